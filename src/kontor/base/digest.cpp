#include "kontor/base/digest.hpp"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace kontor {
namespace {

const EVP_MD* method_of(HashAlgorithm algorithm) {
  return algorithm == HashAlgorithm::sha256 ? EVP_sha256() : EVP_sha384();
}

// The calls below fail only where memory or the algorithm is missing.
void require(bool success) {
  if (!success) throw std::runtime_error("libcrypto cannot compute SHA-2 digests");
}

}  // namespace

struct Digest::State {
  explicit State(HashAlgorithm algorithm) : context(EVP_MD_CTX_new()), method(method_of(algorithm)) {}
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void start() const { require(context != nullptr && EVP_DigestInit_ex(context, method, nullptr) == 1); }

  EVP_MD_CTX* context;
  const EVP_MD* method;
};

Digest::Digest(HashAlgorithm algorithm) : state_(std::make_unique<State>(algorithm)) {
  state_->start();
}

Digest::~Digest() = default;

void Digest::update(std::string_view bytes) {
  require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
}

std::string Digest::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  require(EVP_DigestFinal_ex(state_->context, bytes.data(), &size) == 1);
  state_->start();
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (unsigned i = 0; i < size; ++i) {
    out += digits[bytes[i] >> 4U];
    out += digits[bytes[i] & 0xFU];
  }
  return out;
}

}  // namespace kontor

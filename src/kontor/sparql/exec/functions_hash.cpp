// SPARQL 1.1 section 17.4.6: digests of the UTF-8 form of a string without language tag, in lower-case hexadecimal.
#include <array>

#include <openssl/evp.h>

#include "kontor/sparql/exec/functions.hpp"

namespace kontor::sparql::eval {
namespace {

using Algorithm = const EVP_MD* (*)();

template <Algorithm algorithm>
Item digest(Frame& frame, std::span<const Item> arguments) {
  const auto text = simple_of(frame.pool, arguments[0]);
  if (!text) return {};
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  // Fails where a policy of the system forbids the algorithm.
  if (EVP_Digest(text->data(), text->size(), bytes.data(), &size, algorithm(), nullptr) != 1) return {};
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (unsigned i = 0; i < size; ++i) {
    out += digits[bytes[i] >> 4U];
    out += digits[bytes[i] & 15U];
  }
  return string_item(std::move(out));
}

constexpr std::array rows = {
    FunctionRow{Builtin::md5, digest<EVP_md5>, Behaviour::plain},
    FunctionRow{Builtin::sha1, digest<EVP_sha1>, Behaviour::plain},
    FunctionRow{Builtin::sha256, digest<EVP_sha256>, Behaviour::plain},
    FunctionRow{Builtin::sha384, digest<EVP_sha384>, Behaviour::plain},
    FunctionRow{Builtin::sha512, digest<EVP_sha512>, Behaviour::plain},
};

}  // namespace

std::span<const FunctionRow> hash_functions() {
  return rows;
}

}  // namespace kontor::sparql::eval

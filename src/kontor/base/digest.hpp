// SHA-2 digests (FIPS 180-4) of bytes that arrive in pieces.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kontor {

enum class HashAlgorithm : std::uint8_t { sha256, sha384 };

class Digest {
 public:
  explicit Digest(HashAlgorithm algorithm = HashAlgorithm::sha256);
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void update(std::string_view bytes);

  // The digest of all bytes since the start or the last finish(), in lower-case hexadecimal as checksums are written:
  // 64 characters for SHA-256, 96 for SHA-384.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kontor

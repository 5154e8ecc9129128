// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace kontor {

using Sha256Digest = std::array<unsigned char, 32>;

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void update(std::string_view bytes);

  // The digest of all bytes. Called once, last.
  Sha256Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// In lower-case hexadecimal, 64 characters, as checksums are written.
std::string to_hex(const Sha256Digest& digest);

}  // namespace kontor

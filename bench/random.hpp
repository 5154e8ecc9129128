// Random numbers for generated data: the same for the same seed, on every machine.
#pragma once

#include <cstdint>

namespace kontor::bench {

// SplitMix64 (Steele, Lea, Flood 2014): small, and the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
    return z ^ z >> 31U;
  }

  std::uint64_t below(std::uint64_t limit) { return next() % limit; }

  // Small numbers far more often than large ones: the square of a uniform number.
  std::uint64_t skewed_below(std::uint64_t limit) {
    const double uniform = static_cast<double>(next() >> 11U) * 0x1.0p-53;
    return static_cast<std::uint64_t>(uniform * uniform * static_cast<double>(limit));
  }

 private:
  std::uint64_t state_;
};

}  // namespace kontor::bench

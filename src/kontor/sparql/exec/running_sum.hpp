// What SUM and AVG know of a group, small and plain, because there may be millions of groups.
#pragma once

#include <cstdint>
#include <vector>

#include "kontor/xsd/value.hpp"

namespace kontor::sparql {

// Sums that do not fit into a RunningSum, of all groups.
using LargeSums = std::vector<xsd::Value>;

// The sum of numbers, as xsd::add() has it; zeros are the sum of nothing, which is the integer 0.
class RunningSum {
 public:
  // False, and of no use any more, if the result has too many digits.
  bool add(const xsd::Value& number, LargeSums& large);

  // Adds a sum of numbers that follow, as if they were one. Its large sums are `others`.
  bool merge(const RunningSum& later, const LargeSums& others, LargeSums& large);

  xsd::Value value(const LargeSums& large) const;

  // How many numbers were added.
  std::uint64_t count() const { return count_; }

 private:
  enum class Form : std::uint8_t { integer, decimal, single, real, large };

  bool add_exactly(const xsd::Decimal& number);
  void store(const xsd::Value& sum, LargeSums& large);

  std::uint64_t count_ = 0;
  union {
    std::int64_t coefficient_ = 0;  // of an integer or a decimal
    double real_;                   // also a single
    std::uint64_t place_;           // of a large sum
  };
  std::uint16_t scale_ = 0;  // of a decimal; digits after the point may be zeros
  Form form_ = Form::integer;
};

}  // namespace kontor::sparql

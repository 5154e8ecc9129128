// A scan whose rows can be divided among threads.
#pragma once

#include "kontor/store/permutation.hpp"

namespace kontor::sparql {

class DivisibleScan {
 public:
  virtual ~DivisibleScan() = default;
  DivisibleScan(const DivisibleScan&) = delete;
  DivisibleScan& operator=(const DivisibleScan&) = delete;

  // The rows of the permutation that are scanned, and the part of them that is from the next restart on: all at first.
  // What the scan gives for parts that follow each other is together what it gives for all.
  store::RowRange range() const { return range_; }
  void set_part(store::RowRange part) { part_ = part; }

  // About how many rows the whole scan gives, and that many steps it takes.
  virtual std::size_t expected_rows() const { return range_.size(); }

 protected:
  DivisibleScan() = default;
  void set_range(store::RowRange range) { range_ = part_ = range; }
  store::RowRange part() const { return part_; }

 private:
  store::RowRange range_;
  store::RowRange part_;
};

}  // namespace kontor::sparql

// The part of the records that one of several runs maps, so that big sources can be spread over processes and machines.
#pragma once

#include <cstdint>

namespace kontor::mapping {

// The records of each iterator are dealt out in turn. What a record becomes does not depend on the shard it is in, so the
// union of all shards is what one run makes.
struct Shard {
  std::uint64_t number = 1;  // of this shard, 1 to count
  std::uint64_t count = 1;

  bool is_whole() const { return count == 1; }

  // Whether it has the record with this number (1, 2 ... from the beginning of the source).
  bool has(std::uint64_t record) const { return (record - 1) % count == number - 1; }
};

}  // namespace kontor::mapping

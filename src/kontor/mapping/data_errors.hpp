// Reports what is wrong with the data of a record: its place, number, byte offset and fields, and where the mapping
// asks for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/source/record.hpp"

namespace kontor::mapping {

// What a value is made of.
struct Origin {
  std::vector<std::string_view> fields;  // the references, as the mapping has them
  std::optional<std::size_t> reference;  // the number of the first of them
  const Location* where = nullptr;       // in the mapping
};

class DataErrors {
 public:
  DataErrors(Diagnostics& diagnostics, Severity severity) : diagnostics_(diagnostics), severity_(severity) {}

  // What messages call the source whose records follow.
  void set_source(std::string name) { source_ = std::move(name); }
  const std::string& source() const { return source_; }
  Severity severity() const { return severity_; }

  // Show with the first error of each expression of the mapping where that stands.
  void point_at_mapping() { points_at_mapping_ = true; }

  // How many were added so far.
  std::uint64_t count() const { return count_; }

  void add(const source::Record& record, const Origin& origin, const std::string& message);

 private:
  Diagnostics& diagnostics_;
  Severity severity_;
  std::string source_;
  std::uint64_t count_ = 0;
  bool points_at_mapping_ = false;
  std::set<std::pair<std::uint64_t, std::uint64_t>> pointed_at_;  // line and column in the mapping
};

}  // namespace kontor::mapping

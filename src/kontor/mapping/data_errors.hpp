// Reports what is wrong with the data of a record, with its place, number and byte offset.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "kontor/base/diagnostics.hpp"
#include "kontor/source/record.hpp"

namespace kontor::mapping {

class DataErrors {
 public:
  DataErrors(Diagnostics& diagnostics, Severity severity) : diagnostics_(diagnostics), severity_(severity) {}

  // What messages call the source whose records follow.
  void set_source(std::string name) { source_ = std::move(name); }
  const std::string& source() const { return source_; }
  Severity severity() const { return severity_; }

  // How many were added so far.
  std::uint64_t count() const { return count_; }

  // `reference` points at the field, if it is known which one is wrong.
  void add(const source::Record& record, std::optional<std::size_t> reference, const std::string& message) {
    ++count_;
    const Place place = reference ? record.place(*reference) : record.place();
    diagnostics_.add(severity_, {source_, place, {}},
                     message + " (record " + std::to_string(record.number()) + ", byte " + std::to_string(record.offset()) + ")");
  }

 private:
  Diagnostics& diagnostics_;
  Severity severity_;
  std::string source_;
  std::uint64_t count_ = 0;
};

}  // namespace kontor::mapping

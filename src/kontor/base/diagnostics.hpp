// What is wrong with the data while the work goes on: each finding has a severity, a place and a message.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"

namespace kontor {

enum class Severity { note, warning, error };

// "note", "warning" or "error".
std::string_view to_string(Severity severity);

struct Diagnostic {
  Severity severity = Severity::error;
  Location location;
  std::string message;
};

// Passes findings on to a handler in the order they are added, and counts them. Not thread-safe.
class Diagnostics {
 public:
  using Handler = std::function<void(const Diagnostic&)>;

  // Without a handler findings are only counted.
  explicit Diagnostics(Handler handler = {}) : handler_(std::move(handler)) {}

  void add(Severity severity, Location location, std::string message);
  void error(Location location, std::string message) {
    add(Severity::error, std::move(location), std::move(message));
  }
  void warning(Location location, std::string message) {
    add(Severity::warning, std::move(location), std::move(message));
  }

  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }

 private:
  Handler handler_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

}  // namespace kontor

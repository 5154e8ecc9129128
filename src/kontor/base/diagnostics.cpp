#include "kontor/base/diagnostics.hpp"

#include <utility>

namespace kontor {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

void Diagnostics::add(Severity severity, Location location, std::string message) {
  if (severity == Severity::error) ++errors_;
  if (severity == Severity::warning) ++warnings_;
  if (handler_) handler_({severity, std::move(location), std::move(message)});
}

}  // namespace kontor

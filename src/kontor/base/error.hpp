// How kontor reports what went wrong: a Location says where, an Error says that the work cannot go on.
//
// Errors expected by a specification (an unbound variable, a failed cast in a query) are values, not Errors; wrong data
// that does not stop the work goes to Diagnostics (diagnostics.hpp).
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

namespace kontor {

// A place in a text: both numbers are 1-based, the column counts bytes; 0 means unknown.
struct Place {
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

// A place with all that a message about it shows. Everything may be empty when it is not known.
struct Location {
  std::string file;         // as the user named it; "-" is standard input
  Place place;
  std::string source_line;  // the text of that line without its line end, shown above the caret
  std::string column_name = {};  // in a table: the column's name, which people know better than its number
};

// The work cannot go on. `message` is lower case without a full stop, names the culprit in single quotes and says what
// would have been right. Thrown by every part of the library, turned into text and an exit code by main alone.
class Error : public std::exception {
 public:
  explicit Error(std::string message, Location location = {});

  const char* what() const noexcept override { return message_.c_str(); }
  const std::string& message() const { return message_; }
  const Location& location() const { return location_; }

 private:
  std::string message_;
  Location location_;
};

// A wrong command line (exit code 2).
class UsageError : public Error {
 public:
  using Error::Error;
};

// The reader of our output went away (EPIPE). Not a failure: `kontor ... | head` ends quietly with exit code 0.
class ClosedPipe : public Error {
 public:
  ClosedPipe() : Error("closed pipe") {}
};

// "file:line:column: kind: message", then the source line and a caret under the place, each line ended by '\n'. Parts
// that are unknown are left out; long source lines are cut around the place.
std::string format_message(const Location& location, std::string_view kind, std::string_view message);

}  // namespace kontor

// Reads JSON (RFC 8259) of any size from front to back and tells a handler what it meets, with its place. Memory is
// bounded by the depth of nesting and the longest string.
//
//   struct Counter final : json::Handler { ... };
//   Counter counter;
//   json::read_json(file, file.name(), counter);
#pragma once

#include <cstdint>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/json/limits.hpp"

namespace kontor::json {

// Where a value or a name starts.
struct Position {
  std::uint64_t offset = 0;  // in bytes, 0-based
  Place place;
};

// Receives the content of a text in document order. String views end with the call. Exceptions pass through read_json.
class Handler {
 public:
  virtual ~Handler() = default;

  virtual void null(const Position& position) = 0;
  virtual void boolean(bool value, const Position& position) = 0;
  virtual void number(std::string_view lexical_form, const Position& position) = 0;
  virtual void string(std::string_view value, const Position& position) = 0;
  virtual void begin_object(const Position& position) = 0;
  virtual void key(std::string_view name, const Position& position) = 0;
  virtual void end_object(const Position& position) = 0;
  virtual void begin_array(const Position& position) = 0;
  virtual void end_array(const Position& position) = 0;
};

// Reads one JSON text up to the end of the source. A byte order mark is skipped. Names are not checked for duplicates.
// Numbers must lie within the range of a double; their characters are handed on as they are. Throws Error with `name`,
// line and column if the source is not JSON or not UTF-8, nests too deeply or holds too long a string.
void read_json(ByteSource& source, std::string_view name, Handler& handler, const Limits& limits = {});

}  // namespace kontor::json

// Records: what a source gives to the mapping one at a time, be it a row of CSV or an item of JSON.
//
// A RecordReader is told first which iterators and references will be asked for, so that everything with a name is
// resolved before the first record; then one pass over the bytes pushes every record of every iterator to a handler.
// Nothing in a record outlives the call that received it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::source {

enum class ValueKind : std::uint8_t { null, boolean, number, string, array, object };

// "null", "boolean" ...: the word for messages.
std::string_view to_string(ValueKind kind);

// One value of a record. CSV knows strings only.
struct Value {
  ValueKind kind = ValueKind::null;
  std::string_view text;  // "true", "12.50" as written, the content of a string; empty for null, arrays and objects

  friend bool operator==(const Value&, const Value&) = default;
};

// How many values a reference has.
enum class Count : std::uint8_t { none, one, many };

// The value of a reference that has one. Small enough to be returned in registers, on the way of every term.
struct OnlyValue {
  const char* data = nullptr;
  std::uint32_t size = 0;
  ValueKind kind = ValueKind::null;
  Count count = Count::none;

  OnlyValue() = default;
  explicit OnlyValue(Count how_many) : count(how_many) {}
  explicit OnlyValue(const Value& value)
      : data(value.text.data()),
        size(static_cast<std::uint32_t>(value.text.size())),
        kind(value.kind),
        count(value.text.size() <= UINT32_MAX ? Count::one : Count::many) {}

  std::string_view text() const { return {data, size}; }
};

class JsonNode;
class XmlTape;

// A node of an XML document, by its number on a tape.
struct XmlNode {
  const XmlTape* tape = nullptr;
  std::uint32_t index = 0;
};

class Record {
 public:
  virtual ~Record() = default;

  // Appends the values of a reference (a number that add_reference gave) in the order of the source. A field that is
  // missing gives nothing, one that is null gives a value of kind null.
  virtual void values(std::size_t reference, std::vector<Value>& out) const = 0;

  // The value of a reference that has one; `many`: there may be more, ask values(). The way of most references.
  virtual OnlyValue only_value(std::size_t /*reference*/) const { return OnlyValue(Count::many); }

  // Where the record starts in its source.
  virtual Place place() const = 0;
  // Where the first value of a reference stands, as near as the source can tell.
  virtual Place place(std::size_t /*reference*/) const { return place(); }
  // Appends where the values of a reference stand: one place per value, or fewer where the source tells less.
  virtual void places(std::size_t reference, std::vector<Place>& out) const { out.push_back(place(reference)); }

  // The position among the records of its iterator, 1-based.
  virtual std::uint64_t number() const = 0;

  // The position among those that a logical view makes of one record, 0-based.
  virtual std::uint64_t row() const { return 0; }

  // Where the record starts in bytes from the beginning of the source, 0-based.
  virtual std::uint64_t offset() const = 0;

  // The JSON value that the record is, if it is one: logical views iterate further into it.
  virtual const JsonNode* json() const { return nullptr; }
  // The same for XML.
  virtual std::optional<XmlNode> xml() const { return std::nullopt; }
};

class RecordHandler {
 public:
  virtual ~RecordHandler() = default;

  // A record of the iterator with this number. May throw; reading then stops.
  virtual void record(std::size_t iterator, const Record& record) = 0;
};

// Whether a source is read on a thread of its own, ahead of who uses its records. Records and their order are the same.
enum class ReadAhead { no, yes };

class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // `yes` at first; small sources are read without a thread anyway.
  void set_read_ahead(ReadAhead ahead) { read_ahead_ = ahead; }

  // Asks for the records of an iterator and returns its number (0, 1 ...). `where` is the place in the mapping, for
  // messages. Throws Error if the iterator is not valid in this source's language.
  virtual std::size_t add_iterator(std::string_view iterator, const Location& where) = 0;

  // Asks for the values of a reference in the records of an iterator and returns its number (0, 1 ... per iterator); the
  // same reference gives the same number. Throws Error if the reference is not valid.
  virtual std::size_t add_reference(std::size_t iterator, std::string_view reference, const Location& where) = 0;

  // Reads the source from front to back, once. `name` is the source's name in messages. Throws Error if the source is
  // broken or lacks what was asked for.
  virtual void read(ByteSource& bytes, const std::string& name, RecordHandler& handler) = 0;

 protected:
  ReadAhead read_ahead_ = ReadAhead::yes;
};

}  // namespace kontor::source

// Records of JSON: one pass over a document for any number of iterators and references.
//
// The names, indexes and wildcards that an iterator starts with are matched against the reader's events on the way down;
// from the first value that matches, the value is kept on a tape until it ends, the rest of the iterator (filters, "..",
// slices) is evaluated on it and its records are handed out. Everything else passes by. So memory is the depth of nesting
// plus the largest such value; an iterator that needs the whole document ('$' in a filter) gets it, within the limit.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kontor/source/json_path.hpp"
#include "kontor/source/json_tape.hpp"
#include "kontor/source/record.hpp"

namespace kontor::source {

// References that are evaluated on items of one kind, by number.
class JsonReferences {
 public:
  std::size_t add(std::string_view reference, const Location& where);
  const JsonPath& operator[](std::size_t reference) const { return paths_[reference]; }
  std::size_t size() const { return paths_.size(); }

 private:
  std::vector<JsonPath> paths_;
};

// An item. An array that a reference selects counts as its elements (RML Core, reference expressions).
class JsonRecord final : public Record {
 public:
  // The references must outlive the record.
  JsonRecord(const JsonNode& node, const JsonReferences& references, std::uint64_t number)
      : node_(node), references_(references), number_(number) {}

  void values(std::size_t reference, std::vector<Value>& out) const override;
  Place place() const override { return node_.position().place; }
  Place place(std::size_t reference) const override;
  std::uint64_t number() const override { return number_; }
  std::uint64_t offset() const override { return node_.position().offset; }
  const JsonNode* json() const override { return &node_; }

 private:
  JsonNode node_;
  const JsonReferences& references_;
  std::uint64_t number_;
};

enum class JsonForm { document, lines };  // lines: one JSON text per line (JSON Lines)

class JsonRecordReader final : public RecordReader {
 public:
  explicit JsonRecordReader(JsonForm form = JsonForm::document);
  ~JsonRecordReader() override;

  std::size_t add_iterator(std::string_view iterator, const Location& where) override;
  std::size_t add_reference(std::size_t iterator, std::string_view reference, const Location& where) override;
  void read(ByteSource& bytes, const std::string& name, RecordHandler& handler) override;

 private:
  class Matcher;
  struct Iterator;
  void read_lines(ByteSource& bytes, const std::string& name, RecordHandler& handler);

  JsonForm form_;
  std::vector<std::unique_ptr<Iterator>> iterators_;
};

// Reads one JSON text into a tape. Throws Error if it is not JSON.
void read_json(std::string_view text, std::string_view name, JsonTape& tape);

}  // namespace kontor::source

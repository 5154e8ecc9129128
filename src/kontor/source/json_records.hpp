// Records of JSON: one pass over a document for any number of iterators and references.
//
// The names, indexes and wildcards that an iterator starts with are matched against the reader's events on the way
// down; from the first value that matches, the value is kept on a tape until it ends, the rest of the iterator
// (filters, "..", slices) is evaluated on it and its records are handed out. Everything else passes by. So memory is
// the depth of nesting plus a few batches of such values or the largest of them (long texts are read on a thread of
// their own); an iterator that needs the whole document ('$' in a filter) gets it, within the limit.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kontor/source/json_path.hpp"
#include "kontor/source/json_tape.hpp"
#include "kontor/source/record.hpp"

namespace kontor::source {

// References that are evaluated on items of one kind, by number. Most begin with the name of a member of the item:
// those members are looked up together, in one walk over the item.
class JsonReferences {
 public:
  std::size_t add(std::string_view reference, const Location& where);
  std::size_t size() const { return references_.size(); }

 private:
  friend class JsonRecord;
  static constexpr std::size_t no_member = static_cast<std::size_t>(-1);

  struct Reference {
    JsonPath path;
    std::size_t member = no_member;  // a number in names_: where the path starts
    JsonPath rest;                   // what follows the member
  };

  const std::vector<JsonNode>& members_of(const JsonNode& item) const;
  std::size_t member_named(std::string_view name, std::size_t position) const;

  std::vector<Reference> references_;
  std::vector<std::string> names_;
  // Of the item that was asked for last. Its number tells items of a tape that is used again apart.
  mutable std::uint64_t records_ = 0;
  mutable std::uint64_t found_record_ = 0;
  mutable std::vector<JsonNode> found_;     // by member
  mutable std::vector<std::size_t> order_;  // the member that stood at each position of the item before
};

// An item. An array that a reference selects counts as its elements (RML Core, reference expressions).
class JsonRecord final : public Record {
 public:
  // The references must outlive the record.
  JsonRecord(const JsonNode& node, const JsonReferences& references, std::uint64_t number)
      : node_(node), references_(references), number_(number), serial_(++references.records_) {}

  void values(std::size_t reference, std::vector<Value>& out) const override;
  OnlyValue only_value(std::size_t reference) const override;
  Place place() const override { return node_.position().place; }
  Place place(std::size_t reference) const override;
  void places(std::size_t reference, std::vector<Place>& out) const override;
  std::uint64_t number() const override { return number_; }
  std::uint64_t offset() const override { return node_.position().offset; }
  const JsonNode* json() const override { return &node_; }

 private:
  // Where the reference starts: the member it names first, or the item.
  JsonNode start(const JsonReferences::Reference& reference) const;

  JsonNode node_;
  const JsonReferences& references_;
  std::uint64_t number_;
  std::uint64_t serial_;
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
  struct Batch;
  struct Iterator;
  static void read_lines(ByteSource& bytes, const std::string& name, json::Handler& matcher);
  static void hand_out(Iterator& iterator, std::size_t number, const JsonNode& node, RecordHandler& handler);

  JsonForm form_;
  std::vector<std::unique_ptr<Iterator>> iterators_;
};

// Reads one JSON text into a tape. Throws Error if it is not JSON.
void read_json(std::string_view text, std::string_view name, JsonTape& tape);

}  // namespace kontor::source

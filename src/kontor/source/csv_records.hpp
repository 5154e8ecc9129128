// Records of CSV: each row is one, references are column names.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kontor/source/csv_reader.hpp"
#include "kontor/source/record.hpp"

namespace kontor::source {

// References as column names, resolved against a header once.
class CsvReferences {
 public:
  std::size_t add(std::string_view column, const Location& where);

  // Throws Error if a column is missing, with a suggestion.
  void resolve(const CsvReader& reader, const std::string& source_name);

  std::size_t column(std::size_t reference) const { return columns_[reference]; }
  std::size_t size() const { return names_.size(); }

 private:
  struct Name {
    std::string column;
    Location where;
  };
  std::vector<Name> names_;
  std::vector<std::size_t> columns_;
};

// The row that a reader stands at.
class CsvRecord final : public Record {
 public:
  CsvRecord(const CsvReader& reader, const CsvReferences& references) : reader_(reader), references_(references) {}

  void values(std::size_t reference, std::vector<Value>& out) const override {
    out.push_back({ValueKind::string, reader_.fields()[references_.column(reference)]});
  }
  OnlyValue only_value(std::size_t reference) const override {
    return OnlyValue(Value{ValueKind::string, reader_.fields()[references_.column(reference)]});
  }
  Place place() const override { return {reader_.line(), 1}; }
  Place place(std::size_t reference) const override { return reader_.place(references_.column(reference)); }
  std::uint64_t number() const override { return reader_.row_number(); }
  std::uint64_t offset() const override { return reader_.offset(); }

 private:
  const CsvReader& reader_;
  const CsvReferences& references_;
};

class CsvRecordReader final : public RecordReader {
 public:
  // Rows with fewer or more fields than the header are errors in `diagnostics` and are left out.
  CsvRecordReader(CsvDialect dialect, Diagnostics& diagnostics)
      : dialect_(std::move(dialect)), diagnostics_(diagnostics) {}

  // A row is the only iterator; the text is not looked at.
  std::size_t add_iterator(std::string_view, const Location&) override { return 0; }
  std::size_t add_reference(std::size_t, std::string_view reference, const Location& where) override {
    return references_.add(reference, where);
  }
  void read(ByteSource& bytes, const std::string& name, RecordHandler& handler) override;

 private:
  CsvDialect dialect_;
  Diagnostics& diagnostics_;
  CsvReferences references_;
};

}  // namespace kontor::source

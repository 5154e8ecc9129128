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

// Rows that a reader has gone over, with their texts.
class CsvBatch {
 public:
  void clear();

  // Adds the row that the reader stands at.
  void add(const CsvReader& reader);

  std::size_t size() const { return rows_.size(); }
  // Whether the batch is to be handed over before that row: its place is too far from that of the first one.
  bool is_full_for(const CsvReader& reader) const {
    return !rows_.empty() && reader.offset() - offset_ > most_after_first;
  }
  std::size_t bytes() const { return texts_.size() + fields_.size() * sizeof(Field); }

 private:
  friend class CsvBatchRecord;
  // Small, for another core fetches them.
  struct Field {
    std::uint32_t begin;  // of its content in texts_
    std::uint32_t size;
  };
  struct Row {
    std::uint32_t text;         // where the row as it is written begins in texts_
    std::uint32_t first_field;  // in fields_
    std::uint32_t line;         // after that of the first row
    std::uint32_t offset;       // after that of the first row
  };
  // A field whose content is elsewhere or has lost blanks, and where it is written in the row.
  struct Moved {
    std::size_t field;
    std::size_t start;
  };
  static constexpr std::size_t most_after_first = std::size_t{1} << 31U;

  // Where a field stands in its row as it is written, with its quote.
  std::size_t start_of(std::size_t row, std::size_t column) const;

  std::size_t fields_of(std::size_t row) const {
    return (row + 1 < rows_.size() ? rows_[row + 1].first_field : fields_.size()) - rows_[row].first_field;
  }

  std::string texts_;  // a row as it is written, then the contents of its fields that differ from that, and so on
  std::vector<Field> fields_;
  std::vector<Row> rows_;
  std::vector<Moved> moved_;  // in the order of fields_
  char quote_ = 0;
  // Where the first row stands; rows are numbered without gaps.
  std::uint64_t line_ = 0;
  std::uint64_t number_ = 0;
  std::uint64_t offset_ = 0;
};

// A row of a batch.
class CsvBatchRecord final : public Record {
 public:
  CsvBatchRecord(const CsvBatch& batch, std::size_t row, const CsvReferences& references)
      : batch_(batch),
        row_(row),
        texts_(batch.texts_.data()),
        fields_(batch.fields_.data() + batch.rows_[row].first_field),
        size_(batch.fields_of(row)),
        references_(references) {}

  std::size_t size() const { return size_; }

  void values(std::size_t reference, std::vector<Value>& out) const override {
    out.push_back({ValueKind::string, field(references_.column(reference))});
  }
  OnlyValue only_value(std::size_t reference) const override {
    return OnlyValue(Value{ValueKind::string, field(references_.column(reference))});
  }
  Place place() const override { return {batch_.line_ + written().line, 1}; }
  Place place(std::size_t reference) const override;
  std::uint64_t number() const override { return batch_.number_ + row_; }
  std::uint64_t offset() const override { return batch_.offset_ + written().offset; }

 private:
  const CsvBatch::Row& written() const { return batch_.rows_[row_]; }
  std::string_view field(std::size_t column) const { return {texts_ + fields_[column].begin, fields_[column].size}; }

  const CsvBatch& batch_;
  std::size_t row_;
  const char* texts_;
  const CsvBatch::Field* fields_;
  std::size_t size_;
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

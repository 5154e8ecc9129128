#include "kontor/source/csv_records.hpp"

#include <algorithm>

#include "kontor/base/error.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/source/batches.hpp"

namespace kontor::source {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 18U;  // small files are one batch and need no thread

}  // namespace

std::size_t CsvReferences::add(std::string_view column, const Location& where) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].column == column) return i;
  }
  names_.push_back({std::string(column), where});
  return names_.size() - 1;
}

void CsvReferences::resolve(const CsvReader& reader, const std::string& source_name) {
  columns_.clear();
  for (const Name& name : names_) {
    const std::optional<std::size_t> column = reader.column(name.column);
    if (!column) {
      const std::vector<std::string_view> known(reader.header().begin(), reader.header().end());
      throw Error("'" + source_name + "' has no column '" + name.column + "'" + suggestion(name.column, known),
                  name.where);
    }
    columns_.push_back(*column);
  }
}

void CsvBatch::clear() {
  texts_.clear();
  fields_.clear();
  rows_.clear();
  moved_.clear();
}

void CsvBatch::add(const CsvReader& reader) {
  if (rows_.empty()) {
    quote_ = reader.quote();
    line_ = reader.line();
    number_ = reader.row_number();
    offset_ = reader.offset();
  }
  const std::string_view row = reader.row_text();
  const auto text = static_cast<std::uint32_t>(texts_.size());
  rows_.push_back({text, static_cast<std::uint32_t>(fields_.size()), static_cast<std::uint32_t>(reader.line() - line_),
                   static_cast<std::uint32_t>(reader.offset() - offset_)});
  texts_ += row;
  const std::span<const std::string_view> fields = reader.fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto in_row = static_cast<std::size_t>(fields[i].data() - row.data());
    std::size_t begin = text + in_row;
    const std::size_t start = reader.field_start(i);
    if (in_row != start + (reader.quoted(i) ? 1 : 0)) moved_.push_back({fields_.size(), start});
    if (in_row > row.size()) {  // what had doubled quotes stands elsewhere
      begin = texts_.size();
      texts_ += fields[i];
    }
    fields_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(fields[i].size())});
  }
}

std::size_t CsvBatch::start_of(std::size_t row, std::size_t column) const {
  const std::size_t field = rows_[row].first_field + column;
  const auto moved = std::lower_bound(moved_.begin(), moved_.end(), field,
                                      [](const Moved& entry, std::size_t number) { return entry.field < number; });
  if (moved != moved_.end() && moved->field == field) return moved->start;
  const std::size_t begin = fields_[field].begin;
  const std::size_t text = rows_[row].text;
  const bool quoted = quote_ != 0 && begin > text && texts_[begin - 1] == quote_;
  return begin - text - (quoted ? 1 : 0);
}

Place CsvBatchRecord::place(std::size_t reference) const {
  const std::size_t start = batch_.start_of(row_, references_.column(reference));
  const Place in_row = SourceText({}, std::string_view(texts_ + written().text, start)).place(start);
  return {batch_.line_ + written().line + in_row.line - 1, in_row.column};
}

void CsvRecordReader::read(ByteSource& bytes, const std::string& name, RecordHandler& handler) {
  PeekedSource source(bytes, batch_bytes);
  const ReadAhead ahead = source.head().size() < batch_bytes ? ReadAhead::no : read_ahead_;
  CsvReader reader(source, name, dialect_, &diagnostics_);
  references_.resolve(reader, name);
  const std::size_t columns = reader.header().size();
  const auto produce = [&reader](BatchFeed<CsvBatch>& feed) {
    while (reader.next()) {
      if (feed.batch().is_full_for(reader)) feed.hand_over();
      feed.batch().add(reader);
      if (feed.batch().bytes() >= batch_bytes) feed.hand_over();
    }
  };
  read_in_batches<CsvBatch>(ahead, produce, [&](const CsvBatch& batch) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const CsvBatchRecord record(batch, i, references_);
      if (record.size() == columns) {
        handler.record(0, record);
        continue;
      }
      diagnostics_.error({name, record.place(), {}}, "record " + std::to_string(record.number()) + " has " +
                                                         std::to_string(record.size()) + " fields, the header has " +
                                                         std::to_string(columns));
    }
  });
}

}  // namespace kontor::source

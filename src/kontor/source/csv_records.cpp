#include "kontor/source/csv_records.hpp"

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"

namespace kontor::source {

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
      throw Error("'" + source_name + "' has no column '" + name.column + "'" + suggestion(name.column, known), name.where);
    }
    columns_.push_back(*column);
  }
}

void CsvRecordReader::read(ByteSource& bytes, const std::string& name, RecordHandler& handler) {
  CsvReader reader(bytes, name, dialect_, &diagnostics_);
  references_.resolve(reader, name);
  const std::size_t columns = reader.header().size();
  const CsvRecord record(reader, references_);
  while (reader.next()) {
    if (reader.fields().size() != columns) {
      diagnostics_.error(reader.location({reader.line(), 1}),
                         "record " + std::to_string(reader.row_number()) + " has " +
                             std::to_string(reader.fields().size()) + " fields, the header has " + std::to_string(columns));
      continue;
    }
    handler.record(0, record);
  }
}

}  // namespace kontor::source

#include "kontor/mapping/record_readers.hpp"

#include "kontor/source/csv_records.hpp"
#include "kontor/source/json_records.hpp"
#include "kontor/source/xml_records.hpp"

namespace kontor::mapping {
namespace {

source::JsonForm json_form(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zip"}) {
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  }
  const bool lines = path.ends_with(".jsonl") || path.ends_with(".ndjson");
  return lines ? source::JsonForm::lines : source::JsonForm::document;
}

}  // namespace

std::unique_ptr<source::RecordReader> make_record_reader(const LogicalSource& source, Diagnostics& diagnostics) {
  switch (source.formulation) {
    case ReferenceFormulation::csv:
      return std::make_unique<source::CsvRecordReader>(source.file.dialect, diagnostics);
    case ReferenceFormulation::xpath:
      return std::make_unique<source::XmlRecordReader>(source.namespaces);
    case ReferenceFormulation::json_path:
      break;
  }
  return std::make_unique<source::JsonRecordReader>(json_form(source.file.path));
}

}  // namespace kontor::mapping

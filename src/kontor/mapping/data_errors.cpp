#include "kontor/mapping/data_errors.hpp"

#include <algorithm>

namespace kontor::mapping {
namespace {

// "field 'a'", "fields 'a' and 'b'", each field once.
std::string list_fields(const std::vector<std::string_view>& fields) {
  std::vector<std::string_view> distinct;
  for (const std::string_view field : fields) {
    if (std::find(distinct.begin(), distinct.end(), field) == distinct.end()) distinct.push_back(field);
  }
  std::string text = distinct.size() == 1 ? "field " : "fields ";
  for (std::size_t i = 0; i < distinct.size(); ++i) {
    if (i > 0) text += i + 1 == distinct.size() ? " and " : ", ";
    text.append("'").append(distinct[i]).append("'");
  }
  return text;
}

}  // namespace

void DataErrors::add(const source::Record& record, const Origin& origin, const std::string& message) {
  ++count_;
  const Place place = origin.reference ? record.place(*origin.reference) : record.place();
  std::string text =
      message + " (record " + std::to_string(record.number()) + ", byte " + std::to_string(record.offset());
  if (!origin.fields.empty()) text += ", " + list_fields(origin.fields);
  diagnostics_.add(severity_, {source_, place, {}}, text + ")");
  if (!points_at_mapping_ || origin.where == nullptr || origin.where->place.line == 0) return;
  const Place where = origin.where->place;
  if (!pointed_at_.insert({where.line, where.column}).second) return;
  diagnostics_.add(Severity::note, *origin.where, "the mapping asks for it here");
}

}  // namespace kontor::mapping

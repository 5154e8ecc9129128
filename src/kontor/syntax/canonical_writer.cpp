#include "kontor/syntax/canonical_writer.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kontor/syntax/blank_node_canonicalization.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

bool has_upper_case(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

void CanonicalWriter::quad(const rdf::QuadView& quad, Place) {
  if (!has_upper_case(quad.object.language)) return table_.add(quad);
  rdf::QuadView lower = quad;
  const std::string language = lower_case(quad.object.language);
  lower.object.language = language;
  table_.add(lower);
}

void CanonicalWriter::finish() {
  std::vector<QuadTable::Row>& rows = table_.rows();
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  const std::vector<std::string> labels = canonical_labels(table_, algorithm_);

  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> lines;  // begin and size
  lines.reserve(rows.size());
  for (const QuadTable::Row& row : rows) {
    const std::size_t begin = text.size();
    for (const QuadTable::TermNumber term : {row.subject, row.predicate, row.object, row.graph_name}) {
      if (term == QuadTable::none) continue;
      append_term(text, labels[term].empty() ? table_.term(term) : rdf::blank_node(labels[term]));
      text += ' ';
    }
    text += ".\n";
    lines.emplace_back(begin, text.size() - begin);
  }
  const auto line = [&text](const auto& place) { return std::string_view(text).substr(place.first, place.second); };
  // The order of bytes in UTF-8 is that of code points.
  std::sort(lines.begin(), lines.end(), [&line](const auto& a, const auto& b) { return line(a) < line(b); });

  if (output_ == Output::quads) {
    for (const auto& place : lines) sink_.write(line(place));
    return;
  }
  Digest digest(algorithm_);
  for (const auto& place : lines) digest.update(line(place));
  sink_.write(digest.finish() + "\n");
}

}  // namespace kontor::syntax

#include "cli/map_preview.hpp"

#include <algorithm>

#include "kontor/base/utf8.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::cli {
namespace {

constexpr std::size_t max_left = 44;       // columns for the fields
constexpr std::size_t max_reference = 20;  // and of those for their names

// The text in at most `columns` characters, its end cut off.
std::string shortened(const std::string& text, std::size_t columns) {
  std::string clean = text;
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  if (count_code_points(clean) <= columns) return clean;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < columns; ++i) decode_utf8(clean, at);
  return clean.substr(0, at) + "…";
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t size = count_code_points(text);
  if (size < columns) text.append(columns - size, ' ');
  return text;
}

std::string iri_text(std::string_view iri, const rdf::PrefixMap& prefixes) {
  if (const auto parts = prefixes.shorten(iri);
      parts && parts->second.find_first_of("/#?()") == std::string_view::npos) {
    return std::string(parts->first) + ":" + std::string(parts->second);
  }
  return "<" + std::string(iri) + ">";
}

std::string term_text(const rdf::TermView& term, const rdf::PrefixMap& prefixes) {
  if (term.is_iri()) return iri_text(term.text, prefixes);
  std::string out = rdf::to_string(term);
  if (term.is_literal() && !term.datatype.empty() && term.language.empty()) {
    out = rdf::to_string(rdf::literal(term.text)) + "^^" + iri_text(term.datatype, prefixes);
  }
  return out;
}

// Triples as lines, the subject on one of its own where it changes.
std::vector<std::string> triple_lines(const std::vector<rdf::Quad>& quads, const rdf::PrefixMap& prefixes) {
  std::vector<std::string> lines;
  std::string subject;
  for (const rdf::Quad& quad : quads) {
    const rdf::QuadView view = quad.view();
    std::string head = term_text(view.subject, prefixes);
    if (view.graph_name) head += " in " + term_text(view.graph_name, prefixes);
    if (head != subject) lines.push_back(subject = head);
    const bool is_type = view.predicate.text == rdf::vocab::rdf::type;
    lines.push_back("  " + (is_type ? "a" : term_text(view.predicate, prefixes)) + " " +
                    term_text(view.object, prefixes));
  }
  if (lines.empty()) lines.emplace_back("(nothing)");
  return lines;
}

}  // namespace

std::string show_previews(const std::vector<mapping::Preview>& previews, const rdf::PrefixMap& prefixes,
                          std::size_t width) {
  std::string out;
  for (const mapping::Preview& preview : previews) {
    if (!out.empty()) out += '\n';
    out += preview.triples_map + ", " + preview.source + (preview.records.empty() ? ": no records" : "") + '\n';
    for (const mapping::PreviewRecord& record : preview.records) {
      out += "\nline " + std::to_string(record.record.place.line) + '\n';
      std::size_t name_width = 0;
      for (const auto& [reference, value] : record.record.values) {
        name_width = std::max(name_width, std::min(count_code_points(reference), max_reference));
      }
      std::vector<std::string> left;
      for (const auto& [reference, value] : record.record.values) {
        left.push_back(padded(shortened(reference, max_reference), name_width) + "  " +
                       shortened(value, max_left - name_width - 2));
      }
      std::size_t left_width = 0;
      for (const std::string& line : left) left_width = std::max(left_width, count_code_points(line));
      const std::vector<std::string> right = triple_lines(record.quads, prefixes);
      const std::size_t right_width = width > left_width + 30 ? width - left_width - 5 : 200;
      for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        std::string line = "  " + padded(i < left.size() ? left[i] : "", left_width);
        line += i < right.size() ? " │ " + shortened(right[i], right_width) : " │";
        out += line + '\n';
      }
    }
  }
  return out;
}

}  // namespace kontor::cli

#include <algorithm>

#include "kontor/base/source_text.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/sparql/results/csv_results.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/escapes.hpp"

namespace kontor::sparql {
namespace {

namespace xsd = rdf::vocab::xsd;

// A document in memory and the walk over its cells.
class CellReader {
 public:
  CellReader(ByteSource& source, std::string_view name) : text_(read_all(source)), source_(name, text_) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    const std::size_t invalid = find_invalid_utf8(text_);
    if (invalid != std::string_view::npos) fail(invalid, "not valid UTF-8");
  }

  // The answer of ASK, if this is one: nothing but 'true' or 'false' in the document.
  bool is_boolean(bool& answer) const {
    std::string_view rest = std::string_view(text_).substr(at_);
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r')) rest.remove_suffix(1);
    answer = rest == "true";
    return answer || rest == "false";
  }

  bool at_end() const { return at_ == text_.size(); }
  std::size_t offset() const { return at_; }
  std::string_view rest() const { return std::string_view(text_).substr(at_); }
  void skip(std::size_t count) { at_ += count; }

  bool accept(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  // LF, CRLF or the end of the document.
  bool accept_line_end() {
    if (at_end() || accept('\n')) return true;
    if (!rest().starts_with("\r\n")) return false;
    at_ += 2;
    return true;
  }

  [[noreturn]] void fail(std::size_t offset, std::string message) const {
    throw Error(std::move(message), source_.location(offset));
  }

 private:
  std::string text_;
  SourceText source_;
  std::size_t at_ = 0;
};

// One row of cells up to the line end, each read by `read_cell`.
template <typename ReadCell>
auto read_row(CellReader& in, char separator, ReadCell read_cell) {
  std::vector<decltype(read_cell())> cells;
  do {
    cells.push_back(read_cell());
  } while (in.accept(separator));
  if (!in.accept_line_end()) in.fail(in.offset(), "unexpected text behind a cell");
  return cells;
}

void push_rows(CellReader& in, char separator, const std::vector<std::string>& columns, SolutionSink& sink,
               rdf::Term (*read_term)(CellReader&)) {
  sink.variables(std::vector<std::string_view>(columns.begin(), columns.end()));
  std::vector<rdf::TermView> views(columns.size());
  while (!in.at_end()) {
    const std::size_t begin = in.offset();
    std::vector<rdf::Term> row = read_row(in, separator, [&] { return read_term(in); });
    if (columns.empty() && row.size() == 1 && !row[0]) row.clear();
    if (row.size() != columns.size()) {
      in.fail(begin, "this row has " + std::to_string(row.size()) + " cells for " + std::to_string(columns.size()) +
                         " variables");
    }
    std::transform(row.begin(), row.end(), views.begin(), [](const rdf::Term& term) { return term.view(); });
    sink.solution(views);
  }
  sink.finish();
}

std::string read_csv_cell(CellReader& in) {
  if (!in.accept('"')) {
    std::string cell(in.rest().substr(0, in.rest().find_first_of(",\r\n")));
    in.skip(cell.size());
    return cell;
  }
  const std::size_t begin = in.offset() - 1;
  std::string cell;
  while (true) {
    const std::size_t quote = in.rest().find('"');
    if (quote == std::string_view::npos) in.fail(begin, "this quoted cell does not end");
    cell += in.rest().substr(0, quote);
    in.skip(quote + 1);
    if (!in.accept('"')) return cell;
    cell += '"';
  }
}

rdf::Term read_csv_term(CellReader& in) {
  const std::string cell = read_csv_cell(in);
  return cell.empty() ? rdf::Term() : rdf::Term(rdf::literal(cell));
}

std::string read_tsv_name(CellReader& in) {
  std::string_view cell = in.rest().substr(0, in.rest().find_first_of("\t\r\n"));
  const std::size_t begin = in.offset();
  in.skip(cell.size());
  if (!cell.starts_with('?') && !cell.starts_with('$')) in.fail(begin, "expected a variable such as '?x'");
  return std::string(cell.substr(1));
}

// What stands between delimiters, its escapes decoded; the cursor is behind the first delimiter.
std::string read_delimited(CellReader& in, char end, syntax::Escape (*decode)(std::string&, std::string_view)) {
  const std::size_t begin = in.offset() - 1;
  const char stops[] = {end, '\\', '\n', '\r', '\0'};
  std::string out;
  while (true) {
    const std::size_t stop = in.rest().find_first_of(stops);
    if (stop == std::string_view::npos || in.rest()[stop] == '\n' || in.rest()[stop] == '\r') {
      in.fail(begin, "this term does not end");
    }
    out += in.rest().substr(0, stop);
    in.skip(stop);
    if (in.accept(end)) return out;
    const syntax::Escape escape = decode(out, in.rest());
    if (escape.length == 0) in.fail(in.offset(), escape.error);
    in.skip(escape.length);
  }
}

rdf::Term read_tsv_literal(CellReader& in, char quote) {
  const std::string text = read_delimited(in, quote, syntax::decode_string_escape);
  if (in.accept('@')) {
    const std::size_t length = syntax::match_language_tag(in.rest());
    if (length == 0) in.fail(in.offset(), "expected a language tag");
    const std::string language(in.rest().substr(0, length));
    in.skip(length);
    return rdf::Term(rdf::language_string(text, language));
  }
  if (!in.rest().starts_with("^^<")) return rdf::Term(rdf::literal(text));
  in.skip(3);
  return rdf::Term(rdf::literal(text, read_delimited(in, '>', syntax::decode_uchar)));
}

// A number or boolean without quotes.
rdf::Term read_bare_literal(CellReader& in) {
  const std::string text(in.rest().substr(0, in.rest().find_first_of("\t\r\n")));
  const std::size_t begin = in.offset();
  in.skip(text.size());
  if (text == "true" || text == "false") return rdf::Term(rdf::literal(text, xsd::boolean));
  if (text.find_first_not_of("0123456789+-.eE") != std::string::npos ||
      text.find_first_of("0123456789") == std::string::npos) {
    in.fail(begin, "expected a term in Turtle syntax");
  }
  const bool exponent = text.find_first_of("eE") != std::string::npos;
  const bool point = text.find('.') != std::string::npos;
  return rdf::Term(rdf::literal(text, exponent ? xsd::double_ : point ? xsd::decimal : xsd::integer));
}

rdf::Term read_tsv_term(CellReader& in) {
  const std::string_view rest = in.rest();
  if (rest.empty() || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r') return {};
  if (in.accept('<')) return rdf::Term(rdf::iri(read_delimited(in, '>', syntax::decode_uchar)));
  if (in.accept('"')) return read_tsv_literal(in, '"');
  if (in.accept('\'')) return read_tsv_literal(in, '\'');
  if (!rest.starts_with("_:")) return read_bare_literal(in);
  const std::size_t length = syntax::match_blank_node_label(rest.substr(2));
  if (length == 0) in.fail(in.offset(), "expected a blank node label behind '_:'");
  in.skip(length + 2);
  return rdf::Term(rdf::blank_node(rest.substr(2, length)));
}

// Reads the header and, with `read_term`, the rows.
void read_separated(CellReader& in, char separator, SolutionSink& sink, std::string (*read_name)(CellReader&),
                    rdf::Term (*read_term)(CellReader&)) {
  bool answer = false;
  if (in.is_boolean(answer)) {
    sink.boolean(answer);
    sink.finish();
    return;
  }
  std::vector<std::string> columns;
  const std::string_view rest = in.rest();
  if (rest.empty() || rest.starts_with('\n') || rest.starts_with("\r\n")) {
    in.accept_line_end();
  } else {
    columns = read_row(in, separator, [&] { return read_name(in); });
  }
  push_rows(in, separator, columns, sink, read_term);
}

}  // namespace

void read_csv_results(ByteSource& source, std::string_view name, SolutionSink& sink) {
  CellReader in(source, name);
  read_separated(in, ',', sink, read_csv_cell, read_csv_term);
}

void read_tsv_results(ByteSource& source, std::string_view name, SolutionSink& sink) {
  CellReader in(source, name);
  read_separated(in, '\t', sink, read_tsv_name, read_tsv_term);
}

}  // namespace kontor::sparql

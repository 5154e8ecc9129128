#include "kontor/base/csv_field.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/sparql/results/buffered_writer.hpp"
#include "kontor/sparql/results/csv_results.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::sparql {
namespace {

namespace xsd = rdf::vocab::xsd;

void append_csv(std::string& out, const rdf::TermView& term) {
  if (term.is_blank_node()) out += "_:";
  append_csv_field(out, term.text);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether the lexical form stands for the literal in Turtle without quotes (Turtle section 2.5.2).
bool is_bare_number(const rdf::TermView& term) {
  std::string_view rest = term.text;
  const auto skip_digits = [&rest] {
    const std::size_t before = rest.size();
    while (!rest.empty() && is_digit(rest[0])) rest.remove_prefix(1);
    return before - rest.size();
  };
  const auto skip_sign = [&rest] {
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) rest.remove_prefix(1);
  };
  skip_sign();
  const std::size_t whole = skip_digits();
  if (term.datatype == xsd::integer) return whole > 0 && rest.empty();
  std::size_t fraction = 0;
  const bool point = !rest.empty() && rest[0] == '.';
  if (point) {
    rest.remove_prefix(1);
    fraction = skip_digits();
  }
  if (term.datatype == xsd::decimal) return point && fraction > 0 && rest.empty();
  if (term.datatype != xsd::double_ || whole + fraction == 0 || rest.empty() || (rest[0] | 0x20) != 'e') return false;
  rest.remove_prefix(1);
  skip_sign();
  return skip_digits() > 0 && rest.empty();
}

void append_tsv(std::string& out, const rdf::TermView& term) {
  if (!term) return;
  if (term.is_literal() && is_bare_number(term)) {
    out += term.text;
  } else {
    syntax::append_term(out, term);
  }
}

// What differs between the two.
struct Style {
  char separator;
  std::string_view line_end;
  std::string_view name_start;
  void (*append)(std::string& out, const rdf::TermView& term);
};

constexpr Style csv_style = {',', "\r\n", "", append_csv};
constexpr Style tsv_style = {'\t', "\n", "?", append_tsv};

class SeparatedWriter final : public SolutionSink {
 public:
  SeparatedWriter(ByteSink& sink, const Style& style) : writer_(sink), style_(style) {}

  void variables(std::span<const std::string_view> names) override {
    std::string& out = writer_.out();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) out += style_.separator;
      out.append(style_.name_start).append(names[i]);
    }
    out += style_.line_end;
  }

  void solution(std::span<const rdf::TermView> row) override {
    std::string& out = writer_.out();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += style_.separator;
      style_.append(out, row[i]);
    }
    out += style_.line_end;
    writer_.flush_if_full();
  }

  void boolean(bool answer) override {
    writer_.out() += answer ? "true" : "false";
    writer_.out() += style_.line_end;
  }

  void finish() override { writer_.flush(); }

 private:
  BufferedWriter writer_;
  const Style& style_;
};

}  // namespace

std::unique_ptr<SolutionSink> make_csv_writer(ByteSink& sink, const ResultsWriteOptions& /*options*/) {
  return std::make_unique<SeparatedWriter>(sink, csv_style);
}

std::unique_ptr<SolutionSink> make_tsv_writer(ByteSink& sink, const ResultsWriteOptions& /*options*/) {
  return std::make_unique<SeparatedWriter>(sink, tsv_style);
}

}  // namespace kontor::sparql

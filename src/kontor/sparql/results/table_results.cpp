#include "kontor/sparql/results/table_results.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/sparql/results/buffered_writer.hpp"
#include "kontor/sparql/results/display_text.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::sparql {
namespace {

namespace xsd = rdf::vocab::xsd;

// How many rows decide on the widths of the columns. They are held in memory; the rows behind them are cut to fit.
constexpr std::size_t measured_rows = 1000;

constexpr std::string_view gap = "  ";

// No column is cut below this, whatever the terminal's width.
constexpr std::size_t min_column_width = 6;

bool is_number(const rdf::TermView& term) {
  constexpr std::string_view derived[] = {"long",
                                          "int",
                                          "short",
                                          "byte",
                                          "nonNegativeInteger",
                                          "positiveInteger",
                                          "nonPositiveInteger",
                                          "negativeInteger",
                                          "unsignedLong",
                                          "unsignedInt",
                                          "unsignedShort",
                                          "unsignedByte"};
  if (!term.is_literal() || !term.datatype.starts_with(xsd::ns)) return false;
  if (term.datatype == xsd::integer || term.datatype == xsd::decimal || term.datatype == xsd::double_ ||
      term.datatype == xsd::float_) {
    return true;
  }
  const std::string_view local = term.datatype.substr(xsd::ns.size());
  return std::find(std::begin(derived), std::end(derived), local) != std::end(derived);
}

class TableWriter final : public SolutionSink {
 public:
  TableWriter(ByteSink& sink, const ResultsWriteOptions& options) : writer_(sink), options_(options) {}

  void variables(std::span<const std::string_view> names) override {
    names_.assign(names.begin(), names.end());
    numeric_.assign(names.size(), true);
    languages_.assign(names.size(), std::nullopt);
  }

  void solution(std::span<const rdf::TermView> row) override {
    ++count_;
    std::vector<Cell> cells;
    cells.reserve(row.size());
    for (const rdf::TermView& term : row) cells.push_back({cell(term), std::string(term.language)});
    if (started_) {
      append_row(with_languages(std::move(cells)));
      return;
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i]) continue;
      if (!is_number(row[i])) numeric_[i] = false;
      if (!languages_[i]) languages_[i] = row[i].language;
      if (*languages_[i] != row[i].language) languages_[i] = "";
    }
    waiting_.push_back(std::move(cells));
    if (waiting_.size() == measured_rows) start();
  }

  void boolean(bool answer) override {
    writer_.out() += answer ? "true\n" : "false\n";
    is_boolean_ = true;
  }

  void finish() override {
    if (!is_boolean_) {
      if (!started_) start();
      std::string& out = writer_.out();
      if (count_ > 0 && !names_.empty()) out += '\n';
      out += std::to_string(count_);
      out += count_ == 1 ? " row\n" : " rows\n";
    }
    writer_.flush();
  }

 private:
  struct Cell {
    std::string text;
    std::string language;
  };

  // Text without quotes; IRIs as prefixed names, or in angle brackets.
  std::string cell(const rdf::TermView& term) const {
    std::string out;
    if (term.is_blank_node()) out += "_:";
    if (term.is_iri()) {
      append_iri(out, term.text);
      return out;
    }
    append_visible(out, term.text);
    return out;
  }

  // The texts of a row, with the language tags that their columns do not have in common.
  std::vector<std::string> with_languages(std::vector<Cell> row) const {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string& text = cells.emplace_back(std::move(row[i].text));
      if (!row[i].language.empty() && row[i].language != languages_[i]) text.append(" @").append(row[i].language);
    }
    return cells;
  }

  void append_iri(std::string& out, std::string_view iri) const {
    const auto parts = options_.prefixes.shorten(iri);
    if (parts && syntax::match_blank_node_label(parts->second) == parts->second.size()) {
      out.append(parts->first).append(":").append(parts->second);
      return;
    }
    out += '<';
    append_visible(out, iri);
    out += '>';
  }

  void start() {
    started_ = true;
    if (names_.empty()) return;
    std::vector<std::vector<std::string>> rows;
    for (std::vector<Cell>& row : waiting_) rows.push_back(with_languages(std::move(row)));
    waiting_ = {};
    std::vector<std::size_t> natural;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!languages_[i].value_or("").empty()) names_[i].append(" @").append(*languages_[i]);
      std::size_t width = display_width(names_[i]);
      for (const std::vector<std::string>& row : rows) width = std::max(width, display_width(row[i]));
      natural.push_back(width);
      if (rows.empty()) numeric_[i] = false;
    }
    widths_ = fit(std::move(natural));
    append_row(names_);
    std::vector<std::string> rules;
    for (const std::size_t width : widths_) {
      std::string& rule = rules.emplace_back();
      for (std::size_t i = 0; i < width; ++i) rule += "─";
    }
    append_row(rules);
    for (const std::vector<std::string>& row : rows) append_row(row);
  }

  // The widest columns are lowered to one common limit until the row fits.
  std::vector<std::size_t> fit(std::vector<std::size_t> widths) const {
    const std::size_t gaps = gap.size() * (widths.size() - 1);
    const auto total = [&widths](std::size_t limit) {
      return std::accumulate(widths.begin(), widths.end(), std::size_t{0},
                             [limit](std::size_t sum, std::size_t width) { return sum + std::min(width, limit); });
    };
    std::size_t limit = *std::max_element(widths.begin(), widths.end());
    if (options_.width == 0 || gaps + total(limit) <= options_.width) return widths;
    std::size_t low = min_column_width;  // the largest limit that fits lies in [low, limit)
    while (low + 1 < limit) {
      const std::size_t middle = low + (limit - low) / 2;
      (gaps + total(middle) <= options_.width ? low : limit) = middle;
    }
    // What the common limit leaves over goes to the first columns that are cut.
    std::size_t used = gaps + total(low);
    for (std::size_t& width : widths) {
      const std::size_t extra = width > low && used < options_.width ? 1 : 0;
      width = std::min(width, low + extra);
      used += extra;
    }
    return widths;
  }

  void append_row(const std::vector<std::string>& cells) {
    std::string& out = writer_.out();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string shown = cut_to_width(cells[i], widths_[i]);
      const std::size_t padding = widths_[i] - std::min(widths_[i], display_width(shown));
      if (i > 0) out += gap;
      if (numeric_[i]) out.append(padding, ' ');
      out += shown;
      if (!numeric_[i] && i + 1 < cells.size()) out.append(padding, ' ');
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
    writer_.flush_if_full();
  }

  BufferedWriter writer_;
  ResultsWriteOptions options_;
  std::vector<std::string> names_;
  std::vector<bool> numeric_;  // columns that hold nothing but numbers
  std::vector<std::size_t> widths_;
  // The language that all strings of a column have, shown in its head: none before the first string, empty if they
  // differ.
  std::vector<std::optional<std::string>> languages_;
  std::vector<std::vector<Cell>> waiting_;  // until the widths are known
  std::size_t count_ = 0;
  bool started_ = false;
  bool is_boolean_ = false;
};

}  // namespace

std::unique_ptr<SolutionSink> make_table_writer(ByteSink& sink, const ResultsWriteOptions& options) {
  return std::make_unique<TableWriter>(sink, options);
}

}  // namespace kontor::sparql

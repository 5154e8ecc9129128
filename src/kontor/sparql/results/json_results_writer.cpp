#include "kontor/json/json_writer.hpp"
#include "kontor/sparql/results/buffered_writer.hpp"
#include "kontor/sparql/results/json_results.hpp"

namespace kontor::sparql {
namespace {

class JsonResultsWriter final : public SolutionSink {
 public:
  explicit JsonResultsWriter(ByteSink& sink) : writer_(sink) {}

  void variables(std::span<const std::string_view> names) override {
    std::string& out = writer_.out();
    out += "{\"head\":{\"vars\":[";
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) out += ',';
      json::append_string(out, names[i]);
      json::append_string(keys_.emplace_back(), names[i]);
      keys_.back() += ":{\"type\":\"";
    }
    out += "]},\"results\":{\"bindings\":[";
  }

  void solution(std::span<const rdf::TermView> row) override {
    std::string& out = writer_.out();
    out += first_ ? "\n{" : ",\n{";
    first_ = false;
    bool separate = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i]) continue;
      if (separate) out += ',';
      separate = true;
      out += keys_[i];
      append_term(out, row[i]);
    }
    out += '}';
    writer_.flush_if_full();
  }

  void boolean(bool answer) override {
    writer_.out() += answer ? "{\"head\":{},\"boolean\":true}\n" : "{\"head\":{},\"boolean\":false}\n";
    is_boolean_ = true;
  }

  void finish() override {
    if (!is_boolean_) writer_.out() += "\n]}}\n";
    writer_.flush();
  }

 private:
  // From the value of "type" on.
  static void append_term(std::string& out, const rdf::TermView& term) {
    out += term.is_iri() ? "uri\"" : term.is_blank_node() ? "bnode\"" : "literal\"";
    if (!term.language.empty()) {
      out += ",\"xml:lang\":";
      json::append_string(out, rdf::language_tag(term.language));
      const std::string_view direction = rdf::base_direction(term.language);
      if (!direction.empty()) out.append(",\"its:dir\":\"").append(direction).append("\"");
    } else if (!term.datatype.empty()) {
      out += ",\"datatype\":";
      json::append_string(out, term.datatype);
    }
    out += ",\"value\":";
    json::append_string(out, term.text);
    out += '}';
  }

  BufferedWriter writer_;
  std::vector<std::string> keys_;  // per column: "name":{"type":"
  bool first_ = true;
  bool is_boolean_ = false;
};

}  // namespace

std::unique_ptr<SolutionSink> make_json_writer(ByteSink& sink, const ResultsWriteOptions& /*options*/) {
  return std::make_unique<JsonResultsWriter>(sink);
}

}  // namespace kontor::sparql

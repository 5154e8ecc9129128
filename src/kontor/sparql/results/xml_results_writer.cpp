#include "kontor/base/error.hpp"
#include "kontor/sparql/results/buffered_writer.hpp"
#include "kontor/sparql/results/xml_results.hpp"

namespace kontor::sparql {
namespace {

// Text or an attribute's value. XML 1.0 section 2.2 has no place for most control characters.
void append_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#xD;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') {
          throw Error("XML cannot hold the control character number " + std::to_string(static_cast<int>(c)) +
                      " that a value has, another format can");
        }
        out += c;
    }
  }
}

class XmlResultsWriter final : public SolutionSink {
 public:
  explicit XmlResultsWriter(ByteSink& sink) : writer_(sink) {
    writer_.out() += "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n";
  }

  void variables(std::span<const std::string_view> names) override {
    std::string& out = writer_.out();
    names_.assign(names.begin(), names.end());
    out += "<head>";
    for (const std::string& name : names_) out.append("<variable name=\"").append(name).append("\"/>");
    out += "</head>\n<results>\n";
  }

  void solution(std::span<const rdf::TermView> row) override {
    std::string& out = writer_.out();
    out += "<result>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i]) continue;
      out.append("<binding name=\"").append(names_[i]).append("\">");
      append_term(out, row[i]);
      out += "</binding>";
    }
    out += "</result>\n";
    writer_.flush_if_full();
  }

  void boolean(bool answer) override {
    writer_.out() += answer ? "<head/>\n<boolean>true</boolean>\n" : "<head/>\n<boolean>false</boolean>\n";
    is_boolean_ = true;
  }

  void finish() override {
    if (!is_boolean_) writer_.out() += "</results>\n";
    writer_.out() += "</sparql>\n";
    writer_.flush();
  }

 private:
  static void append_term(std::string& out, const rdf::TermView& term) {
    const std::string_view element = term.is_iri() ? "uri" : term.is_blank_node() ? "bnode" : "literal";
    out.append("<").append(element);
    if (!term.language.empty()) {
      out.append(" xml:lang=\"").append(rdf::language_tag(term.language)).append("\"");
      const std::string_view direction = rdf::base_direction(term.language);
      if (!direction.empty()) {
        out.append(" xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" its:dir=\"");
        out.append(direction).append("\"");
      }
    } else if (!term.datatype.empty()) {
      out += " datatype=\"";
      append_text(out, term.datatype);
      out += '"';
    }
    out += '>';
    append_text(out, term.text);
    out.append("</").append(element).append(">");
  }

  BufferedWriter writer_;
  std::vector<std::string> names_;
  bool is_boolean_ = false;
};

}  // namespace

std::unique_ptr<SolutionSink> make_xml_writer(ByteSink& sink, const ResultsWriteOptions& /*options*/) {
  return std::make_unique<XmlResultsWriter>(sink);
}

}  // namespace kontor::sparql

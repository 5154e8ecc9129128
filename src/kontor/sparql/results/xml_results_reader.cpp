#include <array>
#include <cstring>
#include <exception>
#include <memory>

#include <expat.h>

#include "kontor/base/error.hpp"
#include "kontor/sparql/results/row_builder.hpp"
#include "kontor/sparql/results/xml_results.hpp"

namespace kontor::sparql {
namespace {

// Expat joins namespace and local name with this character, which no namespace IRI holds.
constexpr char separator = ' ';
constexpr std::string_view results_namespace = "http://www.w3.org/2005/sparql-results# ";
constexpr std::string_view language_attribute = "http://www.w3.org/XML/1998/namespace lang";
constexpr std::string_view direction_attribute = "http://www.w3.org/2005/11/its dir";
constexpr std::size_t max_depth = 256;

struct ParserDeleter {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserHandle = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserDeleter>;

class XmlResultsReader {
 public:
  XmlResultsReader(std::string_view name, SolutionSink& sink) : name_(name), sink_(sink), rows_(sink) {}

  void read(ByteSource& source);

  void start(std::string_view element, const XML_Char** attributes);
  void end(std::string_view element);
  void text(std::string_view characters) {
    if (keeps_text_) text_ += characters;
  }

  // Runs a callback's work; the first exception stops the parser and is thrown again by read().
  template <typename Work>
  void guard(Work work) {
    if (error_) return;
    try {
      work();
    } catch (...) {
      error_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  [[noreturn]] void fail(std::string message) const {
    const Place place{XML_GetCurrentLineNumber(parser_.get()), XML_GetCurrentColumnNumber(parser_.get()) + 1};
    throw Error(std::move(message), {std::string(name_), place, {}});
  }

 private:
  void parse_block(const char* bytes, std::size_t size, bool is_last);
  void start_known(std::string_view element, const XML_Char** attributes);
  void add_direction(std::string_view direction);
  void end_known(std::string_view element);
  void end_term(rdf::TermView term);

  std::string_view name_;
  SolutionSink& sink_;
  RowBuilder rows_;
  ParserHandle parser_;
  std::exception_ptr error_;
  std::size_t depth_ = 0;
  std::vector<std::string> columns_;
  bool has_answer_ = false;
  bool has_results_ = false;
  bool keeps_text_ = false;
  std::string text_;
  std::string binding_;
  std::string language_;
  std::string datatype_;
};

std::string attribute(const XML_Char** attributes, std::string_view wanted) {
  for (; *attributes != nullptr; attributes += 2) {
    if (attributes[0] == wanted) return attributes[1];
  }
  return {};
}

void XmlResultsReader::start(std::string_view element, const XML_Char** attributes) {
  if (++depth_ > max_depth) fail("elements nest more than " + std::to_string(max_depth) + " levels deep");
  const bool known = element.starts_with(results_namespace);
  if (known) element.remove_prefix(results_namespace.size());
  if (depth_ == 1 && !(known && element == "sparql")) {
    fail(
        "not a SPARQL results document: expected the root element 'sparql' of "
        "<http://www.w3.org/2005/sparql-results#>");
  }
  if (known) start_known(element, attributes);
}

void XmlResultsReader::start_known(std::string_view element, const XML_Char** attributes) {
  if (element == "variable") {
    columns_.push_back(attribute(attributes, "name"));
  } else if (element == "results") {
    has_results_ = true;
    rows_.columns(columns_);
  } else if (element == "binding") {
    binding_ = attribute(attributes, "name");
  } else if (element == "triple") {
    fail("triple terms are not supported");
  } else if (element == "uri" || element == "bnode" || element == "literal" || element == "boolean") {
    keeps_text_ = true;
    text_.clear();
    language_ = attribute(attributes, language_attribute);
    datatype_ = attribute(attributes, "datatype");
    add_direction(attribute(attributes, direction_attribute));
  }
}

void XmlResultsReader::add_direction(std::string_view direction) {
  if (direction.empty()) return;
  if (language_.empty() || (direction != "ltr" && direction != "rtl")) {
    fail("expected 'ltr' or 'rtl' for its:dir, and an xml:lang beside it");
  }
  language_.append("--").append(direction);
}

void XmlResultsReader::end(std::string_view element) {
  --depth_;
  if (!element.starts_with(results_namespace)) return;
  element.remove_prefix(results_namespace.size());
  end_known(element);
}

void XmlResultsReader::end_known(std::string_view element) {
  if (element == "result") {
    rows_.end_row();
  } else if (element == "uri") {
    end_term(rdf::iri(text_));
  } else if (element == "bnode") {
    end_term(rdf::blank_node(text_));
  } else if (element == "literal") {
    end_term(language_.empty() ? rdf::literal(text_, datatype_) : rdf::language_string(text_, language_));
  } else if (element == "boolean") {
    keeps_text_ = false;
    if (text_ != "true" && text_ != "false") fail("unexpected boolean '" + text_ + "', expected 'true' or 'false'");
    has_answer_ = true;
    sink_.boolean(text_ == "true");
  }
}

void XmlResultsReader::end_term(rdf::TermView term) {
  keeps_text_ = false;
  if (!rows_.bind(binding_, rdf::Term(term))) fail("variable '" + binding_ + "' is not declared in 'head'");
}

extern "C" {
void kontor_results_start(void* reader, const XML_Char* element, const XML_Char** attributes) {
  auto& self = *static_cast<XmlResultsReader*>(reader);
  self.guard([&] { self.start(element, attributes); });
}
void kontor_results_end(void* reader, const XML_Char* element) {
  auto& self = *static_cast<XmlResultsReader*>(reader);
  self.guard([&] { self.end(element); });
}
void kontor_results_text(void* reader, const XML_Char* characters, int length) {
  auto& self = *static_cast<XmlResultsReader*>(reader);
  self.guard([&] { self.text({characters, static_cast<std::size_t>(length)}); });
}
void kontor_results_doctype(void* reader, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto& self = *static_cast<XmlResultsReader*>(reader);
  self.guard([&] { self.fail("a results document has no document type declaration"); });
}
}

void XmlResultsReader::parse_block(const char* bytes, std::size_t size, bool is_last) {
  const XML_Status status = XML_Parse(parser_.get(), bytes, static_cast<int>(size), is_last ? 1 : 0);
  if (error_) std::rethrow_exception(error_);
  if (status == XML_STATUS_ERROR) {
    fail(std::string("not well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(parser_.get())));
  }
}

void XmlResultsReader::read(ByteSource& source) {
  parser_.reset(XML_ParserCreateNS(nullptr, separator));
  if (!parser_) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), kontor_results_start, kontor_results_end);
  XML_SetCharacterDataHandler(parser_.get(), kontor_results_text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), kontor_results_doctype);
  std::array<char, std::size_t{32} << 10U> block;
  while (const std::size_t size = source.read(block)) parse_block(block.data(), size, false);
  parse_block(block.data(), 0, true);
  if (!has_answer_ && !has_results_) fail("not a SPARQL results document: expected 'results' or 'boolean'");
  sink_.finish();
}

}  // namespace

void read_xml_results(ByteSource& source, std::string_view name, SolutionSink& sink) {
  XmlResultsReader(name, sink).read(source);
}

}  // namespace kontor::sparql

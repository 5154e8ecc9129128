#include "kontor/syntax/rdfxml/rdfxml_stream.hpp"

#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::syntax {
namespace {

constexpr std::size_t flush_size = std::size_t{64} << 10U;

}  // namespace

std::string rdfxml_head(std::string_view declarations) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF";
  return out.append(declarations).append(">\n");
}

RdfXmlStream::RdfXmlStream(ByteSink& sink, XmlSpelling& spelling, BlankNodeLabels labels)
    : sink_(sink),
      spelling_(spelling),
      renumber_(labels == BlankNodeLabels::renumber),
      buffer_(rdfxml_head(spelling.fix_declarations())) {}

void RdfXmlStream::quad(const rdf::QuadView& quad) {
  if (subject_.view() != quad.subject) {
    close_node();
    if (open_node(quad)) return;
  }
  if (is_empty_) buffer_ += ">\n";
  is_empty_ = false;
  const ElementName& name = *spelling_.element_name(quad.predicate.text);
  buffer_.append("    <").append(name.name).append(name.declaration);
  if (quad.object.is_literal()) {
    append_literal_content(buffer_, name.name, quad.object);
  } else {
    if (quad.object.is_iri())
      append_iri_attribute(buffer_, "rdf:resource", quad.object.text);
    else
      append_node_id(buffer_, label(quad.object.text));
    buffer_ += "/>";
  }
  buffer_ += '\n';
  if (buffer_.size() >= flush_size) flush();
}

// Returns whether the statement is the element's name, so that there is nothing more to say.
bool RdfXmlStream::open_node(const rdf::QuadView& quad) {
  const bool is_type =
      quad.predicate.text == rdf::vocab::rdf::type && quad.object.is_iri() && can_be_node_element(quad.object.text);
  buffer_ += "  <";
  if (is_type) {
    const ElementName& name = *spelling_.element_name(quad.object.text);
    element_ = name.name;
    buffer_.append(name.name).append(name.declaration);
  } else {
    element_ = "rdf:Description";
    buffer_ += element_;
  }
  if (quad.subject.is_iri())
    append_iri_attribute(buffer_, "rdf:about", quad.subject.text);
  else
    append_node_id(buffer_, label(quad.subject.text));
  subject_ = rdf::Term(quad.subject);
  is_empty_ = true;
  return is_type;
}

void RdfXmlStream::close_node() {
  if (!subject_) return;
  if (is_empty_)
    buffer_ += "/>\n";
  else
    buffer_.append("  </").append(element_).append(">\n");
  subject_ = rdf::Term();
}

void RdfXmlStream::finish() {
  close_node();
  buffer_ += rdfxml_tail;
  flush();
}

void RdfXmlStream::flush() {
  sink_.write(buffer_);
  buffer_.clear();
}

}  // namespace kontor::syntax

#include "kontor/syntax/rdfxml/rdfxml_reader.hpp"

#include <deque>
#include <tuple>

#include "kontor/base/error.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/rdfxml/open_element.hpp"
#include "kontor/syntax/rdfxml/rdf_attributes.hpp"
#include "kontor/syntax/rdfxml/rdfxml_terms.hpp"
#include "kontor/syntax/rdfxml/xml_literal.hpp"
#include "kontor/syntax/rdfxml/xml_names.hpp"
#include "kontor/xml/parser.hpp"

namespace kontor::syntax {
namespace {

namespace vocab = rdf::vocab::rdf;

class RdfXmlReader final : public xml::Handler {
 public:
  RdfXmlReader(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink)
      : options_(options),
        sink_(sink),
        parser_(source, options.name, {options.limits.depth, options.limits.token_size}, *this),
        terms_(parser_, options) {}

  void read_document() {
    parser_.parse();
    sink_.finish();
  }

  void start_namespace(std::string_view prefix, std::string_view iri) override;
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes) override;
  void end_element() override;
  void text(std::string_view text) override;
  void comment(std::string_view text) override;
  void processing_instruction(std::string_view target, std::string_view data) override;

 private:
  Element& top() { return elements_[depth_ - 1]; }
  Element& parent() { return elements_[depth_ - 2]; }
  bool in_xml_literal() { return depth_ > 0 && top().kind == ElementKind::xml_literal; }

  Element& push();
  void pop();
  void start_rdf();
  void start_node(const xml::Name& name);
  void attach_node();
  void start_property(const xml::Name& name);
  void start_parse_type();
  void start_resource_property();
  void end_property();
  void end_collection();
  void emit_properties(const rdf::Term& subject);

  rdf::Term node_subject();
  void emit(const rdf::TermView& subject, std::string_view predicate, const rdf::TermView& object, Place place) {
    sink_.quad({subject, rdf::iri(predicate), object, {}}, place);
  }
  void emit_property(const Element& property, const rdf::TermView& subject, const rdf::TermView& object);
  void check_size(std::size_t size);
  [[noreturn]] void fail_both(const xml::Attribute& first, const xml::Attribute& second);

  const ReadOptions& options_;
  rdf::QuadSink& sink_;
  xml::Parser parser_;
  RdfXmlTerms terms_;
  std::deque<Element> elements_;  // kept when closed, so that their strings are used again
  std::size_t depth_ = 0;
  RdfAttributes attributes_;  // of the element that starts
  XmlLiteral literal_;
  rdf::PrefixMap prefixes_;  // that the sink knows
  std::size_t prefix_count_ = 0;
};

// Prefixes and namespaces that other formats can use as well; the first of a name wins. Data has few, so a document
// with thousands is hostile and need not be served.
void RdfXmlReader::start_namespace(std::string_view prefix, std::string_view iri) {
  constexpr std::size_t max_prefixes = 1000;
  if (in_xml_literal() || prefix_count_ >= max_prefixes || prefixes_.find(prefix)) return;
  if (match_pn_prefix(prefix) != prefix.size() || !rdf::has_scheme(iri)) return;
  if (rdf::find_invalid_iri_character(iri) != std::string_view::npos) return;
  prefixes_.set(prefix, iri);
  ++prefix_count_;
  sink_.prefix(prefix, iri);
}

void RdfXmlReader::start_element(const xml::Name& name, std::span<const xml::Attribute> attributes) {
  if (in_xml_literal()) {
    literal_.start_element(name, attributes);
    check_size(literal_.lexical_form().size());
    return;
  }
  attributes_.assign(attributes, parser_);
  push();
  terms_.open_scope(attributes_);
  if (name.ns.empty()) {
    parser_.fail("element '" + std::string(name.local) + "' has no namespace, expected " +
                 (depth_ == 1 ? "'rdf:RDF'" : "a prefix or a default namespace"));
  }
  if (depth_ == 1) {
    sink_.base(terms_.base());
    if (name.ns == vocab::ns && name.local == "RDF")
      start_rdf();
    else
      start_node(name);
    return;
  }
  switch (parent().kind) {
    case ElementKind::node:
      start_property(name);
      break;
    case ElementKind::empty_property:
      parser_.fail("element '" + to_string(name) +
                   "' cannot stand here: the property around it has its value in its attributes");
    case ElementKind::property:
      if (parent().has_node) {
        parser_.fail("a property element holds one node element, '" + to_string(name) +
                     "' is another (lists have rdf:parseType=\"Collection\")");
      }
      if (!is_xml_space(parent().text)) {
        parser_.fail("text and the element '" + to_string(name) +
                     "' cannot stand in one property (XML has rdf:parseType=\"Literal\")");
      }
      if (!parent().datatype.empty()) {
        parser_.fail("a property with rdf:datatype holds text, not the element '" + to_string(name) + "'");
      }
      parent().has_node = true;
      start_node(name);
      break;
    case ElementKind::rdf:
    case ElementKind::collection:
    case ElementKind::xml_literal:
      start_node(name);
      break;
  }
}

void RdfXmlReader::end_element() {
  if (in_xml_literal() && literal_.depth() > 0) {
    literal_.end_element();
    check_size(literal_.lexical_form().size());
    return;
  }
  switch (top().kind) {
    case ElementKind::property:
      if (!top().has_node) end_property();
      break;
    case ElementKind::collection:
      end_collection();
      break;
    case ElementKind::xml_literal:
      emit_property(top(), parent().subject.view(), rdf::literal(literal_.lexical_form(), vocab::xml_literal));
      break;
    case ElementKind::rdf:
    case ElementKind::node:
    case ElementKind::empty_property:
      break;
  }
  pop();
}

void RdfXmlReader::text(std::string_view text) {
  if (in_xml_literal()) {
    literal_.text(text);
    check_size(literal_.lexical_form().size());
    return;
  }
  if (top().kind == ElementKind::property && !top().has_node) {
    top().text += text;
    check_size(top().text.size());
    return;
  }
  if (is_xml_space(text)) return;
  switch (top().kind) {
    case ElementKind::node:
      parser_.fail("text cannot stand here, expected a property element");
    case ElementKind::property:
      parser_.fail("text cannot stand beside a node element in one property (XML has rdf:parseType=\"Literal\")");
    case ElementKind::empty_property:
      parser_.fail("text cannot stand here: the property has its value in its attributes");
    case ElementKind::rdf:
    case ElementKind::collection:
    case ElementKind::xml_literal:
      parser_.fail("text cannot stand here, expected a node element");
  }
}

void RdfXmlReader::comment(std::string_view text) {
  if (in_xml_literal()) literal_.comment(text);
}

void RdfXmlReader::processing_instruction(std::string_view target, std::string_view data) {
  if (in_xml_literal()) literal_.processing_instruction(target, data);
}

Element& RdfXmlReader::push() {
  if (depth_ == elements_.size()) elements_.emplace_back();
  Element& element = elements_[depth_++];
  element.statement.clear();
  element.datatype.clear();
  element.text.clear();
  element.subject = rdf::Term();
  element.has_node = false;
  element.items = 0;
  element.begin = parser_.place();
  return element;
}

void RdfXmlReader::pop() {
  --depth_;
  terms_.close_scope();
}

void RdfXmlReader::start_rdf() {
  top().kind = ElementKind::rdf;
  for (const xml::Attribute* attribute :
       {attributes_.id, attributes_.node_id, attributes_.about, attributes_.resource, attributes_.datatype,
        attributes_.parse_type, attributes_.properties.empty() ? nullptr : attributes_.properties.front()}) {
    if (attribute != nullptr) {
      parser_.fail("'rdf:RDF' cannot have the attribute '" + to_string(attribute->name) + "'", attribute->name);
    }
  }
}

void RdfXmlReader::start_node(const xml::Name& name) {
  const std::string iri = terms_.element_iri(name, NameRole::node_element);
  for (const xml::Attribute* attribute : {attributes_.resource, attributes_.datatype, attributes_.parse_type}) {
    if (attribute != nullptr) {
      parser_.fail("'" + to_string(attribute->name) + "' belongs to a property element, '" + to_string(name) +
                       "' is a node element" +
                       (attribute == attributes_.resource ? " (did you mean 'rdf:about'?)" : ""),
                   attribute->name);
    }
  }
  Element& node = top();
  node.kind = ElementKind::node;
  node.subject = node_subject();
  if (depth_ > 1) attach_node();
  if (iri != std::string(vocab::ns) + "Description") emit(node.subject.view(), vocab::type, rdf::iri(iri), node.begin);
  emit_properties(node.subject);
}

rdf::Term RdfXmlReader::node_subject() {
  const auto [id, node_id, about] = std::tuple(attributes_.id, attributes_.node_id, attributes_.about);
  if (id != nullptr && about != nullptr) fail_both(*id, *about);
  if (id != nullptr && node_id != nullptr) fail_both(*id, *node_id);
  if (about != nullptr && node_id != nullptr) fail_both(*about, *node_id);
  if (id != nullptr) return rdf::Term(rdf::iri(terms_.resolve_id(*id)));
  if (about != nullptr) return rdf::Term(rdf::iri(terms_.resolve(*about)));
  return node_id != nullptr ? terms_.named_blank_node(*node_id) : terms_.new_blank_node();
}

// Makes the node what the element around it says: the value of a property, the next item of a collection.
void RdfXmlReader::attach_node() {
  Element& around = parent();
  const Element& node = top();
  if (around.kind == ElementKind::property) {
    emit_property(around, elements_[depth_ - 3].subject.view(), node.subject.view());
  } else if (around.kind == ElementKind::collection) {
    rdf::Term link = terms_.new_blank_node();
    if (around.subject)
      emit(around.subject.view(), vocab::rest, link.view(), node.begin);
    else
      emit_property(around, elements_[depth_ - 3].subject.view(), link.view());
    emit(link.view(), vocab::first, node.subject.view(), node.begin);
    around.subject = std::move(link);
  }
}

void RdfXmlReader::emit_properties(const rdf::Term& subject) {
  for (const xml::Attribute* attribute : attributes_.properties) {
    const std::string iri = terms_.attribute_iri(*attribute);
    if (iri == vocab::type)
      emit(subject.view(), iri, rdf::iri(terms_.resolve(*attribute)), top().begin);
    else
      emit(subject.view(), iri, terms_.plain_literal(attribute->value), top().begin);
  }
}

void RdfXmlReader::start_property(const xml::Name& name) {
  Element& property = top();
  if (name.ns == vocab::ns && name.local == "li") {
    property.predicate = std::string(vocab::ns) + "_" + std::to_string(++parent().items);
  } else {
    property.predicate = terms_.element_iri(name, NameRole::property_element);
  }
  if (attributes_.about != nullptr) {
    parser_.fail("'" + to_string(attributes_.about->name) + "' belongs to a node element, '" + to_string(name) +
                     "' is a property element (did you mean 'rdf:resource'?)",
                 attributes_.about->name);
  }
  if (attributes_.id != nullptr) property.statement = terms_.resolve_id(*attributes_.id);
  if (attributes_.parse_type != nullptr) {
    start_parse_type();
  } else if (attributes_.resource != nullptr || attributes_.node_id != nullptr || !attributes_.properties.empty()) {
    start_resource_property();
  } else {
    property.kind = ElementKind::property;
    if (attributes_.datatype != nullptr) property.datatype = terms_.resolve(*attributes_.datatype);
  }
}

// 7.2.17 to 7.2.20; a parse type that is not known means Literal.
void RdfXmlReader::start_parse_type() {
  const xml::Attribute& parse_type = *attributes_.parse_type;
  if (parse_type.value == "Triple") {
    parser_.fail("triple terms (" + to_string(parse_type.name) + "=\"Triple\") belong to RDF 1.2, expected RDF 1.1",
                 parse_type.name);
  }
  for (const xml::Attribute* attribute : {attributes_.resource, attributes_.node_id, attributes_.datatype,
                                        attributes_.properties.empty() ? nullptr : attributes_.properties.front()}) {
    if (attribute != nullptr) fail_both(parse_type, *attribute);
  }
  Element& property = top();
  if (parse_type.value == "Resource") {
    property.kind = ElementKind::node;
    property.subject = terms_.new_blank_node();
    emit_property(property, parent().subject.view(), property.subject.view());
  } else if (parse_type.value == "Collection") {
    property.kind = ElementKind::collection;
  } else {
    property.kind = ElementKind::xml_literal;
    literal_.clear();
  }
}

// 7.2.21, emptyPropertyElt with a node as its object.
void RdfXmlReader::start_resource_property() {
  const auto [resource, node_id, datatype] =
      std::tuple(attributes_.resource, attributes_.node_id, attributes_.datatype);
  if (resource != nullptr && node_id != nullptr) fail_both(*resource, *node_id);
  if (resource != nullptr && datatype != nullptr) fail_both(*resource, *datatype);
  if (node_id != nullptr && datatype != nullptr) fail_both(*node_id, *datatype);
  Element& property = top();
  property.kind = ElementKind::empty_property;
  const rdf::Term object = resource != nullptr  ? rdf::Term(rdf::iri(terms_.resolve(*resource)))
                           : node_id != nullptr ? terms_.named_blank_node(*node_id)
                                                : terms_.new_blank_node();
  emit_property(property, parent().subject.view(), object.view());
  emit_properties(object);
}

// 7.2.16, literalPropertyElt.
void RdfXmlReader::end_property() {
  const Element& property = top();
  const bool is_typed = !property.datatype.empty();
  emit_property(property, parent().subject.view(),
                is_typed ? rdf::literal(property.text, property.datatype) : terms_.plain_literal(property.text));
}

void RdfXmlReader::end_collection() {
  const Element& collection = top();
  const rdf::TermView nil = rdf::iri(vocab::nil);
  if (collection.subject)
    emit(collection.subject.view(), vocab::rest, nil, collection.begin);
  else
    emit_property(collection, parent().subject.view(), nil);
}

// The statement, and 7.3: its reification if it has an rdf:ID.
void RdfXmlReader::emit_property(const Element& property, const rdf::TermView& subject, const rdf::TermView& object) {
  emit(subject, property.predicate, object, property.begin);
  if (property.statement.empty()) return;
  const rdf::TermView statement = rdf::iri(property.statement);
  emit(statement, vocab::type, rdf::iri(vocab::statement), property.begin);
  emit(statement, vocab::subject, subject, property.begin);
  emit(statement, vocab::predicate, rdf::iri(property.predicate), property.begin);
  emit(statement, vocab::object, object, property.begin);
}

void RdfXmlReader::check_size(std::size_t size) {
  if (size > options_.limits.token_size) {
    parser_.fail("the literal is longer than " + std::to_string(options_.limits.token_size) + " bytes");
  }
}

void RdfXmlReader::fail_both(const xml::Attribute& first, const xml::Attribute& second) {
  parser_.fail("'" + to_string(first.name) + "' and '" + to_string(second.name) + "' cannot stand in one element",
               second.name);
}

}  // namespace

void read_rdfxml(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  RdfXmlReader(source, options, sink).read_document();
}

}  // namespace kontor::syntax

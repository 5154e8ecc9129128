// Constructor functions (SPARQL 1.1 section 17.5).
#include "kontor/sparql/exec/expression_node.hpp"
#include "kontor/xsd/cast.hpp"
#include "kontor/xsd/text.hpp"

namespace kontor::sparql::eval {
namespace {

using xsd::Datatype;
using xsd::Value;

Item evaluate_cast(const Node& node, Frame& frame) {
  return cast_item(frame, evaluate(node.arguments[0], frame), node.datatype);
}

// A text as a value of string, one of its restrictions, anyURI or a binary type.
Item text_item(Frame& frame, std::string_view text, Datatype target) {
  if (target == Datatype::string) return string_item(std::string(text));
  const std::string normalized = xsd::normalize_space(text, target);
  if (!xsd::is_valid_text(normalized, target)) return {};
  return frame.pool.intern(rdf::literal(normalized, xsd::datatype_iri(target)));
}

bool is_text(Datatype datatype) {
  return xsd::is_string(datatype) || datatype == Datatype::any_uri || datatype == Datatype::hex_binary ||
         datatype == Datatype::base64_binary;
}

Item cast_text(Frame& frame, std::string_view text, Datatype target) {
  if (is_text(target)) return text_item(frame, text, target);
  return value_item(xsd::cast(text, target));
}

}  // namespace

Item cast_item(Frame& frame, const Item& item, Datatype target) {
  if (is_error(item)) return {};
  if (kind_of(frame.pool, item) == rdf::TermKind::iri) {
    return target == Datatype::string ? lexical_form(frame.pool, item) : Item();
  }
  if (const auto text = simple_of(frame.pool, item)) return cast_text(frame, *text, target);
  Value scratch;
  const Value& value = value_of(frame.pool, item, scratch);
  if (value.has_data()) {
    if (xsd::is_string(target)) return text_item(frame, xsd::cast_to_string(value), target);
    return value_item(xsd::cast(value, target));
  }
  // anyURI and the binary types as strings.
  if (value.knowledge() == xsd::Knowledge::text && (xsd::is_string(target) || target == value.datatype())) {
    return text_item(frame, frame.pool.view(std::get<TermId>(item)).text, target);
  }
  return {};
}

Node cast_node(Datatype target, std::vector<Node> arguments) {
  Node node = value_node(evaluate_cast, std::move(arguments));
  node.datatype = target;
  return node;
}

}  // namespace kontor::sparql::eval

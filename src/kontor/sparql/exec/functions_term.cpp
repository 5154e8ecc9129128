// SPARQL 1.1 section 17.4.2, and sameTerm.
#include <algorithm>
#include <array>

#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/sparql/exec/functions.hpp"
#include "kontor/xsd/text.hpp"

namespace kontor::sparql::eval {
namespace {

using Arguments = std::span<const Item>;

template <rdf::TermKind kind>
Item is_kind(Frame& frame, Arguments arguments) {
  return kind_of(frame.pool, arguments[0]) == kind;
}

Item is_numeric(Frame& frame, Arguments arguments) {
  xsd::Value scratch;
  return value_of(frame.pool, arguments[0], scratch).is_numeric();
}

Item same_term(Frame& frame, Arguments arguments) {
  return to_id(frame.pool, arguments[0]) == to_id(frame.pool, arguments[1]);
}

Item str(Frame& frame, Arguments arguments) {
  return lexical_form(frame.pool, arguments[0]);
}

// The language of a literal, with its base direction; empty for other terms.
std::string_view language_of(const TermPool& pool, const Item& item) {
  if (const auto* id = std::get_if<TermId>(&item)) return pool.view(*id).language;
  const auto* text = std::get_if<Text>(&item);
  return text != nullptr ? text->language : std::string_view();
}

Item lang(Frame& frame, Arguments arguments) {
  if (kind_of(frame.pool, arguments[0]) != rdf::TermKind::literal) return {};
  return borrowed_string(rdf::language_tag(language_of(frame.pool, arguments[0])));
}

Item datatype(Frame& frame, Arguments arguments) {
  if (kind_of(frame.pool, arguments[0]) != rdf::TermKind::literal) return {};
  std::string_view iri;
  if (const auto* id = std::get_if<TermId>(&arguments[0])) {
    iri = rdf::datatype_iri(frame.pool.view(*id));
  } else if (const auto* text = std::get_if<Text>(&arguments[0])) {
    iri = rdf::datatype_iri(rdf::language_string({}, text->language));
  } else {
    xsd::Value scratch;
    iri = xsd::datatype_iri(value_of(frame.pool, arguments[0], scratch).datatype());
  }
  return frame.pool.intern(rdf::iri(iri));
}

// A reference that has characters no IRI can hold is an error: the result could not be written down.
Item iri(Frame& frame, Arguments arguments) {
  if (kind_of(frame.pool, arguments[0]) == rdf::TermKind::iri) return arguments[0];
  const auto reference = simple_of(frame.pool, arguments[0]);
  if (!reference || rdf::find_invalid_iri_character(*reference) != std::string_view::npos) return {};
  if (rdf::has_scheme(*reference)) return frame.pool.intern(rdf::iri(*reference));
  return frame.pool.intern(rdf::iri(rdf::resolve_iri(frame.context.base, *reference)));
}

Item fresh_blank_node(Frame& frame, Arguments) {
  return frame.pool.fresh_blank_node();
}

// BNODE(str): the same blank node for equal labels within one solution.
Item evaluate_bnode(const Node& node, Frame& frame) {
  const Item item = evaluate(node.arguments[0], frame);
  const auto label = simple_of(frame.pool, item);
  if (!label) return {};
  return frame.context.blank_node(node.scope, frame.row.number(), *label);
}

Item strdt(Frame& frame, Arguments arguments) {
  const auto lexical = simple_of(frame.pool, arguments[0]);
  if (!lexical || kind_of(frame.pool, arguments[1]) != rdf::TermKind::iri) return {};
  const std::string_view datatype = frame.pool.view(std::get<TermId>(arguments[1])).text;
  // A language-tagged string without a tag is no term.
  if (datatype == rdf::vocab::rdf::lang_string || datatype == rdf::vocab::rdf::dir_lang_string) return {};
  return frame.pool.intern(rdf::literal(*lexical, datatype));
}

Item strlang(Frame& frame, Arguments arguments) {
  const auto lexical = simple_of(frame.pool, arguments[0]);
  const auto tag = simple_of(frame.pool, arguments[1]);
  if (!lexical || !tag || !xsd::is_valid_text(*tag, xsd::Datatype::language)) return {};
  return frame.pool.intern(rdf::language_string(*lexical, *tag));
}

// SPARQL 1.2, section 17.4.2: strings with a base direction.
Item strlangdir(Frame& frame, Arguments arguments) {
  const auto direction = simple_of(frame.pool, arguments[2]);
  const auto lexical = simple_of(frame.pool, arguments[0]);
  const auto tag = simple_of(frame.pool, arguments[1]);
  if (!direction || (*direction != "ltr" && *direction != "rtl")) return {};
  if (!lexical || !tag || !xsd::is_valid_text(*tag, xsd::Datatype::language)) return {};
  return frame.pool.intern(rdf::language_string(*lexical, std::string(*tag).append("--").append(*direction)));
}

Item lang_dir(Frame& frame, Arguments arguments) {
  if (kind_of(frame.pool, arguments[0]) != rdf::TermKind::literal) return {};
  return borrowed_string(rdf::base_direction(language_of(frame.pool, arguments[0])));
}

// Whether it has a language tag, with a base direction or without.
Item has_lang(Frame& frame, Arguments arguments) {
  return !language_of(frame.pool, arguments[0]).empty();
}

Item has_lang_dir(Frame& frame, Arguments arguments) {
  return !rdf::base_direction(language_of(frame.pool, arguments[0])).empty();
}

// A random UUID, version 4 (RFC 4122, section 4.4).
std::string random_uuid(RandomSource& random) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  std::uint64_t bits = 0;
  for (int i = 0; i < 32; ++i) {
    if (i % 16 == 0) bits = random.next();
    auto digit = static_cast<unsigned>(bits & 15U);
    bits >>= 4U;
    if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
    if (i == 12) digit = 4;
    if (i == 16) digit = 8 + (digit & 3U);
    out += digits[digit];
  }
  return out;
}

Item uuid(Frame& frame, Arguments) {
  return frame.pool.intern(rdf::iri("urn:uuid:" + random_uuid(frame.context.random)));
}

Item struuid(Frame& frame, Arguments) {
  return string_item(random_uuid(frame.context.random));
}

constexpr std::array rows = {
    FunctionRow{Builtin::same_term, same_term, Behaviour::test},
    FunctionRow{Builtin::is_iri, is_kind<rdf::TermKind::iri>, Behaviour::test},
    FunctionRow{Builtin::is_blank, is_kind<rdf::TermKind::blank_node>, Behaviour::test},
    FunctionRow{Builtin::is_literal, is_kind<rdf::TermKind::literal>, Behaviour::test},
    FunctionRow{Builtin::is_numeric, is_numeric, Behaviour::test},
    FunctionRow{Builtin::str, str, Behaviour::plain},
    FunctionRow{Builtin::lang, lang, Behaviour::plain},
    FunctionRow{Builtin::datatype, datatype, Behaviour::plain},
    FunctionRow{Builtin::iri, iri, Behaviour::plain},
    FunctionRow{Builtin::strdt, strdt, Behaviour::plain},
    FunctionRow{Builtin::strlang, strlang, Behaviour::plain},
    FunctionRow{Builtin::strlangdir, strlangdir, Behaviour::plain},
    FunctionRow{Builtin::lang_dir, lang_dir, Behaviour::plain},
    FunctionRow{Builtin::has_lang, has_lang, Behaviour::test},
    FunctionRow{Builtin::has_lang_dir, has_lang_dir, Behaviour::test},
    FunctionRow{Builtin::uuid, uuid, Behaviour::impure},
    FunctionRow{Builtin::struuid, struuid, Behaviour::impure},
};

}  // namespace

Node bnode_node(std::vector<Node> arguments, std::uint64_t scope) {
  Node node = arguments.empty() ? call_node(fresh_blank_node, {}) : value_node(evaluate_bnode, std::move(arguments));
  node.scope = scope;
  node.pure = false;
  return node;
}

std::span<const FunctionRow> term_functions() {
  return rows;
}

}  // namespace kontor::sparql::eval

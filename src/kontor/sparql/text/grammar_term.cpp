// Rules 126 to 138 of the grammar: IRIs, literals, blank nodes.
#include <charconv>

#include "kontor/base/suggest.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {

bool Grammar::at_iri() const {
  const TokenKind kind = cursor_.token().kind;
  return kind == TokenKind::iri || kind == TokenKind::prefixed_name || kind == TokenKind::prefix;
}

// iri ::= IRIREF | PrefixedName
std::string Grammar::iri(Description description) {
  if (!at_iri()) {
    cursor_.expect(description);
    cursor_.fail_unexpected();
  }
  std::string result =
      cursor_.token().kind == TokenKind::iri ? resolve(cursor_.token()) : expand_prefixed_name(cursor_.token());
  cursor_.advance();
  return result;
}

// Only relative IRIs are resolved (section 4.1.1.2): dot segments of an absolute one stay as they are.
std::string Grammar::resolve(const Token& token) const {
  if (rdf::has_scheme(token.value)) return std::string(token.value);
  return rdf::resolve_iri(head_.base, token.value);
}

std::string Grammar::expand_prefixed_name(const Token& token) const {
  const std::size_t colon = token.value.find(':');
  const std::string_view prefix = token.value.substr(0, colon);
  const std::string_view local = token.value.substr(colon + 1);
  const auto namespace_iri = head_.prefixes.find(prefix);
  if (!namespace_iri) fail_unknown_prefix(token, prefix);
  std::string iri;
  iri.reserve(namespace_iri->size() + local.size());
  return iri.append(*namespace_iri).append(local);
}

// The well-known prefixes that the text uses and does not declare, as far as it can be cut into tokens.
rdf::PrefixMap Grammar::missing_prefixes() const {
  rdf::PrefixMap missing;
  Lexer lexer(cursor_.query());
  const Token& token = lexer.token();
  try {
    for (lexer.next(); token.kind != TokenKind::end; lexer.next()) {
      if (token.kind != TokenKind::prefixed_name && token.kind != TokenKind::prefix) continue;
      const std::string_view name = token.value.substr(0, token.value.find(':'));
      const auto known = rdf::well_known_prefixes().find(name);
      if (known && !head_.prefixes.find(name)) missing.set(name, *known);
    }
  } catch (const Error&) {  // what is wrong further on is for another time
  }
  return missing;
}

void Grammar::fail_unknown_prefix(const Token& token, std::string_view prefix) const {
  std::string message = "unknown prefix '" + std::string(prefix) + "'";
  if (rdf::well_known_prefixes().find(prefix)) {
    std::string lines;
    std::size_t count = 0;
    for (const auto& [name, iri] : missing_prefixes()) {
      lines.append(++count == 1 ? "'" : " ").append("PREFIX ").append(name).append(": <").append(iri).append(">");
    }
    fail(token.begin, message + (count == 1 ? ", it needs the line " : ", the query needs ") + lines + "'");
  }
  std::vector<std::string_view> names;
  const rdf::PrefixMap declared = head_.prefixes.map();
  for (const auto& entry : declared) names.push_back(entry.first);
  std::string near = suggestion(prefix, names);
  if (near.empty()) {
    names.clear();
    for (const auto& entry : rdf::well_known_prefixes()) names.push_back(entry.first);
    near = suggestion(prefix, names);
  }
  fail(token.begin, message + near);
}

ast::Var Grammar::variable(Description description) {
  const ast::Var variable{head_.variables.add(cursor_.need(TokenKind::variable, description).value)};
  cursor_.advance();
  return variable;
}

ast::VarOrTerm Grammar::var_or_iri() {
  if (cursor_.at(TokenKind::variable, "a variable")) return variable();
  return rdf::Term::of_iri(iri());
}

bool Grammar::at_number() const {
  const TokenKind kind = cursor_.token().kind;
  return kind == TokenKind::integer || kind == TokenKind::decimal || kind == TokenKind::double_;
}

bool Grammar::at_literal() const {
  return cursor_.token().kind == TokenKind::string || at_number() || cursor_.is("+") || cursor_.is("-") ||
         cursor_.is("TRUE") || cursor_.is("FALSE");
}

// RDFLiteral | NumericLiteral | BooleanLiteral
rdf::Term Grammar::literal() {
  if (cursor_.token().kind == TokenKind::string) return rdf_literal();
  if (cursor_.is("TRUE") || cursor_.is("FALSE")) {
    const bool value = cursor_.is("TRUE");
    cursor_.advance();
    return rdf::Term(rdf::literal(value ? "true" : "false", rdf::vocab::xsd::boolean));
  }
  if (!cursor_.is("+") && !cursor_.is("-")) return number("");
  const Token sign = cursor_.take();
  if (!at_number() || cursor_.token().begin != sign.end) {
    cursor_.expect("a number right behind the sign");
    cursor_.fail_unexpected();
  }
  return number(sign.value);
}

rdf::Term Grammar::number(std::string_view sign) {
  const TokenKind kind = cursor_.token().kind;
  const std::string lexical = std::string(sign).append(cursor_.take().value);
  const std::string_view datatype = kind == TokenKind::integer   ? rdf::vocab::xsd::integer
                                    : kind == TokenKind::decimal ? rdf::vocab::xsd::decimal
                                                                 : rdf::vocab::xsd::double_;
  return rdf::Term(rdf::literal(lexical, datatype));
}

// RDFLiteral ::= String (LANGTAG | '^^' iri)?
rdf::Term Grammar::rdf_literal() {
  const Token text = cursor_.take();
  if (cursor_.at(TokenKind::language_tag, "a language tag")) {
    return rdf::Term(rdf::language_string(text.value, cursor_.take().value));
  }
  if (cursor_.accept("^^")) return rdf::Term(rdf::literal(text.value, iri("a datatype IRI")));
  return rdf::Term(rdf::literal(text.value));
}

// Grammar note 6: one label, one basic graph pattern.
rdf::Term Grammar::blank_node(const Token& label) {
  const auto [found, is_new] = label_bgp_.emplace(std::string(label.value), current_bgp_);
  if (!is_new && found->second != current_bgp_) {
    fail(label.begin, "blank node '_:" + std::string(label.value) +
                          "' is already used in another basic graph pattern, use a variable");
  }
  return rdf::Term(rdf::blank_node(label.value));
}

rdf::Term Grammar::fresh_blank_node() {
  return rdf::Term(rdf::blank_node("." + std::to_string(blank_nodes_++)));
}

std::uint64_t Grammar::integer() {
  cursor_.need(TokenKind::integer, "a number without sign");
  const Token token = cursor_.take();
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(token.value.data(), token.value.data() + token.value.size(), value);
  if (error != std::errc()) fail(token.begin, "number '" + std::string(token.value) + "' is too large");
  return value;
}

}  // namespace kontor::sparql

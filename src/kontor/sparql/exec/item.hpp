// What an expression gives for one row, before it becomes a term: an id, or a value that has no id yet because nobody
// may ever ask for one. "?a + 1 < ?b" interns nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "kontor/sparql/exec/expression_eval.hpp"

namespace kontor::sparql::eval {

// A string with or without language tag that was computed. Views live as long as the pool.
struct Text {
  std::string owned;
  std::string_view borrowed;  // used instead of `owned` if it is not null
  std::string_view language;  // empty: xsd:string

  std::string_view text() const { return borrowed.data() != nullptr ? borrowed : std::string_view(owned); }
};

// std::monostate is an error. A TermId is never no_term.
using Item = std::variant<std::monostate, TermId, bool, xsd::Value, Text>;

inline bool is_error(const Item& item) {
  return item.index() == 0;
}

// The item of a term; an unbound variable is an error.
inline Item term_item(TermId id) {
  return id == store::no_term ? Item() : Item(id);
}

Item string_item(std::string text, std::string_view language = {});

// A string that a query computes is at most 16 MiB long: a chain of ten CONCATs could fill any memory within one row,
// where no limit of the query is looked at. What makes long strings looks at the watch here. Throws LimitExceeded.
inline constexpr std::size_t longest_string = std::size_t{16} << 20U;
void check_length(std::size_t bytes);
// `text` lives as long as the pool.
Item borrowed_string(std::string_view text, std::string_view language = {});
Item integer_item(std::size_t number);
inline Item value_item(std::optional<xsd::Value> value) {
  return value ? Item(*std::move(value)) : Item();
}

// The id of an item, interned if need be; no_term for an error.
TermId to_id(TermPool& pool, const Item& item);

// The typed value: of a computed string it is of knowledge `text`. `scratch` holds it if nobody else does.
const xsd::Value& value_of(const TermPool& pool, const Item& item, xsd::Value& scratch);

// A string argument (SPARQL 1.1 section 17.4.3: "string literal"): a simple literal, an xsd:string or a restriction of
// it, or a language-tagged string. Empty for everything else.
struct StringView {
  std::string_view text;
  std::string_view language;
};
std::optional<StringView> string_of(const TermPool& pool, const Item& item);

// A string argument without language tag.
std::optional<std::string_view> simple_of(const TermPool& pool, const Item& item);

rdf::TermKind kind_of(const TermPool& pool, const Item& item);

// SPARQL 1.1 section 17.2.2.
Ebv effective_boolean_value(const TermPool& pool, const Item& item);

// What STR() gives: lexical form or IRI; an error for blank nodes.
Item lexical_form(const TermPool& pool, const Item& item);

// The operators "=" and "<" (section 17.3). `less` also answers about equality, so that one comparison serves all
// signs.
Ebv equal(const TermPool& pool, const Item& a, const Item& b);

enum class Order : std::uint8_t { less, equal, greater, neither, error };
Order order(const TermPool& pool, const Item& a, const Item& b);

// The same for two terms of the pool; no_term is an error.
Ebv equal(const TermPool& pool, TermId a, TermId b);
Order order(const TermPool& pool, TermId a, TermId b);

}  // namespace kontor::sparql::eval

#include "kontor/sparql/exec/item.hpp"

#include <cmath>

#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/exec/limits.hpp"
#include "kontor/xsd/compare.hpp"

namespace kontor::sparql::eval {

using xsd::Datatype;
using xsd::Knowledge;
using xsd::Value;

void check_length(std::size_t bytes) {
  constexpr std::size_t many = std::size_t{64} << 10U;
  if (bytes > many) look_at_watch();
  if (bytes > longest_string) throw LimitExceeded("a string that the query computes is longer than 16 MiB");
}

Item string_item(std::string text, std::string_view language) {
  check_length(text.size());
  return Text{std::move(text), {}, language};
}

Item borrowed_string(std::string_view text, std::string_view language) {
  // A null view would mean "owned".
  return Text{{}, text.data() == nullptr ? std::string_view("") : text, language};
}

Item integer_item(std::size_t number) {
  return Value(static_cast<std::int64_t>(number));
}

TermId to_id(TermPool& pool, const Item& item) {
  if (const auto* id = std::get_if<TermId>(&item)) return *id;
  if (const auto* boolean = std::get_if<bool>(&item)) return pool.boolean(*boolean);
  if (const auto* value = std::get_if<Value>(&item)) return pool.intern(*value);
  if (const auto* text = std::get_if<Text>(&item)) {
    return pool.intern(text->language.empty() ? rdf::literal(text->text())
                                              : rdf::language_string(text->text(), text->language));
  }
  return store::no_term;
}

const Value& value_of(const TermPool& pool, const Item& item, Value& scratch) {
  if (const auto* id = std::get_if<TermId>(&item)) return pool.value(*id);
  if (const auto* value = std::get_if<Value>(&item)) return *value;
  if (const auto* boolean = std::get_if<bool>(&item)) {
    scratch = Value(*boolean);
  } else if (const auto* text = std::get_if<Text>(&item); text != nullptr && text->language.empty()) {
    scratch = Value::parse({}, Datatype::string);
  }
  return scratch;
}

std::optional<StringView> string_of(const TermPool& pool, const Item& item) {
  if (const auto* text = std::get_if<Text>(&item)) return StringView{text->text(), text->language};
  const auto* id = std::get_if<TermId>(&item);
  if (id == nullptr) return std::nullopt;
  const rdf::TermView term = pool.view(*id);
  if (!term.is_literal()) return std::nullopt;
  if (!term.datatype.empty() && !xsd::is_string(xsd::find_datatype(term.datatype))) return std::nullopt;
  return StringView{term.text, term.language};
}

std::optional<std::string_view> simple_of(const TermPool& pool, const Item& item) {
  const auto string = string_of(pool, item);
  if (!string || !string->language.empty()) return std::nullopt;
  return string->text;
}

rdf::TermKind kind_of(const TermPool& pool, const Item& item) {
  if (is_error(item)) return rdf::TermKind::none;
  const auto* id = std::get_if<TermId>(&item);
  return id != nullptr ? pool.kind(*id) : rdf::TermKind::literal;
}

Ebv effective_boolean_value(const TermPool& pool, const Item& item) {
  if (const auto* boolean = std::get_if<bool>(&item)) return to_ebv(*boolean);
  if (is_error(item)) return Ebv::error;
  Value scratch;
  const Value& value = value_of(pool, item, scratch);
  if (value.is_boolean()) return to_ebv(value.boolean());
  if (value.is_numeric()) {
    if (xsd::is_derived_from(value.datatype(), Datatype::decimal)) return to_ebv(!value.decimal().is_zero());
    const double number = value.to_double();
    return to_ebv(number != 0 && !std::isnan(number));
  }
  if (value.knowledge() == Knowledge::ill_typed &&
      (value.datatype() == Datatype::boolean || xsd::is_numeric(value.datatype()))) {
    return Ebv::false_;
  }
  const auto string = string_of(pool, item);
  return string ? to_ebv(!string->text.empty()) : Ebv::error;
}

Item lexical_form(const TermPool& pool, const Item& item) {
  if (const auto* id = std::get_if<TermId>(&item)) {
    const rdf::TermView term = pool.view(*id);
    return term.is_blank_node() ? Item() : borrowed_string(term.text);
  }
  if (const auto* boolean = std::get_if<bool>(&item)) return borrowed_string(*boolean ? "true" : "false");
  if (const auto* value = std::get_if<Value>(&item)) return string_item(value->canonical());
  if (const auto* text = std::get_if<Text>(&item)) return string_item(std::string(text->text()));
  return {};
}

namespace {

// What two literals of which at least one has no typed data say about being equal.
Ebv equal_literals(const TermPool& pool, const Item& a, const Item& b, const Value& left, const Value& right) {
  const auto x = string_of(pool, a);
  const auto y = string_of(pool, b);
  if (x && y) return to_ebv(x->language == y->language && x->text == y->text);
  // A string with a language equals nothing but such strings, whatever the other one is.
  if ((x && !x->language.empty()) || (y && !y->language.empty())) return Ebv::false_;
  const auto is_known = [](const Value& value, bool string) { return value.has_data() || string; };
  // A value that we do not know may be equal to any other (section 17.4.1.7, RDFterm-equal).
  const bool known_left = is_known(left, x.has_value()) || left.knowledge() == Knowledge::text;
  const bool known_right = is_known(right, y.has_value()) || right.knowledge() == Knowledge::text;
  if (!known_left || !known_right) return Ebv::error;
  if (left.knowledge() != Knowledge::text || right.knowledge() != Knowledge::text) return Ebv::false_;
  if (xsd::primitive_type(left.datatype()) != xsd::primitive_type(right.datatype())) return Ebv::false_;
  // anyURI and the binary types: only terms have these, computed strings do not.
  const auto canonical = [&pool](const Item& item, Datatype datatype) {
    return xsd::canonical_form(pool.view(std::get<TermId>(item)).text, datatype);
  };
  return to_ebv(canonical(a, left.datatype()) == canonical(b, right.datatype()));
}

Ebv equal_data(const Value& a, const Value& b) {
  const auto result = xsd::equal(a, b);
  return result ? to_ebv(*result) : Ebv::error;
}

Order order_data(const Value& a, const Value& b) {
  if (!xsd::is_comparable(a, b)) return Order::error;
  const std::partial_ordering result = xsd::compare(a, b);
  if (result == std::partial_ordering::unordered) return a.is_numeric() ? Order::neither : Order::error;
  return result < 0 ? Order::less : result > 0 ? Order::greater : Order::equal;
}

Order order_strings(std::optional<std::string_view> a, std::optional<std::string_view> b) {
  if (!a || !b) return Order::error;
  const int result = a->compare(*b);
  return result < 0 ? Order::less : result > 0 ? Order::greater : Order::equal;
}

}  // namespace

Ebv equal(const TermPool& pool, const Item& a, const Item& b) {
  if (is_error(a) || is_error(b)) return Ebv::error;
  Value left_scratch;
  Value right_scratch;
  const Value& left = value_of(pool, a, left_scratch);
  const Value& right = value_of(pool, b, right_scratch);
  if (left.has_data() && right.has_data()) return equal_data(left, right);
  const auto* x = std::get_if<TermId>(&a);
  const auto* y = std::get_if<TermId>(&b);
  if (x != nullptr && y != nullptr && *x == *y) return Ebv::true_;
  if (kind_of(pool, a) != rdf::TermKind::literal || kind_of(pool, b) != rdf::TermKind::literal) return Ebv::false_;
  return equal_literals(pool, a, b, left, right);
}

Ebv equal(const TermPool& pool, TermId a, TermId b) {
  if (a == store::no_term || b == store::no_term) return Ebv::error;
  const Value& left = pool.value(a);
  const Value& right = pool.value(b);
  if (left.has_data() && right.has_data()) return equal_data(left, right);
  if (a == b) return Ebv::true_;
  if (pool.kind(a) != rdf::TermKind::literal || pool.kind(b) != rdf::TermKind::literal) return Ebv::false_;
  return equal_literals(pool, a, b, left, right);
}

Order order(const TermPool& pool, const Item& a, const Item& b) {
  if (is_error(a) || is_error(b)) return Order::error;
  Value left_scratch;
  Value right_scratch;
  const Value& left = value_of(pool, a, left_scratch);
  const Value& right = value_of(pool, b, right_scratch);
  if (left.has_data() || right.has_data()) return order_data(left, right);
  return order_strings(simple_of(pool, a), simple_of(pool, b));
}

Order order(const TermPool& pool, TermId a, TermId b) {
  if (a == store::no_term || b == store::no_term) return Order::error;
  const Value& left = pool.value(a);
  const Value& right = pool.value(b);
  if (left.has_data() || right.has_data()) return order_data(left, right);
  return order_strings(simple_of(pool, a), simple_of(pool, b));
}

}  // namespace kontor::sparql::eval

#include "kontor/registry/checker.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include <re2/re2.h>

#include "kontor/base/suggest.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/registry/misfit.hpp"
#include "kontor/xsd/edtf.hpp"

namespace kontor::registry {
namespace {

// Searches through all ids for a message; nobody reads on after so many.
constexpr std::size_t max_explained = 200;
// Findings held back to be put in order.
constexpr std::size_t max_findings = 10'000;

bool has_type(const json::Value& value, Type type) {
  switch (type) {
    case Type::any:
      return true;
    case Type::object:
      return value.is_object();
    case Type::array:
      return value.is_array();
    case Type::string:
      return value.is_string();
    case Type::number:
      return value.is_number();
    case Type::integer:
      return value.is_number() && json::is_integral(value.number());
    case Type::boolean:
      return value.is_boolean();
  }
  return false;
}

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5646 well-formedness as RDF 1.1 Turtle's LANGTAG asks for it, subtags of at most 8 characters.
bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first = false;
    } else if (!is_alphanumeric(c) || (first && c >= '0' && c <= '9') || ++length > 8) {
      return false;
    }
  }
  return length > 0;
}

bool is_iri(std::string_view text) {
  return rdf::has_scheme(text) && rdf::find_invalid_iri_character(text) == std::string_view::npos;
}

bool has_format(std::string_view text, StringFormat format) {
  switch (format) {
    case StringFormat::none:
      return true;
    case StringFormat::iri:
      return is_iri(text);
    case StringFormat::language_tag:
      return is_language_tag(text);
    case StringFormat::date_edtf:
      return xsd::classify_edtf(text) != xsd::EdtfKind::invalid;
  }
  return true;
}

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : separator).append(word);
  return out;
}

std::string shown_number(double number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  return {buffer, end};
}

// Whether the string has the form that the schema asks for, references aside.
bool string_fits(std::string_view text, const Schema& schema) {
  if (schema.type != Type::any && schema.type != Type::string) return false;
  if (!schema.enumeration.empty() &&
      std::find(schema.enumeration.begin(), schema.enumeration.end(), text) == schema.enumeration.end()) {
    return false;
  }
  if (schema.pattern && !re2::RE2::PartialMatch({text.data(), text.size()}, *schema.pattern)) return false;
  return has_format(text, schema.format);
}

}  // namespace

void Checker::value(const json::Value& json, const Schema& schema, Context context) {
  if (!has_type(json, schema.type)) {
    if (json.is_string() && (schema.type == Type::number || schema.type == Type::integer)) {
      error(json.offset(), no_number(json.string(), schema.type));
      return;
    }
    error(json.offset(), "expected " + (schema.expected.empty() ? std::string(name_of(schema.type)) : schema.expected) +
                             ", found " + std::string(to_string(json.kind())));
    return;
  }
  if (json.is_object()) object(json, schema, context);
  if (json.is_array()) array(json, schema, context);
  if (json.is_number()) range(json.to_double(), json.number(), json.offset(), schema);
  if (json.is_string()) {
    string(json.string(), json.offset(), schema);
    if (!schema.like.empty()) like(json, schema, context);
  } else if (!schema.any_of.empty()) {
    alternatives(json, schema);
  }
}

void Checker::object(const json::Value& json, const Schema& schema, Context context) {
  const json::Object& members = json.object();
  const Schema* id = schema.find("id");
  if (id != nullptr && !id->id_kind.empty()) context.record = &schema;
  for (const std::string& name : schema.required) {
    if (members.contains(name)) continue;
    const auto advice = std::find_if(schema.missing.begin(), schema.missing.end(),
                                     [&name](const auto& entry) { return entry.first == name; });
    error(json.offset(), quoted(name) + " is missing" + (advice == schema.missing.end() ? "" : ": " + advice->second));
  }
  if (members.size() < schema.min_properties) {
    error(json.offset(),
          "an empty object; leave it out, or give it at least one of " + comma_separated(names_in(schema.properties)));
  }
  for (const json::Member& member : members) {
    const Schema* property = schema.find(member.name);
    if (property != nullptr) {
      value(member.value, *property, {context.record, &members});
    } else if (!schema.additional_properties) {
      const std::vector<std::string_view> names = names_in(schema.properties);
      const std::string near = suggestion(member.name, names);
      error(member.name_offset, "unknown key " + quoted(member.name) +
                                    (near.empty() ? ", expected one of " + comma_separated(names) : near));
    }
  }
}

void Checker::array(const json::Value& json, const Schema& schema, Context context) {
  const auto taken_out = taken_out_.find(json.offset());
  const std::size_t size = json.array().size() + (taken_out == taken_out_.end() ? 0 : taken_out->second);
  if (size < schema.min_items) {
    error(json.offset(), schema.min_items == 1 ? "an empty list; leave it out, or put something in"
                                               : "expected at least " + std::to_string(schema.min_items) + " items");
  }
  if (schema.items == nullptr) return;
  std::set<std::string_view> seen;
  for (const json::Value& item : json.array()) {
    value(item, *schema.items, context);
    if (schema.unique_items && item.is_string() && !seen.insert(item.string()).second) {
      error(item.offset(), quoted(item.string()) + " stands in the list twice");
    }
  }
}

void Checker::range(double number, std::string_view text, std::size_t offset, const Schema& schema) {
  const bool low = schema.minimum && number < *schema.minimum;
  const bool high = schema.maximum && number > *schema.maximum;
  if (!low && !high) return;
  std::string expected = "at least " + shown_number(schema.minimum.value_or(0));
  if (schema.maximum) {
    expected = (schema.minimum ? shown_number(*schema.minimum) + " to " : "at most ") + shown_number(*schema.maximum);
  }
  error(offset, std::string(text) + " is out of range, expected " + expected);
}

void Checker::string(std::string_view text, std::size_t offset, const Schema& schema) {
  if (!string_fits(text, schema)) {
    misfit(text, offset, schema, schema.enumeration);
    return;
  }
  if (!schema.id_kind.empty()) declare(text, offset, schema);
  if (!schema.ref_kinds.empty()) refer(text, offset, schema);
  if (schema.any_of.empty()) return;
  std::vector<std::string> words;
  for (const Schema* alternative : schema.any_of) {
    if (string_fits(text, *alternative)) {
      string(text, offset, *alternative);
      return;
    }
    words.insert(words.end(), alternative->enumeration.begin(), alternative->enumeration.end());
  }
  misfit(text, offset, schema, words);
}

void Checker::misfit(std::string_view text, std::size_t offset, const Schema& schema,
                     const std::vector<std::string>& words) {
  std::string message = registry::misfit(text, schema, words);
  // The words of a long list are told once.
  const bool refers_to_list =
      words.size() > max_listed && !schema.expected.empty() && message.ends_with(schema.expected);
  if (refers_to_list && listed_.insert(&schema).second) message += ": " + join(words, ", ");
  error(offset, std::move(message));
}

// Objects with alternatives: at least one must have what it requires.
void Checker::alternatives(const json::Value& json, const Schema& schema) {
  std::vector<std::string> choices;
  for (const Schema* alternative : schema.any_of) {
    const auto present = [&json](const std::string& name) { return json.find(name) != nullptr; };
    if (std::all_of(alternative->required.begin(), alternative->required.end(), present)) return;
    choices.push_back(join(alternative->required, " and "));
  }
  error(json.offset(), "expected " + join(choices, " or "));
}

// x-like: the text must fit the field that a sibling names.
void Checker::like(const json::Value& json, const Schema& schema, Context context) {
  const json::Value* field = context.siblings == nullptr ? nullptr : context.siblings->find(schema.like);
  if (field == nullptr || !field->is_string() || context.record == nullptr) return;
  const Schema* other = context.record->find_path(field->string());
  if (other != nullptr && other->type == Type::array) other = other->items;
  if (other == nullptr || other->type == Type::object) return;
  const std::string& text = json.string();
  if (other->type == Type::number || other->type == Type::integer) {
    double number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size()) {
      error(json.offset(), quoted(text) + " is not " + std::string(name_of(other->type)));
    } else {
      range(number, text, json.offset(), *other);
    }
  } else if (other->type != Type::boolean) {
    string(text, json.offset(), *other);
  }
}

void Checker::declare(std::string_view id, std::size_t offset, const Schema& schema) {
  TextTable& known = declared_[schema.id_kind];
  const std::uint32_t count = known.size();
  const std::uint32_t number = known.add(id, offset);
  if (known.size() > count) return;
  std::string message = schema.id_kind + " " + quoted(id) + " is declared twice";
  if (explained_++ < max_explained) {
    const Location first = locate_(known.offset(number));
    message += ", first in " + first.file + ":" + std::to_string(first.place.line);
  }
  error(offset, std::move(message));
}

// Most ids are declared before they are referred to; only the others are kept until the end.
void Checker::refer(std::string_view id, std::size_t offset, const Schema& schema) {
  if (!declared(id, schema)) references_.push_back({&schema, wanted_.add(id, offset), offset});
}

bool Checker::declared(std::string_view id, const Schema& schema) const {
  return std::any_of(schema.ref_kinds.begin(), schema.ref_kinds.end(), [&](const std::string& kind) {
    const auto ids = declared_.find(kind);
    return ids != declared_.end() && ids->second.find(id) != TextTable::none;
  });
}

void Checker::report_dangling(const Reference& reference) {
  const std::string_view id = wanted_.text(reference.id);
  std::string message = "no " + join(reference.schema->ref_kinds, " or ") + " " + quoted(id);
  if (explained_++ < max_explained) {
    std::vector<std::string_view> candidates;
    for (const std::string& kind : reference.schema->ref_kinds) {
      const TextTable& ids = declared_[kind];
      for (std::uint32_t i = 0; i < ids.size(); ++i) candidates.push_back(ids.text(i));
    }
    message += suggestion(id, candidates);
  }
  diagnostics_.error(locate_(reference.offset), std::move(message));
}

void Checker::error(std::size_t offset, std::string message) {
  findings_.push_back({offset, std::move(message)});
  if (findings_.size() == max_findings) report();
}

void Checker::report() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return a.offset < b.offset; });
  for (Finding& finding : findings_) diagnostics_.error(locate_(finding.offset), std::move(finding.message));
  findings_.clear();
}

void Checker::finish() {
  report();
  for (const Reference& reference : references_) {
    if (!declared(wanted_.text(reference.id), *reference.schema)) report_dangling(reference);
  }
}

}  // namespace kontor::registry

#include "kontor/syntax/jsonld/iri_compaction.hpp"

#include <vector>

#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/jsonld/inverse_context.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

Nullable string_member(const json::Value& value, std::string_view name) {
  const json::Value* member = value.find(name);
  return member != nullptr && member->is_string() ? Nullable(member->string()) : Nullable();
}

// What the value of a property asks of the term: containers in order of preference, and a type or language.
struct Wish {
  std::vector<std::string> containers;
  TypeOrLanguage kind = TypeOrLanguage::language;
  Nullable value;  // null: any

  void add(std::initializer_list<const char*> more) { containers.insert(containers.end(), more.begin(), more.end()); }
  void wish_type(Nullable type) {
    kind = TypeOrLanguage::type;
    value = std::move(type);
  }
};

// Step 4.7: what all items of a list have in common.
void wish_for_list(const Context& active, const json::Value& list_object, Wish& wish) {
  if (list_object.find("@index") == nullptr) wish.add({"@list"});
  const Elements list = elements_of(*list_object.find("@list"));
  Nullable common_type;
  Nullable common_language;
  if (list.count == 0) common_language = language_key(active.language, active.direction);
  if (common_language == "") common_language = "@none";
  for (const json::Value& item : list) {
    std::string language = "@none";
    std::string type = "@none";
    if (!is_value_object(item)) {
      type = "@id";
    } else if (item.find("@direction") != nullptr || item.find("@language") != nullptr) {
      language = language_key(string_member(item, "@language"), string_member(item, "@direction"));
    } else if (const Nullable own = string_member(item, "@type")) {
      type = *own;
    } else {
      language = "@null";
    }
    if (!common_language) {
      common_language = language;
    } else if (*common_language != language && is_value_object(item)) {
      common_language = "@none";
    }
    if (!common_type) {
      common_type = type;
    } else if (*common_type != type) {
      common_type = "@none";
    }
  }
  const std::string type = common_type.value_or("@none");
  if (type != "@none") {
    wish.wish_type(type);
  } else {
    wish.value = common_language.value_or("@none");
  }
}

// Step 4.8.
void wish_for_graph(const json::Value& graph, Wish& wish) {
  const bool has_index = graph.find("@index") != nullptr;
  const bool has_id = graph.find("@id") != nullptr;
  if (has_index) wish.add({"@graph@index", "@graph@index@set"});
  if (has_id) wish.add({"@graph@id", "@graph@id@set"});
  wish.add({"@graph", "@graph@set", "@set"});
  if (!has_index) wish.add({"@graph@index", "@graph@index@set"});
  if (!has_id) wish.add({"@graph@id", "@graph@id@set"});
  wish.add({"@index", "@index@set"});
  wish.wish_type("@id");
}

// Step 4.9.
void wish_for_value_or_node(const json::Value* value, Wish& wish) {
  if (value == nullptr || !is_value_object(*value)) {
    wish.wish_type("@id");
    wish.add({"@id", "@id@set", "@type", "@set@type", "@set"});
    return;
  }
  const Nullable language = string_member(*value, "@language");
  const Nullable direction = string_member(*value, "@direction");
  if ((language || direction) && value->find("@index") == nullptr) {
    wish.value = language_key(language, direction);
    wish.add({"@language", "@language@set"});
  } else if (const Nullable type = string_member(*value, "@type")) {
    wish.wish_type(type);
  }
  wish.add({"@set"});
}

Wish wish_for(const Context& active, const Options& options, const json::Value* value, Direction direction) {
  Wish wish;
  const bool has_index = value != nullptr && value->find("@index") != nullptr;
  if (has_index && !is_graph_object(*value)) wish.add({"@index", "@index@set"});
  if (direction == Direction::reverse) {
    wish.wish_type("@reverse");
    wish.add({"@set"});
  } else if (value != nullptr && is_list_object(*value)) {
    wish_for_list(active, *value, wish);
  } else if (value != nullptr && is_graph_object(*value)) {
    wish_for_graph(*value, wish);
  } else {
    wish_for_value_or_node(value, wish);
  }
  wish.add({"@none"});
  if (options.processing_mode != ProcessingMode::json_ld_1_0) {
    if (!has_index) wish.add({"@index", "@index@set"});
    if (value != nullptr && is_value_object(*value) && value->object().size() == 1) {
      wish.add({"@language", "@language@set"});
    }
  }
  return wish;
}

// Steps 4.13 to 4.19: the values of type or language to try, best first.
std::vector<std::string> preferred_values(const Context& active, const Options& options, const json::Value* value,
                                          Wish& wish) {
  const std::string wished = wish.value.value_or("@null");
  std::vector<std::string> preferred;
  if (wished == "@reverse") preferred.emplace_back("@reverse");
  const json::Value* id = value == nullptr ? nullptr : value->find("@id");
  if ((wished == "@id" || wished == "@reverse") && id != nullptr && id->is_string()) {
    const TermDefinition* term = active.find(compact_iri(active, options, id->string()));
    const bool as_vocab = term != nullptr && term->iri == id->string();
    for (const char* next : {as_vocab ? "@vocab" : "@id", as_vocab ? "@id" : "@vocab", "@none"})
      preferred.emplace_back(next);
  } else {
    preferred.push_back(wished);
    preferred.emplace_back("@none");
    const json::Value* list = value == nullptr ? nullptr : value->find("@list");
    if (list != nullptr && list->is_array() && list->array().empty()) wish.kind = TypeOrLanguage::any;
  }
  preferred.emplace_back("@any");
  for (std::size_t i = 0, count = preferred.size(); i < count; ++i) {
    const std::size_t underscore = preferred[i].find('_');
    if (underscore != std::string::npos) preferred.push_back(preferred[i].substr(underscore));
  }
  return preferred;
}

// Steps 6 to 8: the shortest, then least, compact IRI.
std::string compact_with_prefix(const Context& active, std::string_view iri, bool has_value) {
  std::string best;
  for (const auto& [prefix_iri, prefix] : inverse_of(active).prefixes()) {
    if (!iri.starts_with(prefix_iri) || iri.size() == prefix_iri.size()) continue;
    std::string candidate = prefix + ":" + std::string(iri.substr(prefix_iri.size()));
    if (!best.empty() && (candidate.size() > best.size() || (candidate.size() == best.size() && candidate >= best)))
      continue;
    const TermDefinition* taken = active.find(candidate);
    if (taken == nullptr || (taken->iri == iri && !has_value)) best = std::move(candidate);
  }
  return best;
}

// Steps 6 to 11.
std::string compact_without_term(const Context& active, const Options& options, std::string_view iri, bool has_value,
                                 bool vocab) {
  std::string compact = compact_with_prefix(active, iri, has_value);
  if (!compact.empty()) return compact;
  const std::size_t colon = iri.find(':');
  if (colon != std::string_view::npos && !iri.substr(colon + 1).starts_with("//")) {
    const TermDefinition* prefix = active.find(iri.substr(0, colon));
    if (prefix != nullptr && prefix->prefix) {
      fail("IRI confused with prefix", "'" + std::string(iri) + "' would be read as a compact IRI");
    }
  }
  if (vocab || !options.compact_to_relative || !active.base || is_blank_node_identifier(iri)) return std::string(iri);
  std::string relative = relative_reference(*active.base, iri);
  return has_keyword_form(relative) ? "./" + relative : relative;
}

}  // namespace

std::string compact_iri(const Context& active, const Options& options, std::string_view iri, const json::Value* value,
                        Direction direction) {
  const InverseContext& inverse = inverse_of(active);
  if (inverse.contains(iri)) {
    // Framing wraps what it must not compact away.
    if (value != nullptr) {
      if (const json::Value* kept = value->find("@preserve"); kept != nullptr && elements_of(*kept).count > 0) {
        value = elements_of(*kept).first;
      }
    }
    Wish wish = wish_for(active, options, value, direction);
    const std::vector<std::string> preferred = preferred_values(active, options, value, wish);
    if (const std::string* term = inverse.select(iri, wish.containers, wish.kind, preferred)) return *term;
  }
  if (active.vocab && iri.starts_with(*active.vocab) && iri.size() > active.vocab->size()) {
    const std::string_view suffix = iri.substr(active.vocab->size());
    if (active.find(suffix) == nullptr) return std::string(suffix);
  }
  return compact_without_term(active, options, iri, value != nullptr, true);
}

std::string compact_id(const Context& active, const Options& options, std::string_view iri) {
  return compact_without_term(active, options, iri, false, false);
}

}  // namespace kontor::syntax::jsonld

#include "kontor/syntax/jsonld/term_definer.hpp"

#include <algorithm>

#include "kontor/syntax/jsonld/container_mapping.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Terms that are defined by each other in a chain. People stay below five.
constexpr std::size_t max_chain = 200;

bool is_iri_or_blank_node(std::string_view text) {
  return is_absolute_iri(text) || is_blank_node_identifier(text);
}

bool ends_with_gen_delim(std::string_view iri) {
  return !iri.empty() && std::string_view(":/?#[]@").find(iri.back()) != std::string_view::npos;
}

bool contains_colon_inside(std::string_view term) {
  const std::size_t colon = term.find(':', 1);
  return colon != std::string_view::npos && colon + 1 < term.size();
}

const json::Value& require_string(const json::Value& value, std::string_view code) {
  if (!value.is_string()) fail(code, expected_but_found("a string", value), value);
  return value;
}

}  // namespace

// One term on its way to being defined.
struct TermDefiner::Draft {
  const std::string& term;
  const json::Value& written;   // as the context has it
  const json::Object* members;  // of an expanded definition, nullptr for a string or null
  TermDefinition definition = {};

  const json::Value* find(std::string_view name) const { return members == nullptr ? nullptr : members->find(name); }
  bool is_simple() const { return members == nullptr && written.is_string(); }
};

TermDefiner::TermDefiner(ContextProcessor& contexts, Context& active, const json::Object& local,
                         const ContextParameters& parameters)
    : contexts_(contexts), active_(active), local_(local), parameters_(parameters) {
  const json::Value* is_protected = local.find("@protected");
  if (is_protected == nullptr) return;
  check_1_1(*is_protected, "@protected");
  if (!is_protected->is_boolean()) {
    fail("invalid @protected value", expected_but_found("true or false", *is_protected), *is_protected);
  }
  protected_ = is_protected->boolean();
}

void TermDefiner::check_1_1(const json::Value& value, std::string_view keyword) const {
  if (contexts_.is_1_0()) {
    fail("invalid term definition", "'" + std::string(keyword) + "' needs processing mode json-ld-1.1", value);
  }
}

Nullable TermDefiner::expand_iri(std::string_view value, IriUse use) {
  return jsonld::expand_iri(active_, value, use, [this](std::string_view term) { define_dependency(term); });
}

void TermDefiner::define_dependency(std::string_view term) {
  if (!local_.contains(term)) return;
  const auto state = defined_.find(term);
  if (state != defined_.end() && state->second) return;
  define(std::string(term));
}

void TermDefiner::define(const std::string& term) {
  const json::Value& value = *local_.find(term);
  const auto [state, is_new] = defined_.emplace(term, false);
  if (!is_new) {
    if (state->second) return;
    fail("cyclic IRI mapping", "term '" + term + "' is defined by itself", value);
  }
  if (term.empty()) fail("invalid term definition", "a term cannot be empty", value);
  if (is_keyword(term) && term != "@type") fail("keyword redefinition", "'" + term + "' cannot be defined", value);
  if (has_keyword_form(term) && term != "@type") return;  // reserved
  if (term != "@type" && !value.is_null() && !value.is_string() && !value.is_object()) {
    fail("invalid term definition", "term '" + term + "': " + expected_but_found("a string, an object or null", value),
         value);
  }
  if (depth_ >= max_chain) fail("cyclic IRI mapping", "terms defined by each other in too long a chain", value);
  ++depth_;
  Draft draft{term, value, value.is_object() ? &value.object() : nullptr};
  draft.definition.is_protected = protected_;
  if (term == "@type") define_type_keyword(draft);

  // While it is being defined the term is unknown.
  std::shared_ptr<const TermDefinition> previous;
  if (const auto found = active_.terms.find(term); found != active_.terms.end()) {
    previous = found->second;
    active_.terms.erase(found);
  }
  const bool is_complete = define_value(draft);
  --depth_;
  if (!is_complete) return;
  if (!parameters_.override_protected && previous != nullptr && previous->is_protected) {
    if (!same_definition(draft.definition, *previous)) {
      fail("protected term redefinition", "term '" + term + "' is protected", value);
    }
    draft.definition = *previous;
  }
  active_.terms[term] = std::make_shared<const TermDefinition>(std::move(draft.definition));
  defined_[term] = true;
}

// Step 4: @type can only be given the container @set and be protected.
void TermDefiner::define_type_keyword(Draft& draft) {
  bool valid = !contexts_.is_1_0() && draft.members != nullptr && !draft.members->empty();
  if (valid) {
    for (const json::Member& member : *draft.members) {
      const bool is_set = member.name == "@container" && member.value.is_string() && member.value.string() == "@set";
      valid = valid && (is_set || member.name == "@protected");
    }
  }
  if (!valid) {
    fail("keyword redefinition", "'@type' can only get '@container': '@set' and '@protected'", draft.written);
  }
}

// Steps 11 to 26. Answers false if the term is to be ignored.
bool TermDefiner::define_value(Draft& draft) {
  set_protected(draft);
  set_type(draft);
  if (draft.find("@reverse") != nullptr) {
    if (!set_reverse(draft)) return false;
    // The algorithm ends here; the grammar (JSON-LD 1.1, section 9.15.1) allows these for all terms.
    set_index(draft);
    set_scoped_context(draft);
    check_members(draft);
    return true;
  }
  if (!set_iri(draft)) return false;
  set_container(draft);
  set_index(draft);
  set_scoped_context(draft);
  set_language_and_direction(draft);
  set_nest(draft);
  set_prefix(draft);
  check_members(draft);
  return true;
}

void TermDefiner::set_protected(Draft& draft) {
  const json::Value* value = draft.find("@protected");
  if (value == nullptr) return;
  check_1_1(*value, "@protected");
  if (!value->is_boolean()) fail("invalid @protected value", expected_but_found("true or false", *value), *value);
  draft.definition.is_protected = value->boolean();
}

// Step 12.
void TermDefiner::set_type(Draft& draft) {
  const json::Value* value = draft.find("@type");
  if (value == nullptr) return;
  const Nullable type = expand_iri(require_string(*value, "invalid type mapping").string(), as_term);
  const bool is_new = type == "@json" || type == "@none";
  if (!type || (is_new && contexts_.is_1_0()) ||
      (!is_new && type != "@id" && type != "@vocab" && !is_absolute_iri(*type))) {
    fail("invalid type mapping", "'" + value->string() + "' is no datatype IRI, '@id', '@vocab', '@json' or '@none'",
         *value);
  }
  draft.definition.type = type;
}

// Step 13.
bool TermDefiner::set_reverse(Draft& draft) {
  const json::Value& value = *draft.find("@reverse");
  if (draft.find("@id") != nullptr || draft.find("@nest") != nullptr) {
    fail("invalid reverse property", "'@reverse' excludes '@id' and '@nest'", value);
  }
  const std::string& text = require_string(value, "invalid IRI mapping").string();
  if (has_keyword_form(text)) return false;
  draft.definition.iri = expand_iri(text, as_term);
  if (!draft.definition.iri || !is_iri_or_blank_node(*draft.definition.iri)) {
    fail("invalid IRI mapping", "'" + text + "' is no IRI", value);
  }
  if (const json::Value* container = draft.find("@container"); container != nullptr && !container->is_null()) {
    const bool is_set = container->is_string() && container->string() == "@set";
    const bool is_index = container->is_string() && container->string() == "@index";
    if (!is_set && !is_index) {
      fail("invalid reverse property",
           "container of a reverse property: " + expected_but_found("'@set' or '@index'", *container), *container);
    }
    draft.definition.container.add(is_set ? Container::set : Container::index);
  }
  draft.definition.reverse = true;
  return true;
}

// Steps 14 to 18.
bool TermDefiner::set_iri(Draft& draft) {
  if (draft.written.is_null()) return true;
  const json::Value* id = draft.is_simple() ? &draft.written : draft.find("@id");
  if (id != nullptr && !(id->is_string() && id->string() == draft.term)) return set_iri_from_id(draft, *id);
  set_iri_from_term(draft);
  return true;
}

// Step 14.
bool TermDefiner::set_iri_from_id(Draft& draft, const json::Value& id) {
  if (id.is_null()) return true;
  const std::string& text = require_string(id, "invalid IRI mapping").string();
  if (!is_keyword(text) && has_keyword_form(text)) return false;
  const Nullable iri = expand_iri(text, as_term);
  if (!iri || !(is_keyword(*iri) || is_iri_or_blank_node(*iri))) {
    fail("invalid IRI mapping", "term '" + draft.term + "': '" + text + "' is no IRI", id);
  }
  if (iri == "@context") fail("invalid keyword alias", "'@context' cannot have another name", id);
  draft.definition.iri = iri;
  const bool has_slash = draft.term.find('/') != std::string::npos;
  if (contains_colon_inside(draft.term) || has_slash) {
    defined_[draft.term] = true;
    if (expand_iri(draft.term, as_term) != iri) {
      fail("invalid IRI mapping",
           "term '" + draft.term + "' looks like an IRI and is mapped to another, '" + *iri + "'", id);
    }
  }
  if (draft.term.find(':') == std::string::npos && !has_slash && draft.is_simple()) {
    draft.definition.prefix = ends_with_gen_delim(*iri) || is_blank_node_identifier(*iri);
  }
  return true;
}

// Steps 15 to 18.
void TermDefiner::set_iri_from_term(Draft& draft) {
  const std::string& term = draft.term;
  const std::size_t colon = term.find(':', 1);
  if (colon != std::string::npos) {
    const std::string_view prefix = std::string_view(term).substr(0, colon);
    define_dependency(prefix);
    const TermDefinition* definition = active_.find(prefix);
    draft.definition.iri = definition != nullptr && definition->iri ? *definition->iri + term.substr(colon + 1) : term;
  } else if (term.find('/') != std::string::npos) {
    draft.definition.iri = jsonld::expand_iri(active_, term, as_term);
    if (!draft.definition.iri || !is_absolute_iri(*draft.definition.iri)) {
      fail("invalid IRI mapping", "term '" + term + "' is no IRI", draft.written);
    }
  } else if (term == "@type") {
    draft.definition.iri = term;
  } else if (active_.vocab) {
    draft.definition.iri = *active_.vocab + term;
  } else {
    fail("invalid IRI mapping", "term '" + term + "' has no '@id', and there is no '@vocab'", draft.written);
  }
}

// Step 19.
void TermDefiner::set_container(Draft& draft) {
  const json::Value* value = draft.find("@container");
  if (value == nullptr) return;
  draft.definition.container = read_containers(*value, contexts_.options().processing_mode);
  if (!draft.definition.container.has(Container::type)) return;
  if (!draft.definition.type) draft.definition.type = "@id";
  if (draft.definition.type != "@id" && draft.definition.type != "@vocab") {
    fail("invalid type mapping", "'@container': '@type' goes with '@type': '@id' or '@vocab'", *value);
  }
}

// Step 20.
void TermDefiner::set_index(Draft& draft) {
  const json::Value* value = draft.find("@index");
  if (value == nullptr) return;
  check_1_1(*value, "@index");
  if (!draft.definition.container.has(Container::index)) {
    fail("invalid term definition", "'@index' needs '@container': '@index'", *value);
  }
  const std::string& property = require_string(*value, "invalid term definition").string();
  // A term may index its values by itself; it is not yet defined here, but its IRI is known. It is no prefix yet.
  const auto define_other = [&](std::string_view term) {
    if (term != draft.term) define_dependency(term);
  };
  const Nullable iri =
      property == draft.term ? draft.definition.iri : jsonld::expand_iri(active_, property, as_term, define_other);
  if (!iri || !is_absolute_iri(*iri)) fail("invalid term definition", "'@index' '" + property + "' is no IRI", *value);
  draft.definition.index = value->string();
}

// Step 21. The context is processed once to see whether it is valid; whatever it needs is there by now.
void TermDefiner::set_scoped_context(Draft& draft) {
  const json::Value* value = draft.find("@context");
  if (value == nullptr) return;
  check_1_1(*value, "@context");
  ContextParameters parameters;
  parameters.base_url = parameters_.base_url;
  parameters.override_protected = true;
  parameters.remote_contexts = parameters_.remote_contexts;
  parameters.validate_scoped_context = false;
  try {
    contexts_.process(std::make_shared<Context>(active_), *value, parameters);
  } catch (const ProcessingError& error) {
    if (error.code() == "context overflow" || error.code() == "invalid scoped context") throw;
    throw ProcessingError("invalid scoped context", error.message(), error.offset(), error.location());
  }
  draft.definition.context = std::make_shared<const json::Value>(*value);
  draft.definition.base_url = parameters_.base_url;
}

// Steps 22 and 23.
void TermDefiner::set_language_and_direction(Draft& draft) {
  if (draft.find("@type") != nullptr) return;
  if (const json::Value* language = draft.find("@language")) {
    if (!language->is_null() && !language->is_string()) {
      fail("invalid language mapping", expected_but_found("a string or null", *language), *language);
    }
    draft.definition.language = language->is_null() ? Nullable() : Nullable(language->string());
  }
  if (const json::Value* direction = draft.find("@direction")) {
    draft.definition.direction = read_direction(*direction);
  }
}

// Step 24.
void TermDefiner::set_nest(Draft& draft) {
  const json::Value* value = draft.find("@nest");
  if (value == nullptr) return;
  check_1_1(*value, "@nest");
  const std::string& nest = require_string(*value, "invalid @nest value").string();
  if (is_keyword(nest) && nest != "@nest") fail("invalid @nest value", "'" + nest + "' is a keyword", *value);
  draft.definition.nest = nest;
}

// Step 25.
void TermDefiner::set_prefix(Draft& draft) {
  const json::Value* value = draft.find("@prefix");
  if (value == nullptr) return;
  check_1_1(*value, "@prefix");
  if (draft.term.find_first_of(":/") != std::string::npos) {
    fail("invalid term definition", "'" + draft.term + "' cannot be a prefix", *value);
  }
  if (!value->is_boolean()) fail("invalid @prefix value", expected_but_found("true or false", *value), *value);
  draft.definition.prefix = value->boolean();
  if (value->boolean() && draft.definition.iri && is_keyword(*draft.definition.iri)) {
    fail("invalid term definition", "a keyword cannot be a prefix", *value);
  }
}

// Step 26.
void TermDefiner::check_members(const Draft& draft) const {
  static constexpr std::string_view allowed[] = {"@id",        "@reverse",   "@container", "@context",
                                                 "@direction", "@index",     "@language",  "@nest",
                                                 "@prefix",    "@protected", "@type"};
  if (draft.members == nullptr) return;
  for (const json::Member& member : *draft.members) {
    if (std::find(std::begin(allowed), std::end(allowed), member.name) == std::end(allowed)) {
      fail("invalid term definition", "unknown member '" + member.name + "' in the definition of '" + draft.term + "'",
           member.value);
    }
  }
}

Nullable read_direction(const json::Value& value) {
  if (value.is_null()) return {};
  if (!value.is_string() || (value.string() != "ltr" && value.string() != "rtl")) {
    fail("invalid base direction", expected_but_found("'ltr', 'rtl' or null", value), value);
  }
  return value.string();
}

}  // namespace kontor::syntax::jsonld

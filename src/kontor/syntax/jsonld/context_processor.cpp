#include "kontor/syntax/jsonld/context_processor.hpp"

#include <algorithm>

#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/jsonld/document_loader.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/term_definer.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Contexts that load each other and scoped contexts in each other. People stay below ten.
constexpr std::size_t max_context_depth = 100;

// Results of scoped contexts that are kept; beyond it all are forgotten. A guess: vocabularies have fewer classes.
constexpr std::size_t max_scopes = 1000;

// The keywords of a context definition, all other members define terms.
bool is_context_keyword(std::string_view name) {
  static constexpr std::string_view keywords[] = {"@base",      "@direction", "@import",  "@language",
                                                  "@propagate", "@protected", "@version", "@vocab"};
  return std::find(std::begin(keywords), std::end(keywords), name) != std::end(keywords);
}

bool has_protected_terms(const Context& context) {
  return std::any_of(context.terms.begin(), context.terms.end(),
                     [](const auto& term) { return term.second->is_protected; });
}

// A copy that may be changed.
std::shared_ptr<Context> clone(const ContextPtr& context) {
  auto copy = std::make_shared<Context>(*context);
  copy->inverse = nullptr;
  return copy;
}

class DepthGuard {
 public:
  DepthGuard(std::size_t& depth, const json::Value& where) : depth_(depth) {
    if (depth_ >= max_context_depth) {
      fail("context overflow", "contexts lead to each other more than " + std::to_string(max_context_depth) + " deep",
           where);
    }
    ++depth_;
  }
  ~DepthGuard() { --depth_; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;

 private:
  std::size_t& depth_;
};

std::shared_ptr<const RemoteDocument> load(const Options& options, const std::string& iri, const json::Value& where) {
  try {
    if (options.loader == nullptr) throw Error("no local file is given for '" + iri + "'");
    return options.loader->load(iri);
  } catch (const Error& error) {
    std::string detail = error.message();
    if (!error.location().file.empty()) detail += " (" + error.location().file + ")";
    fail("loading remote context failed", detail, where);
  }
}

const json::Value& context_of(const RemoteDocument& document, const std::string& iri, const json::Value& where) {
  const json::Value* context = document.value.find("@context");
  if (context == nullptr) fail("invalid remote context", "'" + iri + "' is no JSON object with '@context'", where);
  return *context;
}

}  // namespace

ContextPtr ContextProcessor::initial(const std::string& base) const {
  auto context = std::make_shared<Context>();
  if (!base.empty()) context->base = base;
  context->original_base = base;
  return context;
}

ContextPtr ContextProcessor::process(const ContextPtr& active, const json::Value& local,
                                     const ContextParameters& parameters) {
  const DepthGuard guard(depth_, local);
  ContextParameters own = parameters;
  if (const json::Value* propagate = local.find("@propagate"); propagate != nullptr && propagate->is_boolean()) {
    own.propagate = propagate->boolean();
  }
  ContextPtr result = active;
  if (!own.propagate && active->previous == nullptr) {
    auto copy = clone(active);
    copy->previous = active;
    result = copy;
  }
  if (!local.is_array()) {
    process_one(result, active, local, own);
    return result;
  }
  for (const json::Value& context : local.array()) process_one(result, active, context, own);
  return result;
}

ContextPtr ContextProcessor::enter_scope(const ContextPtr& active, const TermDefinition& definition,
                                         bool is_property_scope) {
  const ScopeKey key{active, definition.context, is_property_scope};
  const auto known = scopes_.find(key);
  if (known != scopes_.end()) return known->second;
  ContextParameters parameters;
  parameters.base_url = definition.base_url;
  parameters.override_protected = is_property_scope;
  parameters.propagate = is_property_scope;
  ContextPtr result = process(active, *definition.context, parameters);
  if (scopes_.size() >= max_scopes) scopes_.clear();
  scopes_.emplace(key, result);
  return result;
}

// Step 5, for one context of the array.
void ContextProcessor::process_one(ContextPtr& result, const ContextPtr& active, const json::Value& context,
                                   const ContextParameters& parameters) {
  if (context.is_null()) {
    if (!parameters.override_protected && has_protected_terms(*result)) {
      fail("invalid context nullification", "the active context has protected terms", context);
    }
    auto fresh = std::make_shared<Context>();
    fresh->original_base = active->original_base;
    if (!active->original_base.empty()) fresh->base = active->original_base;
    if (!parameters.propagate) fresh->previous = result;
    result = fresh;
  } else if (context.is_string()) {
    process_remote(result, context, parameters);
  } else if (context.is_object()) {
    process_definition(result, context, parameters);
  } else {
    fail("invalid local context", expected_but_found("an object, a string or null as context", context), context);
  }
}

// Step 5.2.
void ContextProcessor::process_remote(ContextPtr& result, const json::Value& reference,
                                      const ContextParameters& parameters) {
  const std::string iri = rdf::resolve_iri(parameters.base_url, reference.string());
  if (!is_absolute_iri(iri)) {
    if (is_absolute_iri(parameters.base_url)) {
      fail("loading remote context failed", "the context '" + iri + "' is no IRI", reference);
    }
    fail("loading document failed", "context '" + iri + "' is relative, and there is no base IRI", reference);
  }
  const auto& seen = parameters.remote_contexts;
  if (!parameters.validate_scoped_context && std::find(seen.begin(), seen.end(), iri) != seen.end()) return;
  if (seen.size() >= max_context_depth) fail("context overflow", "too many remote contexts", reference);
  const auto document = load(options_, iri, reference);
  ContextParameters inner;
  inner.base_url = iri;
  inner.remote_contexts = seen;
  inner.remote_contexts.push_back(iri);
  inner.validate_scoped_context = parameters.validate_scoped_context;
  const json::Value& context = context_of(*document, iri, reference);
  try {
    result = process(result, context, inner);
  } catch (const ProcessingError& error) {
    throw error.located(document->source());
  }
}

void ContextProcessor::check_1_1(const json::Value& value, std::string_view keyword) const {
  if (is_1_0()) {
    fail("invalid context entry", "'" + std::string(keyword) + "' needs processing mode json-ld-1.1", value);
  }
}

// Step 5.6: the imported context with the members of `context` put over it.
json::Object ContextProcessor::import(const json::Value& context, const ContextParameters& parameters) {
  const json::Value& reference = *context.find("@import");
  check_1_1(reference, "@import");
  if (!reference.is_string()) fail("invalid @import value", expected_but_found("a string", reference), reference);
  const std::string iri = rdf::resolve_iri(parameters.base_url, reference.string());
  const auto document = load(options_, iri, reference);
  const json::Value& imported = context_of(*document, iri, reference);
  if (!imported.is_object()) {
    fail("invalid remote context", expected_but_found("an object as '@context' of an import", imported), reference);
  }
  if (imported.find("@import") != nullptr) {
    fail("invalid context entry", "an imported context has no '@import' of its own", reference);
  }
  json::Object merged = imported.object();
  for (const json::Member& member : context.object()) merged.set(member.name, member.value);
  return merged;
}

// Steps 5.5 to 5.13.
void ContextProcessor::process_definition(ContextPtr& result, const json::Value& given,
                                          const ContextParameters& parameters) {
  if (const json::Value* version = given.find("@version")) {
    if (!version->is_number() || !json::equal_numbers(version->number(), "1.1")) {
      fail("invalid @version value", expected_but_found("1.1", *version), *version);
    }
    if (is_1_0()) fail("processing mode conflict", "'@version' 1.1 in processing mode json-ld-1.0", *version);
  }
  json::Object merged;
  if (given.find("@import") != nullptr) merged = import(given, parameters);
  const json::Object& context = given.find("@import") != nullptr ? merged : given.object();

  auto copy = clone(result);
  if (const json::Value* base = context.find("@base"); base != nullptr && parameters.remote_contexts.empty()) {
    set_base(*copy, *base);
  }
  if (const json::Value* vocab = context.find("@vocab")) set_vocab(*copy, *vocab);
  if (const json::Value* language = context.find("@language")) {
    if (!language->is_null() && !language->is_string()) {
      fail("invalid default language", expected_but_found("a string or null", *language), *language);
    }
    copy->language = language->is_null() ? Nullable() : language->string();
  }
  if (const json::Value* direction = context.find("@direction")) {
    check_1_1(*direction, "@direction");
    copy->direction = read_direction(*direction);
  }
  if (const json::Value* propagate = context.find("@propagate")) {
    check_1_1(*propagate, "@propagate");
    if (!propagate->is_boolean()) {
      fail("invalid @propagate value", expected_but_found("true or false", *propagate), *propagate);
    }
  }
  TermDefiner definer(*this, *copy, context, parameters);
  for (const json::Member& member : context) {
    if (!is_context_keyword(member.name)) definer.define(member.name);
  }
  result = copy;
}

// Step 5.7.
void ContextProcessor::set_base(Context& result, const json::Value& value) const {
  if (value.is_null()) {
    result.base.reset();
  } else if (!value.is_string()) {
    fail("invalid base IRI", expected_but_found("a string or null", value), value);
  } else if (is_absolute_iri(value.string())) {
    result.base = value.string();
  } else if (result.base) {
    result.base = rdf::resolve_iri(*result.base, value.string());
  } else {
    fail("invalid base IRI", "'" + value.string() + "' is relative, and there is no base IRI", value);
  }
}

// Step 5.8.
void ContextProcessor::set_vocab(Context& result, const json::Value& value) const {
  if (value.is_null()) {
    result.vocab.reset();
    return;
  }
  if (!value.is_string()) fail("invalid vocab mapping", expected_but_found("a string or null", value), value);
  const std::string& text = value.string();
  if (is_1_0() && !is_absolute_iri(text) && !is_blank_node_identifier(text)) {
    fail("invalid vocab mapping", "'" + text + "' is no IRI", value);
  }
  result.vocab = expand_iri(result, text, as_term_or_document);
  if (!result.vocab || has_keyword_form(*result.vocab)) {
    fail("invalid vocab mapping", "'" + text + "' is no IRI", value);
  }
}

}  // namespace kontor::syntax::jsonld

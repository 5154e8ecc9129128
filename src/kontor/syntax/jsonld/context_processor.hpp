// Context processing (JSON-LD 1.1 API, section 4): from the @context that stands in a document to an active context.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/context.hpp"
#include "kontor/syntax/jsonld/iri_expansion.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

class TermDefiner;

// The parameters of the Context Processing Algorithm beyond the two contexts.
struct ContextParameters {
  std::string base_url;
  std::vector<std::string> remote_contexts = {};
  bool override_protected = false;
  bool propagate = true;
  bool validate_scoped_context = true;
};

class ContextProcessor {
 public:
  // `options` must outlive it.
  explicit ContextProcessor(const Options& options) : options_(options) {}

  const Options& options() const { return options_; }
  bool is_1_0() const { return options_.processing_mode == ProcessingMode::json_ld_1_0; }

  // A newly-initialized active context.
  ContextPtr initial(const std::string& base) const;

  // Section 4.1.2. Throws ProcessingError.
  ContextPtr process(const ContextPtr& active, const json::Value& local, const ContextParameters& parameters);

  // The same for the scoped context of a term, which must have one. Remembers the result.
  ContextPtr enter_scope(const ContextPtr& active, const TermDefinition& definition, bool is_property_scope);

 private:
  friend class TermDefiner;

  void process_one(ContextPtr& result, const ContextPtr& active, const json::Value& context,
                   const ContextParameters& parameters);
  void process_definition(ContextPtr& result, const json::Value& context, const ContextParameters& parameters);
  void process_remote(ContextPtr& result, const json::Value& reference, const ContextParameters& parameters);
  json::Object import(const json::Value& context, const ContextParameters& parameters);
  void set_base(Context& result, const json::Value& value) const;
  void set_vocab(Context& result, const json::Value& value) const;
  void check_1_1(const json::Value& value, std::string_view keyword) const;

  struct ScopeKey {
    ContextPtr active;
    std::shared_ptr<const json::Value> local;
    bool is_property_scope;
    friend auto operator<=>(const ScopeKey&, const ScopeKey&) = default;
  };

  const Options& options_;
  std::map<ScopeKey, ContextPtr> scopes_;
  std::size_t depth_ = 0;
};

}  // namespace kontor::syntax::jsonld

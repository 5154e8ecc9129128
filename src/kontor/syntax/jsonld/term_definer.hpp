// Create Term Definition (JSON-LD 1.1 API, section 4.2) for the members of one context definition, which can refer to
// each other in any order.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kontor/syntax/jsonld/context_processor.hpp"

namespace kontor::syntax::jsonld {

class TermDefiner {
 public:
  // Defines into `active`. All must outlive it.
  TermDefiner(ContextProcessor& contexts, Context& active, const json::Object& local,
              const ContextParameters& parameters);

  // Throws ProcessingError.
  void define(const std::string& term);

 private:
  struct Draft;

  void define_type_keyword(Draft& draft);
  bool define_value(Draft& draft);
  void set_protected(Draft& draft);
  void set_type(Draft& draft);
  bool set_reverse(Draft& draft);
  bool set_iri(Draft& draft);
  bool set_iri_from_id(Draft& draft, const json::Value& id);
  void set_iri_from_term(Draft& draft);
  void set_container(Draft& draft);
  void set_index(Draft& draft);
  void set_scoped_context(Draft& draft);
  void set_language_and_direction(Draft& draft);
  void set_nest(Draft& draft);
  void set_prefix(Draft& draft);
  void check_members(const Draft& draft) const;
  void check_1_1(const json::Value& value, std::string_view keyword) const;

  // Section 5.2 with a local context.
  Nullable expand_iri(std::string_view value, IriUse use);
  // Defines `term` first if it is a member of the local context.
  void define_dependency(std::string_view term);

  ContextProcessor& contexts_;
  Context& active_;
  const json::Object& local_;
  const ContextParameters& parameters_;
  bool protected_ = false;
  std::map<std::string, bool, std::less<>> defined_;
  std::size_t depth_ = 0;
};

// The direction mapping from "ltr", "rtl" or null. Throws ProcessingError (invalid base direction).
Nullable read_direction(const json::Value& value);

}  // namespace kontor::syntax::jsonld

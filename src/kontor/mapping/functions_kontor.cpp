// The functions of kontor's own mappings, as ontology/functions.ttl describes them.
#include <re2/re2.h>

#include <map>
#include <memory>

#include "kontor/mapping/functions.hpp"

namespace kontor::mapping {
namespace {

constexpr std::string_view concept_base = "https://w3id.org/kontor/def/";
constexpr std::string_view own_prefix = "own:";
constexpr std::string_view edtf = "http://id.loc.gov/datatypes/edtf/EDTF";
constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";

using Values = std::vector<FunctionValue>;

void give(Values& out, std::string_view text) { out.push_back({std::string(text), {}}); }

bool has_digits(std::string_view text, std::size_t begin, std::size_t count) {
  return text.substr(begin, count).find_first_not_of("0123456789") == std::string_view::npos;
}

// YYYY, YYYY-MM or YYYY-MM-DD; the name of the datatype, empty for anything else.
std::string_view exact_datatype(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return {};
  if (!has_digits(text, 0, 4)) return {};
  if (text.size() == 4) return "gYear";
  if (text[4] != '-' || !has_digits(text, 5, 2)) return {};
  if (text.size() == 7) return "gYearMonth";
  return text[7] == '-' && has_digits(text, 8, 2) ? "date" : std::string_view();
}

void concept_iri(const FunctionArguments& arguments, std::size_t, Values& out) {
  const std::string_view word = arguments.text(1);
  const bool own = word.substr(0, own_prefix.size()) == own_prefix;
  std::string iri(own ? std::string_view("def/") : concept_base);
  iri += arguments.text(0);
  iri += '/';
  iri += own ? word.substr(own_prefix.size()) : word;
  give(out, iri);
}

void coalesce(const FunctionArguments& arguments, std::size_t, Values& out) {
  if (arguments.has(0)) give(out, arguments.text(0));
  else if (arguments.has(1)) give(out, arguments.text(1));
}

// The patterns stand in the mapping, so there are few and each is compiled once per thread.
const RE2& pattern(std::string_view text) {
  thread_local std::map<std::string, std::unique_ptr<RE2>, std::less<>> cache;
  const auto found = cache.find(text);
  if (found != cache.end()) return *found->second;
  if (cache.size() > 1000) cache.clear();
  RE2::Options options;
  options.set_log_errors(false);
  const re2::StringPiece piece(text.data(), text.size());
  return *cache.emplace(std::string(text), std::make_unique<RE2>(piece, options)).first->second;
}

void when(const FunctionArguments& arguments, std::size_t, Values& out) {
  const RE2& regexp = pattern(arguments.text(1));
  const std::string_view value = arguments.text(0);
  if (regexp.ok() && RE2::FullMatch(re2::StringPiece(value.data(), value.size()), regexp)) give(out, arguments.text(2));
}

void exact_date(const FunctionArguments& arguments, std::size_t, Values& out) {
  if (!exact_datatype(arguments.text(0)).empty()) give(out, arguments.text(0));
}

void inexact_date(const FunctionArguments& arguments, std::size_t, Values& out) {
  if (exact_datatype(arguments.text(0)).empty()) give(out, arguments.text(0));
}

void date_datatype(const FunctionArguments& arguments, std::size_t, Values& out) {
  const std::string_view name = exact_datatype(arguments.text(0));
  give(out, name.empty() ? std::string(edtf) : std::string(xsd) + std::string(name));
}

bool agree(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (exact_datatype(a).empty() || exact_datatype(b).empty()) return false;
  return a.substr(0, b.size()) == b || b.substr(0, a.size()) == a;
}

void if_disagree(const FunctionArguments& arguments, std::size_t, Values& out) {
  if (!agree(arguments.text(0), arguments.text(1))) give(out, arguments.text(2));
}

std::string kfn(std::string_view name) { return "https://w3id.org/kontor/fn#" + std::string(name); }

ParameterDefinition parameter(std::string_view name, bool required = true) {
  return {{kfn(name), kfn("_" + std::string(name))}, required, false};
}

}  // namespace

std::vector<FunctionDefinition> kontor_functions() {
  const std::vector<std::vector<std::string>> result = {{kfn("result"), kfn("_result")}};
  return {
      {kfn("concept"), {parameter("scheme"), parameter("word")}, result, concept_iri},
      {kfn("coalesce"), {parameter("value", false), parameter("fallback", false)}, result, coalesce},
      {kfn("when"), {parameter("value"), parameter("matches"), parameter("then")}, result, when},
      {kfn("exactDate"), {parameter("value")}, result, exact_date},
      {kfn("inexactDate"), {parameter("value")}, result, inexact_date},
      {kfn("dateDatatype"), {parameter("value")}, result, date_datatype},
      {kfn("ifDisagree"), {parameter("first"), parameter("second"), parameter("then")}, result, if_disagree},
  };
}

}  // namespace kontor::mapping

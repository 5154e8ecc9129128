// String-based constraints: sh:minLength, sh:maxLength, sh:pattern, sh:languageIn, sh:uniqueLang (SHACL section 4.4).
// The first three look at the lexical form of a literal or the text of an IRI; blank nodes have neither.
#include <algorithm>

#include "kontor/base/utf8.hpp"
#include "kontor/rdf/language_range.hpp"
#include "kontor/shacl/evaluator.hpp"
#include "kontor/sparql/exec/xpath_regex.hpp"

namespace kontor::shacl {

void Evaluator::check(const MinLength& constraint, const ValueNodes& nodes, Findings& found) {
  check_values(nodes, found, [&](TermId value) {
    const rdf::TermView term = data_.pool().view(value);
    if (term.is_blank_node()) return false;
    return constraint.length == 0 || count_code_points(term.text) >= constraint.length;
  });
}

void Evaluator::check(const MaxLength& constraint, const ValueNodes& nodes, Findings& found) {
  check_values(nodes, found, [&](TermId value) {
    const rdf::TermView term = data_.pool().view(value);
    if (term.is_blank_node()) return false;
    return term.text.size() <= constraint.length || count_code_points(term.text) <= constraint.length;
  });
}

void Evaluator::check(const Pattern& constraint, const ValueNodes& nodes, Findings& found) {
  check_values(nodes, found, [&](TermId value) {
    const rdf::TermView term = data_.pool().view(value);
    return !term.is_blank_node() && constraint.regex->matches(term.text);
  });
}

void Evaluator::check(const LanguageIn& constraint, const ValueNodes& nodes, Findings& found) {
  check_values(nodes, found, [&](TermId value) {
    const std::string_view language = rdf::language_tag(data_.pool().view(value).language);
    return std::any_of(constraint.ranges.begin(), constraint.ranges.end(),
                       [language](const std::string& range) { return rdf::matches_language_range(language, range); });
  });
}

// One result per language tag that several values have.
void Evaluator::check(const UniqueLang& /*constraint*/, const ValueNodes& nodes, Findings& found) {
  std::vector<std::string_view> languages;
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    const std::span<const TermId> values = nodes.of(i);
    if (values.size() < 2) continue;
    languages.clear();
    for (const TermId value : values) {
      const std::string_view language = data_.pool().view(value).language;
      if (!language.empty()) languages.push_back(language);
    }
    std::sort(languages.begin(), languages.end());  // the store has them in lower case
    for (std::size_t k = 1; k < languages.size(); ++k) {
      const bool repeats = languages[k] == languages[k - 1];
      if (repeats && (k < 2 || languages[k - 2] != languages[k])) found.push_back({i});
    }
  }
}

}  // namespace kontor::shacl

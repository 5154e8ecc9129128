// Constraints in SPARQL: sh:sparql and declared components (SHACL sections 5 and 6).
#include <algorithm>
#include <map>

#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/shacl/evaluator.hpp"

namespace kontor::shacl {
namespace {

// The values that a solution has, by the names that messages use.
class Solution {
 public:
  Solution(const Sparql& constraint, const std::vector<std::string>& columns, std::span<const rdf::TermView> terms,
           const rdf::TermView& focus, const rdf::TermView& value)
      : constraint_(constraint), columns_(columns), terms_(terms), focus_(focus), value_(value) {}

  // The term of a column of the query; none if there is no such column or it is unbound.
  rdf::TermView column(std::string_view name) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i] == name) return terms_[i];
    }
    return {};
  }

  // The same for all that messages can name.
  rdf::TermView find(std::string_view name) const {
    if (const rdf::TermView term = column(name)) return term;
    for (const auto& [parameter, term] : constraint_.parameters) {
      if (parameter == name) return term.view();
    }
    if (name == "this") return focus_;
    return name == "value" ? value_ : rdf::TermView();
  }

  // The template with values in place of {?name} and {$name}; what has no value stays as it is.
  std::string fill(std::string_view text) const {
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
      const std::size_t end = text.find('}', at);
      if (end == std::string_view::npos) break;
      if (end < at + 3 || (text[at + 1] != '?' && text[at + 1] != '$')) continue;
      const rdf::TermView term = find(text.substr(at + 2, end - at - 2));
      if (!term) continue;
      out.append(text, copied, at - copied).append(term.text);
      copied = end + 1;
    }
    return out.append(text.substr(copied));
  }

 private:
  const Sparql& constraint_;
  const std::vector<std::string>& columns_;
  std::span<const rdf::TermView> terms_;
  rdf::TermView focus_;
  rdf::TermView value_;
};

// The messages of a result (section 5.3.2): ?message, else the templates of the constraint.
std::vector<TermId> messages(const Sparql& constraint, const Solution& solution, sparql::TermPool& pool) {
  if (const rdf::TermView message = solution.column("message"); message.is_literal()) return {pool.intern(message)};
  std::vector<TermId> found;
  for (const rdf::Term& message : constraint.messages) {
    const std::string text = solution.fill(message.text());
    found.push_back(
        pool.intern(message.language().empty() ? rdf::literal(text) : rdf::language_string(text, message.language())));
  }
  return found;
}

}  // namespace

sparql::PreboundQuery& Evaluator::prebound(const Sparql& constraint) {
  std::unique_ptr<sparql::PreboundQuery>& query = queries_[constraint.query.get()];
  if (!query) {
    std::vector<std::string> given{"this"};
    if (constraint.query->is_ask) given.emplace_back("value");
    query = std::make_unique<sparql::PreboundQuery>(constraint.query->query, std::move(given), data_.dataset());
  }
  return *query;
}

void Evaluator::check(const Sparql& constraint, const ValueNodes& nodes, Findings& found) {
  if (constraint.query->is_ask) {
    ask(constraint, nodes, found);
  } else {
    select(constraint, nodes, found);
  }
}

// Every value node for which the answer is not true.
void Evaluator::ask(const Sparql& constraint, const ValueNodes& nodes, Findings& found) {
  std::vector<rdf::TermView> given;
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    for (const TermId value : nodes.of(i)) {
      given.push_back(data_.pool().view(nodes.focus[i]));
      given.push_back(data_.pool().view(value));
    }
  }
  if (given.empty()) return;
  const std::vector<std::string> no_columns;
  std::vector<bool> holds(nodes.values.size(), false);
  prebound(constraint).run(given, [&](std::size_t row, std::span<const rdf::TermView>) { holds[row] = true; });
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    for (std::size_t k = nodes.begins[i]; k < nodes.begins[i + 1]; ++k) {
      if (holds[k]) continue;
      const Solution solution(constraint, no_columns, {}, given[2 * k], given[2 * k + 1]);
      found.push_back({.focus = i, .value = nodes.values[k], .messages = messages(constraint, solution, data_.pool())});
    }
  }
}

// Every solution (section 5.3.2), in the order of the focus nodes.
void Evaluator::select(const Sparql& constraint, const ValueNodes& nodes, Findings& found) {
  std::vector<rdf::TermView> given;
  for (const TermId node : nodes.focus) given.push_back(data_.pool().view(node));
  if (given.empty()) return;
  sparql::PreboundQuery& query = prebound(constraint);
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  query.run(given, [&](std::size_t row, std::span<const rdf::TermView> terms) {
    Solution solution(constraint, query.columns(), terms, given[row], given[row]);
    if (const rdf::TermView failure = solution.column("failure");
        failure == rdf::literal("true", rdf::vocab::xsd::boolean)) {
      throw Error("a query of the shapes reports a failure for " + rdf::to_string(given[row]));
    }
    Finding finding{row};
    if (const rdf::TermView value = solution.column("value")) {
      finding.value = data_.pool().intern(value);
    } else if (nodes.is_node_shape) {
      finding.value = nodes.focus[row];
    }
    if (const rdf::TermView path = solution.column("path"); path.is_iri()) finding.path = data_.pool().intern(path);
    finding.messages = messages(constraint, solution, data_.pool());
    found.push_back(std::move(finding));
  });
  std::stable_sort(found.begin() + first, found.end(),
                   [](const Finding& a, const Finding& b) { return a.focus < b.focus; });
}

}  // namespace kontor::shacl

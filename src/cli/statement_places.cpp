#include "cli/statement_places.hpp"

namespace kontor::cli {

void StatementPlaces::quad(const rdf::QuadView& quad, Place place) {
  const auto found = subjects_.find(rdf::to_string(quad.subject));
  if (found == subjects_.end()) return;
  Subject& subject = found->second;
  const Location here{file_, place, {}};
  if (subject.first.file.empty()) subject.first = here;
  subject.statements.try_emplace(key(quad.predicate, quad.object), here);
  subject.statements.try_emplace(key({}, quad.object), here);
}

Location StatementPlaces::find(const rdf::TermView& subject, const rdf::TermView& predicate,
                               const rdf::TermView& object) const {
  const auto found = subjects_.find(rdf::to_string(subject));
  if (found == subjects_.end()) return {};
  if (object) {
    const auto statement = found->second.statements.find(key(predicate, object));
    if (statement != found->second.statements.end()) return statement->second;
  }
  return found->second.first;
}

}  // namespace kontor::cli

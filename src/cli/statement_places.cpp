#include "cli/statement_places.hpp"

#include <cstdio>

namespace kontor::cli {

void StatementPlaces::quad(const rdf::QuadView& quad, Place place) {
  const auto found = subjects_.find(rdf::to_string(quad.subject));
  if (found == subjects_.end()) return;
  Subject& subject = found->second;
  const Location here = locate_(place);
  if (subject.first.file.empty()) subject.first = here;
  subject.statements.try_emplace(key(quad.predicate, quad.object), here);
  subject.statements.try_emplace(key({}, quad.object), here);
}

bool StatementPlaces::look_in(const Inputs& inputs) {
  return inputs.read_again([this](registry::LocatePlace locate) { begin(std::move(locate)); }, *this);
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

std::vector<Location> locate_results(const Inputs& inputs, const shacl::ValidationReport& report,
                                     std::span<const shacl::Result* const> results) {
  StatementPlaces places;
  for (const shacl::Result* result : results) places.want(report.term(result->focus_node));
  if (!places.look_in(inputs) && !results.empty()) {
    std::fputs("kontor: note: standard input cannot be read twice; validate a file to see the lines\n", stderr);
  }
  std::vector<Location> found;
  for (const shacl::Result* result : results) {
    rdf::TermView predicate = report.term(result->path);
    const shacl::Shape& shape = report.shape(*result);
    if (!predicate && shape.path) {
      if (const auto* path = std::get_if<rdf::PredicatePath>(&shape.path->node)) predicate = rdf::iri(path->iri);
    }
    found.push_back(places.find(report.term(result->focus_node), predicate, report.term(result->value)));
  }
  return found;
}

}  // namespace kontor::cli

// Who answers SERVICE: the seam between the engine and whatever stands for an endpoint, a server or data at hand. The
// engine itself neither opens connections nor files.
#pragma once

#include <string>

#include "kontor/sparql/exec/limits.hpp"
#include "kontor/sparql/solution.hpp"

namespace kontor::sparql {

class ServiceEndpoints {
 public:
  virtual ~ServiceEndpoints() = default;

  // Asks the endpoint with this IRI a SELECT query and pushes its answer into `sink`. `limits`: those for a part
  // of the asking query (Watch::of_part). Throws Error if the endpoint is not allowed, not there or does not answer
  // properly, LimitExceeded.
  virtual void select(const std::string& endpoint, const std::string& query, const QueryLimits& limits,
                      SolutionSink& sink) = 0;
};

}  // namespace kontor::sparql

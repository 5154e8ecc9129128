// SPARQL 1.1 Query from text to answer.
//
//   const sparql::Query query = sparql::prepare(text, {.name = "partners.rq", .base = "http://example.org/"});
//   sparql::Execution execution(query, dataset);
//   execution.run(solution_sink);        // SELECT and ASK; CONSTRUCT and DESCRIBE take a rdf::QuadSink
//   std::cerr << execution.explain();    // what was done, with counts and times
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/exec/limits.hpp"
#include "kontor/sparql/service_endpoints.hpp"
#include "kontor/sparql/solution.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::sparql {

enum class QueryForm : std::uint8_t { select, ask, construct, describe };

struct PrepareOptions {
  std::string_view name = "query";                    // of the text, in messages
  std::string_view base;                              // what relative IRIs resolve against; may be empty
  std::vector<std::string_view> without_passes = {};  // of the optimiser (optimizer/optimizer.hpp), for tests
};

// A query that was read, translated and optimised: run it as often as wanted, also from several threads at once.
class Query {
 public:
  // See prepare().
  Query(std::string_view text, const PrepareOptions& options);

  QueryForm form() const { return static_cast<QueryForm>(query_.form.index()); }
  const algebra::Query& algebra() const { return query_; }

  // One for each column, and each key of GROUP BY and ORDER BY, that nothing in the query can bind: names that are
  // misspelt, most likely. Running tells them.
  const std::vector<Warning>& warnings() const { return query_.warnings; }

 private:
  algebra::Query query_;
};

// Throws Error with line and column for everything that is not a SPARQL 1.1 query.
Query prepare(std::string_view text, const PrepareOptions& options = {});

// The form of a query that need not be one that kontor understands (endpoints have extensions): told by the first of
// the four keywords. Nothing if there is none. Throws Error if the text before it cannot be cut into tokens.
std::optional<QueryForm> find_query_form(std::string_view text, std::string_view name);

struct ExecutionOptions {
  QueryLimits limits;
  // Instead of the query's own FROM and FROM NAMED, as the protocol wants it (SPARQL 1.1 Protocol, 2.1.4): IRIs of
  // graphs of the dataset.
  DatasetClause dataset;
  // Told, with places in the query's text, what looks like a mistake and is none: a function that nobody knows. May be
  // null; must outlive the execution.
  Diagnostics* diagnostics = nullptr;
  // Whether explain() is to tell the time of each operator, which costs a look at the clock per batch.
  bool timed = false;
  // How many threads one query may use where an input is large; 0: one for each core. The answer is the same, row for
  // row. A query whose steps are limited uses one.
  unsigned threads = 0;
  // Who answers SERVICE; null: nobody, SERVICE is an error. Must outlive the execution.
  ServiceEndpoints* services = nullptr;
};

// A query that is planned for a frozen dataset: run it as often as wanted, one run after the other. Query and dataset
// must outlive it. Each run has the limits for itself, and its own NOW(), random numbers, blank nodes and answers of
// SERVICE; what else expressions gave for a term is kept. After a run that was ended in its midst, or asked for one of
// these, it is planned again.
//
// FROM and FROM NAMED choose among the graphs of the dataset by name; a name that it does not have stands for an empty
// graph. With several FROM the default graph is their merge. With either, the dataset's own default graph is not seen.
class Execution {
 public:
  // Plans. Throws Error for functions that do not exist, LimitExceeded.
  Execution(const Query& query, const store::Dataset& dataset, const ExecutionOptions& options = {});
  ~Execution();
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  // Runs a SELECT or ASK query. Throws LimitExceeded, std::bad_alloc, and what the sink throws.
  void run(SolutionSink& sink);

  // Runs a CONSTRUCT or DESCRIBE query: triples of the default graph, each once, then finish(). The query's
  // prefixes are passed on first. Throws like the other.
  //
  // DESCRIBE gives the concise bounded description of each resource: its triples, and those of the blank nodes that
  // they lead to, from the default graph of the query's dataset or, if the resource is not in it, from its named
  // graphs.
  void run(rdf::QuadSink& sink);

  // The algebra, then the plan: one line per operator with estimated rows and, after run(), actual rows and,
  // if the execution is timed, the time, of all runs together since it was planned last.
  std::string explain() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace kontor::sparql

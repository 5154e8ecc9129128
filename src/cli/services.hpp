// The endpoints that a query's SERVICE may ask: files that stand for endpoints, and servers that the user allowed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "kontor/sparql/service_endpoints.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::cli {

class Services final : public sparql::ServiceEndpoints {
 public:
  // `files`: IRI=FILE, data that answer for the endpoint IRI; several of the same IRI are merged. `allowed`: endpoints to
  // ask over HTTP, "any" for all. `input`: how files are read. Throws UsageError.
  Services(const std::vector<std::string>& files, const std::vector<std::string>& allowed, const InputOptions& input);

  void select(const std::string& endpoint, const std::string& query, const sparql::QueryLimits& limits,
              sparql::SolutionSink& sink) override;

 private:
  struct Local {
    std::vector<std::string> paths;
    std::unique_ptr<store::Dataset> dataset;  // read when it is asked first
  };

  const store::Dataset& load(Local& local) const;

  std::map<std::string, Local, std::less<>> local_;
  std::vector<std::string> allowed_;
  InputOptions input_;
};

}  // namespace kontor::cli

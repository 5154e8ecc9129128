// The client's side of the SPARQL 1.1 Protocol, section 2: a query goes to an endpoint, the answer comes back in
// whichever of the formats that kontor reads the endpoint likes best.
#pragma once

#include <string>

#include "kontor/net/http_client.hpp"
#include "kontor/net/retry.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/sparql/exec/limits.hpp"
#include "kontor/sparql/service_endpoints.hpp"
#include "kontor/sparql/solution.hpp"

namespace kontor::sparql {

// One endpoint. The query text is sent as it is: the endpoint is the judge of it.
class EndpointClient {
 public:
  // `limits`: time, and whether somebody gave up. `url` may have a query string of its own.
  EndpointClient(std::string url, const QueryLimits& limits, const net::RetryPolicy& retries = {});

  // A SELECT or ASK query. Throws Error, LimitExceeded.
  void ask(const std::string& query, SolutionSink& sink);

  // A CONSTRUCT or DESCRIBE query. Throws the same.
  void ask(const std::string& query, rdf::QuadSink& sink);

 private:
  net::HttpResponse send(const std::string& query, const std::string& accept);

  std::string url_;
  Watch watch_;
  net::RetryPolicy retries_;
  net::HttpClient client_;
};

// SERVICE over HTTP.
class RemoteEndpoints final : public ServiceEndpoints {
 public:
  void select(const std::string& endpoint, const std::string& query, const QueryLimits& limits,
              SolutionSink& sink) override;
};

}  // namespace kontor::sparql

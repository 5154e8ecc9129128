// A client of the Reconciliation Service API, versions 0.1, 0.2 and 1.0-draft: reads the manifest, sends queries in
// batches, and asks for more about the candidates (data extension).
//
//   ReconciliationService service("https://wikidata.reconci.link/en/api", {}, {});
//   service.reconcile({{"Rouen", "Q142"}});
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/remote/reconciliation_message.hpp"
#include "kontor/net/http_client.hpp"
#include "kontor/net/retry.hpp"

namespace kontor::align {

struct NameQuery {
  std::string name;
  std::string country_item;  // "Q142"; sent to services of Wikidata's items. Empty: not known
};

// A candidate as the service names it.
struct ServiceCandidate {
  std::string id;
  std::string name;
  double score = 0;    // on a scale of the service's own
  bool match = false;  // the service is sure
};

// All functions throw Error if the service cannot be reached, says no after the retries, or sends what is no answer;
// the message names the address and, where there is one, the place in the answer.
class ReconciliationService {
 public:
  // Fetches and checks the manifest at `url`.
  ReconciliationService(std::string url, net::HttpOptions http, net::RetryPolicy retries);

  ReconciliationVersion version() const { return version_; }
  const std::string& name() const { return name_; }

  // Whether its items are Wikidata's, GeoNames' places, or something else.
  bool has_wikidata_items() const { return wikidata_; }
  bool has_geonames_items() const { return geonames_; }

  // Whether more can be asked about its items.
  bool extends() const { return extends_; }

  // What we call an item of the service: "Q1715", "gn:2910831", or its address.
  std::string item_id(std::string_view id) const;

  // The candidates for each query, best first.
  std::vector<std::vector<ServiceCandidate>> reconcile(const std::vector<NameQuery>& queries);

  // Calls `take` with each value of the properties that the service has for the items; values are texts: of items the
  // id, else the string or number.
  using TakeValue = std::function<void(const std::string& id, const std::string& property, const std::string& value)>;
  void extend(const std::vector<std::string>& ids, const std::vector<std::string>& properties, const TakeValue& take);

 private:
  void read_manifest(const json::Value& manifest, const SourceText& source);
  json::Value send(const net::HttpRequest& request, MessageKind kind, std::string& text);
  json::Value post(std::string_view path, std::string_view parameter, const std::string& message, MessageKind kind,
                   std::string& text);
  std::vector<std::vector<ServiceCandidate>> reconcile_batch(const std::vector<NameQuery>& queries);
  void extend_batch(const std::vector<std::string>& ids, const std::vector<std::string>& properties,
                    const TakeValue& take);

  std::string url_;
  net::HttpClient client_;
  net::RetryPolicy retries_;
  ReconciliationVersion version_ = ReconciliationVersion::v0_2;
  std::string name_;
  std::string item_template_;  // with "{id}" where the id goes; empty: items have no address
  bool wikidata_ = false;
  bool geonames_ = false;
  bool extends_ = false;
  std::string match_path_ = "/match";  // of 1.0; the draft called it "/reconcile" before
  std::size_t batch_;
};

}  // namespace kontor::align

#include "kontor/align/remote/reconciliation_service.hpp"

#include <algorithm>
#include <array>

#include "kontor/align/remote/item_facts.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/json/json_writer.hpp"

namespace kontor::align {
namespace {

constexpr std::size_t usual_batch = 10;       // what OpenRefine sends to a service that names no size
constexpr std::size_t largest_batch = 100;    // also to one that names a larger one
constexpr int candidates = 10;                // per query that are asked for
constexpr std::size_t most_candidates = 100;  // that are taken from a service that sends more
constexpr std::size_t extend_batch_size = 50;

// The service said that this was too much at once.
class TooLarge : public Error {
 public:
  using Error::Error;
};

// The service has nothing at this address.
class NotFound : public Error {
 public:
  using Error::Error;
};

net::HttpOptions with_limits(net::HttpOptions options) {
  options.max_body = std::min(options.max_body, std::size_t{32} << 20U);  // ten candidates take about 5 KB
  return options;
}

std::string text_of(const json::Value* value) {
  if (value == nullptr) return {};
  if (value->is_string()) return value->string();
  return value->is_number() ? value->number() : std::string();
}

// The address of a purpose below the service's own, whose query ("?lang=de") stays at the end.
std::string address_below(const std::string& url, std::string_view path) {
  const std::size_t end = std::min(url.find_first_of("?#"), url.size());
  std::string out = url.substr(0, end);
  while (out.ends_with('/')) out.pop_back();
  out += path;
  return out.append(url, end);
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  if (const std::size_t at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
}

// The versions from the newest on that we speak.
constexpr std::array<ReconciliationVersion, 3> versions = {ReconciliationVersion::v1_0, ReconciliationVersion::v0_2,
                                                           ReconciliationVersion::v0_1};

// Whether the manifest lists the version, as "1.0" or with a later suffix, too.
bool lists(const json::Value& manifest, ReconciliationVersion version) {
  const json::Value* list = manifest.find("versions");
  if (list == nullptr || !list->is_array()) return version == ReconciliationVersion::v0_1;
  return std::any_of(list->array().begin(), list->array().end(), [version](const json::Value& entry) {
    return entry.is_string() && entry.string() == to_string(version);
  });
}

json::Value text(std::string_view value) {
  return json::Value(value);
}

// A query in version 1.0: conditions in one list.
json::Value conditions_of(const NameQuery& query, bool wikidata) {
  json::Array conditions;
  json::Object name;
  name.set("matchType", text("name"));
  name.set("propertyValue", text(query.name));
  conditions.emplace_back(std::move(name));
  if (wikidata && !query.country_item.empty()) {
    json::Object value;
    value.set("id", text(query.country_item));
    json::Object country;
    country.set("matchType", text("property"));
    country.set("propertyId", text("P17"));
    country.set("propertyValue", json::Value(std::move(value)));
    country.set("required", json::Value(false));
    conditions.emplace_back(std::move(country));
  }
  json::Object object;
  object.set("conditions", json::Value(std::move(conditions)));
  object.set("limit", json::Value::number(candidates));
  return json::Value(std::move(object));
}

// A query in the versions before.
json::Value query_object_of(const NameQuery& query, bool wikidata) {
  json::Object object;
  object.set("query", text(query.name));
  object.set("limit", json::Value::number(candidates));
  if (wikidata && !query.country_item.empty()) {
    json::Object value;
    value.set("id", text(query.country_item));
    json::Object country;
    country.set("pid", text("P17"));
    country.set("v", json::Value(std::move(value)));
    json::Array properties;
    properties.emplace_back(std::move(country));
    object.set("properties", json::Value(std::move(properties)));
  }
  return json::Value(std::move(object));
}

std::vector<ServiceCandidate> candidates_of(const json::Value& list) {
  std::vector<ServiceCandidate> out;
  for (const json::Value& entry : list.array()) {
    if (out.size() == most_candidates) break;
    ServiceCandidate& candidate = out.emplace_back();
    candidate.id = text_of(entry.find("id"));
    candidate.name = text_of(entry.find("name"));
    if (const json::Value* score = entry.find("score")) candidate.score = score->to_double();
    if (const json::Value* match = entry.find("match")) candidate.match = match->boolean();
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const ServiceCandidate& a, const ServiceCandidate& b) { return a.score > b.score; });
  return out;
}

std::string value_text(const json::Value& value) {
  for (const std::string_view member : {"id", "str", "float", "int", "date"}) {
    if (const json::Value* found = value.find(member)) return text_of(found);
  }
  return {};
}

}  // namespace

ReconciliationService::ReconciliationService(std::string url, net::HttpOptions http, net::RetryPolicy retries)
    : url_(std::move(url)), client_(with_limits(std::move(http))), retries_(std::move(retries)), batch_(usual_batch) {
  net::HttpRequest request;
  request.url = url_;
  request.headers = {{"Accept", "application/json"}};
  net::HttpResponse response = net::send_with_retries(client_, request, retries_);
  net::require_success(response);
  const std::string body = read_all(*response.body);
  const SourceText source(url_, body);
  read_manifest(json::parse(body, url_, {.duplicate_names = json::DuplicateNames::last_wins}), source);
}

void ReconciliationService::read_manifest(const json::Value& manifest, const SourceText& source) {
  if (!manifest.is_object()) check_message(MessageKind::manifest, ReconciliationVersion::v0_2, manifest, source);
  const auto* chosen = std::find_if(versions.begin(), versions.end(), [&manifest](ReconciliationVersion version) {
    return lists(manifest, version) && is_message(MessageKind::manifest, version, manifest);
  });
  if (chosen == versions.end()) {
    const auto* listed = std::find_if(versions.begin(), versions.end(),
                                      [&manifest](ReconciliationVersion version) { return lists(manifest, version); });
    if (listed == versions.end()) {
      throw Error(
          "no manifest of a reconciliation service that is understood, expected 'versions' with 1.0-draft or 0.2",
          source.location(manifest.offset()));
    }
    check_message(MessageKind::manifest, *listed, manifest, source);  // says what is wrong with it
  }
  version_ = *chosen;
  name_ = text_of(manifest.find("name"));
  const std::string space = text_of(manifest.find("identifierSpace"));
  const json::Value* view = manifest.find("view");
  item_template_ = view == nullptr ? "" : text_of(view->find("url"));
  if (version_ == ReconciliationVersion::v1_0) {
    replace(item_template_, "{+id}", "{id}");
  } else {
    replace(item_template_, "{{id}}", "{id}");
  }
  const auto names = [&](std::string_view host) {
    return space.find(host) != std::string::npos || item_template_.find(host) != std::string::npos;
  };
  wikidata_ = names("wikidata.org/");
  geonames_ = !wikidata_ && names("geonames.org/");
  const json::Value* extend = manifest.find("extend");
  extends_ = extend != nullptr && extend->is_object();
  if (const json::Value* size = manifest.find("batchSize"); size != nullptr && size->is_number()) {
    const double wanted = size->to_double();
    if (wanted >= 1) batch_ = wanted < largest_batch ? static_cast<std::size_t>(wanted) : largest_batch;
  }
}

std::string ReconciliationService::item_id(std::string_view id) const {
  if (wikidata_) return std::string(local_name(id));
  if (geonames_) return "gn:" + std::string(id);
  std::string address = item_template_;
  replace(address, "{id}", id);
  return address.empty() ? std::string(id) : address;
}

json::Value ReconciliationService::send(const net::HttpRequest& request, MessageKind kind, std::string& text) {
  net::HttpResponse response = net::send_with_retries(client_, request, retries_);
  try {
    net::require_success(response);
  } catch (const Error& error) {
    if (response.status == 413 || response.status == 414) throw TooLarge(error.message());
    if (response.status == 404) throw NotFound(error.message());
    throw;
  }
  text = read_all(*response.body);
  json::Value answer = json::parse(text, request.url, {.duplicate_names = json::DuplicateNames::last_wins});
  check_message(kind, version_, answer, SourceText(request.url, text));
  return answer;
}

// Version 1.0 has a path and JSON for each purpose, the versions before one address and a form with one parameter.
json::Value ReconciliationService::post(std::string_view path, std::string_view parameter, const std::string& message,
                                        MessageKind kind, std::string& text) {
  net::HttpRequest request;
  request.method = "POST";
  request.headers = {{"Accept", "application/json"}};
  if (version_ == ReconciliationVersion::v1_0) {
    request.url = address_below(url_, path);
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = message;
  } else {
    request.url = url_;
    request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    request.body = std::string(parameter) + "=" + net::percent_encode(message);
  }
  return send(request, kind, text);
}

std::vector<std::vector<ServiceCandidate>> ReconciliationService::reconcile_batch(
    const std::vector<NameQuery>& queries) {
  std::vector<std::vector<ServiceCandidate>> out;
  std::string body;
  if (version_ == ReconciliationVersion::v1_0) {
    json::Array list;
    for (const NameQuery& query : queries) list.push_back(conditions_of(query, wikidata_));
    json::Object batch;
    batch.set("queries", json::Value(std::move(list)));
    const json::Value answer =
        post(match_path_, {}, json::to_text(json::Value(std::move(batch))), MessageKind::result_batch, body);
    const json::Array& results = answer.find("results")->array();
    if (results.size() != queries.size()) {
      throw Error("expected " + std::to_string(queries.size()) + " results, got " + std::to_string(results.size()),
                  SourceText(url_, body).location(0));
    }
    for (const json::Value& result : results) out.push_back(candidates_of(*result.find("candidates")));
    return out;
  }
  json::Object batch;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    batch.set("q" + std::to_string(i), query_object_of(queries[i], wikidata_));
  }
  const json::Value answer =
      post({}, "queries", json::to_text(json::Value(std::move(batch))), MessageKind::result_batch, body);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const std::string key = "q" + std::to_string(i);
    const json::Value* result = answer.find(key);
    if (result == nullptr) throw Error("no result for '" + key + "'", SourceText(url_, body).location(0));
    out.push_back(candidates_of(*result->find("result")));
  }
  return out;
}

std::vector<std::vector<ServiceCandidate>> ReconciliationService::reconcile(const std::vector<NameQuery>& queries) {
  std::vector<std::vector<ServiceCandidate>> out;
  while (out.size() < queries.size()) {
    const std::size_t count = std::min(batch_, queries.size() - out.size());
    const auto begin = queries.begin() + static_cast<std::ptrdiff_t>(out.size());
    try {
      for (std::vector<ServiceCandidate>& found :
           reconcile_batch({begin, begin + static_cast<std::ptrdiff_t>(count)})) {
        out.push_back(std::move(found));
      }
    } catch (const TooLarge&) {
      if (count == 1) throw;
      batch_ = count / 2;
    } catch (const NotFound&) {
      // The draft of 1.0 moved the queries from one path to another.
      if (version_ != ReconciliationVersion::v1_0 || match_path_ != "/match") throw;
      match_path_ = "/reconcile";
    }
  }
  return out;
}

void ReconciliationService::extend_batch(const std::vector<std::string>& ids,
                                         const std::vector<std::string>& properties, const TakeValue& take) {
  json::Object message;
  json::Array id_list;
  for (const std::string& id : ids) id_list.push_back(text(id));
  json::Array property_list;
  for (const std::string& property : properties) {
    json::Object object;
    object.set("id", text(property));
    property_list.emplace_back(std::move(object));
  }
  message.set("ids", json::Value(std::move(id_list)));
  message.set("properties", json::Value(std::move(property_list)));
  std::string body;
  const json::Value answer =
      post("/extend", "extend", json::to_text(json::Value(std::move(message))), MessageKind::extend_response, body);
  const auto take_all = [&](const std::string& id, const std::string& property, const json::Value& values) {
    for (const json::Value& value : values.array()) {
      if (const std::string found = value_text(value); !found.empty()) take(id, property, found);
    }
  };
  const json::Value& rows = *answer.find("rows");
  if (rows.is_object()) {
    for (const json::Member& row : rows.object()) {
      for (const json::Member& property : row.value.object()) take_all(row.name, property.name, property.value);
    }
    return;
  }
  for (const json::Value& row : rows.array()) {
    const json::Value* list = row.find("properties");
    if (list == nullptr) continue;
    for (const json::Value& property : list->array()) {
      if (const json::Value* values = property.find("values")) {
        take_all(text_of(row.find("id")), text_of(property.find("id")), *values);
      }
    }
  }
}

void ReconciliationService::extend(const std::vector<std::string>& ids, const std::vector<std::string>& properties,
                                   const TakeValue& take) {
  for (std::size_t at = 0; at < ids.size(); at += extend_batch_size) {
    const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = static_cast<std::ptrdiff_t>(std::min(extend_batch_size, ids.size() - at));
    extend_batch({begin, begin + count}, properties, take);
  }
}

}  // namespace kontor::align

#include "kontor/package/change_feed.hpp"

#include <filesystem>
#include <memory>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/json/value.hpp"
#include "kontor/package/change_words.hpp"
#include "kontor/package/rdf_dumps.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::package {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view feed_path = "changes.jsonld";
constexpr std::string_view turtle_path = "changes.ttl";

// Says what the words mean, so that the file can be read as RDF without asking the network. The words are those of
// https://www.w3.org/ns/activitystreams.
constexpr std::string_view context = R"({
  "as": "https://www.w3.org/ns/activitystreams#", "dcterms": "http://purl.org/dc/terms/",
  "ldes": "https://w3id.org/ldes#", "tree": "https://w3id.org/tree#", "xsd": "http://www.w3.org/2001/XMLSchema#",
  "id": "@id", "type": "@type",
  "OrderedCollection": "as:OrderedCollection", "EventStream": "ldes:EventStream",
  "Create": "as:Create", "Update": "as:Update", "Delete": "as:Delete",
  "summaryMap": {"@id": "as:summary", "@container": "@language"},
  "nameMap": {"@id": "as:name", "@container": "@language"},
  "published": {"@id": "as:published", "@type": "xsd:dateTime"},
  "updated": {"@id": "as:updated", "@type": "xsd:dateTime"},
  "totalItems": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
  "object": {"@id": "as:object", "@type": "@id"},
  "actor": {"@id": "as:actor", "@type": "@id"},
  "orderedItems": {"@id": "as:items", "@type": "@id", "@container": "@list"},
  "isVersionOf": {"@id": "dcterms:isVersionOf", "@type": "@id"},
  "timestampPath": {"@id": "ldes:timestampPath", "@type": "@id"},
  "versionOfPath": {"@id": "ldes:versionOfPath", "@type": "@id"},
  "view": {"@id": "tree:view", "@type": "@id"},
  "memberOf": {"@reverse": "tree:member", "@type": "@id"}
})";

json::Value texts(const std::string& german, const std::string& english) {
  json::Object map;
  map.set("de", json::Value(german));
  map.set("en", json::Value(english));
  return json::Value(std::move(map));
}

std::string_view activity_type(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "Create";
    case ChangeKind::removed:
      return "Delete";
    case ChangeKind::changed:
    case ChangeKind::ended:
      break;
  }
  return "Update";
}

// The activities of an earlier feed, as they stand there.
json::Array activities_of(const PreviousEdition& previous) {
  if (previous.feed().empty()) return {};
  const std::string name = previous.path() + "/" + std::string(feed_path);
  json::Value feed = json::parse(previous.feed(), name);
  json::Value* items = feed.is_object() ? feed.object().find("orderedItems") : nullptr;
  if (items == nullptr || !items->is_array())
    throw Error("this is no feed of changes: no 'orderedItems'", {name, {}, {}});
  return std::move(items->array());
}

class FeedBuilder {
 public:
  explicit FeedBuilder(const dcat::Catalog& catalog)
      : catalog_(catalog),
        page_(catalog.base + "changes/"),
        time_(std::string(catalog.modified.text()) + "T00:00:00Z") {}

  void add(std::string_view type, std::string_view object, const std::string& german, const std::string& english) {
    std::string path(object);
    if (object.starts_with(catalog_.base + "id/")) path.erase(0, catalog_.base.size() + 3);
    json::Object activity;
    activity.set("id", json::Value(page_ + "#" + edition() + "/" + path));
    activity.set("type", json::Value(type));
    activity.set("published", json::Value(time_));
    activity.set("summaryMap", texts(german, english));
    activity.set("actor", json::Value(catalog_.publisher.iri));
    activity.set("object", json::Value(object));
    activity.set("isVersionOf", json::Value(object));
    activity.set("memberOf", json::Value(stream()));
    items_.emplace_back(std::move(activity));
  }

  void append(json::Array earlier) {
    for (json::Value& item : earlier) items_.push_back(std::move(item));
  }

  std::string to_text() {
    json::Object root;
    root.set("@context", json::parse(context, "changes.jsonld"));
    root.set("id", json::Value(stream()));
    json::Array types;
    types.emplace_back("OrderedCollection");
    types.emplace_back("EventStream");
    root.set("type", json::Value(std::move(types)));
    root.set("nameMap", texts("Änderungen", "Changes"));
    root.set("updated", json::Value(time_));
    root.set("timestampPath", json::Value("as:published"));
    root.set("versionOfPath", json::Value("dcterms:isVersionOf"));
    root.set("view", json::Value(catalog_.base + std::string(turtle_path)));
    root.set("totalItems", json::Value::number(static_cast<std::int64_t>(items_.size())));
    root.set("orderedItems", json::Value(std::move(items_)));
    return json::to_text(json::Value(std::move(root)), json::Layout::pretty);
  }

 private:
  std::string stream() const { return page_ + "#stream"; }

  // What tells this edition from others in an IRI.
  std::string edition() const {
    const std::string iri =
        dcat::edition_iri(catalog_, catalog_.version.empty() ? catalog_.modified.text() : catalog_.version);
    return iri.substr(catalog_.dataset.size() + 1);
  }

  const dcat::Catalog& catalog_;
  std::string page_;
  std::string time_;
  json::Array items_;
};

// The same feed for those who read Turtle.
void write_turtle(const std::string& feed, const dcat::Catalog& catalog, OutputFolder& folder) {
  const std::unique_ptr<ByteSink> file = folder.open(turtle_path);
  syntax::WriteOptions write;
  write.prefixes.set("as", "https://www.w3.org/ns/activitystreams#");
  write.prefixes.set("ldes", "https://w3id.org/ldes#");
  write.prefixes.set("tree", "https://w3id.org/tree#");
  const std::unique_ptr<rdf::QuadSink> writer = syntax::make_writer(syntax::require_format("turtle"), *file, write);
  MemorySource text(feed);
  const syntax::ReadOptions read = {
      .base = catalog.base, .name = std::string(feed_path), .blank_node_prefix = {}, .limits = {}};
  syntax::read_rdf(text, syntax::require_format("jsonld"), read, *writer);
  file->finish();
}

void warn_of_old_head(const PreviousEdition& previous, const dcat::Catalog& catalog, Diagnostics& diagnostics) {
  if (!catalog.version.empty() && previous.version() == catalog.version) {
    diagnostics.warning(
        {}, "the data have changed, but the version is still '" + catalog.version + "': count it up in 'version'");
  }
  if (previous.modified() == catalog.modified.text()) {
    diagnostics.warning({}, "the data have changed, but the day of the last change is still '" +
                                std::string(catalog.modified.text()) + "': write the new one in 'modified'");
  }
}

}  // namespace

PreviousEdition::PreviousEdition(const std::string& path) : path_(path) {
  const std::string data = path + "/data/registry.nt";
  std::error_code code;
  if (!fs::exists(data, code)) throw Error("this is no published folder: it has no data/registry.nt", {path, {}, {}});
  InputFile file(data);
  const syntax::ReadOptions read = {.base = {}, .name = data, .blank_node_prefix = {}, .limits = {}};
  syntax::read_rdf(file, syntax::require_format("ntriples"), read, dataset_);
  dataset_.freeze();
  const std::string feed = path + "/" + std::string(feed_path);
  if (fs::exists(feed, code)) feed_ = read_file(feed);
}

std::string PreviousEdition::head_value(std::string_view predicate) const {
  const store::Lookup lookup(dataset_);
  const auto registries = lookup.subjects(rdf::vocab::rdf::type, "http://purl.org/dc/dcmitype/Dataset");
  if (registries.empty()) return {};
  const store::TermId value = lookup.object(registries.front(), predicate);
  return value == store::no_term ? std::string() : std::string(lookup.view(value).text);
}

void write_change_feed(const Publication& publication, const PreviousEdition* previous, dcat::Catalog& catalog,
                       Diagnostics& diagnostics, OutputFolder& folder) {
  store::Dataset nothing;
  nothing.freeze();
  const store::Dataset& before = previous == nullptr ? nothing : previous->dataset();
  const ChangeWords words(before, publication.dataset);
  FeedBuilder feed(catalog);
  if (previous == nullptr) {
    feed.add("Create", catalog.dataset, words.first_edition(catalog.base, Language::de),
             words.first_edition(catalog.base, Language::en));
  } else {
    const std::vector<RecordChange> changes = compare_editions(before, publication.dataset, catalog.base);
    for (const RecordChange& change : changes) {
      feed.add(activity_type(change.kind), change.record, words.sentence(change, Language::de),
               words.sentence(change, Language::en));
    }
    if (!changes.empty()) warn_of_old_head(*previous, catalog, diagnostics);
    feed.append(activities_of(*previous));
    if (previous->version() != catalog.version) catalog.previous_version = previous->version();
    catalog.version_notes =
        bilingual(ChangeWords::summary(changes, Language::de), ChangeWords::summary(changes, Language::en));
  }
  const std::string text = feed.to_text();
  folder.write(feed_path, text);
  write_turtle(text, catalog, folder);
}

}  // namespace kontor::package

// `kontor publish`: one folder with everything that a portal and a web server need.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/output_folder.hpp"
#include "kontor/dcat/catalog.hpp"
#include "kontor/package/change_feed.hpp"
#include "kontor/package/csv_dump.hpp"
#include "kontor/package/geojson_dump.hpp"
#include "kontor/package/graph_store.hpp"
#include "kontor/package/publication.hpp"
#include "kontor/package/rdf_dumps.hpp"
#include "kontor/package/read_me.hpp"
#include "kontor/package/shape_check.hpp"
#include "kontor/syntax/format.hpp"

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/site_options.hpp"
#include "cli/statement_places.hpp"
#include "cli/terminal.hpp"

namespace kontor::cli {
namespace {

// The file by which a published folder is known again, so that --overwrite replaces nothing else.
constexpr std::string_view marker = "catalog.ttl";

struct PublishOptions {
  std::string registry;
  std::string output;
  std::string base;
  std::string previous;
  std::string load;
  bool overwrite = false;
  bool draft = false;
  bool no_site = false;
  SiteOptions site;
};

std::atomic<bool> interrupted{false};

extern "C" void interrupt_publishing(int /*signal*/) {
  interrupted = true;
}

// Passes on until somebody interrupts.
class InterruptibleSink final : public rdf::QuadSink {
 public:
  explicit InterruptibleSink(rdf::QuadSink& sink) : sink_(sink) {}
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    if (interrupted.load(std::memory_order_relaxed)) throw Error("cancelled, nothing was written");
    sink_.quad(quad, place);
  }

 private:
  rdf::QuadSink& sink_;
};

// False if the data have errors.
bool load(const Inputs& inputs, package::Publication& publication) {
  publication.prefixes = rdf::well_known_prefixes();
  LoadingSink loading(publication.dataset, publication.prefixes);
  InterruptibleSink interruptible(loading);
  if (!inputs.read(interruptible)) return false;
  package::SharedSink concepts(publication);
  load_concepts(concepts);
  publication.dataset.freeze();
  return true;
}

// Says what a portal would miss. False if that is reason not to publish.
bool meets_requirements(const PublishOptions& options, const Inputs& inputs, const dcat::Catalog& catalog,
                        const dcat::CodeLists& lists) {
  const std::vector<dcat::Requirement> all = dcat::unmet_requirements(catalog, lists);
  StatementPlaces places;
  for (const dcat::Requirement& unmet : all) places.want(rdf::iri(unmet.node));
  if (!all.empty()) places.look_in(inputs);
  Findings findings;
  for (const dcat::Requirement& unmet : all) {
    Location place =
        places.find(rdf::iri(unmet.node), {}, unmet.value.empty() ? rdf::TermView{} : rdf::iri(unmet.value));
    if (place.file.empty()) place.file = options.registry;
    findings.diagnostics().add(options.draft ? Severity::warning : unmet.severity, place, unmet.message);
  }
  return findings.sum_up(", nothing was written (--draft publishes all the same)") == 0;
}

void write_catalog(const dcat::Catalog& catalog, const dcat::CodeLists& lists, const rdf::PrefixMap& prefixes,
                   OutputFolder& folder) {
  for (const std::string_view name : {"turtle", "rdfxml", "jsonld"}) {
    const syntax::Format& format = syntax::require_format(name);
    const std::unique_ptr<ByteSink> file = folder.open("catalog." + std::string(format.extensions.front()));
    syntax::WriteOptions write;
    write.prefixes = prefixes;
    write.prefixes.set("spdx", "http://spdx.org/rdf/terms#");
    const std::unique_ptr<rdf::QuadSink> writer = syntax::make_writer(format, *file, write);
    dcat::write_catalog(catalog, lists, *writer);
    file->finish();
  }
}

// Says what built-in shapes find. False if that is reason not to publish.
bool conforms(const store::Dataset& dataset, std::string_view shapes, const shacl::TextReportOptions& options) {
  const package::ShapeReport report = package::check_shapes(dataset, shapes, options);
  std::fputs(report.text.c_str(), stderr);
  return !report.violated;
}

// Checks the catalogue as a portal would. False if it would not take it.
bool check_catalog(const dcat::Catalog& catalog, const dcat::CodeLists& lists, const rdf::PrefixMap& prefixes) {
  store::Dataset dataset;
  dcat::write_catalog(catalog, lists, dataset);
  dataset.freeze();
  return conforms(dataset, "dcat-ap-de", {.prefixes = prefixes, .locate = {}});
}

// Checks the data as `kontor validate` would. False if they are wrong.
bool check_data(const Inputs& inputs, const package::Publication& publication) {
  shacl::TextReportOptions options{.prefixes = publication.prefixes, .locate = {}};
  options.locate = [&](const shacl::ValidationReport& report, std::span<const shacl::Result* const> results) {
    return locate_results(inputs, report, results);
  };
  return conforms(publication.dataset, "registry", options);
}

// The report has said why.
ExitCode refuse() {
  std::fputs("kontor: nothing was written\n", stderr);
  return ExitCode::failed;
}

void add(dcat::Catalog& catalog, std::vector<dcat::Distribution> distributions) {
  for (dcat::Distribution& distribution : distributions) catalog.distributions.push_back(std::move(distribution));
}

void write_dumps(const package::Publication& publication, dcat::Catalog& catalog, OutputFolder& folder) {
  Progress progress("dumps");
  add(catalog, package::write_rdf_dumps(publication, &progress, folder));
  add(catalog, package::write_csv_dump(publication, catalog, folder));
  add(catalog, package::write_geojson_dump(publication, catalog, folder));
}

void write_changes(const PublishOptions& options, const package::Publication& publication, dcat::Catalog& catalog,
                   OutputFolder& folder) {
  std::optional<package::PreviousEdition> previous;
  if (!options.previous.empty()) previous.emplace(options.previous);
  Diagnostics diagnostics([&options](const Diagnostic& finding) {
    const Location location{options.registry, {}, {}};
    std::fputs(format_message(location, to_string(finding.severity), finding.message).c_str(), stderr);
  });
  package::write_change_feed(publication, previous ? &*previous : nullptr, catalog, diagnostics, folder);
}

void say_what_next(const PublishOptions& publish) {
  const std::string& folder = publish.output;
  std::string text = "kontor: " + folder + " is complete; " + folder + "/README.txt says what to do with it\n";
  if (!publish.no_site)
    text += "kontor: to look at it first: python3 -m http.server -d '" + folder + "', then http://localhost:8000/\n";
  std::fputs(text.c_str(), stderr);
}

ExitCode publish_registry(PublishOptions& publish) {
  OutputFolder folder(publish.output, publish.overwrite ? Overwrite::allow : Overwrite::refuse, marker);
  folder.cancel_when(interrupted);
  package::Publication publication;
  InputOptions input;
  input.paths = {publish.registry};
  input.base = publish.base;
  const Inputs inputs(input);
  if (!load(inputs, publication)) return ExitCode::failed;
  const dcat::CodeLists lists;
  dcat::Catalog catalog = dcat::describe(publication.dataset, publication.keep(), lists);
  if (!meets_requirements(publish, inputs, catalog, lists)) return ExitCode::failed;
  if (!check_data(inputs, publication) && !publish.draft) return refuse();

  write_dumps(publication, catalog, folder);
  write_changes(publish, publication, catalog, folder);
  if (!publish.draft && !check_catalog(catalog, lists, publication.prefixes)) return refuse();
  write_catalog(catalog, lists, publication.prefixes, folder);
  package::write_read_me(catalog, folder);
  package::write_checksums(folder);
  publish.site.feed = "changes.jsonld";
  publish.site.cancelled = &interrupted;
  if (!publish.no_site) write_site_pages(publish.site, publication.dataset, publication.prefixes, folder);
  folder.finish();
  if (stderr_is_terminal()) say_what_next(publish);
  if (!publish.load.empty()) {
    net::HttpClient client;
    package::load_graph_store(client, publish.load, publish.output + "/data/registry.nt");
  }
  return ExitCode::done;
}

}  // namespace

ExitCode run_publish(std::span<const std::string> arguments) {
  PublishOptions publish;
  Options options("publish [OPTION]... -o FOLDER REGISTRY");
  options.add("output,o", &publish.output, "FOLDER", "folder to write");
  options.add_flag("overwrite", &publish.overwrite, "replace the folder if it was published before");
  options.add("base", &publish.base, "IRI",
              "base of all addresses of the data (default: what the registry's head says)");
  options.add("previous", &publish.previous, "FOLDER", "the edition before this one: says what has changed since");
  options.add("load", &publish.load, "URL", "graph store to load the data into, once the folder is complete");
  options.add_flag("draft", &publish.draft, "publish although a portal would miss something");
  options.add_flag("no-site", &publish.no_site, "write no HTML pages");
  add_site_options(options, publish.site);
  if (!options.parse(arguments)) return ExitCode::done;
  check_site_options(publish.site);
  if (options.words().size() != 1) throw UsageError("expected one registry: a JSON file or a folder of spreadsheets");
  if (publish.output.empty() || publish.output == "-") throw UsageError("expected a folder to write, -o FOLDER");
  if (!publish.load.empty() && !publish.load.starts_with("http://") && !publish.load.starts_with("https://")) {
    throw UsageError("option '--load' expects the web address of a graph store, got '" + publish.load + "'");
  }
  publish.registry = options.words().front();

  std::signal(SIGINT, interrupt_publishing);
  std::signal(SIGTERM, interrupt_publishing);
  // The terminal is closed; under nohup nobody minds.
  if (std::signal(SIGHUP, interrupt_publishing) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);
  return publish_registry(publish);
}

}  // namespace kontor::cli

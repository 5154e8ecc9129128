// `kontor publish`: one folder with everything that a portal and a web server need.
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "kontor/base/error.hpp"
#include "kontor/base/output_folder.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/store/push_quads.hpp"
#include "kontor/syntax/format.hpp"

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"

namespace kontor::cli {
namespace {

// The file by which a published folder is known again, so that --overwrite replaces nothing else.
constexpr std::string_view marker = "registry.ttl";

struct PublishOptions {
  std::string registry;
  std::string output;
  std::string base;
  bool overwrite = false;
  bool no_site = false;
};

// What is published: the data and, for their labels, the shared concepts.
struct Publication {
  store::Dataset dataset;
  rdf::PrefixMap prefixes;
  std::unordered_set<store::TermId> shared;  // subjects that are described elsewhere and stay out of dumps
};

// Fills a dataset and remembers what it spoke of.
class SharedConceptsSink final : public rdf::QuadSink {
 public:
  explicit SharedConceptsSink(Publication& publication) : publication_(publication) {}
  void quad(const rdf::QuadView& quad, Place place) override {
    publication_.dataset.quad(quad, place);
    publication_.shared.insert(publication_.dataset.dictionary().find(quad.subject));
  }

 private:
  Publication& publication_;
};

// False if the data have errors.
bool load(const PublishOptions& options, Publication& publication) {
  InputOptions input;
  input.paths = {options.registry};
  input.base = options.base;
  publication.prefixes = rdf::well_known_prefixes();
  LoadingSink loading(publication.dataset, publication.prefixes);
  if (!Inputs(input).read(loading)) return false;
  SharedConceptsSink concepts(publication);
  load_concepts(concepts);
  publication.dataset.freeze();
  return true;
}

void write_dump(const Publication& publication, const char* format, const char* path, OutputFolder& folder) {
  const std::unique_ptr<ByteSink> file = folder.open(path);
  syntax::WriteOptions write;
  write.prefixes = publication.prefixes;
  const std::unique_ptr<rdf::QuadSink> writer = syntax::make_writer(syntax::require_format(format), *file, write);
  const auto keep = [&publication](store::TermId subject) { return !publication.shared.contains(subject); };
  store::push_quads(publication.dataset, publication.dataset.default_graph(), keep, *writer);
  writer->finish();
  file->finish();
}

}  // namespace

ExitCode run_publish(std::span<const std::string> arguments) {
  PublishOptions publish;
  Options options("publish [OPTION]... -o FOLDER REGISTRY");
  options.add("output,o", &publish.output, "FOLDER", "folder to write");
  options.add_flag("overwrite", &publish.overwrite, "replace the folder if it was published before");
  options.add("base", &publish.base, "IRI",
              "base of all addresses of the data (default: what the registry's head says)");
  options.add_flag("no-site", &publish.no_site, "write no HTML pages");
  if (!options.parse(arguments)) return ExitCode::done;
  if (options.words().size() != 1) throw UsageError("expected one registry: a JSON file or a folder of spreadsheets");
  if (publish.output.empty() || publish.output == "-") throw UsageError("expected a folder to write, -o FOLDER");
  publish.registry = options.words().front();

  OutputFolder folder(publish.output, publish.overwrite ? Overwrite::allow : Overwrite::refuse, marker);
  Publication publication;
  if (!load(publish, publication)) return ExitCode::failed;
  write_dump(publication, "turtle", "registry.ttl", folder);
  folder.finish();
  return ExitCode::done;
}

}  // namespace kontor::cli

#include "kontor/package/rdf_dumps.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "kontor/registry/jsonld_writer.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::package {
namespace {

// Measured with JSON-LD, the hungriest layout: about 800 bytes for each triple.
constexpr std::size_t readable_limit = 300'000;

struct Dump {
  std::string_view format;
  std::string_view file_type;
};

constexpr std::array<Dump, 4> dumps = {
    {{"turtle", "RDF_TURTLE"}, {"jsonld", "JSON_LD"}, {"ntriples", "RDF_N_TRIPLES"}, {"rdfxml", "RDF_XML"}}};

// The store holds language tags in lower case; people write zh-Hans and en-GB (RFC 5646, section 2.1.1): scripts with a
// capital letter, regions in capitals, except behind a single letter.
std::string conventional_case(std::string_view tag) {
  std::string out(tag);
  bool behind_single = true;  // the language itself stays in lower case, too
  for (std::size_t begin = 0; begin < out.size();) {
    const std::size_t end = std::min(out.find('-', begin), out.size());
    const std::size_t size = end - begin;
    const auto capitalise = [&out](std::size_t at) {
      if (out[at] >= 'a' && out[at] <= 'z') out[at] = static_cast<char>(out[at] - 'a' + 'A');
    };
    if (!behind_single && size == 2) {
      capitalise(begin);
      capitalise(begin + 1);
    } else if (!behind_single && size == 4) {
      capitalise(begin);
    }
    behind_single = size == 1;
    begin = end + 1;
  }
  return out;
}

// Passes quads on, with language tags as people write them, and tells the listener about them, a thousand at a time.
class WatchedSink final : public rdf::QuadSink {
 public:
  WatchedSink(rdf::QuadSink& sink, ProgressListener* listener) : sink_(sink), listener_(listener) {}
  void quad(const rdf::QuadView& quad, Place place) override {
    if (quad.object.language.find('-') == std::string_view::npos) {
      sink_.quad(quad, place);
    } else {
      const std::string language = conventional_case(quad.object.language);
      rdf::QuadView spelled = quad;
      spelled.object.language = language;
      sink_.quad(spelled, place);
    }
    if (listener_ != nullptr && ++count_ % step == 0) listener_->advance(step);
  }

 private:
  static constexpr std::size_t step = 1000;
  rdf::QuadSink& sink_;
  ProgressListener* listener_;
  std::size_t count_ = 0;
};

}  // namespace

dcat::Texts bilingual(std::string_view german, std::string_view english) {
  return {rdf::Term(rdf::language_string(german, "de")), rdf::Term(rdf::language_string(english, "en"))};
}

void measure(dcat::Distribution& distribution, const OutputFolder& folder) {
  const OutputFolder::File* file = folder.find(distribution.path);
  if (file == nullptr) throw std::logic_error("no file '" + distribution.path + "' to describe");
  distribution.byte_size = file->size;
  distribution.sha256 = file->sha256;
}

std::vector<dcat::Distribution> write_rdf_dumps(const Publication& publication, ProgressListener* progress,
                                                OutputFolder& folder) {
  if (progress != nullptr) progress->expect(dumps.size() * publication.dataset.size());
  std::vector<dcat::Distribution> distributions;
  const bool readable = publication.dataset.size() <= readable_limit;
  for (const Dump& dump : dumps) {
    const syntax::Format& format = syntax::require_format(dump.format);
    dcat::Distribution distribution;
    distribution.path = "data/registry." + std::string(format.extensions.front());
    distribution.title =
        bilingual("Alle Daten als " + std::string(format.label), "All data as " + std::string(format.label));
    distribution.media_type = format.media_types.front();
    distribution.file_type = dump.file_type;
    distribution.holds_all = true;

    syntax::WriteOptions write;
    write.prefixes = publication.prefixes;
    if (!readable) write.layout = syntax::Layout::stream;
    const std::unique_ptr<ByteSink> file = folder.open(distribution.path);
    const std::unique_ptr<rdf::QuadSink> writer = dump.format == "jsonld" && readable
                                                      ? registry::make_jsonld_writer(*file, write)
                                                      : syntax::make_writer(format, *file, write);
    WatchedSink watched(*writer, progress);
    store::push_quads(publication.dataset, publication.dataset.default_graph(), publication.keep(), watched);
    writer->finish();
    file->finish();
    measure(distribution, folder);
    distributions.push_back(std::move(distribution));
  }
  return distributions;
}

}  // namespace kontor::package

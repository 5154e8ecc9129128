#include <set>
#include <string>

#include "kontor/dcat/catalog.hpp"

#include "small_registry.hpp"
#include "test.hpp"

using namespace kontor;

namespace {

class Collector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place /*place*/) override {
    const bool is_new = lines_
                            .insert(rdf::to_string(quad.subject) + " " + rdf::to_string(quad.predicate) + " " +
                                    rdf::to_string(quad.object))
                            .second;
    CHECK(is_new);
    for (const rdf::TermView& term : {quad.subject, quad.predicate, quad.object}) {
      if (term.is_iri()) CHECK(term.text.find(':') != std::string_view::npos);
    }
  }
  bool has(const std::string& line) const { return lines_.contains(line); }

 private:
  std::set<std::string> lines_;
};

}  // namespace

TEST_CASE("a catalogue says each thing once, with absolute IRIs") {
  const dcat::CodeLists lists;
  store::Dataset dataset;
  fill(dataset, small_registry);
  dcat::Catalog catalog = dcat::describe(dataset, {}, lists);
  dcat::Distribution distribution;
  distribution.path = "data/a.csv";
  distribution.media_type = "text/csv";
  distribution.file_type = "CSV";
  distribution.conforms_to = {"http://www.w3.org/TR/tabular-metadata/"};
  distribution.byte_size = 12;
  distribution.sha256 = std::string(64, 'a');
  catalog.distributions = {distribution, distribution};
  catalog.distributions[1].path = "data/b.csv";
  catalog.sparql_endpoint = "https://data.example/sparql";
  catalog.previous_version = "0.9 beta";
  Collector out;
  dcat::write_catalog(catalog, lists, out);
  const std::string dataset_iri = "<https://data.example/id/registry/town> ";
  CHECK(out.has(
      "<https://data.example/#catalog> <http://www.w3.org/ns/dcat#dataset> <https://data.example/id/registry/town>"));
  CHECK(out.has(dataset_iri + "<http://data.europa.eu/r5r/availability> "
                              "<http://publications.europa.eu/resource/authority/planned-availability/STABLE>"));
  CHECK(out.has(dataset_iri + "<http://www.w3.org/ns/dcat#previousVersion> "
                              "<https://data.example/id/registry/town/0.9%20beta>"));
  const std::string file = "<https://data.example/#data/a.csv> ";
  CHECK(out.has(file + "<http://www.w3.org/ns/dcat#downloadURL> <https://data.example/data/a.csv>"));
  CHECK(out.has(file + "<http://www.w3.org/ns/dcat#byteSize> "
                       "\"12\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"));
  CHECK(
      out.has(file + "<http://dcat-ap.de/def/dcatde/licenseAttributionByText> \"Stadt Town; GeoNames, CC BY 4.0\"@de"));
  CHECK(
      out.has("<https://data.example/#sparql> <http://www.w3.org/ns/dcat#endpointURL> <https://data.example/sparql>"));
  CHECK(
      out.has("<https://data.example/id/contact/town> <http://www.w3.org/2006/vcard/ns#hasEmail> "
              "<mailto:rathaus@town.example>"));
}

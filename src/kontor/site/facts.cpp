#include "kontor/site/facts.hpp"

#include <array>

namespace kontor::site {
namespace {

constexpr std::string_view rdf_ns = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view rdfs_ns = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view skos_ns = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view dcterms_ns = "http://purl.org/dc/terms/";
constexpr std::string_view kontor_ns = "https://w3id.org/kontor/ns#";
constexpr std::string_view schema_ns = "http://schema.org/";
constexpr std::string_view wgs84_ns = "http://www.w3.org/2003/01/geo/wgs84_pos#";
constexpr std::string_view geo_ns = "http://www.opengis.net/ont/geosparql#";
constexpr std::string_view foaf_ns = "http://xmlns.com/foaf/0.1/";
constexpr std::string_view org_ns = "http://www.w3.org/ns/org#";

}  // namespace

Vocabulary::Vocabulary(const store::Dictionary& dictionary) {
  const auto in = [&dictionary](std::string_view space, std::string_view local) {
    return dictionary.find(rdf::iri(std::string(space).append(local)));
  };
  type = in(rdf_ns, "type");
  label = in(rdfs_ns, "label");
  comment = in(rdfs_ns, "comment");
  pref_label = in(skos_ns, "prefLabel");
  definition = in(skos_ns, "definition");
  alt_label = in(skos_ns, "altLabel");
  editorial_note = in(skos_ns, "editorialNote");
  note = in(skos_ns, "note");
  notation = in(skos_ns, "notation");
  in_scheme = in(skos_ns, "inScheme");
  broader = in(skos_ns, "broader");
  exact_match = in(skos_ns, "exactMatch");
  close_match = in(skos_ns, "closeMatch");
  party = in(kontor_ns, "party");
  kind = in(kontor_ns, "kind");
  status = in(kontor_ns, "status");
  theme = in(kontor_ns, "theme");
  valid_from = in(kontor_ns, "validFrom");
  valid_until = in(kontor_ns, "validUntil");
  edtf = in(kontor_ns, "edtf");
  formality = in(kontor_ns, "formality");
  event = in(kontor_ns, "event");
  event_type = in(kontor_ns, "eventType");
  date = in(kontor_ns, "date");
  claim = in(kontor_ns, "claim");
  about = in(kontor_ns, "about");
  on_property = in(kontor_ns, "onProperty");
  stated = in(kontor_ns, "stated");
  source = in(kontor_ns, "source");
  rank = in(kontor_ns, "rank");
  confidence = in(kontor_ns, "confidence");
  contradicts = in(kontor_ns, "contradicts");
  concerns = in(kontor_ns, "concerns");
  part_of = in(kontor_ns, "partOf");
  related_to = in(kontor_ns, "relatedTo");
  twinned_with = in(kontor_ns, "twinnedWith");
  role = in(kontor_ns, "role");
  programme = in(kontor_ns, "programme");
  title = in(dcterms_ns, "title");
  dct_source = in(dcterms_ns, "source");
  dct_type = in(dcterms_ns, "type");
  dct_date = in(dcterms_ns, "date");
  dct_description = in(dcterms_ns, "description");
  dct_license = in(dcterms_ns, "license");
  dct_publisher = in(dcterms_ns, "publisher");
  dct_modified = in(dcterms_ns, "modified");
  dct_spatial = in(dcterms_ns, "spatial");
  dct_valid = in(dcterms_ns, "valid");
  dc_language = in("http://purl.org/dc/elements/1.1/", "language");
  latitude = in(wgs84_ns, "lat");
  longitude = in(wgs84_ns, "long");
  has_geometry = in(geo_ns, "hasGeometry");
  homepage = in(foaf_ns, "homepage");
  url = in(schema_ns, "url");
  contained_in = in(schema_ns, "containedInPlace");
  address_country = in(schema_ns, "addressCountry");
  legal_name = in(schema_ns, "legalName");
  identifier = in(schema_ns, "identifier");
  funding = in(schema_ns, "funding");
  location = in(schema_ns, "location");
  contact_point = in(schema_ns, "contactPoint");
  name = in(schema_ns, "name");
  email = in(schema_ns, "email");
  organization = in(org_ns, "organization");
  member = in(org_ns, "member");
  classification = in(org_ns, "classification");
  open_question = in(kontor_ns, "OpenQuestion");
  rank_deprecated = in("https://w3id.org/kontor/def/rank/", "deprecated");
  rank_preferred = in("https://w3id.org/kontor/def/rank/", "preferred");
}

Facts::Facts(const store::Dataset& dataset) : lookup_(dataset), vocabulary_(dataset.dictionary()) {}

std::string_view Facts::value(TermId subject, TermId predicate) const {
  const TermId found = object(subject, predicate);
  return found == store::no_term ? std::string_view{} : text(found);
}

namespace {

// Cuts the rows that begin with `first` into runs of an equal second column.
void each_run(const store::Graph& graph, store::Order order, TermId first,
              const std::function<void(TermId, TermIds)>& each) {
  if (first == store::no_term || graph.empty()) return;
  const std::array<TermId, 1> prefix = {first};
  const store::RowRange rows = graph.range(order, prefix);
  const store::Permutation& permutation = graph.permutation(order);
  const TermIds keys = permutation.column(1).subspan(rows.begin, rows.size());
  const TermIds values = permutation.column(2).subspan(rows.begin, rows.size());
  for (std::size_t begin = 0; begin < keys.size();) {
    std::size_t end = begin + 1;
    while (end < keys.size() && keys[end] == keys[begin]) ++end;
    each(keys[begin], values.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

void Facts::outgoing(TermId subject, const std::function<void(TermId, TermIds)>& each) const {
  each_run(lookup_.graph(), store::Order::spo, subject, each);
}

void Facts::incoming(TermId object, const std::function<void(TermId, TermIds)>& each) const {
  each_run(lookup_.graph(), store::Order::ops, object, each);
}

bool Facts::described(TermId id) const {
  return id != store::no_term && lookup_.graph().count({id, store::no_term, store::no_term}) != 0;
}

std::string_view Facts::text_in(TermId subject, TermId predicate, Language language) const {
  rdf::TermView best;
  int best_rank = 0;
  for (const TermId id : objects(subject, predicate)) {
    const rdf::TermView term = view(id);
    const int rank = term.language == tag(language)          ? 4
                     : term.language == tag(other(language)) ? 3
                     : term.language.empty()                 ? 2
                                                             : 1;
    if (rank <= best_rank) continue;
    best = term;
    best_rank = rank;
  }
  return best.text;
}

std::string_view Facts::name(TermId id, Language language) const {
  const rdf::TermView term = view(id);
  if (!term.is_iri()) return term.text;
  for (const TermId property : {vocabulary_.label, vocabulary_.pref_label, vocabulary_.title, vocabulary_.name}) {
    const std::string_view found = text_in(id, property, language);
    if (!found.empty()) return found;
  }
  if (vocabulary_.open_question != store::no_term && object(id, vocabulary_.type) == vocabulary_.open_question) {
    if (const std::string_view question = text_in(id, vocabulary_.comment, language); !question.empty())
      return question;
  }
  return local_name(term.text);
}

std::string_view local_name(std::string_view iri) {
  while (iri.size() > 1 && (iri.back() == '/' || iri.back() == '#')) iri.remove_suffix(1);
  const std::size_t cut = iri.find_last_of("/#");
  return cut == std::string_view::npos ? iri : iri.substr(cut + 1);
}

}  // namespace kontor::site

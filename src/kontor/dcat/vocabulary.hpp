// The terms of the vocabularies that a catalogue speaks: DCAT 3, DCAT-AP, DCAT-AP.de and what they build on.
#pragma once

#include <string_view>

namespace kontor::dcat {

namespace dcat_ns {
inline constexpr std::string_view catalog = "http://www.w3.org/ns/dcat#Catalog";
inline constexpr std::string_view dataset_class = "http://www.w3.org/ns/dcat#Dataset";
inline constexpr std::string_view distribution_class = "http://www.w3.org/ns/dcat#Distribution";
inline constexpr std::string_view data_service = "http://www.w3.org/ns/dcat#DataService";
inline constexpr std::string_view dataset = "http://www.w3.org/ns/dcat#dataset";
inline constexpr std::string_view distribution = "http://www.w3.org/ns/dcat#distribution";
inline constexpr std::string_view service = "http://www.w3.org/ns/dcat#service";
inline constexpr std::string_view theme = "http://www.w3.org/ns/dcat#theme";
inline constexpr std::string_view theme_taxonomy = "http://www.w3.org/ns/dcat#themeTaxonomy";
inline constexpr std::string_view keyword = "http://www.w3.org/ns/dcat#keyword";
inline constexpr std::string_view contact_point = "http://www.w3.org/ns/dcat#contactPoint";
inline constexpr std::string_view landing_page = "http://www.w3.org/ns/dcat#landingPage";
inline constexpr std::string_view version = "http://www.w3.org/ns/dcat#version";
inline constexpr std::string_view previous_version = "http://www.w3.org/ns/dcat#previousVersion";
inline constexpr std::string_view start_date = "http://www.w3.org/ns/dcat#startDate";
inline constexpr std::string_view end_date = "http://www.w3.org/ns/dcat#endDate";
inline constexpr std::string_view centroid = "http://www.w3.org/ns/dcat#centroid";
inline constexpr std::string_view bbox = "http://www.w3.org/ns/dcat#bbox";
inline constexpr std::string_view access_url = "http://www.w3.org/ns/dcat#accessURL";
inline constexpr std::string_view download_url = "http://www.w3.org/ns/dcat#downloadURL";
inline constexpr std::string_view media_type = "http://www.w3.org/ns/dcat#mediaType";
inline constexpr std::string_view byte_size = "http://www.w3.org/ns/dcat#byteSize";
inline constexpr std::string_view access_service = "http://www.w3.org/ns/dcat#accessService";
inline constexpr std::string_view endpoint_url = "http://www.w3.org/ns/dcat#endpointURL";
inline constexpr std::string_view serves_dataset = "http://www.w3.org/ns/dcat#servesDataset";
}  // namespace dcat_ns

// http://data.europa.eu/r5r/ is right; GovData's shapes of version 3.0 write r5r# and so never look at it.
namespace dcatap {
inline constexpr std::string_view availability = "http://data.europa.eu/r5r/availability";
}

namespace dcatde {
inline constexpr std::string_view contributor_id = "http://dcat-ap.de/def/dcatde/contributorID";
inline constexpr std::string_view attribution = "http://dcat-ap.de/def/dcatde/licenseAttributionByText";
inline constexpr std::string_view geocoding_level = "http://dcat-ap.de/def/dcatde/politicalGeocodingLevelURI";
}  // namespace dcatde

namespace dcterms {
inline constexpr std::string_view title = "http://purl.org/dc/terms/title";
inline constexpr std::string_view description = "http://purl.org/dc/terms/description";
inline constexpr std::string_view identifier = "http://purl.org/dc/terms/identifier";
inline constexpr std::string_view publisher = "http://purl.org/dc/terms/publisher";
inline constexpr std::string_view license = "http://purl.org/dc/terms/license";
inline constexpr std::string_view language = "http://purl.org/dc/terms/language";
inline constexpr std::string_view issued = "http://purl.org/dc/terms/issued";
inline constexpr std::string_view modified = "http://purl.org/dc/terms/modified";
inline constexpr std::string_view spatial = "http://purl.org/dc/terms/spatial";
inline constexpr std::string_view temporal = "http://purl.org/dc/terms/temporal";
inline constexpr std::string_view conforms_to = "http://purl.org/dc/terms/conformsTo";
inline constexpr std::string_view frequency = "http://purl.org/dc/terms/accrualPeriodicity";
inline constexpr std::string_view access_rights = "http://purl.org/dc/terms/accessRights";
inline constexpr std::string_view type = "http://purl.org/dc/terms/type";
inline constexpr std::string_view format = "http://purl.org/dc/terms/format";
inline constexpr std::string_view provenance = "http://purl.org/dc/terms/provenance";
inline constexpr std::string_view location = "http://purl.org/dc/terms/Location";
inline constexpr std::string_view period_of_time = "http://purl.org/dc/terms/PeriodOfTime";
inline constexpr std::string_view standard = "http://purl.org/dc/terms/Standard";
inline constexpr std::string_view provenance_statement = "http://purl.org/dc/terms/ProvenanceStatement";
}  // namespace dcterms

namespace foaf {
inline constexpr std::string_view agent = "http://xmlns.com/foaf/0.1/Agent";
inline constexpr std::string_view document = "http://xmlns.com/foaf/0.1/Document";
inline constexpr std::string_view name = "http://xmlns.com/foaf/0.1/name";
inline constexpr std::string_view homepage = "http://xmlns.com/foaf/0.1/homepage";
inline constexpr std::string_view page = "http://xmlns.com/foaf/0.1/page";
}  // namespace foaf

namespace vcard {
inline constexpr std::string_view kind = "http://www.w3.org/2006/vcard/ns#Kind";
inline constexpr std::string_view fn = "http://www.w3.org/2006/vcard/ns#fn";
inline constexpr std::string_view has_email = "http://www.w3.org/2006/vcard/ns#hasEmail";
inline constexpr std::string_view has_url = "http://www.w3.org/2006/vcard/ns#hasURL";
}  // namespace vcard

namespace spdx {
inline constexpr std::string_view checksum = "http://spdx.org/rdf/terms#checksum";
inline constexpr std::string_view checksum_class = "http://spdx.org/rdf/terms#Checksum";
inline constexpr std::string_view algorithm = "http://spdx.org/rdf/terms#algorithm";
inline constexpr std::string_view sha256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";
inline constexpr std::string_view value = "http://spdx.org/rdf/terms#checksumValue";
}  // namespace spdx

namespace adms {
inline constexpr std::string_view status = "http://www.w3.org/ns/adms#status";
inline constexpr std::string_view version_notes = "http://www.w3.org/ns/adms#versionNotes";
inline constexpr std::string_view publisher_type = "http://purl.org/adms/publishertype/";
}  // namespace adms

namespace void_ns {
inline constexpr std::string_view dataset = "http://rdfs.org/ns/void#Dataset";
inline constexpr std::string_view triples = "http://rdfs.org/ns/void#triples";
inline constexpr std::string_view entities = "http://rdfs.org/ns/void#entities";
inline constexpr std::string_view classes = "http://rdfs.org/ns/void#classes";
inline constexpr std::string_view properties = "http://rdfs.org/ns/void#properties";
inline constexpr std::string_view distinct_subjects = "http://rdfs.org/ns/void#distinctSubjects";
inline constexpr std::string_view distinct_objects = "http://rdfs.org/ns/void#distinctObjects";
inline constexpr std::string_view class_partition = "http://rdfs.org/ns/void#classPartition";
inline constexpr std::string_view class_ = "http://rdfs.org/ns/void#class";
inline constexpr std::string_view uri_space = "http://rdfs.org/ns/void#uriSpace";
inline constexpr std::string_view vocabulary = "http://rdfs.org/ns/void#vocabulary";
inline constexpr std::string_view data_dump = "http://rdfs.org/ns/void#dataDump";
inline constexpr std::string_view sparql_endpoint = "http://rdfs.org/ns/void#sparqlEndpoint";
}  // namespace void_ns

namespace owl {
inline constexpr std::string_view ontology = "http://www.w3.org/2002/07/owl#Ontology";
inline constexpr std::string_view version_info = "http://www.w3.org/2002/07/owl#versionInfo";
inline constexpr std::string_view version_iri = "http://www.w3.org/2002/07/owl#versionIRI";
}  // namespace owl

namespace skos {
inline constexpr std::string_view exact_match = "http://www.w3.org/2004/02/skos/core#exactMatch";
inline constexpr std::string_view in_scheme = "http://www.w3.org/2004/02/skos/core#inScheme";
inline constexpr std::string_view concept_scheme = "http://www.w3.org/2004/02/skos/core#ConceptScheme";
}  // namespace skos

namespace schema {
inline constexpr std::string_view version = "http://schema.org/version";
inline constexpr std::string_view credit_text = "http://schema.org/creditText";
inline constexpr std::string_view contact_point = "http://schema.org/contactPoint";
inline constexpr std::string_view name = "http://schema.org/name";
inline constexpr std::string_view email = "http://schema.org/email";
inline constexpr std::string_view url = "http://schema.org/url";
}  // namespace schema

inline constexpr std::string_view rdfs_label = "http://www.w3.org/2000/01/rdf-schema#label";
inline constexpr std::string_view wkt_literal = "http://www.opengis.net/ont/geosparql#wktLiteral";
inline constexpr std::string_view municipality_key = "http://www.wikidata.org/prop/direct/P439";
inline constexpr std::string_view latitude = "http://www.w3.org/2003/01/geo/wgs84_pos#lat";
inline constexpr std::string_view longitude = "http://www.w3.org/2003/01/geo/wgs84_pos#long";
inline constexpr std::string_view classification = "http://www.w3.org/ns/org#classification";
inline constexpr std::string_view registry_class = "http://purl.org/dc/dcmitype/Dataset";
inline constexpr std::string_view sf_within = "http://www.opengis.net/ont/geosparql#sfWithin";
inline constexpr std::string_view requires_ = "http://creativecommons.org/ns#requires";

// Where the code lists lie.
inline constexpr std::string_view authority = "http://publications.europa.eu/resource/authority/";
inline constexpr std::string_view iana_media_types = "https://www.iana.org/assignments/media-types/";
inline constexpr std::string_view municipality_keys = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/";
inline constexpr std::string_view municipality_level = "http://dcat-ap.de/def/politicalGeocoding/Level/municipality";
inline constexpr std::string_view contributors = "http://dcat-ap.de/def/contributors/";
inline constexpr std::string_view organisation_types = "https://w3id.org/kontor/def/organisation-type/";

namespace kontor_ns {
inline constexpr std::string_view valid_from = "https://w3id.org/kontor/ns#validFrom";
inline constexpr std::string_view valid_until = "https://w3id.org/kontor/ns#validUntil";
inline constexpr std::string_view status = "https://w3id.org/kontor/ns#status";
inline constexpr std::string_view status_ended = "https://w3id.org/kontor/def/status/ended";
inline constexpr std::string_view kind = "https://w3id.org/kontor/ns#kind";
}  // namespace kontor_ns

}  // namespace kontor::dcat

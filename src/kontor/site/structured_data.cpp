#include "kontor/site/structured_data.hpp"

#include "kontor/json/json_writer.hpp"

namespace kontor::site {
namespace {

// JSON inside of <script> must not hold "</" or "<!--" (HTML Standard, 4.12.1.3).
std::string for_script(const std::string& json) {
  std::string out;
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

class Object {
 public:
  Object() : writer_(sink_) {
    writer_.begin_object();
    member("@context", "https://schema.org");
  }

  json::Writer& writer() { return writer_; }

  // Left out when empty.
  void member(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    writer_.key(key);
    writer_.string(value);
  }

  std::string finish() {
    writer_.end_object();
    writer_.finish();
    return for_script(sink_.text());
  }

 private:
  StringSink sink_;
  json::Writer writer_;
};

std::string_view schema_type(PageType type) {
  switch (type) {
    case PageType::place:
      return "City";
    case PageType::participant:
      return "AdministrativeArea";
    case PageType::country:
      return "Country";
    case PageType::organisation:
      return "Organization";
    case PageType::project:
      return "Project";
    case PageType::programme:
      return "FundingScheme";
    case PageType::source:
      return "CreativeWork";
    case PageType::concept_:
      return "DefinedTerm";
    case PageType::relation:
    case PageType::membership:
      return "Role";
    case PageType::gap:
      return "Question";
    case PageType::registry:
      return "Dataset";
  }
  return "Thing";
}

// A list of the texts of all values that are web addresses.
void addresses(Object& object, const Facts& facts, std::string_view key, TermIds values) {
  bool open = false;
  for (const TermId value : values) {
    const rdf::TermView term = facts.view(value);
    if (!term.is_iri() || !is_web_address(term.text)) continue;
    if (!open) {
      object.writer().key(key);
      object.writer().begin_array();
      open = true;
    }
    object.writer().string(term.text);
  }
  if (open) object.writer().end_array();
}

void position(Object& object, const Facts& facts, TermId resource) {
  const Vocabulary& vocabulary = facts.vocabulary();
  const std::string_view latitude = facts.value(resource, vocabulary.latitude);
  const std::string_view longitude = facts.value(resource, vocabulary.longitude);
  if (latitude.empty() || longitude.empty()) return;
  json::Writer& json = object.writer();
  json.key("geo");
  json.begin_object();
  json.key("@type");
  json.string("GeoCoordinates");
  json.key("latitude");
  json.string(latitude);
  json.key("longitude");
  json.string(longitude);
  json.end_object();
}

void parties(Object& object, const Page& page, TermIds values) {
  if (values.empty()) return;
  json::Writer& json = object.writer();
  json.key("about");
  json.begin_array();
  for (const TermId party : values) {
    json.begin_object();
    json.key("@type");
    json.string("City");
    json.key("@id");
    json.string(page.facts().text(party));
    json.key("name");
    json.string(page.facts().name(party, page.language()));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string dataset_json(const Page& page) {
  const Site& site = page.site();
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  const TermId registry = site.ties.registry;
  Object object;
  object.member("@type", "Dataset");
  object.member("@id", facts.text(registry));
  object.member("name", facts.name(registry, page.language()));
  object.member("description", facts.text_in(registry, vocabulary.dct_description, page.language()));
  object.member("url", site.address);
  object.member("inLanguage", tag(page.language()));
  object.member("license", facts.value(registry, vocabulary.dct_license));
  object.member("dateModified", site.modified);
  object.member("spatialCoverage", facts.name(site.ties.city, page.language()));
  if (const TermId publisher = facts.object(registry, vocabulary.dct_publisher); publisher != store::no_term) {
    json::Writer& json = object.writer();
    json.key("creator");
    json.begin_object();
    json.key("@type");
    json.string("Organization");
    json.key("@id");
    json.string(facts.text(publisher));
    json.key("name");
    json.string(facts.name(publisher, page.language()));
    json.end_object();
  }
  if (!site.downloads.empty()) {
    json::Writer& json = object.writer();
    json.key("distribution");
    json.begin_array();
    for (const Site::Download& download : site.downloads) {
      json.begin_object();
      json.key("@type");
      json.string("DataDownload");
      json.key("encodingFormat");
      json.string(download.media_type);
      json.key("contentUrl");
      json.string(site.address + download.path);
      json.end_object();
    }
    json.end_array();
  }
  return object.finish();
}

std::string resource_json(const Page& page, TermId resource, PageType type) {
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  Object object;
  object.member("@type", schema_type(type));
  object.member("@id", facts.text(resource));
  object.member("name", facts.name(resource, page.language()));
  std::string_view description = facts.text_in(resource, vocabulary.comment, page.language());
  if (description.empty()) description = facts.text_in(resource, vocabulary.definition, page.language());
  object.member("description", description);
  object.member("mainEntityOfPage", page.absolute(page.language()));
  const TermId homepage = facts.object(resource, vocabulary.homepage);
  object.member("url", homepage == store::no_term ? facts.value(resource, vocabulary.url) : facts.text(homepage));
  addresses(object, facts, "sameAs", facts.objects(resource, vocabulary.exact_match));
  position(object, facts, resource);
  if (const std::string_view from = facts.value(resource, vocabulary.valid_from); !from.empty())
    object.member("startDate", from);
  if (const std::string_view until = facts.value(resource, vocabulary.valid_until); !until.empty())
    object.member("endDate", until);
  parties(object, page, facts.objects(resource, vocabulary.party));
  if (type == PageType::concept_) {
    object.member("termCode", facts.value(resource, vocabulary.notation));
    object.member("inDefinedTermSet", facts.value(resource, vocabulary.in_scheme));
  }
  return object.finish();
}

}  // namespace kontor::site

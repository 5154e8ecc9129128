#include "kontor/align/decisions/link_set.hpp"

#include <cstdio>
#include <string_view>
#include <unordered_map>

#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::align {
namespace {

constexpr std::string_view wikidata_entity = "http://www.wikidata.org/entity/";
constexpr std::string_view geonames_feature = "https://sws.geonames.org/";
constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view kontor_ns = "https://w3id.org/kontor/ns#";
constexpr std::string_view confidence = "https://w3id.org/kontor/def/confidence/";
constexpr std::string_view same_as = "http://www.w3.org/2002/07/owl#sameAs";

std::string join(std::string_view a, std::string_view b) {
  return std::string(a).append(b);
}

std::string escaped(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (rdf::find_invalid_iri_character({&c, 1}) == std::string_view::npos) {
      out += c;
    } else {
      char code[4];
      std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      out += code;
    }
  }
  return out;
}

class LinkWriter {
 public:
  LinkWriter(const LinkOptions& options, const std::vector<Outcome>& outcomes, rdf::QuadSink& sink)
      : options_(options), sink_(sink) {
    for (const Outcome& outcome : outcomes) ++holders_[outcome.item];
  }

  void write(const Query& query, const Outcome& outcome) {
    if (outcome.item.empty() || outcome.state == State::none || outcome.state == State::conflict) return;
    const std::string subject = rdf::has_scheme(query.id) ? query.id : options_.base + "id/" + escaped(query.id);
    const std::string object = item_iri(outcome.item);
    const std::string property = join(skos, outcome.state == State::review ? "closeMatch" : "exactMatch");
    add(subject, property, rdf::iri(object));
    const bool is_same = outcome.state == State::accepted && holders_[outcome.item] == 1;
    if (options_.same_as && is_same) add(subject, same_as, rdf::iri(object));
    write_claim(query, outcome, subject, property, object);
  }

 private:
  void write_claim(const Query& query, const Outcome& outcome, const std::string& subject, const std::string& property,
                   const std::string& object) {
    std::string slug = escaped(query.id);
    for (char& c : slug) {
      if (c == '/') c = '.';
    }
    const std::string claim = options_.base + "id/claim/" + slug + ".link";
    add(subject, join(kontor_ns, "claim"), rdf::iri(claim));
    add(claim, rdf::vocab::rdf::type, rdf::iri(join(kontor_ns, "Claim")));
    add(claim, join(kontor_ns, "about"), rdf::iri(subject));
    add(claim, join(kontor_ns, "onProperty"), rdf::iri(property));
    add(claim, join(kontor_ns, "stated"), rdf::iri(object));
    const std::string_view word = outcome.state == State::accepted    ? "high"
                                  : outcome.state == State::automatic ? "medium"
                                                                      : "low";
    add(claim, join(kontor_ns, "confidence"), rdf::iri(join(confidence, word)));
    add(claim, join(skos, "note"), rdf::language_string(note(outcome), "en"));
  }

  static std::string note(const Outcome& outcome) {
    std::string text = outcome.state == State::accepted    ? "Accepted by " + outcome.decided_by + "."
                       : outcome.state == State::automatic ? std::string("Matched automatically.")
                                                           : "To be reviewed: " + outcome.reason + ".";
    if (outcome.score > 0) {
      char score[32];
      std::snprintf(score, sizeof score, " Score %.1f.", outcome.score);
      text += score;
    }
    if (!outcome.evidence.empty()) text += " Evidence " + outcome.evidence + ".";
    if (outcome.stale) text += " The evidence has changed since.";
    return text;
  }

  void add(std::string_view subject, std::string_view predicate, const rdf::TermView& object) {
    sink_.quad({rdf::iri(subject), rdf::iri(predicate), object, {}}, {});
  }

  const LinkOptions& options_;
  rdf::QuadSink& sink_;
  std::unordered_map<std::string_view, std::size_t> holders_;  // how many of ours have an item
};

}  // namespace

std::string item_iri(std::string_view item) {
  if (item.starts_with("gn:")) return join(geonames_feature, item.substr(3)) + "/";
  return rdf::has_scheme(item) ? std::string(item) : join(wikidata_entity, item);
}

void write_links(const std::vector<Query>& queries, const std::vector<Outcome>& outcomes, const LinkOptions& options,
                 rdf::QuadSink& sink) {
  sink.prefix("wd", wikidata_entity);
  sink.prefix("skos", skos);
  sink.prefix("kontor", kontor_ns);
  sink.prefix("confidence", confidence);
  LinkWriter writer(options, outcomes, sink);
  for (std::size_t i = 0; i < queries.size(); ++i) writer.write(queries[i], outcomes[i]);
  sink.finish();
}

}  // namespace kontor::align

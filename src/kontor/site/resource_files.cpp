#include "kontor/site/resource_files.hpp"

#include <array>
#include <unordered_set>
#include <vector>

#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::site {
namespace {

// The resource, then its parts, which it points to or which point to it: claims, events, geometry, money,
// participations. Parts are those whose address is a place on the page of the resource, and blank nodes.
std::vector<TermId> with_parts(const Site& site, TermId resource) {
  const Facts& facts = site.facts;
  const std::optional<Address> own = site.addresses.find(facts.text(resource));
  std::vector<TermId> all = {resource};
  std::unordered_set<TermId> known = {resource};
  const auto add = [&](TermIds ids) {
    for (const TermId id : ids) {
      const rdf::TermView term = facts.view(id);
      if (term.is_literal()) continue;
      if (term.is_iri()) {
        const std::optional<Address> address = site.addresses.find(term.text);
        if (!own || !address || address->is_page || address->path != own->path) continue;
      }
      if (facts.described(id) && known.insert(id).second) all.push_back(id);
    }
  };
  facts.incoming(resource, [&](TermId, TermIds subjects) { add(subjects); });
  for (std::size_t i = 0; i < all.size(); ++i) {
    facts.outgoing(all[i], [&](TermId, TermIds objects) { add(objects); });
  }
  return all;
}

void push(const Facts& facts, const std::vector<TermId>& subjects, rdf::QuadSink& sink) {
  for (const TermId subject : subjects) {
    facts.outgoing(subject, [&](TermId predicate, TermIds objects) {
      for (const TermId object : objects) {
        sink.quad({facts.view(subject), facts.view(predicate), facts.view(object), {}}, {});
      }
    });
  }
  sink.finish();
}

}  // namespace

void write_resource_files(const Site& site, TermId resource, const std::string& files, OutputFolder& folder) {
  const std::string names = rdf::percent_decode(files);
  const std::vector<TermId> subjects = with_parts(site, resource);
  struct Kind {
    std::string_view ending, format;
  };
  constexpr std::array<Kind, 3> kinds = {{{".ttl", "turtle"}, {".jsonld", "jsonld"}, {".nt", "ntriples"}}};
  for (const Kind& kind : kinds) {
    StringSink text;
    syntax::WriteOptions write;
    write.prefixes = site.own_prefixes;
    const auto writer = syntax::make_writer(syntax::require_format(kind.format), text, write);
    push(site.facts, subjects, *writer);
    folder.write(names + std::string(kind.ending), text.text());
  }
}

}  // namespace kontor::site

#include "kontor/dcat/code_lists.hpp"

#include "kontor/base/input_file.hpp"
#include "kontor/dcat/vocabulary.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::dcat {
namespace {

// Fills the dataset and freezes it.
store::Dataset& load(store::Dataset& dataset) {
  MemorySource text(registry::resource("code-lists"));
  const syntax::ReadOptions read = {.base = {}, .name = "code-lists.ttl", .blank_node_prefix = {}, .limits = {}};
  syntax::read_rdf(text, syntax::require_format("turtle"), read, dataset);
  dataset.freeze();
  return dataset;
}

// An address without what differs between the spellings of the same one.
std::string_view essential(std::string_view address) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  }
  if (address.starts_with("www.")) address.remove_prefix(4);
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

}  // namespace

CodeLists::CodeLists() : lookup_(load(dataset_)) {}

bool CodeLists::contains(std::string_view iri) const {
  return lookup_.object(lookup_.find(iri), skos::in_scheme) != store::no_term;
}

std::string CodeLists::find_licence(std::string_view address) const {
  for (const store::TermId licence : lookup_.subjects(skos::in_scheme, "http://dcat-ap.de/def/licenses")) {
    const std::string_view iri = lookup_.view(licence).text;
    if (essential(iri) == essential(address)) return std::string(iri);
    for (const store::TermId other : lookup_.objects(licence, skos::exact_match)) {
      if (essential(lookup_.view(other).text) == essential(address)) return std::string(iri);
    }
  }
  return {};
}

bool CodeLists::requires_attribution(std::string_view licence) const {
  return lookup_.object(lookup_.find(licence), requires_) != store::no_term;
}

std::vector<std::string_view> CodeLists::contributors() const {
  std::vector<std::string_view> names;
  for (const store::TermId id : lookup_.subjects(skos::in_scheme, "http://dcat-ap.de/def/contributors")) {
    names.push_back(lookup_.view(id).text.substr(dcat::contributors.size()));
  }
  return names;
}

void CodeLists::push_entry(std::string_view iri, rdf::QuadSink& sink) const {
  const store::TermId subject = lookup_.find(iri);
  if (subject == store::no_term) return;
  const store::Permutation& triples = lookup_.graph().permutation(store::Order::spo);
  const store::RowRange rows = lookup_.graph().range(store::Order::spo, std::span(&subject, 1));
  for (store::Row row = rows.begin; row < rows.end; ++row) {
    const rdf::TermView predicate = lookup_.view(triples.column(1)[row]);
    // Whether it is in the list is for the list to say.
    if (predicate.text == skos::exact_match || predicate.text == skos::in_scheme || predicate.text == requires_)
      continue;
    sink.quad({lookup_.view(subject), predicate, lookup_.view(triples.column(2)[row]), {}}, {});
  }
}

}  // namespace kontor::dcat

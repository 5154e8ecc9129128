// The entries of the code lists that catalogues use, as ontology/code-lists.ttl describes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/store/lookup.hpp"

namespace kontor::dcat {

class CodeLists {
 public:
  CodeLists();

  // Whether the IRI is an entry of a list.
  bool contains(std::string_view iri) const;

  // The dcat-ap.de licence that people know under this address: http or https, with or without the last slash. Empty if
  // the list has none; an address of the list itself stands for itself.
  std::string find_licence(std::string_view address) const;

  // Whether the licence asks for naming the source.
  bool requires_attribution(std::string_view licence) const;

  // All entries of the list of contributors, for suggestions: the last parts of their IRIs.
  std::vector<std::string_view> contributors() const;

  // Pushes what is known about an entry, its type and labels; nothing for what is no entry.
  void push_entry(std::string_view iri, rdf::QuadSink& sink) const;

 private:
  store::Dataset dataset_;
  store::Lookup lookup_;
};

}  // namespace kontor::dcat

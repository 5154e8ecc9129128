// The PREFIX declarations of one query (SPARQL 1.1 section 4.1.1.1), for expanding prefixed names while it is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kontor/rdf/prefix_map.hpp"
#include "kontor/sparql/text/name_table.hpp"

namespace kontor::sparql {

class PrefixDeclarations {
 public:
  // Declares or redeclares a prefix; `name` is without ':' and may be empty.
  void set(std::string_view name, std::string iri) { iris_.value(iris_.number(name)) = std::move(iri); }

  // The IRI of a prefix, if it is declared. Valid until the next change.
  std::optional<std::string_view> find(std::string_view name) const {
    const auto number = iris_.find(name);
    return number ? std::optional<std::string_view>(iris_.value(*number)) : std::nullopt;
  }

  // For writing prefixed names, and for going through all of them by name.
  rdf::PrefixMap map() const {
    rdf::PrefixMap prefixes;
    for (std::uint32_t number = 0; number < iris_.size(); ++number) prefixes.set(iris_[number], iris_.value(number));
    return prefixes;
  }

 private:
  NameTable<std::string> iris_;
};

}  // namespace kontor::sparql

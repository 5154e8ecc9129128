// The active context (JSON-LD 1.1 API, section 4.1): what terms mean at a point of a document.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

class InverseContext;

enum class Container : std::uint8_t { list = 1, set = 2, index = 4, id = 8, type = 16, language = 32, graph = 64 };

// The container mapping of a term: a set of Container.
class Containers {
 public:
  void add(Container container) { bits_ = static_cast<std::uint8_t>(bits_ | static_cast<std::uint8_t>(container)); }
  bool has(Container container) const { return (bits_ & static_cast<std::uint8_t>(container)) != 0; }
  bool empty() const { return bits_ == 0; }

  friend bool operator==(const Containers&, const Containers&) = default;

 private:
  std::uint8_t bits_ = 0;
};

// A string that can be null on purpose.
using Nullable = std::optional<std::string>;

struct TermDefinition {
  Nullable iri;  // the IRI mapping: an IRI, a blank node identifier or a keyword; null: the term means nothing
  bool prefix = false;
  bool is_protected = false;
  bool reverse = false;
  Containers container;
  std::optional<Nullable> language;
  std::optional<Nullable> direction;
  Nullable type;
  Nullable index;
  Nullable nest;
  std::shared_ptr<const json::Value> context;  // the local (scoped) context
  std::string base_url;                        // of the document that holds it
};

// Equal but for is_protected.
bool same_definition(const TermDefinition& a, const TermDefinition& b);

struct TermHash : std::hash<std::string_view> {
  using is_transparent = void;
};

struct Context {
  std::unordered_map<std::string, std::shared_ptr<const TermDefinition>, TermHash, std::equal_to<>> terms;
  Nullable base;
  std::string original_base;
  Nullable vocab;
  Nullable language;
  Nullable direction;
  std::shared_ptr<const Context> previous;

  // Made when first needed (inverse_context.hpp); a changed copy starts without.
  mutable std::shared_ptr<const InverseContext> inverse;

  // Valid until the context is changed; nullptr for an unknown term.
  const TermDefinition* find(std::string_view term) const;

  // The container mapping, empty for an unknown term.
  Containers container(std::string_view term) const;
};

using ContextPtr = std::shared_ptr<const Context>;

}  // namespace kontor::syntax::jsonld

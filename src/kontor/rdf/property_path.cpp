#include "kontor/rdf/property_path.hpp"

#include <string_view>

#include "kontor/rdf/prefix_map.hpp"

namespace kontor::rdf {
namespace {

// How tightly a path binds: what stands in parentheses when it is an operand (SPARQL 1.1 grammar rules 89 to 94).
enum class Binding { alternative, sequence, element, primary };

struct Printer {
  std::string& out;
  const PrefixMap& prefixes;
  Binding context = Binding::alternative;

  void append(const PropertyPath& path, Binding inner) const { std::visit(Printer{out, prefixes, inner}, path.node); }

  void append_iri(std::string_view iri) const {
    if (const auto name = prefixes.shorten(iri)) {
      out.append(name->first).append(":").append(name->second);
    } else {
      out.append("<").append(iri).append(">");
    }
  }

  void list(const std::vector<PropertyPath>& parts, char separator, Binding own, Binding operand) const {
    const bool parentheses = context > own;
    if (parentheses) out += '(';
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) out += separator;
      append(parts[i], operand);
    }
    if (parentheses) out += ')';
  }

  void modified(const PropertyPath& path, char modifier) const {
    // 'p**' is not in the grammar, so a modified path is no primary.
    const bool parentheses = context == Binding::primary;
    if (parentheses) out += '(';
    append(path, Binding::primary);
    out += modifier;
    if (parentheses) out += ')';
  }

  void operator()(const PredicatePath& path) const { append_iri(path.iri); }
  void operator()(const InversePath& path) const {
    const bool parentheses = context == Binding::primary;
    if (parentheses) out += '(';
    out += '^';
    // '^^p' is not in the grammar either.
    append(*path.path, std::holds_alternative<InversePath>(path.path->node) ? Binding::primary : Binding::element);
    if (parentheses) out += ')';
  }
  void operator()(const SequencePath& path) const { list(path.steps, '/', Binding::sequence, Binding::element); }
  void operator()(const AlternativePath& path) const {
    list(path.alternatives, '|', Binding::alternative, Binding::sequence);
  }
  void operator()(const ZeroOrMorePath& path) const { modified(*path.path, '*'); }
  void operator()(const OneOrMorePath& path) const { modified(*path.path, '+'); }
  void operator()(const ZeroOrOnePath& path) const { modified(*path.path, '?'); }
  void operator()(const NegatedPropertySet& set) const {
    out += "!(";
    std::string_view separator;
    for (const std::string& iri : set.forward) {
      out += separator;
      append_iri(iri);
      separator = "|";
    }
    for (const std::string& iri : set.backward) {
      out.append(separator).append("^");
      append_iri(iri);
      separator = "|";
    }
    out += ')';
  }
};

}  // namespace

std::string to_string(const PropertyPath& path) {
  return to_string(path, PrefixMap());
}

std::string to_string(const PropertyPath& path, const PrefixMap& prefixes) {
  std::string out;
  std::visit(Printer{out, prefixes}, path.node);
  return out;
}

}  // namespace kontor::rdf

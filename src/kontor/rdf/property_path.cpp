#include "kontor/rdf/property_path.hpp"

#include <string_view>

namespace kontor::rdf {
namespace {

// How tightly a path binds: what stands in parentheses when it is an operand (SPARQL 1.1 grammar rules 89 to 94).
enum class Binding { alternative, sequence, element, primary };

void append(std::string& out, const PropertyPath& path, Binding context);

void append_iri(std::string& out, std::string_view iri) {
  out.append("<").append(iri).append(">");
}

struct Printer {
  std::string& out;
  Binding context;

  void list(const std::vector<PropertyPath>& parts, char separator, Binding own, Binding operand) const {
    const bool parentheses = context > own;
    if (parentheses) out += '(';
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) out += separator;
      append(out, parts[i], operand);
    }
    if (parentheses) out += ')';
  }

  void modified(const PropertyPath& path, char modifier) const {
    // 'p**' is not in the grammar, so a modified path is no primary.
    const bool parentheses = context == Binding::primary;
    if (parentheses) out += '(';
    append(out, path, Binding::primary);
    out += modifier;
    if (parentheses) out += ')';
  }

  void operator()(const PredicatePath& path) const { append_iri(out, path.iri); }
  void operator()(const InversePath& path) const {
    const bool parentheses = context == Binding::primary;
    if (parentheses) out += '(';
    out += '^';
    // '^^p' is not in the grammar either.
    append(out, *path.path, std::holds_alternative<InversePath>(path.path->node) ? Binding::primary : Binding::element);
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
      append_iri(out, iri);
      separator = "|";
    }
    for (const std::string& iri : set.backward) {
      out.append(separator).append("^");
      append_iri(out, iri);
      separator = "|";
    }
    out += ')';
  }
};

void append(std::string& out, const PropertyPath& path, Binding context) {
  std::visit(Printer{out, context}, path.node);
}

}  // namespace

std::string to_string(const PropertyPath& path) {
  std::string out;
  append(out, path, Binding::alternative);
  return out;
}

}  // namespace kontor::rdf

// How Turtle and TriG spell terms for people: prefixed names, bare numbers and booleans.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/term.hpp"

namespace kontor::syntax {

enum class LineBreaks { escape, keep };

class TurtleSpelling {
 public:
  // Knows the well-known prefixes and `prefixes`, which win where names or IRIs clash.
  explicit TurtleSpelling(const rdf::PrefixMap& prefixes);

  // A prefix of the source. Ignored if its name is taken by one of the constructor's or of an earlier source. Returns
  // whether it was new.
  bool declare(std::string_view name, std::string_view iri);

  // As a prefixed name if a prefix fits and the rest can be a PN_LOCAL, otherwise in full.
  void append_iri(std::string& out, std::string_view iri);

  // Whether a prefixed name may be made of an IRI whose last '/', '#' or '?' ends `stem`: no name holds one of them.
  bool may_shorten(std::string_view stem) const;

  // true, false and numbers stand bare where their lexical form is one of the grammar. A text with line feeds becomes a
  // long string with LineBreaks::keep.
  void append_literal(std::string& out, const rdf::TermView& literal, LineBreaks line_breaks);

  // The declarations of the prefixes that append_iri has used so far, in the order of their names.
  std::string used_prefixes() const;

  // The same with all that were declared; the others are not used from here on.
  std::string fix_prefixes();

 private:
  void set(std::string_view name, std::string_view iri);

  rdf::PrefixMap prefixes_;                      // what names are made with
  std::set<std::string, std::less<>> declared_;  // names that came from the options or a source
  std::set<std::string, std::less<>> used_;
};

// "@prefix name: <iri> .\n"
std::string prefix_declaration(std::string_view name, std::string_view iri);

// Whether the literal can stand without quotes and datatype, and would be read as the same literal.
bool stands_bare(const rdf::TermView& literal);

// Appends `local` as PN_LOCAL with the escapes it needs. Returns false, with `out` as it was, if it cannot or should
// not be one: empty, with characters no name holds, or with '/', '#' or '?', which read better in a whole IRI.
bool append_local_name(std::string& out, std::string_view local);

}  // namespace kontor::syntax

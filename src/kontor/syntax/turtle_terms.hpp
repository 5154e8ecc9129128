// Reads the terminals of Turtle and TriG (RDF 1.1 Turtle, section 6.5) from a TextInput and makes terms of them: IRIs
// are resolved, prefixes expanded, escapes decoded. Functions are named after the productions.
#pragma once

#include <string>
#include <string_view>

#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/text_input.hpp"

namespace kontor::syntax {

// A term whose room is used again for the next one.
struct TermBuffer {
  rdf::TermKind kind = rdf::TermKind::none;
  std::string text;
  std::string datatype;
  std::string language;

  rdf::TermView view() const { return {kind, text, datatype, language}; }
  void set(rdf::TermKind new_kind, std::string_view new_text) {
    kind = new_kind;
    text = new_text;
    datatype.clear();
    language.clear();
  }
};

class TurtleTerms {
 public:
  TurtleTerms(TextInput& input, const ReadOptions& options);

  // WS | comment, any number.
  void skip_space();

  // IRIREF, resolved against the base.
  void read_iriref(TermBuffer& term);

  // [PN_PREFIX]: what stands before ':' of a prefixed name, or a bare word such as 'a' or 'true'; may be empty.
  void read_word(std::string& word);

  // ':' PN_LOCAL?, after its prefix was read as a word that began at `begin`.
  void read_local_name(std::string_view prefix, Place begin, TermBuffer& term);

  // BLANK_NODE_LABEL.
  void read_blank_node_label(TermBuffer& term);

  // A blank node of its own: genid0, genid1, ...; labels of the document are kept apart from these.
  void make_blank_node(TermBuffer& term);

  // RDFLiteral: String (LANGTAG | '^^' iri)?
  void read_rdf_literal(TermBuffer& term);

  // NumericLiteral: INTEGER | DECIMAL | DOUBLE. The lexical form stays as it is.
  void read_numeric_literal(TermBuffer& term);

  void set_base(std::string_view iri) { base_ = iri; }
  void set_prefix(std::string_view name, std::string_view iri);

  [[noreturn]] void fail_expected(std::string_view what);

  // A string in quotes of any kind, as it stands behind them.
  void read_string(std::string& text);

 private:
  void skip_comment();
  void read_short_string(std::string& text, char quote);
  void read_long_string(std::string& text, char quote);
  void read_language_tag(TermBuffer& term);
  void read_base_direction(TermBuffer& term);
  void read_datatype(TermBuffer& term);
  void read_escape(std::string& text);
  void read_utf8(std::string& text, std::string_view where);
  void read_iri_escape(std::string& text);
  void read_plx(std::string& text);
  char32_t next_code_point(std::size_t ahead, std::size_t& length);
  bool name_continues_behind_dots(std::size_t& dots, bool local);
  std::size_t read_digits(std::string& text);
  bool exponent_at(std::size_t ahead);
  void resolve(TermBuffer& term, Place begin);
  void check_size(const std::string& text);

  TextInput& input_;
  const ReadOptions& options_;
  std::string base_;
  rdf::PrefixMap prefixes_;
  std::string last_prefix_;  // the one used last and its IRI: names of one prefix come in rows
  std::string last_prefix_iri_;
  bool has_last_prefix_ = false;
  std::string word_;
  TermBuffer datatype_;
  std::size_t blank_nodes_ = 0;
};

}  // namespace kontor::syntax

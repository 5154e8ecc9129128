// The text of a query, ready for the lexer.
//
// SPARQL 1.1 section 19.2 lets a query write any character as \uXXXX or \UXXXXXXXX. Inside of strings and IRIs the
// lexer decodes such an escape, so that "\u0022" is a string holding a quote (as SPARQL 1.2 rules); everywhere else it
// is replaced here, before the grammar sees it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/source_text.hpp"

namespace kontor::sparql {

// Not thread-safe, as SourceText.
class QueryText {
 public:
  // Views must outlive it. A byte order mark is skipped. Throws Error if the text is not UTF-8 or an escape is none.
  QueryText(std::string_view name, std::string_view source);

  // What the grammar reads.
  std::string_view text() const { return decoded_.empty() ? source_.text() : std::string_view(decoded_); }

  // Whether the source has one; without any there is nothing to decode.
  bool has_backslash() const { return has_backslash_; }

  // Where the byte of text() at `offset` stands in the source. Places in the order of the text are found in one pass.
  Place place(std::size_t offset) const;

  // The same with the name and the source line.
  Location location(std::size_t offset) const;

  // Throws an Error about that place.
  [[noreturn]] void fail(std::size_t offset, std::string message) const;

 private:
  void decode();
  std::size_t source_offset(std::size_t offset) const;
  Place behind_mark(Place place) const;

  SourceText source_;    // without the byte order mark
  std::string decoded_;  // empty if there was no escape outside of strings and IRIs
  // From where in decoded_ on source offsets are how much larger; ascending.
  std::vector<std::pair<std::size_t, std::size_t>> shifts_;
  std::size_t mark_;  // length of the byte order mark
  bool has_backslash_;
};

// The length of an IRIREF (with its angle brackets) at the start of `text`, 0 if there is none.
std::size_t match_iri_ref(std::string_view text);

// The length of a string literal (with its quotes) at the start of `text`, 0 if it does not end.
std::size_t match_string(std::string_view text);

// Reads the escape \uXXXX or \UXXXXXXXX at the start of `text` and sets `length` to its 6 or 10 bytes. Answers
// invalid_code_point (base/utf8.hpp) if it is malformed or no Unicode scalar value.
char32_t read_code_point_escape(std::string_view text, std::size_t& length);

}  // namespace kontor::sparql

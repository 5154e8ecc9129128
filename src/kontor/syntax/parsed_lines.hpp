// What line_parser.hpp finds in a block of lines. It refers to the block by 32-bit offsets, 56 bytes per statement;
// only text that had escapes is copied.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/rdf/quad.hpp"

namespace kontor::syntax {

// A piece of the block, or, from offset block.size() on, of ParsedLines::decoded.
struct TextRange {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

struct ParsedStatement {
  TextRange subject;
  TextRange predicate;
  TextRange object;
  TextRange qualifier;  // datatype or language tag
  TextRange graph_name;
  std::uint32_t line = 0;    // lines before it in the block
  std::uint32_t column = 0;  // of the object, 1-based
  rdf::TermKind subject_kind = rdf::TermKind::iri;
  rdf::TermKind object_kind = rdf::TermKind::iri;
  rdf::TermKind graph_kind = rdf::TermKind::none;
  bool has_language = false;
};

// Statements that stand in the block as canonical lines one after the other, so that nobody needs their terms.
struct CanonicalLines {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
  std::uint32_t count = 0;   // of statements
  std::uint32_t before = 0;  // the index in ParsedLines::statements of the one that comes next
};

struct LineError {
  std::string message;
  std::uint32_t line = 0;  // lines before it in the block
  std::uint32_t column = 0;
  std::string source_line;
};

struct ParsedLines {
  std::vector<ParsedStatement> statements;
  std::vector<CanonicalLines> canonical;  // if asked for; what is in there is not in `statements`
  std::string decoded;
  std::uint32_t lines = 0;         // line feeds in the block
  std::optional<LineError> error;  // statements before it are valid

  void clear();
};

// The quad of a statement; views into `block` and `lines`.
rdf::QuadView view_statement(std::string_view block, const ParsedLines& lines, const ParsedStatement& statement);

}  // namespace kontor::syntax

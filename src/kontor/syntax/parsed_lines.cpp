#include "kontor/syntax/parsed_lines.hpp"

namespace kontor::syntax {

void ParsedLines::clear() {
  statements.clear();
  canonical.clear();
  decoded.clear();
  lines = 0;
  error.reset();
}

rdf::QuadView view_statement(std::string_view block, const ParsedLines& lines, const ParsedStatement& statement) {
  const auto text = [&](TextRange range) {
    return range.offset < block.size()
               ? std::string_view(block.data() + range.offset, range.size)
               : std::string_view(lines.decoded.data() + (range.offset - block.size()), range.size);
  };
  rdf::QuadView quad;
  quad.subject = {statement.subject_kind, text(statement.subject), {}, {}};
  quad.predicate = {rdf::TermKind::iri, text(statement.predicate), {}, {}};
  quad.object = {statement.object_kind, text(statement.object), {}, {}};
  if (statement.qualifier.size > 0) {
    (statement.has_language ? quad.object.language : quad.object.datatype) = text(statement.qualifier);
  }
  if (statement.graph_kind != rdf::TermKind::none) {
    quad.graph_name = {statement.graph_kind, text(statement.graph_name), {}, {}};
  }
  return quad;
}

}  // namespace kontor::syntax

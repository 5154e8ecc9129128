#include "kontor/rdf/encoded_term.hpp"

#include "kontor/base/varint.hpp"

namespace kontor::rdf {

void append_encoded(std::string& out, const TermView& term) {
  out += static_cast<char>(term.kind);
  if (term.kind == TermKind::none) return;
  append_sized(out, term.text);
  if (term.kind != TermKind::literal) return;
  append_sized(out, term.datatype);
  append_sized(out, term.language);
}

void append_encoded(std::string& out, const QuadView& quad) {
  for (const TermView* term : {&quad.subject, &quad.predicate, &quad.object, &quad.graph_name}) {
    append_encoded(out, *term);
  }
}

TermView take_encoded_term(std::string_view& in) {
  TermView term;
  term.kind = static_cast<TermKind>(in.front());
  in.remove_prefix(1);
  if (term.kind == TermKind::none) return term;
  term.text = take_sized(in);
  if (term.kind != TermKind::literal) return term;
  term.datatype = take_sized(in);
  term.language = take_sized(in);
  return term;
}

QuadView take_encoded_quad(std::string_view& in) {
  QuadView quad;
  for (TermView* term : {&quad.subject, &quad.predicate, &quad.object, &quad.graph_name}) {
    *term = take_encoded_term(in);
  }
  return quad;
}

}  // namespace kontor::rdf

#include "kontor/syntax/turtle_stream.hpp"

#include <cstdint>
#include <cstring>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/same_text.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

constexpr std::size_t flush_size = std::size_t{64} << 10U;
constexpr unsigned cache_bits = 12;

// Into `kept` without giving its memory away.
void assign(rdf::Term& kept, const rdf::TermView& term) {
  if (kept.view() != term) kept = rdf::Term(term);
}

}  // namespace

TurtleStream::TurtleStream(ByteSink& sink, TurtleSpelling& spelling, BlankNodeLabels labels)
    : sink_(sink),
      spelling_(spelling),
      renumber_(labels == BlankNodeLabels::renumber),
      cache_(std::size_t{1} << cache_bits),
      buffer_(2 * flush_size) {
  const std::string prefixes = spelling.fix_prefixes();
  buffer_.put(prefixes);
  if (!prefixes.empty()) buffer_.put('\n');
}

void TurtleStream::quad(const rdf::QuadView& quad) {
  if (last_kept_ != none) predicate_ = kept_[last_kept_].iri;
  last_kept_ = none;
  put(quad);
}

void TurtleStream::keep_predicate(std::string_view iri) {
  kept_.push_back({std::string(iri), {}});
}

void TurtleStream::subject(const rdf::TermView& subject) {
  assign(kept_subject_, subject);
  if (last_kept_ != none) predicate_ = kept_[last_kept_].iri;
  last_kept_ = none;
}

void TurtleStream::statement(std::size_t predicate, const rdf::TermView& object) {
  if (last_kept_ == none) {
    put({kept_subject_.view(), rdf::iri(kept_[predicate].iri), object, {}});
    last_kept_ = predicate;
    return;
  }
  if (predicate == last_kept_) {
    buffer_.put(", ");
  } else {
    KeptPredicate& kept = kept_[predicate];
    if (kept.spelled.empty()) kept.spelled = " ;\n    " + spell_predicate(kept.iri) + " ";
    buffer_.put(kept.spelled);
    last_kept_ = predicate;
  }
  append(object);
  if (buffer_.size() >= flush_size) flush();
}

void TurtleStream::put(const rdf::QuadView& quad) {
  if (quad.graph_name != graph_name_.view()) {
    close_statement();
    close_graph();
    open_graph(quad.graph_name);
  }
  if (!in_statement_ || subject_.kind() != quad.subject.kind || !same_text(subject_.text(), quad.subject.text)) {
    close_statement();
    append(quad.subject);
    buffer_.put(' ');
    append_predicate(quad.predicate.text);
    assign(subject_, quad.subject);
    in_statement_ = true;
  } else if (!same_text(predicate_, quad.predicate.text)) {
    buffer_.put(" ;\n    ");
    append_predicate(quad.predicate.text);
  } else {
    buffer_.put(',');
  }
  buffer_.put(' ');
  append(quad.object);
  if (buffer_.size() >= flush_size) flush();
}

void TurtleStream::prefix(std::string_view name, std::string_view iri) {
  close_statement();
  close_graph();
  buffer_.put(prefix_declaration(name, iri));
  for (CachedIri& entry : cache_) entry.iri.clear();
  for (KeptPredicate& kept : kept_) kept.spelled.clear();
  stems_ = {};
}

void TurtleStream::finish() {
  close_statement();
  close_graph();
  flush();
}

std::string TurtleStream::spell_predicate(std::string_view iri) {
  std::string spelled;
  if (iri == rdf::vocab::rdf::type) return "a";
  spelling_.append_iri(spelled, iri);
  return spelled;
}

void TurtleStream::append_predicate(std::string_view iri) {
  predicate_ = iri;
  if (iri == rdf::vocab::rdf::type) {
    buffer_.put('a');
  } else {
    append_iri(iri);
  }
}

void TurtleStream::append(const rdf::TermView& term) {
  switch (term.kind) {
    case rdf::TermKind::none:
      break;
    case rdf::TermKind::iri:
      append_iri(term.text);
      break;
    case rdf::TermKind::blank_node:
      scratch_.clear();
      append_blank_node(scratch_, renumber_ ? labels_[term.text] : term.text);
      buffer_.put(scratch_);
      break;
    case rdf::TermKind::literal:
      append_literal(term);
      break;
  }
}

void TurtleStream::append_literal(const rdf::TermView& literal) {
  if (!literal.datatype.empty() && stands_bare(literal)) return buffer_.put(literal.text);
  buffer_.put_string(literal.text);
  if (!literal.language.empty()) {
    scratch_.clear();
    append_language(scratch_, literal.language);
    buffer_.put(scratch_);
  } else if (!literal.datatype.empty()) {
    buffer_.put("^^");
    append_iri(literal.datatype);
  }
}

// By the last bytes: IRIs of a vocabulary differ at their ends.
std::size_t TurtleStream::slot(std::string_view iri) {
  std::uint64_t tail = iri.size();
  if (iri.size() >= sizeof tail) std::memcpy(&tail, iri.data() + iri.size() - sizeof tail, sizeof tail);
  return ((tail ^ iri.size()) * 0x9E3779B97F4A7C15U) >> (64U - cache_bits);  // Fibonacci hashing
}

bool TurtleStream::may_shorten(std::string_view iri) {
  std::size_t size = iri.size();
  while (size > 0 && iri[size - 1] != '/' && iri[size - 1] != '#' && iri[size - 1] != '?') --size;
  const std::string_view stem = iri.substr(0, size);
  std::uint64_t tail = size;
  if (size >= sizeof tail) std::memcpy(&tail, stem.data() + size - sizeof tail, sizeof tail);
  KnownStem& known = stems_[((tail ^ size) * 0x9E3779B97F4A7C15U) >> 58U];  // Fibonacci hashing, 6 bits
  if (!same_text(known.text, stem)) {
    known.text = stem;
    known.may_shorten = spelling_.may_shorten(stem);
  }
  return known.may_shorten;
}

void TurtleStream::append_iri(std::string_view iri) {
  CachedIri& entry = cache_[slot(iri)];
  if (!same_text(entry.iri, iri) || entry.spelled.empty()) {
    if (!may_shorten(iri)) return buffer_.put_iri(iri);
    entry.spelled.clear();
    spelling_.append_iri(entry.spelled, iri);
    entry.iri = iri;
  }
  buffer_.put(entry.spelled);
}

void TurtleStream::close_statement() {
  if (in_statement_) buffer_.put(" .\n");
  in_statement_ = false;
}

void TurtleStream::close_graph() {
  if (in_graph_) buffer_.put("}\n");
  in_graph_ = false;
  graph_name_ = rdf::Term();
}

void TurtleStream::open_graph(const rdf::TermView& graph_name) {
  if (!graph_name) return;
  append(graph_name);
  buffer_.put(" {\n");
  graph_name_ = rdf::Term(graph_name);
  in_graph_ = true;
}

void TurtleStream::flush() {
  sink_.write(buffer_.view());
  buffer_.clear();
}

}  // namespace kontor::syntax

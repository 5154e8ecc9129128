// The stream layout of Turtle and TriG: statements as they come, quads that share graph, subject or predicate with the
// one before in one block. Constant memory.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/output_file.hpp"
#include "kontor/rdf/quad.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/line_buffer.hpp"
#include "kontor/syntax/turtle_spelling.hpp"

namespace kontor::syntax {

class TurtleStream {
 public:
  // `spelling` must outlive it; its prefixes are fixed and written first.
  TurtleStream(ByteSink& sink, TurtleSpelling& spelling, BlankNodeLabels labels);

  void quad(const rdf::QuadView& quad);

  // As rdf::SubjectSink has them; predicates are numbered in the order of keep_predicate, none of them twice.
  void keep_predicate(std::string_view iri);
  void subject(const rdf::TermView& subject);
  void statement(std::size_t predicate, const rdf::TermView& object);

  // A declaration between two statements; also tells the spelling's cache.
  void prefix(std::string_view name, std::string_view iri);

  void finish();

 private:
  // Some thousand IRIs and how they are spelled: predicates, classes and datatypes come again and again.
  struct CachedIri {
    std::string iri;
    std::string spelled;
  };

  // What IRIs have up to their last '/', '#' or '?', and whether a prefix may fit to them: mostly it is the many
  // different IRIs, those of the data, that none fits.
  struct KnownStem {
    std::string text;
    bool may_shorten = true;
  };

  // A predicate that comes in every record: behind another one, and as it was spelled; empty until it is used.
  struct KeptPredicate {
    std::string iri;
    std::string spelled;
  };

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void put(const rdf::QuadView& quad);
  std::string spell_predicate(std::string_view iri);
  static std::size_t slot(std::string_view iri);
  bool may_shorten(std::string_view iri);
  void append(const rdf::TermView& term);
  void append_iri(std::string_view iri);
  void append_literal(const rdf::TermView& literal);
  void append_predicate(std::string_view iri);
  void close_statement();
  void close_graph();
  void open_graph(const rdf::TermView& graph_name);
  void flush();

  ByteSink& sink_;
  TurtleSpelling& spelling_;
  bool renumber_;
  BlankNodeRenumbering labels_;
  std::vector<CachedIri> cache_;
  std::array<KnownStem, 64> stems_;
  LineBuffer buffer_;
  std::string scratch_;
  rdf::Term graph_name_;
  rdf::Term subject_;
  std::string predicate_;
  std::vector<KeptPredicate> kept_;
  rdf::Term kept_subject_;  // of statement(); subject_ is that of the block being written
  std::size_t last_kept_ =
      none;  // the predicate of the last statement, if that was statement()'s and its subject goes on
  bool in_statement_ = false;
  bool in_graph_ = false;
};

}  // namespace kontor::syntax

// Sinks that stand between a reader and a writer: `reader -> filter -> writer`. Each passes prefixes and the end on.
#pragma once

#include <string>
#include <string_view>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/quad_table.hpp"

namespace kontor::syntax {

// Collects everything, and at the end pushes it on in the order that documents for people have (document_order.hpp),
// each quad once. Holds all quads in memory, see QuadTable.
class SortingFilter final : public rdf::QuadSink {
 public:
  explicit SortingFilter(rdf::QuadSink& sink) : sink_(sink) {}
  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place /*place*/) override { table_.add(quad); }
  void finish() override;

 private:
  rdf::QuadSink& sink_;
  QuadTable table_;
};

// Puts what has no graph into one; quads of named graphs stay where they are.
class IntoGraphFilter final : public rdf::QuadSink {
 public:
  IntoGraphFilter(rdf::QuadSink& sink, std::string iri) : sink_(sink), iri_(std::move(iri)) {}
  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override;
  void finish() override { sink_.finish(); }

 private:
  rdf::QuadSink& sink_;
  std::string iri_;
};

// Takes the quads of one graph only; they come out in the default graph. finish() throws Error if there was none.
class FromGraphFilter final : public rdf::QuadSink {
 public:
  FromGraphFilter(rdf::QuadSink& sink, std::string iri) : sink_(sink), iri_(std::move(iri)) {}
  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override;
  void finish() override;

 private:
  rdf::QuadSink& sink_;
  std::string iri_;
  bool found_ = false;
};

}  // namespace kontor::syntax

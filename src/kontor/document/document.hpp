// A small RDF document (a mapping, shapes, settings) that is walked node by node.
//
//   Document document("mapping.ttl");
//   syntax::read_rdf(file, *format, options, document);
//   for (const Node map : document.subjects(rdf::vocab::type, document.find(rdf::iri(rml::triples_map)))) {
//     const Node source = document.object(map, rml::logical_source);
//
// Sord holds the terms, each once, so that a node is as cheap as a pointer; the statements are indexed by subject,
// object and predicate. What Sord would corrupt is kept out: language tags are folded to lower case (Sord tells @EN and
// @en apart) and travel in the datatype (Sord cuts them at 15 bytes), relative IRIs are refused.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/rdf/term.hpp"

struct SordNodeImpl;

namespace kontor::document {

// A term of a document: as cheap as a pointer, equal if the terms are. Valid as long as the document lives.
class Node {
 public:
  Node() = default;

  // Views into the document.
  rdf::TermView term() const;
  std::string_view text() const { return term().text; }
  bool is_iri() const { return term().is_iri(); }
  bool is_blank_node() const { return term().is_blank_node(); }
  bool is_literal() const { return term().is_literal(); }

  explicit operator bool() const { return node_ != nullptr; }
  friend bool operator==(Node, Node) = default;
  // An order for containers, without meaning.
  friend bool operator<(Node a, Node b) { return std::less<>()(a.node_, b.node_); }

 private:
  friend class Document;
  explicit Node(const SordNodeImpl* node) : node_(node) {}

  const SordNodeImpl* node_ = nullptr;
};

struct Statement {
  Node subject;
  Node predicate;
  Node object;
  Node graph_name;  // no node: the default graph
  Place place;
};

// Queries look at all graphs of the document and answer in the order in which the statements stand in it.
class Document final : public rdf::QuadSink {
 public:
  // `name` is what messages call the document.
  explicit Document(std::string name);
  ~Document() override;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // What follows comes from this file. A document may be read from several; messages then name the right one.
  void begin_file(std::string name) { files_.push_back({statements_.size(), std::move(name)}); }

  void prefix(std::string_view name, std::string_view iri) override { prefixes_.set(name, iri); }
  // Throws Error for a relative IRI.
  void quad(const rdf::QuadView& quad, Place place) override;

  const std::string& name() const { return name_; }
  const rdf::PrefixMap& prefixes() const { return prefixes_; }
  std::size_t size() const { return statements_.size(); }

  // Every statement once, in order.
  const std::vector<Statement>& statements() const { return statements_; }

  // The node of a term, no node if the document does not use it.
  Node find(const rdf::TermView& term) const;
  Node find_iri(std::string_view iri) const { return find(rdf::iri(iri)); }

  std::vector<Node> objects(Node subject, std::string_view predicate) const;

  // The only object, no node if there is none. Throws Error (at the second one) if there are more.
  Node object(Node subject, std::string_view predicate) const;

  std::vector<Node> subjects(std::string_view predicate, Node object) const;
  // All subjects that have the property, each once.
  std::vector<Node> subjects(std::string_view predicate) const;

  // All statements about a subject.
  std::vector<Statement> statements_about(Node subject) const;

  bool contains(Node subject, std::string_view predicate, Node object) const;
  bool has(Node subject, std::string_view predicate) const;

  // Whether the subject is an instance of a class by an explicit rdf:type.
  bool is_a(Node subject, std::string_view class_iri) const;

  // The members of an RDF list. Throws Error if the list has no end, forks or comes back to itself.
  std::vector<Node> list(Node head) const;

  // Whether the node is rdf:nil or has an rdf:first.
  bool is_list(Node node) const;

  // Where the first statement of a subject stands; the file alone if it has none.
  Location location(Node subject) const;
  // Where the first object of a property stands; the subject's place if it has none.
  Location location(Node subject, std::string_view predicate) const;
  Location location(Node subject, std::string_view predicate, Node object) const;

  // The node as a person would write it: a prefixed name, <iri>, _:label or "text".
  std::string describe(Node node) const;

 private:
  struct Store;

  template <typename Use>
  void for_each(Node subject, std::string_view predicate, Node object, const Use& use) const;
  // The first statement that fits, null if none does.
  const Statement* first_match(Node subject, std::string_view predicate, Node object) const;
  Location location(const Statement& statement) const;

  // A file and the number of its first statement.
  struct File {
    std::size_t begin;
    std::string name;
  };

  std::string name_;
  std::vector<File> files_;
  rdf::PrefixMap prefixes_;
  std::vector<Statement> statements_;
  std::unique_ptr<Store> store_;
};

}  // namespace kontor::document

#include "kontor/document/document.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>

#include "kontor/base/error.hpp"
#include "kontor/document/sord_handles.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::document {
namespace {

// The datatype that carries a language tag through Sord.
constexpr std::string_view language_datatype = "urn:x-kontor:language:";

const uint8_t* bytes(const std::string& text) { return reinterpret_cast<const uint8_t*>(text.c_str()); }

std::string_view text_of(const SordNode* node) {
  std::size_t size = 0;
  const uint8_t* text = sord_node_get_string_counted(node, &size);
  return {reinterpret_cast<const char*>(text), size};
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

SerdStatus ignore_error(void*, const SerdError*) { return SERD_SUCCESS; }

// A new reference to the node of a term; null for a relative IRI.
SordNode* intern(SordWorld* world, const rdf::TermView& term) {
  const std::string text(term.text);
  if (term.is_iri()) return sord_new_uri(world, bytes(text));
  if (term.is_blank_node()) return sord_new_blank(world, bytes(text));
  std::string datatype(term.datatype);
  if (!term.language.empty()) datatype = std::string(language_datatype) + to_lower(term.language);
  if (datatype.empty()) return sord_new_literal(world, nullptr, bytes(text), nullptr);
  const NodeHandle type(world, sord_new_uri(world, bytes(datatype)));
  if (type.get() == nullptr) return nullptr;
  return sord_new_literal(world, type.get(), bytes(text), nullptr);
}

struct QuadHash {
  std::size_t operator()(const std::array<const SordNode*, 4>& quad) const noexcept {
    std::size_t seed = 0;
    for (const SordNode* node : quad) seed = seed * 0x9E3779B97F4A7C15U + reinterpret_cast<std::size_t>(node);
    return seed;
  }
};

}  // namespace

struct Document::Store {
  WorldHandle world{sord_world_new()};
  ModelHandle model{sord_new(world.get(), SORD_SPO | SORD_OPS | SORD_PSO, true)};
  // Which statement a quad of the model is: Sord keeps neither their order nor their places.
  std::unordered_map<std::array<const SordNode*, 4>, std::size_t, QuadHash> numbers;
  // The predicates that were asked for, for Sord takes its time to find the node of an IRI. The world frees them.
  std::map<std::string, const SordNode*, std::less<>> predicates;

  const SordNode* predicate(std::string_view iri) {
    if (iri.empty()) return nullptr;
    auto known = predicates.find(iri);
    if (known == predicates.end()) {
      known = predicates.emplace(iri, intern(world.get(), rdf::iri(iri))).first;
    }
    return known->second;
  }
};

rdf::TermView Node::term() const {
  if (node_ == nullptr) return {};
  const std::string_view text = text_of(node_);
  switch (sord_node_get_type(node_)) {
    case SORD_URI: return rdf::iri(text);
    case SORD_BLANK: return rdf::blank_node(text);
    case SORD_LITERAL: break;
  }
  const SordNode* datatype = sord_node_get_datatype(node_);
  if (datatype == nullptr) return rdf::literal(text);
  const std::string_view type = text_of(datatype);
  if (type.substr(0, language_datatype.size()) != language_datatype) return rdf::literal(text, type);
  return rdf::language_string(text, type.substr(language_datatype.size()));
}

Document::Document(std::string name) : name_(std::move(name)), store_(std::make_unique<Store>()) {
  sord_world_set_error_sink(store_->world.get(), ignore_error, nullptr);
}

Document::~Document() = default;

void Document::quad(const rdf::QuadView& quad, Place place) {
  SordWorld* world = store_->world.get();
  SordQuad nodes = {};
  const rdf::TermView* terms[] = {&quad.subject, &quad.predicate, &quad.object, &quad.graph_name};
  for (std::size_t i = 0; i < 4; ++i) {
    if (!*terms[i]) continue;
    SordNode* node = intern(world, *terms[i]);  // kept until the world ends, so that a Node is never left dangling
    if (node == nullptr) throw Error("relative IRI " + rdf::to_string(*terms[i]), {name_, place, {}});
    nodes[i] = node;
  }
  if (!sord_add(store_->model.get(), nodes)) return;
  store_->numbers.emplace(std::array{nodes[0], nodes[1], nodes[2], nodes[3]}, statements_.size());
  statements_.push_back({Node(nodes[0]), Node(nodes[1]), Node(nodes[2]), Node(nodes[3]), place});
}

Node Document::find(const rdf::TermView& term) const {
  if (!term) return {};
  SordWorld* world = store_->world.get();
  const NodeHandle node(world, intern(world, term));
  if (node.get() == nullptr) return {};
  for (const SordQuadIndex role : {SORD_SUBJECT, SORD_OBJECT, SORD_PREDICATE, SORD_GRAPH}) {
    SordQuad pattern = {};
    pattern[role] = node.get();
    const IterHandle found(sord_find(store_->model.get(), pattern));
    if (!found || sord_iter_end(found.get())) continue;
    return Node(sord_iter_get_node(found.get(), role));
  }
  return {};
}

// The statements that fit, in the order of the document. An empty predicate and no node fit everything.
std::vector<const Statement*> Document::matches(Node subject, std::string_view predicate, Node object) const {
  std::vector<const Statement*> found;
  const SordQuad pattern = {subject.node_, store_->predicate(predicate), object.node_, nullptr};
  const IterHandle iter(sord_find(store_->model.get(), pattern));
  if (!iter) return found;
  for (; !sord_iter_end(iter.get()); sord_iter_next(iter.get())) {
    SordQuad quad = {};
    sord_iter_get(iter.get(), quad);
    found.push_back(&statements_[store_->numbers.at(std::array{quad[0], quad[1], quad[2], quad[3]})]);
  }
  std::sort(found.begin(), found.end());  // statements_ is in the document's order
  return found;
}

std::vector<Node> Document::objects(Node subject, std::string_view predicate) const {
  std::vector<Node> found;
  if (!subject) return found;
  for (const Statement* statement : matches(subject, predicate, {})) {
    if (std::find(found.begin(), found.end(), statement->object) == found.end()) found.push_back(statement->object);
  }
  return found;
}

Node Document::object(Node subject, std::string_view predicate) const {
  const std::vector<Node> found = objects(subject, predicate);
  if (found.size() > 1) {
    throw Error(describe(find_iri(predicate)) + " is given more than once, expected one value",
                location(subject, predicate, found[1]));
  }
  return found.empty() ? Node() : found.front();
}

std::vector<Node> Document::subjects(std::string_view predicate, Node object) const {
  std::vector<Node> found;
  if (!object) return found;
  for (const Statement* statement : matches({}, predicate, object)) found.push_back(statement->subject);
  return found;
}

std::vector<Node> Document::subjects(std::string_view predicate) const {
  std::vector<Node> found;
  for (const Statement* statement : matches({}, predicate, {})) {
    if (std::find(found.begin(), found.end(), statement->subject) == found.end()) found.push_back(statement->subject);
  }
  return found;
}

std::vector<Statement> Document::statements_about(Node subject) const {
  std::vector<Statement> found;
  if (!subject) return found;
  for (const Statement* statement : matches(subject, {}, {})) found.push_back(*statement);
  return found;
}

bool Document::contains(Node subject, std::string_view predicate, Node object) const {
  return subject && object && !matches(subject, predicate, object).empty();
}

bool Document::has(Node subject, std::string_view predicate) const {
  return subject && !matches(subject, predicate, {}).empty();
}

bool Document::is_a(Node subject, std::string_view class_iri) const {
  return contains(subject, rdf::vocab::rdf::type, find_iri(class_iri));
}

std::vector<Node> Document::list(Node head) const {
  std::vector<Node> members;
  Node cell = head;
  while (!(cell.is_iri() && cell.text() == rdf::vocab::rdf::nil)) {
    const Node first = object(cell, rdf::vocab::rdf::first);
    const Node rest = object(cell, rdf::vocab::rdf::rest);
    if (!first || !rest) throw Error("a list is not complete: expected rdf:first and rdf:rest", location(cell));
    members.push_back(first);
    if (members.size() > statements_.size()) throw Error("a list comes back to itself", location(head));
    cell = rest;
  }
  return members;
}

bool Document::is_list(Node node) const {
  return (node.is_iri() && node.text() == rdf::vocab::rdf::nil) || has(node, rdf::vocab::rdf::first);
}

Location Document::location(Node subject) const {
  const std::vector<const Statement*> found = subject ? matches(subject, {}, {}) : std::vector<const Statement*>();
  return {name_, found.empty() ? Place() : found.front()->place, {}};
}

Location Document::location(Node subject, std::string_view predicate) const { return location(subject, predicate, {}); }

Location Document::location(Node subject, std::string_view predicate, Node object) const {
  const std::vector<const Statement*> found = subject ? matches(subject, predicate, object) : std::vector<const Statement*>();
  if (found.empty()) return location(subject);
  return {name_, found.front()->place, {}};
}

std::string Document::describe(Node node) const {
  if (!node) return "nothing";
  if (node.is_iri()) {
    if (const auto shortened = prefixes_.shorten(node.text())) {
      return std::string(shortened->first) + ":" + std::string(shortened->second);
    }
  }
  return rdf::to_string(node.term());
}

}  // namespace kontor::document

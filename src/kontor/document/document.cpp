#include "kontor/document/document.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/document/sord_handles.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::document {
namespace {

// The datatype that carries a language tag through Sord.
constexpr std::string_view language_datatype = "urn:x-kontor:language:";

const uint8_t* bytes(const std::string& text) {
  return reinterpret_cast<const uint8_t*>(text.c_str());
}

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

SerdStatus ignore_error(void*, const SerdError*) {
  return SERD_SUCCESS;
}

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
  // The numbers of the statements, in order, by what they are looked up by: walking a document asks for the properties
  // of a node again and again, and Sord's trees compare terms each time.
  using Numbers = std::vector<std::uint32_t>;
  std::unordered_map<const SordNode*, Numbers> by_subject;
  std::unordered_map<const SordNode*, Numbers> by_object;
  std::unordered_map<const SordNode*, Numbers> by_predicate;
  std::unordered_set<std::array<const SordNode*, 4>, QuadHash> known;
  // The predicates that were asked for, for Sord takes its time to find the node of an IRI. The world frees them.
  std::unordered_map<std::string_view, const SordNode*> predicates;
  Numbers none;

  // The fewest statements among which those that fit a pattern are.
  const Numbers& candidates(const SordNode* subject, const SordNode* predicate, const SordNode* object) const {
    const Numbers* fewest = nullptr;
    const auto look = [&](const std::unordered_map<const SordNode*, Numbers>& index, const SordNode* node) {
      if (node == nullptr || (fewest != nullptr && fewest->size() < 8)) return;
      const auto found = index.find(node);
      const Numbers& numbers = found == index.end() ? none : found->second;
      if (fewest == nullptr || numbers.size() < fewest->size()) fewest = &numbers;
    };
    look(by_subject, subject);
    look(by_object, object);
    look(by_predicate, predicate);
    return fewest == nullptr ? none : *fewest;
  }

  // The node of an IRI that is always the same, such as one of a vocabulary.
  const SordNode* predicate(std::string_view iri) {
    const auto asked = predicates.find(iri);
    if (asked != predicates.end()) return asked->second;
    const SordNode* node = intern(world.get(), rdf::iri(iri));
    if (node != nullptr) predicates.emplace(text_of(node), node);
    return node;
  }
};

rdf::TermView Node::term() const {
  if (node_ == nullptr) return {};
  const std::string_view text = text_of(node_);
  switch (sord_node_get_type(node_)) {
    case SORD_URI:
      return rdf::iri(text);
    case SORD_BLANK:
      return rdf::blank_node(text);
    case SORD_LITERAL:
      break;
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
    if (node == nullptr) {
      throw Error("relative IRI " + rdf::to_string(*terms[i]), {files_.empty() ? name_ : files_.back().name, place, {}});
    }
    nodes[i] = node;
  }
  if (!store_->known.insert({nodes[0], nodes[1], nodes[2], nodes[3]}).second) return;
  const auto number = static_cast<std::uint32_t>(statements_.size());
  store_->by_subject[nodes[0]].push_back(number);
  store_->by_predicate[nodes[1]].push_back(number);
  store_->by_object[nodes[2]].push_back(number);
  statements_.push_back({Node(nodes[0]), Node(nodes[1]), Node(nodes[2]), Node(nodes[3]), place});
}

Node Document::find(const rdf::TermView& term) const {
  if (!term) return {};
  SordWorld* world = store_->world.get();
  const NodeHandle node(world, intern(world, term));
  if (node.get() == nullptr) return {};
  for (const auto* index : {&store_->by_subject, &store_->by_object, &store_->by_predicate}) {
    if (index->count(node.get()) > 0) return Node(node.get());
  }
  const auto names = [&node](const Statement& statement) { return statement.graph_name.node_ == node.get(); };
  return std::any_of(statements_.begin(), statements_.end(), names) ? Node(node.get()) : Node();
}

// Calls `use` with the statements that fit, in the order of the document, until it returns false. No node and an empty
// predicate fit everything.
template <typename Use>
void Document::for_each(Node subject, std::string_view predicate, Node object, const Use& use) const {
  const SordNode* property = predicate.empty() ? nullptr : store_->predicate(predicate);
  if (property == nullptr && !predicate.empty()) return;  // no IRI
  for (const std::uint32_t number : store_->candidates(subject.node_, property, object.node_)) {
    const Statement& statement = statements_[number];
    if (subject && statement.subject != subject) continue;
    if (property != nullptr && statement.predicate.node_ != property) continue;
    if (object && statement.object != object) continue;
    if (!use(statement)) return;
  }
}

const Statement* Document::first_match(Node subject, std::string_view predicate, Node object) const {
  const Statement* found = nullptr;
  for_each(subject, predicate, object, [&found](const Statement& statement) {
    found = &statement;
    return false;
  });
  return found;
}

std::vector<Node> Document::objects(Node subject, std::string_view predicate) const {
  std::vector<Node> found;
  if (!subject) return found;
  for_each(subject, predicate, {}, [&found](const Statement& statement) {
    if (std::find(found.begin(), found.end(), statement.object) == found.end()) found.push_back(statement.object);
    return true;
  });
  return found;
}

Node Document::object(Node subject, std::string_view predicate) const {
  Node found;
  Node second;
  if (!subject) return found;
  for_each(subject, predicate, {}, [&found, &second](const Statement& statement) {
    if (found && statement.object != found) second = statement.object;
    if (!found) found = statement.object;
    return !second;
  });
  if (second) {
    throw Error(describe(find_iri(predicate)) + " is given more than once, expected one value",
                location(subject, predicate, second));
  }
  return found;
}

std::vector<Node> Document::subjects(std::string_view predicate, Node object) const {
  std::vector<Node> found;
  if (!object) return found;
  for_each({}, predicate, object, [&found](const Statement& statement) {
    found.push_back(statement.subject);
    return true;
  });
  return found;
}

std::vector<Node> Document::subjects(std::string_view predicate) const {
  std::vector<Node> found;
  std::unordered_set<const SordNode*> seen;
  for_each({}, predicate, {}, [&](const Statement& statement) {
    if (seen.insert(statement.subject.node_).second) found.push_back(statement.subject);
    return true;
  });
  return found;
}

std::vector<Statement> Document::statements_about(Node subject) const {
  std::vector<Statement> found;
  if (!subject) return found;
  for_each(subject, {}, {}, [&found](const Statement& statement) {
    found.push_back(statement);
    return true;
  });
  return found;
}

bool Document::contains(Node subject, std::string_view predicate, Node object) const {
  return subject && object && first_match(subject, predicate, object) != nullptr;
}

bool Document::has(Node subject, std::string_view predicate) const {
  return subject && first_match(subject, predicate, {}) != nullptr;
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

Location Document::location(const Statement& statement) const {
  const auto number = static_cast<std::size_t>(&statement - statements_.data());
  const std::string* name = &name_;
  for (const File& file : files_) {
    if (file.begin <= number) name = &file.name;
  }
  return {*name, statement.place, {}};
}

Location Document::location(Node subject) const {
  const Statement* found = subject ? first_match(subject, {}, {}) : nullptr;
  return found == nullptr ? Location{name_, {}, {}} : location(*found);
}

Location Document::location(Node subject, std::string_view predicate) const {
  return location(subject, predicate, {});
}

Location Document::location(Node subject, std::string_view predicate, Node object) const {
  const Statement* found = subject ? first_match(subject, predicate, object) : nullptr;
  return found == nullptr ? location(subject) : location(*found);
}

std::string Document::describe(Node node) const {
  if (!node) return "nothing";
  const rdf::TermView term = node.term();
  const auto shortened = prefixes_.shorten(term.is_literal() ? term.datatype : term.text);
  if (!shortened || term.is_blank_node()) return rdf::to_string(term);
  const std::string name = std::string(shortened->first) + ":" + std::string(shortened->second);
  return term.is_iri() ? name : rdf::to_string(rdf::literal(term.text)) + "^^" + name;
}

}  // namespace kontor::document

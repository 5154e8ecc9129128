#include "kontor/source/xml_tape.hpp"

namespace kontor::source {

void XmlTape::rewind(Index size) {
  if (size >= nodes_.size()) return;
  const Node& first = nodes_[size];
  names_.resize(first.ns.begin);
  if (first.kind != Kind::attribute) content_.resize(first.value.begin);
  nodes_.resize(size);
}

XmlTape::Piece XmlTape::add_name(std::string_view text) {
  const Piece piece{static_cast<std::uint32_t>(names_.size()), static_cast<std::uint32_t>(text.size())};
  names_ += text;
  return piece;
}

void XmlTape::check_size() const {
  const std::size_t used = nodes_.size() * sizeof(Node) + names_.size() + content_.size();
  if (used > limit_) {
    throw Error("an item of more than " + std::to_string(limit_) + " bytes", {{}, nodes_.back().place, {}});
  }
}

void XmlTape::begin_element(const xml::Name& name, std::span<const xml::Attribute> attributes, Place place,
                            std::uint64_t offset) {
  const Index parent = open_.empty() ? none : open_.back();
  const Index element = size();
  Node node{Kind::element, parent, none, add_name(name.ns), add_name(name.local), add_name(name.prefix), {},
            place,         offset};
  node.value.begin = content_size();
  nodes_.push_back(node);
  open_.push_back(element);
  for (const xml::Attribute& attribute : attributes) {
    Node part{Kind::attribute,
              element,
              none,
              add_name(attribute.name.ns),
              add_name(attribute.name.local),
              add_name(attribute.name.prefix),
              add_name(attribute.value),
              place,
              offset};
    part.end = size() + 1;
    nodes_.push_back(part);
  }
  check_size();
}

void XmlTape::end_element() {
  Node& node = nodes_[open_.back()];
  node.end = size();
  node.value.size = content_size() - node.value.begin;
  open_.pop_back();
}

// Text comes in pieces; what follows text in the same element joins it.
void XmlTape::text(std::string_view text) {
  const Index parent = open_.back();
  if (nodes_.back().kind == Kind::text && nodes_.back().parent == parent) {
    nodes_.back().value.size += static_cast<std::uint32_t>(text.size());
  } else {
    Node node;
    node.kind = Kind::text;
    node.parent = parent;
    node.ns.begin = static_cast<std::uint32_t>(names_.size());
    node.value = {content_size(), static_cast<std::uint32_t>(text.size())};
    node.place = nodes_[parent].place;
    node.offset = nodes_[parent].offset;
    node.end = size() + 1;
    nodes_.push_back(node);
  }
  content_ += text;
  check_size();
}

xml::Name XmlTape::name(Index node) const {
  const Node& entry = nodes_[node];
  return {name_text(entry.ns), name_text(entry.local), name_text(entry.prefix)};
}

std::string_view XmlTape::value(Index node) const {
  const Node& entry = nodes_[node];
  if (entry.kind == Kind::attribute) return name_text(entry.value);
  return std::string_view(content_).substr(entry.value.begin, entry.value.size);
}

bool XmlTape::is_nil(Index element) const {
  constexpr std::string_view xsi = "http://www.w3.org/2001/XMLSchema-instance";
  for (Index i = element + 1; i < size() && nodes_[i].kind == Kind::attribute; ++i) {
    if (name_text(nodes_[i].local) != "nil" || name_text(nodes_[i].ns) != xsi) continue;
    const std::string_view text = name_text(nodes_[i].value);
    return text == "true" || text == "1";
  }
  return false;
}

}  // namespace kontor::source

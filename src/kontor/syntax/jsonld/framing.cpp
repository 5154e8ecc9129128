#include "kontor/syntax/jsonld/framing.hpp"

#include <algorithm>

#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Nodes inside nodes. People stay below twenty; what is deeper cannot be read back.
constexpr std::size_t max_embedding_depth = 200;

// "@embed": "@always" can write a node once for every way that leads to it, which may be exponentially many.
constexpr std::size_t max_outputs = 4'000'000;

const std::string merged_name = "@merged";

// Counts blank node identifiers.
void count_blank_nodes(const json::Value& value, std::unordered_map<std::string, std::size_t>& counts) {
  if (value.is_array()) {
    for (const json::Value& element : value.array()) count_blank_nodes(element, counts);
  } else if (value.is_object()) {
    for (const json::Member& member : value.object()) {
      if (member.name == "@id" || member.name == "@type") {
        for (const json::Value& id : elements_of(member.value)) {
          if (id.is_string() && is_blank_node_identifier(id.string())) ++counts[id.string()];
        }
      } else if (member.name != "@value") {
        count_blank_nodes(member.value, counts);
      }
    }
  }
}

// "@embed": "@last": what nodes hold stays where they stand last, before it they become references.
void keep_last(json::Value& value, std::unordered_set<std::string>& seen) {
  if (value.is_array()) {
    for (auto element = value.array().rbegin(); element != value.array().rend(); ++element) keep_last(*element, seen);
  } else if (value.is_object() && !is_value_object(value)) {
    const json::Value* id = value.find("@id");
    if (id != nullptr && id->is_string() && !is_node_reference(value) && !seen.insert(id->string()).second) {
      value = make_object("@id", *id);
      return;
    }
    json::Object& object = value.object();
    for (std::size_t i = object.size(); i > 0; --i)
      keep_last((object.begin() + static_cast<std::ptrdiff_t>(i - 1))->value, seen);
  }
}

// Replaces each object with @preserve by its first value, and takes away the @id of blank nodes that nobody refers to.
void clean_up(json::Value& value, const std::unordered_map<std::string, std::size_t>& counts) {
  if (value.is_array()) {
    for (json::Value& element : value.array()) clean_up(element, counts);
    return;
  }
  if (!value.is_object()) return;
  if (json::Value* preserved = value.object().find("@preserve")) {
    json::Array all = to_array(std::move(*preserved));
    value = all.empty() ? json::Value() : std::move(all.front());
    return;
  }
  if (is_value_object(value)) return;
  if (const json::Value* id = value.find("@id"); id != nullptr && id->is_string()) {
    const auto count = counts.find(id->string());
    if (count != counts.end() && count->second == 1) value.object().erase("@id");
  }
  for (json::Member& member : value.object()) clean_up(member.value, counts);
}

std::vector<std::string> sorted_ids(const NodeMap::Graph& graph) {
  std::vector<std::string> ids;
  for (const auto& [id, node] : graph.by_id) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

Framer::Framer(NodeMap& nodes, const Options& options) : nodes_(nodes), options_(options) {}

json::Array Framer::frame(const json::Array& expanded_frame, bool default_graph_only) {
  if (!default_graph_only) merged_ = nodes_.merged();
  State state;
  state.graph = default_graph_only ? "@default" : merged_name;
  state.top = true;
  json::Value result(frame_subjects(state, sorted_ids(graph(state.graph)), only_frame(json::Value(expanded_frame))));
  if (embeds_last_) {
    for (json::Value& match : result.array()) {
      std::unordered_set<std::string> seen;
      keep_last(match, seen);
    }
  }
  std::unordered_map<std::string, std::size_t> counts;
  if (options_.processing_mode != ProcessingMode::json_ld_1_0) count_blank_nodes(result, counts);
  clean_up(result, counts);
  return std::move(result.array());
}

NodeMap::Graph& Framer::graph(const std::string& name) {
  return name == merged_name ? merged_ : nodes_.graph(name);
}

bool Framer::is_on_stack(const std::string& graph, const std::string& id) const {
  return std::any_of(stack_.begin(), stack_.end(),
                     [&](const auto& entry) { return entry.second == id && entry.first == graph; });
}

// The Framing Algorithm for some subjects: what is to stand where the frame stands.
json::Array Framer::frame_subjects(const State& state, const Ids& subjects, const json::Value& frame) {
  if (stack_.size() >= max_embedding_depth) {
    fail("invalid frame", "nodes would be embedded more than " + std::to_string(max_embedding_depth) + " deep", frame);
  }
  const FrameFlags flags = flags_of(frame, options_);
  embeds_last_ = embeds_last_ || flags.embed == Embed::last;
  const NodeMap::Graph& nodes = graph(state.graph);
  json::Array result;
  for (const std::string& id : subjects) {
    const auto node = nodes.by_id.find(id);
    if (node == nodes.by_id.end() || !matches_node(node->second->object, frame, flags.require_all, nodes)) continue;
    if (state.top) embedded_.clear();
    std::unordered_set<std::string>& embedded = embedded_[state.graph];
    const bool is_embedded = embedded.count(id) > 0;
    if (!state.embedded && is_embedded) continue;
    if (++outputs_ > max_outputs)
      fail("invalid frame", "the result has too many nodes, '@embed': '@once' writes each once", frame);
    if (state.embedded &&
        (flags.embed == Embed::never || is_on_stack(state.graph, id) || (flags.embed == Embed::once && is_embedded))) {
      result.push_back(make_object("@id", json::Value(id)));
      continue;
    }
    embedded.insert(id);
    stack_.emplace_back(state.graph, id);
    result.push_back(frame_node(state, subjects, id, node->second->object, frame, flags));
    stack_.pop_back();
  }
  return result;
}

json::Value Framer::frame_node(const State& state, const Ids& subjects, const std::string& id, const json::Object& node,
                               const json::Value& frame, const FrameFlags& flags) {
  State inner = state;
  inner.top = false;
  json::Object output;
  output.set("@id", json::Value(id));
  add_named_graph(inner, id, frame, output);
  if (const json::Value* included = frame.find("@included")) {
    State outside = inner;
    outside.embedded = false;
    json::Array nodes = frame_subjects(outside, subjects, only_frame(*included));
    if (!nodes.empty()) output.set("@included", json::Value(std::move(nodes)));
  }
  for (const json::Member* member : members_of(node, true)) {
    if (is_keyword(member->name)) {
      output.set(member->name, member->value);
    } else if (!flags.explicit_inclusion || frame.find(member->name) != nullptr) {
      add_property(inner, *member, frame, flags, output);
    }
  }
  add_defaults(frame, output);
  if (const json::Value* reverse = frame.find("@reverse")) add_reverse(inner, id, *reverse, output);
  return json::Value(std::move(output));
}

void Framer::add_named_graph(const State& state, const std::string& id, const json::Value& frame,
                             json::Object& output) {
  if (nodes_.graphs().count(id) == 0) return;
  const json::Value* subframe = frame.find("@graph");
  if (subframe == nullptr && state.graph == merged_name) return;
  const json::Value whole_graph{json::Object()};
  State inner = state;
  inner.graph = id;
  inner.embedded = false;
  json::Array content =
      frame_subjects(inner, sorted_ids(graph(id)), only_frame(subframe == nullptr ? whole_graph : *subframe));
  if (!content.empty()) output.set("@graph", json::Value(std::move(content)));
}

void Framer::add_property(const State& state, const json::Member& member, const json::Value& frame,
                          const FrameFlags& flags, json::Object& output) {
  const json::Value* own_frame = frame.find(member.name);
  const json::Value implicit = implicit_frame(flags);
  const json::Value& subframe = own_frame != nullptr ? only_frame(*own_frame) : implicit;
  State inner = state;
  inner.embedded = true;
  for (const json::Value& value : elements_of(member.value)) {
    if (is_list_object(value)) {
      const json::Value* list_frame = subframe.find("@list");
      json::Value list = frame_list(inner, value, list_frame != nullptr ? only_frame(*list_frame) : implicit);
      add_value(output, member.name, std::move(list), AsArray::yes);
    } else if (is_node_reference(value)) {
      json::Array nodes = frame_subjects(inner, {value.find("@id")->string()}, subframe);
      for (json::Value& node : nodes) add_value(output, member.name, std::move(node), AsArray::yes);
    } else if (matches_value(subframe, value)) {
      add_value(output, member.name, value, AsArray::yes);
    }
  }
}

json::Value Framer::frame_list(const State& state, const json::Value& list, const json::Value& frame) {
  json::Array items;
  for (const json::Value& item : elements_of(*list.find("@list"))) {
    if (is_node_reference(item)) {
      json::Array nodes = frame_subjects(state, {item.find("@id")->string()}, frame);
      for (json::Value& node : nodes) items.push_back(std::move(node));
    } else {
      items.push_back(item);
    }
  }
  return make_object("@list", json::Value(std::move(items)));
}

void Framer::add_defaults(const json::Value& frame, json::Object& output) const {
  for (const json::Member* member : members_of(frame.object(), true)) {
    const Elements values = elements_of(member->value);
    const json::Value* preset = values.count > 0 ? values.first->find("@default") : nullptr;
    if (member->name == "@type" ? preset == nullptr : is_keyword(member->name)) continue;
    if (output.contains(member->name)) continue;
    const bool is_omitted = values.count > 0 ? is_default_omitted(*values.first, options_) : options_.omit_default;
    if (is_omitted) continue;
    json::Array preserved = preset == nullptr ? to_array(json::Value("@null")) : to_array(*preset);
    json::Array wrapped;
    wrapped.push_back(make_object("@preserve", json::Value(std::move(preserved))));
    output.set(member->name, json::Value(std::move(wrapped)));
  }
}

void Framer::add_reverse(const State& state, const std::string& id, const json::Value& reverse, json::Object& output) {
  State inner = state;
  inner.embedded = true;
  for (const json::Member* member : members_of(reverse.object(), true)) {
    const Ids& subjects = referring(state.graph, member->name, id);
    if (subjects.empty()) continue;
    json::Value& map = output["@reverse"];
    if (!map.is_object()) map = json::Value(json::Object());
    json::Array nodes = frame_subjects(inner, subjects, only_frame(member->value));
    map.object().set(member->name, json::Value(std::move(nodes)));
  }
}

const Framer::Ids& Framer::referring(const std::string& graph_name, const std::string& property,
                                     const std::string& id) {
  const auto [entry, is_new] = referring_.try_emplace({graph_name, property});
  if (is_new) {
    const NodeMap::Graph& nodes = graph(graph_name);
    for (const std::string& subject : sorted_ids(nodes)) {
      const json::Value* values = nodes.by_id.at(subject)->object.find(property);
      if (values == nullptr) continue;
      for (const json::Value& value : elements_of(*values)) {
        const json::Value* object = value.find("@id");
        if (object == nullptr || !object->is_string()) continue;
        Ids& subjects = entry->second[object->string()];
        if (subjects.empty() || subjects.back() != subject) subjects.push_back(subject);
      }
    }
  }
  return entry->second[id];
}

}  // namespace kontor::syntax::jsonld

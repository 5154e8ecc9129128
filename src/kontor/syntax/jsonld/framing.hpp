// Framing (JSON-LD 1.1 Framing, section 4): the nodes that match a frame, with the nodes they refer to inside them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/frame_match.hpp"
#include "kontor/syntax/jsonld/node_map.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

class Framer {
 public:
  // `nodes` and `options` must outlive it.
  Framer(NodeMap& nodes, const Options& options);

  // Section 4.1: frames the default graph, or all graphs merged. @preserve is resolved, blank node identifiers that
  // occur once are gone. Throws ProcessingError (invalid frame, invalid @embed value).
  json::Array frame(const json::Array& expanded_frame, bool default_graph_only);

 private:
  using Ids = std::vector<std::string>;

  struct State {
    std::string graph;
    bool embedded = false;
    bool top = false;
  };

  NodeMap::Graph& graph(const std::string& name);
  json::Array frame_subjects(const State& state, const Ids& subjects, const json::Value& frame);
  json::Value frame_node(const State& state, const Ids& subjects, const std::string& id, const json::Object& node,
                         const json::Value& frame, const FrameFlags& flags);
  bool is_on_stack(const std::string& graph, const std::string& id) const;
  void add_named_graph(const State& state, const std::string& id, const json::Value& frame, json::Object& output);
  void add_property(const State& state, const json::Member& member, const json::Value& frame, const FrameFlags& flags,
                    json::Object& output);
  json::Value frame_list(const State& state, const json::Value& list, const json::Value& frame);
  void add_defaults(const json::Value& frame, json::Object& output) const;
  void add_reverse(const State& state, const std::string& id, const json::Value& reverse, json::Object& output);
  const Ids& referring(const std::string& graph, const std::string& property, const std::string& id);

  NodeMap& nodes_;
  const Options& options_;
  NodeMap::Graph merged_;
  std::vector<std::pair<std::string, std::string>> stack_;  // graph and node, of the nodes around the current one
  std::unordered_map<std::string, std::unordered_set<std::string>> embedded_;  // per graph
  // Per graph and property: who refers to a node. Made when a frame first asks.
  std::map<std::pair<std::string, std::string>, std::unordered_map<std::string, Ids>> referring_;
  std::size_t outputs_ = 0;
  bool embeds_last_ = false;
};

}  // namespace kontor::syntax::jsonld

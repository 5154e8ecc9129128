// Which nodes and values a frame asks for (JSON-LD 1.1 Framing, section 4.2: Frame Matching, Value Pattern Matching).
#pragma once

#include <string_view>

#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/node_map.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// The flags of a frame, from its keywords or else from the options.
struct FrameFlags {
  Embed embed = Embed::once;
  bool explicit_inclusion = false;
  bool require_all = false;
};
FrameFlags flags_of(const json::Value& frame, const Options& options);
bool is_default_omitted(const json::Value& frame, const Options& options);

// A frame for what a frame says nothing about: the flags alone.
json::Value implicit_frame(const FrameFlags& flags);

// The frame in an array of at most one; what is not there is an empty frame. Throws ProcessingError (invalid frame).
const json::Value& only_frame(const json::Value& frames);

bool matches_node(const json::Object& node, const json::Value& frame, bool require_all, const NodeMap::Graph& graph);
bool matches_value(const json::Value& pattern, const json::Value& value);

}  // namespace kontor::syntax::jsonld

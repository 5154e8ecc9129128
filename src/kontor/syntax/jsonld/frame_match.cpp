#include "kontor/syntax/jsonld/frame_match.hpp"

#include <algorithm>

#include "kontor/syntax/jsonld/inverse_context.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

const json::Value empty_frame{json::Object()};

bool is_wildcard(const json::Value& value) {
  return value.is_object() && value.object().empty();
}

// The elements of a member, none if it is missing.
Elements values_of(const json::Object& object, std::string_view name) {
  const json::Value* member = object.find(name);
  return member == nullptr ? Elements{nullptr, 0} : elements_of(*member);
}

// The value of a framing keyword, which expansion has made a value object.
const json::Value* flag_of(const json::Value& frame, std::string_view name) {
  const json::Value* member = frame.find(name);
  if (member == nullptr) return nullptr;
  const Elements values = elements_of(*member);
  if (values.count == 0) return nullptr;
  const json::Value* value = values.first->find("@value");
  if (value != nullptr && elements_of(*value).count > 0) return elements_of(*value).first;
  return values.first;
}

bool flag_or(const json::Value& frame, std::string_view name, bool preset) {
  const json::Value* value = flag_of(frame, name);
  if (value == nullptr) return preset;
  if (value->is_string()) return value->string() == "true";
  return value->is_boolean() && value->boolean();
}

Embed embed_of(const json::Value& value, bool is_1_0) {
  if (value.is_boolean()) return value.boolean() ? Embed::once : Embed::never;
  if (value.is_string()) {
    if (value.string() == "@always") return Embed::always;
    if (value.string() == "@once" || value.string() == "true") return Embed::once;
    if (value.string() == "@never" || value.string() == "false") return Embed::never;
  }
  if (is_1_0 && value.is_string() && value.string() == "@first") return Embed::once;
  if (is_1_0 && value.is_string() && value.string() == "@last") return Embed::last;
  fail("invalid @embed value", expected_but_found("'@always', '@once' or '@never'", value), value);
}

// @id and @type of a frame are wildcards or IRIs.
void check_iris(const json::Value& frame, std::string_view name) {
  const json::Value* member = frame.find(name);
  if (member == nullptr) return;
  for (const json::Value& value : elements_of(*member)) {
    const bool is_iri = value.is_string() && (is_absolute_iri(value.string()) || value.string() == "@json");
    if (!value.is_object() && !is_iri) {
      fail("invalid frame", std::string(name) + ": " + expected_but_found("an IRI or {}", value), value);
    }
  }
}

bool matches_id(const json::Object& node, const json::Value& wanted) {
  const Elements ids = elements_of(wanted);
  if (ids.count == 0 || is_wildcard(*ids.first)) return true;
  return std::find(ids.begin(), ids.end(), *node.find("@id")) != ids.end();
}

bool matches_type(const json::Object& node, const json::Value& wanted) {
  const Elements frame_types = elements_of(wanted);
  const Elements types = values_of(node, "@type");
  if (frame_types.count == 0) return types.count == 0;
  if (frame_types.count == 1 && is_wildcard(*frame_types.first)) return types.count > 0;
  return std::any_of(frame_types.begin(), frame_types.end(), [&types](const json::Value& type) {
    return type.find("@default") != nullptr || std::find(types.begin(), types.end(), type) != types.end();
  });
}

bool matches_reference(const json::Value& value, const json::Value& pattern, bool require_all,
                       const NodeMap::Graph& graph) {
  const json::Value* id = value.find("@id");
  if (id == nullptr || !id->is_string()) return false;
  const auto node = graph.by_id.find(id->string());
  return node != graph.by_id.end() && matches_node(node->second->object, pattern, require_all, graph);
}

bool matches_list(const Elements& values, const json::Value& pattern, bool require_all, const NodeMap::Graph& graph) {
  const json::Value* list = values.count > 0 ? values.first->find("@list") : nullptr;
  const Elements wanted = elements_of(*pattern.find("@list"));
  if (list == nullptr || wanted.count == 0) return false;
  const Elements items = elements_of(*list);
  const json::Value& item_pattern = *wanted.first;
  return std::any_of(items.begin(), items.end(), [&](const json::Value& item) {
    if (is_value_object(item_pattern)) return is_value_object(item) && matches_value(item_pattern, item);
    return item_pattern.is_object() && matches_reference(item, item_pattern, require_all, graph);
  });
}

// Whether the values of a property fit what the frame has for it.
bool matches_property(const Elements& values, const json::Value& pattern, bool require_all,
                      const NodeMap::Graph& graph) {
  if (is_list_object(pattern)) return matches_list(values, pattern, require_all, graph);
  if (is_value_object(pattern)) {
    return std::any_of(values.begin(), values.end(), [&](const json::Value& value) {
      return is_value_object(value) && matches_value(pattern, value);
    });
  }
  if (is_node_reference(pattern)) {
    return std::any_of(values.begin(), values.end(),
                       [&](const json::Value& value) { return matches_reference(value, pattern, require_all, graph); });
  }
  return values.count > 0;
}

// Whether a member of a value object is among those of the pattern, or missing in both.
template <typename Equal>
bool matches_part(const json::Value& value, const json::Value& pattern, std::string_view name, Equal equal) {
  const json::Value* part = value.find(name);
  const json::Value* wanted = pattern.find(name);
  if (wanted == nullptr || elements_of(*wanted).count == 0) return part == nullptr;
  const Elements choices = elements_of(*wanted);
  if (part == nullptr) return false;
  return is_wildcard(*choices.first) ||
         std::any_of(choices.begin(), choices.end(), [&](const json::Value& choice) { return equal(choice, *part); });
}

}  // namespace

FrameFlags flags_of(const json::Value& frame, const Options& options) {
  const json::Value* embed = flag_of(frame, "@embed");
  const bool is_1_0 = options.processing_mode == ProcessingMode::json_ld_1_0;
  return {embed == nullptr ? options.embed : embed_of(*embed, is_1_0),
          flag_or(frame, "@explicit", options.explicit_inclusion), flag_or(frame, "@requireAll", options.require_all)};
}

bool is_default_omitted(const json::Value& frame, const Options& options) {
  return flag_or(frame, "@omitDefault", options.omit_default);
}

json::Value implicit_frame(const FrameFlags& flags) {
  static constexpr const char* embeds[] = {"@always", "@once", "@never", "@last"};
  json::Object frame;
  frame.set("@embed", json::Value(embeds[static_cast<std::size_t>(flags.embed)]));
  frame.set("@explicit", json::Value(flags.explicit_inclusion));
  frame.set("@requireAll", json::Value(flags.require_all));
  return json::Value(std::move(frame));
}

const json::Value& only_frame(const json::Value& frames) {
  const Elements elements = elements_of(frames);
  if (elements.count == 0) return empty_frame;
  if (elements.count > 1 || !elements.first->is_object()) {
    fail("invalid frame", "expected one object", elements.count > 1 ? elements.first[1] : *elements.first);
  }
  check_iris(*elements.first, "@id");
  check_iris(*elements.first, "@type");
  return *elements.first;
}

bool matches_node(const json::Object& node, const json::Value& frame, bool require_all, const NodeMap::Graph& graph) {
  // Wherever they stand in the frame: @id decides, without it @type, and only then properties do.
  if (!require_all) {
    if (const json::Value* ids = frame.find("@id")) return matches_id(node, *ids);
    if (const json::Value* types = frame.find("@type")) return matches_type(node, *types);
  }
  bool is_unrestricted = true;
  bool matches_some = false;
  for (const json::Member& member : frame.object()) {
    bool matches = false;
    if (member.name == "@id") {
      matches = matches_id(node, member.value);
    } else if (member.name == "@type") {
      is_unrestricted = false;
      matches = matches_type(node, member.value);
    } else if (is_keyword(member.name)) {
      continue;
    } else {
      is_unrestricted = false;
      const Elements values = values_of(node, member.name);
      const bool wants_none = elements_of(member.value).count == 0;
      const json::Value& pattern = only_frame(member.value);
      if (values.count == 0 && pattern.find("@default") != nullptr) continue;
      if (wants_none && values.count > 0) return false;
      matches = wants_none || matches_property(values, pattern, require_all, graph);
    }
    if (!matches && require_all) return false;
    matches_some = matches_some || matches;
  }
  return is_unrestricted || matches_some;
}

bool matches_value(const json::Value& pattern, const json::Value& value) {
  const auto is_absent = [&pattern](std::string_view name) {
    const json::Value* member = pattern.find(name);
    return member == nullptr || elements_of(*member).count == 0;
  };
  if (is_absent("@value") && is_absent("@type") && is_absent("@language")) return true;
  const auto equal = [](const json::Value& a, const json::Value& b) { return a == b; };
  const auto equal_tags = [](const json::Value& a, const json::Value& b) {
    return a.is_string() && b.is_string() && language_key(a.string(), {}) == language_key(b.string(), {});
  };
  return !is_absent("@value") && matches_part(value, pattern, "@value", equal) &&
         matches_part(value, pattern, "@type", equal) && matches_part(value, pattern, "@language", equal_tags);
}

}  // namespace kontor::syntax::jsonld

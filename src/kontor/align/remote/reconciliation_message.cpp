#include "kontor/align/remote/reconciliation_message.hpp"

#include <array>
#include <deque>
#include <string>

#include "kontor/align/remote/shape.hpp"

namespace kontor::align {
namespace {

using Kind = Shape::Kind;

constexpr std::array<std::string_view, message_kinds> kind_names = {"manifest",
                                                                    "reconciliation-query-batch",
                                                                    "reconciliation-result-batch",
                                                                    "reconciliation-candidate",
                                                                    "data-extension-query",
                                                                    "data-extension-response",
                                                                    "data-extension-metadata",
                                                                    "data-extension-property-proposal",
                                                                    "suggest-metadata",
                                                                    "suggest-entities-response",
                                                                    "suggest-properties-response",
                                                                    "suggest-types-response",
                                                                    "flyout-response",
                                                                    "preview-metadata",
                                                                    "security-scheme"};

bool has_id_in_double_braces(std::string_view text) {
  return text.find("{{id}}") != std::string_view::npos;
}

// "{id}", "{+id}" (RFC 6570).
bool has_id_in_braces(std::string_view text) {
  const std::size_t open = text.find('{');
  const std::size_t id = open == std::string_view::npos ? open : text.find("id", open);
  return id != std::string_view::npos && text.find('}', id) != std::string_view::npos;
}

bool has_dollar_id(std::string_view text) {
  return text.find("${id}") != std::string_view::npos;
}

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// A day and a time of ISO 8601: "1809-02-12T00:00:00Z".
bool is_date_time(std::string_view text) {
  const auto digits = [&text](std::size_t count) {
    if (text.size() < count) return false;
    for (std::size_t i = 0; i < count; ++i) {
      if (text[i] < '0' || text[i] > '9') return false;
    }
    text.remove_prefix(count);
    return true;
  };
  const auto sign = [&text](char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
  };
  const auto number = [&](int least, int most) {
    const std::string_view two = text.substr(0, 2);
    if (!digits(2)) return false;
    const int value = (two[0] - '0') * 10 + (two[1] - '0');
    return value >= least && value <= most;
  };
  sign('-');
  if (!digits(4)) return false;
  while (digits(1)) {
  }
  if (!sign('-') || !number(1, 12) || !sign('-') || !number(1, 31) || !sign('T') || !number(0, 23) || !sign(':') ||
      !number(0, 59) || !sign(':') || !number(0, 59)) {
    return false;
  }
  if (sign('.')) {
    if (!digits(1)) return false;
    while (digits(1)) {
    }
  }
  if (sign('Z')) return text.empty();
  if (sign('+') || sign('-')) return number(0, 23) && sign(':') && number(0, 59) && text.empty();
  return text.empty();
}

bool has_query_or_properties(const json::Value& query) {
  const json::Value* properties = query.find("properties");
  return query.find("query") != nullptr || (properties != nullptr && !properties->array().empty());
}

// Builds the shapes of one version. Shapes point to each other, so they live as long as the program.
class Messages {
 public:
  explicit Messages(ReconciliationVersion version) : version_(version), draft_(version == ReconciliationVersion::v1_0) {
    text_ = add({.kind = Kind::string});
    number_ = add({.kind = Kind::number});
    boolean_ = add({.kind = Kind::boolean});
    direction_ = add({.kind = Kind::string, .words = {"ltr", "rtl", "auto"}});
    make_security_scheme();
    make_suggestions();
    make_queries();
    make_results();
    make_extension();
    make_manifest();
  }

  const Shape& operator[](MessageKind kind) const { return *messages_[static_cast<std::size_t>(kind)]; }

 private:
  const Shape* add(Shape shape) { return &shapes_.emplace_back(std::move(shape)); }
  const Shape*& at(MessageKind kind) { return messages_[static_cast<std::size_t>(kind)]; }

  const Shape* list_of(const Shape* element) { return add({.kind = Kind::array, .element = element}); }

  // An object; from the draft on any object with text in it may say in which language and direction it is.
  Shape object(std::vector<ShapeMember> members) {
    if (draft_) {
      members.push_back({"lang", text_});
      members.push_back({"dir", direction_});
    }
    return {.kind = Kind::object, .members = std::move(members)};
  }
  const Shape* add_object(std::vector<ShapeMember> members) { return add(object(std::move(members))); }

  void make_security_scheme() {
    const auto scheme = [this](std::string_view type, std::vector<ShapeMember> members) {
      members.push_back({"type", add({.kind = Kind::string, .words = {type}}), true});
      return add({.kind = Kind::object, .members = std::move(members)});
    };
    const Shape* place = add({.kind = Kind::string, .words = {"query", "header", "cookie"}});
    at(MessageKind::security_scheme) =
        add({.kind = Kind::one_of,
             .alternatives = {scheme("basic", {}), scheme("http", {{"scheme", text_, true}}),
                              scheme("apiKey", {{"name", text_, true}, {"in", place, true}}), scheme("oauth2", {}),
                              scheme("openIdConnect", {})},
             .expected = "a security scheme of OpenAPI"});
  }

  void make_suggestions() {
    const auto answer = [this](const Shape* element) {
      return add({.kind = Kind::object, .members = {{"result", list_of(element), true}}});
    };
    Shape type = object({{"id", text_, true}, {"name", text_, true}, {"description", text_}});
    Shape* held = &shapes_.emplace_back(std::move(type));
    if (version_ != ReconciliationVersion::v0_1) held->members.push_back({"broader", list_of(held)});
    type_ = held;
    type_reference_ = add({.kind = Kind::one_of,
                           .alternatives = {add_object({{"id", text_, true}, {"name", text_}}), text_},
                           .expected = "a type: its id, or an object with an id"});
    at(MessageKind::suggest_types) = answer(type_);
    at(MessageKind::suggest_entities) = answer(add_object({{"id", text_, true},
                                                           {"name", text_, true},
                                                           {"description", text_},
                                                           {"image", text_},
                                                           {"notable", list_of(type_reference_)}}));
    const Shape* qualifier = add_object({{"id", text_, true}, {"name", text_, true}});
    std::vector<ShapeMember> property = {{"id", text_, true}, {"name", text_, true}, {"description", text_}};
    if (draft_) property.push_back({"matchQualifiers", list_of(qualifier)});
    at(MessageKind::suggest_properties) = answer(add_object(std::move(property)));
    at(MessageKind::flyout) = add({.kind = Kind::object, .members = {{"id", text_, true}, {"html", text_, true}}});
    const Shape* path = add({.kind = Kind::string, .accepts = has_dollar_id, .expected = "a path with '${id}'"});
    at(MessageKind::suggest_metadata) = add({.kind = Kind::object,
                                             .members = {{"service_url", text_},
                                                         {"service_path", text_},
                                                         {"flyout_service_url", text_},
                                                         {"flyout_service_path", path}}});
  }

  void make_queries() {
    const Shape* value =
        add({.kind = Kind::one_of,
             .alternatives = {text_, number_, boolean_, add_object({{"id", text_, true}, {"name", text_}})},
             .expected = "a string, a number, true or false, or an object with an id"});
    const Shape* values = add({.kind = Kind::one_of,
                               .alternatives = {value, list_of(value)},
                               .expected = "a value of a property, or an array of such"});
    if (draft_) {
      const Shape* condition =
          add_object({{"matchType", add({.kind = Kind::string, .words = {"name", "id", "property"}}), true},
                      {"propertyId", text_},
                      {"propertyValue", values, true},
                      {"required", boolean_},
                      {"matchQuantifier", add({.kind = Kind::string, .words = {"any", "all", "none"}})},
                      {"matchQualifier", text_}});
      Shape query = object({{"type", text_},
                            {"limit", number_},
                            {"conditions", add({.kind = Kind::array, .element = condition, .least = 1}), true}});
      query.closed = true;
      at(MessageKind::query_batch) =
          add({.kind = Kind::object, .members = {{"queries", list_of(add(std::move(query))), true}}});
      return;
    }
    const Shape* property = add({.kind = Kind::object, .members = {{"pid", text_, true}, {"v", values, true}}});
    const bool old = version_ == ReconciliationVersion::v0_1;
    const Shape* types = add({.kind = Kind::one_of,
                              .alternatives = {text_, list_of(text_)},
                              .expected = "the id of a type, or an array of such"});
    const Shape* query =
        add({.kind = Kind::object,
             .members = {{"query", text_, old},
                         {"type", types},
                         {"limit", number_},
                         {"properties", list_of(property)},
                         {"type_strict", add({.kind = Kind::string, .words = {"any", "should", "all"}})}},
             .closed = true,
             .consistent = old ? nullptr : has_query_or_properties,
             .expected = "a 'query', or at least one of 'properties'"});
    at(MessageKind::query_batch) = add({.kind = Kind::map, .element = query});
  }

  void make_results() {
    const Shape* feature_value =
        add({.kind = Kind::one_of, .alternatives = {boolean_, number_}, .expected = "a number, or true or false"});
    const Shape* feature =
        add_object({{"id", text_, draft_}, {"name", text_, draft_}, {"value", feature_value, draft_}});
    std::vector<ShapeMember> members = {{"id", text_, true},
                                        {"name", text_, true},
                                        {"score", number_, !draft_},
                                        {"match", boolean_},
                                        {"type", list_of(type_reference_)}};
    if (version_ != ReconciliationVersion::v0_1) {
      members.push_back({"description", text_});
      members.push_back({"features", list_of(feature)});
    }
    if (draft_) members.push_back({"image", text_});
    const Shape* candidate = add_object(std::move(members));
    at(MessageKind::candidate) = candidate;
    const Shape* result =
        add({.kind = Kind::object, .members = {{draft_ ? "candidates" : "result", list_of(candidate), true}}});
    at(MessageKind::result_batch) = draft_
                                        ? add({.kind = Kind::object, .members = {{"results", list_of(result), true}}})
                                        : add({.kind = Kind::map, .element = result});
  }

  const Shape* extension_values() {
    const auto closed = [this](std::vector<ShapeMember> members, bool has_language) {
      Shape shape{.kind = Kind::object, .members = std::move(members), .closed = true};
      if (has_language && draft_) {
        shape.members.push_back({"lang", text_});
        shape.members.push_back({"dir", direction_});
      }
      return add(std::move(shape));
    };
    const Shape* date = add({.kind = Kind::string, .accepts = is_date_time, .expected = "a date with its time"});
    return list_of(
        add({.kind = Kind::one_of,
             .alternatives = {closed({}, false),
                              closed({{"id", text_, true}, {"name", text_, true}, {"description", text_}}, true),
                              closed({{"str", text_, true}}, true), closed({{"float", number_, true}}, false),
                              closed({{"int", add({.kind = Kind::integer}), true}}, false),
                              closed({{"date", date, true}}, false)},
             .expected = "a value: {}, or an object with 'id' and 'name', 'str', 'float', 'int' or 'date'"}));
  }

  void make_extension() {
    const Shape* settings = add({.kind = Kind::object});
    const Shape* asked = add({.kind = Kind::object, .members = {{"id", text_, true}, {"settings", settings}}});
    at(MessageKind::extend_query) =
        add({.kind = Kind::object, .members = {{"ids", list_of(text_), true}, {"properties", list_of(asked), true}}});
    const Shape* service = add({.kind = Kind::string, .accepts = is_web_address, .expected = "an address of the web"});
    std::vector<ShapeMember> meta = {
        {"id", text_, true}, {"name", text_, true}, {"type", add_object({{"id", text_, true}, {"name", text_}})}};
    if (version_ != ReconciliationVersion::v0_1) meta.push_back({"service", service});
    const Shape* values = extension_values();
    const Shape* rows = nullptr;
    if (draft_) {
      const Shape* property = add({.kind = Kind::object, .members = {{"id", text_}, {"values", values}}});
      rows = list_of(add({.kind = Kind::object, .members = {{"id", text_}, {"properties", list_of(property)}}}));
    } else {
      rows = add({.kind = Kind::map, .element = add({.kind = Kind::map, .element = values})});
    }
    at(MessageKind::extend_response) =
        add({.kind = Kind::object,
             .members = {{"meta", list_of(add_object(std::move(meta))), true}, {"rows", rows, true}}});
    at(MessageKind::property_proposal) = add(
        {.kind = Kind::object,
         .members = {{"properties",
                      list_of(add_object({{"id", text_, true}, {"name", text_, true}, {"description", text_}})), true},
                     {"type", text_},
                     {"limit", number_}}});
    make_extension_metadata();
  }

  void make_extension_metadata() {
    const auto setting = [this](std::string_view type, const Shape* value, const Shape* choices) {
      std::vector<ShapeMember> members = {{"type", add({.kind = Kind::string, .words = {type}}), true},
                                          {"default", value},
                                          {draft_ ? "id" : "label", text_, true},
                                          {"name", text_, true},
                                          {draft_ ? "helpText" : "help_text", text_}};
      if (choices != nullptr) members.push_back({"choices", choices, true});
      return add_object(std::move(members));
    };
    const Shape* choices = list_of(add_object({{"value", text_, true}, {"name", text_, true}}));
    const Shape* any = add({.kind = Kind::one_of,
                            .alternatives = {setting("number", number_, nullptr), setting("text", text_, nullptr),
                                             setting("checkbox", boolean_, nullptr), setting("select", text_, choices)},
                            .expected = "a setting: a number, text, checkbox or select with its id and name"});
    const Shape* proposal =
        draft_ ? boolean_ : add({.kind = Kind::object, .members = {{"service_url", text_}, {"service_path", text_}}});
    at(MessageKind::extend_metadata) =
        add({.kind = Kind::object,
             .members = {{draft_ ? "proposeProperties" : "propose_properties", proposal},
                         {draft_ ? "propertySettings" : "property_settings", list_of(any)}}});
  }

  void make_manifest() {
    const Shape* pattern =
        draft_
            ? add({.kind = Kind::string, .accepts = has_id_in_braces, .expected = "an address with '{id}'"})
            : add({.kind = Kind::string, .accepts = has_id_in_double_braces, .expected = "an address with '{{id}}'"});
    const Shape* integer = add({.kind = Kind::integer});
    std::vector<ShapeMember> preview = {{"width", integer, true}, {"height", integer, true}};
    if (!draft_) preview.push_back({"url", pattern, true});
    at(MessageKind::preview_metadata) = add({.kind = Kind::object, .members = std::move(preview)});

    const Shape* view = add({.kind = Kind::object, .members = {{"url", pattern, true}}});
    const Shape* service = draft_ ? boolean_ : at(MessageKind::suggest_metadata);
    const Shape* suggest =
        add({.kind = Kind::object,
             .members = {{"entity", service, draft_}, {"property", service, draft_}, {"type", service, draft_}}});
    std::vector<ShapeMember> members = {{"name", text_, true},
                                        {"view", view, draft_},
                                        {"defaultTypes", add({.kind = Kind::array, .element = type_, .unique = true})},
                                        {"suggest", suggest},
                                        {"preview", at(MessageKind::preview_metadata)},
                                        {"extend", at(MessageKind::extend_metadata)}};
    if (!draft_) {
      members.push_back({"identifierSpace", text_, true});
      members.push_back({"schemaSpace", text_, true});
    }
    if (version_ != ReconciliationVersion::v0_1) {
      members.push_back(
          {"versions", add({.kind = Kind::array, .element = text_, .needed = to_string(version_)}), true});
      members.push_back({"documentation", text_});
      members.push_back({"serviceVersion", text_});
      members.push_back({"logo", text_});
      members.push_back({"authentication", at(MessageKind::security_scheme)});
      members.push_back({draft_ ? "featureView" : "feature_view", view});
    }
    if (draft_) members.push_back({"standardizedScore", boolean_});
    at(MessageKind::manifest) = add_object(std::move(members));
  }

  ReconciliationVersion version_;
  bool draft_;
  std::deque<Shape> shapes_;
  std::array<const Shape*, message_kinds> messages_{};
  const Shape* text_ = nullptr;
  const Shape* number_ = nullptr;
  const Shape* boolean_ = nullptr;
  const Shape* direction_ = nullptr;
  const Shape* type_ = nullptr;
  const Shape* type_reference_ = nullptr;
};

const Shape& shape_of(MessageKind kind, ReconciliationVersion version) {
  static const std::array<Messages, 3> all = {Messages(ReconciliationVersion::v0_1),
                                              Messages(ReconciliationVersion::v0_2),
                                              Messages(ReconciliationVersion::v1_0)};
  return all[static_cast<std::size_t>(version)][kind];
}

}  // namespace

std::string_view to_string(ReconciliationVersion version) {
  switch (version) {
    case ReconciliationVersion::v0_1:
      return "0.1";
    case ReconciliationVersion::v0_2:
      return "0.2";
    case ReconciliationVersion::v1_0:
      return "1.0-draft";
  }
  return {};
}

std::string_view to_string(MessageKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<MessageKind> find_message_kind(std::string_view name) {
  for (std::size_t i = 0; i < message_kinds; ++i) {
    if (kind_names[i] == name) return static_cast<MessageKind>(i);
  }
  return std::nullopt;
}

void check_message(MessageKind kind, ReconciliationVersion version, const json::Value& value,
                   const SourceText& source) {
  check_shape(value, shape_of(kind, version), source);
}

bool is_message(MessageKind kind, ReconciliationVersion version, const json::Value& value) {
  return has_shape(value, shape_of(kind, version));
}

}  // namespace kontor::align

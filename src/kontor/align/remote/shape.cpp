#include "kontor/align/remote/shape.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "kontor/base/error.hpp"

namespace kontor::align {
namespace {

struct Misfit {
  std::size_t offset = 0;
  std::string message;
};
using Verdict = std::optional<Misfit>;

std::string_view name_of(Shape::Kind kind) {
  switch (kind) {
    case Shape::Kind::any:
    case Shape::Kind::one_of:
      return "another value";
    case Shape::Kind::string:
      return "a string";
    case Shape::Kind::number:
      return "a number";
    case Shape::Kind::integer:
      return "a whole number";
    case Shape::Kind::boolean:
      return "true or false";
    case Shape::Kind::array:
      return "an array";
    case Shape::Kind::object:
    case Shape::Kind::map:
      return "an object";
  }
  return {};
}

bool is_kind(const json::Value& value, Shape::Kind kind) {
  switch (kind) {
    case Shape::Kind::any:
    case Shape::Kind::one_of:
      return true;
    case Shape::Kind::string:
      return value.is_string();
    case Shape::Kind::number:
      return value.is_number();
    case Shape::Kind::integer:
      return value.is_number() && json::is_integral(value.number());
    case Shape::Kind::boolean:
      return value.is_boolean();
    case Shape::Kind::array:
      return value.is_array();
    case Shape::Kind::object:
    case Shape::Kind::map:
      return value.is_object();
  }
  return false;
}

Misfit expected(const json::Value& value, std::string_view what) {
  const bool tell = value.is_string() && value.string().size() <= 60;
  return {value.offset(), "expected " + std::string(what) + ", got " +
                              (tell ? "'" + value.string() + "'" : std::string(json::to_string(value.kind())))};
}

Verdict misfit(const json::Value& value, const Shape& shape);

Verdict misfit_string(const json::Value& value, const Shape& shape) {
  const std::string& text = value.string();
  if (!shape.words.empty() && std::find(shape.words.begin(), shape.words.end(), text) == shape.words.end()) {
    std::string list;
    for (const std::string_view word : shape.words) list.append(list.empty() ? "'" : ", '").append(word).append("'");
    return expected(value, shape.words.size() == 1 ? list : "one of " + list);
  }
  if (shape.accepts != nullptr && !shape.accepts(text)) return expected(value, shape.expected);
  return std::nullopt;
}

Verdict misfit_array(const json::Value& value, const Shape& shape) {
  const json::Array& elements = value.array();
  if (elements.size() < shape.least) return Misfit{value.offset(), "expected at least one element"};
  for (auto element = elements.begin(); element != elements.end(); ++element) {
    if (shape.element != nullptr) {
      if (Verdict wrong = misfit(*element, *shape.element)) return wrong;
    }
    if (shape.unique && std::find(elements.begin(), element, *element) != element) {
      return Misfit{element->offset(), "the same element twice"};
    }
  }
  const auto is_needed = [&shape](const json::Value& element) {
    return element.is_string() && element.string() == shape.needed;
  };
  if (!shape.needed.empty() && std::none_of(elements.begin(), elements.end(), is_needed)) {
    return Misfit{value.offset(), "expected '" + std::string(shape.needed) + "' among the elements"};
  }
  return std::nullopt;
}

Verdict misfit_object(const json::Value& value, const Shape& shape) {
  for (const ShapeMember& member : shape.members) {
    const json::Value* found = value.find(member.name);
    if (found == nullptr) {
      if (member.required) return Misfit{value.offset(), "lacks the member '" + std::string(member.name) + "'"};
      continue;
    }
    if (Verdict wrong = misfit(*found, *member.shape)) return wrong;
  }
  if (shape.closed) {
    for (const json::Member& found : value.object()) {
      const bool known = std::any_of(shape.members.begin(), shape.members.end(),
                                     [&found](const ShapeMember& member) { return member.name == found.name; });
      if (!known) return Misfit{found.name_offset, "unknown member '" + found.name + "'"};
    }
  }
  if (shape.consistent != nullptr && !shape.consistent(value)) {
    return Misfit{value.offset(), "expected " + std::string(shape.expected)};
  }
  return std::nullopt;
}

Verdict misfit(const json::Value& value, const Shape& shape) {
  if (!is_kind(value, shape.kind)) {
    return expected(value,
                    shape.expected.empty() || shape.consistent != nullptr ? name_of(shape.kind) : shape.expected);
  }
  switch (shape.kind) {
    case Shape::Kind::string:
      return misfit_string(value, shape);
    case Shape::Kind::array:
      return misfit_array(value, shape);
    case Shape::Kind::object:
      return misfit_object(value, shape);
    case Shape::Kind::map:
      for (const json::Member& member : value.object()) {
        if (shape.element == nullptr) break;
        if (Verdict wrong = misfit(member.value, *shape.element)) return wrong;
      }
      return std::nullopt;
    case Shape::Kind::one_of:
      for (const Shape* alternative : shape.alternatives) {
        if (!misfit(value, *alternative)) return std::nullopt;
      }
      return expected(value, shape.expected);
    default:
      return std::nullopt;
  }
}

}  // namespace

void check_shape(const json::Value& value, const Shape& shape, const SourceText& source) {
  if (const Verdict wrong = misfit(value, shape)) throw Error(wrong->message, source.location(wrong->offset));
}

bool has_shape(const json::Value& value, const Shape& shape) {
  return !misfit(value, shape).has_value();
}

}  // namespace kontor::align

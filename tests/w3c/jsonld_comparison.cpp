#include "jsonld_comparison.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kontor::w3c {
namespace {

using json::Value;

// From blank nodes of the left document to those of the right.
using Renaming = std::map<std::string, std::string>;

// Called with each renaming under which what has been compared is equal; answers whether the rest fits too.
using Continue = std::function<bool(const Renaming&)>;

bool is_blank_node(std::string_view text) {
  return text.starts_with("_:");
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool rename(const std::string& a, const std::string& b, const Renaming& renaming, const Continue& go_on) {
  const auto known = renaming.find(a);
  if (known != renaming.end()) return known->second == b && go_on(renaming);
  if (std::any_of(renaming.begin(), renaming.end(), [&b](const auto& pair) { return pair.second == b; })) return false;
  Renaming more = renaming;
  more.emplace(a, b);
  return go_on(more);
}

bool same(const Value& a, const Value& b, std::string_view key, const Renaming& renaming, const Continue& go_on);

bool same_sequence(const json::Array& a, const json::Array& b, std::size_t i, const Renaming& renaming,
                   const Continue& go_on) {
  if (i == a.size()) return go_on(renaming);
  return same(a[i], b[i], {}, renaming, [&](const Renaming& next) { return same_sequence(a, b, i + 1, next, go_on); });
}

bool same_set(const json::Array& a, std::vector<const Value*> rest, std::size_t i, const Renaming& renaming,
              const Continue& go_on) {
  if (i == a.size()) return go_on(renaming);
  for (std::size_t j = 0; j < rest.size(); ++j) {
    std::vector<const Value*> others = rest;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(j));
    if (same(a[i], *rest[j], {}, renaming,
             [&](const Renaming& next) { return same_set(a, others, i + 1, next, go_on); })) {
      return true;
    }
  }
  return false;
}

// Members are matched one by one; names that are blank nodes with any such name of the other object.
bool same_members(const json::Object& a, const json::Object& b, std::size_t i, const Renaming& renaming,
                  const Continue& go_on) {
  if (i == a.size()) return go_on(renaming);
  const json::Member& member = *(a.begin() + static_cast<std::ptrdiff_t>(i));
  const auto rest = [&](const Renaming& next) { return same_members(a, b, i + 1, next, go_on); };
  if (!is_blank_node(member.name)) {
    const Value* other = b.find(member.name);
    return other != nullptr && same(member.value, *other, member.name, renaming, rest);
  }
  return std::any_of(b.begin(), b.end(), [&](const json::Member& other) {
    return is_blank_node(other.name) && rename(member.name, other.name, renaming, [&](const Renaming& next) {
             return same(member.value, other.value, {}, next, rest);
           });
  });
}

bool same(const Value& a, const Value& b, std::string_view key, const Renaming& renaming, const Continue& go_on) {
  if (a.kind() != b.kind()) return false;
  if (a.is_object()) {
    return a.object().size() == b.object().size() && same_members(a.object(), b.object(), 0, renaming, go_on);
  }
  if (a.is_array()) {
    if (a.array().size() != b.array().size()) return false;
    if (key == "@list") return same_sequence(a.array(), b.array(), 0, renaming, go_on);
    std::vector<const Value*> all;
    for (const Value& value : b.array()) all.push_back(&value);
    return same_set(a.array(), std::move(all), 0, renaming, go_on);
  }
  if (a.is_string() && is_blank_node(a.string()) && is_blank_node(b.string())) {
    return rename(a.string(), b.string(), renaming, go_on);
  }
  if (a.is_string() && key == "@language") {
    return lower_case(a.string()) == lower_case(b.string()) && go_on(renaming);
  }
  return a == b && go_on(renaming);
}

}  // namespace

bool same_jsonld(const Value& a, const Value& b) {
  return same(a, b, {}, {}, [](const Renaming&) { return true; });
}

}  // namespace kontor::w3c

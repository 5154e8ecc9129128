// JSONPath (RFC 9535), whole: queries that select values from a JSON value.
//
//   const JsonPath path = JsonPath::parse("$.partners[?@.country == 'PL'].name");
//   std::vector<JsonNode> found;
//   path.select(tape.root(), found);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kontor/source/json_tape.hpp"

namespace kontor::source {

namespace json_path {

struct FilterExpression;

// RFC 9535 section 2.3.
struct NameSelector {
  std::string name;
};
struct WildcardSelector {};
struct IndexSelector {
  std::int64_t index = 0;  // negative: from the end
};
struct SliceSelector {
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  std::int64_t step = 1;
};
struct FilterSelector {
  std::shared_ptr<const FilterExpression> expression;
};
using Selector = std::variant<NameSelector, WildcardSelector, IndexSelector, SliceSelector, FilterSelector>;

// Section 2.5.
struct Segment {
  bool descendant = false;  // written with ".."
  std::vector<Selector> selectors;
};

using Segments = std::vector<Segment>;

}  // namespace json_path

class JsonPath {
 public:
  // Throws Error (with `where` as its location) that says what was expected at which character.
  static JsonPath parse(std::string_view text, const Location& where = {});

  // Appends the nodes that the query selects from `root` in the order of the RFC. Throws Error if they are more than
  // ten million: repeated ".." multiplies.
  void select(const JsonNode& root, std::vector<JsonNode>& out) const { select(root, root, out); }

  // The same for a path that continues at `start`; `root` is what '$' means inside filters.
  void select(const JsonNode& start, const JsonNode& root, std::vector<JsonNode>& out) const;

  // The first node of a singular query, or a node that is not valid. Faster than select.
  JsonNode find(const JsonNode& root) const;

  // Whether the query can select one node at most: names and indexes only (section 2.3.5.1).
  bool singular() const { return singular_; }

  const json_path::Segments& segments() const { return segments_; }

  // The path from segment number `first` on.
  JsonPath tail(std::size_t first) const;

  // Whether a filter in the path refers to the whole document with '$'.
  bool refers_to_root() const;

  const std::string& text() const { return text_; }

 private:
  std::string text_;
  json_path::Segments segments_;
  bool singular_ = true;
};

}  // namespace kontor::source

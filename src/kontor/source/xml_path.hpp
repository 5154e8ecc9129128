// Location paths of XPath 1.0: the part that can be answered while an XML document streams by.
//
//   /cities/city[@country='PL']     an iterator: from the root, "//" for any depth, "*" for any name
//   name   @id   geo/lat   text()   .   a reference, from the item on
//   ../@id                          attributes of the elements around the item are known, other parts of them are not
//
// A predicate looks at one element: a position [2], whether a path is there [@id], comparisons with = != < <= > >=,
// contains() and starts-with(), joined by and, or and not().
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/source/xml_tape.hpp"

namespace kontor::source {

// The prefixes that paths use. A prefix that is not among them means what the document means by it; a name without
// prefix is in no namespace.
using XmlNamespaces = std::map<std::string, std::string, std::less<>>;

namespace xpath {

struct Predicate;

struct NameTest {
  std::string prefix;
  std::string local;  // "*": any
  std::string ns;     // of the prefix
  bool ns_known = true;
};

enum class Axis { child, descendant, attribute, text, parent, self };

struct Step {
  Axis axis = Axis::child;
  NameTest test;
  std::vector<Predicate> predicates;
};

}  // namespace xpath

class XmlPath {
 public:
  enum class Kind { iterator, reference };

  // Throws Error (with `where` as its location) that says what was expected at which character.
  static XmlPath parse(std::string_view text, Kind kind, const XmlNamespaces& namespaces, const Location& where = {});
  explicit XmlPath(std::vector<xpath::Step> steps);
  ~XmlPath();
  XmlPath(XmlPath&&) noexcept;
  XmlPath& operator=(XmlPath&&) noexcept;

  const std::string& text() const { return text_; }
  const std::vector<xpath::Step>& steps() const { return steps_; }

  // Appends the nodes selected from `start` in document order, beginning with step number `first`.
  void select(const XmlTape& tape, XmlTape::Index start, std::vector<XmlTape::Index>& out, std::size_t first = 0) const;

  // The same for an iterator, over a tape that holds a whole document.
  void select_from_root(const XmlTape& tape, std::vector<XmlTape::Index>& out) const;

 private:
  std::string text_;
  std::vector<xpath::Step> steps_;
};

namespace xpath {

struct Literal {
  std::string text;
};
struct Number {
  double value = 0;
};
using Operand = std::variant<Literal, Number, XmlPath>;

struct Or {
  std::vector<Predicate> operands;
};
struct And {
  std::vector<Predicate> operands;
};
struct Not {
  std::vector<Predicate> operand;  // one
};
enum class Comparator { equal, not_equal, less, less_equal, greater, greater_equal };
struct Comparison {
  Operand left;
  Comparator comparator = Comparator::equal;
  Operand right;
};
struct TextTest {
  enum class Kind { contains, starts_with } kind = Kind::contains;
  Operand text;
  Operand part;
};
struct Exists {
  XmlPath path;
};
struct Position {
  std::uint64_t number = 1;
};

struct Predicate {
  std::variant<Position, Or, And, Not, Comparison, TextTest, Exists> node;
};

// Whether the name test accepts the name.
bool accepts(const NameTest& test, const xml::Name& name);

// Whether the predicates hold for an element that is number `position` (1-based) of its step.
bool holds(const std::vector<Predicate>& predicates, const XmlTape& tape, XmlTape::Index element,
           std::uint64_t position);

}  // namespace xpath
}  // namespace kontor::source

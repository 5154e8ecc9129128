// A tree of atoms and lists with two ways of writing it. Used by print.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kontor::sparql::algebra {

class SExpression {
 public:
  // A list that starts with `head`; an empty head is a list of its items alone.
  explicit SExpression(std::string head) : text_(std::move(head)) {}

  static SExpression atom(std::string text) {
    SExpression out(std::move(text));
    out.is_atom_ = true;
    return out;
  }

  SExpression& add(SExpression item) {
    items_.push_back(std::move(item));
    return *this;
  }

  // An item that is the input of an operator.
  SExpression& add_input(SExpression item) {
    item.is_input_ = true;
    return add(std::move(item));
  }

  std::string one_line() const;

  // Inputs on lines of their own, two spaces deeper; a list that fits in `width` columns is not broken.
  std::string indented(std::size_t width) const;

  // The head and the items that are no inputs, without parentheses.
  std::string without_inputs() const;

 private:
  void append(std::string& out) const;
  void append_indented(std::string& out, std::size_t indentation, std::size_t width) const;

  std::string text_;
  std::vector<SExpression> items_;
  bool is_atom_ = false;
  bool is_input_ = false;
};

}  // namespace kontor::sparql::algebra

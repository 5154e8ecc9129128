#include "kontor/sparql/algebra/s_expression.hpp"

namespace kontor::sparql::algebra {

void SExpression::append(std::string& out) const {
  if (is_atom_) {
    out += text_;
    return;
  }
  out += '(';
  out += text_;
  bool separate = !text_.empty();
  for (const SExpression& item : items_) {
    if (separate) out += ' ';
    separate = true;
    item.append(out);
  }
  out += ')';
}

std::string SExpression::one_line() const {
  std::string out;
  append(out);
  return out;
}

std::string SExpression::without_inputs() const {
  std::string out = text_;
  for (const SExpression& item : items_) {
    if (item.is_input_) continue;
    out += ' ';
    item.append(out);
  }
  return out;
}

void SExpression::append_indented(std::string& out, std::size_t indentation, std::size_t width) const {
  const std::string flat = one_line();
  if (is_atom_ || indentation + flat.size() <= width) {
    out += flat;
    return;
  }
  out += '(';
  out += text_;
  bool beside = true;  // until the first input
  for (const SExpression& item : items_) {
    beside = beside && !item.is_input_;
    const std::string item_flat = beside ? item.one_line() : std::string();
    // A short item stays beside its head, as long as the line is short.
    const std::size_t line_length = out.size() - (out.rfind('\n') + 1);
    if (beside && line_length + item_flat.size() < width) {
      if (!text_.empty() || &item != items_.data()) out += ' ';
      out += item_flat;
      continue;
    }
    out += '\n';
    out.append(indentation + 2, ' ');
    item.append_indented(out, indentation + 2, width);
  }
  out += ')';
}

std::string SExpression::indented(std::size_t width) const {
  std::string out;
  append_indented(out, 0, width);
  return out;
}

}  // namespace kontor::sparql::algebra

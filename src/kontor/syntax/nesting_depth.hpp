// Counts how deeply [ ] and ( ) nest in Turtle or TriG, without parsing it: strings, IRIs and comments are skipped.
#pragma once

#include <cstddef>
#include <string_view>

namespace kontor::syntax {

class NestingDepth {
 public:
  // Takes the next piece of the document. Returns the depth reached in it at the deepest point.
  std::size_t scan(std::string_view piece);

 private:
  enum class State : unsigned char { text, iri, comment, string, escape };

  void scan_text(char c);
  void scan_string(char c);

  State state_ = State::text;
  std::size_t depth_ = 0;
  std::size_t deepest_ = 0;
  char quote_ = 0;
  bool long_string_ = false;
  int quotes_ = 0;  // equal quotes in a row: at the start of a string, then inside a long one
  bool opening_ = false;
};

}  // namespace kontor::syntax

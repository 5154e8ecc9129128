#include "kontor/syntax/nesting_depth.hpp"

#include <algorithm>

namespace kontor::syntax {

std::size_t NestingDepth::scan(std::string_view piece) {
  deepest_ = depth_;
  for (const char c : piece) {
    switch (state_) {
      case State::text:
        scan_text(c);
        break;
      case State::iri:
        if (c == '>' || c == '\n' || c == ' ') state_ = State::text;
        break;
      case State::comment:
        if (c == '\n' || c == '\r') state_ = State::text;
        break;
      case State::escape:
        state_ = State::string;
        break;
      case State::string:
        scan_string(c);
        break;
    }
  }
  return deepest_;
}

void NestingDepth::scan_text(char c) {
  if (c == '[' || c == '(') {
    deepest_ = std::max(deepest_, ++depth_);
  } else if ((c == ']' || c == ')') && depth_ > 0) {
    --depth_;
  } else if (c == '<') {
    state_ = State::iri;
  } else if (c == '#') {
    state_ = State::comment;
  } else if (c == '"' || c == '\'') {
    state_ = State::string;
    quote_ = c;
    quotes_ = 1;
    opening_ = true;
    long_string_ = false;
  }
}

void NestingDepth::scan_string(char c) {
  if (opening_) {
    if (c == quote_) {
      if (++quotes_ < 3) return;
      long_string_ = true;
      opening_ = false;
      quotes_ = 0;
      return;
    }
    opening_ = false;
    if (quotes_ == 2) {  // the empty string
      state_ = State::text;
      scan_text(c);
      return;
    }
    quotes_ = 0;
  }
  if (c == '\\') {
    state_ = State::escape;
    quotes_ = 0;
  } else if (c == quote_) {
    if (!long_string_ || ++quotes_ == 3) state_ = State::text;
  } else {
    quotes_ = 0;
    if (!long_string_ && c == '\n') state_ = State::text;
  }
}

}  // namespace kontor::syntax

// The literals of TurtleTerms: strings with their tags and types, and numbers.
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/escapes.hpp"
#include "kontor/syntax/turtle_terms.hpp"

namespace kontor::syntax {

void TurtleTerms::read_rdf_literal(TermBuffer& term) {
  term.set(rdf::TermKind::literal, {});
  read_string(term.text);
  skip_space();
  if (input_.peek() == '@') {
    read_language_tag(term);
  } else if (input_.peek() == '^') {
    read_datatype(term);
  }
}

void TurtleTerms::read_language_tag(TermBuffer& term) {
  input_.skip();
  const Place begin = input_.place();
  while (is_byte(name_start, input_.peek()) || (!term.language.empty() && is_byte(digit, input_.peek())) ||
         (!term.language.empty() && input_.peek() == '-' && is_byte(name, input_.peek(1)) && input_.peek(1) != '_' &&
          input_.peek(1) != '-')) {
    const int c = input_.peek();
    if (is_byte(digit, c) && term.language.find('-') == std::string::npos) break;
    term.language += static_cast<char>(c);
    input_.skip();
    check_size(term.language);
  }
  if (term.language.empty()) fail_expected("a language tag after '@'");
  if (input_.peek() == '-' && input_.peek(1) == '-') read_base_direction(term);
  if (const char* const why = why_no_language_tag(term.language)) input_.fail(why, begin);
}

void TurtleTerms::read_base_direction(TermBuffer& term) {
  const Place begin = input_.place();
  input_.skip();
  input_.skip();
  std::string direction;
  while (is_byte(name, input_.peek()) && direction.size() < 4) {
    direction += static_cast<char>(input_.peek());
    input_.skip();
  }
  if (direction != "ltr" && direction != "rtl") input_.fail("expected '--ltr' or '--rtl' for a base direction", begin);
  term.language.append("--").append(direction);
}

void TurtleTerms::read_datatype(TermBuffer& term) {
  input_.skip();
  if (input_.peek() != '^') fail_expected("'^^' before a datatype");
  input_.skip();
  skip_space();
  const Place begin = input_.place();
  if (input_.peek() == '<') {
    read_iriref(datatype_);
  } else {
    read_word(word_);
    if (input_.peek() != ':') input_.fail("expected a datatype IRI after '^^'", begin);
    read_local_name(word_, begin, datatype_);
  }
  if (const char* const why = why_no_datatype(datatype_.text)) input_.fail(why, begin);
  if (datatype_.text != rdf::vocab::xsd::string) term.datatype = datatype_.text;
}

void TurtleTerms::read_string(std::string& text) {
  const auto quote = static_cast<char>(input_.peek());
  if (input_.peek(1) != quote) {
    input_.skip();
    read_short_string(text, quote);
  } else if (input_.peek(2) != quote) {
    input_.skip(2);  // the empty string
  } else {
    input_.skip(3);
    read_long_string(text, quote);
  }
}

// STRING_LITERAL_QUOTE ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"', and the same with '
void TurtleTerms::read_short_string(std::string& text, char quote) {
  for (;;) {
    const std::string_view ahead = input_.window(1);
    std::size_t length = 0;
    while (length < ahead.size() && ahead[length] != quote &&
           (is(plain_string, ahead[length]) || ahead[length] == '"')) {
      ++length;
    }
    text.append(ahead, 0, length);
    input_.skip(length);
    check_size(text);
    const int c = input_.peek();
    if (c == quote) break;
    if (c == '\\') {
      read_escape(text);
    } else if (is_byte(utf8, c)) {
      read_utf8(text, "string");
    } else if (c == TextInput::end || c == '\n' || c == '\r') {
      fail_expected("the closing quote of the string (long strings take three quotes)");
    }
  }
  input_.skip();
}

// STRING_LITERAL_LONG_QUOTE ::= '"""' (('"' | '""')? ([^"\] | ECHAR | UCHAR))* '"""', and the same with '
void TurtleTerms::read_long_string(std::string& text, char quote) {
  const Place begin = input_.place();
  for (;;) {
    const int c = input_.peek();
    if (c == TextInput::end) {
      input_.fail("the long string that begins here does not end", {begin.line, begin.column - 3});
    } else if (c == quote) {
      if (input_.peek(1) == quote && input_.peek(2) == quote) break;
      text += quote;
      input_.skip();
    } else if (c == '\\') {
      read_escape(text);
    } else if (is_byte(utf8, c)) {
      read_utf8(text, "string");
    } else {
      text += static_cast<char>(c);
      input_.advance();
      check_size(text);
    }
  }
  input_.skip(3);
}

void TurtleTerms::read_escape(std::string& text) {
  const Escape escape = decode_string_escape(text, input_.window(10));
  if (escape.length == 0) input_.fail(escape.error);
  input_.skip(escape.length);
}

// Whether an EXPONENT ::= [eE] [+-]? [0-9]+ begins `ahead` bytes behind the next one.
bool TurtleTerms::exponent_at(std::size_t ahead) {
  const int e = input_.peek(ahead);
  if (e != 'e' && e != 'E') return false;
  const int sign = input_.peek(ahead + 1);
  return is_byte(digit, sign) || ((sign == '+' || sign == '-') && is_byte(digit, input_.peek(ahead + 2)));
}

std::size_t TurtleTerms::read_digits(std::string& text) {
  std::size_t count = 0;
  for (; is_byte(digit, input_.peek()); ++count) {
    text += static_cast<char>(input_.peek());
    input_.skip();
  }
  check_size(text);
  return count;
}

void TurtleTerms::read_numeric_literal(TermBuffer& term) {
  term.set(rdf::TermKind::literal, {});
  std::string_view datatype = rdf::vocab::xsd::integer;
  if (input_.peek() == '+' || input_.peek() == '-') {
    term.text += static_cast<char>(input_.peek());
    input_.skip();
  }
  const std::size_t integer_digits = read_digits(term.text);
  // The dot belongs to the number if digits follow, or an exponent; otherwise it ends the statement.
  if (input_.peek() == '.' && (is_byte(digit, input_.peek(1)) || (integer_digits > 0 && exponent_at(1)))) {
    datatype = rdf::vocab::xsd::decimal;
    term.text += '.';
    input_.skip();
    read_digits(term.text);
  } else if (integer_digits == 0) {
    fail_expected("a digit");
  }
  if (exponent_at(0)) {
    datatype = rdf::vocab::xsd::double_;
    const bool has_sign = !is_byte(digit, input_.peek(1));
    term.text.append(input_.window(2), 0, has_sign ? 2 : 1);
    input_.skip(has_sign ? 2 : 1);
    read_digits(term.text);
  }
  term.datatype = datatype;
}

}  // namespace kontor::syntax

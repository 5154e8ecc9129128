#include "kontor/syntax/recognize.hpp"

#include <cstddef>

#include "kontor/syntax/characters.hpp"

namespace kontor::syntax {
namespace {

std::string_view skip_blanks(std::string_view line) {
  while (!line.empty() && is(space, line[0])) line.remove_prefix(1);
  return line;
}

// Blanks, line ends and comments.
std::string_view skip_space(std::string_view text) {
  for (;;) {
    text = skip_blanks(text);
    if (text.empty() || text[0] != '#') return text;
    const std::size_t end = text.find('\n');
    text = end == std::string_view::npos ? std::string_view() : text.substr(end);
  }
}

// The length of the quoted string at the start of `text`, 0 if it does not end.
std::size_t string_length(std::string_view text) {
  const char quote = text[0];
  const bool is_long = text.size() >= 3 && text[1] == quote && text[2] == quote;
  for (std::size_t i = is_long ? 3 : 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (!is_long && text[i] == '\n') {
      return 0;
    } else if (text[i] == quote &&
               (!is_long || (i + 2 < text.size() && text[i + 1] == quote && text[i + 2] == quote))) {
      return i + (is_long ? 3 : 1);
    }
  }
  return 0;
}

// The length of an IRI reference, 0 if the text does not start with one.
std::size_t iri_length(std::string_view text) {
  if (text.empty() || text[0] != '<') return 0;
  std::size_t i = 1;
  while (i < text.size() && (is(iri_ref, text[i]) || is(utf8, text[i]) || text[i] == '\\')) ++i;
  return i < text.size() && text[i] == '>' ? i + 1 : 0;
}

// The length of a term of N-Quads at the start of `text`, 0 if there is none.
std::size_t term_length(std::string_view text) {
  if (text.starts_with("_:")) {
    const std::size_t label = match_blank_node_label(text.substr(2));
    return label == 0 ? 0 : label + 2;
  }
  if (text.empty() || text[0] != '"') return iri_length(text);
  std::size_t end = string_length(text);
  if (end == 0) return 0;
  if (text.substr(end).starts_with("^^")) {
    const std::size_t datatype = iri_length(text.substr(end + 2));
    return datatype == 0 ? 0 : end + 2 + datatype;
  }
  if (text.substr(end).starts_with("@")) end += 1 + match_language_tag(text.substr(end + 1));
  return end;
}

// The number of terms of a statement line, 0 if it is none.
std::size_t count_terms(std::string_view line) {
  std::size_t terms = 0;
  for (;;) {
    line = skip_blanks(line);
    const std::size_t length = term_length(line);
    if (length == 0) break;
    ++terms;
    line.remove_prefix(length);
  }
  return terms >= 3 && line.starts_with(".") ? terms : 0;
}

struct LineCounts {
  std::size_t triples = 0;
  std::size_t quads = 0;
  bool all_fit = true;
};

// Looks at the complete lines; at the last one too if the head has no other.
LineCounts count_lines(std::string_view head) {
  LineCounts counts;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos && counts.triples + counts.quads > 0) break;
    const std::string_view line = skip_blanks(head.substr(0, end));
    head = end == std::string_view::npos ? std::string_view() : head.substr(end + 1);
    if (line.empty() || line[0] == '#') continue;
    const std::size_t terms = count_terms(line);
    if (terms == 3) ++counts.triples;
    if (terms == 4) ++counts.quads;
    if (terms != 3 && terms != 4) {
      counts.all_fit = false;
      break;
    }
  }
  return counts;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    if (c != word[i]) return false;
  }
  return text.size() == word.size() || is(space, text[word.size()]) || text[word.size()] == '<' ||
         text[word.size()] == '{';
}

// Whether the first thing is one that a Turtle document can start with.
bool starts_as_turtle(std::string_view text) {
  if (text.empty()) return false;
  if (text.starts_with("@prefix") || text.starts_with("@base")) return true;
  if (starts_with_word(text, "PREFIX") || starts_with_word(text, "BASE")) return true;
  if (text[0] == '[') {  // not JSON: an array of objects or strings
    const std::string_view inner = skip_space(text.substr(1));
    return !inner.empty() && inner[0] != '{' && inner[0] != '"' && inner[0] != '[';
  }
  if (text[0] == '(' || text.starts_with("_:")) return true;
  if (const std::size_t length = iri_length(text)) {
    // "<html>" and "<rdf:RDF>" are IRI references too, but a predicate or a graph block follows an IRI.
    const std::string_view rest = skip_space(text.substr(length));
    return !rest.empty() && (rest[0] == '<' ? iri_length(rest) > 0 && rest[1] != '/' : rest[0] != '!');
  }
  return text.substr(match_pn_prefix(text)).starts_with(":");
}

bool starts_as_trig(std::string_view text) {
  if (starts_with_word(text, "GRAPH")) return true;
  if (text.empty() || text[0] != '{') return starts_as_turtle(text);
  const std::string_view inner = skip_space(text.substr(1));
  return !inner.empty() && (inner[0] == '}' || inner[0] == '<' || starts_as_turtle(inner)) && inner[0] != '"';
}

bool has_graph_block(std::string_view text) {
  while (!text.empty()) {
    const char c = text[0];
    std::size_t step = 1;
    if (c == '{') return true;
    if (c == '#') step = text.size() - skip_space(text).size();
    if (c == '<' && iri_length(text) > 0) step = iri_length(text);
    if (c == '"' || c == '\'') {
      step = string_length(text);
      if (step == 0) return false;
    }
    text.remove_prefix(step);
  }
  return false;
}

}  // namespace

bool recognize_ntriples(std::string_view head) {
  const LineCounts counts = count_lines(head);
  return counts.all_fit && counts.triples > 0 && counts.quads == 0;
}

bool recognize_nquads(std::string_view head) {
  const LineCounts counts = count_lines(head);
  return counts.all_fit && counts.quads > 0;
}

bool recognize_turtle(std::string_view head) {
  const std::string_view text = skip_space(head);
  return starts_as_turtle(text) && !has_graph_block(text);
}

bool recognize_trig(std::string_view head) {
  const std::string_view text = skip_space(head);
  return starts_as_trig(text) && has_graph_block(text);
}

}  // namespace kontor::syntax

#include "kontor/syntax/line_parser.hpp"

#include <cstring>

#include "kontor/base/utf8.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/byte_words.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/escapes.hpp"
#include "kontor/syntax/line_cursor.hpp"

namespace kontor::syntax {
namespace {

// Functions are named after the productions of RDF 1.1 N-Quads, section 6. No loop checks for the end of the block: it
// ends with a line feed, which no terminal contains.
class LineParser : private LineCursor {
 public:
  LineParser(std::string_view block, const LineOptions& options, ParsedLines& out)
      : LineCursor(block, out), options_(options) {}

  // (statement? EOL)*
  void read_document() {
    while (position_ < block_end()) {
      skip_blanks();
      if (*position_ == 'V' && rest_of_line().starts_with("VERSION")) {
        read_version();
      } else if (*position_ != '\n' && *position_ != '\r' && *position_ != '#') {
        read_statement();
      }
      read_eol();
    }
  }

 private:
  // versionDirective ::= 'VERSION' versionSpecifier, of RDF 1.2: only announces what may follow.
  void read_version() {
    position_ += std::string_view("VERSION").size();
    skip_blanks();
    if (*position_ != '"') fail_expected("a version in quotes after 'VERSION'");
    read_string();
    skip_blanks();
  }

  // statement ::= subject predicate object graphLabel? '.'
  void read_statement() {
    is_canonical_ = options_.keep_canonical && position_ == line_begin_;
    ParsedStatement& statement = out_.statements.emplace_back();
    try {
      read_subject(statement);
      read_gap();
      if (*position_ != '<') fail_expected("an IRI as predicate");
      statement.predicate = read_iriref();
      read_gap();
      statement.line = out_.lines;
      statement.column = column(position_);
      read_object(statement);
      read_gap();
      if (options_.holds == Holds::dataset && *position_ != '.') read_graph_label(statement);
      if (*position_ != '.') {
        fail_expected(options_.holds == Holds::graph || statement.graph_kind != rdf::TermKind::none
                          ? "'.' at the end of the statement"
                          : "a graph name or '.' at the end of the statement");
      }
      ++position_;
      if (is_canonical_ && *position_ == '\n') {
        out_.statements.pop_back();
        keep_line();
      } else {
        skip_blanks();
      }
    } catch (const LineError&) {
      out_.statements.pop_back();
      throw;
    }
  }

  // The line that ends here goes with those before it, unless something else came between.
  void keep_line() {
    const TextRange line = range({line_begin_, static_cast<std::size_t>(position_ + 1 - line_begin_)});
    const auto before = static_cast<std::uint32_t>(out_.statements.size());
    if (out_.canonical.empty() || out_.canonical.back().before != before ||
        out_.canonical.back().offset + out_.canonical.back().size != line.offset) {
      out_.canonical.push_back({line.offset, 0, 0, before});
    }
    out_.canonical.back().size += line.size;
    ++out_.canonical.back().count;
  }

  // EOL ::= [#xD#xA]+, after an optional comment. Line feeds count as lines.
  void read_eol() {
    if (*position_ == '#') skip_comment();
    if (*position_ == '\r')
      ++position_;
    else if (*position_ != '\n')
      fail_expected("the end of the line after a statement");
    if (*position_ != '\n') return;
    ++position_;
    ++out_.lines;
    line_begin_ = position_;
  }

  void skip_comment() {
    const char* const begin = position_;
    while (*position_ != '\n' && *position_ != '\r') ++position_;
    const std::size_t bad = find_invalid_utf8({begin, static_cast<std::size_t>(position_ - begin)});
    if (bad != std::string_view::npos) fail(begin + bad, "the comment is not valid UTF-8");
  }

  // What stands between terms: one blank in canonical lines.
  void read_gap() {
    const char* const begin = position_;
    skip_blanks();
    if (position_ != begin + 1 || *begin != ' ') is_canonical_ = false;
  }

  void read_subject(ParsedStatement& statement) {
    if (*position_ == '<') {
      refuse_triple_term();
      statement.subject = read_subject_iriref();
    } else if (*position_ == '_') {
      statement.subject_kind = rdf::TermKind::blank_node;
      statement.subject = read_blank_node_label();
    } else {
      fail_subject();
    }
  }

  void read_object(ParsedStatement& statement) {
    if (*position_ == '<') {
      refuse_triple_term();
      statement.object = read_iriref();
    } else if (*position_ == '_') {
      statement.object_kind = rdf::TermKind::blank_node;
      statement.object = read_blank_node_label();
    } else if (*position_ == '"') {
      read_literal(statement);
    } else {
      fail_expected("an IRI, a blank node or a literal as object");
    }
  }

  // graphLabel ::= IRIREF | BLANK_NODE_LABEL
  void read_graph_label(ParsedStatement& statement) {
    if (*position_ == '<') {
      statement.graph_kind = rdf::TermKind::iri;
      statement.graph_name = read_iriref();
    } else if (*position_ == '_') {
      statement.graph_kind = rdf::TermKind::blank_node;
      statement.graph_name = read_blank_node_label();
    }
    read_gap();
  }

  // Statements about the same subject come together: the same bytes up to the '>' need no second look.
  TextRange read_subject_iriref() {
    const std::size_t size = subject_.size();
    if (size > 0 && static_cast<std::size_t>(block_end() - position_) > size &&
        std::memcmp(position_ + 1, subject_.data(), size) == 0) {
      const std::string_view again(position_ + 1, size - 1);
      position_ += 1 + size;
      return range(again);
    }
    const char* const begin = position_ + 1;
    const TextRange subject = read_iriref();
    const bool is_plain = subject.offset < block_.size();
    subject_ = is_plain ? std::string_view(begin, subject.size + 1) : std::string_view();
    return subject;
  }

  // IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'
  TextRange read_iriref() {
    const char* const begin = ++position_;
    for (;;) {
      position_ = skip_usual<InIri>(position_, block_end());
      while (is(iri_ref, *position_)) ++position_;
      if (*position_ == '>') break;
      if (*position_ == '\\') return read_escaped_iriref(begin);
      read_iri_character();
    }
    const std::string_view iri(begin, static_cast<std::size_t>(position_ - begin));
    if (!starts_with_scheme(iri)) fail_relative(begin, iri);
    ++position_;
    return range(iri);
  }

  TextRange read_escaped_iriref(const char* begin) {
    is_canonical_ = false;
    const std::size_t decoded = out_.decoded.size();
    out_.decoded.append(begin, position_);
    while (*position_ != '>') {
      if (is(iri_ref, *position_)) {
        out_.decoded += *position_++;
      } else if (*position_ == '\\') {
        read_iri_escape();
      } else {
        const char* const from = position_;
        read_iri_character();
        out_.decoded.append(from, position_);
      }
    }
    const std::string_view iri = std::string_view(out_.decoded).substr(decoded);
    if (!starts_with_scheme(iri)) fail_relative(begin, iri);
    ++position_;
    return decoded_range(decoded);
  }

  void read_iri_escape() {
    const std::size_t before = out_.decoded.size();
    const Escape escape = decode_uchar(out_.decoded, escape_ahead());
    if (escape.length == 0) fail(position_, escape.error);
    if (rdf::find_invalid_iri_character(std::string_view(out_.decoded).substr(before)) != std::string_view::npos) {
      fail(position_, "an IRI cannot hold the character '" + std::string(position_, escape.length) + "'");
    }
    position_ += escape.length;
  }

  // One character beyond ASCII; everything else is an error.
  void read_iri_character() {
    if (is(utf8, *position_)) {
      read_utf8("IRI");
    } else if (*position_ == '\n' || *position_ == '\r') {
      fail(position_, "expected '>' at the end of the IRI, found the end of the line");
    } else {
      fail(position_, "an IRI cannot hold " + describe(position_));
    }
  }

  static bool starts_with_scheme(std::string_view iri) {
    // Nearly all IRIs; has_scheme has to look at each character.
    return iri.starts_with("http:") || iri.starts_with("https:") || rdf::has_scheme(iri);
  }

  // BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?
  TextRange read_blank_node_label() {
    if (position_[1] != ':')
      fail(position_ + 1, "expected ':' after '_' of a blank node, found " + describe(position_ + 1));
    position_ += 2;
    const std::string_view label(position_, match_blank_node_label(rest_of_line()));
    if (label.empty()) fail_expected("a blank node label after '_:'");
    position_ += label.size();
    if (options_.blank_node_prefix.empty()) return range(label);
    is_canonical_ = false;
    const std::size_t decoded = out_.decoded.size();
    out_.decoded.append(options_.blank_node_prefix).append(label);
    return decoded_range(decoded);
  }

  // literal ::= STRING_LITERAL_QUOTE ('^^' IRIREF | LANGTAG)?
  void read_literal(ParsedStatement& statement) {
    statement.object_kind = rdf::TermKind::literal;
    statement.object = read_string();
    const char* const end = position_;
    skip_blanks();
    if (*position_ != '@' && *position_ != '^') {
      position_ = end;
      return;
    }
    if (position_ != end) is_canonical_ = false;
    if (*position_ == '@') {
      ++position_;
      const std::string_view tag(position_, match_language_tag(rest_of_line()));
      if (tag.empty()) fail_expected("a language tag after '@'");
      position_ += tag.size();
      if (*position_ == '-' && position_[1] == '-') {
        fail(position_, "expected '--ltr' or '--rtl' for a base direction");
      }
      if (const char* const why = why_no_language_tag(tag)) fail(tag.data(), why);
      statement.qualifier = range(tag);
      statement.has_language = true;
    } else {
      if (position_[1] != '^') fail(position_ + 1, "expected '^^' before a datatype, found " + describe(position_ + 1));
      position_ += 2;
      if (*position_ != '<') is_canonical_ = false;
      skip_blanks();
      if (*position_ != '<') fail_expected("a datatype IRI after '^^'");
      const char* const begin = position_;
      const TextRange datatype = read_iriref();
      if (const char* const why = why_no_datatype(text(datatype))) fail(begin, why);
      if (text(datatype) == rdf::vocab::xsd::string) {
        is_canonical_ = false;
      } else {
        statement.qualifier = datatype;
      }
    }
  }

  // STRING_LITERAL_QUOTE ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"'
  TextRange read_string() {
    const char* const begin = ++position_;
    for (;;) {
      position_ = skip_usual<InString>(position_, block_end());
      while (is(plain_string, *position_)) skip_plain();
      if (*position_ == '"') break;
      if (*position_ == '\\') return read_escaped_string(begin);
      read_string_character();
    }
    ++position_;
    return range({begin, static_cast<std::size_t>(position_ - 1 - begin)});
  }

  TextRange read_escaped_string(const char* begin) {
    const std::size_t decoded = out_.decoded.size();
    const char* copied = begin;
    while (*position_ != '"') {
      if (is(plain_string, *position_)) {
        skip_plain();
      } else if (*position_ == '\\') {
        out_.decoded.append(copied, position_);
        const Escape escape = decode_string_escape(out_.decoded, escape_ahead());
        if (escape.length == 0) fail(position_, escape.error);
        // Writers use the short ones; what needs a long one is rare.
        if (escape.length > 2 || position_[1] == '\'') is_canonical_ = false;
        position_ += escape.length;
        copied = position_;
      } else {
        read_string_character();
      }
    }
    out_.decoded.append(copied, position_);
    ++position_;
    return decoded_range(decoded);
  }

  // One byte that may stand in a string; control characters are not written like that.
  void skip_plain() {
    const auto byte = static_cast<unsigned char>(*position_++);
    if (byte < 0x20 || byte == 0x7F) is_canonical_ = false;
  }

  void read_string_character() {
    if (!is(utf8, *position_)) fail(position_, "expected '\"' at the end of the string, found the end of the line");
    // U+FFFE and U+FFFF, too, are written as escapes.
    if (*position_ == '\xEF' && position_[1] == '\xBF') is_canonical_ = false;
    read_utf8("string");
  }

  void refuse_triple_term() const {
    if (position_[1] == '<') fail(position_, "triple terms ('<<') belong to RDF 1.2, expected RDF 1.1");
  }

  [[noreturn]] void fail_subject() const {
    const std::string_view line = rest_of_line();
    if (line.starts_with("@prefix") || line.starts_with("@base")) {
      fail(position_, "'" + std::string(line.substr(0, line.find_first_of(" \t\r"))) +
                          "' belongs to Turtle, expected a subject (is this a Turtle file?)");
    }
    fail_expected("an IRI or a blank node as subject");
  }

  [[noreturn]] void fail_relative(const char* at, std::string_view iri) const {
    fail(at, "relative IRI '" + std::string(iri) +
                 "', expected an absolute one that starts with a scheme such as 'https:'");
  }

  std::string_view subject_;  // the last IRI that was a subject, with its '>', if it stands in the block as it is
  const LineOptions& options_;
  bool is_canonical_ = false;  // the statement, as far as it is read
};

}  // namespace

void parse_lines(std::string_view block, const LineOptions& options, ParsedLines& out) {
  out.clear();
  try {
    LineParser(block, options, out).read_document();
  } catch (LineError& error) {
    out.error = std::move(error);
  }
}

}  // namespace kontor::syntax

#include <algorithm>
#include <string>

#include "kontor/align/statements/quickstatements_text.hpp"
#include "kontor/align/statements/quickstatements_value.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/source_text.hpp"

namespace kontor::align {
namespace {

void append_snak(std::string& line, std::string_view property, const Value& value) {
  line.append("\t").append(property).append("\t").append(print_quickstatements_value(value));
}

// A reference's first property has '!' before it where another reference stands before.
void append_reference(std::string& line, const Reference& reference, bool first) {
  std::string mark = first ? "S" : "!S";
  for (const Snak& snak : reference) {
    append_snak(line, mark + snak.property.substr(1), snak.value);
    mark = "S";
  }
}

// One line of the text with the place it comes from.
class LineParser {
 public:
  LineParser(const SourceText& source, std::string_view line, char separator) : source_(source), line_(line) {
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(separator, begin), line.size());
      fields_.push_back(trim(line.substr(begin, end - begin)));
      begin = end + 1;
    }
  }

  Statement parse() {
    if (fields_.size() < 3) fail(fields_.back(), "expected an item, a property and a value");
    Statement statement;
    if (fields_[0].starts_with('-')) fail(fields_[0], "deletions are not read");
    statement.subject = id(fields_[0], "QPL", "an item such as Q1715");
    statement.property = id(fields_[1], "P", "a property such as P190");
    statement.value = value(fields_[2]);
    for (std::size_t i = 3; i < fields_.size(); i += 2) {
      if (i + 1 == fields_.size()) fail(fields_[i], "a property without a value");
      add(fields_[i], value(fields_[i + 1]), statement);
    }
    return statement;
  }

  static std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return text;
  }

 private:
  [[noreturn]] void fail(std::string_view at, const std::string& message) const {
    throw Error(message, source_.location(static_cast<std::size_t>(at.data() - source_.text().data())));
  }

  std::string id(std::string_view text, std::string_view letters, const char* expected) const {
    if (!is_entity_id(text, letters)) fail(text, "'" + std::string(text) + "' is not " + expected);
    return std::string(text);
  }

  Value value(std::string_view text) const {
    std::optional<Value> parsed = parse_quickstatements_value(text);
    if (!parsed) fail(text, "'" + std::string(text) + "' is no value, expected an item, a text in quotes, a time …");
    return *std::move(parsed);
  }

  void add(std::string_view name, Value value, Statement& statement) const {
    const bool next_reference = name.starts_with('!');
    std::string property(name.substr(next_reference ? 1 : 0));
    const bool reference = property.starts_with('S');
    if (reference) property[0] = 'P';
    if (!is_entity_id(property, "P") || (next_reference && !reference)) {
      fail(name, "'" + std::string(name) + "' is not a qualifier such as P580 or a source such as S854");
    }
    Snak snak{std::move(property), std::move(value)};
    if (!reference) {
      statement.qualifiers.push_back(std::move(snak));
    } else {
      if (next_reference || statement.references.empty()) statement.references.emplace_back();
      statement.references.back().push_back(std::move(snak));
    }
  }

  const SourceText& source_;
  std::string_view line_;
  std::vector<std::string_view> fields_;
};

// Without the comment that ends it.
std::string_view cut_comment(std::string_view line) {
  line = LineParser::trim(line);
  if (!line.ends_with("*/")) return line;
  const std::size_t begin = line.rfind("/*");
  return begin == std::string_view::npos ? line : LineParser::trim(line.substr(0, begin));
}

}  // namespace

std::string print_quickstatements_v1(const std::vector<Statement>& statements) {
  std::string text;
  for (const Statement& statement : statements) {
    text += statement.subject;
    append_snak(text, statement.property, statement.value);
    for (const Snak& qualifier : statement.qualifiers) append_snak(text, qualifier.property, qualifier.value);
    for (std::size_t i = 0; i < statement.references.size(); ++i)
      append_reference(text, statement.references[i], i == 0);
    text += '\n';
  }
  return text;
}

std::vector<Statement> parse_quickstatements_v1(std::string_view text, const std::string& name) {
  // The tool looks whether there is a line end, and whether there is a tab, in the whole text.
  const std::string_view line_end = text.find('\n') == std::string_view::npos ? "||" : "\n";
  const char separator = text.find('\t') == std::string_view::npos ? '|' : '\t';
  const SourceText source(name, text);
  std::vector<Statement> statements;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(line_end, begin), text.size());
    const std::string_view line = cut_comment(text.substr(begin, end - begin));
    if (!line.empty()) statements.push_back(LineParser(source, line, separator).parse());
    begin = end + line_end.size();
  }
  return statements;
}

}  // namespace kontor::align

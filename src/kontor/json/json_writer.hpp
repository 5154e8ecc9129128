// Writes JSON (RFC 8259), value by value or whole trees. The output depends on nothing but what is written.
//
//   json::Writer writer(sink, json::Layout::pretty);
//   writer.begin_object();
//   writer.key("name");
//   writer.string("Rouen");
//   writer.end_object();
//   writer.finish();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/output_file.hpp"
#include "kontor/json/value.hpp"

namespace kontor::json {

enum class Layout {
  compact,  // no blanks at all
  pretty,   // one element or member per line, indented by two blanks per level, "name": value
};

// The caller keeps to the grammar: a key before each value in an object, as many ends as begins.
class Writer {
 public:
  // The sink must outlive the writer.
  explicit Writer(ByteSink& sink, Layout layout = Layout::compact) : sink_(sink), layout_(layout) {}

  void begin_object() { begin('{'); }
  void key(std::string_view name);
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void null() { scalar("null"); }
  void boolean(bool value) { scalar(value ? "true" : "false"); }
  void number(std::string_view lexical_form) { scalar(lexical_form); }
  void number(std::int64_t value) { scalar(std::to_string(value)); }
  void string(std::string_view value);

  // A whole tree.
  void value(const Value& value);

  // Ends the text (with a line end, if pretty) and hands what is buffered to the sink, which stays unfinished.
  void finish();

 private:
  void begin(char bracket);
  void end(char bracket);
  void scalar(std::string_view text);
  void before_value();
  void new_line();
  void flush_if_full();

  ByteSink& sink_;
  Layout layout_;
  std::string buffer_;
  std::vector<bool> filled_;  // per open bracket: whether it has content
  bool after_key_ = false;
};

// Appends `text` as a JSON string with its quotation marks. Escaped are only '"', '\' and control characters, which get
// their short escape where there is one (as RFC 8785, section 3.2.2.2, asks for). `text` must be UTF-8.
void append_string(std::string& out, std::string_view text);

std::string to_text(const Value& value, Layout layout = Layout::compact);

}  // namespace kontor::json

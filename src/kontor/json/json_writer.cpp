#include "kontor/json/json_writer.hpp"

namespace kontor::json {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 15U;

void append_control(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
  }
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(copied, i - copied);
    copied = i + 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      append_control(out, c);
    }
  }
  out += text.substr(copied);
  out += '"';
}

void Writer::key(std::string_view name) {
  before_value();
  append_string(buffer_, name);
  buffer_ += layout_ == Layout::pretty ? ": " : ":";
  after_key_ = true;
}

void Writer::string(std::string_view value) {
  before_value();
  append_string(buffer_, value);
  flush_if_full();
}

void Writer::scalar(std::string_view text) {
  before_value();
  buffer_ += text;
  flush_if_full();
}

void Writer::begin(char bracket) {
  before_value();
  buffer_ += bracket;
  filled_.push_back(false);
}

void Writer::end(char bracket) {
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) new_line();
  buffer_ += bracket;
  flush_if_full();
}

// The comma and the line end before an element or a member, nothing between a key and its value.
void Writer::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) buffer_ += ',';
  filled_.back() = true;
  new_line();
}

void Writer::new_line() {
  if (layout_ == Layout::compact) return;
  buffer_ += '\n';
  buffer_.append(filled_.size() * 2, ' ');
}

void Writer::flush_if_full() {
  if (buffer_.size() < buffer_size) return;
  sink_.write(buffer_);
  buffer_.clear();
}

void Writer::finish() {
  if (layout_ == Layout::pretty) buffer_ += '\n';
  sink_.write(buffer_);
  buffer_.clear();
}

void Writer::value(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      null();
      break;
    case Kind::boolean:
      boolean(value.boolean());
      break;
    case Kind::number:
      number(value.number());
      break;
    case Kind::string:
      string(value.string());
      break;
    case Kind::array:
      begin_array();
      for (const Value& element : value.array()) this->value(element);
      end_array();
      break;
    case Kind::object:
      begin_object();
      for (const Member& member : value.object()) {
        key(member.name);
        this->value(member.value);
      }
      end_object();
      break;
  }
}

std::string to_text(const Value& value, Layout layout) {
  StringSink sink;
  Writer writer(sink, layout);
  writer.value(value);
  writer.finish();
  return sink.take();
}

}  // namespace kontor::json

#include "kontor/syntax/jsonld/processing_error.hpp"

#include "kontor/json/json_writer.hpp"

namespace kontor::syntax::jsonld {

ProcessingError ProcessingError::located(const SourceText& text) const {
  if (!location().file.empty()) return *this;
  if (offset_ == 0) return {code_, detail_, 0, {std::string(text.name()), {}, {}}};
  return {code_, detail_, offset_, text.location(offset_)};
}

void fail(std::string_view code, const std::string& detail, const json::Value& where) {
  throw ProcessingError(code, detail, where.offset());
}

void fail(std::string_view code, const std::string& detail) {
  throw ProcessingError(code, detail, 0);
}

std::string expected_but_found(std::string_view expected, const json::Value& found) {
  std::string out = "expected " + std::string(expected) + ", found ";
  if (found.is_array() || found.is_object()) return out += json::to_string(found.kind());
  const std::string text = json::to_text(found);
  constexpr std::size_t max_shown = 60;
  return out += text.size() > max_shown ? json::to_string(found.kind()) : text;
}

}  // namespace kontor::syntax::jsonld

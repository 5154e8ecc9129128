// What goes wrong in JSON-LD has a code (JSON-LD 1.1 API, section 9.3). Messages start with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

// Thrown by the algorithms, which know values but not texts: whoever holds the text gives it a location (located).
class ProcessingError : public Error {
 public:
  ProcessingError(std::string_view code, const std::string& detail, std::size_t offset, Location location = {})
      : Error(std::string(code) + ": " + detail, std::move(location)), code_(code), detail_(detail), offset_(offset) {}

  // The code in the spelling of the specification, "invalid @id value".
  const std::string& code() const { return code_; }
  const std::string& detail() const { return detail_; }

  // The byte of the text, 0 if unknown.
  std::size_t offset() const { return offset_; }

  // The same error with its place in `text`, unless it has one (in another document) already.
  ProcessingError located(const SourceText& text) const;

 private:
  std::string code_;
  std::string detail_;
  std::size_t offset_;
};

[[noreturn]] void fail(std::string_view code, const std::string& detail, const json::Value& where);
[[noreturn]] void fail(std::string_view code, const std::string& detail);

// "expected a string, found 5": for the detail of an error.
std::string expected_but_found(std::string_view expected, const json::Value& found);

}  // namespace kontor::syntax::jsonld

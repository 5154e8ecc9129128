// Reads XML 1.0 with namespaces as a stream of events, over Expat. External entities are never loaded, the expansion of
// internal ones, depth and the size of one token are limited. UTF-8, UTF-16, ISO-8859-1 and US-ASCII.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::xml {

// What is refused instead of running out of memory or stack.
struct Limits {
  std::size_t depth = 10'000;
  std::size_t token_size = std::size_t{256} << 20U;  // bytes of one tag, comment or piece of markup
};

// An expanded name and the prefix it was written with; `ns` and `prefix` are empty if there is none.
struct Name {
  std::string_view ns;
  std::string_view local;
  std::string_view prefix;
};

struct Attribute {
  Name name;
  std::string_view value;
};

// "prefix:local" as it stands in the document.
std::string to_string(const Name& name);

// What the prefix "xml" stands for.
inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

// Receives the events in the order of the document. All views end with the call. What a function throws ends the parse
// and comes out of Parser::parse.
class Handler {
 public:
  virtual ~Handler() = default;

  // A namespace declaration, before the element that it stands in.
  virtual void start_namespace(std::string_view prefix, std::string_view iri) = 0;
  virtual void start_element(const Name& name, std::span<const Attribute> attributes) = 0;
  virtual void end_element() = 0;
  // Character data and CDATA sections, in pieces.
  virtual void text(std::string_view text) = 0;
  virtual void comment(std::string_view text) = 0;
  virtual void processing_instruction(std::string_view target, std::string_view data) = 0;
};

class ExpatDriver;

class Parser {
 public:
  // `source` and `handler` must outlive it; `name` is what messages call the document.
  Parser(ByteSource& source, std::string name, const Limits& limits, Handler& handler);
  ~Parser();
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // Reads the whole document. Throws Error with the place and what was expected.
  void parse();

  // Where the current event begins; for UTF-16 the column counts characters.
  Place place() const;

  // Where it begins in bytes from the start of the document, 0-based.
  std::uint64_t offset() const;

  // Throws Error for the current event, or for an attribute of the current element.
  [[noreturn]] void fail(std::string message) const;
  [[noreturn]] void fail(std::string message, const Name& attribute) const;

 private:
  std::unique_ptr<ExpatDriver> driver_;
};

}  // namespace kontor::xml

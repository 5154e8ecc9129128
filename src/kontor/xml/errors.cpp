#include "kontor/xml/errors.hpp"

#include <expat.h>

#include "kontor/base/utf8.hpp"
#include "kontor/xml/parser.hpp"

namespace kontor::xml {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_name_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || std::string_view("-_:.").find(c) != std::string_view::npos ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The name at the start of `text`, as far as a message needs it.
std::string_view leading_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return text.substr(0, end);
}

std::string quoted(std::string_view before, std::string_view text, std::string_view after) {
  return "'" + std::string(before) + std::string(text) + std::string(after) + "'";
}

// Expat stops at the first character that cannot go on, behind the '&' or '<' that is to blame.
std::string describe_invalid_token(std::string_view before, std::string_view ahead) {
  if (ahead.empty()) return "this is not well-formed XML";
  const std::size_t reference = before.rfind('&');
  if (reference != std::string_view::npos &&
      leading_name(before.substr(reference + 1)).size() + reference + 1 == before.size()) {
    return "'&' must be followed by the name of an entity and ';', or be written as '&amp;'";
  }
  if (before.ends_with('<')) return "'<' must begin a tag, or be written as '&lt;'";
  std::size_t length = 0;
  const char32_t next = decode_utf8(ahead, length);
  if (next == invalid_code_point) return "the text is not valid UTF-8";
  if (next == '<') return "'<' cannot stand here, expected '&lt;'";
  if (next < 0x20 && next != '\t' && next != '\n' && next != '\r') {
    return "XML cannot hold the control character " + std::to_string(static_cast<unsigned>(next));
  }
  return "this is not well-formed XML, found " + quoted("", ahead.substr(0, length), "");
}

std::string describe_end(std::string_view open) {
  return "the input ends too early" + (open.empty() ? std::string() : ", expected " + quoted("</", open, ">"));
}

}  // namespace

std::string describe_entity(std::string_view reference) {
  const std::string_view entity = reference.starts_with('&') ? leading_name(reference.substr(1)) : std::string_view();
  return entity.empty() ? "an entity" : "entity " + quoted("", entity, "");
}

void OpenElements::push(const Name& name) {
  begins_.push_back(names_.size());
  if (!name.prefix.empty()) names_.append(name.prefix) += ':';
  names_ += name.local;
}

void OpenElements::pop() {
  names_.resize(begins_.back());
  begins_.pop_back();
}

std::string_view OpenElements::top() const {
  return begins_.empty() ? std::string_view() : std::string_view(names_).substr(begins_.back());
}

std::string describe_error(int code, std::string_view before, std::string_view ahead, std::string_view open,
                           std::string_view encoding) {
  switch (code) {
    case XML_ERROR_NO_ELEMENTS:
      return open.empty() ? "no element found, expected 'rdf:RDF'" : describe_end(open);
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
      return describe_end(open);
    case XML_ERROR_INVALID_TOKEN:
      return describe_invalid_token(before, ahead);
    case XML_ERROR_TAG_MISMATCH:  // Expat points to the name
      return "expected " + quoted("</", open, ">") +
             (ahead.empty() ? "" : ", found " + quoted("</", leading_name(ahead), ">"));
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return "an attribute stands twice in one element";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return "expected the end of the document after its outermost element";
    case XML_ERROR_UNDEFINED_ENTITY:
      return describe_entity(ahead) + " is not declared";
    case XML_ERROR_RECURSIVE_ENTITY_REF:
      return "an entity refers to itself";
    case XML_ERROR_BAD_CHAR_REF:
      return "XML cannot hold the character of this reference";
    case XML_ERROR_UNBOUND_PREFIX:
      return "a prefix is not declared, expected xmlns:... for it";
    case XML_ERROR_UNKNOWN_ENCODING:
      return "cannot read the encoding " + quoted("", encoding, "") +
             ", expected UTF-8, UTF-16, ISO-8859-1 or US-ASCII";
    case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
      return "entities make the document more than 100 times as large as it is";
    default:
      return std::string("this is not well-formed XML: ") + XML_ErrorString(static_cast<XML_Error>(code));
  }
}

bool looks_like_utf16(std::string_view head) {
  if (head.size() < 2) return false;
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head[0] == '\0' || head[1] == '\0';
}

std::size_t find_attribute(std::string_view tag, std::string_view attribute) {
  char quote = 0;
  for (std::size_t i = 1; i < tag.size(); ++i) {
    const char c = tag[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    } else if (is_space(tag[i - 1]) && tag.substr(i).starts_with(attribute)) {
      std::size_t end = i + attribute.size();
      while (end < tag.size() && is_space(tag[end])) ++end;
      if (end < tag.size() && tag[end] == '=') return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace kontor::xml

// What to say about XML that is not well-formed, and the small things a message needs for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::xml {

struct Name;

// The names of the elements that are open, as written, so that a message can say which end tag is missing.
class OpenElements {
 public:
  void push(const Name& name);
  void pop();
  std::size_t depth() const { return begins_.size(); }

  // The innermost, empty if none is open. Valid until the next push or pop.
  std::string_view top() const;

 private:
  std::string names_;
  std::vector<std::size_t> begins_;
};

// The message for an error of Expat (XML_Error). `before` and `ahead` are the text of the line up to the error and from
// it on, `open` the innermost open element, `encoding` the encoding that the document declares if that is the trouble.
std::string describe_error(int code, std::string_view before, std::string_view ahead, std::string_view open,
                           std::string_view encoding);

// "entity 'name'" for a text that begins with a reference to it, "an entity" if it does not.
std::string describe_entity(std::string_view reference);

// Whether the first bytes are UTF-16 (XML 1.0, appendix F).
bool looks_like_utf16(std::string_view head);

// Where the attribute begins in the text of a start tag, npos if it is not there (attributes may have defaults).
std::size_t find_attribute(std::string_view tag, std::string_view name);

}  // namespace kontor::xml

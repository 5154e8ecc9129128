#include "kontor/align/wikidata/entity_text.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace kontor::align {
namespace {

// What a reader of structure looks at outside of strings.
constexpr std::array<bool, 256> structural = [] {
  std::array<bool, 256> table{};
  for (const char c : {'"', '{', '}', '[', ']'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

class Reducer {
 public:
  Reducer(std::string_view text, const WantedParts& wanted, std::string& out)
      : text_(text), wanted_(wanted), out_(out) {}

  bool entity() {
    const bool done = object([this](std::string_view name) {
      if (name == "descriptions" || name == "sitelinks") return Part::drop;
      return name == "claims" ? Part::claims : Part::keep;
    });
    skip_blanks();
    return done && at_ == text_.size();
  }

 private:
  enum class Part { keep, drop, claims, statements };

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n'))
      ++at_;
  }

  bool take(char c) {
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  // Behind the string that starts here.
  bool skip_string() {
    std::size_t end = at_ + 1;
    for (;;) {
      const void* quote = std::memchr(text_.data() + end, '"', text_.size() - end);
      if (quote == nullptr) return false;
      end = static_cast<std::size_t>(static_cast<const char*>(quote) - text_.data());
      std::size_t slashes = 0;
      while (text_[end - 1 - slashes] == '\\') ++slashes;  // the opening quote ends this at the latest
      ++end;
      if (slashes % 2 == 0) break;
    }
    at_ = end;
    return true;
  }

  // Behind the value that starts here.
  bool skip_value() {
    skip_blanks();
    if (at_ == text_.size()) return false;
    if (text_[at_] == '"') return skip_string();
    if (text_[at_] != '{' && text_[at_] != '[') {
      while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != ']') ++at_;
      return true;
    }
    int depth = 0;
    do {
      while (at_ < text_.size() && !structural[static_cast<unsigned char>(text_[at_])]) ++at_;
      if (at_ == text_.size()) return false;
      const char c = text_[at_];
      if (c == '"') {
        if (!skip_string()) return false;
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : -1;
      ++at_;
    } while (depth > 0);
    return true;
  }

  // The object that starts here, with the members that `part_of` keeps of it.
  template <typename PartOf>
  bool object(PartOf part_of) {
    if (!take('{')) return false;
    out_ += '{';
    if (take('}')) {
      out_ += '}';
      return true;
    }
    bool first = true;
    do {
      skip_blanks();
      const std::size_t start = at_;
      if (at_ == text_.size() || text_[at_] != '"' || !skip_string()) return false;
      const std::string_view name = text_.substr(start, at_ - start);
      if (!take(':')) return false;
      const bool escaped = name.find('\\') != std::string_view::npos;  // it may be any
      const Part part = escaped ? Part::keep : part_of(name.substr(1, name.size() - 2));
      if (part == Part::drop) {
        if (!skip_value()) return false;
        continue;
      }
      if (!first) out_ += ',';
      first = false;
      out_.append(name) += ':';
      if (!write(part)) return false;
    } while (take(','));
    out_ += '}';
    return take('}');
  }

  bool write(Part part) {
    skip_blanks();
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    if (part == Part::claims && c == '{') {
      return object([this](std::string_view name) {
        const auto& wanted = wanted_.properties;
        return std::find(wanted.begin(), wanted.end(), name) != wanted.end() ? Part::statements : Part::drop;
      });
    }
    if (part == Part::statements && c == '[') return statements();
    const std::size_t start = at_;
    if (!skip_value()) return false;
    out_ += text_.substr(start, at_ - start);
    return true;
  }

  bool statements() {
    ++at_;
    out_ += '[';
    if (take(']')) {
      out_ += ']';
      return true;
    }
    for (bool first = true; first || take(','); first = false) {
      if (!first) out_ += ',';
      const bool done = object([this](std::string_view name) {
        const bool read = name == "mainsnak" || name == "rank" || name == "qualifiers" ||
                          (name == "references" && wanted_.references);
        return read ? Part::keep : Part::drop;
      });
      if (!done) return false;
    }
    out_ += ']';
    return take(']');
  }

  std::string_view text_;
  const WantedParts& wanted_;
  std::string& out_;
  std::size_t at_ = 0;
};

}  // namespace

bool reduce_entity(std::string_view entity, const WantedParts& wanted, std::string& out) {
  out.clear();
  return Reducer(entity, wanted, out).entity();
}

}  // namespace kontor::align

#include "kontor/align/wikidata/dump_reader.hpp"

#include <algorithm>
#include <cstring>

#include "kontor/base/error.hpp"

namespace kontor::align {
namespace {

constexpr std::size_t block_size = std::size_t{4} << 20U;
constexpr std::size_t most_line = std::size_t{256} << 20U;

// The lines of a source as views into one buffer.
class Lines {
 public:
  Lines(ByteSource& source, const std::string& name) : source_(source), name_(name), buffer_(block_size, '\0') {}

  // False at the end. The view is valid until the next call.
  bool next(std::string_view& line) {
    ++number_;
    std::size_t searched = begin_;
    for (;;) {
      const void* end = std::memchr(buffer_.data() + searched, '\n', end_ - searched);
      if (end != nullptr) {
        const auto at = static_cast<std::size_t>(static_cast<const char*>(end) - buffer_.data());
        line = std::string_view(buffer_).substr(begin_, at - begin_);
        begin_ = at + 1;
        return true;
      }
      searched = end_;
      if (at_end_) {
        line = std::string_view(buffer_).substr(begin_, end_ - begin_);
        begin_ = end_;
        return !line.empty();
      }
      const std::size_t moved = begin_;
      fill();
      searched -= moved;
    }
  }

  std::uint64_t number() const { return number_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  void fill() {
    if (begin_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    if (end_ == buffer_.size()) {
      if (buffer_.size() >= most_line) {
        throw Error("a line is longer than 256 MB", Location{name_, {number_, 0}, {}});
      }
      buffer_.resize(buffer_.size() * 2);
    }
    const std::size_t count = source_.read({buffer_.data() + end_, buffer_.size() - end_});
    at_end_ = count == 0;
    end_ += count;
    bytes_ += count;
  }

  ByteSource& source_;
  std::string name_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
  std::uint64_t number_ = 0;
  std::uint64_t bytes_ = 0;
};

std::string_view trim(std::string_view line) {
  constexpr std::string_view blanks = " \t\r,";
  const std::size_t first = line.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

// Whether the text has one of the needles. memmem is the fastest search of the C library.
bool has_any(std::string_view text, const std::vector<std::string>& needles) {
  return std::any_of(needles.begin(), needles.end(), [text](const std::string& needle) {
    return ::memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
  });
}

// Whether the line starts with one of the entities: {"type":"item","id":"Q1715",
bool is_one_of(std::string_view line, const std::unordered_set<std::string>& ids) {
  constexpr std::size_t head = 128;
  constexpr std::string_view key = "\"id\"";
  if (ids.empty()) return false;
  line = line.substr(0, head);
  const std::size_t begin = line.find(key);
  if (begin == std::string_view::npos) return false;
  line.remove_prefix(begin + key.size());
  line.remove_prefix(std::min(line.find_first_not_of(" :\""), line.size()));
  return ids.contains(std::string(line.substr(0, line.find('"'))));
}

// A whole text that is one JSON value over several lines: an answer of wbgetentities, an entity, or an array of them.
void take_document(const json::Value& root, DumpCounts& counts, const std::function<void(const json::Value&)>& take) {
  const auto take_one = [&](const json::Value& entity) {
    ++counts.entities;
    ++counts.parsed;
    take(entity);
  };
  if (const json::Value* entities = root.find("entities"); entities != nullptr && entities->is_object()) {
    for (const json::Member& member : entities->object()) take_one(member.value);
  } else if (root.is_array()) {
    for (const json::Value& entity : root.array()) take_one(entity);
  } else {
    take_one(root);
  }
}

json::Limits line_limits() {
  json::Limits limits;
  limits.duplicate_names = json::DuplicateNames::last_wins;
  return limits;
}

// An entity with what is wanted of it. What cannot be reduced is parsed as a whole, which tells what is wrong with it.
json::Value parse_entity(std::string_view text, const std::string& name, const WantedParts& wanted,
                         std::string& reduced) {
  if (!wanted.properties.empty() && reduce_entity(text, wanted, reduced)) {
    try {
      return json::parse(reduced, name, line_limits());
    } catch (const Error&) {
      return json::parse(text, name, line_limits());
    }
  }
  return json::parse(text, name, line_limits());
}

bool is_one_document(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::string_view line = trim(head.substr(first, head.find('\n', first) - first));
  // A line of its own for the bracket is the dump's; a brace alone starts a text over many lines, as "{"entities":"
  // does.
  return line == "{" || line.starts_with("{\"entities\"") || line.starts_with("[{") || line.starts_with("[ {");
}

}  // namespace

DumpCounts read_wikidata(ByteSource& source, const std::string& name, const DumpOptions& options,
                         Diagnostics& diagnostics, const std::function<void(const json::Value&)>& take) {
  DumpCounts counts;
  PeekedSource peeked(source);
  if (is_one_document(peeked.head())) {
    const std::string text = read_all(peeked, most_line);
    counts.bytes = text.size();
    take_document(json::parse(text, name, line_limits()), counts, take);
    return counts;
  }
  std::vector<std::string> needles;
  for (const std::string& property : options.having) needles.push_back('"' + property + '"');
  Lines lines(peeked, name);
  std::string_view line;
  std::string reduced;
  while (lines.next(line)) {
    const std::string_view text = trim(line);
    if (text.size() < 2) continue;  // the brackets of the array
    ++counts.entities;
    if (!needles.empty() && !has_any(text, needles) && !is_one_of(text, options.ids)) continue;
    ++counts.parsed;
    try {
      take(parse_entity(text, name, options.wanted, reduced));
    } catch (const Error& error) {
      Location where = error.location();
      where.file = name;
      where.place.line = lines.number();
      diagnostics.error(std::move(where), error.message());
    }
  }
  counts.bytes = lines.bytes();
  return counts;
}

}  // namespace kontor::align

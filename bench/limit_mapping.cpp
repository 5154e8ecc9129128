// The mappings of bench/mappings written by hand: what they cost at least on one thread.
//
//   limit_mapping json FILE       the array of twinnings, with RapidJSON's SAX parser (iterative, validating UTF-8)
//   limit_mapping csv FILE        the same as CSV
//   limit_mapping columns FILE    the ten columns
//
// Writes N-Triples to standard output. It does what must be done (escape, encode) and nothing else: no messages, no
// places, no checks of numbers, no mapping to read.
#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/filereadstream.h>
#include <rapidjson/reader.h>

namespace {

constexpr std::size_t block_size = std::size_t{1} << 16U;
constexpr std::string_view ns = "http://bench.example/ns#";
constexpr std::string_view type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

class Output {
 public:
  Output() { text_.reserve(2 * block_size); }
  ~Output() { flush(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  Output& operator<<(std::string_view text) {
    text_ += text;
    return *this;
  }

  // Percent-encoded as in an IRI template.
  Output& encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                         c == '.' || c == '_' || c == '~' || byte >= 0x80;
      if (plain)
        text_ += c;
      else
        text_.append({'%', digits[byte >> 4U], digits[byte & 15U]});
    }
    return *this;
  }

  Output& escaped(std::string_view text) {
    for (const char c : text) {
      if (c == '"' || c == '\\')
        text_.append({'\\', c});
      else if (c == '\n')
        text_ += "\\n";
      else if (c == '\r')
        text_ += "\\r";
      else
        text_ += c;
    }
    return *this;
  }

  void end_line() {
    text_ += " .\n";
    if (text_.size() >= block_size) flush();
  }

 private:
  void flush() {
    std::fwrite(text_.data(), 1, text_.size(), stdout);
    text_.clear();
  }

  std::string text_;
};

// The statements of one record.
class Statements {
 public:
  void subject(std::string_view prefix, std::string_view id) {
    subject_.assign("<").append(prefix).append(id).append("> ");
  }
  Output& start(std::string_view predicate) { return out_ << subject_ << "<" << ns << predicate << "> "; }
  void put_type(std::string_view name) {
    out_ << subject_ << type << " <" << ns << name << ">";
    out_.end_line();
  }
  void put_text(std::string_view predicate, std::string_view text) {
    (start(predicate) << "\"").escaped(text) << "\"";
    out_.end_line();
  }
  void put_typed(std::string_view predicate, std::string_view text, std::string_view datatype) {
    (start(predicate) << "\"").escaped(text) << "\"^^<http://www.w3.org/2001/XMLSchema#" << datatype << ">";
    out_.end_line();
  }
  void put_iri(std::string_view predicate, std::string_view prefix, std::string_view value) {
    (start(predicate) << "<" << prefix).encoded(value) << ">";
    out_.end_line();
  }

 private:
  Output out_;
  std::string subject_;
};

enum Field { id, name, country, latitude, longitude, year, themes, partner, none };
constexpr std::array<std::string_view, 8> fields = {"id",   "name", "country", "lat",
                                                    "long", "year", "themes",  "partner"};

struct Handler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
  bool value(const char* text, rapidjson::SizeType size) {
    if (field == themes)
      more_themes.emplace_back(text, size);
    else if (field != none)
      values[field].assign(text, size);
    return true;
  }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return value(text, size); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return value(text, size); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    field = none;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i] == std::string_view(text, size)) field = static_cast<Field>(i);
    }
    return true;
  }
  bool StartObject() {
    more_themes.clear();
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    statements.subject("http://bench.example/id/", values[id]);
    statements.put_type("Twinning");
    statements.put_text("name", values[name]);
    statements.put_iri("country", "http://bench.example/country/", values[country]);
    statements.put_typed("lat", values[latitude], "decimal");
    statements.put_typed("long", values[longitude], "decimal");
    statements.put_typed("year", values[year], "gYear");
    for (const std::string& theme : more_themes) statements.put_iri("theme", "http://bench.example/theme/", theme);
    statements.put_iri("partner", "http://bench.example/id/", values[partner]);
    return true;
  }

  Field field = none;
  std::array<std::string, fields.size()> values;
  std::vector<std::string> more_themes;
  Statements statements;
};

bool map_json(std::FILE* file) {
  constexpr unsigned flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;
  std::vector<char> buffer(block_size);
  rapidjson::FileReadStream stream(file, buffer.data(), buffer.size());
  Handler handler;
  rapidjson::Reader reader;
  return !reader.Parse<flags>(stream, handler).IsError();
}

// Calls `use` with the fields of each row. Quoted fields hold separators, but here no line ends.
template <typename Use>
void read_csv(std::FILE* file, const Use& use) {
  std::string buffer;
  std::size_t begin = 0;
  std::vector<std::string_view> row;
  bool header = true;
  for (;;) {
    buffer.erase(0, begin);
    begin = 0;
    const std::size_t kept = buffer.size();
    buffer.resize(kept + block_size);
    const std::size_t count = std::fread(buffer.data() + kept, 1, block_size, file);
    buffer.resize(kept + count);
    if (count == 0) return;
    for (;;) {
      const char* const line = buffer.data() + begin;
      const auto* end = static_cast<const char*>(std::memchr(line, '\n', buffer.size() - begin));
      if (end == nullptr) break;
      row.clear();
      for (const char* at = line; at <= end;) {
        if (*at == '"') {
          const auto* quote = static_cast<const char*>(std::memchr(at + 1, '"', static_cast<std::size_t>(end - at)));
          row.emplace_back(at + 1, quote - at - 1);
          at = quote + 2;
          continue;
        }
        const char* stop = at;
        while (stop < end && *stop != ',') ++stop;
        row.emplace_back(at, stop - at);
        at = stop + 1;
      }
      begin += static_cast<std::size_t>(end - line) + 1;
      if (!header) use(row);
      header = false;
    }
  }
}

void map_csv(std::FILE* file) {
  Statements statements;
  read_csv(file, [&statements](const std::vector<std::string_view>& row) {
    statements.subject("http://bench.example/id/", row[id]);
    statements.put_type("Twinning");
    statements.put_text("name", row[name]);
    statements.put_iri("country", "http://bench.example/country/", row[country]);
    statements.put_typed("lat", row[latitude], "decimal");
    statements.put_typed("long", row[longitude], "decimal");
    statements.put_typed("year", row[year], "gYear");
    statements.put_text("theme", row[themes]);
    statements.put_iri("partner", "http://bench.example/id/", row[partner]);
  });
}

void map_columns(std::FILE* file) {
  static constexpr std::array<std::string_view, 9> names = {"p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"};
  Statements statements;
  read_csv(file, [&statements](const std::vector<std::string_view>& row) {
    statements.subject("http://bench.example/row/", row[0]);
    for (std::size_t i = 0; i < names.size(); ++i) statements.put_text(names[i], row[i + 1]);
  });
}

}  // namespace

int main(int argc, char* argv[]) {
  const std::string_view form = argc == 3 ? argv[1] : "";
  std::FILE* file = argc == 3 ? std::fopen(argv[2], "rb") : nullptr;
  if (file == nullptr || (form != "json" && form != "csv" && form != "columns")) {
    std::fputs("usage: limit_mapping json|csv|columns FILE\n", stderr);
    return 2;
  }
  bool done = true;
  if (form == "json") done = map_json(file);
  if (form == "csv") map_csv(file);
  if (form == "columns") map_columns(file);
  std::fclose(file);
  return done && std::fflush(stdout) == 0 ? 0 : 1;
}

#include "kontor/syntax/serd_reader.hpp"

#include <algorithm>

#include "kontor/rdf/isomorphism.hpp"
#include "kontor/syntax/nesting_depth.hpp"

#include "helpers.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

QuadCollector read_serd(std::string_view format, std::string_view text) {
  QuadCollector collector;
  MemorySource source(text);
  ReadOptions options;
  options.base = "http://base/";
  options.name = "in";
  read_with_serd(source, require_format(format), options, collector);
  return collector;
}

std::string serd_error(std::string_view format, std::string_view text) {
  try {
    read_serd(format, text);
  } catch (const Error& error) {
    return format_message(error.location(), "error", error.message());
  }
  return "no error";
}

// Both readers understand the document, and in the same way.
void check_agree(std::string_view format, std::string_view text) {
  CAPTURE(std::string(text));
  ReadOptions options;
  options.base = "http://base/";
  CHECK(rdf::isomorphic(read_text(format, text, options).quads, read_serd(format, text).quads));
}

// Small enough to be the same everywhere, unlike those of <random>'s distributions.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % sides;
  }

 private:
  std::uint64_t state_;
};

// Writes random Turtle that both readers must accept.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : dice_(seed) {}

  std::string document(bool graphs) {
    std::string out =
        "@prefix : <http://example.org/> .\n@prefix a.b: <urn:ab:> .\nPREFIX x: <http://example.org/x#>\n";
    for (int i = 0; i < 12; ++i) {
      const bool in_graph = graphs && dice_.roll(3) == 0;
      if (in_graph) out += pick({":g ", "GRAPH <urn:g> ", "", "_:g "}) + std::string("{ ");
      out += triples(3);
      out += in_graph ? pick({" . }\n", " }\n"}) : " .\n";
      if (dice_.roll(5) == 0) out += "# a comment [ ( { \" '\n";
    }
    return out;
  }

 private:
  std::string pick(std::initializer_list<std::string_view> choices) {
    return std::string(*(choices.begin() + static_cast<std::ptrdiff_t>(dice_.roll(choices.size()))));
  }

  std::string space() { return pick({" ", " ", "\n", "\t", "  "}); }

  std::string triples(int depth) { return subject(depth) + space() + properties(depth); }

  std::string properties(int depth) {
    std::string out = property(depth);
    while (dice_.roll(2) == 0) out += pick({" ;", ";", " ; ;"}) + space() + property(depth);
    if (dice_.roll(4) == 0) out += " ;";
    return out;
  }

  std::string property(int depth) {
    std::string out = pick({"a", ":p", "x:q", "<urn:p>", "<p>", ":p\\,q", ":a.b", "a.b:c:d"}) + space() + object(depth);
    while (dice_.roll(3) == 0) out += " ," + space() + object(depth);
    return out;
  }

  std::string subject(int depth) {
    if (depth > 0 && dice_.roll(4) == 0) return "[ " + properties(depth - 1) + " ]";
    if (depth > 0 && dice_.roll(6) == 0) return "( " + object(depth - 1) + " )";
    return pick({":s", ":s0", "x:1", "<rel>", "<#frag>", "_:b1", "_:x", "[]", "a.b:K\xC3\xB6ln"});
  }

  std::string object(int depth) {
    if (depth > 0 && dice_.roll(5) == 0) return "[ " + properties(depth - 1) + " ]";
    if (depth > 0 && dice_.roll(5) == 0) {
      std::string out = "(";
      while (dice_.roll(4) != 0) out += space() + object(depth - 1);
      return out + " )";
    }
    return pick({":o",
                 "x:%41",
                 "_:b1",
                 "_:genid0",
                 "[]",
                 "()",
                 "1",
                 "-2",
                 "3.50",
                 "+.5",
                 "1e6",
                 "1.5E-3",
                 "true",
                 "false",
                 "\"text\"",
                 "'it'",
                 "\"\"",
                 "\"\\u00DF\\n\\t\"",
                 "\"\"\"long \"quoted\"\ntext\"\"\"",
                 "'''x'y'''",
                 "\"Rathaus\"@de",
                 "\"colour\"@en-GB",
                 "\"1\"^^x:int",
                 "\"2\"^^<urn:d>",
                 "\"\xF0\x9F\x98\x80\""});
  }

  Dice dice_;
};

}  // namespace

TEST_CASE("our readers and Serd agree on generated documents") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    check_agree("turtle", Generator(seed).document(false));
    check_agree("trig", Generator(seed + 1000).document(true));
  }
}

TEST_CASE("what our writers write, Serd reads as the same") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    ReadOptions options;
    options.base = "http://base/";
    const std::string text = Generator(seed).document(true);
    const QuadCollector document = read_text("trig", text, options);
    WriteOptions stream;
    stream.layout = Layout::stream;
    CAPTURE(text);
    CHECK(rdf::isomorphic(read_serd("trig", write_quads("trig", document)).quads, document.quads));
    CHECK(rdf::isomorphic(read_serd("trig", write_quads("trig", document, stream)).quads, document.quads));
    CHECK(rdf::isomorphic(read_serd("nquads", write_quads("nquads", document)).quads, document.quads));
  }
}

TEST_CASE("Serd's errors and ours stop the parse") {
  CHECK(serd_error("turtle", "<urn:s> x:p 1 .") == "in: error: unknown prefix 'x'\n");
  CHECK(serd_error("turtle", "<urn:s> <urn:p> 1 ,, .").find("error: ") != std::string::npos);
  CHECK(serd_error("turtle", "<urn:s> <urn:p> \"K\xF6ln\" .").find("error: ") != std::string::npos);
}

TEST_CASE("an exception of the sink comes through Serd unharmed") {
  class Failing final : public rdf::QuadSink {
   public:
    void quad(const rdf::QuadView&, Place) override {
      ++calls;
      throw Error("full");
    }
    int calls = 0;
  };
  MemorySource source("<urn:s> <urn:p> 1, 2, 3 . <urn:s> <urn:p> 4 .");
  Failing sink;
  CHECK_THROWS_WITH(read_with_serd(source, require_format("turtle"), {}, sink), "full");
  CHECK(sink.calls == 1);
}

TEST_CASE("Serd never sees what would overflow its stack") {
  std::string text = "<urn:s> <urn:p> ";
  for (int i = 0; i < 20'000; ++i) text += "[ <urn:p> ";
  CHECK(serd_error("turtle", text) == "in: error: nested more deeply than 1000 levels\n");
}

TEST_CASE("nesting is counted outside strings, IRIs and comments") {
  const auto depth = [](std::string_view text) { return NestingDepth().scan(text); };
  CHECK(depth("[ ( [ ] ) ] [ ]") == 3);
  CHECK(depth("\"[[[\" '((' <urn:[[> # [[[\n [") == 1);
  CHECK(depth("\"\"\"[ \"\" [\"\"\" \"\" '' [") == 1);
  CHECK(depth("\"\\\"[\" [ ] ]]] [") == 1);
  NestingDepth pieces;
  CHECK(pieces.scan("[ [ \"") == 2);
  CHECK(pieces.scan("[ \" [") == 3);
}

#include "kontor/mapping/template.hpp"

#include "kontor/base/error.hpp"
#include "kontor/mapping/language_tag.hpp"
#include "kontor/mapping/legacy_vocabulary.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

using Parts = std::vector<TemplatePart>;

std::string encoded(std::string_view text, Encoding encoding) {
  std::string out;
  append_encoded(out, text, encoding);
  return out;
}

std::string label(std::string_view text) {
  std::string out;
  append_blank_node_label(out, text);
  return out;
}

std::string error_of(std::string_view text) {
  try {
    parse_template(text);
  } catch (const Error& error) {
    return error.message();
  }
  return "";
}

}  // namespace

TEST_CASE("template: texts and references in order") {
  CHECK(parse_template("http://x/{$.a}/{b}") == Parts{{false, "http://x/"}, {true, "$.a"}, {false, "/"}, {true, "b"}});
  CHECK(parse_template("{a}{b}") == Parts{{true, "a"}, {true, "b"}});
  CHECK(parse_template("plain") == Parts{{false, "plain"}});
  CHECK(parse_template("").empty());
  CHECK(parse_template("{ISO 3166}") == Parts{{true, "ISO 3166"}});
}

TEST_CASE("template: backslashes make braces and backslashes literal") {
  CHECK(parse_template("\\{\\{ \\\\o/ {Title} \\}\\}") == Parts{{false, "{{ \\o/ "}, {true, "Title"}, {false, " }}"}});
  CHECK(parse_template("{$['\\{Name\\}']}") == Parts{{true, "$['{Name}']"}});
}

TEST_CASE("template: mistakes") {
  CHECK(error_of("a{b") == "invalid template 'a{b': '{' without '}'");
  CHECK(error_of("a}b") == "invalid template 'a}b': '}' without '{'");
  CHECK(error_of("a{}b") == "invalid template 'a{}b': '{}' names no reference");
  CHECK(error_of("{a{b}") == "invalid template '{a{b}': '{' inside a reference is written '\\{'");
  CHECK(error_of("{N\\ame}") == "invalid template '{N\\ame}': after '\\' only '{', '}' or '\\' can stand");
  CHECK_FALSE(error_of("a\\").empty());
}

TEST_CASE("template: the table of RML Core, IRI encoding") {
  CHECK(encoded("42", Encoding::iri) == "42");
  CHECK(encoded("Hello World!", Encoding::iri) == "Hello%20World%21");
  CHECK(encoded("2011-08-23T22:17:00Z", Encoding::iri) == "2011-08-23T22%3A17%3A00Z");
  CHECK(encoded("~A_17.1-2", Encoding::iri) == "~A_17.1-2");
  CHECK(encoded("Zoë Krüger", Encoding::iri) == "Zoë%20Krüger");
  CHECK(encoded("Zoë Krüger", Encoding::uri) == "Zo%C3%AB%20Kr%C3%BCger");
  CHECK(encoded("葉篤正", Encoding::iri) == "葉篤正");
  CHECK(encoded("a/b c", Encoding::none) == "a/b c");
  CHECK(encoded("\xC2\x80", Encoding::iri) == "%C2%80");
  CHECK(encoded("\xEF\xBF\xBF", Encoding::iri) == "%EF%BF%BF");
  CHECK(encoded("\xFF", Encoding::iri) == "%FF");
}

TEST_CASE("template: blank node labels are different for different texts") {
  CHECK(label("students10") == "students10");
  CHECK(label("Bob Smith") == "Bob_20Smith");
  CHECK(label("a_b") == "a_5Fb");
  CHECK(label("") == "_");
  CHECK(label("ë") == "_C3_AB");
}

TEST_CASE("language tags: well-formed and plausible") {
  for (const char* tag : {"de", "en-GB", "zh-Hant-TW", "de-1996", "sl-rozaj-biske", "x-private", "en-x-a", "nds", "i-klingon",
                          "de-Latn-DE-1996-x-private", "es-419", "de-a-extend-x-foo"}) {
    INFO(tag);
    CHECK(is_language_tag(tag));
  }
  for (const char* tag : {"", "english", "a-english", "de-", "-de", "de--AT", "d", "de_AT", "12", "de-ABCDEFGHI", "x", "en-a", "en-a-b-c"}) {
    INFO(tag);
    CHECK_FALSE(is_language_tag(tag));
  }
}

TEST_CASE("legacy vocabulary: references become JSONPath") {
  CHECK(legacy_json_path("$.a.b") == "$.a.b");
  CHECK(legacy_json_path("name") == "$.name");
  CHECK(legacy_json_path("a.b[*].c") == "$.a.b[*].c");
  CHECK(legacy_json_path("['a b']") == "$['a b']");
  CHECK(legacy_json_path("Country Code") == "$['Country Code']");
  CHECK(legacy_json_path("it's") == "$['it\\'s']");
}

#include "kontor/xsd/value.hpp"

#include "kontor/xsd/compare.hpp"
#include "test.hpp"

using namespace kontor::xsd;

namespace {

Datatype type(const std::string& name) {
  return find_datatype("http://www.w3.org/2001/XMLSchema#" + name);
}

void check_valid(const char* name, std::initializer_list<const char*> good, std::initializer_list<const char*> bad) {
  CAPTURE(name);
  for (const char* text : good) {
    CAPTURE(text);
    CHECK(is_valid(text, type(name)));
  }
  for (const char* text : bad) {
    CAPTURE(text);
    CHECK_FALSE(is_valid(text, type(name)));
  }
}

std::string canonical(const char* text, const char* name) {
  return canonical_form(text, type(name)).value_or("none");
}

Value value(const char* text, const char* name) {
  return Value::parse(text, type(name));
}

std::string order(const Value& a, const Value& b) {
  const auto result = compare(a, b);
  return result < 0 ? "<" : result > 0 ? ">" : result == 0 ? "=" : "?";
}

}  // namespace

TEST_CASE("lexical forms are checked against their datatype") {
  check_valid("boolean", {"true", "false", "0", "1"}, {"TRUE", "yes", "", " true", "2"});
  check_valid("integer", {"0", "-0", "+12", "123456789012345678901234567890"}, {"1.0", "1.", "", "a", "1e3", " 1"});
  check_valid("byte", {"-128", "127", "+5"}, {"128", "-129"});
  check_valid("unsignedShort", {"0", "65535", "-0"}, {"65536", "-1"});
  check_valid("positiveInteger", {"1"}, {"0", "-1"});
  check_valid("language", {"de", "en-GB", "x-kontor1"}, {"", "d3", "toolonglang", "de-", "de--x"});
  check_valid("token", {"", "a b"}, {" a", "a ", "a  b", "a\tb"});
  check_valid("normalizedString", {" a  b "}, {"a\nb"});
  check_valid("NCName", {"a", "_x-1", "Köln"}, {"", "1a", "a:b", "-a", "a b"});
  check_valid("Name", {"a:b", ":a"}, {"1a"});
  check_valid("NMTOKEN", {"1a", "-.:"}, {"", "a b"});
  check_valid("hexBinary", {"", "0aFF"}, {"0", "0g"});
  check_valid("base64Binary", {"", "AA==", "AAA=", "AAAA", "AA AA"}, {"A", "AA", "AAB=", "AB==", "=AAA", "AA=A", " AAAA"});
  check_valid("anyURI", {"http://a/", "a b", ""}, {});
  check_valid("string", {"anything \n"}, {});
  CHECK(is_valid("anything", "http://example.org/unknown"));
  CHECK_FALSE(is_valid("x", "http://www.w3.org/2001/XMLSchema#date"));
  CHECK(is_valid("x", ""));
}

TEST_CASE("natural mappings have canonical forms") {
  CHECK(canonical("007", "integer") == "7");
  CHECK(canonical("-0", "integer") == "0");
  CHECK(canonical("1.50", "decimal") == "1.5");
  CHECK(canonical("3.0", "decimal") == "3");
  CHECK(canonical("3", "double") == "3.0E0");
  CHECK(canonical("80.25", "double") == "8.025E1");
  CHECK(canonical("1", "boolean") == "true");
  CHECK(canonical("2011-03-27T10:00:00.00+00:00", "dateTime") == "2011-03-27T10:00:00Z");
  CHECK(canonical("0af", "hexBinary") == "none");
  CHECK(canonical("0aff", "hexBinary") == "0AFF");
  CHECK(canonical("x y", "string") == "x y");
  CHECK(canonical("x", "integer") == "none");
}

TEST_CASE("white space is normalised as the datatype says") {
  CHECK(normalize_space(" 1 ", Datatype::integer) == "1");
  CHECK(normalize_space(" a \n b ", Datatype::token) == "a b");
  CHECK(normalize_space(" a\nb ", Datatype::normalized_string) == " a b ");
  CHECK(normalize_space(" a\n", Datatype::string) == " a\n");
}

TEST_CASE("numbers compare across datatypes") {
  CHECK(order(value("1", "integer"), value("1.0", "decimal")) == "=");
  CHECK(order(value("1", "byte"), value("1.5e0", "double")) == "<");
  CHECK(order(value("0.1", "decimal"), value("0.1", "double")) == "=");
  CHECK(order(value("0.1", "decimal"), value("0.1", "float")) == "=");
  CHECK(order(value("0.1", "float"), value("0.1", "double")) == ">");
  CHECK(order(value("NaN", "double"), value("1", "integer")) == "?");
  CHECK(order(value("-INF", "float"), value("1", "integer")) == "<");
  CHECK(equal(value("-0", "double"), value("0", "double")) == true);
  CHECK(equal(value("NaN", "double"), value("NaN", "double")) == false);
}

TEST_CASE("values of different kinds differ and have no order") {
  CHECK(equal(value("1", "integer"), value("true", "boolean")) == false);
  CHECK(equal(value("2006-08-23T00:00:00", "dateTime"), value("2006-08-23", "date")) == false);
  CHECK(equal(value("2006-08-23", "date"), value("2006-08-23Z", "date")) == std::nullopt);
  CHECK(equal(value("2001-01-01Z", "date"), value("2006-08-23", "date")) == false);
  CHECK(equal(value("P1Y", "duration"), value("P12M", "yearMonthDuration")) == true);
  CHECK(equal(value("P1M", "duration"), value("P30D", "duration")) == false);
  CHECK(order(value("true", "boolean"), value("0", "boolean")) == ">");
  CHECK(order(value("1", "integer"), value("true", "boolean")) == "?");
  CHECK_FALSE(is_comparable(value("x", "integer"), value("1", "integer")));
}

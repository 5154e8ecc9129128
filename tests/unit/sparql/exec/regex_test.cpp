#include "eval.hpp"
#include "kontor/sparql/exec/xpath_regex.hpp"

using namespace kontor::sparql;

namespace {

std::string match(const std::string& text, const std::string& pattern, const std::string& flags = {}) {
  const eval::XPathRegex regex(pattern, flags);
  if (!regex.is_valid()) return regex.problem();
  return regex.matches(text) ? "yes" : "no";
}

std::string replace(const std::string& text, const std::string& pattern, const std::string& by,
                    const std::string& flags = {}) {
  const eval::XPathRegex regex(pattern, flags);
  if (!regex.is_valid()) return regex.problem();
  return regex.replace(text, by).value_or("error");
}

}  // namespace

TEST_CASE("patterns match as in XPath") {
  CHECK(match("abracadabra", "bra") == "yes");
  CHECK(match("abracadabra", "^a.*a$") == "yes");
  CHECK(match("abracadabra", "^bra") == "no");
  CHECK(match("a\nb", "a.b") == "no");
  CHECK(match("a\rb", "a.b") == "no");
  CHECK(match("a\nb", "a.b", "s") == "yes");
  CHECK(match("a\nb", "^b$") == "no");
  CHECK(match("a\nb", "^b$", "m") == "yes");
  CHECK(match("a\n", "^a$") == "no");
  CHECK(match("KÖLN", "köln", "i") == "yes");
  CHECK(match("helloworld", "hello world", "x") == "yes");
  CHECK(match("hello world", "hello[ ]world", "x") == "yes");
  CHECK(match("a.b", "a.b", "q") == "yes");
  CHECK(match("axb", "a.b", "q") == "no");
  CHECK(match("A.B", "a.b", "qi") == "yes");
  CHECK(match("aaa", "^a{3}$") == "yes");
  CHECK(match("aaa", "^a{2,}?$") == "yes");
  CHECK(match("ab", "(?:a)(b)") == "yes");
}

TEST_CASE("character classes are those of XML Schema") {
  CHECK(match("x", "[a-z-[aeiou]]") == "yes");
  CHECK(match("e", "[a-z-[aeiou]]") == "no");
  CHECK(match("E", "[a-z-[aeiou]]", "i") == "no");
  CHECK(match("q", "[^Q]", "i") == "no");
  CHECK(match("-", "[a-]") == "yes");
  CHECK(match("b", "[^a-]") == "yes");
  CHECK(match("\xC3\xB6", "^\\w$") == "yes");
  CHECK(match("-", "\\w") == "no");
  CHECK(match("\xD9\xA3", "^\\d$") == "yes");  // an Arabic digit
  CHECK(match("\xC2\xA0", "\\s") == "no");     // a no-break space is not white space here
  CHECK(match("a:b", "^\\i\\c+$") == "yes");
  CHECK(match("1", "\\i") == "no");
  CHECK(match("A", "\\p{Lu}") == "yes");
  CHECK(match("a", "\\P{Lu}") == "yes");
  CHECK(match("a", "\\p{IsBasicLatin}") == "yes");
  CHECK(match("\xC3\xB6", "[\\p{IsBasicLatin}]") == "no");
  CHECK(match("]", "[\\]\\[]") == "yes");
  CHECK(match("\t", "[\\t\\n]") == "yes");
}

TEST_CASE("wrong patterns say what is wrong") {
  CHECK(match("", "(a)\\1") == "back-references ('\\1') are left out, because their time is not linear in the text");
  CHECK(match("", "\\b") == "unknown escape '\\b' in a regular expression");
  CHECK(match("", "[a") == "a character class has no ']'");
  CHECK(match("", "[z-a]") == "a range of characters ends before it starts");
  CHECK(match("", "a{x}") == "'{' starts no quantifier, write '\\{' for the character");
  CHECK(match("", "(?=a)") == "only '(?:' may follow a parenthesis with '?'");
  CHECK(match("", "\\p{Foo}") == "unknown category 'Foo' in a regular expression");
  CHECK(match("", "a\\") == "a backslash ends the pattern");
  CHECK(match("", "a", "g") == "unknown regular expression flag 'g', expected s, m, i, x or q");
  CHECK_FALSE(eval::XPathRegex("(", "").is_valid());
  CHECK_FALSE(eval::XPathRegex("*", "").is_valid());
  CHECK_FALSE(eval::XPathRegex(std::string(100000, '['), "").is_valid());
  CHECK_FALSE(eval::XPathRegex(std::string(100000, '('), "").is_valid());
}

TEST_CASE("matching is linear even for patterns that make others explode") {
  CHECK(match(std::string(50000, 'a') + "!", "^(a+)+$") == "no");
}

TEST_CASE("matches are replaced as by fn:replace") {
  CHECK(replace("abracadabra", "bra", "*") == "a*cada*");
  CHECK(replace("abracadabra", "a.*a", "*") == "*");
  CHECK(replace("abracadabra", "a.*?a", "*") == "*c*bra");
  CHECK(replace("abracadabra", "a", "") == "brcdbr");
  CHECK(replace("abracadabra", "a(.)", "a$1$1") == "abbraccaddabbra");
  CHECK(replace("abracadabra", ".*?", "$1") == "error");
  CHECK(replace("AAAA", "A+", "b") == "b");
  CHECK(replace("AAAA", "A+?", "b") == "bbbb");
  CHECK(replace("darted", "^(.*?)d(.*)$", "$1c$2") == "carted");
  CHECK(replace("abc", "b", "\\$\\\\") == "a$\\c");
  CHECK(replace("abc", "b", "$") == "error");
  CHECK(replace("abc", "b", "\\x") == "error");
  CHECK(replace("abc", "(b)", "$12") == "ab2c");
  CHECK(replace("abc", "b", "$5") == "ac");
  CHECK(replace("a.c", ".", "$", "q") == "a$c");
  CHECK(replace("abcd", "(b)|(c)", "<$2>") == "a<><c>d");
  CHECK(replace("", "a", "b").empty());
}

TEST_CASE("REGEX and REPLACE are functions") {
  check_true("REGEX(\"Hannover\", \"^hann\", \"i\")");
  check_true("REGEX(\"a\"@en, \"a\")");
  check_error("REGEX(:a, \"a\")");
  check_error("REGEX(\"a\", \"(a)\\\\1\")");
  check_error("REGEX(\"a\", \"a\", \"z\")");
  check_error("REGEX(\"a\", 1)");
  check_eval("\"Hannover\"", "REGEX(?x, LCASE(\"HANN\"), \"i\")", yes);
  check_eval("\"Hannover\"@de", "REPLACE(?x, \"n\", \"N\")", "\"HaNNover\"@de");
  check_eval("REPLACE(\"abcd\", \"B\", \"Z\", \"i\")", "\"aZcd\"");
  check_error("REPLACE(\"abcd\", \".*\", \"\")");
  check_error("REPLACE(1, \"a\", \"b\")");
}

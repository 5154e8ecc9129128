#include "kontor/sparql/text/lexer.hpp"

#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor::sparql;

namespace {

char letter(TokenKind kind) {
  switch (kind) {
    case TokenKind::end:
      return '$';
    case TokenKind::iri:
      return 'I';
    case TokenKind::prefixed_name:
      return 'P';
    case TokenKind::prefix:
      return 'N';
    case TokenKind::blank_node_label:
      return 'B';
    case TokenKind::variable:
      return 'V';
    case TokenKind::language_tag:
      return 'L';
    case TokenKind::integer:
      return 'i';
    case TokenKind::decimal:
      return 'd';
    case TokenKind::double_:
      return 'e';
    case TokenKind::string:
      return 's';
    case TokenKind::word:
      return 'w';
    case TokenKind::sign:
      return '.';
  }
  return '?';
}

// The tokens as "kind value", separated by blanks.
std::string tokens(std::string_view text) {
  const QueryText query("q", text);
  Lexer lexer(query);
  std::string out;
  const Token& token = lexer.token();
  for (lexer.next(); token.kind != TokenKind::end; lexer.next()) {
    if (!out.empty()) out += ' ';
    out += letter(token.kind);
    out += token.value;
  }
  return out;
}

std::string error(std::string_view text) {
  try {
    tokens(text);
  } catch (const kontor::Error& error) {
    return std::to_string(error.location().place.line) + ":" + std::to_string(error.location().place.column) + " " +
           error.message();
  }
  return "no error";
}

}  // namespace

TEST_CASE("tokens are the longest that fit") {
  CHECK(tokens("?x<=?y") == "Vx .<= Vy");
  CHECK(tokens("?a<?b&&?c>?d") == "Va I?b&&?c Vd");  // the grammar says so
  CHECK(tokens("?a < ?b && ?c > ?d") == "Va .< Vb .&& Vc .> Vd");
  CHECK(tokens("a||b !=c ^^d ^e") == "wa .|| wb .!= wc .^^ wd .^ we");
  CHECK(tokens("$x ?y1 ?") == "Vx Vy1 .?");
}

TEST_CASE("numbers have no sign") {
  CHECK(tokens("12 1.5 .5 1e3 1.e3 1.5E-3") == "i12 d1.5 d.5 e1e3 e1.e3 e1.5E-3");
  CHECK(tokens("12. +1 1.x") == "i12 .. .+ i1 i1 .. wx");
}

TEST_CASE("prefixed names") {
  CHECK(tokens("a:b : :x a: a.b:c a:b.c. GRAPH a") == "Pa:b N: P:x Na: Pa.b:c Pa:b.c .. wGRAPH wa");
  CHECK(tokens("a:b\\,c a:%41 a:1:2 é:ü") == "Pa:b,c Pa:%41 Pa:1:2 Pé:ü");
  CHECK(tokens("a:b\\.") == "Pa:b.");
}

TEST_CASE("strings, language tags and blank nodes") {
  CHECK(tokens(R"("a\tb\"" 'c' """d"e
f""" '''g''')") == "sa\tb\" sc sd\"e\nf sg");
  CHECK(tokens("'x'@de-AT _:a.b. ''") == "sx Lde-AT Ba.b .. s");
}

TEST_CASE("comments and white space separate") {
  CHECK(tokens("a#b\nc #d") == "wa wc");
  CHECK(tokens("<http://x#y>#z") == "Ihttp://x#y");
}

TEST_CASE("codepoint escapes stand for characters everywhere") {
  CHECK(tokens(R"(<a\u00E9> "\u0022" ?\u0061b :\U00000063)") == "Iaé s\" Vab P:c");
  CHECK(tokens(R"("\\u0041")") == R"(s\u0041)");
  CHECK(tokens("\xEF\xBB\xBF?x") == "Vx");
}

TEST_CASE("what is no token is refused with its place") {
  CHECK(error("?x\n  'abc") == "2:3 this string does not end");
  CHECK(error("'a\\qb'") == "1:3 unknown escape '\\q' in a string");
  CHECK(error("'\\uD83C'") == "1:2 invalid codepoint escape '\\uD83C'");
  CHECK(error("?\\u00") == "1:2 invalid codepoint escape '\\u00'");
  CHECK(error("<\\u0020>") == "1:1 an escape in this IRI stands for a character that IRIs cannot hold");
  CHECK(error("a `") == "1:3 unexpected character '`'");
  CHECK(error("_:-") == "1:1 expected a blank node label after '_:'");
  CHECK(error("'x'@1") == "1:4 expected a language tag after '@'");
  CHECK(error("a \xFF") == "1:3 the query is not valid UTF-8");
}

TEST_CASE("places behind escapes and a byte order mark are those of the source") {
  CHECK(error("\\u0061\\u0062 `") == "1:14 unexpected character '`'");
  CHECK(error("\xEF\xBB\xBF`") == "1:4 unexpected character '`'");
}

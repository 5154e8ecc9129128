#include "kontor/base/error.hpp"

#include "kontor/base/diagnostics.hpp"
#include "test.hpp"

using kontor::Diagnostics;
using kontor::format_message;
using kontor::Severity;

TEST_CASE("a message names file, line and column and points at the place") {
  CHECK(format_message({"q.rq", {1, 8}, "SELECT ?x WHRE"}, "error", "unexpected 'WHRE'") ==
        "q.rq:1:8: error: unexpected 'WHRE'\n"
        "  SELECT ?x WHRE\n"
        "         ^\n");
}

TEST_CASE("parts of a location that are unknown are left out") {
  CHECK(format_message({}, "error", "no input") == "kontor: error: no input\n");
  CHECK(format_message({"a.json", {}, {}}, "error", "no such file") == "a.json: error: no such file\n");
  CHECK(format_message({"-", {3, 0}, {}}, "warning", "odd") == "standard input:3: warning: odd\n");
}

TEST_CASE("the caret stands under the character, not under the byte") {
  CHECK(format_message({"a", {1, 7}, "\"Köln\" x"}, "error", "m") == "a:1:7: error: m\n  \"Köln\" x\n       ^\n");
}

TEST_CASE("a long source line is cut around the place") {
  const std::string line = std::string(300, 'a') + "!" + std::string(300, 'b');
  const std::string text = format_message({"a", {1, 301}, line}, "error", "m");
  CHECK(text.find("...aaaa") != std::string::npos);
  CHECK(text.find("bbb...\n") != std::string::npos);
  const std::size_t shown = text.find("  ...");
  CHECK(text.find('!') - shown == text.find('^') - text.rfind("\n  ", text.find('^')) - 1);
}

TEST_CASE("a tab in the source line is shown as a blank so that the caret fits") {
  CHECK(format_message({"a", {1, 2}, "\tx"}, "error", "m") == "a:1:2: error: m\n   x\n   ^\n");
}

TEST_CASE("diagnostics are counted by severity and handed on in order") {
  std::string seen;
  Diagnostics diagnostics([&seen](const kontor::Diagnostic& d) { seen += d.message; });
  diagnostics.error({}, "a");
  diagnostics.warning({}, "b");
  diagnostics.add(Severity::note, {}, "c");
  CHECK(seen == "abc");
  CHECK(diagnostics.errors() == 1);
  CHECK(diagnostics.warnings() == 1);
}

TEST_CASE("bytes that a terminal could choke on are replaced") {
  CHECK(format_message({"a", {1, 3}, "K\xF6\x1B[2J"}, "error", "m") == "a:1:3: error: m\n  K\uFFFD [2J\n    ^\n");
}

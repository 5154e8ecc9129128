#include "kontor/html/html_writer.hpp"

#include "test.hpp"

using namespace kontor::html;

TEST_CASE("Text and attributes are escaped, markup is not") {
  HtmlWriter html;
  html.open("p", {{"title", "\"a\" & <b>"}});
  html.text("1 < 2 & 3 > 2 \"so\"");
  html.markup("<br>");
  html.close();
  CHECK(html.str() == "<p title=\"&quot;a&quot; &amp; &lt;b&gt;\">1 &lt; 2 &amp; 3 &gt; 2 &quot;so&quot;<br></p>");
}

TEST_CASE("Control characters that HTML does not know become U+FFFD") {
  std::string out;
  append_escaped(out, std::string_view("a\0b\x1f\tc\x7f", 7));
  CHECK(out ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD\tc\xEF\xBF\xBD");
}

TEST_CASE("Elements are closed in reverse order") {
  HtmlWriter html;
  html.open("ul");
  html.element("li", {{"class", "x"}}, "one");
  html.empty("img", {{"src", "a.png"}});
  html.close();
  CHECK(html.str() == "<ul><li class=\"x\">one</li><img src=\"a.png\"/></ul>");
}

TEST_CASE("Only web and mail addresses become links") {
  CHECK(is_web_address("https://example.org/"));
  CHECK(is_web_address("http://example.org/"));
  CHECK(is_web_address("mailto:a@example.org"));
  CHECK_FALSE(is_web_address("javascript:alert(1)"));
  CHECK_FALSE(is_web_address("JavaScript:alert(1)//https://"));
  CHECK_FALSE(is_web_address("data:text/html,x"));
  CHECK_FALSE(is_web_address(""));
}

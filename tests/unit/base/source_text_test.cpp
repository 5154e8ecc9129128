#include "kontor/base/source_text.hpp"

#include "test.hpp"

using kontor::Place;
using kontor::SourceText;

TEST_CASE("an offset becomes line, column and the text of the line") {
  const SourceText text("f", "one\ntwö x\r\n\nend");
  CHECK(text.place(0) == Place{1, 1});
  CHECK(text.place(4) == Place{2, 1});
  CHECK(text.place(9) == Place{2, 6});
  CHECK(text.location(9).source_line == "twö x");
  CHECK(text.place(12) == Place{3, 1});
  CHECK(text.place(16) == Place{4, 4});
  CHECK(text.place(999) == Place{4, 4});
  CHECK(text.location(Place{4, 1}).source_line == "end");
  CHECK(text.line(9).empty());
  CHECK(text.place(9) == Place{2, 6});  // backwards, and on within a line
  CHECK(text.place(10) == Place{2, 7});
  CHECK(text.place(13) == Place{4, 1});
  CHECK(text.place(14) == Place{4, 2});
}

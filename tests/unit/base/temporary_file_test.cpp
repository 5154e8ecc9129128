#include "kontor/base/temporary_file.hpp"

#include <cstdlib>
#include <string>

#include "kontor/base/byte_size.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/spooled_text.hpp"
#include "kontor/base/varint.hpp"

#include "temporary_folder.hpp"
#include "test.hpp"

using namespace kontor;

namespace {

// While it lives, TMPDIR names another folder.
class TmpDir {
 public:
  explicit TmpDir(const std::string& folder) { ::setenv("TMPDIR", folder.c_str(), 1); }
  ~TmpDir() { ::unsetenv("TMPDIR"); }
};

}  // namespace

TEST_CASE("a temporary file can be read everywhere and has no name") {
  const TemporaryFolder folder;
  const TmpDir here(folder / "");
  TemporaryFile file;
  std::string written;
  for (int i = 0; i < 100'000; ++i) {
    const std::string piece = std::to_string(i) + " ";
    file.append(piece);
    written += piece;
  }
  CHECK(file.size() == written.size());
  CHECK(folder.entries() == 0);
  std::string read(1000, ' ');
  CHECK(file.read_at(123'456, read) == 1000);
  CHECK(read == written.substr(123'456, 1000));
  CHECK(file.read_at(written.size() - 10, read) == 10);
  CHECK(file.read_at(written.size(), read) == 0);
}

TEST_CASE("where no temporary file can be made, the message says where that was") {
  const TmpDir nowhere("/no/such/folder");
  try {
    const TemporaryFile file;
    FAIL("made");
  } catch (const Error& error) {
    CHECK(error.message() ==
          "cannot make a temporary file here: No such file or directory (TMPDIR names another folder)");
    CHECK(error.location().file == "/no/such/folder");
  }
}

TEST_CASE("records of any size come back in order, from one file or from partitions") {
  RecordFile file;
  CHECK(file.empty());
  CHECK_FALSE(RecordFileReader(file).next());
  RecordPartitions partitions(1);
  const auto text = [](std::size_t i) {
    return std::string(i % 7 == 0 ? i * 10 : i % 50, static_cast<char>('a' + i % 26));
  };
  for (std::size_t i = 0; i < 20'000; ++i) {
    file.append(text(i));
    partitions.append(static_cast<std::uint64_t>(i) << 52U, std::to_string(i));
  }
  RecordFileReader reader(file);
  for (std::size_t i = 0; i < 20'000; ++i) {
    REQUIRE(reader.next());
    REQUIRE(reader.record() == text(i));
  }
  CHECK_FALSE(reader.next());
  RecordFileReader fifth(partitions.files()[5]);
  for (std::size_t i = 5; i < 20'000; i += 64) {
    REQUIRE(fifth.next());
    REQUIRE(fifth.record() == std::to_string(i));
  }
  CHECK_FALSE(fifth.next());
}

TEST_CASE("numbers and texts in few bytes") {
  std::string bytes;
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, UINT64_MAX}) {
    append_varint(bytes, number);
  }
  append_sized(bytes, "text");
  CHECK(bytes.size() == 1 + 1 + 2 + max_varint_size + 1 + 4);
  std::string_view rest = bytes;
  CHECK(take_varint(rest) == 0);
  CHECK(take_varint(rest) == 127);
  CHECK(take_varint(rest) == 128);
  CHECK(take_varint(rest) == UINT64_MAX);
  CHECK(take_sized(rest) == "text");
  CHECK(rest.empty());
}

TEST_CASE("sizes of memory") {
  CHECK(parse_byte_size("512") == 512U);
  CHECK(parse_byte_size("64K") == 65'536U);
  CHECK(parse_byte_size("3M") == 3U << 20U);
  CHECK(parse_byte_size("2G") == std::size_t{2} << 30U);
  for (const char* text : {"", "M", "-1", "1.5G", "64MB", "64m", "1 M", "99999999999G", "99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(parse_byte_size(text).has_value());
  }
}

TEST_CASE("a text that is read twice waits in memory or in a file") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "line " + std::to_string(i) + "\n";
  for (const std::size_t in_memory : {text.size(), std::size_t{1000}}) {
    CAPTURE(in_memory);
    MemorySource source(text);
    SpooledText spooled(source, in_memory);
    CHECK(spooled.size() == text.size());
    for (int round = 0; round < 2; ++round) CHECK(read_all(*spooled.open()) == text);
    const Location location = spooled.location("in", text.find("line 77777") + 5);
    CHECK(location.place == Place{77'778, 6});
    CHECK(location.source_line == "line 77777");
    CHECK(spooled.location("in", text.size()).place == Place{100'001, 1});
    CHECK(spooled.take() == text);
  }
  MemorySource nothing("");
  CHECK(SpooledText(nothing).size() == 0);
}

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"

#include "slow_source.hpp"
#include "temporary_folder.hpp"
#include "test.hpp"

using namespace kontor;
namespace fs = std::filesystem;

namespace {

void check_error(const std::function<void()>& act, const std::string& message) {
  try {
    act();
    FAIL("no error, expected: " << message);
  } catch (const Error& error) {
    CHECK(error.message() == message);
  }
}

// Whether the file system knows files without names.
bool knows_nameless(const TemporaryFolder& folder) {
  const int descriptor = ::open((folder / ".").c_str(), O_TMPFILE | O_WRONLY, 0600);
  if (descriptor >= 0) ::close(descriptor);
  return descriptor >= 0;
}

}  // namespace

TEST_CASE("a file appears only when it is finished") {
  const TemporaryFolder folder;
  const std::string path = folder / "out.ttl";
  {
    OutputFile file(path);
    file.write("half");
    CHECK_FALSE(fs::exists(path));
  }
  CHECK(folder.entries() == 0);
  OutputFile file(path);
  file.write(std::string(1'000'000, 'x'));
  file.write("y");
  file.finish();
  CHECK(read_file(path) == std::string(1'000'000, 'x') + "y");
  CHECK(file.size() == 1'000'001);
  CHECK(folder.entries() == 1);
}

TEST_CASE("an existing file is kept unless overwriting is allowed, and its mode stays") {
  const TemporaryFolder folder;
  const std::string path = folder / "out.ttl";
  std::ofstream(path) << "old";
  ::chmod(path.c_str(), 0640);
  check_error([&] { OutputFile file(path); }, "file exists (use --overwrite to replace it)");
  OutputFile file(path, Overwrite::allow);
  file.write("new");
  CHECK(read_file(path) == "old");
  file.finish();
  CHECK(read_file(path) == "new");
  CHECK((fs::status(path).permissions() & fs::perms::mask) == static_cast<fs::perms>(0640));
}

TEST_CASE("a killed program leaves nothing beside the file") {
  const TemporaryFolder folder;
  const std::string path = folder / "out.ttl";
  std::ofstream(path) << "old";
  if (!knows_nameless(folder)) return;
  const pid_t child = ::fork();
  if (child == 0) {
    OutputFile file(path, Overwrite::allow);
    file.write(std::string(1'000'000, 'x'));
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK(folder.entries() == 1);
  CHECK(read_file(path) == "old");
}

TEST_CASE("a file that somebody made meanwhile is kept unless overwriting is allowed") {
  const TemporaryFolder folder;
  const std::string path = folder / "out.ttl";
  if (!knows_nameless(folder)) return;
  OutputFile file(path);
  file.write("ours");
  std::ofstream(path) << "theirs";
  check_error([&] { file.finish(); }, "file exists (use --overwrite to replace it)");
  CHECK(read_file(path) == "theirs");
  fs::remove(path);
  OutputFile other(path, Overwrite::allow);
  other.write("ours");
  std::ofstream(path) << "theirs";
  other.finish();
  CHECK(read_file(path) == "ours");
  CHECK(folder.entries() == 1);
}

TEST_CASE("missing folders of an output path are made") {
  const TemporaryFolder folder;
  OutputFile file(folder / "a/b/out.ttl");
  file.write("x");
  file.finish();
  CHECK(read_file(folder / "a/b/out.ttl") == "x");
}

TEST_CASE("a full disk is an error when the output is finished") {
  OutputFile file("/dev/full");
  file.write("x");
  check_error([&] { file.finish(); }, "cannot write: No space left on device");
}

TEST_CASE("input that cannot be read says why") {
  const TemporaryFolder folder;
  check_error([&] { read_file(folder / "none"); }, "no such file");
  check_error([&] { read_file(folder / "."); }, "is a directory, expected a file");
  check_error([&] { OutputFile file(folder / "."); }, "is a directory, expected a file to write");
}

TEST_CASE("input above a limit is refused") {
  MemorySource source("0123456789");
  CHECK(read_all(source, 10) == "0123456789");
  MemorySource again("0123456789");
  check_error([&] { read_all(again, 9); }, "input is larger than 9 bytes");
}

TEST_CASE("the head of a source can be seen before it is read") {
  MemorySource source("0123456789");
  PeekedSource peeked(source, 4);
  CHECK(peeked.head() == "0123");
  std::string text(3, ' ');
  CHECK(peeked.read(text) == 3);
  CHECK(text == "012");
  CHECK(read_all(peeked) == "3456789");
}

TEST_CASE("a source may give its bytes in pieces") {
  const std::string text = "0123456789";
  test::SlowSource source(text, 3);
  CHECK(read_all(source) == text);
  test::SlowSource behind_head(text, 3);
  PeekedSource peeked(behind_head, 5);
  CHECK(peeked.head() == "01234");
  CHECK(read_all(peeked) == text);
  test::SlowSource into_buffer(text, 3);
  std::string buffer(8, ' ');
  CHECK(fill(into_buffer, buffer) == 8);
  CHECK(buffer == "01234567");
  CHECK(fill(into_buffer, buffer) == 2);
}

TEST_CASE("a durable file appears whole like any other") {
  const TemporaryFolder folder;
  const std::string path = folder / "decisions.csv";
  OutputFile file(path, Overwrite::refuse, Durability::durable);
  file.write("id,item\n");
  CHECK_FALSE(fs::exists(path));
  file.finish();
  CHECK(read_file(path) == "id,item\n");
  CHECK(folder.entries() == 1);
}

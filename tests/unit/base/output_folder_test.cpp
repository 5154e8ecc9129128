#include "kontor/base/output_folder.hpp"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>

#include <sys/resource.h>
#include <sys/stat.h>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"

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

void write_file(const std::string& path, const std::string& text) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("a folder appears with all its files, or not at all") {
  const TemporaryFolder folder;
  {
    OutputFolder output(folder / "public", Overwrite::refuse, "marker");
    output.write("a.txt", "a");
    CHECK_FALSE(fs::exists(folder / "public"));
  }
  CHECK(folder.entries() == 0);
  OutputFolder output((folder / "public") + "/", Overwrite::refuse, "marker");
  output.write("a.txt", "abc");
  output.write("deep/er/b.txt", std::string(1'000'000, 'x'));
  output.finish();
  CHECK(read_file(folder / "public/a.txt") == "abc");
  CHECK(fs::file_size(folder / "public/deep/er/b.txt") == 1'000'000);
  CHECK(folder.entries() == 1);
  struct stat status {};
  REQUIRE(::stat((folder / "public").c_str(), &status) == 0);
  CHECK((status.st_mode & 0700U) == 0700U);
}

TEST_CASE("a folder may be named with dots and slashes behind it") {
  const TemporaryFolder folder;
  for (const std::string end : {"/", "//", "/.", "/./"}) {
    {
      OutputFolder given_up((folder / "public") + end, Overwrite::refuse, "marker");
      given_up.write("a.txt", "a");
    }
    CHECK(folder.entries() == 0);
    OutputFolder output((folder / "public") + end, Overwrite::refuse, "marker");
    output.write("a.txt", "abc");
    output.finish();
    CHECK(read_file(folder / "public/a.txt") == "abc");
    CHECK(folder.entries() == 1);
    fs::remove_all(folder / "public");
  }
}

TEST_CASE("a folder knows the size and the SHA-256 of its files") {
  const TemporaryFolder folder;
  OutputFolder output(folder / "public", Overwrite::refuse, "marker");
  const std::unique_ptr<ByteSink> file = output.open("a.txt");
  file->write("a");
  file->write("bc");
  CHECK(output.find("a.txt") == nullptr);
  file->finish();
  output.write("empty", "");
  REQUIRE(output.find("a.txt") != nullptr);
  CHECK(output.find("a.txt")->size == 3);
  // FIPS 180-4, the examples of the standard.
  CHECK(output.find("a.txt")->sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(output.find("empty")->sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(output.files().size() == 2);
}

TEST_CASE("files that are not finished are not in a folder") {
  const TemporaryFolder folder;
  OutputFolder output(folder / "public", Overwrite::refuse, "marker");
  output.open("half.txt")->write("half");
  output.finish();
  CHECK(output.files().empty());
  CHECK(fs::is_empty(folder / "public"));
}

TEST_CASE("an existing folder is only replaced when that is allowed and it holds the marker") {
  const TemporaryFolder folder;
  const std::string path = folder / "public";
  write_file(path + "/old.txt", "old");
  check_error([&] { OutputFolder(path, Overwrite::refuse, "marker"); },
              "folder exists (use --overwrite to replace it)");
  check_error([&] { OutputFolder(path, Overwrite::allow, "marker"); },
              "will not be replaced: it holds other files and no marker");
  write_file(path + "/marker", "");
  {
    OutputFolder output(path, Overwrite::allow, "marker");
    output.write("new.txt", "new");
  }
  CHECK(read_file(path + "/old.txt") == "old");
  OutputFolder output(path, Overwrite::allow, "marker");
  output.write("new.txt", "new");
  CHECK(read_file(path + "/old.txt") == "old");
  output.finish();
  CHECK(read_file(path + "/new.txt") == "new");
  CHECK_FALSE(fs::exists(path + "/old.txt"));
  CHECK(folder.entries() == 1);
}

TEST_CASE("an empty folder may be filled, and a symbolic link stays one") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "real");
  fs::create_directory_symlink("real", folder / "link");
  OutputFolder output(folder / "link", Overwrite::refuse, "marker");
  output.write("a.txt", "a");
  output.finish();
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "real/a.txt") == "a");
}

TEST_CASE("a folder refuses paths that lead out of it, and files written twice") {
  const TemporaryFolder folder;
  OutputFolder output(folder / "public", Overwrite::refuse, "marker");
  for (const char* path : {"", "/etc/passwd", "..", "../a", "a/../../b", "a//b", "a/", ".", "./a"}) {
    check_error([&] { output.open(path); }, "'" + std::string(path) + "' is not a path within the folder");
  }
  output.write("a..b", "a");
  check_error([&] { output.open("a..b"); }, "cannot be written twice: File exists");
  check_error([&] { output.open("a..b/c"); }, "cannot create: Not a directory");
  write_file(folder / "file", "");
  check_error([&] { OutputFolder(folder / "file", Overwrite::allow, "marker"); }, "is not a folder");
}

TEST_CASE("a disk that fills up leaves the old folder as it was") {
  const TemporaryFolder folder;
  const std::string path = folder / "public";
  write_file(path + "/marker", "old");
  std::signal(SIGXFSZ, SIG_IGN);  // beyond the limit write() then fails as on a full disk
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{1000, before.rlim_max};
  {
    OutputFolder output(path, Overwrite::allow, "marker");
    ::setrlimit(RLIMIT_FSIZE, &small);
    check_error([&] { output.write("big", std::string(2000, 'x')); }, "cannot write: File too large");
    ::setrlimit(RLIMIT_FSIZE, &before);
  }
  CHECK(read_file(path + "/marker") == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("once it is cancelled nothing more is written and nothing remains", "[base]") {
  const TemporaryFolder folder;
  std::atomic<bool> cancelled{false};
  {
    OutputFolder output(folder / "public", Overwrite::refuse, "marker");
    output.cancel_when(cancelled);
    output.write("a", "1");
    const std::unique_ptr<ByteSink> open = output.open("b");
    cancelled = true;
    check_error([&] { output.write("c", "1"); }, "cancelled, nothing was written");
    check_error([&] { open->write("2"); }, "cancelled, nothing was written");
  }
  CHECK(folder.entries() == 0);
}

TEST_CASE("what a killed program left is removed by the next one, and nothing else", "[base]") {
  const TemporaryFolder folder;
  const std::string place = folder / "public";
  for (const char* name : {".public.kontor-a1B2c3", ".public.kontor-backup.old", ".public.kontor-", "public.backup",
                           ".publications.kontor-a1B2c3"}) {
    write_file((folder / name) + "/deep/file", "left");
  }
  write_file(folder / ".public.kontor-a1B2c4", "a file");
  OutputFolder first(place, Overwrite::refuse, "marker");
  first.write("marker", "first");
  CHECK_FALSE(fs::exists(folder / ".public.kontor-a1B2c3"));
  CHECK(folder.entries() == 6);

  OutputFolder second(place, Overwrite::refuse, "marker");  // while the first one is at work
  second.write("marker", "second");
  CHECK(folder.entries() == 7);
  first.finish();
  CHECK(read_file(place + "/marker") == "first");
  CHECK(folder.entries() == 7);
}

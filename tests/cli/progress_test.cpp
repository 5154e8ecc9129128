// Progress is for people at a terminal: kontor runs with a pseudo-terminal as standard error and a pipe as output that
// is read only after a while, so that it has something to wait for.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <optional>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "temporary_folder.hpp"
#include "test.hpp"

namespace {

constexpr int records = 100000;

void write_source(const std::string& folder) {
  std::ofstream csv(folder + "/d.csv");
  csv << "id,name\n";
  for (int i = 0; i < records; ++i) csv << i << ",this is the name of record " << i << '\n';
  std::ofstream mapping(folder + "/m.ttl");
  mapping << "@prefix rml: <http://w3id.org/rml/> .\n"
             "<#T> rml:logicalSource [ rml:source [ rml:path \"d.csv\" ] ; rml:referenceFormulation rml:CSV ] ;\n"
             "  rml:subjectMap [ rml:template \"http://x/{id}\" ] ;\n"
             "  rml:predicateObjectMap [ rml:predicate <http://x/p> ; rml:objectMap [ rml:reference \"name\" ] ] .\n";
}

std::string read_all(int descriptor) {
  std::string text;
  char block[4096];
  for (;;) {
    const ssize_t count = ::read(descriptor, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;  // a pseudo-terminal ends with EIO
    text.append(block, static_cast<std::size_t>(count));
  }
}

struct Outcome {
  std::string output;
  std::string errors;
  int status = -1;
};

// Runs kontor in `folder`; `errors` is the end that becomes standard error, `read_errors` the one to read it from.
Outcome run(const std::string& folder, std::vector<std::string> arguments, int errors, int read_errors) {
  arguments.insert(arguments.begin(), KONTOR_PROGRAM);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  int output[2];
  REQUIRE(::pipe(output) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(output[1], STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    for (const int descriptor : {output[0], output[1], errors, read_errors}) ::close(descriptor);
    if (::chdir(folder.c_str()) == 0) ::execv(KONTOR_PROGRAM, argv.data());
    ::_exit(127);
  }
  ::close(output[1]);
  ::close(errors);
  Outcome outcome;
  std::thread reader([&] { outcome.errors = read_all(read_errors); });
  std::this_thread::sleep_for(std::chrono::milliseconds(800));  // longer than work that has no progress
  outcome.output = read_all(output[0]);
  ::waitpid(child, &outcome.status, 0);
  reader.join();
  ::close(output[0]);
  ::close(read_errors);
  return outcome;
}

const std::vector<std::string> convert = {"convert", "--mapping", "m.ttl", "--to", "nt"};

// The same with a pseudo-terminal as standard error; nothing where the system has none.
std::optional<Outcome> run_at_terminal(const std::string& folder, const std::vector<std::string>& arguments) {
  int terminal = -1;
  int other_end = -1;
  if (::openpty(&terminal, &other_end, nullptr, nullptr, nullptr) != 0) {
    WARN("skipped: there are no pseudo-terminals here");
    return {};
  }
  ::fcntl(terminal, F_SETFD, FD_CLOEXEC);
  return run(folder, arguments, other_end, terminal);
}

}  // namespace

TEST_CASE("progress: a terminal sees percent, time left and records per second, and at last an empty line") {
  const TemporaryFolder folder;
  write_source(folder / ".");
  const std::optional<Outcome> found = run_at_terminal(folder / ".", convert);
  if (!found) return;
  const Outcome& outcome = *found;
  CHECK(outcome.status == 0);
  CHECK(std::count(outcome.output.begin(), outcome.output.end(), '\n') == records);
  CAPTURE(outcome.errors);
  const std::regex line("\rreading +[0-9]+ %, [0-9]+ s left  [0-9.]+ [kM]? ?records, [0-9.]+ [kM]? ?/s\x1B\\[K");
  CHECK(std::regex_search(outcome.errors, line));
  CHECK(outcome.errors.substr(outcome.errors.rfind('\r')) == "\r\x1B[K");
}

TEST_CASE("progress: anything else than a terminal sees none of it") {
  const TemporaryFolder folder;
  write_source(folder / ".");
  int errors[2];
  REQUIRE(::pipe(errors) == 0);
  const Outcome outcome = run(folder / ".", convert, errors[1], errors[0]);
  CHECK(outcome.status == 0);
  CHECK(outcome.errors.empty());
}

TEST_CASE("progress: who publishes at a terminal is told what to do next") {
  const TemporaryFolder folder;
  const std::string registry = KONTOR_SOURCE_DIR "/data/mannheim/registry.json";
  const std::optional<Outcome> outcome =
      run_at_terminal(folder / ".", {"publish", "--no-site", registry, "-o", "public"});
  if (!outcome) return;
  CHECK(outcome->status == 0);
  CHECK(outcome->output.empty());
  CAPTURE(outcome->errors);
  CHECK(outcome->errors.ends_with("kontor: public is complete; public/README.txt says what to do with it\r\n"));
}

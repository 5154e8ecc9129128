// Runs the examples of a document and compares what they print: test transcripts, the README, the manual pages.
//
//   run_transcript --bin DIR [--root DIR] FILE...
//
// An example is a line "$ command" and the output that follows it, in a *.transcript file or inside a ```console fence
// of a Markdown file. Commands run in /bin/sh, stdout and stderr together, DIR first in PATH. Each file has a fresh
// temporary copy of its surroundings as working directory: of the folder beside a transcript (named like it, without the
// ending), of the data, ontology and queries in --root for Markdown. The output must match byte by byte, except:
//   ...        a line of three dots stands for any number of lines
//   [exit N]   after the output: the exit status, when it is not 0
// Carriage returns before line ends (CSV has them) are not compared.
// In a transcript a line that starts with "# " between examples is a comment.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Example {
  std::size_t line = 0;  // of the command, 1-based
  std::string command;
  std::vector<std::string> expected;
};

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    if (!lines.back().empty() && lines.back().back() == '\r') lines.back().pop_back();
    if (end == std::string::npos) break;
    begin = end + 1;
  }
  return lines;
}

std::vector<Example> read_examples(const fs::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  const bool markdown = path.extension() == ".md";
  bool inside = !markdown;
  std::vector<Example> examples;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (markdown && line.starts_with("```")) {
      inside = line == "```console";
      continue;
    }
    if (!inside) continue;
    if (line.starts_with("$ ")) {
      examples.push_back({number, line.substr(2), {}});
    } else if (!examples.empty() && !(!markdown && line.starts_with("# "))) {
      examples.back().expected.push_back(line);
    }
  }
  for (Example& example : examples) {
    // Blank lines that separate examples are not output.
    while (!example.expected.empty() && example.expected.back().empty()) example.expected.pop_back();
  }
  return examples;
}

std::vector<std::string> run(const std::string& command) {
  std::string output;
  std::FILE* pipe = ::popen(("{ " + command + "\n} 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot start a shell");
  char buffer[4096];
  for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, count);
  const int status = ::pclose(pipe);
  std::vector<std::string> lines = split_lines(output);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (code != 0) lines.push_back("[exit " + std::to_string(code) + "]");
  return lines;
}

// Whether the lines from `a` on match the pattern from `p` on; "..." takes as many lines as it needs.
bool matches(const std::vector<std::string>& pattern, std::size_t p, const std::vector<std::string>& actual,
             std::size_t a) {
  for (; p < pattern.size(); ++p, ++a) {
    if (pattern[p] == "...") {
      for (std::size_t from = a; from <= actual.size(); ++from) {
        if (matches(pattern, p + 1, actual, from)) return true;
      }
      return false;
    }
    if (a >= actual.size() || pattern[p] != actual[a]) return false;
  }
  return a == actual.size();
}

void print_lines(std::string_view title, const std::vector<std::string>& lines) {
  std::cout << "  --- " << title << '\n';
  for (const std::string& line : lines) std::cout << "  " << line << '\n';
}

// Returns the number of examples that failed.
std::size_t run_file(const fs::path& file, const fs::path& root) {
  const fs::path document = fs::absolute(file);
  std::string folder = (fs::temp_directory_path() / "kontor-transcript-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  if (document.extension() == ".md") {
    for (const char* name : {"data", "ontology", "queries"}) {
      fs::copy(root / name, fs::path(folder) / name, fs::copy_options::recursive);
    }
  } else if (const fs::path surroundings = fs::path(document).replace_extension(); fs::is_directory(surroundings)) {
    fs::copy(surroundings, folder, fs::copy_options::recursive);
  }
  fs::current_path(folder);
  std::size_t failed = 0;
  const std::vector<Example> examples = read_examples(document);
  if (examples.empty()) {
    std::cout << file.string() << ": no examples found\n";
    ++failed;
  }
  for (const Example& example : examples) {
    const std::vector<std::string> actual = run(example.command);
    if (matches(example.expected, 0, actual, 0)) continue;
    ++failed;
    std::cout << file.string() << ':' << example.line << ": $ " << example.command << '\n';
    print_lines("expected", example.expected);
    print_lines("actual", actual);
  }
  fs::current_path("/");
  fs::remove_all(folder);
  std::cout << file.string() << ": " << examples.size() << " examples, " << failed << " failed\n";
  return failed;
}

}  // namespace

int main(int argc, char* argv[]) {
  fs::path root = fs::current_path();
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--bin" && i + 1 < argc) {
      const char* path = std::getenv("PATH");
      ::setenv("PATH", (fs::absolute(argv[++i]).string() + ":" + (path != nullptr ? path : "")).c_str(), 1);
    } else if (word == "--root" && i + 1 < argc) {
      root = fs::absolute(argv[++i]);
    } else {
      files.push_back(fs::absolute(word));
    }
  }
  // What people see in a plain C locale, 80 columns wide.
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("COLUMNS", "80", 1);
  std::size_t failed = 0;
  try {
    for (const fs::path& file : files) failed += run_file(file, root);
  } catch (const std::exception& error) {
    std::cerr << "run_transcript: " << error.what() << '\n';
    return 2;
  }
  return failed == 0 && !files.empty() ? 0 : 1;
}

// kontor_rdf_convert --from FORMAT --base IRI --to FORMAT [--stream] [--serd] FILE: the syntax folder alone, on the command line.
#include <cstdio>
#include <iostream>
#include <map>
#include <string>

#include "kontor/base/error.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/serd_reader.hpp"

using namespace kontor;

namespace {
struct Counter : rdf::QuadSink {
  std::size_t quads = 0;
  void quad(const rdf::QuadView& q, Place) override { quads += q.subject.text.size() > 0; }
};
}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::string> options;
  std::string file = "-";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--stream" || word == "--serd") options[word] = "yes";
    else if (word.starts_with("--") && i + 1 < argc) options[word] = argv[++i];
    else file = word;
  }
  try {
    InputFile input(file);
    syntax::ReadOptions read;
    read.base = options["--base"];
    read.name = file;
    const syntax::Format& from = syntax::require_format(options["--from"]);
    const auto run = [&](rdf::QuadSink& sink) {
      if (options.contains("--serd")) syntax::read_with_serd(input, from, read, sink);
      else syntax::read_rdf(input, from, read, sink);
    };
    if (options["--to"] == "count") {
      Counter counter;
      run(counter);
      std::printf("%zu\n", counter.quads);
      return 0;
    }
    OutputFile output("-");
    syntax::WriteOptions write;
    if (options.contains("--stream")) write.layout = syntax::Layout::stream;
    const auto writer = syntax::make_writer(syntax::require_format(options["--to"]), output, write);
    run(*writer);
    output.finish();
    return 0;
  } catch (const Error& error) {
    std::cerr << format_message(error.location(), "error", error.message());
    return 1;
  }
}

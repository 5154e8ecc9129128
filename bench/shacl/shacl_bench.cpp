// Loads N-Triples and validates them again and again in one process.
//
//   shacl_bench DATA.nt SHAPES.ttl [THREADS]      default 0: as many threads as the machine runs at once
//
// Prints "load<TAB>seconds" and "validate<TAB>results<TAB>best milliseconds", as ShaclBench.java does.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/syntax/format.hpp"

using namespace kontor;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void read(const char* path, const char* format, rdf::QuadSink& sink) {
  InputFile file(path);
  syntax::read_rdf(file, syntax::require_format(format),
                   {.base = {}, .name = path, .blank_node_prefix = {}, .jsonld = nullptr, .limits = {}}, sink);
}

void run(const char* data, const char* shapes_path, unsigned threads) {
  const Clock::time_point start = Clock::now();
  store::Dataset dataset;
  read(data, "ntriples", dataset);
  dataset.freeze();
  std::printf("load\t%.3f\n", seconds_since(start));
  document::Document graph(shapes_path);
  read(shapes_path, "turtle", graph);
  Diagnostics diagnostics;
  const shacl::Shapes shapes = shacl::load_shapes(graph, diagnostics);
  if (diagnostics.errors() > 0) throw Error("the shapes are ill-formed", {shapes_path, {}, {}});
  double best = 0;
  std::size_t results = 0;
  const Clock::time_point begin = Clock::now();
  for (int i = 0; i < 5 || (i < 100 && seconds_since(begin) < 2); ++i) {
    const Clock::time_point one = Clock::now();
    results = shacl::validate(dataset, shapes, {.threads = threads}).results().size();
    const double time = seconds_since(one) * 1000;
    best = i == 0 ? time : std::min(best, time);
  }
  std::printf("validate\t%zu\t%.3f\n", results, best);
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc < 3) {
    std::fputs("usage: shacl_bench DATA.nt SHAPES.ttl [THREADS]\n", stderr);
    return 2;
  }
  try {
    run(argv[1], argv[2], argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : 0);
    return 0;
  } catch (const Error& error) {
    std::fputs(format_message(error.location(), "error", error.message()).c_str(), stderr);
    return 1;
  }
}

// Loads N-Triples and runs queries over them again and again in one process, beside the same plans written by hand.
//
//   query_bench DATA.nt QUERY.rq...
//
// Prints the load (wall time, CPU time, memory), then a line per query: rows, the best time of the engine from the text
// to the answer, that of a query that is planned and runs again, the best time by hand, which knows its ids, in
// milliseconds, and the first two as multiples of the last. The text of every term of every row is looked at, by both.
// Both must give the same rows.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/syntax/format.hpp"

#include "limit.hpp"

using namespace kontor;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_bytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

// Counts rows and the bytes of their terms.
class CountingSink final : public sparql::SolutionSink {
 public:
  void variables(std::span<const std::string_view>) override {}
  void solution(std::span<const rdf::TermView> row) override {
    ++rows;
    for (const rdf::TermView& term : row) bytes += term.text.size();
  }
  void boolean(bool) override {}
  std::size_t rows = 0;
  std::size_t bytes = 0;
};

struct Measured {
  double best = 0;  // milliseconds
  CountingSink answer;
};

// The best of at least five runs, and of as many as fit into half a second.
template <typename Run>
Measured measure(const Run& run) {
  Measured result;
  const auto end = Clock::now() + std::chrono::milliseconds(500);
  for (int i = 0; i < 5 || (i < 1000 && Clock::now() < end); ++i) {
    CountingSink sink;
    const auto start = Clock::now();
    run(sink);
    const double time = milliseconds(Clock::now() - start);
    if (i == 0 || time < result.best) result.best = time;
    result.answer = sink;
  }
  return result;
}

void load(const char* path, store::Dataset& dataset) {
  const auto start = Clock::now();
  const double cpu = cpu_seconds();
  InputFile file(path);
  syntax::read_rdf(file, syntax::require_format("ntriples"),
                   {.base = {}, .name = path, .blank_node_prefix = {}, .limits = {}}, dataset);
  dataset.freeze();
  const auto triples = static_cast<double>(dataset.size());
  std::printf("load: %.0f triples, %.3f s, %.3f s CPU, %.1f bytes a triple, peak %.1f\n", triples,
              milliseconds(Clock::now() - start) / 1000, cpu_seconds() - cpu,
              static_cast<double>(dataset.memory_bytes()) / triples, peak_bytes() / triples);
}

bool run_query(const store::Dataset& dataset, const char* path) {
  const std::string name = std::filesystem::path(path).stem().string();
  const std::string text = read_file(path);
  const Measured engine = measure([&](sparql::SolutionSink& sink) {
    const sparql::Query query = sparql::prepare(text);
    sparql::Execution(query, dataset).run(sink);
  });
  const sparql::Query query = sparql::prepare(text);
  sparql::Execution execution(query, dataset);
  const Measured planned = measure([&](sparql::SolutionSink& sink) { execution.run(sink); });
  const Measured by_hand = measure([&](sparql::SolutionSink& sink) { bench::run_by_hand(name, dataset, sink); });
  std::printf("%-14s %9zu %10.5f %10.5f %10.5f %8.1f %8.1f\n", name.c_str(), engine.answer.rows, engine.best,
              planned.best, by_hand.best, engine.best / by_hand.best, planned.best / by_hand.best);
  std::fflush(stdout);
  const auto is_equal = [&](const char* way, const CountingSink& answer) {
    if (answer.rows == engine.answer.rows && answer.bytes == engine.answer.bytes) return true;
    std::fprintf(stderr, "query_bench: %s %s has %zu rows and %zu bytes instead of %zu and %zu\n", name.c_str(), way,
                 answer.rows, answer.bytes, engine.answer.rows, engine.answer.bytes);
    return false;
  };
  return is_equal("planned", planned.answer) && is_equal("by hand", by_hand.answer);
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc < 3) {
    std::fputs("usage: query_bench DATA.nt QUERY.rq...\n", stderr);
    return 2;
  }
  try {
    store::Dataset dataset;
    load(argv[1], dataset);
    std::printf("%-14s %9s %10s %10s %10s %8s %8s\n", "query", "rows", "ms", "planned", "by hand", "ratio", "planned");
    bool equal = true;
    for (int i = 2; i < argc; ++i) equal = run_query(dataset, argv[i]) && equal;
    std::printf("memory after all queries: %.1f bytes a triple\n",
                static_cast<double>(dataset.memory_bytes()) / static_cast<double>(dataset.size()));
    return equal ? 0 : 1;
  } catch (const Error& error) {
    std::fputs(format_message(error.location(), "error", error.message()).c_str(), stderr);
    return 1;
  }
}

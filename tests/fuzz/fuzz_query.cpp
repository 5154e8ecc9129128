// Whatever the query, it is answered or ended by a limit, and the optimiser's passes do not change how many answers
// there are.
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/sparql/optimizer/optimizer.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/syntax/format.hpp"

namespace {

using namespace kontor;

// A bit of everything: cycles, a tree, lists, blank nodes, every kind of literal, some of them wrong, two named graphs.
constexpr std::string_view data = R"(
@prefix : <http://e/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :p :b, :c ; :q 1, 1.0, 1e0, "1"^^xsd:byte, "x"^^xsd:integer ; :name "Anna"@de, "Anne"@fr, "Anna" .
:b :p :c ; :q 2, -3.5, "INF"^^xsd:double, "NaN"^^xsd:float ; :name "B\u00e4r", "" ; :when "2024-02-29"^^xsd:date .
:c :p :a, :c ; :when "2024-02-29T12:00:00+02:00"^^xsd:dateTime, "12:00:00"^^xsd:time, "P1Y2M"^^xsd:yearMonthDuration .
:d :list (1 "two" :c) ; :part [ :part [ :part :a ] ] ; :flag true, false, "maybe"^^xsd:boolean .
:e a :T ; :q 9007199254740993, 0.1, 1234567890123456789012345678901234567890 ; :odd "?"^^:type .
:g1 { :a :p :d . :d :p :e . _:x :name "Anna"@de . }
:g2 { :a :p :e . :g1 :p :g2 . }
)";

const store::Dataset& dataset() {
  static const auto made = [] {
    auto loaded = std::make_unique<store::Dataset>();
    MemorySource source(data);
    syntax::read_rdf(source, *syntax::find_format("trig"), {}, *loaded);
    loaded->freeze();
    return loaded;
  }();
  return *made;
}

class Counter final : public sparql::SolutionSink, public rdf::QuadSink {
 public:
  void variables(std::span<const std::string_view>) override {}
  void solution(std::span<const rdf::TermView> row) override {
    ++count;
    for (const rdf::TermView& term : row) bytes += term.text.size();
  }
  void boolean(bool answer) override { count = answer ? 1 : 0; }
  void quad(const rdf::QuadView& quad, Place) override {
    ++count;
    bytes += quad.object.text.size();
  }
  void finish() override {}
  std::size_t count = 0;
  std::size_t bytes = 0;
};

// How many answers the query has; nothing if it is wrong or a limit ends it.
std::optional<std::size_t> run(std::string_view text, const std::vector<std::string_view>& without_passes) {
  try {
    const sparql::Query query =
        sparql::prepare(text, {.name = "fuzz", .base = "http://e/", .without_passes = without_passes});
    sparql::ExecutionOptions options;
    options.limits.max_work = 300'000;
    options.limits.max_memory = std::size_t{32} << 20U;
    sparql::Execution execution(query, dataset(), options);
    Counter counter;
    const bool is_graph = query.form() == sparql::QueryForm::construct || query.form() == sparql::QueryForm::describe;
    if (is_graph) {
      execution.run(static_cast<rdf::QuadSink&>(counter));
    } else {
      execution.run(static_cast<sparql::SolutionSink&>(counter));
    }
    if (execution.explain().empty()) std::abort();
    return counter.count;
  } catch (const Error& error) {
    if (error.message().empty()) std::abort();
    return std::nullopt;
  }
}

// Whether the number of answers may depend on the order of rows, on chance or on the clock.
bool is_open(std::string_view text) {
  constexpr std::string_view words[] = {"RAND",  "UUID",   "BNODE", "SAMPLE",  "GROUP_CONCAT", "REDUCED",
                                        "LIMIT", "OFFSET", "NOW",   "SERVICE", "DESCRIBE",     "\\U"};
  std::string upper(text);
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return std::any_of(std::begin(words), std::end(words),
                     [&upper](std::string_view word) { return upper.find(word) != std::string::npos; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text = "PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " +
                           std::string(reinterpret_cast<const char*>(bytes), size);
  const auto optimised = run(text, {});
  if (!optimised || is_open(text)) return 0;
  std::vector<std::string_view> passes;
  for (const sparql::Pass& pass : sparql::passes()) passes.push_back(pass.name);
  const auto plain = run(text, passes);
  if (plain && *plain != *optimised) {
    std::fprintf(stderr, "%zu answers, without the optimiser %zu\n", *optimised, *plain);
    std::abort();
  }
  return 0;
}

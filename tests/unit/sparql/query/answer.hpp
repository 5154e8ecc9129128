// The answer of a query as one text, and how it was found.
#pragma once

#include <string>

#include "kontor/sparql/query.hpp"

namespace kontor {

class TextSink final : public sparql::SolutionSink {
 public:
  void variables(std::span<const std::string_view>) override {}
  void solution(std::span<const rdf::TermView> row) override {
    for (const rdf::TermView& term : row) text.append(rdf::to_string(term)).append("\t");
    text += '\n';
  }
  void boolean(bool answer) override { text = answer ? "true" : "false"; }
  std::string text;
};

struct Answer {
  std::string rows;
  std::string plan;
};

inline Answer answer(const std::string& text, const store::Dataset& dataset, const sparql::ExecutionOptions& options) {
  const sparql::Query query = sparql::prepare(text);
  sparql::Execution execution(query, dataset, options);
  TextSink sink;
  execution.run(sink);
  return {sink.text, execution.explain()};
}

inline Answer answer(const std::string& text, const store::Dataset& dataset, unsigned threads) {
  sparql::ExecutionOptions options;
  options.threads = threads;
  return answer(text, dataset, options);
}

}  // namespace kontor

// SERVICE (SPARQL 1.1 Federated Query): extends the rows of the input by what an endpoint answers.
//
// The rows are taken some hundreds at a time. Those with the same endpoint are asked in one request, which brings the
// different values of the variables that they share with the pattern: SELECT * { VALUES (?a ?b) { ... } { pattern } }.
// Only variables that all of these rows bind, and not to blank nodes (which mean nothing elsewhere), travel along; so a
// solution comes once per set of values, and the answer is joined with the rows as any table is.
#pragma once

#include "kontor/sparql/exec/input_rows.hpp"
#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

class ServiceJoin final : public RowSource {
 public:
  // Whether requests bring values. Without, the endpoint is asked once for all of the pattern's solutions.
  enum class Values : std::uint8_t { send, keep };

  // `outputs`: the variables that somebody above needs.
  ServiceJoin(ExecutionContext& context, RowSourcePtr input, const algebra::Service& service, Values values,
              const std::vector<Variable>& outputs);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  struct Answer {
    std::vector<std::vector<TermId>> columns;  // as pattern_, then the endpoint if it is a variable
    std::size_t rows = 0;
  };
  // What one request is about: rows of chunk_ with the same endpoint.
  struct Part {
    TermId endpoint = no_term;
    Batch rows;
  };
  class AnswerSink;

  bool read_chunk();
  void open(Part part);
  Answer ask(const Part& part);
  std::vector<Variable> shared_by_all(const Part& part) const;
  std::string query_for(const Part& part, const std::vector<Variable>& sent) const;
  std::string endpoint_iri(TermId endpoint) const;
  [[noreturn]] void fail(const std::string& message) const;

  RowSourcePtr input_;
  const algebra::Service& service_;
  Values values_;
  std::vector<Variable> outputs_;
  std::vector<Variable> pattern_;  // the variables that an answer can bind
  std::optional<Variable> endpoint_variable_;
  TermId endpoint_ = no_term;

  std::vector<Part> parts_;  // of the current chunk, the last one first
  Part part_;                // the one that is joined
  Feed feed_;
  RowSourcePtr join_;
  Charge charge_;
  Batch matches_;
  std::optional<Answer> whole_;  // of a request without values
  TermId whole_from_ = no_term;
  std::uint64_t requests_ = 0;
};

}  // namespace kontor::sparql

// Collects the bindings of one solution by name and hands them on as a row. Used by the readers.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kontor/sparql/solution.hpp"

namespace kontor::sparql {

class RowBuilder {
 public:
  explicit RowBuilder(SolutionSink& sink) : sink_(sink) {}

  void columns(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) index_.emplace(names[i], i);
    terms_.resize(names.size());
    views_.resize(names.size());
    sink_.variables(std::vector<std::string_view>(names.begin(), names.end()));
  }

  // False if there is no such column.
  bool bind(const std::string& name, rdf::Term term) {
    const auto found = index_.find(name);
    if (found == index_.end()) return false;
    terms_[found->second] = std::move(term);
    return true;
  }

  void end_row() {
    for (std::size_t i = 0; i < terms_.size(); ++i) views_[i] = terms_[i].view();
    sink_.solution(views_);
    for (rdf::Term& term : terms_) term = {};
  }

 private:
  SolutionSink& sink_;
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<rdf::Term> terms_;
  std::vector<rdf::TermView> views_;
};

}  // namespace kontor::sparql

// Where the quads of a mapping go: the output of the run, or the logical targets that their term maps name (RML IO).
#pragma once

#include <algorithm>
#include <vector>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/rdf/subject_sink.hpp"

namespace kontor::mapping {

class QuadOutput {
 public:
  // `targets` are the sinks of Mapping::targets, in order.
  QuadOutput(rdf::QuadSink& main, std::vector<rdf::QuadSink*> targets)
      : main_(main), subject_sink_(dynamic_cast<rdf::SubjectSink*>(&main)), targets_(std::move(targets)) {
    if (subject_sink_ != nullptr && !subject_sink_->takes_subjects()) subject_sink_ = nullptr;
  }

  // The output of the run as one that keeps subject and predicates; null if it is none.
  rdf::SubjectSink* subject_sink() { return subject_sink_; }

  // Like quad(), by way of subject_sink().
  void statement(std::size_t predicate, const rdf::TermView& object, Place place) {
    ++count_;
    subject_sink_->statement(predicate, object, place);
  }

  bool has_targets() const { return !targets_.empty(); }

  void quad(const rdf::QuadView& quad, Place place) {
    ++count_;
    main_.quad(quad, place);
  }

  // `targets` are numbers of targets, possibly several times; none means the output of the run.
  void quad(const rdf::QuadView& quad, Place place, std::vector<std::size_t>& targets) {
    if (targets.empty()) return this->quad(quad, place);
    ++count_;
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    for (const std::size_t target : targets) targets_[target]->quad(quad, place);
  }

  std::uint64_t count() const { return count_; }

 private:
  rdf::QuadSink& main_;
  rdf::SubjectSink* subject_sink_;
  std::vector<rdf::QuadSink*> targets_;
  std::uint64_t count_ = 0;
};

}  // namespace kontor::mapping

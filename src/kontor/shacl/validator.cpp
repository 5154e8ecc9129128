#include "kontor/shacl/validator.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "kontor/shacl/target.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

// So many focus nodes are looked at together: enough to forget what a constraint costs to begin with, few enough that
// their values stay in the caches and that two threads end at about the same time.
constexpr std::size_t run_size = 4096;

// A shape and a run of its focus nodes.
struct Task {
  ShapeId shape;
  std::span<const TermId> focus;
  std::vector<Result> results;
};

// Does the tasks, each once, on this and further threads.
void run(std::vector<Task>& tasks, unsigned threads, const Shapes& shapes, DataGraph& data) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      Evaluator evaluator(shapes, data);
      for (std::size_t i = next++; i < tasks.size(); i = next++) {
        evaluator.validate(tasks[i].shape, tasks[i].focus, tasks[i].results);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = tasks.size();
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < std::min<std::size_t>(threads, tasks.size()); ++i) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  if (failure) std::rethrow_exception(failure);
}

// The shapes to which a value should have conformed.
struct ExpectedShapes {
  std::vector<ShapeId> operator()(const Node& constraint) const { return {constraint.shape}; }
  std::vector<ShapeId> operator()(const And& constraint) const { return constraint.shapes; }
  std::vector<ShapeId> operator()(const Or& constraint) const { return constraint.shapes; }
  std::vector<ShapeId> operator()(const Xone& constraint) const { return constraint.shapes; }
  template <typename Other>
  std::vector<ShapeId> operator()(const Other& /*no shape for each value*/) const {
    return {};
  }
};

}  // namespace

std::vector<Result> ValidationReport::details(const Result& result) const {
  std::vector<Result> found;
  if (result.value == store::no_term) return found;
  const std::vector<ShapeId> expected = std::visit(ExpectedShapes(), constraint(result));
  const bool one_is_enough = result.component == Component::or_ || result.component == Component::xone;
  Evaluator evaluator(*shapes_, *data_);
  for (const ShapeId shape : expected) {
    const std::size_t before = found.size();
    evaluator.validate(shape, {&result.value, 1}, found);
    if (found.size() == before && one_is_enough) return {};
  }
  return found;
}

Severity severity_of(const Shape& shape) {
  if (shape.severity.text() == sh::info) return Severity::info;
  return shape.severity.text() == sh::warning ? Severity::warning : Severity::violation;
}

ValidationReport validate(const store::Dataset& dataset, const Shapes& shapes, const ValidateOptions& options) {
  auto data = std::make_unique<DataGraph>(dataset);
  std::vector<std::vector<TermId>> focus;
  std::vector<Task> tasks;
  for (const ShapeId id : shapes.targeted) {
    const Shape& shape = shapes.shapes[id];
    if (shape.deactivated) continue;
    focus.push_back(focus_nodes(shape.targets, *data));
    const std::span<const TermId> nodes = focus.back();
    for (std::size_t begin = 0; begin < nodes.size(); begin += run_size) {
      tasks.push_back({id, nodes.subspan(begin, std::min(run_size, nodes.size() - begin)), {}});
    }
  }
  const auto is_background = [&](TermId id) {
    return options.last_own_term != store::no_term && id > options.last_own_term && id <= dataset.dictionary().size();
  };
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  run(tasks, threads, shapes, *data);
  std::vector<Result> results;
  for (Task& task : tasks) {
    for (Result& result : task.results) {
      if (is_background(result.focus_node) || severity_of(shapes.shapes[result.shape]) < options.severity) continue;
      results.push_back(std::move(result));
    }
  }
  return {shapes, std::move(data), std::move(results)};
}

}  // namespace kontor::shacl

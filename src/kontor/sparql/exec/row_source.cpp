#include "kontor/sparql/exec/row_source.hpp"

#include <algorithm>
#include <cstdio>

namespace kontor::sparql {
namespace {

// `copies`: the same operator, once for each thread that has one.
void explain(const std::vector<const RowSource*>& copies, std::size_t depth, std::string& out) {
  const RowSource& source = *copies.front();
  RowSource::Counters sum;
  for (const RowSource* copy : copies) {
    sum.rows += copy->counters().rows;
    sum.time += copy->counters().time;
  }
  out.append(2 * depth, ' ');
  out += source.label();
  char text[96];
  if (source.estimate >= 0) {
    std::snprintf(text, sizeof text, "  [estimated %.0f", source.estimate);
  } else {
    std::snprintf(text, sizeof text, "  [estimated ?");
  }
  out += text;
  std::snprintf(text, sizeof text, ", rows %llu", static_cast<unsigned long long>(sum.rows));
  out += text;
  if (source.is_timed()) {
    std::snprintf(text, sizeof text, ", %.3f ms", std::chrono::duration<double, std::milli>(sum.time).count());
    out += text;
  }
  out += "]\n";
  if (source.has_copies()) return explain(source.inputs(), depth + 1, out);
  std::vector<std::vector<const RowSource*>> inputs;  // by copy
  inputs.reserve(copies.size());
  for (const RowSource* copy : copies) inputs.push_back(copy->inputs());
  for (std::size_t i = 0; i < inputs.front().size(); ++i) {
    std::vector<const RowSource*> input;
    input.reserve(copies.size());
    for (const std::vector<const RowSource*>& of_copy : inputs) input.push_back(of_copy[i]);
    input.erase(std::unique(input.begin(), input.end()), input.end());  // what all copies have together
    if (input.front() != nullptr) explain(input, depth + 1, out);
  }
}

}  // namespace

bool RowSource::next(Batch& batch) {
  using Clock = std::chrono::steady_clock;
  const auto start = context_.timed ? Clock::now() : Clock::time_point();
  batch.reset(columns_.size());
  produce(batch);
  watch().tick(batch.rows / 16 + 1);
  context_.count_computed();
  ++counters_.calls;
  counters_.rows += batch.rows;
  if (context_.timed) counters_.time += Clock::now() - start;
  return batch.rows > 0;
}

std::string explain_tree(const RowSource& root) {
  std::string out;
  explain({&root}, 0, out);
  return out;
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/row_source.hpp"

#include <cstdio>

namespace kontor::sparql {
namespace {

void explain(const RowSource& source, std::size_t depth, std::string& out) {
  out.append(2 * depth, ' ');
  out += source.label();
  char text[96];
  const double milliseconds = std::chrono::duration<double, std::milli>(source.counters().time).count();
  if (source.estimate >= 0) {
    std::snprintf(text, sizeof text, "  [estimated %.0f", source.estimate);
  } else {
    std::snprintf(text, sizeof text, "  [estimated ?");
  }
  out += text;
  std::snprintf(text, sizeof text, ", rows %llu", static_cast<unsigned long long>(source.counters().rows));
  out += text;
  if (source.is_timed()) {
    std::snprintf(text, sizeof text, ", %.3f ms", milliseconds);
    out += text;
  }
  out += "]\n";
  for (const RowSource* input : source.inputs()) {
    if (input != nullptr) explain(*input, depth + 1, out);
  }
}

}  // namespace

bool RowSource::next(Batch& batch) {
  using Clock = std::chrono::steady_clock;
  const auto start = context_.timed ? Clock::now() : Clock::time_point();
  batch.reset(columns_.size());
  produce(batch);
  watch().tick(batch.rows / 16 + 1);
  watch().hold_shared(context_.pool.memory_bytes() + context_.expressions.aggregate_bytes);
  ++counters_.calls;
  counters_.rows += batch.rows;
  if (context_.timed) counters_.time += Clock::now() - start;
  return batch.rows > 0;
}

std::string explain_tree(const RowSource& root) {
  std::string out;
  explain(root, 0, out);
  return out;
}

}  // namespace kontor::sparql

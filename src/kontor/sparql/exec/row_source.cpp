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
  std::snprintf(text, sizeof text, ", rows %llu, %.3f ms]\n", static_cast<unsigned long long>(source.counters().rows),
                milliseconds);
  out += text;
  for (const RowSource* input : source.inputs()) {
    if (input != nullptr) explain(*input, depth + 1, out);
  }
}

}  // namespace

bool RowSource::next(Batch& batch) {
  const auto start = std::chrono::steady_clock::now();
  batch.reset(columns_.size());
  produce(batch);
  watch().tick(batch.rows / 16 + 1);
  watch().hold_shared(context_.pool.memory_bytes() + context_.expressions.aggregate_bytes);
  ++counters_.calls;
  counters_.rows += batch.rows;
  counters_.time += std::chrono::steady_clock::now() - start;
  return batch.rows > 0;
}

std::string explain_tree(const RowSource& root) {
  std::string out;
  explain(root, 0, out);
  return out;
}

}  // namespace kontor::sparql

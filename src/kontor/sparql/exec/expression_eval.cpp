#include "kontor/sparql/exec/expression_eval.hpp"

#include <algorithm>
#include <chrono>
#include <limits>

#include "kontor/sparql/exec/expression_node.hpp"

namespace kontor::sparql {
namespace {

constexpr TermId error_mark = std::numeric_limits<TermId>::max();

void collect_variables(const eval::Node& node, std::vector<algebra::Variable>& variables);

}  // namespace

std::uint64_t RandomSource::next() {
  const std::lock_guard lock(mutex_);
  if (!engine_) {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    engine_ = std::make_unique<std::mt19937_64>(seed);
  }
  return (*engine_)();
}

xsd::DateTime ExpressionContext::instant() {
  const std::lock_guard lock(query_.mutex);
  if (!now) {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count();
    constexpr std::uint64_t attoseconds_per_millisecond = 1'000'000'000'000'000;
    now = xsd::date_time_of_unix_time(milliseconds / 1000,
                                      static_cast<std::uint64_t>(milliseconds % 1000) * attoseconds_per_millisecond);
  }
  return *now;
}

TermId ExpressionContext::blank_node(std::uint64_t scope, std::uint64_t row, std::string_view label) {
  std::string key = std::to_string(scope) + ' ' + std::to_string(row) + ' ';
  key += label;
  const std::lock_guard lock(query_.mutex);
  if (!query_.blank_nodes) query_.blank_nodes = std::make_unique<std::unordered_map<std::string, TermId>>();
  TermId& id = (*query_.blank_nodes)[std::move(key)];
  if (id == store::no_term) id = pool.fresh_blank_node();
  return id;
}

void ExpressionContext::begin_run() {
  now.reset();
  query_.blank_nodes.reset();
}

CompiledExpression::CompiledExpression(const algebra::Expression& expression, ExpressionContext& context)
    : context_(&context), root_(std::make_unique<eval::Node>(eval::compile(expression, context))) {
  collect_variables(*root_, variables_);
  std::sort(variables_.begin(), variables_.end());
  variables_.erase(std::unique(variables_.begin(), variables_.end()), variables_.end());
  // What it gives is interned anyway, so a result per term costs only its place in a table.
  if (!as_variable() && root_->pure && variables_.size() == 1 && !root_->memo) {
    root_->memo = std::make_unique<eval::Memo>();
    root_->variable = variables_[0];
  }
}

CompiledExpression::~CompiledExpression() = default;
CompiledExpression::CompiledExpression(CompiledExpression&&) noexcept = default;
CompiledExpression& CompiledExpression::operator=(CompiledExpression&&) noexcept = default;

TermId CompiledExpression::evaluate(const RowView& row) const {
  eval::Frame frame{*context_, row, context_->pool};
  if (!root_->memo) return eval::to_id(context_->pool, eval::evaluate(*root_, frame));
  const TermId key = row[root_->variable];
  const TermId known = root_->memo->terms.load(key);
  if (known != store::no_term) return known == error_mark ? store::no_term : known;
  const TermId result = eval::to_id(context_->pool, eval::evaluate(*root_, frame));
  root_->memo->terms.store(key, result == store::no_term ? error_mark : result);
  return result;
}

Ebv CompiledExpression::test(const RowView& row) const {
  eval::Frame frame{*context_, row, context_->pool};
  return eval::test(*root_, frame);
}

bool CompiledExpression::is_pure() const {
  return root_->pure;
}

std::optional<algebra::Variable> CompiledExpression::as_variable() const {
  return eval::as_variable(*root_);
}

namespace {

void collect_variables(const eval::Node& node, std::vector<algebra::Variable>& variables) {
  if (const auto variable = eval::as_variable(node)) variables.push_back(*variable);
  for (const eval::Node& argument : node.arguments) collect_variables(argument, variables);
}

}  // namespace
}  // namespace kontor::sparql

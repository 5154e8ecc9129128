#include "kontor/sparql/exec/service.hpp"

#include <algorithm>
#include <unordered_map>

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/exec/join.hpp"
#include "kontor/sparql/exec/row_table.hpp"
#include "kontor/sparql/exec/values.hpp"
#include "kontor/sparql/service_endpoints.hpp"

namespace kontor::sparql {
namespace {

// Rows that one request asks for: enough to make requests few, few enough for every endpoint's limit on the query's
// size.
constexpr std::size_t chunk_rows = 500;

}  // namespace

// Turns an answer into ids; blank nodes become new ones, the same label the same one.
class ServiceJoin::AnswerSink final : public SolutionSink {
 public:
  AnswerSink(ServiceJoin& join, Answer& answer) : join_(join), answer_(answer) {
    answer_.columns.resize(join.pattern_.size());
  }

  void variables(std::span<const std::string_view> names) override {
    for (const Variable variable : join_.pattern_) {
      const auto found = std::find(names.begin(), names.end(), join_.context_.variables.written_name(variable));
      slots_.push_back(static_cast<std::size_t>(found - names.begin()));
    }
  }

  void solution(std::span<const rdf::TermView> row) override {
    join_.watch().tick();
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      answer_.columns[i].push_back(slots_[i] < row.size() ? id(row[slots_[i]]) : no_term);
    }
    ++answer_.rows;
    if (answer_.rows % batch_rows == 0) count_memory();
  }

  void boolean(bool /*answer*/) override { throw Error("the answer is a boolean, expected solutions"); }

 private:
  void count_memory() {
    // What the heap holds for a blank node with a label of usual length.
    constexpr std::size_t blank_node_bytes = 128;
    std::size_t places = 0;
    for (const std::vector<TermId>& column : answer_.columns) {
      places += growing_capacity(column.capacity(), answer_.rows + batch_rows);
    }
    join_.charge_.set(places * sizeof(TermId) + blank_nodes_.size() * blank_node_bytes);
    join_.context_.count_computed();
  }

  TermId id(const rdf::TermView& term) {
    TermPool& pool = join_.context_.pool;
    if (!term.is_blank_node()) return pool.intern(term);
    TermId& node = blank_nodes_[std::string(term.text)];
    if (node == no_term) node = pool.fresh_blank_node();
    return node;
  }

  ServiceJoin& join_;
  Answer& answer_;
  std::vector<std::size_t> slots_;
  std::unordered_map<std::string, TermId> blank_nodes_;
};

ServiceJoin::ServiceJoin(ExecutionContext& context, RowSourcePtr input, const algebra::Service& service, Values values,
                         const std::vector<Variable>& outputs)
    : RowSource(context),
      input_(std::move(input)),
      service_(service),
      values_(values),
      outputs_(outputs),
      pattern_(scope_of(*service.input).list()),
      charge_(context.watch) {
  if (const auto* variable = std::get_if<Variable>(&service.endpoint)) {
    endpoint_variable_ = *variable;
    pattern_.erase(std::remove(pattern_.begin(), pattern_.end(), *variable), pattern_.end());
  } else {
    endpoint_ = context.pool.intern(std::get<rdf::Term>(service.endpoint).view());
  }
  feed_.columns = input_->columns();
  feed_.number = context.fresh_variable();
  const auto add = [&](Variable variable) {
    if (std::find(outputs.begin(), outputs.end(), variable) == outputs.end() || columns_.has(variable)) return;
    columns_.add(variable, input_->columns().has_certain(variable));
  };
  for (const Variable variable : input_->variables()) add(variable);
  for (const Variable variable : pattern_) add(variable);
}

void ServiceJoin::restart() {
  input_->restart();
  parts_.clear();
  join_.reset();
}

std::string ServiceJoin::label() const {
  std::string text = "Service ";
  text += endpoint_variable_ ? context_.show_variable(*endpoint_variable_) : context_.show_term(endpoint_);
  return text + (requests_ == 0 ? "" : ", " + std::to_string(requests_) + (requests_ == 1 ? " request" : " requests"));
}

void ServiceJoin::fail(const std::string& message) const {
  Location location;
  location.place = service_.place;
  throw Error("SERVICE: " + message, std::move(location));
}

// Reads rows and sorts them by endpoint; false at the end of the input.
bool ServiceJoin::read_chunk() {
  const std::size_t width = input_->columns().size();
  const std::size_t endpoint_slot = endpoint_variable_ ? input_->columns().find(*endpoint_variable_) : Columns::npos;
  std::size_t count = 0;
  Batch rows;
  while (count < chunk_rows && input_->next(rows)) {
    for (std::size_t row = 0; row < rows.rows; ++row) {
      const TermId endpoint = endpoint_slot == Columns::npos ? endpoint_ : rows.columns[endpoint_slot][row];
      auto part = std::find_if(parts_.begin(), parts_.end(),
                               [&](const Part& p) { return p.endpoint == endpoint && p.rows.rows < chunk_rows; });
      if (part == parts_.end()) {
        part = parts_.insert(part, Part{endpoint, {}});
        part->rows.reset(width);
      }
      for (std::size_t slot = 0; slot < width; ++slot) part->rows.columns[slot].push_back(rows.columns[slot][row]);
      ++part->rows.rows;
    }
    count += rows.rows;
  }
  std::reverse(parts_.begin(), parts_.end());
  return count > 0;
}

// The variables of the pattern that all rows of the part bind to what means the same elsewhere.
std::vector<Variable> ServiceJoin::shared_by_all(const Part& part) const {
  std::vector<Variable> shared;
  for (const Variable variable : pattern_) {
    const std::size_t slot = input_->columns().find(variable);
    if (slot == Columns::npos) continue;
    const std::vector<TermId>& ids = part.rows.columns[slot];
    const bool travels = std::all_of(ids.begin(), ids.end(), [this](TermId id) {
      return id != no_term && context_.pool.kind(id) != rdf::TermKind::blank_node;
    });
    if (travels) shared.push_back(variable);
  }
  return shared;
}

std::string ServiceJoin::query_for(const Part& part, const std::vector<Variable>& sent) const {
  if (sent.empty()) return service_.prologue + "SELECT * WHERE " + service_.pattern_text;
  std::string text = service_.prologue + "SELECT * WHERE { VALUES (";
  std::vector<std::size_t> slots;
  for (const Variable variable : sent) {
    text.append(" ?").append(context_.variables.written_name(variable));
    slots.push_back(input_->columns().find(variable));
  }
  text += " ) {";
  RowSet different(sent.size());
  std::vector<TermId> key(sent.size());
  for (std::size_t row = 0; row < part.rows.rows; ++row) {
    for (std::size_t i = 0; i < slots.size(); ++i) key[i] = part.rows.columns[slots[i]][row];
    if (!different.insert(key).second) continue;
    text += "\n(";
    for (const TermId id : key) text.append(" ").append(rdf::to_string(context_.pool.view(id)));
    text += " )";
  }
  return text + "\n} " + service_.pattern_text + " }";
}

std::string ServiceJoin::endpoint_iri(TermId endpoint) const {
  if (endpoint == no_term) {
    fail("the endpoint ?" + std::string(context_.variables.written_name(*endpoint_variable_)) + " is not bound");
  }
  const rdf::TermView term = context_.pool.view(endpoint);
  if (!term.is_iri()) fail("the endpoint " + context_.show_term(endpoint) + " is not an IRI");
  return std::string(term.text);
}

ServiceJoin::Answer ServiceJoin::ask(const Part& part) {
  const std::string endpoint = endpoint_iri(part.endpoint);
  std::vector<Variable> sent;
  if (values_ == Values::send) sent = shared_by_all(part);
  if (sent.empty() && whole_ && whole_from_ == part.endpoint) return *whole_;
  if (context_.services == nullptr) fail("no endpoint may be asked here");
  Answer answer;
  AnswerSink sink(*this, answer);
  ++requests_;
  try {
    context_.services->select(endpoint, query_for(part, sent), watch().of_part(), sink);
  } catch (const LimitExceeded&) {
    throw;
  } catch (const Error& error) {
    fail(error.message());
  }
  if (endpoint_variable_) answer.columns.emplace_back(answer.rows, part.endpoint);
  if (sent.empty()) {
    whole_ = answer;
    whole_from_ = part.endpoint;
  }
  return answer;
}

// Asks for the rows of the part and joins the answer. What SILENT forgives leaves the rows as they are (Federated
// Query, section 2.3): the answer is one solution without bindings.
void ServiceJoin::open(Part part) {
  part_ = std::move(part);
  Answer answer;
  try {
    answer = ask(part_);
  } catch (const LimitExceeded&) {
    throw;
  } catch (const Error&) {
    if (!service_.silent) throw;
    answer.columns.assign(pattern_.size() + (endpoint_variable_ ? 1 : 0), {no_term});
    answer.rows = 1;
  }
  std::vector<Variable> variables = pattern_;
  if (endpoint_variable_) variables.push_back(*endpoint_variable_);
  charge_.set(answer.rows * variables.size() * sizeof(TermId));
  feed_.batch = &part_.rows;
  join_ = std::make_unique<HashJoin>(
      context_, std::make_unique<InputRows>(context_, feed_),
      std::make_shared<JoinSide>(
          context_, std::make_unique<ValuesRows>(context_, variables, std::move(answer.columns), answer.rows)),
      outputs_);
}

void ServiceJoin::produce(Batch& batch) {
  while (batch.rows == 0) {
    if (!join_) {
      if (parts_.empty() && !read_chunk()) return;
      Part part = std::move(parts_.back());
      parts_.pop_back();
      open(std::move(part));
    }
    if (!join_->next(matches_)) {
      join_.reset();
      continue;
    }
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      batch.columns[slot].swap(matches_.columns[join_->columns().find(columns_.variable(slot))]);
    }
    batch.rows = matches_.rows;
  }
}

}  // namespace kontor::sparql

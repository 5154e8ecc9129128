// Follows the path of keys from the root: head/vars, boolean, results/bindings/<row>/<variable>/<member>.
#include <optional>
#include <utility>

#include "kontor/json/json_reader.hpp"
#include "kontor/sparql/results/json_results.hpp"
#include "kontor/sparql/results/row_builder.hpp"

namespace kontor::sparql {
namespace {

class JsonResultsReader final : public json::Handler {
 public:
  JsonResultsReader(std::string_view name, SolutionSink& sink) : name_(name), sink_(sink), rows_(sink) {}

  void null(const json::Position& position) override { scalar({}, position); }
  void boolean(bool value, const json::Position& position) override {
    if (path_.size() == 1 && path_[0] == "boolean") {
      answer_ = value;
    } else {
      scalar({}, position);
    }
  }
  void number(std::string_view /*lexical_form*/, const json::Position& position) override { scalar({}, position); }
  void string(std::string_view value, const json::Position& position) override { scalar(value, position); }

  void begin_object(const json::Position& position) override {
    open(position, Container::object);
    if (at_term()) term_ = {};
  }
  void key(std::string_view name, const json::Position& /*position*/) override { path_.back() = name; }
  void end_object(const json::Position& position) override {
    close();
    if (at_term()) {
      end_term(position);
    } else if (at_row()) {
      end_row();
    }
  }
  void begin_array(const json::Position& position) override {
    open(position, Container::array);
    if (in_bindings() && path_.size() == 3) has_results_ = true;
  }
  void end_array(const json::Position& /*position*/) override {
    close();
    if (path_.size() == 2 && path_[0] == "head" && path_[1] == "vars") end_head();
  }

  void finish() {
    if (answer_) {
      sink_.boolean(*answer_);
    } else if (!has_head_ || !has_results_) {
      fail("not a SPARQL results document: expected 'head' with 'vars' and 'results' with 'bindings', or 'boolean'",
           {});
    }
    sink_.finish();
  }

 private:
  enum class Container { object, array };

  struct ReadTerm {
    std::string type;
    std::string value;
    std::string language;
    std::string direction;
    std::string datatype;
  };

  // The path holds one entry per open container: the current key, or "[" in an array.
  void open(const json::Position& position, Container container) {
    if (path_.empty() && container == Container::array) fail("expected an object", position.place);
    path_.emplace_back(container == Container::array ? "[" : "");
  }
  void close() { path_.pop_back(); }

  bool in_bindings() const { return path_.size() >= 2 && path_[0] == "results" && path_[1] == "bindings"; }
  // Behind the end of, or right inside of, a row and a term.
  bool at_row() const { return in_bindings() && path_.size() == 3; }
  bool at_term() const { return in_bindings() && (path_.size() == 4 || (path_.size() == 5 && path_[4].empty())); }

  void scalar(std::string_view value, const json::Position& position) {
    if (path_.empty()) fail("expected an object", position.place);
    if (path_.size() == 3 && path_[0] == "head" && path_[1] == "vars") {
      columns_.emplace_back(value);
    } else if (in_bindings() && path_.size() == 5) {
      const std::string& member = path_[4];
      if (member == "type") term_.type = value;
      if (member == "value") term_.value = value;
      if (member == "xml:lang") term_.language = value;
      if (member == "its:dir") term_.direction = value;
      if (member == "datatype") term_.datatype = value;
    }
  }

  void end_head() {
    if (has_head_) return;
    has_head_ = true;
    rows_.columns(columns_);
    for (auto& row : early_rows_) {
      for (auto& [variable, term] : row) bind(variable, std::move(term), {});
      rows_.end_row();
    }
    early_rows_.clear();
  }

  void end_term(const json::Position& position) {
    rdf::Term term;
    if (term_.type == "uri") {
      term = rdf::Term(rdf::iri(term_.value));
    } else if (term_.type == "bnode") {
      term = rdf::Term(rdf::blank_node(term_.value));
    } else if (term_.type == "literal" || term_.type == "typed-literal") {
      if (!term_.direction.empty()) add_direction(position.place);
      term = rdf::Term(term_.language.empty() ? rdf::literal(term_.value, term_.datatype)
                                              : rdf::language_string(term_.value, term_.language));
    } else {
      fail("unknown type '" + term_.type + "' of a term, expected 'uri', 'literal' or 'bnode'", position.place);
    }
    if (has_head_) {
      bind(path_[3], std::move(term), position.place);
    } else {
      row_.emplace_back(path_[3], std::move(term));
    }
  }

  void add_direction(const Place& place) {
    if (term_.language.empty() || (term_.direction != "ltr" && term_.direction != "rtl")) {
      fail("expected 'ltr' or 'rtl' for 'its:dir', and an 'xml:lang' beside it", place);
    }
    term_.language.append("--").append(term_.direction);
  }

  void end_row() {
    if (has_head_) {
      rows_.end_row();
    } else {
      early_rows_.push_back(std::move(row_));
      row_.clear();
    }
  }

  void bind(const std::string& variable, rdf::Term term, Place place) {
    if (!rows_.bind(variable, std::move(term))) fail("variable '" + variable + "' is not among 'vars'", place);
  }

  [[noreturn]] void fail(std::string message, Place place) const {
    throw Error(std::move(message), {std::string(name_), place, {}});
  }

  std::string_view name_;
  SolutionSink& sink_;
  RowBuilder rows_;
  std::vector<std::string> path_;
  std::vector<std::string> columns_;
  std::optional<bool> answer_;
  bool has_head_ = false;
  bool has_results_ = false;
  ReadTerm term_;
  std::vector<std::pair<std::string, rdf::Term>> row_;
  std::vector<std::vector<std::pair<std::string, rdf::Term>>> early_rows_;  // read before the columns were known
};

}  // namespace

void read_json_results(ByteSource& source, std::string_view name, SolutionSink& sink) {
  JsonResultsReader reader(name, sink);
  json::read_json(source, name, reader);
  reader.finish();
}

}  // namespace kontor::sparql

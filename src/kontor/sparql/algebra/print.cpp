#include "kontor/sparql/algebra/print.hpp"

#include <algorithm>

#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/sparql/algebra/s_expression.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::sparql::algebra {
namespace {

namespace xsd = rdf::vocab::xsd;

// A line up to this width is not broken.
constexpr std::size_t line_width = 100;

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Whether the grammar reads the lexical form, without quotes, as this literal: 1, 1.5, 1e0, true.
bool is_plain(const rdf::Term& literal) {
  const std::string_view text = literal.text();
  const std::string_view datatype = literal.datatype();
  if (datatype == xsd::boolean) return text == "true" || text == "false";
  const bool number = !text.empty() && text.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
  const bool point = text.find('.') != std::string_view::npos && text.back() != '.';
  const bool exponent = text.find_first_of("eE") != std::string_view::npos;
  if (datatype == xsd::integer) return number && !point && !exponent;
  if (datatype == xsd::decimal) return number && point && !exponent;
  return datatype == xsd::double_ && number && exponent;
}

// Builds the S-expression of each node.
class Printer {
 public:
  Printer(const Variables& variables, const rdf::PrefixMap& prefixes) : variables_(variables), prefixes_(prefixes) {}

  SExpression print(const Algebra& algebra) const { return std::visit(*this, algebra.node); }
  SExpression print(const Expression& expression) const { return std::visit(*this, expression.node); }
  SExpression print(const rdf::PropertyPath& path) const { return std::visit(*this, path.node); }

  SExpression operator()(const Bgp& bgp) const {
    if (bgp.triples.empty()) return SExpression("table").add(SExpression::atom("unit"));
    SExpression out("bgp");
    for (const TriplePattern& triple : bgp.triples) out.add(print(triple));
    return out;
  }
  SExpression operator()(const Path& path) const {
    return SExpression("path").add(term(path.subject)).add(print(path.path)).add(term(path.object));
  }
  SExpression operator()(const Join& join) const {
    return SExpression("join").add_input(print(*join.left)).add_input(print(*join.right));
  }
  SExpression operator()(const LeftJoin& join) const {
    SExpression out = SExpression("leftjoin").add_input(print(*join.left)).add_input(print(*join.right));
    if (join.condition) out.add(print(*join.condition));
    return out;
  }
  SExpression operator()(const Filter& filter) const {
    return SExpression("filter").add(print(filter.condition)).add_input(print(*filter.input));
  }
  SExpression operator()(const Union& node) const {
    SExpression out("union");
    for (const Algebra& branch : node.branches) out.add_input(print(branch));
    return out;
  }
  SExpression operator()(const Graph& graph) const {
    return SExpression("graph").add(term(graph.name)).add_input(print(*graph.input));
  }
  SExpression operator()(const Extend& extend) const {
    return SExpression("extend")
        .add(list({list({variable(extend.variable), print(extend.expression)})}))
        .add_input(print(*extend.input));
  }
  SExpression operator()(const Minus& minus) const {
    return SExpression("minus").add_input(print(*minus.left)).add_input(print(*minus.right));
  }
  SExpression operator()(const Group& group) const {
    SExpression keys = list({});
    for (const GroupKey& key : group.keys) {
      keys.add(key.expression ? list({variable(key.variable), print(*key.expression)}) : variable(key.variable));
    }
    SExpression aggregates = list({});
    for (const Aggregate& each : group.aggregates) aggregates.add(list({variable(each.result), aggregate(each)}));
    SExpression out = SExpression("group").add(std::move(keys));
    if (!group.aggregates.empty()) out.add(std::move(aggregates));
    return out.add_input(print(*group.input));
  }
  SExpression operator()(const OrderBy& order) const {
    SExpression conditions = list({});
    for (const OrderCondition& condition : order.conditions) {
      SExpression value = print(condition.expression);
      if (condition.direction == Direction::descending) value = SExpression("desc").add(std::move(value));
      conditions.add(std::move(value));
    }
    return SExpression("order").add(std::move(conditions)).add_input(print(*order.input));
  }
  SExpression operator()(const Project& project) const {
    SExpression columns = list({});
    for (const Variable column : project.variables) columns.add(variable(column));
    return SExpression("project").add(std::move(columns)).add_input(print(*project.input));
  }
  SExpression operator()(const Distinct& distinct) const {
    return SExpression("distinct").add_input(print(*distinct.input));
  }
  SExpression operator()(const Reduced& reduced) const {
    return SExpression("reduced").add_input(print(*reduced.input));
  }
  SExpression operator()(const Slice& slice) const {
    return SExpression("slice")
        .add(SExpression::atom(slice.offset == 0 ? "_" : std::to_string(slice.offset)))
        .add(SExpression::atom(slice.limit ? std::to_string(*slice.limit) : "_"))
        .add_input(print(*slice.input));
  }
  SExpression operator()(const Table& table) const {
    SExpression out("table");
    if (table.variables.empty() && table.rows.size() == 1) return out.add(SExpression::atom("unit"));
    SExpression columns("vars");
    for (const Variable column : table.variables) columns.add(variable(column));
    out.add(std::move(columns));
    for (const std::vector<rdf::Term>& row : table.rows) {
      SExpression cells("row");
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i]) cells.add(list({variable(table.variables[i]), term(row[i])}));
      }
      out.add(std::move(cells));
    }
    return out;
  }
  SExpression operator()(const Service& service) const {
    SExpression out("service");
    if (service.silent) out.add(SExpression::atom("silent"));
    return out.add(term(service.endpoint)).add_input(print(*service.input));
  }

  SExpression operator()(const Constant& constant) const { return term(constant.term); }
  SExpression operator()(const VariableValue& value) const { return variable(value.variable); }
  SExpression operator()(const Operation& operation) const {
    std::string name = lower_case(name_of(operation.op));
    if (operation.op == Operator::not_in) name = "notin";
    return call(std::move(name), operation.operands);
  }
  SExpression operator()(const BuiltinCall& builtin) const {
    return call(lower_case(name_of(builtin.function)), builtin.arguments);
  }
  SExpression operator()(const FunctionCall& function) const { return call(iri(function.iri), function.arguments); }
  SExpression operator()(const Exists& exists) const {
    return SExpression(exists.negated ? "notexists" : "exists").add(print(*exists.pattern));
  }

  SExpression operator()(const rdf::PredicatePath& path) const { return SExpression::atom(iri(path.iri)); }
  SExpression operator()(const rdf::InversePath& path) const { return SExpression("reverse").add(print(*path.path)); }
  SExpression operator()(const rdf::SequencePath& path) const { return paths("seq", path.steps); }
  SExpression operator()(const rdf::AlternativePath& path) const { return paths("alt", path.alternatives); }
  SExpression operator()(const rdf::ZeroOrMorePath& path) const { return SExpression("path*").add(print(*path.path)); }
  SExpression operator()(const rdf::OneOrMorePath& path) const { return SExpression("path+").add(print(*path.path)); }
  SExpression operator()(const rdf::ZeroOrOnePath& path) const { return SExpression("path?").add(print(*path.path)); }
  SExpression operator()(const rdf::NegatedPropertySet& set) const {
    SExpression out("notoneof");
    for (const std::string& each : set.forward) out.add(SExpression::atom(iri(each)));
    for (const std::string& each : set.backward) out.add(SExpression("reverse").add(SExpression::atom(iri(each))));
    return out;
  }

  SExpression print(const TriplePattern& triple) const {
    return SExpression("triple").add(term(triple.subject)).add(term(triple.predicate)).add(term(triple.object));
  }
  SExpression term(const PatternTerm& node) const {
    if (const Variable* named = std::get_if<Variable>(&node)) return variable(*named);
    return term(std::get<rdf::Term>(node));
  }

 private:
  static SExpression list(std::vector<SExpression> items) {
    SExpression out("");
    for (SExpression& item : items) out.add(std::move(item));
    return out;
  }
  SExpression variable(Variable index) const { return SExpression::atom("?" + variables_.name(index)); }
  SExpression term(const rdf::Term& value) const {
    if (value.is_iri()) return SExpression::atom(iri(value.text()));
    if (is_plain(value)) return SExpression::atom(std::string(value.text()));
    if (value.datatype().empty()) return SExpression::atom(rdf::to_string(value.view()));
    return SExpression::atom(rdf::to_string(rdf::literal(value.text())) + "^^" + iri(value.datatype()));
  }
  std::string iri(std::string_view text) const {
    if (const auto parts = prefixes_.shorten(text)) {
      if (parts->second.empty() || syntax::match_blank_node_label(parts->second) == parts->second.size()) {
        return std::string(parts->first).append(":").append(parts->second);
      }
    }
    return std::string("<").append(text).append(">");
  }
  SExpression call(std::string name, const std::vector<Expression>& arguments) const {
    SExpression out(std::move(name));
    for (const Expression& argument : arguments) out.add(print(argument));
    return out;
  }
  SExpression paths(std::string name, const std::vector<rdf::PropertyPath>& parts) const {
    SExpression out(std::move(name));
    for (const rdf::PropertyPath& part : parts) out.add(print(part));
    return out;
  }
  SExpression aggregate(const Aggregate& aggregate) const {
    SExpression out(lower_case(name_of(aggregate.function)));
    if (aggregate.distinct) out.add(SExpression::atom("distinct"));
    if (aggregate.separator != " ") {
      out.add(SExpression("separator").add(SExpression::atom(rdf::to_string(rdf::literal(aggregate.separator)))));
    }
    for (const Expression& argument : aggregate.argument) out.add(print(argument));
    return out;
  }

  const Variables& variables_;
  const rdf::PrefixMap& prefixes_;
};

}  // namespace

std::string to_string(const Algebra& algebra, const Variables& variables, const rdf::PrefixMap& prefixes,
                      Layout layout) {
  const SExpression tree = Printer(variables, prefixes).print(algebra);
  return layout == Layout::one_line ? tree.one_line() : tree.indented(line_width);
}

std::string to_string(const Expression& expression, const Variables& variables, const rdf::PrefixMap& prefixes) {
  return Printer(variables, prefixes).print(expression).one_line();
}

std::string operator_label(const Algebra& algebra, const Variables& variables, const rdf::PrefixMap& prefixes) {
  return Printer(variables, prefixes).print(algebra).without_inputs();
}

std::string to_string(const TriplePattern& triple, const Variables& variables, const rdf::PrefixMap& prefixes) {
  return Printer(variables, prefixes).print(triple).one_line();
}

std::string to_string(const PatternTerm& term, const Variables& variables, const rdf::PrefixMap& prefixes) {
  return Printer(variables, prefixes).term(term).one_line();
}

}  // namespace kontor::sparql::algebra

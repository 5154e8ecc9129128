// The functions that a mapping calls: RML-FNML, and what mappings in the older vocabulary have instead.
#include "kontor/base/error.hpp"
#include "kontor/mapping/mapping_loader.hpp"
#include "kontor/mapping/vocabulary.hpp"

namespace kontor::mapping {

FunctionResult MappingLoader::function_result(Node node) {
  FunctionResult result;
  const Node execution = document_.object(node, rml::function_execution);
  result.execution = std::make_shared<const FunctionExecution>(function_execution(execution));
  result.output = std::string(constant_or_map(node, rml::return_, rml::return_map).text());
  result.output_where = document_.location(node, document_.has(node, rml::return_) ? rml::return_ : rml::return_map);
  return result;
}

// The value of a shortcut, or the constant of the map it stands for.
document::Node MappingLoader::constant_or_map(Node node, std::string_view shortcut, std::string_view map) const {
  if (const Node value = document_.object(node, shortcut)) return value;
  const Node value = document_.object(node, map);
  if (!value) return {};
  const Node constant = document_.object(value, rml::constant);
  if (!constant) fail(describe(document_.find_iri(map)) + " must be a constant", document_.location(node, map));
  return constant;
}

FunctionExecution MappingLoader::function_execution(Node node) {
  const Depth depth(*this, node);
  FunctionExecution execution;
  execution.where = document_.location(node);
  const Node function = constant_or_map(node, rml::function, rml::function_map);
  if (!function) fail("a function execution has no rml:function", execution.where);
  execution.function = std::string(function.text());
  if (document_.has(node, rml::function)) execution.where = document_.location(node, rml::function);
  for (const Node input : document_.objects(node, rml::input)) execution.inputs.push_back(function_input(input));
  return execution;
}

FunctionInput MappingLoader::function_input(Node node) {
  FunctionInput input;
  input.where = document_.location(node);
  const Node parameter = constant_or_map(node, rml::parameter, rml::parameter_map);
  if (!parameter) fail("an input has no rml:parameter", input.where);
  input.parameter = std::string(parameter.text());
  if (const Node value = document_.object(node, rml::input_value)) {
    input.value = constant_expression(value, document_.location(node, rml::input_value));
  } else if (const Node map = document_.object(node, rml::input_value_map)) {
    input.value = expression_map(map);
  } else {
    fail("an input has no rml:inputValue or rml:inputValueMap", input.where);
  }
  return input;
}

// fnml:functionValue of the older vocabulary: a triples map without subject whose predicates are fno:executes, for the
// function, and its parameters.
FunctionExecution MappingLoader::function_value(Node node) {
  const Depth depth(*this, node);
  FunctionExecution execution;
  execution.where = document_.location(node);
  for (const Node part : document_.objects(node, rml::predicate_object_map)) {
    const Node predicate = constant_or_map(part, rml::predicate, rml::predicate_map);
    if (!predicate) fail("a parameter of a function has no rr:predicate", document_.location(part));
    if (predicate.text() == fnml::executes) {
      const Node function = constant_or_map(part, rml::object, rml::object_map);
      if (function) execution.function = std::string(function.text());
      continue;
    }
    std::vector<ExpressionMap> values;
    for (const Node constant : document_.objects(part, rml::object)) {
      values.push_back(constant_expression(constant, document_.location(part, rml::object, constant)));
    }
    for (const Node map : document_.objects(part, rml::object_map)) values.push_back(expression_map(map));
    for (ExpressionMap& value : values) {
      execution.inputs.push_back({std::string(predicate.text()), std::move(value), document_.location(part)});
    }
  }
  if (execution.function.empty()) fail("a function value has no fno:executes", execution.where);
  return execution;
}

}  // namespace kontor::mapping

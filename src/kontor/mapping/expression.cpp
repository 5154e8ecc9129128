#include "kontor/mapping/expression.hpp"

#include <algorithm>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

namespace kontor::mapping {
namespace {

// Moves to the next combination of one value per list; false after the last.
bool next_combination(std::vector<std::size_t>& chosen, const std::vector<std::size_t>& sizes) {
  for (std::size_t i = chosen.size(); i-- > 0;) {
    if (++chosen[i] < sizes[i]) return true;
    chosen[i] = 0;
  }
  return false;
}

std::string list_functions(std::string_view iri) {
  std::vector<std::string_view> names;
  for (const FunctionDefinition& function : functions()) names.push_back(function.iri);
  return suggestion(iri, names);
}

}  // namespace

std::string_view natural_datatype(source::ValueKind kind, std::string_view text) {
  if (kind == source::ValueKind::boolean) return rdf::vocab::xsd::boolean;
  if (kind != source::ValueKind::number) return {};
  const bool whole = text.find_first_of(".eE") == std::string_view::npos;
  return whole ? rdf::vocab::xsd::integer : rdf::vocab::xsd::double_;
}

// A function that is called once per combination of its arguments' values.
struct CompiledExpression::Call {
  struct Argument {
    std::vector<CompiledExpression> inputs;  // a list parameter can be given several times
    std::vector<ExpressionValue> values;
  };

  Call(const FunctionResult& result, ReferenceScope& scope, Encoding encoding);
  void evaluate(const source::Record& record, Evaluation& evaluation, std::vector<ExpressionValue>& out);
  void call(std::size_t output_number, Evaluation& evaluation, std::vector<ExpressionValue>& out);

  const FunctionDefinition* function = nullptr;
  std::size_t output = 0;
  std::vector<Argument> arguments;
  std::vector<std::vector<std::string_view>> texts;  // of one call
  std::vector<FunctionValue> results;
};

CompiledExpression::Call::Call(const FunctionResult& result, ReferenceScope& scope, Encoding encoding) {
  const FunctionExecution& execution = *result.execution;
  function = find_function(execution.function);
  if (const std::string_view reason = refusal(execution.function); function == nullptr && !reason.empty()) {
    throw Error("function <" + execution.function + "> is not provided: " + std::string(reason), execution.where);
  }
  if (function == nullptr) {
    throw Error("unknown function <" + execution.function + ">" + list_functions(execution.function), execution.where);
  }
  arguments.resize(function->parameters.size());
  texts.resize(arguments.size());
  for (const FunctionInput& input : execution.inputs) {
    const std::optional<std::size_t> parameter = find_parameter(*function, input.parameter);
    if (!parameter) throw Error("<" + execution.function + "> has no parameter <" + input.parameter + ">", input.where);
    Argument& argument = arguments[*parameter];
    if (!argument.inputs.empty() && !function->parameters[*parameter].list) {
      throw Error("parameter <" + input.parameter + "> is given more than once", input.where);
    }
    argument.inputs.emplace_back(input.value, scope,
                                 function->parameters[*parameter].through ? encoding : Encoding::none);
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const ParameterDefinition& parameter = function->parameters[i];
    if (arguments[i].inputs.empty() && parameter.required) {
      throw Error("<" + execution.function + "> needs parameter <" + parameter.names.front() + ">", execution.where);
    }
  }
  if (result.output.empty()) return;
  const std::optional<std::size_t> found = find_output(*function, result.output);
  if (!found) throw Error("<" + execution.function + "> does not return <" + result.output + ">", result.output_where);
  output = *found;
}

void CompiledExpression::Call::evaluate(const source::Record& record, Evaluation& evaluation,
                                        std::vector<ExpressionValue>& out) {
  std::vector<std::size_t> sizes(arguments.size(), 1);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    Argument& argument = arguments[i];
    const ParameterDefinition& parameter = function->parameters[i];
    argument.values.clear();
    for (CompiledExpression& input : argument.inputs) input.evaluate(record, evaluation, argument.values);
    if (argument.values.empty() && parameter.required) return;
    if (!parameter.list && !argument.values.empty()) sizes[i] = argument.values.size();
  }
  std::vector<std::size_t> chosen(arguments.size(), 0);
  do {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      texts[i].clear();
      const std::vector<ExpressionValue>& values = arguments[i].values;
      if (function->parameters[i].list) {
        for (const ExpressionValue& value : values) texts[i].push_back(value.text);
      } else if (!values.empty()) {
        texts[i].push_back(values[chosen[i]].text);
      }
    }
    call(output, evaluation, out);
  } while (next_combination(chosen, sizes));
}

void CompiledExpression::Call::call(std::size_t output_number, Evaluation& evaluation,
                                    std::vector<ExpressionValue>& out) {
  results.clear();
  function->call(FunctionArguments(texts), output_number, results);
  for (const FunctionValue& value : results) out.push_back({evaluation.arena.copy(value.text), value.datatype});
}

CompiledExpression::CompiledExpression(const ExpressionMap& map, ReferenceScope& scope, Encoding encoding)
    : where_(map.where), encoding_(encoding), nulls_(&scope.nulls()) {
  if (const auto* value = std::get_if<Constant>(&map.expression)) {
    kind_ = Kind::constant;
    constant_ = value->term;
  } else if (const auto* reference = std::get_if<Reference>(&map.expression)) {
    kind_ = Kind::reference;
    reference_ = scope.add_reference(reference->text, where_);
    reference_name_ = reference->text;
    sighting_ = scope.sighting(reference_);
  } else if (const auto* text = std::get_if<Template>(&map.expression)) {
    kind_ = Kind::template_;
    for (const TemplatePart& part : text->parts) {
      Part& added = parts_.emplace_back();
      added.reference = part.reference;
      added.text = part.text;
      if (!part.reference) continue;
      added.number = scope.add_reference(part.text, where_);
      added.sighting = scope.sighting(added.number);
    }
  } else if (const auto* result = std::get_if<FunctionResult>(&map.expression)) {
    kind_ = Kind::function;
    call_ = std::make_unique<Call>(*result, scope, encoding);
  }
}

CompiledExpression::~CompiledExpression() = default;
CompiledExpression::CompiledExpression(CompiledExpression&&) noexcept = default;
CompiledExpression& CompiledExpression::operator=(CompiledExpression&&) noexcept = default;

bool CompiledExpression::is_null(std::string_view text) const {
  return std::find(nulls_->begin(), nulls_->end(), text) != nulls_->end();
}

void CompiledExpression::evaluate(const source::Record& record, Evaluation& evaluation,
                                  std::vector<ExpressionValue>& out) {
  switch (kind_) {
    case Kind::none:
      return;
    case Kind::constant:
      out.push_back({constant_.text(), constant_.datatype(), constant_.is_iri()});
      return;
    case Kind::reference:
      evaluate_reference(reference_name_, reference_, sighting_, record, evaluation, out);
      return;
    case Kind::template_:
      evaluate_template(record, evaluation, out);
      return;
    case Kind::function:
      call_->evaluate(record, evaluation, out);
      return;
  }
}

void CompiledExpression::places(const source::Record& record, std::vector<Place>& out) const {
  if (kind_ == Kind::reference) record.places(reference_, out);
  for (const Part& part : parts_) {
    if (part.reference) record.places(part.number, out);
  }
  if (!call_) return;
  for (const Call::Argument& argument : call_->arguments) {
    for (const CompiledExpression& input : argument.inputs) input.places(record, out);
  }
}

Origin CompiledExpression::origin() const {
  Origin origin;
  origin.where = &where_;
  add_origin(origin);
  return origin;
}

void CompiledExpression::add_origin(Origin& origin) const {
  const auto add = [&origin](std::string_view name, std::size_t reference) {
    origin.fields.push_back(name);
    if (!origin.reference) origin.reference = reference;
  };
  if (kind_ == Kind::reference) add(reference_name_, reference_);
  for (const Part& part : parts_) {
    if (part.reference) add(part.text, part.number);
  }
  if (!call_) return;
  for (const Call::Argument& argument : call_->arguments) {
    for (const CompiledExpression& input : argument.inputs) input.add_origin(origin);
  }
}

void CompiledExpression::evaluate_reference(std::string_view name, std::size_t reference, Sighting* sighting,
                                            const source::Record& record, Evaluation& evaluation,
                                            std::vector<ExpressionValue>& out) {
  values_.clear();
  record.values(reference, values_);
  note(sighting, values_.empty() ? Sighting::missing : Sighting::found);
  for (const source::Value& value : values_) {
    if (value.kind == source::ValueKind::null) continue;
    if (value.kind == source::ValueKind::object || value.kind == source::ValueKind::array) {
      evaluation.errors.add(record, {{name}, reference, &where_},
                            "an " + std::string(to_string(value.kind)) + " cannot become a term");
      continue;
    }
    if (!nulls_->empty() && is_null(value.text)) continue;
    out.push_back({value.text, natural_datatype(value.kind, value.text)});
  }
}

source::OnlyValue CompiledExpression::only_template(const source::Record& record, Evaluation& evaluation) {
  std::size_t size = 0;
  for (Part& part : parts_) {
    if (!part.reference) {
      size += part.text.size();
      continue;
    }
    const source::OnlyValue value = only_reference(part.number, part.sighting, record);
    if (value.count != source::Count::one) return value;
    part.value = value.text();
    size += encoded_size(part.value);
  }
  return source::OnlyValue(source::Value{source::ValueKind::string, assemble(size, evaluation.arena)});
}

// RML Core, template expressions: the Cartesian product of the references' values.
void CompiledExpression::evaluate_template(const source::Record& record, Evaluation& evaluation,
                                           std::vector<ExpressionValue>& out) {
  bool single = true;
  for (Part& part : parts_) {
    if (!part.reference) continue;
    part.values.clear();
    evaluate_reference(part.text, part.number, part.sighting, record, evaluation, part.values);
    if (part.values.empty()) return;
    single = single && part.values.size() == 1;
  }
  std::vector<std::size_t> sizes;
  std::vector<std::size_t> chosen;
  if (!single) {
    for (const Part& part : parts_) sizes.push_back(part.reference ? part.values.size() : 1);
    chosen.resize(parts_.size());
  }
  do {
    std::size_t size = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      Part& part = parts_[i];
      if (part.reference) part.value = part.values[single ? 0 : chosen[i]].text;
      size += part.reference ? encoded_size(part.value) : part.text.size();
    }
    out.push_back({assemble(size, evaluation.arena), {}});
  } while (!single && next_combination(chosen, sizes));
}

// The template with the values of its parts; at most `size` bytes.
std::string_view CompiledExpression::assemble(std::size_t size, TextArena& arena) const {
  char* const begin = arena.reserve(size);
  char* end = begin;
  for (const Part& part : parts_) {
    end = part.reference ? write_encoded(end, part.value, encoding_) : write_encoded(end, part.text, Encoding::none);
  }
  return arena.commit(static_cast<std::size_t>(end - begin));
}

}  // namespace kontor::mapping

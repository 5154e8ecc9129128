// The functions that mappings can call (RML-FNML): one table, looked up once when a mapping is compiled.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::mapping {

// What a parameter got for one call: one value, several if the parameter takes a list, none if there is no value.
class FunctionArguments {
 public:
  explicit FunctionArguments(std::span<const std::vector<std::string_view>> values) : values_(values) {}

  bool has(std::size_t parameter) const { return !values_[parameter].empty(); }
  // The value; an empty text if there is none.
  std::string_view text(std::size_t parameter) const {
    return has(parameter) ? values_[parameter].front() : std::string_view();
  }
  const std::vector<std::string_view>& list(std::size_t parameter) const { return values_[parameter]; }

 private:
  std::span<const std::vector<std::string_view>> values_;
};

// One value that a function gives back, with its XML Schema datatype (empty for a string).
struct FunctionValue {
  std::string text;
  std::string_view datatype;
};

struct ParameterDefinition {
  // The names by which mappings call it: the parameter's IRI, the IRI of its predicate, and older spellings.
  std::vector<std::string> names;
  bool required = true;  // without a value the function gives nothing
  bool list = false;     // takes all values at once instead of one after the other
  bool through = false;  // what comes in may come out as it is: templates are encoded as the result would be
};

struct FunctionDefinition {
  std::string iri;
  std::vector<ParameterDefinition> parameters;
  std::vector<std::vector<std::string>> outputs;  // per output: the names by which mappings call it
  // Appends the values of an output (0, 1 ...). A pure function; appending nothing means null.
  void (*call)(const FunctionArguments& arguments, std::size_t output, std::vector<FunctionValue>& out);
};

// All functions, ordered by IRI.
std::span<const FunctionDefinition> functions();

// Null if there is none with this IRI.
const FunctionDefinition* find_function(std::string_view iri);

// The number of the parameter or output with this name.
std::optional<std::size_t> find_parameter(const FunctionDefinition& function, std::string_view name);
std::optional<std::size_t> find_output(const FunctionDefinition& function, std::string_view name);

// Why a function that others know is not in the table, empty if it is not known at all.
std::string_view refusal(std::string_view iri);

// The parts of the table: the functions of kontor's own mappings, those of GREL on texts and conditions, on lists and
// numbers, and on dates, and those of IDLab.
std::vector<FunctionDefinition> kontor_functions();
std::vector<FunctionDefinition> grel_functions();
std::vector<FunctionDefinition> grel_list_functions();
std::vector<FunctionDefinition> grel_date_functions();
std::vector<FunctionDefinition> idlab_functions();

}  // namespace kontor::mapping

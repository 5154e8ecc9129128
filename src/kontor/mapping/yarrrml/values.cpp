#include "kontor/mapping/yarrrml/values.hpp"

#include <array>
#include <utility>

#include "kontor/mapping/legacy_vocabulary.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/rdf/iri.hpp"

namespace kontor::mapping::yarrrml {
namespace {

constexpr std::size_t max_depth = 64;  // of functions in each other
constexpr std::string_view idlab = "https://w3id.org/imec/idlab/function#";
constexpr std::string_view grel = "http://users.ugent.be/~bjdmeest/function/grel.ttl#";

std::string rml_iri(std::string_view name) {
  return std::string(rml::ns) + std::string(name);
}

// What stands behind the last '~' of a text, if it is one of the shorthands.
enum class Suffix { none, iri, language, literal, blank };

Suffix take_suffix(std::string& text) {
  static constexpr std::array<std::pair<std::string_view, Suffix>, 4> suffixes = {
      {{"~iri", Suffix::iri}, {"~lang", Suffix::language}, {"~literal", Suffix::literal}, {"~blank", Suffix::blank}}};
  for (const auto& [name, suffix] : suffixes) {
    if (text.size() <= name.size() || text.substr(text.size() - name.size()) != name) continue;
    text.erase(text.size() - name.size());
    return suffix;
  }
  return Suffix::none;
}

std::string escape_template(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '{' || c == '}' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_constant(const std::vector<TemplatePart>& parts) {
  return parts.empty() || (parts.size() == 1 && !parts.front().reference);
}
bool is_reference(const std::vector<TemplatePart>& parts) {
  return parts.size() == 1 && parts.front().reference;
}

}  // namespace

void Values::fail(const std::string& message, Place place) const {
  throw Error(message, {yaml_.name(), place, {}});
}

Place Values::place_of(const YAML::Node& node, Place fallback) const {
  const Place place = yaml_.place(node);
  return place.line == 0 ? fallback : place;
}

std::string Values::reference(std::string_view text) const {
  return formulation_ == ReferenceFormulation::json_path ? legacy_json_path(text) : std::string(text);
}

// "$(name)" is a reference, "\$(" is text; inside a reference "\)" is a parenthesis.
std::vector<TemplatePart> Values::parts(std::string_view text, Place place) const {
  std::vector<TemplatePart> out;
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 3) == "\\$(") {
      plain += "$(";
      i += 3;
      continue;
    }
    if (text.substr(i, 2) != "$(") {
      plain += text[i++];
      continue;
    }
    if (!plain.empty()) out.push_back({false, std::exchange(plain, {})});
    std::string name;
    for (i += 2; i < text.size() && text[i] != ')'; ++i) {
      if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ')' || text[i + 1] == '(')) ++i;
      name += text[i];
    }
    if (i == text.size()) fail("'$(' without ')' in '" + std::string(text) + "'", place);
    if (name.empty()) fail("'$()' names no reference", place);
    ++i;
    out.push_back({true, reference(name)});
  }
  if (!plain.empty()) out.push_back({false, plain});
  return out;
}

void Values::expression(const rdf::Term& map, const std::string& text, Place place) {
  const std::vector<TemplatePart> pieces = parts(statements_.expand(text), place);
  if (is_constant(pieces)) {
    const std::string constant = pieces.empty() ? std::string() : pieces.front().text;
    if (statements_.has_prefix(text))
      statements_.add_iri(map, rml::constant, constant, place);
    else
      statements_.add_text(map, rml::constant, constant, place);
  } else if (is_reference(pieces)) {
    statements_.add_text(map, rml::reference, pieces.front().text, place);
  } else {
    std::string out;
    for (const TemplatePart& piece : pieces) {
      const std::string escaped = escape_template(piece.text);
      out += piece.reference ? "{" + escaped + "}" : escaped;
    }
    statements_.add_text(map, rml::template_, out, place);
  }
}

// A constant IRI; a relative one gets the base of the run, as templates do.
void Values::iri_constant(const rdf::Term& map, const std::string& text, Place place) {
  const std::string iri = statements_.expand(text);
  if (rdf::has_scheme(iri) && rdf::find_invalid_iri_character(iri) == std::string_view::npos) {
    statements_.add_iri(map, rml::constant, iri, place);
    return;
  }
  if (rdf::has_scheme(iri)) fail("'" + iri + "' is not a valid IRI", place);
  statements_.add_text(map, rml::template_, escape_template(iri), place);
  statements_.add_iri(map, rml::term_type, rml_iri("IRI"), place);
}

void Values::text_map(const rdf::Term& map, std::string text, Place place, Position position,
                      const YAML::Node& condition) {
  Suffix suffix = take_suffix(text);
  if (suffix == Suffix::language) fail("a language stands behind the value, not in its place", place);
  const bool call = is_call(text);
  const bool constant = !call && is_constant(parts(text, place));
  if (position != Position::object && suffix == Suffix::none) suffix = Suffix::iri;
  if (constant && suffix == Suffix::none && statements_.has_prefix(text)) suffix = Suffix::iri;
  rdf::Term value_map = map;
  if (condition.IsDefined()) {
    value_map = statements_.fresh();
    conditional(map, condition, place, value_map);
  }
  if (call) {
    function(value_map, parse_call(text, place), place);
  } else if (constant && suffix == Suffix::iri) {
    iri_constant(value_map, text, place);
    if (condition.IsDefined()) statements_.add_iri(map, rml::term_type, rml_iri("IRI"), place);
    return;
  } else {
    expression(value_map, text, place);
    if (constant && !condition.IsDefined()) return;
  }
  const std::string_view type = suffix == Suffix::iri ? "IRI" : suffix == Suffix::blank ? "BlankNode" : "Literal";
  statements_.add_iri(map, rml::term_type, rml_iri(type), place);
}

// The function that gives a value back if a condition is true.
void Values::conditional(const rdf::Term& map, const YAML::Node& condition, Place place, const rdf::Term& value_map) {
  const rdf::Term execution = statements_.add_node(map, rml::function_execution, place);
  statements_.add_iri(execution, rml::function, std::string(idlab) + "trueCondition", place);
  const rdf::Term truth = statements_.add_node(execution, rml::input, place);
  statements_.add_iri(truth, rml::parameter, std::string(idlab) + "strBoolean", place);
  const rdf::Term truth_map = statements_.add_node(truth, rml::input_value_map, place);
  if (condition.IsScalar())
    function(truth_map, parse_call(yaml_.text(condition), yaml_.place(condition)), place);
  else
    function(truth_map, condition, place);
  const rdf::Term value = statements_.add_node(execution, rml::input, place);
  statements_.add_iri(value, rml::parameter, std::string(idlab) + "str", place);
  statements_.add(value, rml::input_value_map, value_map, place);
}

std::string Values::type_name(const YAML::Node& type) const {
  const std::string name = yaml_.text(type);
  if (name == "blanknode") return "blank";
  if (name != "iri" && name != "blank" && name != "literal")
    yaml_.fail("unknown type, known are iri, blank, literal", type);
  return name;
}

void Values::term_map(const rdf::Term& map, const YAML::Node& value, Position position, const YAML::Node& condition) {
  if (value.IsScalar()) return text_map(map, yaml_.text(value), yaml_.place(value), position, condition);
  const Place place = yaml_.place(value);
  if (!value.IsMap()) yaml_.fail("expected a value, a function or a map with 'value'", value);
  const YAML::Node function_name = yaml_.get(value, {"function", "fn", "f"});
  if (function_name.IsDefined()) {
    yaml_.check_keys(value,
                     {"function", "fn", "f", "parameters", "pms", "type", "datatype", "language", "targets", "target"});
    rdf::Term value_map = map;
    if (condition.IsDefined()) {
      value_map = statements_.fresh();
      conditional(map, condition, place, value_map);
    }
    function(value_map, value, place);
    if (const YAML::Node type = yaml_.get(value, {"type"}); type.IsDefined()) {
      const std::string name = type_name(type);
      const std::string_view iri = name == "iri" ? "IRI" : name == "blank" ? "BlankNode" : "Literal";
      statements_.add_iri(map, rml::term_type, rml_iri(iri), yaml_.place(type));
    }
  } else {
    yaml_.check_keys(value, {"value", "v", "type", "datatype", "language", "targets", "target"});
    const YAML::Node inner = yaml_.get(value, {"value", "v"});
    if (!inner.IsDefined()) yaml_.fail("expected 'value' or 'function'", value);
    const YAML::Node type = yaml_.get(value, {"type"});
    if (inner.IsScalar() && type.IsDefined()) {
      text_map(map, yaml_.text(inner) + "~" + type_name(type), yaml_.place(inner), position, condition);
    } else {
      term_map(map, inner, position, condition);
    }
  }
  if (const YAML::Node node = yaml_.get(value, {"language"}); node.IsDefined()) {
    language(map, yaml_.text(node), yaml_.place(node));
  }
  if (const YAML::Node node = yaml_.get(value, {"datatype"}); node.IsDefined()) {
    datatype(map, yaml_.text(node), yaml_.place(node));
  }
}

void Values::language_or_datatype(const rdf::Term& map, const YAML::Node& value) {
  std::string text = yaml_.text(value);
  const Place place = yaml_.place(value);
  if (take_suffix(text) == Suffix::language)
    language(map, text, place);
  else
    datatype(map, text, place);
}

void Values::language(const rdf::Term& map, const std::string& text, Place place) {
  std::string tag = text;
  take_suffix(tag);
  expression(statements_.add_node(map, rml::language_map, place), tag, place);
}

void Values::datatype(const rdf::Term& map, const std::string& text, Place place) {
  std::string type = text;
  take_suffix(type);
  const rdf::Term datatype_map = statements_.add_node(map, rml::datatype_map, place);
  if (is_constant(parts(type, place)))
    iri_constant(datatype_map, type, place);
  else
    expression(datatype_map, type, place);
}

std::string Values::function_iri(const YAML::Node& name, Place place) const {
  const std::string text = yaml_.text(name);
  if (text == "equal" || text == "notEqual") return std::string(idlab) + text;
  const std::string iri = statements_.expand(text);
  if (!rdf::has_scheme(iri)) fail("the function '" + text + "' has no prefix", place_of(name, place));
  if (iri == text && text.find("//") == std::string::npos)
    fail("unknown prefix in '" + text + "'", place_of(name, place));
  return iri;
}

void Values::function(const rdf::Term& map, const YAML::Node& call, Place fallback) {
  struct Depth {
    explicit Depth(std::size_t& depth) : depth_(++depth) {}
    ~Depth() { --depth_; }
    std::size_t& depth_;
  } const depth(depth_);
  const Place place = place_of(call, fallback);
  if (depth_ > max_depth) fail("functions are nested too deeply", place);
  if (!call.IsMap()) fail("expected a function with 'function' and 'parameters'", place);
  const YAML::Node name = yaml_.get(call, {"function", "fn", "f"});
  if (!name.IsDefined()) fail("expected 'function'", place);
  if (name.IsScalar() && is_call(name.Scalar())) return function(map, parse_call(name.Scalar(), place), place);
  const rdf::Term execution = statements_.add_node(map, rml::function_execution, place);
  const std::string iri = function_iri(name, place);
  statements_.add_iri(execution, rml::function, iri, place_of(name, place));
  for (const YAML::Node& parameter : yaml_.members(yaml_.get(call, {"parameters", "pms"}))) {
    YAML::Node key;
    YAML::Node value;
    if (parameter.IsSequence() && parameter.size() >= 2) {
      key.reset(parameter[0]);
      value.reset(parameter[1]);
    } else if (parameter.IsMap()) {
      key.reset(yaml_.get(parameter, {"parameter", "p"}));
      value.reset(yaml_.get(parameter, {"value", "v"}));
    }
    if (!key.IsDefined() || !key.IsScalar() || !value.IsDefined()) {
      fail("expected a parameter and its value", place_of(parameter, place));
    }
    const Place where = place_of(key, place);
    const rdf::Term input = statements_.add_node(execution, rml::input, where);
    std::string parameter_iri = statements_.expand(yaml_.text(key));
    if (parameter_iri == "str1") parameter_iri = std::string(grel) + "valueParameter";
    if (parameter_iri == "str2") parameter_iri = std::string(grel) + "valueParameter2";
    if (!rdf::has_scheme(parameter_iri)) fail("the parameter '" + parameter_iri + "' has no prefix", where);
    statements_.add_iri(input, rml::parameter, parameter_iri, where);
    const rdf::Term input_map = statements_.add_node(input, rml::input_value_map, where);
    if (value.IsMap()) {
      function(input_map, value, where);
    } else if (is_call(yaml_.text(value))) {
      function(input_map, parse_call(value.Scalar(), where), where);
    } else {
      std::string text = value.Scalar();
      take_suffix(text);
      expression(input_map, text, place_of(value, where));
    }
  }
}

bool Values::is_call(std::string_view text) const {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || open == 0 || text.back() != ')' || text[open - 1] == '$') return false;
  const std::string_view name = text.substr(0, open);
  if (name == "equal" || name == "notEqual") return true;
  return name.find_first_of(" /#$") == std::string_view::npos && statements_.has_prefix(name);
}

// The long form of ex:f(ex:a = $(x), ex:b = ex:g(ex:c = "text")).
YAML::Node Values::parse_call(std::string_view text, Place place) const {
  if (!is_call(text)) fail("expected a function such as ex:name(ex:parameter = $(reference))", place);
  const std::size_t open = text.find('(');
  YAML::Node call;
  call["function"] = std::string(text.substr(0, open));
  std::string_view rest = text.substr(open + 1, text.size() - open - 2);
  while (!trim(rest).empty()) {
    std::size_t depth = 0;
    bool quoted = false;
    std::size_t end = 0;
    for (; end < rest.size() && (quoted || depth > 0 || rest[end] != ','); ++end) {
      if (rest[end] == '"')
        quoted = !quoted;
      else if (!quoted && rest[end] == '(')
        ++depth;
      else if (!quoted && rest[end] == ')' && depth > 0)
        --depth;
    }
    const std::string_view argument = rest.substr(0, end);
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos)
      fail("expected 'parameter = value', found '" + std::string(argument) + "'", place);
    std::string_view value = trim(argument.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    YAML::Node pair;
    pair.push_back(std::string(trim(argument.substr(0, equals))));
    pair.push_back(std::string(value));
    call["parameters"].push_back(pair);
    rest = end < rest.size() ? rest.substr(end + 1) : std::string_view();
  }
  return call;
}

}  // namespace kontor::mapping::yarrrml

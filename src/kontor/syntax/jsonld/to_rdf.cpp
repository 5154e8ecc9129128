#include "kontor/syntax/jsonld/to_rdf.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/jsonld/json_canonicalization.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/vocabulary.hpp"

namespace kontor::syntax::jsonld {
namespace {

namespace vocab = rdf::vocab;

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The canonical form of xsd:double as the algorithm asks for it: printf's %1.15E without needless zeros.
std::string double_form(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.15E", value);
  const std::string_view text(buffer);
  const std::size_t e = text.find('E');
  if (e == std::string_view::npos) return value < 0 ? "-INF" : "INF";
  std::string mantissa(text.substr(0, e));
  while (mantissa.back() == '0' && mantissa[mantissa.size() - 2] != '.') mantissa.pop_back();
  std::string_view power = text.substr(e + 1);
  const bool negative = power.front() == '-';
  power.remove_prefix(1);
  while (power.size() > 1 && power.front() == '0') power.remove_prefix(1);
  return mantissa + (negative ? "E-" : "E") + std::string(power);
}

// Whether a number is below 10^21 and written out needs no fraction; then its digits.
std::optional<std::string> integer_form(const json::Value& value) {
  constexpr double limit = 1e21;
  const double number = value.to_double();
  if (!json::is_integral(value.number()) || number >= limit || number <= -limit) return {};
  const std::string& text = value.number();
  if (text.find_first_of(".eE") == std::string::npos) return number == 0 ? "0" : text;
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.0f", number == 0 ? 0.0 : number);
  return buffer;
}

class Deserializer {
 public:
  Deserializer(NodeMap& nodes, const Options& options, const std::string& prefix, const PlaceOf& place_of,
               rdf::QuadSink& sink)
      : nodes_(nodes), options_(options), prefix_(prefix), place_of_(place_of), sink_(sink) {}

  void run() {
    for (auto& [name, graph] : nodes_.graphs()) {
      if (name == "@default") {
        graph_ = {};
      } else if (const std::optional<rdf::Term> term = resource(name)) {
        graph_ = *term;
      } else {
        continue;
      }
      for (const NodeMap::Node& node : graph.nodes) push_node(node.object);
    }
  }

 private:
  // An IRI or blank node, unless it is ill-formed.
  std::optional<rdf::Term> resource(const std::string& id) const {
    if (is_blank_node_identifier(id)) return rdf::Term(rdf::blank_node(prefix_ + id.substr(2)));
    if (!is_well_formed_iri(id)) return {};
    return rdf::Term(rdf::iri(id));
  }

  void push_node(const json::Object& node) {
    const std::optional<rdf::Term> subject = resource(node.find("@id")->string());
    if (!subject) return;
    for (const json::Member& member : node) {
      if (member.name == "@type") {
        for (const json::Value& type : elements_of(member.value)) {
          if (const auto object = resource(type.string())) {
            push(*subject, vocab::rdf::type, object->view(), type.offset());
          }
        }
      } else if (!is_keyword(member.name) && is_well_formed_iri(member.name)) {
        for (const json::Value& item : elements_of(member.value)) push_item(*subject, member.name, item);
      }
    }
  }

  void push(const rdf::Term& subject, std::string_view predicate, const rdf::TermView& object, std::size_t offset) {
    sink_.quad({subject.view(), rdf::iri(predicate), object, graph_.view()}, offset == 0 ? Place() : place_of_(offset));
  }

  void push_item(const rdf::Term& subject, std::string_view predicate, const json::Value& item) {
    if (const std::optional<rdf::Term> object = convert(item)) push(subject, predicate, object->view(), item.offset());
  }

  // Section 8.2, Object to RDF Conversion: the term; triples that describe it are pushed.
  std::optional<rdf::Term> convert(const json::Value& item) {
    if (const json::Value* list = item.find("@list")) return convert_list(list->array());
    if (is_value_object(item)) return convert_value(item);
    const json::Value* id = item.find("@id");
    return id != nullptr && id->is_string() ? resource(id->string()) : std::nullopt;
  }

  // Section 8.3, List Conversion.
  std::optional<rdf::Term> convert_list(const json::Array& list) {
    if (list.empty()) return rdf::Term(rdf::iri(vocab::rdf::nil));
    std::vector<rdf::Term> cells;
    for (std::size_t i = 0; i < list.size(); ++i) cells.push_back(new_blank_node());
    for (std::size_t i = 0; i < list.size(); ++i) {
      push_item(cells[i], vocab::rdf::first, list[i]);
      const rdf::TermView rest = i + 1 < list.size() ? cells[i + 1].view() : rdf::iri(vocab::rdf::nil);
      push(cells[i], vocab::rdf::rest, rest, list[i].offset());
    }
    return cells.front();
  }

  rdf::Term new_blank_node() { return *resource(nodes_.issuer().issue()); }

  std::optional<rdf::Term> convert_value(const json::Value& item) {
    const json::Value& value = *item.find("@value");
    const json::Value* type = item.find("@type");
    const json::Value* language = item.find("@language");
    std::string datatype = type != nullptr && type->is_string() ? type->string() : "";
    if (language != nullptr && (!language->is_string() || !is_well_formed_language(language->string()))) return {};
    if (datatype == "@json") return rdf::Term(rdf::literal(canonicalize(value), rdf_json));
    if (!datatype.empty() && !is_well_formed_iri(datatype)) return {};
    std::string form;
    if (value.is_boolean()) {
      form = value.boolean() ? "true" : "false";
      if (datatype.empty()) datatype = vocab::xsd::boolean;
    } else if (value.is_number()) {
      const std::optional<std::string> integer = integer_form(value);
      const bool as_double = !integer || datatype == vocab::xsd::double_;
      form = as_double ? double_form(value.to_double()) : *integer;
      if (datatype.empty()) datatype = as_double ? vocab::xsd::double_ : vocab::xsd::integer;
    } else if (value.is_string()) {
      form = value.string();
    } else {
      return {};
    }
    const json::Value* direction = item.find("@direction");
    if (direction != nullptr && options_.rdf_direction) {
      return convert_directed(form, language == nullptr ? "" : language->string(), direction->string());
    }
    return rdf::Term(language != nullptr ? rdf::language_string(form, language->string())
                                         : rdf::literal(form, datatype));
  }

  rdf::Term convert_directed(const std::string& form, const std::string& language, const std::string& direction) {
    const std::string tag = lower_case(language);
    if (*options_.rdf_direction == RdfDirection::i18n_datatype) {
      return rdf::Term(rdf::literal(form, std::string(i18n) + tag + "_" + direction));
    }
    rdf::Term node = new_blank_node();
    push(node, rdf_value, rdf::literal(form), 0);
    if (!tag.empty()) push(node, rdf_language, rdf::literal(tag), 0);
    push(node, rdf_direction, rdf::literal(direction), 0);
    return node;
  }

  NodeMap& nodes_;
  const Options& options_;
  const std::string& prefix_;
  const PlaceOf& place_of_;
  rdf::QuadSink& sink_;
  rdf::Term graph_;
};

}  // namespace

void to_rdf(NodeMap& nodes, const Options& options, const std::string& blank_node_prefix, const PlaceOf& place_of,
            rdf::QuadSink& sink) {
  Deserializer(nodes, options, blank_node_prefix, place_of, sink).run();
}

}  // namespace kontor::syntax::jsonld

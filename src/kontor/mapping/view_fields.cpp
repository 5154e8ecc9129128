#include "kontor/mapping/view_fields.hpp"

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/mapping/compiled_field.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

namespace kontor::mapping {
namespace {

source::XmlPath parse_xml_iterator(const std::string& text, const Location& where) {
  const bool absolute = text.substr(0, 1) == "/";
  return source::XmlPath::parse(text, absolute ? source::XmlPath::Kind::iterator : source::XmlPath::Kind::reference,
                                no_namespaces, where);
}

}  // namespace

source::Value position(std::size_t index, TextArena& arena) {
  return {source::ValueKind::number, arena.copy(std::to_string(index))};
}

source::Value to_value(const ExpressionValue& value, TextArena& arena) {
  source::ValueKind kind = source::ValueKind::string;
  if (value.datatype == rdf::vocab::xsd::boolean) kind = source::ValueKind::boolean;
  if (value.datatype == rdf::vocab::xsd::integer || value.datatype == rdf::vocab::xsd::double_) {
    kind = source::ValueKind::number;
  }
  return {kind, arena.copy(value.text)};
}

std::size_t ViewKeys::add(const std::string& name, bool referenceable, const Location& where) {
  const auto [entry, added] = keys_.try_emplace(name, Key{keys_.size(), referenceable});
  if (!added) throw Error("the logical view has two fields named '" + name + "'", where);
  return entry->second.number;
}

std::size_t ViewKeys::find(std::string_view name, const Location& where) const {
  const auto found = keys_.find(name);
  if (found == keys_.end()) {
    std::vector<std::string_view> known;
    for (const auto& [key, entry] : keys_) {
      if (entry.referenceable) known.push_back(key);
    }
    throw Error("the logical view has no field '" + std::string(name) + "'" + suggestion(name, known), where);
  }
  if (!found->second.referenceable) {
    throw Error("'" + std::string(name) + "' stands for whole records of the logical view, not for a value", where);
  }
  return found->second.number;
}

std::vector<PartialRow> combine(const std::vector<PartialRow>& left, const std::vector<PartialRow>& right) {
  if (right.empty()) return left;
  if (left.empty()) return right;
  std::vector<PartialRow> rows;
  rows.reserve(left.size() * right.size());
  for (const PartialRow& a : left) {
    for (const PartialRow& b : right) {
      rows.push_back(a);
      rows.back().insert(rows.back().end(), b.begin(), b.end());
    }
  }
  return rows;
}

ViewFields::CompiledField::CompiledField(const Field& field, ReferenceScope& scope, ReferenceFormulation inherited,
                                         Within within, ViewKeys& keys, const std::string& prefix)
    : name(prefix + field.name),
      where(field.where),
      iterable(field.iterable),
      formulation(field.formulation.value_or(inherited)),
      declared_formulation(field.formulation.has_value()),
      iterator(source::JsonPath::parse("$")) {
  key = keys.add(name, !iterable, field.where);
  index_key = keys.add(name + ".#", true, field.where);
  if (iterable) {
    compile_iterator(field, inherited, within);
  } else {
    if (formulation != inherited && !field.fields.empty()) {
      throw Error(
          "field '" + name + "' has an expression, rml:referenceFormulation belongs to a field with rml:iterator",
          where);
    }
    if (within == Within::text && !std::holds_alternative<Constant>(field.expression.expression)) {
      throw Error("field '" + name +
                      "' lies in a text, put it into a field that takes the text apart by its rml:referenceFormulation",
                  where);
    }
    expression.emplace(field.expression, scope);
    const auto* reference = std::get_if<Reference>(&field.expression.expression);
    if (!field.fields.empty() && inherited == ReferenceFormulation::json_path && reference != nullptr) {
      path = source::JsonPath::parse(reference->text, field.where);
    }
    if (!field.fields.empty() && inherited == ReferenceFormulation::xpath && reference != nullptr) {
      xml_path = source::XmlPath::parse(reference->text, source::XmlPath::Kind::reference, no_namespaces, field.where);
    }
  }
  if (field.fields.empty()) return;
  items = std::make_unique<ItemScope>(formulation, scope.nulls());
  children = std::make_unique<ViewFields>(field.fields, *items, formulation, children_within(), keys, name + ".");
}

void ViewFields::CompiledField::compile_iterator(const Field& field, ReferenceFormulation inherited, Within within) {
  if (within == Within::record && inherited == ReferenceFormulation::csv) {
    throw Error("a row has no items, put field '" + name + "' into one with rml:reference", where);
  }
  if (within == Within::text && inherited != ReferenceFormulation::csv && !declared_formulation) {
    throw Error("field '" + name + "' lies in a text and needs rml:referenceFormulation", where);
  }
  if (!field.iterator) return;
  const bool rows = formulation == ReferenceFormulation::csv;
  if (rows && within == Within::text) return;
  const ReferenceFormulation language = rows ? inherited : formulation;
  if (language == ReferenceFormulation::json_path) iterator = source::JsonPath::parse(*field.iterator, where);
  if (language == ReferenceFormulation::xpath) xml_iterator = parse_xml_iterator(*field.iterator, where);
}

Within ViewFields::CompiledField::children_within() const {
  return iterable || path || xml_path ? Within::record : Within::text;
}

std::vector<PartialRow> ViewFields::CompiledField::expand(const source::Record& record, Expansion& expansion) {
  if (!iterable) return expand_values(record, expansion);
  return iterate({record, record.json(), record.xml(), {}}, expansion);
}

// An expression field: a row per value, combined with those of the fields below.
std::vector<PartialRow> ViewFields::CompiledField::expand_values(const source::Record& record, Expansion& expansion) {
  std::vector<PartialRow> rows;
  if (path && record.json() != nullptr) {
    std::vector<source::JsonNode> nodes;
    path->select(*record.json(), nodes);
    expression->note_sighting(nodes.empty() ? Sighting::missing : Sighting::found);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (PartialRow& row : expand_node(nodes[i], i, expansion)) rows.push_back(std::move(row));
    }
    return rows;
  }
  if (xml_path && record.xml()) {
    std::vector<source::XmlTape::Index> nodes;
    xml_path->select(*record.xml()->tape, record.xml()->index, nodes);
    expression->note_sighting(nodes.empty() ? Sighting::missing : Sighting::found);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (PartialRow& row : expand_xml_node({record.xml()->tape, nodes[i]}, i, expansion))
        rows.push_back(std::move(row));
    }
    return rows;
  }
  std::vector<ExpressionValue> values;
  expression->evaluate(record, expansion.evaluation, values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    TextArena& arena = expansion.evaluation.arena;
    const source::Value value = to_value(values[i], arena);
    std::vector<PartialRow> row = {{{key, value}, {index_key, position(i, arena)}}};
    if (children) {
      for (const auto& child : children->fields_) {
        row = combine(row, child->iterable ? child->iterate({record, nullptr, {}, value.text}, expansion)
                                           : child->expand_values(record, expansion));
      }
    }
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

std::vector<PartialRow> ViewFields::CompiledField::expand_node(const source::JsonNode& node, std::size_t index,
                                                               Expansion& expansion) {
  const source::Value value = node.value();
  const PartialRow own = {{index_key, position(index, expansion.evaluation.arena)}, {key, value}};
  const source::JsonRecord item(node, items->json, index + 1);
  return combine({own}, children->expand(item, expansion));
}

std::vector<PartialRow> ViewFields::CompiledField::expand_xml_node(const source::XmlNode& node, std::size_t index,
                                                                   Expansion& expansion) {
  const source::Value value = {source::ValueKind::string, node.tape->value(node.index)};
  const PartialRow own = {{index_key, position(index, expansion.evaluation.arena)}, {key, value}};
  const source::XmlRecord item(*node.tape, node.index, items->xml, index + 1);
  return combine({own}, children->expand(item, expansion));
}

ViewFields::ViewFields(const std::vector<Field>& fields, ReferenceScope& scope, ReferenceFormulation formulation,
                       Within within, ViewKeys& keys, const std::string& prefix) {
  for (const Field& field : fields) {
    fields_.push_back(std::make_unique<CompiledField>(field, scope, formulation, within, keys, prefix));
  }
}

ViewFields::~ViewFields() = default;
ViewFields::ViewFields(ViewFields&&) noexcept = default;
ViewFields& ViewFields::operator=(ViewFields&&) noexcept = default;

std::vector<PartialRow> ViewFields::expand(const source::Record& record, Expansion& expansion) {
  std::vector<PartialRow> rows = {{}};
  for (const auto& field : fields_) rows = combine(rows, field->expand(record, expansion));
  return rows;
}

}  // namespace kontor::mapping

#include "kontor/mapping/view_fields.hpp"

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/source/xml_records.hpp"

namespace kontor::mapping {
namespace {

// Paths of fields mean by a prefix what the document means by it.
const source::XmlNamespaces no_namespaces;

// References into the items of an iterable field.
class ItemScope final : public ReferenceScope {
 public:
  ItemScope(ReferenceFormulation formulation, std::vector<std::string> nulls)
      : formulation_(formulation), nulls_(std::move(nulls)) {}

  std::size_t add_reference(std::string_view reference, const Location& where) override {
    switch (formulation_) {
      case ReferenceFormulation::csv:
        return csv.add(reference, where);
      case ReferenceFormulation::xpath:
        return xml.add(reference, where);
      case ReferenceFormulation::json_path:
        break;
    }
    return json.add(reference, where);
  }
  const std::vector<std::string>& nulls() const override { return nulls_; }

  source::JsonReferences json;
  source::CsvReferences csv;
  source::XmlReferences xml{no_namespaces};

 private:
  ReferenceFormulation formulation_;
  std::vector<std::string> nulls_;
};

source::JsonTape& next_tape(Expansion& expansion) {
  if (expansion.tapes_used == expansion.tapes.size()) expansion.tapes.push_back(std::make_unique<source::JsonTape>());
  return *expansion.tapes[expansion.tapes_used++];
}

source::XmlTape& next_xml_tape(Expansion& expansion) {
  if (expansion.xml_tapes_used == expansion.xml_tapes.size()) {
    expansion.xml_tapes.push_back(std::make_unique<source::XmlTape>());
  }
  return *expansion.xml_tapes[expansion.xml_tapes_used++];
}

bool has_elements(const source::XmlNode& node) {
  for (source::XmlTape::Index i = node.index + 1; i < node.tape->end(node.index); ++i) {
    if (node.tape->kind(i) == source::XmlTape::Kind::element) return true;
  }
  return false;
}

source::XmlPath parse_xml_iterator(const std::string& text, const Location& where) {
  const bool absolute = text.substr(0, 1) == "/";
  return source::XmlPath::parse(text, absolute ? source::XmlPath::Kind::iterator : source::XmlPath::Kind::reference,
                                no_namespaces, where);
}

source::Value position(std::size_t index, TextArena& arena) {
  return {source::ValueKind::number, arena.copy(std::to_string(index))};
}

}  // namespace

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

struct ViewFields::CompiledField {
  // What a nested field starts from: a JSON value, an XML node, or a text; and the record that it is in.
  struct Context {
    const source::Record& record;
    const source::JsonNode* node = nullptr;
    std::optional<source::XmlNode> element;
    std::string_view text;
  };

  CompiledField(const Field& field, ReferenceScope& scope, ReferenceFormulation inherited, ViewKeys& keys,
                const std::string& prefix);

  std::vector<PartialRow> expand(const source::Record& record, Expansion& expansion);
  std::vector<PartialRow> expand_values(const source::Record& record, Expansion& expansion);
  std::vector<PartialRow> expand_node(const source::JsonNode& node, std::size_t index, Expansion& expansion);
  std::vector<PartialRow> iterate(const Context& context, Expansion& expansion);
  std::vector<PartialRow> iterate_json(const Context& context, Expansion& expansion);
  std::vector<PartialRow> iterate_json(const source::JsonNode& root, Expansion& expansion);
  std::vector<PartialRow> expand_xml_node(const source::XmlNode& node, std::size_t index, Expansion& expansion);
  std::vector<PartialRow> iterate_xml(const Context& context, Expansion& expansion);
  std::vector<PartialRow> iterate_csv(std::string_view text, Expansion& expansion);
  void add_item(const source::Record& item, std::size_t index, Expansion& expansion, std::vector<PartialRow>& rows);

  std::string name;  // with those of the fields around it
  Location where;
  bool iterable;
  std::size_t key = 0;
  std::size_t index_key = 0;
  std::optional<CompiledExpression> expression;
  std::optional<source::JsonPath> path;     // of a reference into JSON whose values have fields of their own
  std::optional<source::XmlPath> xml_path;  // the same for XML
  ReferenceFormulation formulation;
  bool declared_formulation;
  source::JsonPath iterator;
  std::optional<source::XmlPath> xml_iterator;
  std::unique_ptr<ItemScope> items;
  std::unique_ptr<ViewFields> children;
};

ViewFields::CompiledField::CompiledField(const Field& field, ReferenceScope& scope, ReferenceFormulation inherited,
                                         ViewKeys& keys, const std::string& prefix)
    : name(prefix + field.name),
      where(field.where),
      iterable(field.iterable),
      formulation(field.formulation.value_or(inherited)),
      declared_formulation(field.formulation.has_value()),
      iterator(source::JsonPath::parse("$")) {
  key = keys.add(name, !iterable, field.where);
  index_key = keys.add(name + ".#", true, field.where);
  if (!iterable) {
    expression.emplace(field.expression, scope);
    const auto* reference = std::get_if<Reference>(&field.expression.expression);
    if (!field.fields.empty() && inherited == ReferenceFormulation::json_path && reference != nullptr) {
      path = source::JsonPath::parse(reference->text, field.where);
    }
    if (!field.fields.empty() && inherited == ReferenceFormulation::xpath && reference != nullptr) {
      xml_path = source::XmlPath::parse(reference->text, source::XmlPath::Kind::reference, no_namespaces, field.where);
    }
  }
  if (field.iterator && formulation == ReferenceFormulation::json_path) {
    iterator = source::JsonPath::parse(*field.iterator, field.where);
  }
  if (field.iterator && formulation == ReferenceFormulation::xpath) {
    xml_iterator = parse_xml_iterator(*field.iterator, field.where);
  }
  if (field.fields.empty()) return;
  items = std::make_unique<ItemScope>(formulation, scope.nulls());
  children = std::make_unique<ViewFields>(field.fields, *items, formulation, keys, name + ".");
}

std::vector<PartialRow> ViewFields::CompiledField::expand(const source::Record& record, Expansion& expansion) {
  if (!iterable) return expand_values(record, expansion);
  Context context{record, record.json(), record.xml(), {}};
  if (context.node != nullptr && context.node->kind() == source::ValueKind::string)
    context.text = context.node->value().text;
  return iterate(context, expansion);
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
        if (child->iterable) row = combine(row, child->iterate({record, nullptr, {}, value.text}, expansion));
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

// A text that is no document of the field's formulation is an error in the data of its record.
std::vector<PartialRow> ViewFields::CompiledField::iterate(const Context& context, Expansion& expansion) {
  try {
    if (formulation == ReferenceFormulation::xpath) return iterate_xml(context, expansion);
    if (formulation == ReferenceFormulation::csv) return iterate_csv(context.text, expansion);
    return iterate_json(context, expansion);
  } catch (const Error& error) {
    expansion.evaluation.errors.add(context.record, {{name}, std::nullopt, &where}, error.message());
    return {};
  }
}

std::vector<PartialRow> ViewFields::CompiledField::iterate_json(const Context& context, Expansion& expansion) {
  const bool is_text = context.node == nullptr || context.node->kind() == source::ValueKind::string;
  if (!is_text || !declared_formulation) {
    return context.node == nullptr ? std::vector<PartialRow>() : iterate_json(*context.node, expansion);
  }
  if (context.text.empty()) return {};
  source::JsonTape& tape = next_tape(expansion);
  source::read_json(context.text, expansion.evaluation.errors.source() + " (a field)", tape);
  return iterate_json(tape.root(), expansion);
}

std::vector<PartialRow> ViewFields::CompiledField::iterate_json(const source::JsonNode& root, Expansion& expansion) {
  std::vector<source::JsonNode> nodes;
  iterator.select(root, nodes);
  const source::JsonReferences none;
  std::vector<PartialRow> rows;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    add_item(source::JsonRecord(nodes[i], items ? items->json : none, i + 1), i, expansion, rows);
  }
  return rows;
}

// The items of an element, or of a text that is an XML document.
std::vector<PartialRow> ViewFields::CompiledField::iterate_xml(const Context& context, Expansion& expansion) {
  std::vector<source::XmlTape::Index> nodes;
  const source::XmlTape* tape = nullptr;
  if (context.element && (!declared_formulation || has_elements(*context.element))) {
    tape = context.element->tape;
    if (xml_iterator)
      xml_iterator->select(*tape, context.element->index, nodes);
    else
      nodes.push_back(context.element->index);
  } else {
    const bool has_node = context.element.has_value();
    const std::string_view text = has_node ? context.element->tape->value(context.element->index) : context.text;
    if (text.empty()) return {};
    source::XmlTape& read = next_xml_tape(expansion);
    source::read_xml(text, expansion.evaluation.errors.source() + " (a field)", read);
    tape = &read;
    const bool absolute = xml_iterator && xml_iterator->text().substr(0, 1) == "/";
    if (absolute)
      xml_iterator->select_from_root(read, nodes);
    else if (xml_iterator)
      xml_iterator->select(read, 0, nodes);
    else
      nodes.push_back(0);
  }
  const source::XmlReferences none(no_namespaces);
  std::vector<PartialRow> rows;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    add_item(source::XmlRecord(*tape, nodes[i], items ? items->xml : none, i + 1), i, expansion, rows);
  }
  return rows;
}

std::vector<PartialRow> ViewFields::CompiledField::iterate_csv(std::string_view text, Expansion& expansion) {
  if (text.empty()) return {};
  MemorySource bytes(text);
  source::CsvReader reader(bytes, expansion.evaluation.errors.source() + " (a field)", {});
  source::CsvReferences none;
  source::CsvReferences& references = items ? items->csv : none;
  references.resolve(reader, expansion.evaluation.errors.source() + " (a field)");
  std::vector<PartialRow> rows;
  const source::CsvRecord row(reader, references);
  while (reader.next()) {
    if (reader.fields().size() < reader.header().size()) {
      expansion.evaluation.errors.add(row, {{name}, std::nullopt, &where}, "a row inside a field has too few fields");
      continue;
    }
    add_item(row, static_cast<std::size_t>(reader.row_number() - 1), expansion, rows);
  }
  return rows;
}

void ViewFields::CompiledField::add_item(const source::Record& item, std::size_t index, Expansion& expansion,
                                         std::vector<PartialRow>& rows) {
  const std::vector<PartialRow> own = {{{index_key, position(index, expansion.evaluation.arena)}}};
  const std::vector<PartialRow> all = children ? combine(own, children->expand(item, expansion)) : own;
  rows.insert(rows.end(), all.begin(), all.end());
}

ViewFields::ViewFields(const std::vector<Field>& fields, ReferenceScope& scope, ReferenceFormulation formulation,
                       ViewKeys& keys, const std::string& prefix) {
  for (const Field& field : fields) {
    fields_.push_back(std::make_unique<CompiledField>(field, scope, formulation, keys, prefix));
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

// Iterable fields: the items that they find in a value of JSON or XML, or in a text that is a document (RML-LV).
#include "kontor/base/error.hpp"
#include "kontor/mapping/compiled_field.hpp"

namespace kontor::mapping {
namespace {

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

// The text of a value that is to be read as a document; null has none.
std::string_view document_in(const source::JsonNode& node) {
  const source::ValueKind kind = node.kind();
  if (kind == source::ValueKind::null) return {};
  if (kind == source::ValueKind::array || kind == source::ValueKind::object) {
    throw Error("an " + std::string(to_string(kind)) + " is no text that can be read");
  }
  return node.value().text;
}

}  // namespace

std::string_view ViewFields::CompiledField::Context::document() const {
  if (node != nullptr) return document_in(*node);
  return element ? element->tape->value(element->index) : text;
}

// A text that is no document of the field's formulation is an error in the data of its record.
std::vector<PartialRow> ViewFields::CompiledField::iterate(const Context& context, Expansion& expansion) {
  try {
    if (formulation == ReferenceFormulation::xpath) return iterate_xml(context, expansion);
    if (formulation == ReferenceFormulation::csv) return iterate_csv(context, expansion);
    return iterate_json(context, expansion);
  } catch (const Error& error) {
    expansion.evaluation.errors.add(context.record, {{name}, std::nullopt, &where}, error.message());
    return {};
  }
}

std::vector<PartialRow> ViewFields::CompiledField::iterate_json(const Context& context, Expansion& expansion) {
  const bool is_text = context.node == nullptr || context.node->kind() == source::ValueKind::string;
  if (context.node != nullptr && !(is_text && declared_formulation)) return iterate_json(*context.node, expansion);
  const std::string_view text = context.document();
  if (text.empty()) return {};
  source::JsonTape& tape = next_tape(expansion);
  source::read_json(text, expansion.evaluation.errors.source() + " (a field)", tape);
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
    const std::string_view text = context.document();
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

// The rows of the texts that the iterator finds in a value, or of a text.
std::vector<PartialRow> ViewFields::CompiledField::iterate_csv(const Context& context, Expansion& expansion) {
  std::vector<PartialRow> rows;
  std::size_t index = 0;
  if (context.node != nullptr) {
    std::vector<source::JsonNode> nodes;
    iterator.select(*context.node, nodes);
    for (const source::JsonNode& node : nodes) add_csv_rows(document_in(node), expansion, index, rows);
  } else if (context.element) {
    const source::XmlTape& tape = *context.element->tape;
    std::vector<source::XmlTape::Index> nodes = {context.element->index};
    if (xml_iterator) {
      nodes.clear();
      xml_iterator->select(tape, context.element->index, nodes);
    }
    for (const source::XmlTape::Index node : nodes) add_csv_rows(tape.value(node), expansion, index, rows);
  } else {
    add_csv_rows(context.text, expansion, index, rows);
  }
  return rows;
}

void ViewFields::CompiledField::add_csv_rows(std::string_view text, Expansion& expansion, std::size_t& index,
                                             std::vector<PartialRow>& rows) {
  if (text.empty()) return;
  MemorySource bytes(text);
  const std::string source_name = expansion.evaluation.errors.source() + " (a field)";
  source::CsvReader reader(bytes, source_name, {});
  source::CsvReferences none;
  source::CsvReferences& references = items ? items->csv : none;
  references.resolve(reader, source_name);
  const source::CsvRecord row(reader, references);
  while (reader.next()) {
    if (reader.fields().size() < reader.header().size()) {
      expansion.evaluation.errors.add(row, {{name}, std::nullopt, &where}, "a row inside a field has too few fields");
      ++index;
      continue;
    }
    add_item(row, index++, expansion, rows);
  }
}

void ViewFields::CompiledField::add_item(const source::Record& item, std::size_t index, Expansion& expansion,
                                         std::vector<PartialRow>& rows) {
  const std::vector<PartialRow> own = {{{index_key, position(index, expansion.evaluation.arena)}}};
  const std::vector<PartialRow> all = children ? combine(own, children->expand(item, expansion)) : own;
  rows.insert(rows.end(), all.begin(), all.end());
}

}  // namespace kontor::mapping

// One field of a logical view, compiled. Internal: view_fields.cpp compiles it and evaluates its expression,
// view_items.cpp iterates.
#pragma once

#include "kontor/mapping/view_fields.hpp"
#include "kontor/source/xml_records.hpp"

namespace kontor::mapping {

// Paths of fields mean by a prefix what the document means by it.
inline const source::XmlNamespaces no_namespaces;

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

source::Value position(std::size_t index, TextArena& arena);

struct ViewFields::CompiledField {
  // What a nested field starts from: a JSON value, an XML node, or a text; and the record that it is in.
  struct Context {
    const source::Record& record;
    const source::JsonNode* node = nullptr;
    std::optional<source::XmlNode> element;
    std::string_view text;  // without node and element

    // What is to be read as a document. Throws Error if it is an array or object.
    std::string_view document() const;
  };

  CompiledField(const Field& field, ReferenceScope& scope, ReferenceFormulation inherited, Within within,
                ViewKeys& keys, const std::string& prefix);

  void compile_iterator(const Field& field, ReferenceFormulation inherited, Within within);
  Within children_within() const;

  std::vector<PartialRow> expand(const source::Record& record, Expansion& expansion);
  std::vector<PartialRow> expand_values(const source::Record& record, Expansion& expansion);
  std::vector<PartialRow> expand_node(const source::JsonNode& node, std::size_t index, Expansion& expansion);
  std::vector<PartialRow> iterate(const Context& context, Expansion& expansion);
  std::vector<PartialRow> iterate_json(const Context& context, Expansion& expansion);
  std::vector<PartialRow> iterate_json(const source::JsonNode& root, Expansion& expansion);
  std::vector<PartialRow> expand_xml_node(const source::XmlNode& node, std::size_t index, Expansion& expansion);
  std::vector<PartialRow> iterate_xml(const Context& context, Expansion& expansion);
  std::vector<PartialRow> iterate_csv(const Context& context, Expansion& expansion);
  void add_csv_rows(std::string_view text, Expansion& expansion, std::size_t& index, std::vector<PartialRow>& rows);
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
  source::JsonPath iterator;  // of the parent, if the items are rows of CSV: that has no iterators
  std::optional<source::XmlPath> xml_iterator;
  std::unique_ptr<ItemScope> items;
  std::unique_ptr<ViewFields> children;
};

}  // namespace kontor::mapping

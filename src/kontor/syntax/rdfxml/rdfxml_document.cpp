#include "kontor/syntax/rdfxml/rdfxml_document.hpp"

#include <vector>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/document_order.hpp"

namespace kontor::syntax {
namespace {

using TermNumber = QuadTable::TermNumber;
using Row = QuadTable::Row;

constexpr std::string_view description = "rdf:Description";

class DocumentWriter {
 public:
  DocumentWriter(QuadTable& table, XmlSpelling& spelling, BlankNodeLabels labels)
      : table_(table),
        spelling_(spelling),
        keep_labels_(labels == BlankNodeLabels::keep),
        type_(table.intern(rdf::iri(rdf::vocab::rdf::type))),
        rest_(table.intern(rdf::iri(rdf::vocab::rdf::rest))) {}

  std::string render() {
    nesting_ = order_document(table_);
    label_literal_items();
    const std::vector<Row>& rows = table_.rows();
    for (std::uint32_t begin = 0; begin < rows.size();) {
      const TermNumber subject = rows[begin].subject;
      std::uint32_t end = begin;
      while (end < rows.size() && rows[end].subject == subject) ++end;
      if (!is_nested(subject)) {
        out_ += '\n';
        write_node(subject, {begin, end}, 1);
      }
      begin = end;
    }
    return std::move(out_);
  }

 private:
  const Row& row(std::uint32_t index) const { return table_.rows()[index]; }

  BlankNodeForm form(TermNumber term) const {
    return table_.term(term).is_blank_node() ? nesting_.forms[term] : BlankNodeForm::labelled;
  }
  bool is_collection(TermNumber term) const { return form(term) == BlankNodeForm::collection; }
  bool is_nested(TermNumber term) const { return form(term) == BlankNodeForm::nested || is_collection(term); }

  // The rows of a node of a collection: rdf:first, then rdf:rest.
  const Row& first(TermNumber node) const { return row(nesting_.properties[node].begin); }
  TermNumber rest(TermNumber node) const { return row(nesting_.properties[node].begin + 1).object; }

  // The nodes of a collection up to its last literal become ordinary nodes with labels.
  void label_literal_items() {
    std::vector<bool> is_tail(table_.term_count(), false);
    for (TermNumber node = 1; node < table_.term_count(); ++node) {
      if (is_collection(node) && is_collection(rest(node))) is_tail[rest(node)] = true;
    }
    for (TermNumber head = 1; head < table_.term_count(); ++head) {
      if (!is_collection(head) || is_tail[head]) continue;
      TermNumber behind = head;  // the last literal
      for (TermNumber node = head; is_collection(node); node = rest(node)) {
        if (table_.term(first(node).object).is_literal()) behind = rest(node);
      }
      for (TermNumber node = head; node != behind;) {
        const TermNumber next = rest(node);
        nesting_.forms[node] = BlankNodeForm::labelled;
        node = next;
      }
    }
  }

  void begin_line(std::size_t level) { out_.append(2 * level, ' '); }

  const std::string& element_name(TermNumber iri) { return spelling_.element_name(table_.term(iri).text)->name; }

  // The row whose class can name the element, or the end of the range.
  std::uint32_t find_type(RowRange range) const {
    std::uint32_t i = range.begin;
    while (i < range.end && row(i).predicate == type_) {
      const rdf::TermView& type = table_.term(row(i).object);
      if (type.is_iri() && can_be_node_element(type.text)) return i;
      ++i;
    }
    return range.end;
  }

  // rdf:about or rdf:nodeID; nothing for nodes without a name.
  void write_identity(TermNumber subject) {
    const rdf::TermView& term = table_.term(subject);
    if (term.is_iri()) {
      append_iri_attribute(out_, "rdf:about", term.text);
    } else if (form(subject) == BlankNodeForm::labelled) {
      append_node_id(out_, label(term.text));
    }
  }

  std::string_view label(std::string_view text) { return keep_labels_ ? text : labels_[text]; }

  // nodeElement (7.2.11), in lines of its own.
  void write_node(TermNumber subject, RowRange range, std::size_t level) {
    const std::uint32_t type = find_type(range);
    const std::string name(type < range.end ? std::string_view(element_name(row(type).object)) : description);
    begin_line(level);
    out_.append("<").append(name);
    write_identity(subject);
    const std::uint32_t properties = range.end - range.begin - (type < range.end ? 1 : 0);
    if (properties == 0) {
      out_ += "/>\n";
      return;
    }
    out_ += ">\n";
    write_properties(range, type, level + 1);
    end_element(name, level);
  }

  void end_element(std::string_view name, std::size_t level) {
    begin_line(level);
    out_.append("</").append(name).append(">\n");
  }

  void write_properties(RowRange range, std::uint32_t without, std::size_t level) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (i != without) write_property(row(i), level);
    }
  }

  // propertyElt (7.2.14).
  void write_property(const Row& property, std::size_t level) {
    const std::string name = element_name(property.predicate);
    const rdf::TermView& object = table_.term(property.object);
    begin_line(level);
    out_.append("<").append(name);
    if (object.is_iri()) {
      append_iri_attribute(out_, "rdf:resource", object.text);
      out_ += "/>\n";
    } else if (object.is_literal()) {
      append_literal_content(out_, name, object);
      out_ += '\n';
    } else if (is_collection(property.object)) {
      out_ += " rdf:parseType=\"Collection\">\n";
      for (TermNumber node = property.object; is_collection(node); node = rest(node)) {
        write_item(first(node).object, level + 1);
      }
      end_element(name, level);
    } else if (is_nested(property.object)) {
      write_nested(name, property.object, level);
    } else {
      append_node_id(out_, label(object.text));
      out_ += "/>\n";
    }
  }

  // A node with a class as an element in the property, others as parseType="Resource".
  void write_nested(const std::string& name, TermNumber node, std::size_t level) {
    const RowRange range = nesting_.properties[node];
    if (range.begin == range.end) {
      out_ += " rdf:parseType=\"Resource\"/>\n";
      return;
    }
    if (find_type(range) == range.end) {
      out_ += " rdf:parseType=\"Resource\">\n";
      write_properties(range, range.end, level + 1);
    } else {
      out_ += ">\n";
      write_node(node, range, level + 1);
    }
    end_element(name, level);
  }

  void write_item(TermNumber item, std::size_t level) {
    const RowRange range = is_nested(item) ? nesting_.properties[item] : RowRange{0, 0};
    write_node(item, range, level);
  }

  QuadTable& table_;
  XmlSpelling& spelling_;
  bool keep_labels_;
  TermNumber type_;
  TermNumber rest_;
  BlankNodeNesting nesting_;
  BlankNodeRenumbering labels_;
  std::string out_;
};

}  // namespace

std::string render_rdfxml(QuadTable& table, XmlSpelling& spelling, BlankNodeLabels labels) {
  return DocumentWriter(table, spelling, labels).render();
}

}  // namespace kontor::syntax

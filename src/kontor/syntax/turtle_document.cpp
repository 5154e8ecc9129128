#include "kontor/syntax/turtle_document.hpp"

#include <algorithm>
#include <vector>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/document_order.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

using TermNumber = QuadTable::TermNumber;
using Row = QuadTable::Row;

// A collection of single-line items up to this width stands in one line.
constexpr std::size_t max_collection_width = 80;

class DocumentWriter {
 public:
  DocumentWriter(QuadTable& table, TurtleSpelling& spelling, BlankNodeLabels labels)
      : table_(table),
        spelling_(spelling),
        keep_labels_(labels == BlankNodeLabels::keep),
        type_(table.intern(rdf::iri(rdf::vocab::rdf::type))),
        nil_(table.intern(rdf::iri(rdf::vocab::rdf::nil))) {}

  std::string render() {
    nesting_ = order_document(table_);
    const std::vector<Row>& rows = table_.rows();
    for (std::uint32_t begin = 0; begin < rows.size();) {
      std::uint32_t end = begin;
      while (end < rows.size() && rows[end].graph_name == rows[begin].graph_name) ++end;
      write_graph({begin, end});
      begin = end;
    }
    return std::move(out_);
  }

 private:
  const Row& row(std::uint32_t index) const { return table_.rows()[index]; }

  BlankNodeForm form(TermNumber term) const {
    return table_.term(term).is_blank_node() ? nesting_.forms[term] : BlankNodeForm::labelled;
  }

  // The end of the rows from `begin` on that agree with it in `member`.
  std::uint32_t run_end(std::uint32_t begin, std::uint32_t end, TermNumber Row::*member) const {
    std::uint32_t i = begin;
    while (i < end && row(i).*member == row(begin).*member) ++i;
    return i;
  }

  void write_graph(RowRange range) {
    const TermNumber graph = row(range.begin).graph_name;
    const std::size_t level = graph == QuadTable::none ? 0 : 1;
    if (level > 0) {
      if (!out_.empty()) out_ += '\n';
      write_term(graph, 0);
      out_ += " {\n";
    }
    bool is_first = true;
    for (std::uint32_t begin = range.begin; begin < range.end;) {
      const std::uint32_t end = run_end(begin, range.end, &Row::subject);
      const BlankNodeForm subject_form = form(row(begin).subject);
      if (subject_form == BlankNodeForm::labelled || subject_form == BlankNodeForm::anonymous) {
        if (!is_first) out_ += '\n';
        is_first = false;
        write_statement({begin, end}, level);
      }
      begin = end;
    }
    if (level > 0) out_ += "}\n";
  }

  void write_statement(RowRange range, std::size_t level) {
    out_.append(4 * level, ' ');
    const TermNumber subject = row(range.begin).subject;
    if (form(subject) == BlankNodeForm::anonymous) {
      out_ += "[]";
    } else {
      write_term(subject, level);
    }
    // The first predicate stands in the line of the subject if it is `a`, or the only one.
    if (row(range.begin).predicate == type_ || range.end - range.begin == 1) {
      out_ += ' ';
    } else {
      new_line(level + 1);
    }
    write_properties(range, level + 1);
    out_ += " .\n";
  }

  void new_line(std::size_t level) {
    out_ += '\n';
    out_.append(4 * level, ' ');
  }

  // predicateObjectList; the first predicate stands where the cursor is.
  void write_properties(RowRange range, std::size_t level) {
    for (std::uint32_t begin = range.begin; begin < range.end;) {
      const std::uint32_t end = run_end(begin, range.end, &Row::predicate);
      if (begin > range.begin) {
        out_ += " ;";
        new_line(level);
      }
      write_predicate(row(begin).predicate);
      write_objects({begin, end}, level);
      begin = end;
    }
  }

  void write_predicate(TermNumber predicate) {
    if (predicate == type_) {
      out_ += 'a';
    } else {
      spelling_.append_iri(out_, table_.term(predicate).text);
    }
  }

  bool is_nested(TermNumber term) const {
    return form(term) == BlankNodeForm::nested || form(term) == BlankNodeForm::collection;
  }

  // One object, and all types, in the line of the predicate; several each in a line of their own.
  void write_objects(RowRange range, std::size_t level) {
    const bool in_line = range.end - range.begin == 1 || row(range.begin).predicate == type_;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (i > range.begin) out_ += ',';
      const TermNumber object = row(i).object;
      if (in_line || is_nested(object)) {
        out_ += ' ';
        write_term(object, level);
      } else {
        new_line(level + 1);
        write_term(object, level + 1);
      }
    }
  }

  bool stands_in_line(TermNumber object) const {
    return !is_nested(object) && table_.term(object).text.find('\n') == std::string_view::npos;
  }

  // `level` is the indentation of the line that the term begins in.
  void write_term(TermNumber number, std::size_t level) {
    const rdf::TermView& term = table_.term(number);
    if (term.is_iri()) {
      if (number == nil_)
        out_ += "()";
      else
        spelling_.append_iri(out_, term.text);
    } else if (term.is_literal()) {
      spelling_.append_literal(out_, term, LineBreaks::keep);
    } else if (form(number) == BlankNodeForm::nested) {
      write_property_list(nesting_.properties[number], level);
    } else if (form(number) == BlankNodeForm::collection) {
      write_collection(number, level);
    } else {
      append_blank_node(out_, keep_labels_ ? term.text : labels_[term.text]);
    }
  }

  // [ p o ] in one line if that is all; otherwise each property has its own.
  void write_property_list(RowRange range, std::size_t level) {
    out_ += '[';
    if (range.end - range.begin == 1 && stands_in_line(row(range.begin).object)) {
      out_ += ' ';
      write_properties(range, level);
      out_ += ' ';
    } else if (range.begin < range.end) {
      new_line(level + 1);
      write_properties(range, level + 1);
      new_line(level);
    }
    out_ += ']';
  }

  void write_collection(TermNumber head, std::size_t level) {
    const std::vector<std::string> items = render_items(head, level + 1);
    std::size_t width = 4;
    for (const std::string& item : items) {
      width += item.size() + 1 + (item.find('\n') == std::string::npos ? 0 : max_collection_width);
    }
    const bool in_line = width <= max_collection_width;
    out_ += '(';
    for (const std::string& item : items) {
      if (in_line)
        out_ += ' ';
      else
        new_line(level + 1);
      out_ += item;
    }
    if (in_line)
      out_ += ' ';
    else
      new_line(level);
    out_ += ')';
  }

  // Items are rendered by themselves, because the layout depends on their width.
  std::vector<std::string> render_items(TermNumber head, std::size_t level) {
    std::vector<std::string> items;
    std::string outer;
    std::swap(outer, out_);
    for (TermNumber node = head; node != nil_; node = row(nesting_.properties[node].begin + 1).object) {
      out_.clear();
      write_term(row(nesting_.properties[node].begin).object, level);
      items.push_back(out_);
    }
    std::swap(outer, out_);
    return items;
  }

  QuadTable& table_;
  TurtleSpelling& spelling_;
  bool keep_labels_;
  TermNumber type_;
  TermNumber nil_;
  BlankNodeNesting nesting_;
  BlankNodeRenumbering labels_;
  std::string out_;
};

}  // namespace

std::string render_document(QuadTable& table, TurtleSpelling& spelling, BlankNodeLabels labels) {
  return DocumentWriter(table, spelling, labels).render();
}

}  // namespace kontor::syntax

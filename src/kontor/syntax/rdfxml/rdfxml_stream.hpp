// The stream layout of RDF/XML: statements as they come, those that share a subject with the one before in one node
// element, nothing nested. Constant memory.
#pragma once

#include <string>

#include "kontor/base/output_file.hpp"
#include "kontor/rdf/quad.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/rdfxml/xml_spelling.hpp"

namespace kontor::syntax {

// "<?xml ...?>" and the start tag of rdf:RDF with these declarations.
std::string rdfxml_head(std::string_view declarations);
inline constexpr std::string_view rdfxml_tail = "</rdf:RDF>\n";

class RdfXmlStream {
 public:
  // Both must outlive it. The declarations of `spelling` are fixed and written first.
  RdfXmlStream(ByteSink& sink, XmlSpelling& spelling, BlankNodeLabels labels);

  void quad(const rdf::QuadView& quad);
  void finish();

 private:
  bool open_node(const rdf::QuadView& quad);
  void close_node();
  void flush();
  std::string_view label(std::string_view text) { return renumber_ ? labels_[text] : text; }

  ByteSink& sink_;
  XmlSpelling& spelling_;
  bool renumber_;
  BlankNodeRenumbering labels_;
  std::string buffer_;
  rdf::Term subject_;     // none: no node is open
  std::string element_;   // the name of its element
  bool is_empty_ = true;  // nothing stands in it yet
};

}  // namespace kontor::syntax

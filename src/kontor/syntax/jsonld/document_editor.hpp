// From JSON-LD documents to one of another form, by the algorithms of the API alone: what RDF cannot say (indexes,
// relative IRIs, the order of values) stays, as it would not on the way through quads.
#pragma once

#include <deque>
#include <string>

#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/json/value.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/document_form.hpp"

namespace kontor::syntax::jsonld {

class DocumentEditor {
 public:
  // Without a context of its own a compacted document gets that of its only source, if that has one.
  DocumentEditor(const WriteOptions& write, DocumentOptions document);

  // Expands one more document; all are held in memory. Several become one as if their nodes stood in one array. Throws
  // Error with line and column, the message starts with the error code of the standard.
  void add(ByteSource& source, const ReadOptions& options);

  // Writes the result; nothing can be added afterwards. Throws Error.
  void write(ByteSink& sink);

 private:
  struct Source {
    std::string name;
    std::string text;
    json::Value value;
  };

  void adopt_context();

  DocumentOptions document_;
  rdf::PrefixMap prefixes_;
  std::string base_;
  std::deque<Source> sources_;
  json::Array expanded_;
};

}  // namespace kontor::syntax::jsonld

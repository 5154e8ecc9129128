#include "kontor/registry/jsonld_writer.hpp"

#include "kontor/registry/resources.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"

namespace kontor::registry {

json::Value jsonld_context() {
  return *json::parse(resource("context"), "context.jsonld").find("@context");
}

std::unique_ptr<rdf::QuadSink> make_jsonld_writer(ByteSink& output, const syntax::WriteOptions& write) {
  syntax::jsonld::DocumentOptions document;
  document.context = jsonld_context();
  document.nesting = syntax::jsonld::Nesting::all_nodes;
  return syntax::jsonld::make_document_writer(output, write, document);
}

}  // namespace kontor::registry

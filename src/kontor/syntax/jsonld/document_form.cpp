#include "kontor/syntax/jsonld/document_form.hpp"

#include <utility>

#include "kontor/base/error.hpp"
#include "kontor/syntax/jsonld/prefix_context.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

namespace kontor::syntax::jsonld {

Form parse_form(std::string_view text) {
  if (text == "expanded") return Form::expanded;
  if (text == "flattened") return Form::flattened;
  if (text == "compacted") return Form::compacted;
  if (text == "framed") return Form::framed;
  throw UsageError("unknown form '" + std::string(text) + "', expected expanded, flattened, compacted or framed");
}

json::Value shape_document(json::Array expanded, const DocumentOptions& document, const rdf::PrefixMap& prefixes) {
  Processor processor(document.api);
  switch (document.form) {
    case Form::expanded:
      break;
    case Form::flattened:
      return processor.flatten_expanded(expanded, document.context ? &*document.context : nullptr);
    case Form::compacted: {
      if (document.context) return processor.compact_expanded(std::move(expanded), *document.context);
      const json::Value context = prefix_context(prefixes, expanded);
      return processor.compact_expanded(std::move(expanded), context);
    }
    case Form::framed:
      return processor.frame_expanded(expanded, document.frame.value_or(json::Value(json::Object())));
  }
  return json::Value(std::move(expanded));
}

}  // namespace kontor::syntax::jsonld

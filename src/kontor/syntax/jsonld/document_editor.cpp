#include "kontor/syntax/jsonld/document_editor.hpp"

#include <utility>

#include "kontor/json/json_writer.hpp"
#include "kontor/syntax/jsonld/jsonld_reader.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

namespace kontor::syntax::jsonld {
namespace {

std::string relabelled(const std::string& text, const std::string& prefix) {
  return is_blank_node_identifier(text) ? "_:" + prefix + text.substr(2) : text;
}

// Puts the prefix before all blank node labels of an expanded document.
void relabel(json::Value& value, const std::string& prefix);

void relabel(json::Object& object, const std::string& prefix) {
  json::Object result;
  for (json::Member& member : object) {
    if (member.name == "@id" && member.value.is_string()) {
      member.value = json::Value(relabelled(member.value.string(), prefix));
    } else if (member.name == "@type") {
      for (json::Value& type : to_array(member.value)) {
        if (type.is_string()) add_value(result, "@type", json::Value(relabelled(type.string(), prefix)), AsArray::yes);
      }
      continue;
    } else if (member.name != "@value") {
      relabel(member.value, prefix);
    }
    result.set(relabelled(member.name, prefix), std::move(member.value));
  }
  object = std::move(result);
}

void relabel(json::Value& value, const std::string& prefix) {
  if (value.is_object()) {
    if (!is_value_object(value)) relabel(value.object(), prefix);
  } else if (value.is_array()) {
    for (json::Value& element : value.array()) relabel(element, prefix);
  }
}

}  // namespace

DocumentEditor::DocumentEditor(const WriteOptions& write, DocumentOptions document)
    : document_(std::move(document)), prefixes_(rdf::well_known_prefixes()) {
  for (const auto& [name, iri] : write.prefixes) prefixes_.set(name, iri);
}

void DocumentEditor::add(ByteSource& source, const ReadOptions& options) {
  Source& added = sources_.emplace_back();
  added.name = options.name;
  added.text = read_all(source);
  added.value = parse_jsonld(added.text, options);
  Options api = document_.api;
  if (api.base.empty()) api.base = options.base;
  try {
    for (json::Value& element : Processor(api).expand(added.value)) {
      if (!options.blank_node_prefix.empty()) relabel(element, options.blank_node_prefix);
      expanded_.push_back(std::move(element));
    }
  } catch (const ProcessingError& error) {
    throw error.located(SourceText(added.name, added.text));
  }
  if (sources_.size() == 1) {
    base_ = api.base;
  } else if (base_ != api.base) {
    base_.clear();  // what was relative stays absolute: it would become relative to another base
  }
}

void DocumentEditor::adopt_context() {
  if (!document_.is_own_choice() || sources_.size() != 1) return;
  const Source& source = sources_.front();
  if (const json::Value* context = source.value.find("@context")) document_.context = *context;
}

void DocumentEditor::write(ByteSink& sink) {
  adopt_context();
  document_.api.base = base_;
  try {
    const json::Value result = shape_document(std::move(expanded_), document_, prefixes_);
    json::Writer writer(sink, json::Layout::pretty);
    writer.value(result);
    writer.finish();
  } catch (const ProcessingError& error) {
    if (sources_.size() != 1) throw;
    throw error.located(SourceText(sources_.front().name, sources_.front().text));
  }
}

}  // namespace kontor::syntax::jsonld

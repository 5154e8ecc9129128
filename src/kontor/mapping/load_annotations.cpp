// Reads the structural annotations of logical views (RML-LV).
#include <algorithm>
#include <array>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/mapping/mapping_loader.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::mapping {
namespace {

struct Name {
  std::string_view name;
  AnnotationKind kind;
};

// The specification's examples write some of them with a small letter.
constexpr std::array<Name, 6> names = {{{"IriSafeAnnotation", AnnotationKind::iri_safe},
                                        {"NotNullAnnotation", AnnotationKind::not_null},
                                        {"UniqueAnnotation", AnnotationKind::unique},
                                        {"PrimaryKeyAnnotation", AnnotationKind::primary_key},
                                        {"ForeignKeyAnnotation", AnnotationKind::foreign_key},
                                        {"InclusionAnnotation", AnnotationKind::inclusion}}};

std::optional<AnnotationKind> find_kind(std::string_view iri) {
  if (!iri.starts_with(rml::ns)) return std::nullopt;
  iri.remove_prefix(rml::ns.size());
  for (const Name& each : names) {
    if (!iri.empty() && (iri == each.name || (iri[0] == (each.name[0] | 0x20) && iri.substr(1) == each.name.substr(1)))) {
      return each.kind;
    }
  }
  return std::nullopt;
}

}  // namespace

// Annotations promise something and change nothing (RML-LV, invariance principle), so what is wrong with them is a warning.
// They are read last: views may refer to each other in circles.
void MappingLoader::annotations() {
  const std::map<Node, std::size_t> known = sources_;
  for (const auto& [node, number] : known) {
    if (!std::holds_alternative<LogicalView>(mapping_.sources[number])) continue;
    std::vector<StructuralAnnotation> found;
    for (const Node part : document_.objects(node, rml::structural_annotation)) {
      std::optional<StructuralAnnotation> read = annotation(part);
      if (!read) continue;
      const bool second = read->kind == AnnotationKind::primary_key &&
                          std::any_of(found.begin(), found.end(), [](const StructuralAnnotation& other) {
                            return other.kind == AnnotationKind::primary_key;
                          });
      if (second) diagnostics_.warning(read->where, "a logical view has one primary key, this is another");
      found.push_back(std::move(*read));
    }
    std::get<LogicalView>(mapping_.sources[number]).annotations = std::move(found);
  }
}

std::optional<StructuralAnnotation> MappingLoader::annotation(Node node) {
  StructuralAnnotation out;
  out.where = document_.location(node);
  std::optional<AnnotationKind> kind;
  std::string_view given;
  for (const Node type : document_.objects(node, rdf::vocab::rdf::type)) {
    if (type.text() == rml::structural_annotation_class) continue;
    given = type.text();
    if (!kind) kind = find_kind(given);
  }
  if (!kind) {
    std::vector<std::string_view> all;
    for (const Name& each : names) all.push_back(each.name);
    if (given.starts_with(rml::ns)) given.remove_prefix(rml::ns.size());
    diagnostics_.warning(out.where, given.empty() ? "a structural annotation without a type says nothing"
                                                  : "unknown structural annotation '" + std::string(given) + "'" +
                                                        suggestion(given, all));
    return std::nullopt;
  }
  out.kind = *kind;
  out.fields = field_names(node, rml::on_fields);
  if (out.fields.empty()) {
    diagnostics_.warning(out.where, "a structural annotation needs rml:onFields, a list of names of fields");
    return std::nullopt;
  }
  if (out.kind != AnnotationKind::foreign_key && out.kind != AnnotationKind::inclusion) return out;
  const Node target = document_.object(node, rml::target_view);
  if (!target || !document_.has(target, rml::view_on)) {
    diagnostics_.warning(out.where, "this annotation needs rml:targetView, a logical view");
    return std::nullopt;
  }
  out.target_fields = field_names(node, rml::target_fields);
  if (out.target_fields.size() != out.fields.size()) {
    diagnostics_.warning(out.where, "rml:targetFields must be as many as rml:onFields");
    return std::nullopt;
  }
  out.target = abstract_source(target);
  return out;
}

// A list of names; a single name counts as one.
std::vector<std::string> MappingLoader::field_names(Node node, std::string_view property) const {
  std::vector<std::string> out;
  for (const Node value : document_.objects(node, property)) {
    if (value.is_literal()) {
      out.emplace_back(value.text());
      continue;
    }
    for (const Node member : document_.list(value)) out.emplace_back(member.text());
  }
  return out;
}

}  // namespace kontor::mapping

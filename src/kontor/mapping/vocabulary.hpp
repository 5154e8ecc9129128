// The vocabulary of RML (http://w3id.org/rml/) and of what its documents refer to.
#pragma once

#include <array>
#include <string_view>

namespace kontor::mapping::rml {

inline constexpr std::string_view ns = "http://w3id.org/rml/";

// clang-format off
#define KONTOR_RML_TERMS(TERM) \
  /* RML Core */                                             \
  TERM(triples_map, "TriplesMap")                            \
  TERM(logical_source, "logicalSource")                      \
  TERM(base_iri, "baseIRI")                                  \
  TERM(subject_map, "subjectMap")                            \
  TERM(subject, "subject")                                   \
  TERM(class_, "class")                                      \
  TERM(predicate_object_map, "predicateObjectMap")           \
  TERM(predicate_map, "predicateMap")                        \
  TERM(predicate, "predicate")                               \
  TERM(object_map, "objectMap")                              \
  TERM(object, "object")                                     \
  TERM(graph_map, "graphMap")                                \
  TERM(graph, "graph")                                       \
  TERM(default_graph, "defaultGraph")                        \
  TERM(datatype_map, "datatypeMap")                          \
  TERM(datatype, "datatype")                                 \
  TERM(language_map, "languageMap")                          \
  TERM(language, "language")                                 \
  TERM(term_type, "termType")                                \
  TERM(constant, "constant")                                 \
  TERM(reference, "reference")                               \
  TERM(template_, "template")                                \
  TERM(parent_triples_map, "parentTriplesMap")               \
  TERM(join_condition, "joinCondition")                      \
  TERM(child, "child")                                       \
  TERM(child_map, "childMap")                                \
  TERM(parent, "parent")                                     \
  TERM(parent_map, "parentMap")                              \
  /* RML IO */                                               \
  TERM(source, "source")                                     \
  TERM(iterator, "iterator")                                 \
  TERM(reference_formulation, "referenceFormulation")        \
  TERM(root, "root")                                         \
  TERM(path, "path")                                         \
  TERM(mapping_directory, "MappingDirectory")                \
  TERM(current_working_directory, "CurrentWorkingDirectory") \
  TERM(encoding, "encoding")                                 \
  TERM(compression, "compression")                           \
  TERM(null, "null")                                         \
  TERM(logical_target, "logicalTarget")                      \
  TERM(target, "target")                                     \
  TERM(serialization, "serialization")                       \
  TERM(csv, "CSV")                                           \
  TERM(json_path, "JSONPath")                                \
  TERM(xpath_formulation, "XPathReferenceFormulation")       \
  TERM(namespace_, "namespace")                              \
  TERM(namespace_prefix, "namespacePrefix")                  \
  TERM(namespace_url, "namespaceURL")                        \
  /* RML-LV */                                               \
  TERM(logical_view, "LogicalView")                          \
  TERM(view_on, "viewOn")                                    \
  TERM(field, "field")                                       \
  TERM(field_name, "fieldName")                              \
  TERM(iterable_field, "IterableField")                      \
  TERM(left_join, "leftJoin")                                \
  TERM(inner_join, "innerJoin")                              \
  TERM(parent_logical_view, "parentLogicalView")             \
  TERM(structural_annotation, "structuralAnnotation")        \
  TERM(structural_annotation_class, "StructuralAnnotation")  \
  TERM(on_fields, "onFields")                                \
  TERM(target_view, "targetView")                            \
  TERM(target_fields, "targetFields")                        \
  /* RML-FNML */                                             \
  TERM(function_execution, "functionExecution")              \
  TERM(function, "function")                                 \
  TERM(function_map, "functionMap")                          \
  TERM(input, "input")                                       \
  TERM(parameter, "parameter")                               \
  TERM(parameter_map, "parameterMap")                        \
  TERM(input_value, "inputValue")                            \
  TERM(input_value_map, "inputValueMap")                     \
  TERM(return_, "return")                                    \
  TERM(return_map, "returnMap")                              \
  /* RML-CC */                                               \
  TERM(gather, "gather")                                     \
  TERM(gather_as, "gatherAs")                                \
  TERM(strategy, "strategy")                                 \
  TERM(append, "append")                                     \
  TERM(cartesian_product, "cartesianProduct")                \
  TERM(allow_empty, "allowEmptyListAndContainer")
// clang-format on

#define KONTOR_RML(name, term) inline constexpr std::string_view name = "http://w3id.org/rml/" term;
KONTOR_RML_TERMS(KONTOR_RML)
#undef KONTOR_RML

// All of them, without the namespace.
#define KONTOR_RML(name, term) std::string_view(term),
inline constexpr std::array terms = {KONTOR_RML_TERMS(KONTOR_RML)};
#undef KONTOR_RML
#undef KONTOR_RML_TERMS

}  // namespace kontor::mapping::rml

// Functions in the older vocabulary.
namespace kontor::mapping::fnml {

inline constexpr std::string_view function_value = "http://semweb.mmlab.be/ns/fnml#functionValue";
inline constexpr std::string_view executes = "https://w3id.org/function/ontology#executes";

}  // namespace kontor::mapping::fnml

namespace kontor::mapping::csvw {

inline constexpr std::string_view url = "http://www.w3.org/ns/csvw#url";
inline constexpr std::string_view dialect = "http://www.w3.org/ns/csvw#dialect";
inline constexpr std::string_view delimiter = "http://www.w3.org/ns/csvw#delimiter";
inline constexpr std::string_view quote_char = "http://www.w3.org/ns/csvw#quoteChar";
inline constexpr std::string_view double_quote = "http://www.w3.org/ns/csvw#doubleQuote";
inline constexpr std::string_view comment_prefix = "http://www.w3.org/ns/csvw#commentPrefix";
inline constexpr std::string_view skip_rows = "http://www.w3.org/ns/csvw#skipRows";
inline constexpr std::string_view skip_columns = "http://www.w3.org/ns/csvw#skipColumns";
inline constexpr std::string_view skip_initial_space = "http://www.w3.org/ns/csvw#skipInitialSpace";
inline constexpr std::string_view header_row_count = "http://www.w3.org/ns/csvw#headerRowCount";
inline constexpr std::string_view line_terminators = "http://www.w3.org/ns/csvw#lineTerminators";
inline constexpr std::string_view header = "http://www.w3.org/ns/csvw#header";
inline constexpr std::string_view trim = "http://www.w3.org/ns/csvw#trim";
inline constexpr std::string_view encoding = "http://www.w3.org/ns/csvw#encoding";
inline constexpr std::string_view null = "http://www.w3.org/ns/csvw#null";

}  // namespace kontor::mapping::csvw

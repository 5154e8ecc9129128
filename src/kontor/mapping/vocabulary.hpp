// The vocabulary of RML (http://w3id.org/rml/) and of what its documents refer to.
#pragma once

#include <string_view>

namespace kontor::mapping::rml {

#define KONTOR_RML(name, term) inline constexpr std::string_view name = "http://w3id.org/rml/" term;

inline constexpr std::string_view ns = "http://w3id.org/rml/";

// RML Core.
KONTOR_RML(triples_map, "TriplesMap")
KONTOR_RML(logical_source, "logicalSource")
KONTOR_RML(base_iri, "baseIRI")
KONTOR_RML(subject_map, "subjectMap")
KONTOR_RML(subject, "subject")
KONTOR_RML(class_, "class")
KONTOR_RML(predicate_object_map, "predicateObjectMap")
KONTOR_RML(predicate_map, "predicateMap")
KONTOR_RML(predicate, "predicate")
KONTOR_RML(object_map, "objectMap")
KONTOR_RML(object, "object")
KONTOR_RML(graph_map, "graphMap")
KONTOR_RML(graph, "graph")
KONTOR_RML(default_graph, "defaultGraph")
KONTOR_RML(datatype_map, "datatypeMap")
KONTOR_RML(datatype, "datatype")
KONTOR_RML(language_map, "languageMap")
KONTOR_RML(language, "language")
KONTOR_RML(term_type, "termType")
KONTOR_RML(constant, "constant")
KONTOR_RML(reference, "reference")
KONTOR_RML(template_, "template")
KONTOR_RML(parent_triples_map, "parentTriplesMap")
KONTOR_RML(join_condition, "joinCondition")
KONTOR_RML(child, "child")
KONTOR_RML(child_map, "childMap")
KONTOR_RML(parent, "parent")
KONTOR_RML(parent_map, "parentMap")

// RML IO.
KONTOR_RML(source, "source")
KONTOR_RML(iterator, "iterator")
KONTOR_RML(reference_formulation, "referenceFormulation")
KONTOR_RML(root, "root")
KONTOR_RML(path, "path")
KONTOR_RML(mapping_directory, "MappingDirectory")
KONTOR_RML(current_working_directory, "CurrentWorkingDirectory")
KONTOR_RML(encoding, "encoding")
KONTOR_RML(compression, "compression")
KONTOR_RML(null, "null")
KONTOR_RML(logical_target, "logicalTarget")
KONTOR_RML(target, "target")
KONTOR_RML(serialization, "serialization")
KONTOR_RML(csv, "CSV")
KONTOR_RML(json_path, "JSONPath")
KONTOR_RML(xpath_formulation, "XPathReferenceFormulation")
KONTOR_RML(namespace_, "namespace")
KONTOR_RML(namespace_prefix, "namespacePrefix")
KONTOR_RML(namespace_url, "namespaceURL")

// RML-LV.
KONTOR_RML(logical_view, "LogicalView")
KONTOR_RML(view_on, "viewOn")
KONTOR_RML(field, "field")
KONTOR_RML(field_name, "fieldName")
KONTOR_RML(iterable_field, "IterableField")
KONTOR_RML(left_join, "leftJoin")
KONTOR_RML(inner_join, "innerJoin")
KONTOR_RML(parent_logical_view, "parentLogicalView")
KONTOR_RML(structural_annotation, "structuralAnnotation")
KONTOR_RML(structural_annotation_class, "StructuralAnnotation")
KONTOR_RML(on_fields, "onFields")
KONTOR_RML(target_view, "targetView")
KONTOR_RML(target_fields, "targetFields")

// RML-FNML.
KONTOR_RML(function_execution, "functionExecution")
KONTOR_RML(function, "function")
KONTOR_RML(function_map, "functionMap")
KONTOR_RML(input, "input")
KONTOR_RML(parameter, "parameter")
KONTOR_RML(parameter_map, "parameterMap")
KONTOR_RML(input_value, "inputValue")
KONTOR_RML(input_value_map, "inputValueMap")
KONTOR_RML(return_, "return")
KONTOR_RML(return_map, "returnMap")

// RML-CC.
KONTOR_RML(gather, "gather")
KONTOR_RML(gather_as, "gatherAs")
KONTOR_RML(strategy, "strategy")
KONTOR_RML(append, "append")
KONTOR_RML(cartesian_product, "cartesianProduct")
KONTOR_RML(allow_empty, "allowEmptyListAndContainer")

#undef KONTOR_RML

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

// The vocabulary of SHACL (http://www.w3.org/ns/shacl#) and the terms of RDF Schema that it gives a meaning to.
#pragma once

#include <string_view>

namespace kontor::shacl::sh {

#define KONTOR_SH(name, term) inline constexpr std::string_view name = "http://www.w3.org/ns/shacl#" term;

inline constexpr std::string_view ns = "http://www.w3.org/ns/shacl#";

// Shapes and what all of them have.
KONTOR_SH(node_shape, "NodeShape")
KONTOR_SH(property_shape, "PropertyShape")
KONTOR_SH(target_node, "targetNode")
KONTOR_SH(target_class, "targetClass")
KONTOR_SH(target_subjects_of, "targetSubjectsOf")
KONTOR_SH(target_objects_of, "targetObjectsOf")
KONTOR_SH(severity, "severity")
KONTOR_SH(message, "message")
KONTOR_SH(deactivated, "deactivated")
KONTOR_SH(name, "name")
KONTOR_SH(violation, "Violation")
KONTOR_SH(warning, "Warning")
KONTOR_SH(info, "Info")
KONTOR_SH(entailment, "entailment")

// Property paths.
KONTOR_SH(path, "path")
KONTOR_SH(inverse_path, "inversePath")
KONTOR_SH(alternative_path, "alternativePath")
KONTOR_SH(zero_or_more_path, "zeroOrMorePath")
KONTOR_SH(one_or_more_path, "oneOrMorePath")
KONTOR_SH(zero_or_one_path, "zeroOrOnePath")

// Core constraint parameters.
KONTOR_SH(class_, "class")
KONTOR_SH(datatype, "datatype")
KONTOR_SH(node_kind, "nodeKind")
KONTOR_SH(min_count, "minCount")
KONTOR_SH(max_count, "maxCount")
KONTOR_SH(min_exclusive, "minExclusive")
KONTOR_SH(min_inclusive, "minInclusive")
KONTOR_SH(max_exclusive, "maxExclusive")
KONTOR_SH(max_inclusive, "maxInclusive")
KONTOR_SH(min_length, "minLength")
KONTOR_SH(max_length, "maxLength")
KONTOR_SH(pattern, "pattern")
KONTOR_SH(flags, "flags")
KONTOR_SH(language_in, "languageIn")
KONTOR_SH(unique_lang, "uniqueLang")
KONTOR_SH(equals, "equals")
KONTOR_SH(disjoint, "disjoint")
KONTOR_SH(less_than, "lessThan")
KONTOR_SH(less_than_or_equals, "lessThanOrEquals")
KONTOR_SH(not_, "not")
KONTOR_SH(and_, "and")
KONTOR_SH(or_, "or")
KONTOR_SH(xone, "xone")
KONTOR_SH(node, "node")
KONTOR_SH(property, "property")
KONTOR_SH(qualified_value_shape, "qualifiedValueShape")
KONTOR_SH(qualified_min_count, "qualifiedMinCount")
KONTOR_SH(qualified_max_count, "qualifiedMaxCount")
KONTOR_SH(qualified_value_shapes_disjoint, "qualifiedValueShapesDisjoint")
KONTOR_SH(closed, "closed")
KONTOR_SH(ignored_properties, "ignoredProperties")
KONTOR_SH(has_value, "hasValue")
KONTOR_SH(in, "in")

// SPARQL-based constraints and components.
KONTOR_SH(sparql, "sparql")
KONTOR_SH(select, "select")
KONTOR_SH(ask, "ask")
KONTOR_SH(prefixes, "prefixes")
KONTOR_SH(declare, "declare")
KONTOR_SH(prefix, "prefix")
KONTOR_SH(namespace_, "namespace")
KONTOR_SH(constraint_component, "ConstraintComponent")
KONTOR_SH(parameter, "parameter")
KONTOR_SH(optional, "optional")
KONTOR_SH(validator, "validator")
KONTOR_SH(node_validator, "nodeValidator")
KONTOR_SH(property_validator, "propertyValidator")
KONTOR_SH(sparql_constraint_component, "SPARQLConstraintComponent")

// Validation reports.
KONTOR_SH(validation_report, "ValidationReport")
KONTOR_SH(validation_result, "ValidationResult")
KONTOR_SH(conforms, "conforms")
KONTOR_SH(result, "result")
KONTOR_SH(detail, "detail")
KONTOR_SH(focus_node, "focusNode")
KONTOR_SH(result_path, "resultPath")
KONTOR_SH(value, "value")
KONTOR_SH(source_shape, "sourceShape")
KONTOR_SH(source_constraint_component, "sourceConstraintComponent")
KONTOR_SH(source_constraint, "sourceConstraint")
KONTOR_SH(result_message, "resultMessage")
KONTOR_SH(result_severity, "resultSeverity")

#undef KONTOR_SH

}  // namespace kontor::shacl::sh

namespace kontor::shacl::rdfs {

inline constexpr std::string_view class_ = "http://www.w3.org/2000/01/rdf-schema#Class";
inline constexpr std::string_view sub_class_of = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
inline constexpr std::string_view owl_imports = "http://www.w3.org/2002/07/owl#imports";
inline constexpr std::string_view label = "http://www.w3.org/2000/01/rdf-schema#label";

}  // namespace kontor::shacl::rdfs

// A mapping as RML describes it, resolved: every name points to what it means, every default is filled in.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/mapping/template.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/source/archives.hpp"
#include "kontor/source/csv_reader.hpp"
#include "kontor/source/decoding.hpp"
#include "kontor/source/xml_path.hpp"

namespace kontor::mapping {

// ---- expressions (RML Core, RML-FNML)

struct FunctionExecution;

struct NoExpression {};  // a blank node of its own per record
struct Constant {
  rdf::Term term;
};
struct Reference {
  std::string text;
};
struct Template {
  std::vector<TemplatePart> parts;
};
struct FunctionResult {
  std::shared_ptr<const FunctionExecution> execution;
  std::string output;  // IRI of the output, empty: the first one
  Location output_where;
};
using Expression = std::variant<NoExpression, Constant, Reference, Template, FunctionResult>;

struct ExpressionMap {
  Expression expression;
  Location where;                    // in the mapping
  std::vector<std::size_t> targets;  // indexes into Mapping::targets
};

struct FunctionInput {
  std::string parameter;  // IRI
  ExpressionMap value;
  Location where;
};

struct FunctionExecution {
  std::string function;  // IRI
  std::vector<FunctionInput> inputs;
  Location where;
};

// ---- term maps

enum class TermType { iri, uri, unsafe_iri, unsafe_uri, blank_node, literal };

struct GatherMap;

struct TermMap : ExpressionMap {
  TermType type = TermType::iri;
  std::shared_ptr<const ExpressionMap> datatype;
  std::shared_ptr<const ExpressionMap> language;
  std::shared_ptr<const GatherMap> gather;
};

// ---- triples maps

struct JoinCondition {
  ExpressionMap child;
  ExpressionMap parent;
};

struct RefObjectMap {
  std::size_t parent = 0;  // index into Mapping::triples_maps
  std::vector<JoinCondition> conditions;
  Location where;
  std::vector<std::size_t> targets;
};

using ObjectMap = std::variant<TermMap, RefObjectMap>;

// RML-CC.
enum class GatherAs { list, bag, seq, alt };
enum class GatherStrategy { append, cartesian_product };

struct GatherMap {
  std::vector<ObjectMap> members;
  GatherAs as = GatherAs::list;
  GatherStrategy strategy = GatherStrategy::append;
  bool allow_empty = false;
};

struct PredicateObjectMap {
  std::vector<TermMap> predicates;
  std::vector<ObjectMap> objects;
  std::vector<TermMap> graphs;
};

struct TriplesMap {
  std::string name;        // its IRI or label, for messages and summaries
  std::size_t source = 0;  // index into Mapping::sources
  TermMap subject;
  std::vector<TermMap> classes;
  std::vector<TermMap> graphs;  // of the subject map
  std::vector<PredicateObjectMap> predicate_object_maps;
  std::string base;  // rml:baseIRI; empty: the base of the run
  Location where;
};

// ---- sources (RML IO)

enum class Root { working_directory, mapping_directory, folder };
using source::Compression;
using source::TextEncoding;
enum class ReferenceFormulation { csv, json_path, xpath };

// A file, and how its bytes become text.
struct FileSource {
  std::string path;  // as the mapping has it
  Root root = Root::working_directory;
  std::string folder;  // for Root::folder
  TextEncoding encoding = TextEncoding::utf_8;
  Compression compression = Compression::none;
  source::CsvDialect dialect;
  std::vector<std::string> nulls;  // values that mean nothing
  Location where;                  // of its path in the mapping
};

struct LogicalSource {
  FileSource file;
  ReferenceFormulation formulation = ReferenceFormulation::csv;
  std::string iterator;
  source::XmlNamespaces namespaces;  // the prefixes of its XPaths
  bool empty = false;                // its iterator is not valid, which older mappings get away with: it has no records
  Location where;
};

// ---- logical views (RML-LV)

struct Field {
  std::string name;  // as declared, without the names of its parents
  bool iterable = false;
  ExpressionMap expression;             // of an expression field
  std::optional<std::string> iterator;  // of an iterable field
  std::optional<ReferenceFormulation> formulation;
  std::vector<Field> fields;
  Location where;
};

enum class JoinType { left, inner };

struct ViewJoin {
  JoinType type = JoinType::left;
  std::size_t parent = 0;  // index into Mapping::sources, a view
  std::vector<JoinCondition> conditions;
  std::vector<Field> fields;
  Location where;
};

enum class AnnotationKind { iri_safe, not_null, unique, primary_key, foreign_key, inclusion };

// What the mapping promises of the values of some fields (structural annotations).
struct StructuralAnnotation {
  AnnotationKind kind = AnnotationKind::not_null;
  std::vector<std::string> fields;
  std::size_t target = 0;                  // foreign key, inclusion: index into Mapping::sources, a view
  std::vector<std::string> target_fields;  // of it, as many as fields
  Location where;
};

struct LogicalView {
  std::size_t on = 0;  // index into Mapping::sources
  std::vector<Field> fields;
  std::vector<ViewJoin> joins;
  std::vector<StructuralAnnotation> annotations;
  Location where;
};

using AbstractLogicalSource = std::variant<LogicalSource, LogicalView>;

// ---- targets (RML IO)

struct LogicalTarget {
  std::string path;    // resolved: absolute or from the working directory
  std::string format;  // IRI of the serialization; empty: N-Quads
  TextEncoding encoding = TextEncoding::utf_8;
  Compression compression = Compression::none;
  Location where;         // of its path in the mapping
  Location format_where;  // of its serialization
};

// The vocabulary a mapping is written in. The older one is more lenient with data: what cannot become an IRI is left
// out with a warning where the newer one sees an error.
enum class Vocabulary { rml, legacy };

struct Mapping {
  std::vector<AbstractLogicalSource> sources;
  std::vector<TriplesMap> triples_maps;  // in the order of the document
  std::vector<LogicalTarget> targets;
  Vocabulary vocabulary = Vocabulary::rml;
  rdf::PrefixMap prefixes;  // of the document
  std::string directory;    // where the mapping lies, with a slash at the end; empty: the working directory
  std::string name;         // of the document, as its locations have it
  std::string text;         // of the document, empty if it is not at hand
};

// A location with the line of the document that it is in, for messages; others stay as they are.
Location with_line(const Mapping& mapping, const Location& location);

// The path of a file as the mapping means it: absolute, or from the working directory.
std::string resolve_path(const Mapping& mapping, Root root, const std::string& folder, const std::string& path);

}  // namespace kontor::mapping

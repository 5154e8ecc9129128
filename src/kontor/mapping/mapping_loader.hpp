// The reader of RML documents, part by part. Internal to mapping/.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/document/document.hpp"
#include "kontor/mapping/triples_map.hpp"

namespace kontor::mapping {

class MappingLoader {
 public:
  MappingLoader(const document::Document& document, Mapping& mapping, Diagnostics& diagnostics)
      : document_(document), mapping_(mapping), diagnostics_(diagnostics) {}

  void load();

 private:
  using Node = document::Node;
  enum class Position { subject, predicate, object, graph };

  // Triples maps (load_mapping.cpp).
  void warn_of_unknown_properties() const;
  std::vector<Node> triples_map_nodes() const;
  std::string own_name(Node node) const;
  TriplesMap triples_map(Node node);
  void subject_map(Node node, TriplesMap& out);
  PredicateObjectMap predicate_object_map(Node node);
  ObjectMap object_map(Node node);
  RefObjectMap ref_object_map(Node node);
  std::vector<JoinCondition> join_conditions(Node node, const ReferenceFormulation* parent_formulation);
  std::vector<TermMap> graph_maps(Node node);

  // Term maps and expressions (load_term_map.cpp).
  TermMap term_map(Node node, Position position);
  TermMap constant_map(Node constant, Position position, const Location& where);
  ExpressionMap expression_map(Node node);
  ExpressionMap constant_expression(Node constant, const Location& where) const;
  ExpressionMap reference_expression(Node text, const Location& where) const;
  std::string reference(std::string_view text) const;
  void modifiers(Node node, TermMap& map);
  void check_term_type(Node node, const TermMap& map, Position position) const;
  TermType term_type(Node node, const TermMap& map, Position position) const;
  GatherMap gather_map(Node node);
  void check_constant(const TermMap& map, Position position) const;

  // Functions (load_function.cpp).
  FunctionResult function_result(Node node);
  FunctionExecution function_execution(Node node);
  FunctionInput function_input(Node node);
  FunctionExecution function_value(Node node);
  Node constant_or_map(Node node, std::string_view shortcut, std::string_view map) const;

  // Sources, views and targets (load_source.cpp).
  std::size_t abstract_source(Node node);
  LogicalSource logical_source(Node node);
  FileSource file_source(Node node, Node owner);
  void file_options(Node node, FileSource& file);
  void csv_dialect(Node dialect, FileSource& file);
  struct FileReference {
    std::string path;  // empty: the node describes no file
    Root root = Root::working_directory;
    std::string folder;
    Location where;
  };
  FileReference file_reference(Node node, const Location& where) const;
  std::string file_iri_path(Node iri) const;
  LogicalView logical_view(Node node);
  std::vector<Field> fields(Node node);
  Field field(Node node);
  ViewJoin view_join(Node node, JoinType type);
  void annotations();
  std::optional<StructuralAnnotation> annotation(Node node);
  std::vector<std::string> field_names(Node node, std::string_view property) const;
  std::vector<std::size_t> targets(Node node);
  LogicalTarget logical_target(Node node);
  ReferenceFormulation reference_formulation(Node node, std::string_view path) const;
  source::XmlNamespaces xml_namespaces(Node formulation) const;
  ReferenceFormulation formulation_of(std::size_t source) const;
  TextEncoding text_encoding(Node node, std::string_view property) const;
  Compression compression(Node node) const;
  Root root(Node node, std::string& folder) const;

  std::string text(Node subject, std::string_view property) const;
  std::string describe(Node node) const { return document_.describe(node); }
  [[noreturn]] void fail(std::string message, const Location& where) const;

  // Counts how deeply descriptions refer to each other: blank nodes can go in circles.
  struct Depth {
    explicit Depth(MappingLoader& loader, Node node);
    ~Depth() { --loader_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    MappingLoader& loader_;
  };

  const document::Document& document_;
  Mapping& mapping_;
  Diagnostics& diagnostics_;
  std::map<Node, std::size_t> triples_maps_;
  std::map<Node, std::size_t> sources_;
  std::map<Node, std::size_t> targets_;
  std::set<Node> open_views_;                                     // views that are being read, to find circles
  ReferenceFormulation formulation_ = ReferenceFormulation::csv;  // of the source whose references are read now
  bool view_ = false;                                             // that source is a view
  std::size_t depth_ = 0;
};

}  // namespace kontor::mapping

// Property paths (SHACL section 2.3.1).
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/shacl/shape_loader.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

// Far beyond what people write; the search along a path recurses as deep as the path.
constexpr int max_depth = 200;

constexpr std::string_view path_parameters[] = {sh::inverse_path, sh::alternative_path, sh::zero_or_more_path,
                                                sh::one_or_more_path, sh::zero_or_one_path};

}  // namespace

// A node is a path by exactly one rule: an IRI, a list of at least two paths, or a blank node with one of the
// parameters above. A list that carries other statements as well is still a list, by the letter of the rules.
rdf::PropertyPath ShapeLoader::load_path(Node node, int depth) const {
  if (depth > max_depth) {
    throw Error("a property path is nested deeper than " + std::to_string(max_depth) + " levels or contains itself",
                graph_.location(node));
  }
  if (node.is_iri()) return {rdf::PredicatePath{std::string(node.text())}};
  if (!node.is_blank_node()) {
    throw Error(graph_.describe(node) + " is not a property path, expected an IRI or a blank node");
  }
  if (graph_.has(node, rdf::vocab::rdf::first)) {
    return {rdf::SequencePath{load_path_list(node, "sequence", depth)}};
  }
  std::string_view parameter;
  for (const std::string_view candidate : path_parameters) {
    if (!graph_.has(node, candidate)) continue;
    if (!parameter.empty()) {
      throw Error("a property path has both " + name(parameter) + " and " + name(candidate), graph_.location(node));
    }
    parameter = candidate;
  }
  if (parameter.empty()) {
    throw Error(
        "not a property path, expected an IRI, a list, or one of sh:inversePath, sh:alternativePath, "
        "sh:zeroOrMorePath, sh:oneOrMorePath, sh:zeroOrOnePath",
        graph_.location(node));
  }
  const Node inner = only(node, parameter);
  if (parameter == sh::alternative_path) return {rdf::AlternativePath{load_path_list(inner, "alternative", depth)}};
  rdf::PropertyPath path = load_path(inner, depth + 1);
  if (parameter == sh::inverse_path) return {rdf::InversePath{std::move(path)}};
  if (parameter == sh::zero_or_more_path) return {rdf::ZeroOrMorePath{std::move(path)}};
  if (parameter == sh::one_or_more_path) return {rdf::OneOrMorePath{std::move(path)}};
  return {rdf::ZeroOrOnePath{std::move(path)}};
}

std::vector<rdf::PropertyPath> ShapeLoader::load_path_list(Node list, std::string_view kind, int depth) const {
  std::vector<rdf::PropertyPath> paths;
  for (const Node member : graph_.list(list)) paths.push_back(load_path(member, depth + 1));
  if (paths.size() < 2) {
    throw Error("the list of " + std::string(kind == "sequence" ? "a sequence" : "an alternative") +
                    " path has less than two members",
                graph_.location(list));
  }
  return paths;
}

}  // namespace kontor::shacl

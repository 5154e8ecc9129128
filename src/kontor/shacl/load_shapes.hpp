// From a shapes graph to shapes.
#pragma once

#include "kontor/base/diagnostics.hpp"
#include "kontor/document/document.hpp"
#include "kontor/shacl/shapes.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::shacl {

// Reads every shape of the shapes graph and checks the syntax rules of SHACL (appendix A of the Recommendation). What
// is ill-formed, recursive shapes and entailment regimes included, is an error in `diagnostics`; then the shapes must
// not be used. A reference to a shape that the graph says nothing about is a warning; such a shape holds for
// everything.
Shapes load_shapes(const document::Document& graph, Diagnostics& diagnostics);

// Puts the shapes graph where queries find it as $shapesGraph: into a named graph of the dataset, which must not be
// frozen yet. Only needed if Shapes::use_shapes_graph says so.
void add_shapes_graph(const document::Document& graph, store::Dataset& dataset);

}  // namespace kontor::shacl

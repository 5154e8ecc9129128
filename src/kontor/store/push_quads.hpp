// From a dataset back into a sink: how dumps are written.
#pragma once

#include <functional>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::store {

// Whether the statements about this subject are wanted.
using KeepSubject = std::function<bool(TermId subject)>;

// Pushes the triples of a graph, those of one subject after the other, in the order of first mention of subject,
// predicate and object. Calls neither prefix() nor finish(). `keep` may be empty: everything.
void push_quads(const Dataset& dataset, const Graph& graph, const KeepSubject& keep, rdf::QuadSink& sink);

}  // namespace kontor::store

// Terms as bytes, for tables and temporary files: equal terms have equal bytes, and no term's bytes begin with another's.
#pragma once

#include <string>
#include <string_view>

#include "kontor/rdf/quad.hpp"

namespace kontor::rdf {

void append_encoded(std::string& out, const TermView& term);
void append_encoded(std::string& out, const QuadView& quad);

// Takes what append_encoded has made from the front of `in`. The views are parts of it.
TermView take_encoded_term(std::string_view& in);
QuadView take_encoded_quad(std::string_view& in);

}  // namespace kontor::rdf

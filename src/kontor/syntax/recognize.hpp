// Does the start of a document look like this format? Guesses for input that has neither a name nor a media type.
#pragma once

#include <string_view>

namespace kontor::syntax {

// Every complete line is a statement, a comment or blank, there is a statement, and none has a graph name.
bool recognize_ntriples(std::string_view head);

// The same with at least one graph name.
bool recognize_nquads(std::string_view head);

// Starts as a Turtle statement or directive, and no graph block follows in the head.
bool recognize_turtle(std::string_view head);

// The same with a graph block: '{' outside IRIs, strings and comments.
bool recognize_trig(std::string_view head);

}  // namespace kontor::syntax

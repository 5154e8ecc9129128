// A text file that is built into the program, so that one binary is all that has to be copied (see kontor_embed in the
// top-level CMakeLists.txt).
#pragma once

#include <string_view>

namespace kontor {

struct EmbeddedFile {
  std::string_view name;  // the file's name without folder and ending
  std::string_view text;
};

}  // namespace kontor

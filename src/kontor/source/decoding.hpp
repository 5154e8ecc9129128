// Text in other encodings than UTF-8, read and written: streaming, in constant memory.
#pragma once

#include <memory>
#include <string>

#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"

namespace kontor::source {

enum class TextEncoding { utf_8, utf_16, latin_1 };

// The text in UTF-8. UTF-16 may start with a byte order mark; without one the first character decides. UTF-8 passes as it
// is: whoever reads it checks it.
std::unique_ptr<ByteSource> decode_text(std::unique_ptr<ByteSource> bytes, TextEncoding encoding, const std::string& name);

// A sink for UTF-8 that hands it on to `sink` (which must outlive it; finish() does not finish it) in another encoding:
// UTF-16 in network order with a byte order mark, or Latin-1. Throws Error if the encoding lacks a character.
std::unique_ptr<ByteSink> encode_text(ByteSink& sink, TextEncoding encoding);

}  // namespace kontor::source

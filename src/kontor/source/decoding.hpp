// Compressed and otherwise encoded files as plain UTF-8: sources over sources, streaming, in constant memory.
#pragma once

#include <memory>
#include <string>

#include "kontor/base/input_file.hpp"

namespace kontor::source {

enum class TextEncoding { utf_8, utf_16, latin_1 };
enum class Compression { none, gzip, zip, tar_gzip, tar_xz };

// The bytes inside. Of an archive the first file counts. `name` is the file's name in messages. Throws Error, also while
// reading, if the bytes are not what they should be or if the compression cannot be read.
std::unique_ptr<ByteSource> decompress(std::unique_ptr<ByteSource> bytes, Compression compression, const std::string& name);

// The text in UTF-8. UTF-16 may start with a byte order mark; without one the first character decides. UTF-8 passes as it
// is: whoever reads it checks it.
std::unique_ptr<ByteSource> decode_text(std::unique_ptr<ByteSource> bytes, TextEncoding encoding, const std::string& name);

}  // namespace kontor::source

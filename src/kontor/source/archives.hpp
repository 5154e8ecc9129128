// Compressed files and archives (RFC 1951 and 1952, PKWARE's APPNOTE, POSIX ustar). Internal to source/.
#pragma once

#include <memory>
#include <string>

#include "kontor/base/input_file.hpp"

namespace kontor::source {

// All members of a gzip file, one after the other.
std::unique_ptr<ByteSource> read_gzip(std::unique_ptr<ByteSource> bytes, std::string name);

// The first file of a zip archive, stored or deflated.
std::unique_ptr<ByteSource> read_zip(std::unique_ptr<ByteSource> bytes, std::string name);

// The first regular file of a tar archive.
std::unique_ptr<ByteSource> read_tar(std::unique_ptr<ByteSource> bytes, std::string name);

}  // namespace kontor::source

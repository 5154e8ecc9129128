// Compressed input, read as if it were not: gzip (RFC 1952), bzip2 and Zstandard (RFC 8878), told by their first bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kontor/base/input_file.hpp"

namespace kontor {

// How a stream of bytes is compressed; what a file of a mapping is packed as (zip, tar) is source::Compression.
enum class Coding { none, gzip, bzip2, zstd };

// What the first bytes say; `none` for everything else.
Coding recognize_coding(std::string_view head);

// A source of what `source`, which must outlive it, holds: decompressed block by block in constant memory, or as it is.
// Several compressed pieces one after the other are read as one, as the command line tools do. Reads ahead a few bytes.
//
// Reading throws Error, with `name` as its file, if the data is damaged or ends too early, or needs a window of more
// than 128 MB (zstd --long). The archive formats that are not read (xz, zip) are told here. What a small input expands
// to has no limit: readers take it as a stream and have limits of their own.
std::unique_ptr<ByteSource> decompress(ByteSource& source, const std::string& name);

}  // namespace kontor

// Packed files, read and written: gzip and xz, zip and tar archives that hold one file. Done by libarchive, which streams.
#pragma once

#include <memory>
#include <string>

#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"

namespace kontor::source {

enum class Compression { none, gzip, zip, tar_gzip, tar_xz };

// The bytes inside, in constant memory. Of an archive the first regular file counts; all members of a gzip file are read
// one after the other. `name` is the file's name in messages. Throws Error, also while reading, if the bytes are not what
// they should be.
std::unique_ptr<ByteSource> unpack(std::unique_ptr<ByteSource> bytes, Compression compression, const std::string& name);

// A sink that packs what it gets as the file `name` and hands it on to `sink`, which must outlive it; finish() does not
// finish `sink`. The same bytes make the same archive: times and owners are left out. A tar archive is written at the
// end, for its head says the size. Throws Error if packing fails.
std::unique_ptr<ByteSink> pack(ByteSink& sink, Compression compression, const std::string& name);

}  // namespace kontor::source

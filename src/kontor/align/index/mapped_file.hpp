// A file mapped into memory for reading.
#pragma once

#include <string>
#include <string_view>

namespace kontor::align {

class MappedFile {
 public:
  // Throws Error (with the file as its location) if the file cannot be opened or mapped.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  // Valid as long as this object. The file must not be cut short meanwhile; OutputFile never does, it renames.
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace kontor::align

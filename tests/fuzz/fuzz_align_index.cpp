// Any bytes as an index: opening and searching ends with answers or an Error. The checksum is made right, since no
// fuzzer would guess it, so that what lies behind it is reached.
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "kontor/align/index/index.hpp"
#include "kontor/align/match/matcher.hpp"
#include "kontor/base/error.hpp"

namespace {

using namespace kontor::align;

std::string as_index(const std::uint8_t* data, std::size_t size) {
  std::string bytes(sizeof(IndexHeader) + (size + 7) / 8 * 8, '\0');
  if (size > 0) std::memcpy(bytes.data(), data, size);
  IndexHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  std::memcpy(header.magic.data(), index_magic.data(), index_magic.size());
  header.byte_order = index_byte_order;
  header.version = index_version;
  header.file_size = bytes.size();
  IndexChecksum checksum;
  checksum.add(std::string_view(bytes).substr(sizeof header));
  header.checksum = checksum.value();
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = as_index(data, size);
  try {
    const Index index(bytes, "fuzz");
    Matcher matcher(index);
    Query query;
    query.country = "PL";
    query.coordinates = Coordinates{52.4, 16.9};
    query.identifiers = {"gn:1"};
    query.related = {"Q1"};
    for (const char* name : {"Posen", "Richmond (Indiana)", "Poznam"}) {
      query.names = {{name, "", NameKind::label}};
      matcher.match(query);
    }
  } catch (const kontor::Error&) {
    return 0;
  }
  return 0;
}

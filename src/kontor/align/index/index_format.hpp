// The file format of an index, version 2. All numbers are little-endian, as on every machine that is supported; a file
// from elsewhere is told by its byte order mark.
//
//   offset  0  magic "KONTORIX"
//           8  u32 byte order 0x01020304     12  u32 version
//          16  u64 size of the file          24  u64 checksum of all bytes behind the header
//          32  per section: u64 offset, u64 size in bytes; in the order of `Section`
//
// Sections are arrays of the records below, aligned to 8 bytes:
//
//   items        ItemRecord, by country, then id
//   names        NameRecord, by item
//   text         UTF-8 of all names, ids, divisions and languages, each once
//   key_starts   u32: where the keys with the same high bits start in `keys`, 2^n + 1 of them
//   keys         KeyRecord, by hash: exact names, cores, sounds, identifiers
//   grams        GramRecord, by country and trigram: where their names start in `gram_names`; one more closes the last
//   gram_names   u32 indexes of names
//   cells        CellRecord, by cell: items with coordinates in squares of a quarter of a degree
//   related      u32 indexes of items that an item is twinned with or a member of
//   languages    u32 offsets into `text` of language tags, each ended by a zero byte
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kontor::align {

inline constexpr std::string_view index_magic = "KONTORIX";
inline constexpr std::uint32_t index_byte_order = 0x01020304;
// How names become keys (names/) is part of the format: what changes keys makes a new version.
inline constexpr std::uint32_t index_version = 2;

enum class Section : std::uint8_t {
  items,
  names,
  text,
  key_starts,
  keys,
  grams,
  gram_names,
  cells,
  related,
  languages,
};
inline constexpr std::size_t index_sections = 10;

struct SectionRange {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

struct IndexHeader {
  std::array<char, 8> magic{};
  std::uint32_t byte_order = 0;
  std::uint32_t version = 0;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;
  std::array<SectionRange, index_sections> sections{};
};

inline constexpr std::int32_t no_coordinate = INT32_MIN;

struct ItemRecord {
  std::uint32_t id = 0;  // offset in text; ended by a zero byte
  std::uint32_t geonames = 0;
  std::uint32_t first_name = 0;
  std::uint32_t name_count = 0;
  std::int32_t latitude = no_coordinate;  // millionths of a degree
  std::int32_t longitude = no_coordinate;
  std::uint32_t population = 0;  // at most 2^32 - 1
  std::uint16_t country = 0;     // two letters, 0: unknown
  std::uint8_t type = 0;         // PlaceType
  std::uint8_t rank = 0;
  std::uint32_t division = 0;  // offset in text; ended by a zero byte
  std::uint32_t first_related = 0;
  std::uint32_t related_count = 0;
};

struct NameRecord {
  std::uint32_t text = 0;  // offset in text
  std::uint32_t item = 0;
  std::uint16_t size = 0;  // bytes
  std::uint16_t language = 0;
  std::uint8_t kind = 0;   // NameKind
  std::uint8_t grams = 0;  // how many trigrams the name's sound has, at most 255; 0: none are stored
  std::uint16_t unused = 0;
};

struct KeyRecord {
  std::uint32_t hash = 0;   // the low half; the high bits are told by key_starts
  std::uint32_t value = 0;  // index of a name, or of an item for identifiers
};

struct GramRecord {
  std::uint32_t country_and_gram = 0;  // dense number of the country << 15 | trigram
  std::uint32_t first = 0;
};

struct CellRecord {
  std::uint32_t cell = 0;
  std::uint32_t item = 0;
};

// What a key is made of; part of the hashed text.
enum class KeyKind : char { name = 'n', core = 'c', sound = 's', identifier = 'i' };

// 64 bits of a key, well mixed (FNV-1a and the finaliser of MurmurHash3). Part of the format.
std::uint64_t key_hash(KeyKind kind, std::string_view text);

// The checksum: of any bytes, in any number of pieces of a multiple of 8 bytes but the last.
class IndexChecksum {
 public:
  void add(std::string_view bytes);
  std::uint64_t value() const;

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

// The country's letters as a number, 0 if these are not two capital letters.
std::uint16_t pack_country(std::string_view country);

// The square of a quarter of a degree, row by row from the south pole; the arguments are in millionths of a degree.
std::uint32_t cell_of(std::int32_t latitude, std::int32_t longitude);
inline constexpr std::int32_t cell_size = 250'000;
inline constexpr std::uint32_t cells_per_row = 1440;
inline constexpr std::uint32_t cell_rows = 721;

// Calls `take` with each trigram (below 2^15) of a sound with a blank on either side. A trigram may come twice.
template <typename Take>
void for_each_gram(std::string_view sound, Take take) {
  const auto number = [](char c) -> std::uint32_t {
    if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a') + 1;
    if (c == 'S') return 27;
    if (c == 'C') return 28;
    if (c == 'G') return 29;
    return c == ' ' ? 0 : 30;
  };
  std::uint32_t gram = 0;
  for (std::size_t i = 0; i <= sound.size(); ++i) {
    gram = (gram << 5U | (i < sound.size() ? number(sound[i]) : 0)) & 0x7FFFU;
    if (i > 0) take(gram);
  }
}

}  // namespace kontor::align

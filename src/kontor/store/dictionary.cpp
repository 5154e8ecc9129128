#include "kontor/store/dictionary.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <random>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

namespace kontor::store {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;
constexpr std::size_t unit = 4;  // records start at multiples of this, so that 32 bits address 16 GiB
constexpr std::size_t chunk_units = chunk_bytes / unit;
constexpr std::size_t first_slots = 1024;

constexpr unsigned kind_mask = 3;
constexpr unsigned datatype_flag = 4;
constexpr unsigned language_flag = 8;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

template <class Word>
std::uint64_t load(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Eight bytes a step, each folded in by a 64x64 multiplication (the idea of wyhash).
std::uint64_t hash_text(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = mix(seed ^ text.size(), odd);
  for (; left > 16; left -= 16, at += 16) {
    hash = mix(load<std::uint64_t>(at) ^ odd ^ hash, load<std::uint64_t>(at + 8) ^ seed);
  }
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  if (left >= 8) {
    low = load<std::uint64_t>(at);
    high = load<std::uint64_t>(at + left - 8);
  } else if (left >= 4) {
    low = load<std::uint32_t>(at);
    high = load<std::uint32_t>(at + left - 4);
  } else if (left > 0) {
    low =
        (load<std::uint8_t>(at) << 16U) | (load<std::uint8_t>(at + left / 2) << 8U) | load<std::uint8_t>(at + left - 1);
  }
  return mix(low ^ odd ^ hash, high ^ seed);
}

std::size_t varint_size(std::size_t value) {
  std::size_t size = 1;
  for (; value >= 128; value >>= 7U) ++size;
  return size;
}

char* write_varint(char* out, std::size_t value) {
  for (; value >= 128; value >>= 7U) *out++ = static_cast<char>(value | 128U);
  *out++ = static_cast<char>(value);
  return out;
}

std::size_t read_varint(const char*& in) {
  std::size_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*in++);
    value |= static_cast<std::size_t>(byte & 127U) << shift;
    if (byte < 128) return value;
  }
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// `tag` in lower case; `folded` keeps the text if it is another one.
std::string_view fold_language(std::string_view tag, std::string& folded) {
  if (std::none_of(tag.begin(), tag.end(), is_upper)) return tag;
  folded.assign(tag);
  for (char& c : folded) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

// What the head of a record says; `in` then stands at the text.
struct Head {
  unsigned flags = 0;
  std::size_t text_size = 0;
  TermId datatype = no_term;
  std::string_view language;
};

Head read_head(const char*& in) {
  Head head;
  head.flags = static_cast<unsigned char>(*in++);
  head.text_size = read_varint(in);
  if ((head.flags & datatype_flag) != 0) head.datatype = static_cast<TermId>(read_varint(in));
  if ((head.flags & language_flag) != 0) {
    const std::size_t size = read_varint(in);
    head.language = {in, size};
    in += size;
  }
  return head;
}

}  // namespace

// The seed differs from run to run, so that nobody can prepare data whose terms all collide. Ids do not depend on it.
Dictionary::Dictionary()
    : records_(1, 0), slots_(first_slots), chunk_used_(chunk_bytes), seed_(std::random_device()()) {
  seed_ = mix(seed_ + 1, 0xD1B54A32D192ED03U);
}

Dictionary::Key Dictionary::make_key(const rdf::TermView& term, TermId datatype, std::string& folded) const {
  Key key{term.kind, term.text, datatype, fold_language(term.language, folded), 0};
  const std::uint64_t extra = (std::uint64_t{datatype} << 2U) | static_cast<std::uint64_t>(term.kind);
  key.hash = hash_text(key.text, seed_ + mix(extra + 1, seed_));
  if (!key.language.empty()) key.hash = hash_text(key.language, key.hash);
  return key;
}

TermId Dictionary::intern(const rdf::TermView& term) {
  if (!term) return no_term;
  const TermId datatype = term.datatype.empty() ? no_term : intern(rdf::iri(term.datatype));
  std::string folded;
  const Key key = make_key(term, datatype, folded);
  std::size_t slot = 0;
  if (const TermId known = lookup(key, slot)) return known;
  if (records_.size() > std::numeric_limits<TermId>::max()) throw Error("too many distinct terms for one dataset");
  const auto id = static_cast<TermId>(records_.size());
  records_.push_back(append_record(key));
  slots_[slot] = {static_cast<std::uint32_t>(key.hash >> 32U), id};
  if (term.is_iri() && term.text == rdf::vocab::xsd::integer) integer_ = id;
  if (records_.size() * 4 > slots_.size() * 3) grow();
  return id;
}

TermId Dictionary::find(const rdf::TermView& term) const {
  if (!term) return no_term;
  TermId datatype = no_term;
  if (!term.datatype.empty()) {
    datatype = find_datatype(term.datatype);
    if (datatype == no_term) return no_term;
  }
  std::string folded;
  std::size_t slot = 0;
  return lookup(make_key(term, datatype, folded), slot);
}

TermId Dictionary::find_datatype(std::string_view iri) const {
  return iri == rdf::vocab::xsd::integer ? integer_ : find(rdf::iri(iri));
}

// The id, or no_term and the slot where it belongs. The upper half of the hash picks the slot and is what slots keep,
// so that growing needs no text.
TermId Dictionary::lookup(const Key& key, std::size_t& slot) const {
  const auto wanted = static_cast<std::uint32_t>(key.hash >> 32U);
  const std::size_t mask = slots_.size() - 1;
  for (slot = wanted & mask; slots_[slot].id != no_term; slot = (slot + 1) & mask) {
    if (slots_[slot].hash == wanted && matches(slots_[slot].id, key)) return slots_[slot].id;
  }
  return no_term;
}

bool Dictionary::matches(TermId id, const Key& key) const {
  const char* at = record(id);
  const Head head = read_head(at);
  return (head.flags & kind_mask) == static_cast<unsigned>(key.kind) && head.datatype == key.datatype &&
         head.language == key.language && std::string_view(at, head.text_size) == key.text;
}

const char* Dictionary::record(TermId id) const {
  const std::uint32_t place = records_[id];
  return chunks_[place / chunk_units] + (place % chunk_units) * unit;
}

void Dictionary::prefetch(TermId id) const {
  __builtin_prefetch(record(id));
}

rdf::TermView Dictionary::view(TermId id) const {
  if (id == no_term) return {};
  const char* at = record(id);
  const Head head = read_head(at);
  rdf::TermView term{static_cast<rdf::TermKind>(head.flags & kind_mask), {at, head.text_size}, {}, head.language};
  if (head.datatype != no_term) {
    const char* iri = record(head.datatype);
    const Head iri_head = read_head(iri);
    term.datatype = {iri, iri_head.text_size};
  }
  return term;
}

void Dictionary::view_column(std::span<const TermId> ids, std::size_t begin, std::size_t end, rdf::TermView* out,
                             std::size_t stride) const {
  // A record lies two cache misses away: first its place is fetched, some terms later what lies there.
  constexpr std::size_t near = 16;
  constexpr std::size_t far = 32;
  for (std::size_t i = begin; i < end; ++i, out += stride) {
    if (i + far < ids.size()) {
      if (has(ids[i + near])) prefetch(ids[i + near]);
      if (has(ids[i + far])) prefetch_place(ids[i + far]);
    }
    if (ids[i] == no_term) {
      ::new (static_cast<void*>(out)) rdf::TermView{};
      continue;
    }
    const char* at = record(ids[i]);
    const auto flags = static_cast<unsigned char>(at[0]);
    const auto size = static_cast<unsigned char>(at[1]);
    // Written right where it belongs: copying a view just after it was made waits for its parts.
    if ((flags & (datatype_flag | language_flag)) == 0 && size < 128) {
      ::new (static_cast<void*>(out)) rdf::TermView{static_cast<rdf::TermKind>(flags), {at + 2, size}, {}, {}};
    } else {
      ::new (static_cast<void*>(out)) rdf::TermView(view(ids[i]));
    }
  }
}

rdf::TermKind Dictionary::kind(TermId id) const {
  if (id == no_term) return rdf::TermKind::none;
  return static_cast<rdf::TermKind>(static_cast<unsigned char>(*record(id)) & kind_mask);
}

TermId Dictionary::datatype(TermId id) const {
  if (id == no_term) return no_term;
  const char* at = record(id);
  if ((static_cast<unsigned char>(*at) & datatype_flag) == 0) return no_term;
  return read_head(at).datatype;
}

std::uint32_t Dictionary::append_record(const Key& key) {
  unsigned flags = static_cast<unsigned>(key.kind);
  std::size_t bytes = 1 + varint_size(key.text.size()) + key.text.size();
  if (key.datatype != no_term) {
    flags |= datatype_flag;
    bytes += varint_size(key.datatype);
  }
  if (!key.language.empty()) {
    flags |= language_flag;
    bytes += varint_size(key.language.size()) + key.language.size();
  }
  std::uint32_t place = 0;
  char* out = allocate(bytes, place);
  *out++ = static_cast<char>(flags);
  out = write_varint(out, key.text.size());
  if (key.datatype != no_term) out = write_varint(out, key.datatype);
  if (!key.language.empty()) {
    out = write_varint(out, key.language.size());
    out = std::copy(key.language.begin(), key.language.end(), out);
  }
  std::copy(key.text.begin(), key.text.end(), out);
  return place;
}

// A record never crosses the end of a chunk, unless it is longer than one: then its chunks lie side by side.
char* Dictionary::allocate(std::size_t bytes, std::uint32_t& place) {
  bytes = (bytes + unit - 1) / unit * unit;
  if (chunk_used_ + bytes > chunk_bytes) {
    const std::size_t added = std::max<std::size_t>(1, (bytes + chunk_bytes - 1) / chunk_bytes);
    if ((chunks_.size() + added) * chunk_units > std::numeric_limits<std::uint32_t>::max()) {
      throw Error("too much text for one dataset (the limit is 16 GiB)");
    }
    blocks_.push_back(std::unique_ptr<char[]>(new char[added * chunk_bytes]));
    for (std::size_t i = 0; i < added; ++i) chunks_.push_back(blocks_.back().get() + i * chunk_bytes);
    arena_bytes_ += added * chunk_bytes;
    chunk_used_ = 0;
    if (added > 1) {  // the rest of the last of them stays unused: only records of a MiB and more pay for it
      chunk_used_ = chunk_bytes;
      place = static_cast<std::uint32_t>((chunks_.size() - added) * chunk_units);
      return chunks_[chunks_.size() - added];
    }
  }
  place = static_cast<std::uint32_t>((chunks_.size() - 1) * chunk_units + chunk_used_ / unit);
  char* out = chunks_.back() + chunk_used_;
  chunk_used_ += bytes;
  return out;
}

void Dictionary::grow() {
  const HeldMemory held(slots_.size() * 2 * sizeof(Slot));
  std::vector<Slot> bigger(slots_.size() * 2);
  const std::size_t mask = bigger.size() - 1;
  watched_pieces(0, slots_.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Slot& old = slots_[i];
      if (old.id == no_term) continue;
      std::size_t slot = old.hash & mask;
      while (bigger[slot].id != no_term) slot = (slot + 1) & mask;
      bigger[slot] = old;
    }
  });
  slots_ = std::move(bigger);
}

std::size_t Dictionary::memory_bytes() const {
  return arena_bytes_ + records_.capacity() * sizeof(std::uint32_t) + slots_.capacity() * sizeof(Slot) +
         chunks_.capacity() * (sizeof(char*) + sizeof(std::unique_ptr<char[]>));
}

}  // namespace kontor::store

// The terms of a dataset: every distinct term has one 32-bit id, so that terms are equal exactly when their ids are.
//
// A term is a record in an arena: one byte of kind and flags, the length of its text, then its datatype (as the id of
// the datatype IRI, which is a term too) or its language tag, then the text. Beside it a term costs four bytes for the
// place of its record and about twelve in the hash table, which keeps 32 bits of each hash so that a probe touches no
// text until it very probably has found its term. Records never move: views stay valid as long as the dictionary lives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/rdf/term.hpp"

namespace kontor::store {

// A term of one dictionary: 1, 2, 3, ... in the order in which terms were first interned.
using TermId = std::uint32_t;

// No term: an unbound variable, the name of the default graph, "any" in a pattern.
inline constexpr TermId no_term = 0;

// Interning from one thread; reading from many as long as nobody interns.
class Dictionary {
 public:
  Dictionary();
  Dictionary(Dictionary&&) noexcept = default;
  Dictionary& operator=(Dictionary&&) noexcept = default;

  // The id of the term, which is added if it is new. Language tags are folded to lower case (RDF 1.1 Concepts, section
  // 3.3, allows it); lexical forms stay as they are. The view of no term gives no_term. Throws Error if there are more
  // terms than ids or more text than 16 GiB.
  TermId intern(const rdf::TermView& term);

  // The id of the term, or no_term if the dictionary does not have it.
  TermId find(const rdf::TermView& term) const;

  // The term of an id in 1..size(), or of no_term.
  rdf::TermView view(TermId id) const;

  // The terms of `ids` from `begin` to `end`, each `stride` views behind the one before in `out`, where nothing
  // need be yet: for a column of a table whose rows are wanted. Faster than one at a time, because the records of the
  // next ones are fetched meanwhile. What lies beyond `end` need not be of this dictionary.
  void view_column(std::span<const TermId> ids, std::size_t begin, std::size_t end, rdf::TermView* out,
                   std::size_t stride) const;

  rdf::TermKind kind(TermId id) const;

  // Hints that a term will be viewed soon: first where its record is, some steps later the record itself.
  void prefetch_place(TermId id) const { __builtin_prefetch(records_.data() + id); }
  void prefetch(TermId id) const;

  // The id of a literal's datatype IRI; no_term for xsd:string, language-tagged strings and terms that are no literals.
  TermId datatype(TermId id) const;

  // The number of terms, which is the highest id.
  std::size_t size() const { return records_.size() - 1; }

  // What the dictionary holds of the heap, in bytes.
  std::size_t memory_bytes() const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    TermId id = no_term;
  };
  struct Key {
    rdf::TermKind kind;
    std::string_view text;
    TermId datatype;
    std::string_view language;  // in lower case
    std::uint64_t hash;
  };

  bool has(TermId id) const { return id != no_term && id < records_.size(); }
  Key make_key(const rdf::TermView& term, TermId datatype, std::string& folded) const;
  TermId lookup(const Key& key, std::size_t& slot) const;
  TermId find_datatype(std::string_view iri) const;
  bool matches(TermId id, const Key& key) const;
  const char* record(TermId id) const;
  std::uint32_t append_record(const Key& key);
  char* allocate(std::size_t bytes, std::uint32_t& place);
  void grow();

  std::vector<std::uint32_t> records_;  // place of each term's record, in units of 4 bytes
  std::vector<Slot> slots_;             // a power of two
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<char*> chunks_;   // every MiB of the arena; long records span several
  std::size_t chunk_used_ = 0;  // bytes used of the last chunk
  std::size_t arena_bytes_ = 0;
  std::uint64_t seed_ = 0;
  TermId integer_ = no_term;  // xsd:integer, the datatype of most literals that are computed
};

}  // namespace kontor::store

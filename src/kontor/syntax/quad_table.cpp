#include "kontor/syntax/quad_table.hpp"

#include <algorithm>

namespace kontor::syntax {
namespace {

constexpr std::size_t block_size = std::size_t{256} << 10U;

// Between two counts of the memory.
constexpr std::size_t quads_per_count = 1024;

// With the datatype of a literal.
constexpr std::size_t terms_per_quad = 5;

}  // namespace

QuadTable::QuadTable() : terms_(1), hashes_(1), slots_(64, none) {
  if (WorkWatch* watch = current_watch()) charge_.emplace(*watch);
}

void QuadTable::add(const rdf::QuadView& quad) {
  if (charge_ && rows_.size() % quads_per_count == 0) count_memory();
  rows_.push_back({intern(quad.subject), intern(quad.predicate), intern(quad.object),
                   quad.graph_name ? intern(quad.graph_name) : none});
}

QuadTable::TermNumber QuadTable::intern(const rdf::TermView& term) {
  const auto hash = static_cast<std::uint32_t>(std::hash<rdf::TermView>()(term));
  const std::size_t known = find_slot(term, hash);
  if (slots_[known] != none) return slots_[known];
  rdf::TermView kept = term;
  kept.text = keep(term.text);
  kept.language = keep(term.language);
  // Datatypes repeat; as a term each is kept once.
  kept.datatype = term.datatype.empty() ? std::string_view() : terms_[intern(rdf::iri(term.datatype))].text;
  const auto number = static_cast<TermNumber>(terms_.size());
  terms_.push_back(kept);
  hashes_.push_back(hash);
  if (2 * terms_.size() > slots_.size()) {
    grow();
  } else {
    slots_[find_slot(kept, hash)] = number;  // the datatype may have taken the slot that was free
  }
  return number;
}

// The slot of the term, or the free one where it belongs.
std::size_t QuadTable::find_slot(const rdf::TermView& term, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != none && (hashes_[slots_[slot]] != hash || terms_[slots_[slot]] != term)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void QuadTable::grow() {
  slots_.assign(2 * slots_.size(), none);
  const std::size_t mask = slots_.size() - 1;
  for (TermNumber number = 1; number < term_count(); ++number) {
    std::size_t slot = hashes_[number] & mask;
    while (slots_[slot] != none) slot = (slot + 1) & mask;
    slots_[slot] = number;
  }
}

// With what the next quads may need, so that it is known before it is taken.
void QuadTable::count_memory() {
  const std::size_t terms = growing_capacity(terms_.capacity(), terms_.size() + terms_per_quad * quads_per_count);
  const std::size_t slots =
      slots_.size() * (2 * (terms_.size() + terms_per_quad * quads_per_count) > slots_.size() ? 3 : 1);
  charge_->set(growing_capacity(rows_.capacity(), rows_.size() + quads_per_count) * sizeof(Row) +
               terms * (sizeof(rdf::TermView) + sizeof(std::uint32_t)) + slots * sizeof(TermNumber) + block_bytes_);
}

std::string_view QuadTable::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > free_size_) {
    free_size_ = std::max(block_size, text.size());
    blocks_.push_back(std::make_unique<char[]>(free_size_));
    free_ = blocks_.back().get();
    block_bytes_ += free_size_;
  }
  char* const begin = free_;
  std::copy(text.begin(), text.end(), begin);
  free_ += text.size();
  free_size_ -= text.size();
  return {begin, text.size()};
}

}  // namespace kontor::syntax

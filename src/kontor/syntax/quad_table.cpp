#include "kontor/syntax/quad_table.hpp"

#include <algorithm>

namespace kontor::syntax {
namespace {

constexpr std::size_t block_size = std::size_t{256} << 10U;

}  // namespace

void QuadTable::add(const rdf::QuadView& quad) {
  rows_.push_back({intern(quad.subject), intern(quad.predicate), intern(quad.object),
                   quad.graph_name ? intern(quad.graph_name) : none});
}

QuadTable::TermNumber QuadTable::intern(const rdf::TermView& term) {
  const auto found = numbers_.find(term);
  if (found != numbers_.end()) return *found;
  rdf::TermView kept = term;
  kept.text = keep(term.text);
  kept.language = keep(term.language);
  // Datatypes repeat; as a term each is kept once.
  kept.datatype = term.datatype.empty() ? std::string_view() : terms_[intern(rdf::iri(term.datatype))].text;
  const auto number = static_cast<TermNumber>(terms_.size());
  terms_.push_back(kept);
  numbers_.insert(number);
  return number;
}

std::string_view QuadTable::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > free_size_) {
    free_size_ = std::max(block_size, text.size());
    blocks_.push_back(std::make_unique<char[]>(free_size_));
    free_ = blocks_.back().get();
  }
  char* const begin = free_;
  std::copy(text.begin(), text.end(), begin);
  free_ += text.size();
  free_size_ -= text.size();
  return {begin, text.size()};
}

}  // namespace kontor::syntax

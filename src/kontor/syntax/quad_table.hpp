// Quads held in memory for sorting and nesting: terms interned as 32-bit numbers, text in large blocks. About 16 bytes per
// quad and 100 plus its text per different term.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kontor/rdf/quad.hpp"

namespace kontor::syntax {

class QuadTable {
 public:
  using TermNumber = std::uint32_t;

  // The number of "no term", the name of the default graph.
  static constexpr TermNumber none = 0;

  struct Row {
    TermNumber subject = none;
    TermNumber predicate = none;
    TermNumber object = none;
    TermNumber graph_name = none;

    friend auto operator<=>(const Row&, const Row&) = default;
  };

  QuadTable() : numbers_(64, Hash{&terms_}, Equal{&terms_}) { terms_.emplace_back(); }
  QuadTable(const QuadTable&) = delete;
  QuadTable& operator=(const QuadTable&) = delete;

  void add(const rdf::QuadView& quad);

  std::size_t size() const { return rows_.size(); }
  std::vector<Row>& rows() { return rows_; }
  const std::vector<Row>& rows() const { return rows_; }

  // Valid as long as the table.
  const rdf::TermView& term(TermNumber number) const { return terms_[number]; }
  TermNumber term_count() const { return static_cast<TermNumber>(terms_.size()); }

  TermNumber intern(const rdf::TermView& term);

 private:
  struct Hash {
    using is_transparent = void;
    const std::vector<rdf::TermView>* terms;
    std::size_t operator()(const rdf::TermView& term) const { return std::hash<rdf::TermView>()(term); }
    std::size_t operator()(TermNumber number) const { return (*this)((*terms)[number]); }
  };
  struct Equal {
    using is_transparent = void;
    const std::vector<rdf::TermView>* terms;
    bool operator()(TermNumber a, TermNumber b) const { return a == b; }
    bool operator()(const rdf::TermView& a, TermNumber b) const { return a == (*terms)[b]; }
    bool operator()(TermNumber a, const rdf::TermView& b) const { return (*terms)[a] == b; }
  };

  std::string_view keep(std::string_view text);

  std::vector<rdf::TermView> terms_;  // by number
  std::unordered_set<TermNumber, Hash, Equal> numbers_;
  std::vector<Row> rows_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t free_size_ = 0;
};

}  // namespace kontor::syntax

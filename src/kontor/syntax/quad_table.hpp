// Quads held in memory for sorting and nesting: terms interned as 32-bit numbers, text in large blocks. About 16 bytes
// per quad and 75 plus its text per different term, charged to the watch that the thread has when the table is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "kontor/base/work_watch.hpp"
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

  QuadTable();
  QuadTable(const QuadTable&) = delete;
  QuadTable& operator=(const QuadTable&) = delete;

  // Throws if the watch says that this is too much memory.
  void add(const rdf::QuadView& quad);

  std::size_t size() const { return rows_.size(); }
  std::vector<Row>& rows() { return rows_; }
  const std::vector<Row>& rows() const { return rows_; }

  // Valid as long as the table.
  const rdf::TermView& term(TermNumber number) const { return terms_[number]; }
  TermNumber term_count() const { return static_cast<TermNumber>(terms_.size()); }

  TermNumber intern(const rdf::TermView& term);

 private:
  std::size_t find_slot(const rdf::TermView& term, std::uint32_t hash) const;
  void grow();
  std::string_view keep(std::string_view text);
  void count_memory();

  std::vector<rdf::TermView> terms_;   // by number
  std::vector<std::uint32_t> hashes_;  // by number
  std::vector<TermNumber> slots_;      // open addressing, a power of two, at most half of them taken; none is free
  std::vector<Row> rows_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t free_size_ = 0;
  std::size_t block_bytes_ = 0;
  std::optional<Charge> charge_;
};

}  // namespace kontor::syntax

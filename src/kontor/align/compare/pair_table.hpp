// Tables of pairs of items: CSV or TSV with a header.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "kontor/align/compare/partial_date.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::align {

struct PairRow {
  std::uint64_t number = 0;  // 1-based, without the header
  std::string subject;       // "Q1715"
  std::string object;
  bool directed = true;  // false where the header says qid_a and qid_b: the statement may stand at either
  std::string start_text;
  std::optional<PartialDate> start;
  std::optional<PartialDate> end;
};

// Calls `take` with each row. Columns: subject and object, subject_qid and object_qid, item and partner, or qid_a and
// qid_b; perhaps start and end (EDTF). IRIs of items are taken, too. Rows whose cells are no items are errors in
// `diagnostics`. Throws Error if the columns are missing.
void read_pair_table(ByteSource& source, const std::string& name, Diagnostics& diagnostics,
                     const std::function<void(const PairRow&)>& take);

}  // namespace kontor::align

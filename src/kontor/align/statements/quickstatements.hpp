// QuickStatements: the text that the tool of the same name uploads to Wikidata
// (wikidata.org/wiki/Help:QuickStatements).
//
//   Q1715 <tab> P190 <tab> Q30974 <tab> P580 <tab> +1966-09-16T00:00:00Z/11 <tab> S854 <tab> "https://…"     version 1
//
//   qid,P190,qal580,S854                                                                                     CSV
//   Q1715,Q30974,+1966-09-16T00:00:00Z/11,"""https://…"""
//
// Only statements are written and read; deletions ("-Q1…") never.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/statements/statement.hpp"

namespace kontor::align {

enum class QuickStatementsFormat { v1, csv };

// A line per statement; in CSV, where a row has one reference, a line per reference. What is written is read back and
// must be the same statements. Throws Error for what the format cannot hold, and if it is not the same.
std::string print_quickstatements(const std::vector<Statement>& statements, QuickStatementsFormat format);

// Reads either. Version 1 may separate by '|' and '||' instead of tabs and line ends, and end lines with a comment
// ("/* … */"). Lines in a row that state the same become one statement with the
// qualifiers and references of all. `name` is what
// messages call the text. Throws Error, with the place, for what is no statement.
std::vector<Statement> parse_quickstatements(std::string_view text, const std::string& name,
                                             QuickStatementsFormat format);

}  // namespace kontor::align

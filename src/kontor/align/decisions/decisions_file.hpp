// The file of decisions: what people decided about items, kept for good, and what the last run proposed.
//
//   id,item,decision,who,when,note,evidence,score,name,label
//   place/hannover,Q1715,accept,Anna,2026-03-01,,9f2c…,99.9,Hannover,Hanover      a person's line
//   place/oissel,Q1000,review,kontor,,the evidence is thin,…                       a run's line
//
// CSV with a header (any separator that spreadsheets write), or JSON: {"decisions": [{"id": …, "item": …}]}. A line
// whose decision is accept, reject or none is a person's: its bytes and its place among the others stay as they are,
// whatever happens. All other lines are a run's, and the next run replaces those of the things that it looked at.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/decisions/decision.hpp"

namespace kontor::align {

class DecisionsFile {
 public:
  // The file at `path`; one that does not exist is empty. ".json" says that it is JSON. Throws Error, with the place,
  // for a file that is broken, lacks the columns id, item and decision, or has an unknown word for a decision: a file
  // that is not understood is not touched.
  static DecisionsFile load(const std::string& path);

  // The same for a file that is only read: one that does not exist is an error.
  static DecisionsFile open(const std::string& path);
  static DecisionsFile parse(std::string name, std::string text);

  // All lines in their order.
  std::vector<Decision> decisions() const;

  // The person's line that settles a thing: accept, or none; the last one if there are several. Null if there is none.
  const Decision* settled(std::string_view id) const;

  // The items of which people said that it is none of them.
  std::vector<std::string> rejected(std::string_view id) const;
  bool is_rejected(std::string_view id, std::string_view item) const;

  // Replaces the run's lines of the things in `ids` by the proposals: where a line of the same thing stood, else at the
  // end. What people wrote into columns of their own stays beside the item.
  void propose(const std::vector<std::string>& ids, const std::vector<Decision>& proposals);

  // The file's text, ended by a line end.
  std::string text() const;

  // Writes the file in one piece: a crash, also of the machine, leaves the old one or the new one. Throws Error, and
  // writes nothing, if the file is another one than the one that was loaded, so that nothing that a person saved
  // meanwhile is lost.
  void save(const std::string& path) const;

 private:
  struct Line {
    Decision decision;
    std::size_t raw_begin = 0;                  // as it stands in `loaded_`, without the separator of JSON
    std::size_t raw_size = 0;                   // 0 for new lines
    std::map<std::size_t, std::string> others;  // what stands in columns that are no fields of decisions, by column
  };

  void parse_csv();
  void parse_json();
  void number_lines();
  std::string csv_line(const Line& line) const;
  std::string print(const Line& line) const;

  std::string name_;
  std::string loaded_;
  bool json_ = false;
  // CSV: how the file is written.
  std::string head_;
  std::vector<std::string> columns_;
  char separator_ = ',';
  std::string line_end_ = "\n";
  std::vector<Line> lines_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> persons_lines_;  // by id, in their order
};

}  // namespace kontor::align

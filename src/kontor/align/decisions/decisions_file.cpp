#include "kontor/align/decisions/decisions_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "kontor/base/csv_field.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/json/value.hpp"
#include "kontor/registry/cell_text.hpp"
#include "kontor/source/csv_reader.hpp"

namespace kontor::align {
namespace {

struct Field {
  std::string_view name;
  std::string Decision::*text;
};

// The columns that are texts as they are; `decision` comes third.
constexpr std::array<Field, 9> fields = {{{"id", &Decision::id},
                                          {"item", &Decision::item},
                                          {"who", &Decision::who},
                                          {"when", &Decision::when},
                                          {"note", &Decision::note},
                                          {"evidence", &Decision::evidence},
                                          {"score", &Decision::score},
                                          {"name", &Decision::name},
                                          {"label", &Decision::label}}};

constexpr std::string_view default_head = "id,item,decision,who,when,note,evidence,score,name,label";

bool set_field(Decision& decision, std::string_view name, std::string_view text) {
  for (const Field& field : fields) {
    if (field.name != name) continue;
    decision.*field.text = text;
    return true;
  }
  return false;
}

std::string get_field(const Decision& decision, std::string_view name) {
  if (name == "decision") return std::string(to_string(decision.verdict));
  for (const Field& field : fields) {
    if (field.name == name) return decision.*field.text;
  }
  return {};
}

Verdict parse_verdict(std::string_view word, const Location& where) {
  std::string lower(word);  // spreadsheets like to begin words with a capital letter
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (const std::optional<Verdict> verdict = find_verdict(lower)) return *verdict;
  std::vector<std::string_view> known;
  known.reserve(7);
  for (int i = 0; i < 7; ++i) known.push_back(to_string(static_cast<Verdict>(i)));
  throw Error(
      "unknown decision '" + std::string(word) + "'" + suggestion(word, known) + ", expected accept, reject or none",
      where);
}

// The item as the index calls it: "Q1715", whose address may stand there, too.
void take_item(Decision& decision, const Location& where) {
  std::string_view item = decision.item;
  for (const std::string_view start : {"https://www.wikidata.org/wiki/", "http://www.wikidata.org/wiki/",
                                       "https://www.wikidata.org/entity/", "http://www.wikidata.org/entity/"}) {
    if (item.starts_with(start)) item.remove_prefix(start.size());
  }
  const bool is_like_one =
      item.size() > 1 && (item.front() == 'Q' || item.front() == 'q') && item[1] >= '0' && item[1] <= '9';
  if (is_like_one && item.find_first_not_of("0123456789", 1) != std::string_view::npos) {
    throw Error("'" + std::string(item) + "' is no item of Wikidata, expected one such as Q1715", where);
  }
  decision.item = (is_like_one ? "Q" : "") + std::string(item.substr(is_like_one ? 1 : 0));
}

void check(Decision& decision, const Location& where) {
  if (decision.id.empty()) throw Error("a decision without an id", where);
  take_item(decision, where);
  if (decision.item.empty() && decision.verdict != Verdict::none) {
    throw Error("the decision '" + std::string(to_string(decision.verdict)) + "' needs an item", where);
  }
}

// The end of the JSON object that starts at `begin`, behind its brace. The text is known to be JSON.
std::size_t end_of_object(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return text.size();
}

std::string read_if_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error) ? read_file(path) : std::string();
}

}  // namespace

DecisionsFile DecisionsFile::load(const std::string& path) {
  return parse(path, read_if_there(path));
}

DecisionsFile DecisionsFile::open(const std::string& path) {
  return parse(path, read_file(path));
}

DecisionsFile DecisionsFile::parse(std::string name, std::string text) {
  DecisionsFile file;
  file.json_ = name.ends_with(".json");
  file.name_ = std::move(name);
  file.loaded_ = std::move(text);
  if (file.json_) {
    file.parse_json();
  } else {
    file.parse_csv();
  }
  file.number_lines();
  return file;
}

void DecisionsFile::parse_csv() {
  if (loaded_.empty()) {
    head_ = default_head;
    head_ += line_end_;
    for (std::string_view rest = default_head; !rest.empty();) {
      const std::size_t end = std::min(rest.find(','), rest.size());
      columns_.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return;
  }
  MemorySource source(loaded_);
  source::CsvReader rows(source, name_, source::CsvDialect());
  columns_ = rows.header();
  separator_ = rows.separator();
  if (loaded_.find("\r\n") != std::string::npos) line_end_ = "\r\n";
  for (const std::string_view needed : {"id", "item", "decision"}) {
    if (!rows.column(needed)) throw Error("no column '" + std::string(needed) + "'", rows.location({1, 1}));
  }
  const std::size_t verdict_at = *rows.column("decision");
  std::vector<std::size_t> starts;
  while (rows.next()) {
    std::vector<std::string_view> cells;
    for (const std::string_view field : rows.fields()) cells.push_back(registry::trim_cell(field));
    if (std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); })) continue;
    Line& line = lines_.emplace_back();
    starts.push_back(rows.offset());
    for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
      if (!set_field(line.decision, columns_[i], cells[i]) && i != verdict_at && !cells[i].empty()) {
        line.others.emplace(i, rows.fields()[i]);
      }
    }
    const bool has_verdict = verdict_at < cells.size();
    line.decision.verdict = parse_verdict(has_verdict ? cells[verdict_at] : std::string_view(),
                                          rows.location(has_verdict ? rows.place(verdict_at) : Place{rows.line(), 1}));
    check(line.decision, rows.location({rows.line(), 1}));
  }
  head_ = loaded_.substr(0, starts.empty() ? loaded_.size() : starts.front());
  if (!head_.ends_with('\n')) head_ += line_end_;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : loaded_.size();
    lines_[i].raw_begin = starts[i];
    lines_[i].raw_size = end - starts[i];
  }
}

void DecisionsFile::parse_json() {
  if (loaded_.empty()) return;
  const json::Value root = json::parse(loaded_, name_);
  const SourceText source(name_, loaded_);
  const json::Value* list = root.find("decisions");
  if (list == nullptr || !list->is_array() || root.object().size() != 1) {
    throw Error("expected an object with the one member 'decisions', a list", source.location(root.offset()));
  }
  for (const json::Value& entry : list->array()) {
    const Location where = source.location(entry.offset());
    if (!entry.is_object()) throw Error("expected an object, a decision", where);
    Line& line = lines_.emplace_back();
    line.raw_begin = entry.offset();
    line.raw_size = end_of_object(loaded_, entry.offset()) - entry.offset();
    std::string word;
    Location word_where = where;
    for (const json::Member& member : entry.object()) {
      const std::string text = member.value.is_string()   ? member.value.string()
                               : member.value.is_number() ? member.value.number()
                                                          : std::string();
      if (member.name == "decision") {
        word = text;
        word_where = source.location(member.value.offset());
      } else {
        set_field(line.decision, member.name, text);
      }
    }
    line.decision.verdict = parse_verdict(word, word_where);
    check(line.decision, where);
  }
}

std::vector<Decision> DecisionsFile::decisions() const {
  std::vector<Decision> out;
  for (const Line& line : lines_) out.push_back(line.decision);
  return out;
}

void DecisionsFile::number_lines() {
  persons_lines_.clear();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (is_persons(lines_[i].decision.verdict)) persons_lines_[lines_[i].decision.id].push_back(i);
  }
}

const Decision* DecisionsFile::settled(std::string_view id) const {
  const auto found = persons_lines_.find(id);
  if (found == persons_lines_.end()) return nullptr;
  const Decision* last = nullptr;
  for (const std::size_t i : found->second) {
    if (lines_[i].decision.verdict != Verdict::reject) last = &lines_[i].decision;
  }
  return last;
}

std::vector<std::string> DecisionsFile::rejected(std::string_view id) const {
  std::vector<std::string> items;
  const auto found = persons_lines_.find(id);
  if (found == persons_lines_.end()) return items;
  for (const std::size_t i : found->second) {
    if (lines_[i].decision.verdict == Verdict::reject) items.push_back(lines_[i].decision.item);
  }
  return items;
}

bool DecisionsFile::is_rejected(std::string_view id, std::string_view item) const {
  const std::vector<std::string> items = rejected(id);
  return std::find(items.begin(), items.end(), item) != items.end();
}

void DecisionsFile::propose(const std::vector<std::string>& ids, const std::vector<Decision>& proposals) {
  const std::set<std::string_view> looked_at(ids.begin(), ids.end());
  std::map<std::string_view, std::vector<const Decision*>> fresh;
  for (const Decision& proposal : proposals) fresh[proposal.id].push_back(&proposal);
  // What people wrote beside the run's lines.
  std::map<std::string_view, std::vector<const Line*>> replaced;
  for (const Line& line : lines_) {
    if (!is_persons(line.decision.verdict)) replaced[line.decision.id].push_back(&line);
  }
  const auto others_for = [&replaced](const Decision& proposal) {
    const auto found = replaced.find(proposal.id);
    if (found == replaced.end()) return std::map<std::size_t, std::string>();
    const std::vector<const Line*>& old = found->second;
    const auto same =
        std::find_if(old.begin(), old.end(), [&](const Line* line) { return line->decision.item == proposal.item; });
    if (same != old.end()) return (*same)->others;
    return old.size() == 1 ? old.front()->others : std::map<std::size_t, std::string>();
  };
  std::map<const Decision*, std::map<std::size_t, std::string>> others;
  for (const Decision& proposal : proposals) {
    if (auto columns = others_for(proposal); !columns.empty()) others[&proposal] = std::move(columns);
  }

  const auto take_line = [&others](const Decision& proposal) {
    const auto columns = others.find(&proposal);
    return Line{proposal, 0, 0, columns == others.end() ? std::map<std::size_t, std::string>() : columns->second};
  };
  std::set<std::string_view> placed;
  std::vector<Line> lines;
  lines.reserve(lines_.size() + proposals.size());
  for (Line& line : lines_) {
    if (is_persons(line.decision.verdict) || !looked_at.contains(line.decision.id)) {
      lines.push_back(std::move(line));
      continue;
    }
    if (!placed.insert(line.decision.id).second) continue;
    const auto found = fresh.find(line.decision.id);
    if (found == fresh.end()) continue;
    for (const Decision* proposal : found->second) lines.push_back(take_line(*proposal));
  }
  for (const Decision& proposal : proposals) {
    if (!placed.contains(proposal.id)) lines.push_back(take_line(proposal));
  }
  lines_ = std::move(lines);
  number_lines();
}

std::string DecisionsFile::csv_line(const Line& line) const {
  std::string out;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i > 0) out += separator_;
    const auto other = line.others.find(i);
    append_csv_field(out, other == line.others.end() ? get_field(line.decision, columns_[i]) : other->second,
                     separator_);
  }
  return out + line_end_;
}

std::string DecisionsFile::print(const Line& line) const {
  if (line.raw_size > 0) return loaded_.substr(line.raw_begin, line.raw_size);
  if (!json_) return csv_line(line);
  json::Object object;
  for (const std::string_view name :
       {"id", "item", "decision", "who", "when", "note", "evidence", "score", "name", "label"}) {
    if (std::string text = get_field(line.decision, name); !text.empty())
      object.set(name, json::Value(std::move(text)));
  }
  return json::to_text(json::Value(std::move(object)));
}

std::string DecisionsFile::text() const {
  if (json_) {
    std::string out = "{\n\"decisions\": [";
    for (std::size_t i = 0; i < lines_.size(); ++i) out += (i > 0 ? ",\n  " : "\n  ") + print(lines_[i]);
    return out + "\n]\n}\n";
  }
  std::string out = head_;
  for (const Line& line : lines_) {
    out += print(line);
    if (!out.ends_with('\n')) out += line_end_;
  }
  return out;
}

void DecisionsFile::save(const std::string& path) const {
  OutputFile output(path, Overwrite::allow, Durability::durable);
  output.write(text());
  if (read_if_there(path) != loaded_) {
    throw Error("the file was changed while it was worked on; nothing was written, please run again",
                Location{path, {}, {}});
  }
  output.finish();
}

}  // namespace kontor::align

#include "kontor/mapping/assist/sample.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "kontor/base/diagnostics.hpp"
#include "kontor/mapping/record_readers.hpp"
#include "kontor/source/csv_reader.hpp"
#include "kontor/source/json_records.hpp"
#include "kontor/source/xml_tape.hpp"
#include "kontor/xsd/value.hpp"

namespace kontor::mapping {
namespace {

using xsd::Datatype;

constexpr std::size_t max_fields = 2000;        // beyond, the "fields" are data
constexpr std::size_t max_nesting = 20;         // of objects inside a record
constexpr std::size_t max_remembered = 10'000;  // values per field, to see whether they repeat
constexpr Datatype candidates[] = {Datatype::boolean, Datatype::integer, Datatype::decimal,
                                   Datatype::double_, Datatype::date,    Datatype::date_time};

struct StopSampling {};  // thrown to end a reading early

bool is_simple_name(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

class Sampler final : public source::RecordHandler {
 public:
  Sampler(const LogicalSource& source, const SampleOptions& options) : options_(options) {
    sample_.namespaces = source.namespaces;
    for (const std::string& reference : options.references) {
      if (source.formulation == ReferenceFormulation::json_path)
        json_paths_.push_back(source::JsonPath::parse(reference));
      if (source.formulation == ReferenceFormulation::xpath) {
        xml_paths_.push_back(source::XmlPath::parse(reference, source::XmlPath::Kind::reference, source.namespaces));
      }
    }
  }

  void record(std::size_t, const source::Record& record) override {
    begin_record(record.place());
    if (const source::JsonNode* node = record.json()) {
      for (const source::JsonPath& path : json_paths_) path.select(*node, used_json_);
      json_members(*node, "$", 0);
    } else if (const auto element = record.xml()) {
      for (const source::XmlPath& path : xml_paths_) path.select(*element->tape, element->index, used_xml_);
      xml_parts(*element->tape, element->index, "", 0);
    }
    end_record();
  }

  void begin_record(Place place) {
    ++sample_.records;
    keeping_ = sample_.first.size() < options_.keep;
    if (keeping_) sample_.first.push_back({place, {}});
    used_json_.clear();
    used_xml_.clear();
  }
  void end_record() {
    if (sample_.records >= options_.records) throw StopSampling();
  }

  void add(const std::string& reference, std::string_view text, bool used, bool typed) {
    const auto [entry, added] = numbers_.try_emplace(reference, sample_.fields.size());
    if (added) {
      if (sample_.fields.size() >= max_fields) throw StopSampling();
      sample_.fields.emplace_back();
      sample_.fields.back().reference = reference;
      sample_.fields.back().example = text;
      sample_.fields.back().typed = typed;
      sample_.fields.back().fitting.assign(std::begin(candidates), std::end(candidates));
      facts_.emplace_back();
    }
    SampleField& field = sample_.fields[entry->second];
    Facts& facts = facts_[entry->second];
    if (facts.last_record == sample_.records)
      field.several = true;
    else
      ++field.records;
    facts.last_record = sample_.records;
    field.used = field.used || used;
    if (field.unique && facts.seen.size() < max_remembered) field.unique = facts.seen.insert(std::string(text)).second;
    field.iris = field.iris && (text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://");
    field.fitting.erase(std::remove_if(field.fitting.begin(), field.fitting.end(),
                                       [&](Datatype type) { return !xsd::is_valid(text, type); }),
                        field.fitting.end());
    if (keeping_) sample_.first.back().values.emplace_back(reference, text);
  }

  Sample take() { return std::move(sample_); }

 private:
  struct Facts {
    std::uint64_t last_record = 0;
    std::unordered_set<std::string> seen;
  };

  bool is_used(const source::JsonNode& node) const {
    return std::find(used_json_.begin(), used_json_.end(), node) != used_json_.end();
  }

  void json_members(const source::JsonNode& node, const std::string& reference, std::size_t depth) {
    if (!node.is_object()) return json_value(node, reference, is_used(node), depth);
    if (depth > max_nesting) return;
    for (source::JsonNode child = node.first_child(); child.within(node); child = child.next_sibling()) {
      json_value(child, reference + json_path_step(child.key()), is_used(child), depth);
    }
  }

  void json_value(const source::JsonNode& node, const std::string& reference, bool used, std::size_t depth) {
    if (node.is_object()) return json_members(node, reference, depth + 1);
    if (node.is_array()) {
      for (source::JsonNode item = node.first_child(); item.within(node); item = item.next_sibling()) {
        if (!item.is_object() && !item.is_array()) json_value(item, reference, used || is_used(item), depth);
      }
      return;
    }
    const source::Value value = node.value();
    if (value.kind == source::ValueKind::null) return;
    add(reference, value.text, used, value.kind != source::ValueKind::string);
  }

  void xml_parts(const source::XmlTape& tape, source::XmlTape::Index element, const std::string& prefix,
                 std::size_t depth) {
    const auto is_used_node = [this](source::XmlTape::Index node) {
      return std::find(used_xml_.begin(), used_xml_.end(), node) != used_xml_.end();
    };
    std::map<std::string, int> counts;
    bool has_children = false;
    const auto each_child = [&](auto&& visit) {
      for (source::XmlTape::Index i = element + 1; i < tape.end(element); i = tape.end(i)) visit(i);
    };
    each_child([&](source::XmlTape::Index i) {
      if (tape.kind(i) == source::XmlTape::Kind::element) {
        ++counts[xpath_name(tape.name(i), sample_.namespaces)];
        has_children = true;
      }
    });
    each_child([&](source::XmlTape::Index i) {
      if (tape.kind(i) == source::XmlTape::Kind::attribute) {
        const xml::Name name = tape.name(i);
        if (name.ns != "http://www.w3.org/2001/XMLSchema-instance") {
          add(prefix + "@" + xpath_name(name, sample_.namespaces), tape.value(i), is_used_node(i), false);
        }
      } else if (tape.kind(i) == source::XmlTape::Kind::element && depth < max_nesting) {
        const std::string name = xpath_name(tape.name(i), sample_.namespaces);
        const bool list = counts[name] > 1 && has_parts(tape, i);
        if (!list) xml_element(tape, i, prefix + name, is_used_node(i), depth);
      }
    });
    if (!has_children && prefix.empty() && !tape.value(element).empty()) {
      add(".", tape.value(element), is_used_node(element), false);
    }
  }

  static bool has_parts(const source::XmlTape& tape, source::XmlTape::Index element) {
    for (source::XmlTape::Index i = element + 1; i < tape.end(element); ++i) {
      if (tape.kind(i) == source::XmlTape::Kind::element) return true;
    }
    return false;
  }

  void xml_element(const source::XmlTape& tape, source::XmlTape::Index element, const std::string& reference, bool used,
                   std::size_t depth) {
    if (!has_parts(tape, element) && !tape.value(element).empty()) add(reference, tape.value(element), used, false);
    xml_parts(tape, element, reference + "/", depth + 1);
  }

  const SampleOptions& options_;
  Sample sample_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<Facts> facts_;
  bool keeping_ = false;
  std::vector<source::JsonPath> json_paths_;
  std::vector<source::XmlPath> xml_paths_;
  std::vector<source::JsonNode> used_json_;  // nodes of the record that the mapping asks for
  std::vector<source::XmlTape::Index> used_xml_;
};

void sample_csv(ByteSource& bytes, const std::string& name, const LogicalSource& source, const SampleOptions& options,
                Sampler& sampler) {
  source::CsvReader reader(bytes, name, source.file.dialect);
  const auto& used = options.references;
  while (reader.next()) {
    sampler.begin_record({reader.line(), 1});
    for (std::size_t i = 0; i < std::min(reader.header().size(), reader.fields().size()); ++i) {
      const std::string& column = reader.header()[i];
      const bool empty = reader.fields()[i].empty() && !reader.quoted(i);
      if (!column.empty() && (!empty || options.keep > 0)) {
        sampler.add(column, reader.fields()[i], std::find(used.begin(), used.end(), column) != used.end(), false);
      }
    }
    sampler.end_record();
  }
}

}  // namespace

std::string json_path_step(std::string_view name) {
  if (is_simple_name(name)) return "." + std::string(name);
  std::string out = "['";
  for (const char c : name) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "']";
}

std::string xpath_name(const xml::Name& name, source::XmlNamespaces& namespaces) {
  const std::string local(name.local);
  if (name.ns.empty() || name.prefix == "xml") return name.prefix == "xml" ? "xml:" + local : local;
  for (const auto& [prefix, iri] : namespaces) {
    if (iri == name.ns) return prefix + ":" + local;
  }
  std::string prefix(name.prefix.empty() ? std::string_view("ns") : name.prefix);
  while (namespaces.count(prefix) > 0) prefix += "x";
  namespaces[prefix] = std::string(name.ns);
  return prefix + ":" + local;
}

Sample take_sample(ByteSource& bytes, const std::string& name, const LogicalSource& source,
                   const SampleOptions& options) {
  Sampler sampler(source, options);
  try {
    if (source.formulation == ReferenceFormulation::csv) {
      sample_csv(bytes, name, source, options, sampler);
    } else {
      Diagnostics ignored;
      const auto reader = make_record_reader(source, ignored);
      reader->add_iterator(source.iterator, source.where);
      reader->read(bytes, name, sampler);
    }
  } catch (const StopSampling&) {
  }
  return sampler.take();
}

}  // namespace kontor::mapping

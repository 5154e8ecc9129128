#include "kontor/shacl/report_text.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "kontor/shacl/messages.hpp"
#include "kontor/shacl/shape_references.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

// What names a node for people, the best first.
constexpr std::string_view label_properties[] = {"http://www.w3.org/2000/01/rdf-schema#label",
                                                 "http://www.w3.org/2004/02/skos/core#prefLabel",
                                                 "http://purl.org/dc/terms/title",
                                                 "http://xmlns.com/foaf/0.1/name",
                                                 "http://schema.org/name",
                                                 "http://www.w3.org/2006/vcard/ns#fn"};

std::string severity_name(const rdf::Term& severity, const rdf::PrefixMap& prefixes) {
  if (severity.text() == sh::violation) return "violation";
  if (severity.text() == sh::warning) return "warning";
  if (severity.text() == sh::info) return "info";
  return describe(severity.view(), prefixes);
}

class TextReport {
 public:
  TextReport(const ValidationReport& report, const TextReportOptions& options, ByteSink& out)
      : report_(report), options_(options), out_(out) {
    const std::vector<Shape>& shapes = report.shapes().shapes;
    parents_.assign(shapes.size(), none);
    for (ShapeId id = 0; id < shapes.size(); ++id) {
      for (const ShapeId child : references(shapes[id])) {
        if (parents_[child] == none) parents_[child] = id;
      }
    }
  }

  void write() {
    collect();
    locate();
    for (const Group& group : groups_) write_group(group);
    write_summary();
  }

 private:
  static constexpr ShapeId none = static_cast<ShapeId>(-1);

  // Results that say the same.
  struct Group {
    std::string message;
    std::vector<const Result*> shown;
    std::size_t count = 0;
  };

  void collect() {
    std::map<std::tuple<ShapeId, Component, TermId, std::string>, std::size_t> numbers;
    for (const Result& result : report_.results()) {
      std::string message(choose(messages(report_, result, options_.prefixes)));
      const auto [known, is_new] =
          numbers.emplace(std::tuple{result.shape, result.component, result.path, message}, groups_.size());
      if (is_new) groups_.push_back({std::move(message), {}, 0});
      Group& group = groups_[known->second];
      if (group.count++ < options_.max_shown) group.shown.push_back(&result);
    }
  }

  void locate() {
    if (!options_.locate) return;
    std::vector<const Result*> shown;
    for (const Group& group : groups_) shown.insert(shown.end(), group.shown.begin(), group.shown.end());
    const std::vector<Location> found = options_.locate(report_, shown);
    for (std::size_t i = 0; i < shown.size(); ++i) places_.emplace(shown[i], found[i]);
  }

  void write_group(const Group& group) {
    const Result& first = *group.shown.front();
    const Shape& shape = report_.shape(first);
    out_.write(severity_name(shape.severity, options_.prefixes) + ": " + group.message + "\n");
    std::string line = "  " + name(first.shape);
    if (first.path != store::no_term) {
      line += ", " + describe(report_.term(first.path), options_.prefixes);
    } else if (shape.path) {
      line += ", " + rdf::to_string(*shape.path, options_.prefixes);
    }
    const std::string expected = expectation(report_, first, options_.prefixes);
    if (expected != group.message) line += ": " + expected;
    out_.write(line + "\n");
    for (const Result* result : group.shown) write_result(*result);
    if (group.count > group.shown.size()) {
      out_.write("    ... and " + std::to_string(group.count - group.shown.size()) + " more\n");
    }
    out_.write("\n");
  }

  void write_result(const Result& result) {
    std::string line = "    ";
    if (const auto place = places_.find(&result); place != places_.end() && !place->second.file.empty()) {
      line += place->second.file;
      if (place->second.place.line > 0) {
        line += ":" + std::to_string(place->second.place.line) + ":" + std::to_string(place->second.place.column);
      }
      line += ": ";
    }
    line += describe(report_.term(result.focus_node), options_.prefixes);
    if (const std::string label = label_of(result.focus_node); !label.empty()) line += " (" + label + ")";
    if (result.value != store::no_term && result.value != result.focus_node) {
      line += ": " + describe(report_.term(result.value), options_.prefixes);
    }
    if (const auto place = places_.find(&result); place != places_.end() && !place->second.column_name.empty()) {
      line += " (column '" + place->second.column_name + "')";
    }
    out_.write(line + "\n");
    write_details(result);
  }

  // What is wrong with a value that should have conformed to another shape. Where it should have conformed to one of
  // several, each has its reasons, and they would say little.
  void write_details(const Result& result) {
    if (result.component != Component::node && result.component != Component::and_) return;
    constexpr std::size_t most = 5;
    const std::vector<Result> details = report_.details(result);
    for (std::size_t i = 0; i < details.size() && i < most; ++i) {
      const Result& detail = details[i];
      std::string line = "      - ";
      if (detail.path != store::no_term) {
        line += describe(report_.term(detail.path), options_.prefixes) + ": ";
      } else if (const auto& path = report_.shape(detail).path) {
        line += rdf::to_string(*path, options_.prefixes) + ": ";
      }
      line += choose(messages(report_, detail, options_.prefixes));
      if (detail.value != store::no_term && detail.value != result.value) {
        line += ": " + describe(report_.term(detail.value), options_.prefixes);
      }
      out_.write(line + "\n");
    }
    if (details.size() > most) out_.write("      - ... and " + std::to_string(details.size() - most) + " more\n");
  }

  void write_summary() {
    std::map<std::string, std::size_t> counts;
    for (const Result& result : report_.results()) {
      ++counts[severity_name(report_.shape(result).severity, options_.prefixes)];
    }
    std::string line;
    const auto add = [&line](const std::string& name, std::size_t count) {
      line += (line.empty() ? "" : ", ") + std::to_string(count) + " " + name;
      if (count != 1 && (name == "violation" || name == "warning")) line += "s";
    };
    for (const char* name : {"violation", "warning", "info"}) {
      const auto known = counts.find(name);
      if (known == counts.end()) continue;
      add(name, known->second);
      counts.erase(known);
    }
    for (const auto& [severity, count] : counts) add("of severity " + severity, count);
    out_.write(line.empty() ? "the data conform to the shapes\n" : line + "\n");
  }

  // In the preferred language, else without one, else in English, else the first.
  std::string choose(const std::vector<rdf::Term>& texts) const {
    for (const std::string& language : {options_.language, std::string(), std::string("en")}) {
      for (const rdf::Term& text : texts) {
        if (text.language() == language) return std::string(text.text());
      }
    }
    return texts.empty() ? std::string() : std::string(texts.front().text());
  }

  // What the shape is called. Property shapes are mostly blank nodes, so that of the shape they belong to says more.
  std::string name(ShapeId id) const {
    while (true) {
      const Shape& shape = report_.shapes().shapes[id];
      if (shape.node.is_iri() || parents_[id] == none) {
        if (!shape.is_property_shape() && !shape.names.empty()) return choose(shape.names);
        return shape.node.is_iri() ? describe(shape.node.view(), options_.prefixes) : "shape";
      }
      id = parents_[id];
    }
  }

  std::string label_of(TermId node) const {
    if (report_.term(node).is_literal()) return {};
    for (const std::string_view property : label_properties) {
      std::vector<rdf::Term> labels;
      const TermId predicate = report_.data().pool().find(rdf::iri(property));
      if (predicate == store::no_term) continue;
      PredicateCursor cursor(report_.data(), predicate, PredicateCursor::Direction::forward);
      for (const TermId label : cursor.values(node)) {
        if (report_.term(label).is_literal()) labels.emplace_back(report_.term(label));
      }
      if (!labels.empty()) return choose(labels);
    }
    return {};
  }

  const ValidationReport& report_;
  const TextReportOptions& options_;
  ByteSink& out_;
  std::vector<ShapeId> parents_;  // by shape: the first that refers to it
  std::vector<Group> groups_;
  std::map<const Result*, Location> places_;
};

}  // namespace

void write_text_report(const ValidationReport& report, const TextReportOptions& options, ByteSink& out) {
  TextReport(report, options, out).write();
}

}  // namespace kontor::shacl

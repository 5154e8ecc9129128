#include "kontor/mapping/assist/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/mapping/assist/references.hpp"
#include "kontor/mapping/assist/sample.hpp"

namespace kontor::mapping {
namespace {

class NoOutput final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& /*quad*/, Place /*place*/) override {}
};

class Checker {
 public:
  Checker(const Mapping& mapping, const MapOptions& options, Diagnostics& diagnostics)
      : mapping_(mapping), options_(options), diagnostics_(diagnostics), references_(used_references(mapping)) {}

  MapSummary check() {
    for (std::size_t i = 0; i < mapping_.sources.size(); ++i) {
      if (const auto* source = std::get_if<LogicalSource>(&mapping_.sources[i]); source != nullptr && !source->empty) {
        look_at(i, *source);
      }
    }
    if (unknown_columns_ > 0) return {};
    MapSummary summary = run();
    report_idle(summary);
    report_unused();
    return summary;
  }

 private:
  void look_at(std::size_t number, const LogicalSource& source) {
    SampleOptions options;
    for (const UsedReference& reference : references_) {
      if (reference.source == number) options.references.push_back(reference.text);
    }
    const std::unique_ptr<ByteSource> bytes = open_source(mapping_, options_, source.file);
    Sample sample = take_sample(*bytes, source.file.path, source, options);
    if (source.formulation == ReferenceFormulation::csv) report_unknown_columns(number, source);
    samples_.emplace(number, std::move(sample));
  }

  // The engine stops at the first of them; who checks wants all.
  void report_unknown_columns(std::size_t number, const LogicalSource& source) {
    const std::unique_ptr<ByteSource> bytes = open_source(mapping_, options_, source.file);
    const source::CsvReader reader(*bytes, source.file.path, source.file.dialect);
    const std::vector<std::string_view> columns(reader.header().begin(), reader.header().end());
    for (const UsedReference& reference : references_) {
      if (reference.source != number || reader.column(reference.text)) continue;
      ++unknown_columns_;
      diagnostics_.error(reference.where, "'" + source.file.path + "' has no column '" + reference.text + "'" +
                                              suggestion(reference.text, columns));
    }
  }

  MapSummary run() {
    // References that no record has come from the engine without a suggestion.
    Diagnostics findings([this](const Diagnostic& finding) {
      diagnostics_.add(finding.severity, finding.location, finding.message + suggestion_for(finding.location));
    });
    MapOptions options = options_;
    NoOutput nothing;
    options.open_target = [&nothing](const LogicalTarget&) -> rdf::QuadSink& { return nothing; };
    return run_mapping(mapping_, options, nothing, findings);
  }

  std::string suggestion_for(const Location& where) const {
    for (const UsedReference& reference : references_) {
      if (where.place.line == 0 || reference.where.file != where.file || reference.where.place != where.place) continue;
      const auto sample = samples_.find(reference.source);
      if (sample == samples_.end()) continue;
      std::vector<std::string_view> known;
      for (const SampleField& field : sample->second.fields) known.push_back(field.reference);
      if (std::find(known.begin(), known.end(), reference.text) != known.end()) continue;
      return suggestion(reference.text, known);
    }
    return {};
  }

  void report_idle(const MapSummary& summary) {
    for (std::size_t i = 0; i < summary.triples_maps.size(); ++i) {
      const TriplesMapSummary& done = summary.triples_maps[i];
      const TriplesMap& map = mapping_.triples_maps[i];
      if (done.records == 0) {
        const auto* source = std::get_if<LogicalSource>(&mapping_.sources[map.source]);
        const bool has_iterator = source != nullptr && !source->iterator.empty();
        diagnostics_.warning(map.where, "triples map " + done.name + " has no records" +
                                            (has_iterator ? ": '" + source->iterator + "' selects nothing" : ""));
      } else if (done.quads == 0) {
        diagnostics_.warning(map.where, "triples map " + done.name + " makes no triples of its " +
                                            std::to_string(done.records) + " records");
      }
    }
  }

  // Sources that are read the same way by several triples maps count together.
  void report_unused() {
    std::map<std::string, std::set<std::string>> used;
    const auto key = [this](std::size_t number) {
      const auto& source = std::get<LogicalSource>(mapping_.sources[number]);
      return source.file.path + '\n' + source.iterator;
    };
    for (const auto& [number, sample] : samples_) {
      for (const SampleField& field : sample.fields) {
        if (field.used) used[key(number)].insert(field.reference);
      }
    }
    std::set<std::string> reported;
    for (const auto& [number, sample] : samples_) {
      if (!reported.insert(key(number)).second) continue;
      const auto& source = std::get<LogicalSource>(mapping_.sources[number]);
      for (const SampleField& field : sample.fields) {
        if (used[key(number)].count(field.reference) > 0) continue;
        diagnostics_.add(Severity::note, {source.file.path, {}, {}},
                         "'" + field.reference + "' is not used (such as '" + field.example.substr(0, 40) + "')");
      }
    }
  }

  const Mapping& mapping_;
  const MapOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<UsedReference> references_;
  std::map<std::size_t, Sample> samples_;  // by source
  std::size_t unknown_columns_ = 0;
};

}  // namespace

MapSummary check_mapping(const Mapping& mapping, const MapOptions& options, Diagnostics& diagnostics) {
  Diagnostics with_lines([&](const Diagnostic& finding) {
    diagnostics.add(finding.severity, with_line(mapping, finding.location), finding.message);
  });
  return Checker(mapping, options, with_lines).check();
}

}  // namespace kontor::mapping

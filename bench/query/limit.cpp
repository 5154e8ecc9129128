#include "limit.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

namespace kontor::bench {
namespace {

using store::Graph;
using store::Order;
using store::Row;
using store::RowRange;
using store::TermId;

// The arrays, and rows of terms to answer with.
class Plan {
 public:
  Plan(const store::Dataset& dataset, sparql::SolutionSink& sink)
      : terms_(dataset.dictionary()), graph_(dataset.default_graph()), sink_(sink) {}

  void point() {
    const std::array key{id("https://bench.example/id/city/4242")};
    const RowRange rows = graph_.range(Order::spo, key);
    for (Row row = rows.begin; row < rows.end; ++row) answer({at(Order::spo, 1, row), at(Order::spo, 2, row)});
  }

  // Four ascending lists of subjects, merged.
  void star() {
    Cursor name(*this, "name");
    Cursor population(*this, "population");
    Cursor country(*this, "country");
    each_city([&](TermId city) {
      for (Row n = name.find(city); name.is(n, city); ++n) {
        for (Row p = population.find(city); population.is(p, city); ++p) {
          for (Row c = country.find(city); country.is(c, city); ++c) {
            answer({city, name.object(n), population.object(p), country.object(c)});
          }
        }
      }
    });
  }

  // How often each city is twinned, added up over the other ends.
  void two_hops() {
    const RowRange rows = predicate("twinnedWith");
    std::vector<std::uint32_t> degree(terms_.size() + 1);
    const auto subjects = graph_.permutation(Order::pso).column(1);
    const auto objects = graph_.permutation(Order::pso).column(2);
    for (Row row = rows.begin; row < rows.end; ++row) ++degree[subjects[row]];
    std::uint64_t sum = 0;
    for (Row row = rows.begin; row < rows.end; ++row) sum += degree[objects[row]];
    answer_number(sum);
  }

  void optional() {
    Cursor population(*this, "population");
    Cursor founded(*this, "founded");
    const std::array key{id(ns + "country"), id("https://bench.example/id/country/0")};
    const RowRange rows = graph_.range(Order::pos, key);
    for (Row row = rows.begin; row < rows.end; ++row) {
      const TermId city = at(Order::pos, 2, row);
      for (Row p = population.find(city); population.is(p, city); ++p) {
        const std::string_view text = terms_.view(population.object(p)).text;
        long number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (number <= 500'000) continue;
        Row f = founded.find(city);
        if (!founded.is(f, city)) answer({city, store::no_term});
        for (; founded.is(f, city); ++f) answer({city, founded.object(f)});
      }
    }
  }

  void group() {
    std::vector<std::pair<std::size_t, TermId>> counts;
    each_run("country", [&](TermId country, std::size_t count) { counts.emplace_back(count, country); });
    std::sort(counts.begin(), counts.end(), [this](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : terms_.view(a.second).text < terms_.view(b.second).text;
    });
    for (const auto& [count, country] : counts) answer_with_number(country, count);
  }

  void knows() {
    const RowRange rows = predicate("knows");
    const auto subjects = graph_.permutation(Order::pso).column(1);
    const auto objects = graph_.permutation(Order::pso).column(2);
    std::vector<Row> begin(terms_.size() + 2);
    for (Row row = rows.begin; row < rows.end; ++row) ++begin[subjects[row] + 1];
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    std::vector<bool> seen(terms_.size() + 1);
    std::vector<TermId> queue{id("https://bench.example/id/person/42")};
    std::uint64_t count = 0;
    while (!queue.empty()) {
      const TermId person = queue.back();
      queue.pop_back();
      for (Row i = begin[person]; i < begin[person + 1]; ++i) {
        const TermId other = objects[rows.begin + i];
        if (seen[other]) continue;
        seen[other] = true;
        ++count;
        queue.push_back(other);
      }
    }
    answer_number(count);
  }

  void regex() {
    Cursor name(*this, "name");
    each_city([&](TermId city) {
      for (Row n = name.find(city); name.is(n, city); ++n) {
        std::string text(terms_.view(name.object(n)).text);
        for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (text.starts_with("neu") && text.find("burg", 3) != std::string::npos) answer({city});
      }
    });
  }

  void distinct() {
    std::size_t left = 2000;
    each_run("memberOf", [&](TermId network, std::size_t /*count*/) {
      if (left == 0) return;
      --left;
      answer({network});
    });
  }

  // Cities per district, carried up the hierarchy.
  void hierarchy() {
    std::vector<std::uint32_t> cities(terms_.size() + 1);
    Cursor part_of(*this, "partOf");
    each_run("locatedIn", [&](TermId district, std::size_t count) {
      Row row = part_of.search(district);
      while (part_of.is(row, terms_of_row_)) {
        const TermId above = part_of.object(row);
        cities[above] += static_cast<std::uint32_t>(count);
        row = part_of.search(above);
      }
    });
    for (TermId region = 1; region < cities.size(); ++region) {
      if (cities[region] != 0) answer_with_number(region, cities[region]);
    }
  }

 private:
  // Walks the subjects of one predicate in ascending order.
  class Cursor {
   public:
    Cursor(Plan& plan, std::string_view name)
        : plan_(plan),
          rows_(plan.predicate(name)),
          subjects_(plan.graph_.permutation(Order::pso).column(1)),
          objects_(plan.graph_.permutation(Order::pso).column(2)),
          next_(rows_.begin) {}

    // The first row of this subject, which is not before the last one.
    Row find(TermId subject) {
      while (next_ < rows_.end && subjects_[next_] < subject) ++next_;
      return next_;
    }
    // The same for any subject.
    Row search(TermId subject) const {
      plan_.terms_of_row_ = subject;
      const auto* const begin = subjects_.data();
      return static_cast<Row>(std::lower_bound(begin + rows_.begin, begin + rows_.end, subject) - begin);
    }
    bool is(Row row, TermId subject) const { return row < rows_.end && subjects_[row] == subject; }
    TermId object(Row row) const { return objects_[row]; }

   private:
    Plan& plan_;
    RowRange rows_;
    std::span<const TermId> subjects_;
    std::span<const TermId> objects_;
    Row next_;
  };

  TermId id(const std::string& iri) const { return terms_.find(rdf::iri(iri)); }
  TermId at(Order order, std::size_t level, Row row) const { return graph_.permutation(order).column(level)[row]; }
  RowRange predicate(std::string_view name) const {
    return graph_.range(Order::pso, std::array{id(ns + std::string(name))});
  }

  template <typename Visit>
  void each_city(const Visit& visit) const {
    const std::array key{id("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), id(ns + "City")};
    const RowRange rows = graph_.range(Order::pos, key);
    for (Row row = rows.begin; row < rows.end; ++row) visit(at(Order::pos, 2, row));
  }

  // Each object of a predicate and how often it stands there.
  template <typename Visit>
  void each_run(std::string_view name, const Visit& visit) const {
    const RowRange rows = graph_.range(Order::pos, std::array{id(ns + std::string(name))});
    const auto objects = graph_.permutation(Order::pos).column(1);
    for (Row row = rows.begin; row < rows.end;) {
      Row end = row + 1;
      while (end < rows.end && objects[end] == objects[row]) ++end;
      visit(objects[row], end - row);
      row = end;
    }
  }

  void answer(std::initializer_list<TermId> ids) {
    row_.clear();
    for (const TermId id : ids) row_.push_back(terms_.view(id));
    sink_.solution(row_);
  }
  void answer_with_number(TermId id, std::uint64_t number) {
    const std::string text = std::to_string(number);
    row_.assign({terms_.view(id), rdf::literal(text)});
    sink_.solution(row_);
  }
  void answer_number(std::uint64_t number) {
    const std::string text = std::to_string(number);
    row_.assign({rdf::literal(text)});
    sink_.solution(row_);
  }

  const std::string ns = "https://w3id.org/kontor/ns#";
  const store::Dictionary& terms_;
  Graph graph_;
  sparql::SolutionSink& sink_;
  std::vector<rdf::TermView> row_;
  TermId terms_of_row_ = store::no_term;
};

}  // namespace

bool run_by_hand(std::string_view name, const store::Dataset& dataset, sparql::SolutionSink& sink) {
  static constexpr std::pair<std::string_view, void (Plan::*)()> plans[] = {
      {"1-point", &Plan::point},       {"2-star", &Plan::star},         {"3-two-hops", &Plan::two_hops},
      {"4-optional", &Plan::optional}, {"5-group", &Plan::group},       {"6-knows", &Plan::knows},
      {"7-regex", &Plan::regex},       {"8-distinct", &Plan::distinct}, {"9-hierarchy", &Plan::hierarchy},
  };
  for (const auto& [known, plan] : plans) {
    if (known != name) continue;
    Plan by_hand(dataset, sink);
    (by_hand.*plan)();
    return true;
  }
  return false;
}

}  // namespace kontor::bench

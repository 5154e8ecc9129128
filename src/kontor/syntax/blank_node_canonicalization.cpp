#include "kontor/syntax/blank_node_canonicalization.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "kontor/base/error.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

using Node = QuadTable::TermNumber;
using Hash = std::string;

// Section 4.5: gives out identifiers in order, to each node once.
class IdentifierIssuer {
 public:
  explicit IdentifierIssuer(const char* prefix) : prefix_(prefix) {}

  bool has(Node node) const { return numbers_.find(node) != numbers_.end(); }

  std::string issue(Node node) {
    const auto [entry, is_new] = numbers_.try_emplace(node, order_.size());
    if (is_new) order_.push_back(node);
    return prefix_ + std::to_string(entry->second);
  }

  // The nodes in the order in which they got their identifiers.
  const std::vector<Node>& order() const { return order_; }

 private:
  const char* prefix_;
  std::unordered_map<Node, std::size_t> numbers_;
  std::vector<Node> order_;
};

struct PathResult {
  Hash hash;
  IdentifierIssuer issuer;
};

class Canonicalizer {
 public:
  Canonicalizer(const QuadTable& table, HashAlgorithm algorithm, const CanonicalizationLimits& limits)
      : table_(table), digest_(algorithm), limits_(limits), quads_of_(table.term_count()) {}

  std::vector<std::string> run();

 private:
  using Row = QuadTable::Row;
  // The neighbours of a node by what relates them.
  using Related = std::map<Hash, std::vector<Node>>;

  bool is_blank(Node node) const { return node != QuadTable::none && table_.term(node).is_blank_node(); }
  Hash hash(std::string_view text);
  void hash_first_degree(Node node);
  Hash hash_related(Node related, const Row& row, IdentifierIssuer& issuer, char position);
  Related find_related(Node node, IdentifierIssuer& issuer);
  PathResult hash_n_degree(Node node, IdentifierIssuer issuer);
  bool walk(const std::vector<Node>& permutation, const std::string& chosen, std::string& path,
            IdentifierIssuer& issuer);
  IdentifierIssuer best_order(std::vector<Node> neighbours, const IdentifierIssuer& issuer, std::string& chosen_path);
  void count_work(std::size_t steps = 1);

  const QuadTable& table_;
  Digest digest_;
  CanonicalizationLimits limits_;
  std::vector<std::vector<const Row*>> quads_of_;
  std::vector<Node> nodes_;
  std::unordered_map<Node, Hash> first_degree_;
  IdentifierIssuer canonical_{"c14n"};
  std::size_t work_ = 0;
  std::size_t depth_ = 0;
};

Hash Canonicalizer::hash(std::string_view text) {
  digest_.update(text);
  return digest_.finish();
}

// Section 4.6: the statements about a node, all other blank nodes alike.
void Canonicalizer::hash_first_degree(Node node) {
  std::vector<std::string> lines;
  for (const Row* row : quads_of_[node]) {
    std::string& line = lines.emplace_back();
    for (const Node term : {row->subject, row->predicate, row->object, row->graph_name}) {
      if (term == QuadTable::none) continue;
      if (is_blank(term)) {
        line += term == node ? "_:a" : "_:z";
      } else {
        append_term(line, table_.term(term));
      }
      line += ' ';
    }
    line += ".\n";
  }
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) digest_.update(line);
  first_degree_[node] = digest_.finish();
}

// Section 4.7.
Hash Canonicalizer::hash_related(Node related, const Row& row, IdentifierIssuer& issuer, char position) {
  std::string input(1, position);
  if (position != 'g') append_iri(input, table_.term(row.predicate).text);
  if (canonical_.has(related)) {
    input += "_:" + canonical_.issue(related);
  } else if (issuer.has(related)) {
    input += "_:" + issuer.issue(related);
  } else {
    input += first_degree_.at(related);
  }
  return hash(input);
}

Canonicalizer::Related Canonicalizer::find_related(Node node, IdentifierIssuer& issuer) {
  Related related;
  for (const Row* row : quads_of_[node]) {
    const std::array<std::pair<Node, char>, 3> components = {
        {{row->subject, 's'}, {row->object, 'o'}, {row->graph_name, 'g'}}};
    for (const auto& [component, position] : components) {
      if (!is_blank(component) || component == node) continue;
      related[hash_related(component, *row, issuer, position)].push_back(component);
      count_work();
    }
  }
  return related;
}

void Canonicalizer::count_work(std::size_t steps) {
  work_ += steps;
  const std::size_t limit = limits_.steps + limits_.steps_per_node * nodes_.size();
  if (work_ > limit) {
    throw Error("the blank nodes are too much alike for canonical labels: telling them apart takes more than " +
                std::to_string(limit) + " steps");
  }
}

// Section 4.8, steps 5.4.4 and 5.4.5: the path that follows the neighbours in this order. False as soon as it cannot
// become the least one.
bool Canonicalizer::walk(const std::vector<Node>& permutation, const std::string& chosen, std::string& path,
                         IdentifierIssuer& issuer) {
  const auto is_beaten = [&] { return !chosen.empty() && path.size() >= chosen.size() && path > chosen; };
  std::vector<Node> unvisited;
  for (const Node related : permutation) {
    if (canonical_.has(related)) {
      path += "_:" + canonical_.issue(related);
    } else {
      if (!issuer.has(related)) unvisited.push_back(related);
      path += "_:" + issuer.issue(related);
    }
    count_work();
    if (is_beaten()) return false;
  }
  for (const Node related : unvisited) {
    PathResult result = hash_n_degree(related, std::move(issuer));
    issuer = std::move(result.issuer);
    path += "_:" + issuer.issue(related) + "<" + result.hash + ">";
    if (is_beaten()) return false;
  }
  return true;
}

// Section 4.8, step 5.4: the order of the neighbours with the least path, and the identifiers it gives out.
IdentifierIssuer Canonicalizer::best_order(std::vector<Node> neighbours, const IdentifierIssuer& issuer,
                                           std::string& chosen_path) {
  IdentifierIssuer chosen_issuer = issuer;
  do {
    IdentifierIssuer trial = issuer;
    count_work(issuer.order().size());
    std::string path;
    if (!walk(neighbours, chosen_path, path, trial)) continue;
    if (chosen_path.empty() || path < chosen_path) {
      chosen_path = std::move(path);
      chosen_issuer = std::move(trial);
    }
  } while (std::next_permutation(neighbours.begin(), neighbours.end()));
  return chosen_issuer;
}

// Section 4.8: a node by all that can be reached from it, and identifiers for what is met on the way.
PathResult Canonicalizer::hash_n_degree(Node node, IdentifierIssuer issuer) {
  if (++depth_ > limits_.depth) {
    throw Error("the blank nodes are too much alike for canonical labels: more than " + std::to_string(limits_.depth) +
                " in a row");
  }
  std::string data;
  for (auto& [related_hash, neighbours] : find_related(node, issuer)) {
    data += related_hash;
    std::sort(neighbours.begin(), neighbours.end());
    std::string chosen_path;
    if (neighbours.front() == neighbours.back()) {  // one order: nothing to try, nothing to copy
      walk(neighbours, {}, chosen_path, issuer);
    } else {
      issuer = best_order(std::move(neighbours), issuer, chosen_path);
    }
    data += chosen_path;
  }
  --depth_;
  return {hash(data), std::move(issuer)};
}

// Section 4.4.
std::vector<std::string> Canonicalizer::run() {
  for (const Row& row : table_.rows()) {
    for (const Node term : {row.subject, row.object, row.graph_name}) {
      if (!is_blank(term)) continue;
      std::vector<const Row*>& quads = quads_of_[term];
      if (quads.empty()) nodes_.push_back(term);
      if (quads.empty() || quads.back() != &row) quads.push_back(&row);
    }
  }
  std::map<Hash, std::vector<Node>> by_hash;
  for (const Node node : nodes_) {
    hash_first_degree(node);
    by_hash[first_degree_[node]].push_back(node);
  }
  for (const auto& [hash, nodes] : by_hash) {
    if (nodes.size() == 1) canonical_.issue(nodes.front());
  }
  for (const auto& [hash, nodes] : by_hash) {
    std::vector<PathResult> results;
    for (const Node node : nodes) {
      if (canonical_.has(node)) continue;
      IdentifierIssuer issuer("b");
      issuer.issue(node);
      results.push_back(hash_n_degree(node, std::move(issuer)));
    }
    std::stable_sort(results.begin(), results.end(),
                     [](const PathResult& a, const PathResult& b) { return a.hash < b.hash; });
    for (const PathResult& result : results) {
      for (const Node node : result.issuer.order()) canonical_.issue(node);
    }
  }
  std::vector<std::string> labels(table_.term_count());
  for (const Node node : nodes_) labels[node] = canonical_.issue(node);
  return labels;
}

}  // namespace

std::vector<std::string> canonical_labels(const QuadTable& table, HashAlgorithm algorithm,
                                          const CanonicalizationLimits& limits) {
  return Canonicalizer(table, algorithm, limits).run();
}

}  // namespace kontor::syntax

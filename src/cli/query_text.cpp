#include "cli/query_text.hpp"

#include <cstdio>
#include <filesystem>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/rdf/iri.hpp"

#include "cli/bundled_queries.hpp"

namespace kontor::cli {
namespace {

namespace fs = std::filesystem;

// A bundled query that goes by this word, or null.
const EmbeddedFile* find_bundled(std::string_view word) {
  for (const EmbeddedFile& query : bundled_queries()) {
    if (query.name == word) return &query;
  }
  return nullptr;
}

bool is_query_file(const std::string& word) {
  const fs::path extension = fs::path(word).extension();
  return extension == ".rq" || extension == ".sparql";
}

QueryText read_query(const std::string& word) {
  if (const EmbeddedFile* bundled = find_bundled(word); bundled != nullptr && !fs::exists(word)) {
    return {word + ".rq", std::string(bundled->text), {}};
  }
  return {word, read_file(word), word == "-" ? "" : rdf::file_iri(fs::absolute(word).lexically_normal().string())};
}

}  // namespace

void list_queries() {
  for (const EmbeddedFile& query : bundled_queries()) {
    const std::string_view comment = query.text.substr(0, query.text.find('\n'));
    std::printf("%-26s %s\n", std::string(query.name).c_str(),
                std::string(comment.substr(comment.find(' ') + 1)).c_str());
  }
}

QueryText take_query(const std::string& expression, std::vector<std::string>& words) {
  if (!expression.empty()) return {"-e", expression, {}};
  auto found = words.end();
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (!is_query_file(*word) && (find_bundled(*word) == nullptr || fs::exists(*word))) continue;
    if (found != words.end()) throw UsageError("two queries, '" + *found + "' and '" + *word + "', expected one");
    found = word;
  }
  if (found == words.end()) {
    const std::string near = words.empty() ? "" : suggestion(words.back(), names_in(bundled_queries()));
    throw UsageError("no query, expected a file that ends in .rq, -e TEXT, or a name that --list shows" + near);
  }
  QueryText query = read_query(*found);
  words.erase(found);
  return query;
}

}  // namespace kontor::cli

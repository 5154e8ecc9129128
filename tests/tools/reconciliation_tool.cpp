// A reconciliation service on the loopback interface for as long as a command runs:
//
//   reconciliation_tool [--draft] [--busy] ITEMS COMMAND...
//
// ITEMS is JSON: an array of {"id", "names": [...], "values": {property: [value of a data extension ...]}}. A query
// finds the items that have a name with the same first three letters, equal names first. It speaks version 0.2, or with
// --draft 1.0-draft; with --busy it refuses the first query with 429 and Retry-After. The command runs in /bin/sh and
// finds the address in $SERVICE.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <sys/wait.h>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/json/value.hpp"

#include "loopback_server.hpp"

using namespace kontor;

namespace {

class Service {
 public:
  Service(json::Value items, bool draft, bool busy) : items_(std::move(items)), draft_(draft), busy_(busy) {}

  std::string answer(const std::string& request) {
    if (request.starts_with("GET ")) return json_answer(manifest());
    if (busy_) {
      busy_ = false;
      return test::http_answer("429 Too Many Requests", "Retry-After: 1\r\n", "one at a time");
    }
    const std::string_view body = test::http_body(request);
    if (draft_) {
      const json::Value message = json::parse(body);
      if (request.starts_with("POST /match ")) return json_answer(results(message));
      if (request.starts_with("POST /extend ")) return json_answer(extension(message));
      return test::http_answer("404 Not Found", "", "no such path");
    }
    const json::Value message = json::parse(test::form_decoded(body.substr(body.find('=') + 1)));
    return json_answer(body.starts_with("extend=") ? extension(message) : results(message));
  }

 private:
  static std::string json_answer(const std::string& body) {
    return test::http_answer("200 OK", "Content-Type: application/json\r\n", body);
  }

  std::string manifest() const {
    return draft_ ? R"({"versions": ["1.0-draft"], "name": "Towns", "extend": {},
                        "view": {"url": "https://www.wikidata.org/wiki/{id}"}})"
                  : R"({"versions": ["0.2"], "name": "Towns", "extend": {}, "batchSize": 2,
                        "identifierSpace": "http://www.wikidata.org/entity/", "schemaSpace": "s"})";
  }

  std::string candidates(const std::string& name) const {
    std::string equal;
    std::string similar;
    for (const json::Value& item : items_.array()) {
      const json::Array& names = item.find("names")->array();
      const auto is = [&](std::size_t letters) {
        return std::any_of(names.begin(), names.end(), [&](const json::Value& known) {
          return known.string().substr(0, letters) == name.substr(0, letters);
        });
      };
      if (!is(3)) continue;
      std::string& list = is(std::string::npos) ? equal : similar;
      if (!list.empty()) list += ",";
      list += R"({"id": )" + json::to_text(*item.find("id")) + R"(, "name": )" + json::to_text(names.front()) +
              (&list == &equal ? R"(, "score": 100, "match": true})" : R"(, "score": 30, "match": false})");
    }
    return "[" + equal + (equal.empty() || similar.empty() ? "" : ",") + similar + "]";
  }

  std::string results(const json::Value& message) const {
    std::string out;
    if (draft_) {
      for (const json::Value& query : message.find("queries")->array()) {
        const std::string& name = query.find("conditions")->array().front().find("propertyValue")->string();
        out += (out.empty() ? R"({"candidates": )" : R"(,{"candidates": )") + candidates(name) + "}";
      }
      return R"({"results": [)" + out + "]}";
    }
    for (const json::Member& query : message.object()) {
      out += (out.empty() ? "\"" : ",\"") + query.name + R"(": {"result": )" +
             candidates(query.value.find("query")->string()) + "}";
    }
    return "{" + out + "}";
  }

  std::string extension(const json::Value& message) const {
    std::string rows;
    for (const json::Value& id : message.find("ids")->array()) {
      const auto item = std::find_if(items_.array().begin(), items_.array().end(),
                                     [&id](const json::Value& known) { return *known.find("id") == id; });
      std::string values;
      for (const json::Value& property : message.find("properties")->array()) {
        const json::Value* found =
            item == items_.array().end() ? nullptr : item->find("values")->find(property.find("id")->string());
        if (!values.empty()) values += ",";
        const std::string name = json::to_text(*property.find("id"));
        const std::string list = found == nullptr ? "[]" : json::to_text(*found);
        values += draft_ ? R"({"id": )" + name + R"(, "values": )" + list + "}" : name + ": " + list;
      }
      if (!rows.empty()) rows += ",";
      rows += draft_ ? R"({"id": )" + json::to_text(id) + R"(, "properties": [)" + values + "]}"
                     : json::to_text(id) + ": {" + values + "}";
    }
    return draft_ ? R"({"meta": [], "rows": [)" + rows + "]}" : R"({"meta": [], "rows": {)" + rows + "}}";
  }

  json::Value items_;
  bool draft_;
  bool busy_;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  const auto flag = [&words](std::string_view name) {
    const bool given = !words.empty() && words.front() == name;
    if (given) words.erase(words.begin());
    return given;
  };
  const bool draft = flag("--draft");
  const bool busy = flag("--busy");
  if (words.size() < 2) {
    std::fputs("usage: reconciliation_tool [--draft] [--busy] ITEMS COMMAND...\n", stderr);
    return 2;
  }
  try {
    Service service(json::parse(read_file(words[0]), words[0]), draft, busy);
    const test::LoopbackServer server([&service](const std::string& request) { return service.answer(request); });
    ::setenv("SERVICE", server.url().c_str(), 1);
    std::string command;
    for (std::size_t i = 1; i < words.size(); ++i) command += (i > 1 ? " " : "") + words[i];
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  } catch (const Error& error) {
    std::fprintf(stderr, "reconciliation_tool: %s\n", error.what());
    return 1;
  }
}

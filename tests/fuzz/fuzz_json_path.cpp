// Any bytes as a JSONPath query, evaluated on a small document: a result or an Error, and the fast way agrees.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/source/json_path.hpp"
#include "kontor/source/json_records.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static kontor::source::JsonTape tape;
  if (!tape.complete()) {
    kontor::source::read_json(R"({"a": [1, 2.5, "x", null, {"b": true, "c": [[], {}]}], "b": {"a": -1}, "": "ä"})", "x.json", tape);
  }
  if (size > 200) return 0;
  try {
    const auto path = kontor::source::JsonPath::parse({reinterpret_cast<const char*>(data), size});
    std::vector<kontor::source::JsonNode> nodes;
    path.select(tape.root(), nodes);
    if (path.singular() && path.find(tape.root()) != (nodes.empty() ? kontor::source::JsonNode() : nodes.front())) std::abort();
  } catch (const kontor::Error&) {
  }
  return 0;
}

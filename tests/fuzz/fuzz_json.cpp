// JSON: what parses must come back equal from both layouts, in the tree and in the stream.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/json/json_writer.hpp"

using namespace kontor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  json::Value value;
  try {
    value = json::parse(text, "fuzz");
  } catch (const Error&) {
    return 0;
  }
  for (const json::Layout layout : {json::Layout::compact, json::Layout::pretty}) {
    if (!(json::parse(json::to_text(value, layout), "again") == value)) std::abort();
  }
  return 0;
}

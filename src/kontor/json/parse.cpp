#include "kontor/base/input_file.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/json/json_reader.hpp"
#include "kontor/json/tree_builder.hpp"
#include "kontor/json/value.hpp"

namespace kontor::json {

Value parse(std::string_view text, std::string_view name, const Limits& limits) {
  if (text.size() > limits.size) {
    throw Error("the text is larger than " + std::to_string(limits.size) + " bytes", {std::string(name), {}, {}});
  }
  MemorySource source(text);
  TreeBuilder builder(name, limits.duplicate_names);
  try {
    read_json(source, name, builder, limits);
  } catch (const Error& error) {
    // The whole text is at hand, so the line can be shown even where the stream has gone past its start.
    throw Error(error.message(), SourceText(name, text).location(error.location().place));
  }
  return builder.take();
}

}  // namespace kontor::json

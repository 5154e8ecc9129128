// Whatever the registry, it is refused with an Error or checked; what is found has a place in it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/registry/registry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kontor;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  registry::Registry::recognizes(text);
  try {
    MemorySource source(text);
    Diagnostics diagnostics([](const Diagnostic& finding) {
      if (finding.message.empty() || finding.location.place.line == 0) std::abort();
    });
    registry::Registry::from_json("fuzz", source, diagnostics);
  } catch (const Error& error) {
    if (error.message().empty()) std::abort();
  }
  return 0;
}

// Any bytes as QuickStatements of both forms: statements or an Error, and what is understood can be written again.
#include <cstdint>
#include <string>

#include "kontor/align/statements/quickstatements.hpp"
#include "kontor/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using kontor::align::QuickStatementsFormat;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto format : {QuickStatementsFormat::v1, QuickStatementsFormat::csv}) {
    try {
      const auto statements = kontor::align::parse_quickstatements(text, "x", format);
      kontor::align::print_quickstatements(statements, QuickStatementsFormat::v1);
    } catch (const kontor::Error&) {
    }
  }
  return 0;
}

// Any bytes as CSV: the reader ends with rows or an Error, and reads the same however the bytes arrive.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/source/csv_reader.hpp"

#include "slow_source.hpp"

namespace {

std::string read(std::string_view text, std::size_t step, char separator) {
  kontor::test::SlowSource bytes(text, step);
  std::string out;
  try {
    kontor::source::CsvDialect dialect;
    dialect.separator = separator;
    kontor::source::CsvReader reader(bytes, "x.csv", dialect);
    while (reader.next()) {
      for (std::size_t i = 0; i < reader.fields().size(); ++i) {
        out += reader.fields()[i];
        out += '\x1F' + std::to_string(reader.place(i).line) + ':' + std::to_string(reader.place(i).column);
      }
      out += '\x1E' + std::to_string(reader.offset());
    }
  } catch (const kontor::Error& error) {
    out += error.message();
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string whole = read(text, std::size_t{1} << 20U, ';');
  if (read(text, 1, ';') != whole || read(text, 7, ';') != whole) std::abort();
  read(text, std::size_t{1} << 20U, 0);
  return 0;
}

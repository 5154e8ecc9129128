#include "round_trip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  kontor::syntax::WriteOptions options;
  kontor::fuzz::check_round_trip(text, "rdfxml", "rdfxml", options);
  kontor::fuzz::check_round_trip(text, "rdfxml", "turtle", options);
  options.layout = kontor::syntax::Layout::stream;
  kontor::fuzz::check_round_trip(text, "rdfxml", "rdfxml", options);
  kontor::fuzz::check_round_trip(text, "rdfxml", "nquads", options);
  kontor::syntax::guess_format(text);
  return 0;
}

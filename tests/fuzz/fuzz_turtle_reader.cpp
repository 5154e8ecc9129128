#include "round_trip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  kontor::syntax::WriteOptions options;
  kontor::fuzz::check_round_trip(text, "trig", "trig", options);
  options.layout = kontor::syntax::Layout::stream;
  kontor::fuzz::check_round_trip(text, "trig", "trig", options);
  kontor::fuzz::check_round_trip(text, "turtle", "ntriples", options);
  kontor::syntax::guess_format(text);
  return 0;
}

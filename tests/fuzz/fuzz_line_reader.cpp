#include "round_trip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  kontor::syntax::WriteOptions options;
  options.layout = kontor::syntax::Layout::stream;
  kontor::fuzz::check_round_trip(text, "nquads", "nquads", options);
  kontor::fuzz::check_round_trip(text, "ntriples", "turtle", options);
  // N-Triples is a part of Turtle, and Turtle reads it the same.
  kontor::fuzz::QuadCounter lines;
  kontor::fuzz::QuadCounter turtle;
  if (kontor::fuzz::read(text, "ntriples", {}, lines) &&
      (!kontor::fuzz::read(text, "turtle", {}, turtle) || lines.count != turtle.count)) {
    std::abort();
  }
  kontor::syntax::guess_format(text);
  return 0;
}

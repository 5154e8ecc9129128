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
  // Lines that stay lines are what a writer makes of their quads.
  class Quads final : public kontor::rdf::QuadSink {
   public:
    explicit Quads(kontor::rdf::QuadSink& sink) : sink_(sink) {}
    void quad(const kontor::rdf::QuadView& quad, kontor::Place place) override { sink_.quad(quad, place); }
    void finish() override { sink_.finish(); }

   private:
    kontor::rdf::QuadSink& sink_;
  };
  kontor::StringSink whole;
  kontor::StringSink apart;
  const auto& nquads = kontor::syntax::require_format("nquads");
  const auto writer = kontor::syntax::make_writer(nquads, whole);
  const auto other = kontor::syntax::make_writer(nquads, apart);
  Quads quads(*other);
  const bool is_read = kontor::fuzz::read(text, "nquads", {}, *writer);
  if (is_read != kontor::fuzz::read(text, "nquads", {}, quads) || (is_read && whole.text() != apart.text()))
    std::abort();
  kontor::syntax::guess_format(text);
  return 0;
}

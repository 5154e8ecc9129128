#include "kontor/syntax/serd_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include "kontor/base/error.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/nesting_depth.hpp"
#include "kontor/syntax/serd_handles.hpp"

namespace kontor::syntax {
namespace {

constexpr std::size_t page_size = std::size_t{64} << 10U;
constexpr std::size_t max_serd_depth = 1000;

std::string_view text_of(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
}

// One term of a statement with the room for its expanded text.
class ExpandedTerm {
 public:
  rdf::TermView view;
  std::string text;
  std::string datatype;
};

// What Serd calls back into. Keeps the first exception and refuses everything after it.
class SerdParse {
 public:
  SerdParse(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink)
      : source_(source), options_(options), sink_(sink), base_(options.base) {}

  // Runs `work` unless an exception is pending; turns an exception into a status that Serd understands.
  template <typename Work>
  SerdStatus guarded(Work&& work) noexcept {
    if (failure_) return SERD_ERR_INTERNAL;
    try {
      std::forward<Work>(work)();
      return SERD_SUCCESS;
    } catch (...) {
      failure_ = std::current_exception();
      return SERD_ERR_INTERNAL;
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }
  bool failed() const { return failure_ != nullptr; }

  std::size_t read(std::span<char> buffer) {
    const std::size_t count = source_.read(buffer);
    if (depth_.scan({buffer.data(), count}) > std::min(options_.limits.depth, max_serd_depth)) {
      throw Error(
          "nested more deeply than " + std::to_string(std::min(options_.limits.depth, max_serd_depth)) + " levels",
          {options_.name, {}, {}});
    }
    return count;
  }

  void base(const SerdNode& iri) {
    base_ = absolute(text_of(iri));
    sink_.base(base_);
  }

  void prefix(const SerdNode& name, const SerdNode& iri) {
    const std::string absolute_iri = absolute(text_of(iri));
    prefixes_.set(text_of(name), absolute_iri);
    sink_.prefix(text_of(name), absolute_iri);
  }

  void statement(const std::array<const SerdNode*, 6>& nodes) {
    for (std::size_t i = 0; i < terms_.size(); ++i) expand(nodes[i], terms_[i]);
    expand_literal(nodes[4], nodes[5]);
    sink_.quad({terms_[1].view, terms_[2].view, terms_[3].view, terms_[0].view}, {});
  }

  void error(const SerdError& error) {
    std::array<char, 400> message{};
    std::vsnprintf(message.data(), message.size(), error.fmt, *error.args);
    std::string text = message.data();
    while (!text.empty() && text.back() == '\n') text.pop_back();
    // Serd counts columns from 0 except on the first line.
    throw Error(text, {options_.name, {error.line, error.col + (error.line > 1 ? 1U : 0U)}, {}});
  }

 private:
  std::string absolute(std::string_view reference) const {
    std::string iri = rdf::resolve_iri(base_, reference);
    if (rdf::find_invalid_iri_character(iri) != std::string::npos || !rdf::has_scheme(iri)) {
      throw Error("invalid IRI '" + iri + "'", {options_.name, {}, {}});
    }
    return iri;
  }

  std::string expand_iri(const SerdNode& node) const {
    if (node.type == SERD_URI) return absolute(text_of(node));
    const std::string_view name = text_of(node);
    const std::size_t colon = name.find(':');
    const auto iri = prefixes_.find(name.substr(0, colon));
    if (!iri) throw Error("unknown prefix '" + std::string(name.substr(0, colon)) + "'", {options_.name, {}, {}});
    return absolute(std::string(*iri).append(name.substr(colon + 1)));
  }

  void expand(const SerdNode* node, ExpandedTerm& term) const {
    term.view = {};
    if (node == nullptr || node->type == SERD_NOTHING) return;
    if (node->type == SERD_LITERAL) {
      term.text = text_of(*node);
      if (find_invalid_utf8(term.text) != std::string::npos) throw Error("invalid UTF-8", {options_.name, {}, {}});
      term.view = rdf::literal(term.text);
    } else if (node->type == SERD_BLANK) {
      term.text = options_.blank_node_prefix;
      term.text += text_of(*node);
      term.view = rdf::blank_node(term.text);
    } else {
      term.text = expand_iri(*node);
      term.view = rdf::iri(term.text);
    }
  }

  void expand_literal(const SerdNode* datatype, const SerdNode* language) {
    ExpandedTerm& object = terms_[3];
    if (!object.view.is_literal()) return;
    if (language != nullptr && language->type != SERD_NOTHING) {
      object.view = rdf::language_string(object.text, text_of(*language));
    } else if (datatype != nullptr && datatype->type != SERD_NOTHING) {
      object.datatype = expand_iri(*datatype);
      object.view = rdf::literal(object.text, object.datatype);
    }
  }

  ByteSource& source_;
  const ReadOptions& options_;
  rdf::QuadSink& sink_;
  std::string base_;
  rdf::PrefixMap prefixes_;
  NestingDepth depth_;
  std::array<ExpandedTerm, 4> terms_;  // graph, subject, predicate, object
  std::exception_ptr failure_;
};

SerdParse& self(void* handle) {
  return *static_cast<SerdParse*>(handle);
}

extern "C" {

std::size_t kontor_serd_read(void* buffer, std::size_t size, std::size_t count, void* stream) {
  std::size_t read = 0;
  self(stream).guarded([&] { read = self(stream).read({static_cast<char*>(buffer), size * count}); });
  return read;
}

int kontor_serd_stream_error(void* stream) {
  return self(stream).failed() ? 1 : 0;
}

SerdStatus kontor_serd_error(void* handle, const SerdError* error) {
  return self(handle).guarded([&] { self(handle).error(*error); });
}

SerdStatus kontor_serd_base(void* handle, const SerdNode* iri) {
  return self(handle).guarded([&] { self(handle).base(*iri); });
}

SerdStatus kontor_serd_prefix(void* handle, const SerdNode* name, const SerdNode* iri) {
  return self(handle).guarded([&] { self(handle).prefix(*name, *iri); });
}

SerdStatus kontor_serd_statement(void* handle, SerdStatementFlags /*flags*/, const SerdNode* graph,
                                 const SerdNode* subject, const SerdNode* predicate, const SerdNode* object,
                                 const SerdNode* datatype, const SerdNode* language) {
  return self(handle).guarded([&] { self(handle).statement({graph, subject, predicate, object, datatype, language}); });
}

}  // extern "C"

SerdSyntax serd_syntax(const Format& format) {
  static constexpr std::pair<std::string_view, SerdSyntax> syntaxes[] = {
      {"turtle", SERD_TURTLE}, {"trig", SERD_TRIG}, {"ntriples", SERD_NTRIPLES}, {"nquads", SERD_NQUADS}};
  for (const auto& [name, syntax] : syntaxes) {
    if (format.name == name) return syntax;
  }
  throw std::invalid_argument("Serd does not read " + std::string(format.name));
}

}  // namespace

void read_with_serd(ByteSource& source, const Format& format, const ReadOptions& options, rdf::QuadSink& sink) {
  SerdParse parse(source, options, sink);
  const SerdReaderHandle reader(serd_reader_new(serd_syntax(format), &parse, nullptr, kontor_serd_base,
                                                kontor_serd_prefix, kontor_serd_statement, nullptr));
  serd_reader_set_strict(reader.get(), true);
  serd_reader_set_error_sink(reader.get(), kontor_serd_error, &parse);
  // Not serd_reader_read_chunk, which reads N-Quads as if it were Turtle. Once a callback has failed, kontor_serd_read
  // answers that the input has ended.
  const SerdStatus status = serd_reader_read_source(reader.get(), kontor_serd_read, kontor_serd_stream_error, &parse,
                                                    reinterpret_cast<const std::uint8_t*>("input"), page_size);
  parse.rethrow();
  if (status > SERD_FAILURE) {
    throw Error(reinterpret_cast<const char*>(serd_strerror(status)), {options.name, {}, {}});
  }
  sink.finish();
}

}  // namespace kontor::syntax

#include "kontor/syntax/line_reader.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/rdf/line_sink.hpp"
#include "kontor/syntax/line_blocks.hpp"
#include "kontor/syntax/line_parser.hpp"

namespace kontor::syntax {
namespace {

// Large enough that handing a block over costs nothing, small enough that a few of them stay in the caches.
constexpr std::size_t block_size = std::size_t{1} << 20U;

struct Block {
  TextBlock text;
  ParsedLines lines;
  std::exception_ptr failure;  // out of memory, say; errors of the document are in `lines`
  bool done = false;           // guarded by the mutex of ParserPool
};

// Parses blocks on other threads. The one thread that adds blocks also helps when it has to wait.
class ParserPool {
 public:
  explicit ParserPool(const LineOptions& options) : options_(options) {}

  ~ParserPool() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      queue_.clear();
    }
    work_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }

  ParserPool(const ParserPool&) = delete;
  ParserPool& operator=(const ParserPool&) = delete;

  // Workers beside the calling thread.
  void start(std::size_t count) {
    while (workers_.size() < count) workers_.emplace_back([this] { run(); });
  }

  void add(Block& block) {
    {
      const std::lock_guard lock(mutex_);
      block.done = false;
      queue_.push_back(&block);
    }
    work_.notify_one();
  }

  // Parses waiting blocks until this one is done, by whomever.
  void wait_for(Block& block) {
    std::unique_lock lock(mutex_);
    while (!block.done) {
      if (queue_.empty()) {
        finished_.wait(lock);
      } else {
        parse_next(lock);
      }
    }
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      parse_next(lock);
    }
  }

  // Called with the lock held; holds it again on return.
  void parse_next(std::unique_lock<std::mutex>& lock) {
    Block& block = *queue_.front();
    queue_.pop_front();
    lock.unlock();
    try {
      parse_lines(block.text.view(), options_, block.lines);
    } catch (...) {
      block.failure = std::current_exception();
    }
    lock.lock();
    block.done = true;
    finished_.notify_all();
  }

  LineOptions options_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable finished_;
  std::deque<Block*> queue_;
  std::vector<std::thread> workers_;
  bool stopping_ = false;
};

class LineReader {
 public:
  LineReader(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink, Holds holds)
      : options_(options),
        sink_(sink),
        line_sink_(find_line_sink(sink, holds)),
        blocks_(source, block_size, max_line(options)),
        pool_(
            {.holds = holds, .blank_node_prefix = options.blank_node_prefix, .keep_canonical = line_sink_ != nullptr}) {
  }

  void read() {
    // One core parses while the other parses and serves the sink; two blocks per core keep both busy.
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    while (fill(2 * cores, cores - 1)) {
      Block& block = *in_flight_.front();
      pool_.wait_for(block);
      deliver(block);
      free_.push_back(std::move(in_flight_.front()));
      in_flight_.pop_front();
    }
    if (blocks_.line_too_long()) {
      throw Error("the line is longer than " + std::to_string(max_line(options_)) + " bytes",
                  {options_.name, {first_line_, 0}, {}});
    }
    sink_.finish();
  }

 private:
  static rdf::LineSink* find_line_sink(rdf::QuadSink& sink, Holds holds) {
    auto* const line_sink = dynamic_cast<rdf::LineSink*>(&sink);
    const rdf::Lines lines = holds == Holds::graph ? rdf::Lines::triples : rdf::Lines::quads;
    return line_sink != nullptr && line_sink->takes_lines(lines) ? line_sink : nullptr;
  }

  // Offsets in a block are 32 bits wide.
  static std::size_t max_line(const ReadOptions& options) {
    return std::min(options.limits.token_size, std::size_t{1} << 30U);
  }

  // Reads ahead until `count` blocks are in flight. Small inputs have one block and never start a thread.
  bool fill(std::size_t count, std::size_t workers) {
    while (in_flight_.size() < count) {
      std::unique_ptr<Block> block = free_.empty() ? std::make_unique<Block>() : std::move(free_.back());
      if (!free_.empty()) free_.pop_back();
      if (!blocks_.next(block->text)) break;
      in_flight_.push_back(std::move(block));
      pool_.add(*in_flight_.back());
      if (in_flight_.size() > 1) pool_.start(workers);
    }
    return !in_flight_.empty();
  }

  void deliver(const Block& block) {
    if (block.failure) std::rethrow_exception(block.failure);
    const std::string_view text = block.text.view();
    std::size_t next = 0;
    for (const CanonicalLines& lines : block.lines.canonical) {
      for (; next < lines.before; ++next) deliver(text, block.lines, block.lines.statements[next]);
      line_sink_->lines(text.substr(lines.offset, lines.size), lines.count);
    }
    for (; next < block.lines.statements.size(); ++next) deliver(text, block.lines, block.lines.statements[next]);
    if (block.lines.error) {
      const LineError& error = *block.lines.error;
      throw Error(error.message, {options_.name, {first_line_ + error.line, error.column}, error.source_line});
    }
    first_line_ += block.lines.lines;
  }

  void deliver(std::string_view text, const ParsedLines& lines, const ParsedStatement& statement) {
    sink_.quad(view_statement(text, lines, statement), {first_line_ + statement.line, statement.column});
  }

  const ReadOptions& options_;
  rdf::QuadSink& sink_;
  rdf::LineSink* line_sink_;  // the same, if it takes lines
  LineBlocks blocks_;
  std::uint64_t first_line_ = 1;
  std::deque<std::unique_ptr<Block>> in_flight_;
  std::vector<std::unique_ptr<Block>> free_;
  ParserPool pool_;  // destroyed first: its threads use the blocks
};

}  // namespace

void read_ntriples(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  LineReader(source, options, sink, Holds::graph).read();
}

void read_nquads(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  LineReader(source, options, sink, Holds::dataset).read();
}

}  // namespace kontor::syntax

#include "kontor/base/spooled_text.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/source_text.hpp"

namespace kontor {
namespace {

constexpr std::size_t block_size = std::size_t{256} << 10U;

class FileSource final : public ByteSource {
 public:
  explicit FileSource(TemporaryFile& file) : file_(file) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = file_.read_at(offset_, buffer);
    offset_ += count;
    return count;
  }

 private:
  TemporaryFile& file_;
  std::uint64_t offset_ = 0;
};

}  // namespace

SpooledText::SpooledText(ByteSource& source, std::size_t in_memory) {
  for (;;) {
    const std::size_t size = text_.size();
    text_.resize(size + block_size);
    const std::size_t count = source.read({text_.data() + size, block_size});
    text_.resize(size + count);
    if (text_.size() > in_memory && file_ == nullptr) file_ = std::make_unique<TemporaryFile>();
    if (file_ != nullptr) {
      file_->append(text_);
      text_.clear();
    }
    if (count == 0) break;
  }
  text_.shrink_to_fit();
}

std::unique_ptr<ByteSource> SpooledText::open() const {
  if (file_ == nullptr) return std::make_unique<MemorySource>(text_);
  return std::make_unique<FileSource>(*file_);
}

std::string SpooledText::take() {
  if (file_ == nullptr) return std::move(text_);
  std::string text = read_all(*open());
  file_.reset();
  return text;
}

Location SpooledText::location(std::string_view name, std::uint64_t offset) const {
  if (file_ == nullptr) return SourceText(name, text_).location(static_cast<std::size_t>(offset));
  constexpr std::uint64_t max_shown = std::uint64_t{64} << 10U;
  std::string block(block_size, '\0');
  std::uint64_t lines = 0;
  std::uint64_t line_begin = 0;
  for (std::uint64_t done = 0; done < offset;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(offset - done, block.size()));
    const std::size_t count = file_->read_at(done, {block.data(), wanted});
    if (count == 0) break;
    const std::string_view read(block.data(), count);
    lines += static_cast<std::uint64_t>(std::count(read.begin(), read.end(), '\n'));
    if (const std::size_t feed = read.rfind('\n'); feed != std::string_view::npos) line_begin = done + feed + 1;
    done += count;
  }
  const std::uint64_t before = offset - line_begin;
  const Place place{lines + 1, before + 1};
  if (before >= max_shown) return {std::string(name), place, {}};
  block.resize(file_->read_at(line_begin, {block.data(), static_cast<std::size_t>(before + max_shown)}));
  return {std::string(name), place, SourceText(name, block).location(static_cast<std::size_t>(before)).source_line};
}

}  // namespace kontor

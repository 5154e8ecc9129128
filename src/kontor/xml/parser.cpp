#include "kontor/xml/parser.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <vector>

#include <expat.h>

#include "kontor/xml/errors.hpp"
#include "kontor/xml/recent_text.hpp"

namespace kontor::xml {
namespace {

constexpr std::size_t block_size = std::size_t{64} << 10U;

// Between namespace, local name and prefix in Expat's names; no XML text can hold it.
constexpr char separator = '\x01';

// Expat expands entities recursively; this many that refer to others are far from any stack's end and far above what
// ontologies declare.
constexpr std::size_t max_nesting_entities = 1000;

// Older Expat versions have limits of their own, these numbers, and do not declare the functions to set them.
constexpr float max_amplification = 100.0F;

// The same limit for default attributes of a document's own DTD, which Expat does not count, and Expat's threshold
// below which it does not matter.
constexpr std::uint64_t max_default_amplification = 100;
constexpr std::uint64_t amplification_threshold = std::uint64_t{8} << 20U;

// Where Expat stands. Newer versions deprecate the functions of old for those of 64 bits, which older ones lack; a template,
// so that the missing ones are never looked up.
template <typename Handle>
std::int64_t current_byte(Handle parser) {
  if constexpr (requires { XML_GetCurrentByteIndex64(parser); }) {
    return XML_GetCurrentByteIndex64(parser);
  } else {
    return XML_GetCurrentByteIndex(parser);
  }
}

template <typename Handle>
Place current_place(Handle parser) {
  if constexpr (requires { XML_GetCurrentLineNumber64(parser); }) {
    return {XML_GetCurrentLineNumber64(parser), XML_GetCurrentColumnNumber64(parser) + 1};
  } else {
    return {XML_GetCurrentLineNumber(parser), XML_GetCurrentColumnNumber(parser) + 1};
  }
}

Name split_name(const char* text) {
  const std::string_view whole = text;
  const std::size_t first = whole.find(separator);
  if (first == std::string_view::npos) return {{}, whole, {}};
  const std::string_view rest = whole.substr(first + 1);
  const std::size_t second = rest.find(separator);
  Name name{whole.substr(0, first), rest.substr(0, second), {}};
  if (second != std::string_view::npos) name.prefix = rest.substr(second + 1);
  return name;
}

struct ExpatDeleter {
  void operator()(XML_Parser parser) const noexcept { XML_ParserFree(parser); }
};
using ExpatHandle = std::unique_ptr<XML_ParserStruct, ExpatDeleter>;

}  // namespace

std::string to_string(const Name& name) {
  std::string out(name.prefix);
  if (!out.empty()) out += ':';
  return out += name.local;
}

// What Expat's callbacks work on.
class ExpatDriver {
 public:
  ExpatDriver(ByteSource& source, std::string name, const Limits& limits, Handler& handler);

  void parse();
  Place place();
  std::uint64_t event_offset();
  [[noreturn]] void fail(std::string message, Place place);
  [[noreturn]] void fail(std::string message) { fail(std::move(message), place()); }
  Place attribute_place(const Name& attribute);

  // Runs a callback's work; no exception leaves it, the first is kept.
  template <typename Work>
  void guard(Work work) noexcept {
    if (failure_) return;
    try {
      work();
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(handle_.get(), XML_FALSE);
    }
  }

  void start_element(const char* name, const char** attributes);
  void end_element();
  void declare_entity(std::string_view value);
  [[noreturn]] void refuse_external_entity(std::string_view file);
  void meet_encoding(const char* name) { encoding_ = name; }
  Handler& handler() { return handler_; }

 private:
  std::size_t next_block_size();
  void limit_defaults();
  [[noreturn]] void fail_as_expat_says();

  ByteSource& source_;
  std::string name_;
  Limits limits_;
  Handler& handler_;
  ExpatHandle handle_;
  RecentText text_;
  std::uint64_t event_offset_ = 0;
  bool is_utf16_ = false;
  std::exception_ptr failure_;
  std::string encoding_;
  std::vector<Attribute> attributes_;
  OpenElements open_;
  std::size_t nesting_entities_ = 0;
  std::uint64_t default_bytes_ = 0;
};

}  // namespace kontor::xml

extern "C" {

static void kontor_xml_start(void* driver, const XML_Char* name, const XML_Char** attributes) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard([&] { self.start_element(name, attributes); });
}

static void kontor_xml_end(void* driver, const XML_Char* /*name*/) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard([&] { self.end_element(); });
}

static void kontor_xml_text(void* driver, const XML_Char* text, int length) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard([&] { self.handler().text({text, static_cast<std::size_t>(length)}); });
}

static void kontor_xml_comment(void* driver, const XML_Char* text) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard([&] { self.handler().comment(text); });
}

static void kontor_xml_instruction(void* driver, const XML_Char* target, const XML_Char* data) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard([&] { self.handler().processing_instruction(target, data); });
}

static void kontor_xml_namespace(void* driver, const XML_Char* prefix, const XML_Char* iri) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard([&] { self.handler().start_namespace(prefix == nullptr ? "" : prefix, iri == nullptr ? "" : iri); });
}

static void kontor_xml_entity(void* driver, const XML_Char* /*name*/, int /*is_parameter*/, const XML_Char* value,
                              int length, const XML_Char* /*base*/, const XML_Char* /*system_id*/,
                              const XML_Char* /*public_id*/, const XML_Char* /*notation*/) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  if (value != nullptr) self.guard([&] { self.declare_entity({value, static_cast<std::size_t>(length)}); });
}

static void kontor_xml_skipped(void* driver, const XML_Char* name, int /*is_parameter*/) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard(
      [&] { self.fail("entity '" + std::string(name) + "' is not declared in this document (no others are loaded)"); });
}

static int kontor_xml_external(XML_Parser parser, const XML_Char* /*context*/, const XML_Char* /*base*/,
                               const XML_Char* system_id, const XML_Char* /*public_id*/) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(XML_GetUserData(parser));
  self.guard([&] { self.refuse_external_entity(system_id == nullptr ? "" : system_id); });
  return XML_STATUS_ERROR;
}

static int kontor_xml_encoding(void* driver, const XML_Char* name, XML_Encoding* /*info*/) {
  auto& self = *static_cast<kontor::xml::ExpatDriver*>(driver);
  self.guard([&] { self.meet_encoding(name); });
  return XML_STATUS_ERROR;
}

}  // extern "C"

namespace kontor::xml {

ExpatDriver::ExpatDriver(ByteSource& source, std::string name, const Limits& limits, Handler& handler)
    : source_(source),
      name_(std::move(name)),
      limits_(limits),
      handler_(handler),
      handle_(XML_ParserCreateNS(nullptr, separator)) {
  if (!handle_) throw std::bad_alloc();
  XML_Parser parser = handle_.get();
  XML_SetUserData(parser, this);
  XML_SetReturnNSTriplet(parser, 1);
  XML_SetElementHandler(parser, kontor_xml_start, kontor_xml_end);
  XML_SetCharacterDataHandler(parser, kontor_xml_text);
  XML_SetCommentHandler(parser, kontor_xml_comment);
  XML_SetProcessingInstructionHandler(parser, kontor_xml_instruction);
  XML_SetStartNamespaceDeclHandler(parser, kontor_xml_namespace);
  XML_SetEntityDeclHandler(parser, kontor_xml_entity);
  XML_SetSkippedEntityHandler(parser, kontor_xml_skipped);
  XML_SetExternalEntityRefHandler(parser, kontor_xml_external);
  XML_SetUnknownEncodingHandler(parser, kontor_xml_encoding, this);
  XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER);
#if defined(XML_DTD) || (defined(XML_GE) && XML_GE == 1)
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, max_amplification);
#else
  static_cast<void>(max_amplification);
#endif
}

void ExpatDriver::parse() {
  bool is_first = true;
  for (bool at_end = false; !at_end;) {
    const std::size_t wanted = next_block_size();
    char* const room = text_.room(wanted);
    const std::size_t count = source_.read({room, wanted});
    text_.grow(count);
    if (is_first) is_utf16_ = looks_like_utf16(text_.from(0));
    is_first = false;
    at_end = count == 0;
    const std::string_view block = text_.from(text_.size() - count);
    const XML_Status status = XML_Parse(handle_.get(), block.data(), static_cast<int>(block.size()), at_end ? 1 : 0);
    if (failure_) std::rethrow_exception(failure_);
    if (status != XML_STATUS_OK) fail_as_expat_says();
  }
}

// Expat scans an unfinished token again with every block, so blocks grow with it.
std::size_t ExpatDriver::next_block_size() {
  if (text_.size() == 0) return block_size;
  place();  // what is passed need not be kept
  const auto pending = static_cast<std::size_t>(text_.size() - event_offset());
  if (pending > limits_.token_size) {
    fail("the tag, comment or text that begins here is longer than " + std::to_string(limits_.token_size) + " bytes");
  }
  constexpr std::size_t largest = std::size_t{256} << 20U;  // an int counts Expat's bytes
  return std::clamp(pending, block_size, largest);
}

// Expat answers -1 where it is at no event; the last one serves there.
std::uint64_t ExpatDriver::event_offset() {
  const std::int64_t index = current_byte(handle_.get());
  if (index > 0) event_offset_ = std::max(event_offset_, static_cast<std::uint64_t>(index));
  return event_offset_;
}

Place ExpatDriver::place() {
  const Place place = text_.place(event_offset());
  if (!is_utf16_) return place;
  return current_place(handle_.get());
}

void ExpatDriver::fail(std::string message, Place place) {
  Location location{name_, place, {}};
  if (!is_utf16_ && text_.place(event_offset()).line == place.line) location.source_line = text_.current_line();
  throw Error(std::move(message), std::move(location));
}

Place ExpatDriver::attribute_place(const Name& attribute) {
  const Place tag = place();
  if (is_utf16_) return tag;
  const std::size_t at = find_attribute(text_.from(event_offset()), to_string(attribute));
  return at == std::string_view::npos ? tag : text_.place(event_offset() + at);
}

void ExpatDriver::fail_as_expat_says() {
  const XML_Error code = XML_GetErrorCode(handle_.get());
  if (code == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
  const Place at = place();
  std::string_view before;
  std::string_view ahead;
  if (!is_utf16_) {
    before = text_.current_line().substr(0, at.column - 1);
    ahead = text_.from(event_offset());
  }
  fail(describe_error(static_cast<int>(code), before, ahead, open_.top(), encoding_), at);
}

void ExpatDriver::start_element(const char* name, const char** attributes) {
  const Name element = split_name(name);
  if (open_.depth() >= limits_.depth) {
    fail("nested more deeply than " + std::to_string(limits_.depth) + " levels");
  }
  open_.push(element);
  attributes_.clear();
  for (const char** at = attributes; *at != nullptr; at += 2) attributes_.push_back({split_name(at[0]), at[1]});
  limit_defaults();
  handler_.start_element(element, attributes_);
}

// Counts the attributes that the DTD has added, which stand behind those of the tag.
void ExpatDriver::limit_defaults() {
  for (auto i = static_cast<std::size_t>(XML_GetSpecifiedAttributeCount(handle_.get())) / 2; i < attributes_.size();
       ++i) {
    const Attribute& attribute = attributes_[i];
    default_bytes_ += attribute.name.ns.size() + attribute.name.local.size() + attribute.value.size();
  }
  if (default_bytes_ > amplification_threshold && default_bytes_ > max_default_amplification * text_.size()) {
    fail("default attributes make the document more than 100 times as large as it is");
  }
}

void ExpatDriver::end_element() {
  open_.pop();
  handler_.end_element();
}

void ExpatDriver::declare_entity(std::string_view value) {
  if (value.find_first_of("&%") == std::string_view::npos) return;
  if (++nesting_entities_ > max_nesting_entities) {
    fail("more than " + std::to_string(max_nesting_entities) + " entities that refer to other entities");
  }
}

void ExpatDriver::refuse_external_entity(std::string_view file) {
  fail(describe_entity(text_.from(event_offset())) + " stands in another file" +
       (file.empty() ? "" : ", '" + std::string(file) + "'") + ", which is never loaded");
}

Parser::Parser(ByteSource& source, std::string name, const Limits& limits, Handler& handler)
    : driver_(std::make_unique<ExpatDriver>(source, std::move(name), limits, handler)) {}

Parser::~Parser() = default;

void Parser::parse() {
  driver_->parse();
}

Place Parser::place() const {
  return driver_->place();
}

std::uint64_t Parser::offset() const {
  return driver_->event_offset();
}

void Parser::fail(std::string message) const {
  driver_->fail(std::move(message));
}

void Parser::fail(std::string message, const Name& attribute) const {
  driver_->fail(std::move(message), driver_->attribute_place(attribute));
}

}  // namespace kontor::xml

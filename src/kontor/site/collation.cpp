#include "kontor/site/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>

#include "kontor/base/error.hpp"

namespace kontor::site {
namespace {

std::unique_ptr<icu::Collator> make_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) != 0) throw Error(std::string("ICU has no rules for sorting: ") + u_errorName(status));
  return collator;
}

}  // namespace

std::string collation_key(std::string_view text) {
  thread_local const std::unique_ptr<icu::Collator> collator = make_collator();
  const icu::UnicodeString name =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string key(text.size() * 4 + 8, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    const std::int32_t size = collator->getSortKey(name, reinterpret_cast<std::uint8_t*>(key.data()),
                                                   static_cast<std::int32_t>(key.size()));
    const bool fits = static_cast<std::size_t>(size) <= key.size();
    key.resize(static_cast<std::size_t>(size));
    if (fits) break;
  }
  return key;
}

}  // namespace kontor::site

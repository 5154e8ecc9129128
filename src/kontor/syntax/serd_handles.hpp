// Owners for the objects of Serd, a C library. Included by .cpp files of this folder only.
#pragma once

#include <serd/serd.h>

#include <memory>

namespace kontor::syntax {

// A stateless deleter: Deleter<serd_reader_free>.
template <auto function>
struct Deleter {
  template <typename T>
  void operator()(T* object) const noexcept {
    function(object);
  }
};

using SerdReaderHandle = std::unique_ptr<SerdReader, Deleter<serd_reader_free>>;

}  // namespace kontor::syntax

// The one place that includes Catch2, whose header moved between the versions of Debian 12 and 13.
#pragma once

#ifdef KONTOR_CATCH2_V3
#include <catch2/catch_all.hpp>
using Catch::Approx;  // the older header's own name for it
#else
#include <catch2/catch.hpp>
#endif

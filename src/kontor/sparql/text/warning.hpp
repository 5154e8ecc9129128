// What looks like a mistake in a query and is none.
#pragma once

#include <string>

#include "kontor/base/error.hpp"

namespace kontor::sparql {

struct Warning {
  Place place;  // in the text of the query
  std::string message;
};

}  // namespace kontor::sparql

#include "kontor/xsd/datatype.hpp"

#include "test.hpp"

using namespace kontor::xsd;

TEST_CASE("every datatype is found by its IRI") {
  for (int i = 1; i <= static_cast<int>(Datatype::base64_binary); ++i) {
    const auto datatype = static_cast<Datatype>(i);
    CAPTURE(i);
    CHECK(find_datatype(datatype_iri(datatype)) == datatype);
  }
  CHECK(find_datatype("http://www.w3.org/2001/XMLSchema#unsignedByte") == Datatype::unsigned_byte);
  CHECK(find_datatype("http://www.w3.org/2001/XMLSchema#") == Datatype::none);
  CHECK(find_datatype("http://www.w3.org/2001/XMLSchema#intege") == Datatype::none);
  CHECK(find_datatype("http://example.org/integer") == Datatype::none);
  CHECK(find_datatype("") == Datatype::none);
}

TEST_CASE("datatypes know what they derive from") {
  CHECK(is_derived_from(Datatype::byte, Datatype::decimal));
  CHECK(is_derived_from(Datatype::unsigned_byte, Datatype::non_negative_integer));
  CHECK_FALSE(is_derived_from(Datatype::unsigned_byte, Datatype::int_));
  CHECK_FALSE(is_derived_from(Datatype::decimal, Datatype::integer));
  CHECK(primitive_type(Datatype::nc_name) == Datatype::string);
  CHECK(primitive_type(Datatype::day_time_duration) == Datatype::duration);
  CHECK(primitive_type(Datatype::none) == Datatype::none);
}

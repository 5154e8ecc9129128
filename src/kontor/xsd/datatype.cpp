#include "kontor/xsd/datatype.hpp"

#include <array>
#include <cstddef>

namespace kontor::xsd {
namespace {

constexpr std::string_view ns = "http://www.w3.org/2001/XMLSchema#";

struct Row {
  std::string_view iri;
  Datatype base;
};

#define KONTOR_XSD(name) "http://www.w3.org/2001/XMLSchema#" name

// In the order of the enumeration.
constexpr std::array rows = {
    Row{"", Datatype::none},
    Row{KONTOR_XSD("string"), Datatype::string},
    Row{KONTOR_XSD("normalizedString"), Datatype::string},
    Row{KONTOR_XSD("token"), Datatype::normalized_string},
    Row{KONTOR_XSD("language"), Datatype::token},
    Row{KONTOR_XSD("Name"), Datatype::token},
    Row{KONTOR_XSD("NCName"), Datatype::name},
    Row{KONTOR_XSD("NMTOKEN"), Datatype::token},
    Row{KONTOR_XSD("anyURI"), Datatype::any_uri},
    Row{KONTOR_XSD("boolean"), Datatype::boolean},
    Row{KONTOR_XSD("decimal"), Datatype::decimal},
    Row{KONTOR_XSD("integer"), Datatype::decimal},
    Row{KONTOR_XSD("long"), Datatype::integer},
    Row{KONTOR_XSD("int"), Datatype::long_},
    Row{KONTOR_XSD("short"), Datatype::int_},
    Row{KONTOR_XSD("byte"), Datatype::short_},
    Row{KONTOR_XSD("nonNegativeInteger"), Datatype::integer},
    Row{KONTOR_XSD("positiveInteger"), Datatype::non_negative_integer},
    Row{KONTOR_XSD("unsignedLong"), Datatype::non_negative_integer},
    Row{KONTOR_XSD("unsignedInt"), Datatype::unsigned_long},
    Row{KONTOR_XSD("unsignedShort"), Datatype::unsigned_int},
    Row{KONTOR_XSD("unsignedByte"), Datatype::unsigned_short},
    Row{KONTOR_XSD("nonPositiveInteger"), Datatype::integer},
    Row{KONTOR_XSD("negativeInteger"), Datatype::non_positive_integer},
    Row{KONTOR_XSD("float"), Datatype::float_},
    Row{KONTOR_XSD("double"), Datatype::double_},
    Row{KONTOR_XSD("dateTime"), Datatype::date_time},
    Row{KONTOR_XSD("dateTimeStamp"), Datatype::date_time},
    Row{KONTOR_XSD("date"), Datatype::date},
    Row{KONTOR_XSD("time"), Datatype::time},
    Row{KONTOR_XSD("gYear"), Datatype::g_year},
    Row{KONTOR_XSD("gYearMonth"), Datatype::g_year_month},
    Row{KONTOR_XSD("gMonth"), Datatype::g_month},
    Row{KONTOR_XSD("gMonthDay"), Datatype::g_month_day},
    Row{KONTOR_XSD("gDay"), Datatype::g_day},
    Row{KONTOR_XSD("duration"), Datatype::duration},
    Row{KONTOR_XSD("yearMonthDuration"), Datatype::duration},
    Row{KONTOR_XSD("dayTimeDuration"), Datatype::duration},
    Row{KONTOR_XSD("hexBinary"), Datatype::hex_binary},
    Row{KONTOR_XSD("base64Binary"), Datatype::base64_binary},
};

#undef KONTOR_XSD

static_assert(rows.size() == static_cast<std::size_t>(Datatype::base64_binary) + 1);

const Row& row(Datatype datatype) {
  return rows[static_cast<std::size_t>(datatype)];
}

}  // namespace

Datatype find_datatype(std::string_view iri) {
  if (iri.size() <= ns.size() || iri.substr(0, ns.size()) != ns) return Datatype::none;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].iri.size() == iri.size() && rows[i].iri.substr(ns.size()) == iri.substr(ns.size())) {
      return static_cast<Datatype>(i);
    }
  }
  return Datatype::none;
}

std::string_view datatype_iri(Datatype datatype) {
  return row(datatype).iri;
}

Datatype base_type(Datatype datatype) {
  return row(datatype).base;
}

bool is_derived_from(Datatype datatype, Datatype ancestor) {
  while (datatype != ancestor) {
    const Datatype base = base_type(datatype);
    if (base == datatype) return false;
    datatype = base;
  }
  return true;
}

Datatype primitive_type(Datatype datatype) {
  for (Datatype base = base_type(datatype); base != datatype; base = base_type(datatype)) datatype = base;
  return datatype;
}

}  // namespace kontor::xsd

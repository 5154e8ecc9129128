#include "cli/options.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <sstream>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/variables_map.hpp>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"

#include "cli/terminal.hpp"

namespace po = boost::program_options;

namespace kontor::cli {
namespace {

// Numbers are read by Boost's lexical_cast; its message is ours.
constexpr const char* words_option = "words";

std::string without_dashes(std::string name) {
  name.erase(0, name.find_first_not_of('-'));
  return name.substr(0, name.find('='));
}

// `text` in lines of at most `width` columns, all but the first indented.
std::string wrap(const std::string& text, std::size_t width, std::size_t indent) {
  std::istringstream words(text);
  std::string out;
  std::string word;
  std::size_t column = 0;
  while (words >> word) {
    if (column > 0 && column + 1 + word.size() > width) {
      out += "\n" + std::string(indent, ' ');
      column = 0;
    }
    if (column > 0) out += ' ';
    column += word.size() + (column > 0 ? 1 : 0);
    out += word;
  }
  return out;
}

// Neither is what is no number, or infinite.
template <typename Number>
Number at_least_zero(const std::string& name, Number value) {
  if (value >= 0 && value <= std::numeric_limits<Number>::max()) return value;
  throw UsageError("option '--" + name.substr(0, name.find(',')) + "' expects a number that is not negative");
}

}  // namespace

Options::Options(std::string usage) : usage_(std::move(usage)) {
  add_flag("help,h", &help_, "show this list");
}

void Options::add(const char* name, std::string* target, const char* placeholder, const char* text) {
  description_.add_options()(name, po::value(target)->value_name(placeholder), text);
}

void Options::add(const char* name, std::vector<std::string>* target, const char* placeholder, const char* text) {
  const auto append = [target](const std::vector<std::string>& values) {
    target->insert(target->end(), values.begin(), values.end());
  };
  description_.add_options()(name, po::value<std::vector<std::string>>()->value_name(placeholder)->notifier(append),
                             text);
}

void Options::add(const char* name, double* target, const char* placeholder, const char* text) {
  const auto set = [name, target](double value) { *target = at_least_zero(name, value); };
  description_.add_options()(name, po::value<double>()->value_name(placeholder)->notifier(set), text);
}

// Read as a signed number: of -1 Boost makes the largest unsigned one.
void Options::add(const char* name, std::uint64_t* target, const char* placeholder, const char* text) {
  const auto set = [name, target](std::int64_t value) {
    *target = static_cast<std::uint64_t>(at_least_zero(name, value));
  };
  description_.add_options()(name, po::value<std::int64_t>()->value_name(placeholder)->notifier(set), text);
}

void Options::add(const char* name, std::optional<bool>* target, const char* placeholder, const char* text) {
  const auto set = [target](bool value) { *target = value; };
  description_.add_options()(name, po::value<bool>()->value_name(placeholder)->notifier(set), text);
}

void Options::group(std::string heading) {
  groups_.emplace_back(description_.options().size(), std::move(heading));
}

void Options::add_flag(const char* name, bool* target, const char* text) {
  description_.add_options()(name, po::bool_switch(target), text);
}

bool Options::given(const std::string& name) const {
  return std::find(given_.begin(), given_.end(), name) != given_.end();
}

bool Options::parse(std::span<const std::string> arguments) {
  po::options_description all;
  all.add(description_).add_options()(words_option, po::value(&words_));
  po::positional_options_description positional;
  positional.add(words_option, -1);
  // No guessing of abbreviations: a script must not change its meaning when an option is added.
  using namespace po::command_line_style;
  const int style = unix_style & ~allow_guessing;
  po::variables_map values;
  try {
    po::store(po::command_line_parser(std::vector<std::string>(arguments.begin(), arguments.end()))
                  .options(all)
                  .positional(positional)
                  .style(style)
                  .run(),
              values);
    po::notify(values);
  } catch (const po::unknown_option& error) {
    std::vector<std::string_view> names;
    for (const auto& option : description_.options()) names.push_back(option->long_name());
    const std::string name = error.get_option_name();
    const std::string_view nearest = nearest_word(without_dashes(name), names);
    throw UsageError("unknown option '" + name + "'" +
                     (nearest.empty() ? "" : " (did you mean '--" + std::string(nearest) + "'?)"));
  } catch (const po::invalid_bool_value& error) {
    throw UsageError("option '" + error.get_option_name() + "' expects true or false");
  } catch (const po::invalid_option_value& error) {
    throw UsageError("option '" + error.get_option_name() + "' expects a number");
  } catch (const po::invalid_command_line_syntax& error) {
    throw UsageError(error.kind() == po::invalid_syntax::missing_parameter
                         ? "option '" + error.get_option_name() + "' expects a value"
                         : error.what());
  } catch (const po::multiple_occurrences& error) {
    throw UsageError("option '" + error.get_option_name() + "' was given twice");
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  for (const auto& [name, value] : values) {
    if (!value.defaulted()) given_.push_back(name);
  }
  if (help_) print_help();
  return !help_;
}

// "-o, --output FILE" in one column, the text wrapped in another.
void Options::print_help() const {
  constexpr std::size_t name_width = 26;
  const std::size_t width = std::max<std::size_t>(terminal_width(), name_width + 20) - name_width;
  std::string out = "usage: kontor " + usage_ + "\n\noptions:\n";
  std::size_t number = 0;
  auto group = groups_.begin();
  for (const auto& option : description_.options()) {
    if (group != groups_.end() && group->first == number++) out += "\n" + (group++)->second + ":\n";
    // Boost answers the short name with its dash, or the long name if there is no short one.
    const std::string brief = option->canonical_display_name(po::command_line_style::allow_dash_for_short);
    std::string name = brief.size() == 2 ? "  " + brief + ", --" : "      --";
    name += option->long_name();
    const std::string placeholder = option->format_parameter();
    if (!placeholder.empty()) name += " " + placeholder;
    if (name.size() + 2 > name_width) {
      name += "\n" + std::string(name_width, ' ');
    } else {
      name.resize(name_width, ' ');
    }
    out += name + wrap(option->description(), width, name_width) + "\n";
  }
  std::fputs(out.c_str(), stdout);
}

}  // namespace kontor::cli

// The options of one command, over Boost.Program_options: what is asked for stands in one place with its text, unknown
// words get a suggestion, and everything is checked before a file is opened.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>

namespace kontor::cli {

// Declared by each command, then parsed once:
//
//   Options options("convert [OPTION]... [FILE]...");
//   options.add("to", &to, "FORMAT", "the format to write");
//   if (!options.parse(arguments)) return ExitCode::done;  // -h was asked for and answered
class Options {
 public:
  // `usage` is the synopsis without the program's name.
  explicit Options(std::string usage);

  // `name` is "long" or "long,s". The value that is given replaces what `target` holds.
  void add(const char* name, std::string* target, const char* placeholder, const char* text);
  void add(const char* name, std::vector<std::string>* target, const char* placeholder,
           const char* text);  // repeatable
  // Numbers are finite and not negative.
  void add(const char* name, double* target, const char* placeholder, const char* text);
  void add(const char* name, std::uint64_t* target, const char* placeholder, const char* text);
  void add(const char* name, std::optional<bool>* target, const char* placeholder, const char* text);  // true or false
  void add_flag(const char* name, bool* target, const char* text);

  // The options that are added from here on stand under this heading of the help.
  void group(std::string heading);

  // Words that are not options, in their order.
  const std::vector<std::string>& words() const { return words_; }

  // Whether the option (by its long name) was on the command line.
  bool given(const std::string& name) const;

  // False if -h was given: the help is printed and the command is done. Throws UsageError.
  bool parse(std::span<const std::string> arguments);

 private:
  void print_help() const;

  std::string usage_;
  boost::program_options::options_description description_;
  std::vector<std::pair<std::size_t, std::string>> groups_;  // by their first option
  std::vector<std::string> words_;
  std::vector<std::string> given_;
  bool help_ = false;
};

}  // namespace kontor::cli

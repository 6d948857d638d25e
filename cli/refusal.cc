// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/refusal.h"

#include <algorithm>

#include "text/ascii.h"

namespace wirecopy::cli {

namespace {

std::string before(const std::string& text, std::string_view mark) {
  return text.substr(0, text.find(mark));
}

std::string after(const std::string& text, std::string_view mark) {
  const std::size_t place = text.find(mark);
  return place == std::string::npos ? text : text.substr(place + mark.size());
}

// "Could not convert: --limit = many"
std::string of_conversion(const std::string& message) {
  const std::string rest = after(message, ": ");
  return before(rest, " = ") + " cannot be '" + after(rest, " = ") + "'";
}

// "--limit: 1 required UINT missing", "--limit: At Most 1 required but received 2"
std::string of_count(const std::string& message) {
  const bool is_repeated = message.find("At Most") != std::string::npos;
  return before(message, ":") + (is_repeated ? " is given more than once" : " needs a value");
}

// "id is required"
std::string of_need(const std::string& message) {
  std::string name = before(message, " is required");
  std::ranges::transform(name, name.begin(), text::ascii_upper);
  return name + " is missing";
}

// "--quiet excludes --verbose"
std::string of_exclusion(const std::string& message) {
  return before(message, " excludes ") + " and " + after(message, " excludes ") + " cannot stand together";
}

// "--max-record: 5xb unit not recognized. Allowed values: {b,...}"; what our own validators say needs no other words.
std::string of_validation(const std::string& message) {
  if (message.find("unit not recognized") == std::string::npos) return message;
  return before(message, ":") + " takes a size such as 500kB, 32MB or 1GB";
}

}  // namespace

std::string refusal_words(const CLI::Error& error) {
  std::string message = error.what();
  while (!message.empty() && (message.back() == '.' || message.back() == '\n')) message.pop_back();
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return of_conversion(message);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return of_count(message);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return of_need(message);
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) return of_exclusion(message);
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return of_validation(message);
  return message;
}

}  // namespace wirecopy::cli

// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "text/escape.h"

namespace wirecopy::cli {

namespace {

int descriptor(Stream stream) {
  return stream == Stream::Output ? STDOUT_FILENO : STDERR_FILENO;
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::Title:
      return "\x1b[1m";
    case Ink::Outlet:
      return "\x1b[36m";
    case Ink::Match:
      return "\x1b[1;31m";
    case Ink::Shared:
      return "\x1b[32m";
    case Ink::Quiet:
      return "\x1b[2m";
    case Ink::Warning:
      return "\x1b[33m";
    case Ink::Plain:
      break;
  }
  return {};
}

bool is_web_address(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// An address that cannot end the escape sequence it stands in.
std::string safe_address(std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string safe;
  for (const char character : url) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte > 0x20 && byte < 0x7F) {
      safe += character;
    } else {
      safe += '%';
      safe += digits[byte >> 4];
      safe += digits[byte & 15];
    }
  }
  return safe;
}

}  // namespace

bool is_terminal(Stream stream) {
  return ::isatty(descriptor(stream)) == 1;
}

std::size_t terminal_width(Stream stream) {
  winsize size{};
  if (::ioctl(descriptor(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view stated = environment("COLUMNS");
  std::size_t columns = 0;
  std::from_chars(stated.data(), stated.data() + stated.size(), columns);
  return columns > 0 ? columns : 80;
}

Screen Screen::of(Stream stream, Colour colour) {
  const bool wanted = is_terminal(stream) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  return {.width = std::clamp<std::size_t>(terminal_width(stream), 40, 120),
          .painted = colour == Colour::Always || (colour == Colour::Auto && wanted)};
}

std::string Screen::paint(Ink ink, std::string_view text) const {
  std::string safe = text::escape_terminal(text);
  if (!painted || ink == Ink::Plain || safe.empty()) return safe;
  return std::string(code_of(ink)) + safe + "\x1b[0m";
}

std::string Screen::link(std::string_view url, std::string_view text) const {
  if (!painted || !is_web_address(url)) return std::string(text);
  return "\x1b]8;;" + safe_address(url) + "\x1b\\" + std::string(text) + "\x1b]8;;\x1b\\";
}

}  // namespace wirecopy::cli

// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset.h"

#include <algorithm>
#include <memory>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include "text/ascii.h"
#include "text/mojibake.h"
#include "text/utf8.h"

namespace wirecopy::text {

namespace {

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};
// The longer first: the UTF-32LE mark starts with the UTF-16LE one.
constexpr Mark byte_order_marks[] = {
    {{"\xFF\xFE\0\0", 4}, "utf-32le"}, {{"\0\0\xFE\xFF", 4}, "utf-32be"}, {"\xEF\xBB\xBF", "utf-8"},
    {"\xFF\xFE", "utf-16le"},          {"\xFE\xFF", "utf-16be"},
};

// Detection looks at no more than this; more changes nothing and costs 100 microseconds a document.
constexpr std::size_t detected_bytes = 8192;

std::string lower_name(std::string_view name) {
  std::string out(name);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// Names that declarations and uchardet use for what ICU calls otherwise; web pages that say latin1 mean windows-1252
// (WHATWG Encoding).
std::string icu_name(std::string_view name) {
  std::string lower = lower_name(name);
  if (lower == "uhc" || lower == "euc-kr" || lower == "ks_c_5601-1987") return "windows-949";
  if (lower == "iso-8859-1" || lower == "latin1" || lower == "us-ascii" || lower == "ascii") return "windows-1252";
  if (lower == "gb2312" || lower == "gbk") return "gb18030";
  if (lower == "iso-8859-9") return "windows-1254";
  if (lower == "csiso2022jp") return "iso-2022-jp";
  if (lower == "hz") return "hz-gb-2312";
  return lower;
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::u16string wide(bytes.size() * 2 + 8, u'\0');  // no charset gives more than two code units for a byte
  const int32_t length = ucnv_toUChars(converter.get(), wide.data(), static_cast<int32_t>(wide.size()), bytes.data(),
                                       static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  wide.resize(static_cast<std::size_t>(length));
  out.reserve(wide.size() * 2);
  for (std::size_t i = 0; i < wide.size(); ++i) {
    char32_t code_point = wide[i];
    if (code_point >= 0xD800 && code_point < 0xDC00 && i + 1 < wide.size()) {
      const char32_t low = wide[i + 1];
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        ++i;
      }
    }
    append_utf8(out, code_point == 0 ? U' ' : code_point);
  }
  return out;
}

// Charsets that write everything in bytes below 0x80, so that what is not decoded passes for ASCII, each by what a text
// in it cannot do without. A text that declares nothing is in one of them where it switches to its characters.
struct SevenBits {
  std::string_view charset;
  std::string_view mark;
  bool speaks_for_itself;
};
constexpr SevenBits seven_bit_charsets[] = {
    {"iso-2022-jp", "\x1B$B", true},  {"iso-2022-jp", "\x1B$@", true},
    {"iso-2022-jp", "\x1B(I", true},  {"iso-2022-kr", "\x1B$)C", true},
    {"iso-2022-cn", "\x1B$)A", true}, {"iso-2022-cn", "\x1B$)G", true},
    {"hz-gb-2312", "~{", false},      {"utf-7", "+", false},
};

// The seven-bit charset of a text, empty where it is in none.
std::string seven_bit_charset(std::string_view bytes, std::string_view declared) {
  for (const SevenBits& row : seven_bit_charsets) {
    const bool is_meant = row.speaks_for_itself || declared == row.charset;
    if (is_meant && bytes.find(row.mark) != std::string_view::npos) {
      // Kinds of ISO-2022-JP that are declared know more characters.
      return std::string(declared.starts_with(row.charset) ? declared : row.charset);
    }
  }
  return {};
}

std::size_t replacements_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos; at = text.find("\xEF\xBF\xBD", at + 3))
    ++count;
  return count;
}

// Sequences of UTF-8 beyond ASCII, well-formed and not.
struct Sequences {
  std::size_t good = 0;
  std::size_t bad = 0;
};

Sequences sequences_in(std::string_view bytes) {
  Sequences count;
  for (std::size_t position = 0; position < bytes.size();) {
    const std::size_t begin = position;
    if (next_code_point(bytes, position) < 0x80) continue;
    // An ill-formed byte moves by one; every well-formed sequence beyond ASCII is longer.
    ++(position - begin > 1 ? count.good : count.bad);
  }
  return count;
}

// What a byte that stands between these two, and is no UTF-8, is in windows-1252; 0 where that cannot be told. What is
// left of a sequence of UTF-8 that was cut must not pass for a letter: those begin with 0xC2, 0xC3 and 0xE2 mostly.
char32_t stray_character(char before, uint8_t byte, char behind) {
  const bool in_ascii = (before & 0x80) == 0 && (behind & 0x80) == 0 && before != '\0';
  const char32_t c = character_of_windows_1252(byte);
  if (!in_ascii || c == 0) return 0;
  // Quotation marks, dashes, the euro; of the signs behind them the common ones.
  if (byte < 0xC0 && !is_letter(c))
    return byte < 0xA0 || std::u32string_view(U"£§©«°»").find(c) != std::u32string_view::npos ? c : 0;
  if (!is_letter(c) || byte == 0xC2 || byte == 0xC3 || byte == 0xFE || byte == 0xFF) return 0;
  if (is_ascii_letter(behind)) return c;
  const bool is_word =
      before == ' ' && behind == ' ' && std::u32string_view(U"àèé").find(c) != std::u32string_view::npos;
  if (is_word) return c;
  return byte != 0xE2 && is_ascii_letter(before) && behind != '\0' ? c : 0;
}

Decoded repaired(std::string_view bytes) {
  Decoded decoded{repair_text(bytes), "utf-8"};
  decoded.replaced = replacements_in(decoded.text) - replacements_in(bytes);
  decoded.mended = sequences_in(bytes).bad - decoded.replaced;
  return decoded;
}

// Binary data: control characters that no text has, more than one in a hundred.
bool is_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, detected_bytes);
  std::size_t controls = 0;
  for (const char character : head) {
    const auto byte = static_cast<uint8_t>(character);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B) ++controls;
  }
  return controls * 100 > head.size();
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  const std::string_view head = bytes.substr(0, detected_bytes);
  uchardet_handle_data(detector.get(), head.data(), head.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

}  // namespace

std::string repair_text(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t position = 0; position < bytes.size();) {
    const std::size_t begin = position;
    char32_t c = next_code_point(bytes, position);
    const auto byte = static_cast<uint8_t>(bytes[begin]);
    if (byte >= 0x80 && position == begin + 1) {
      const char before = begin > 0 ? bytes[begin - 1] : '\0';
      const char behind = position < bytes.size() ? bytes[position] : '\0';
      if (const char32_t stray = stray_character(before, byte, behind); stray != 0) c = stray;
    }
    append_utf8(out, c == 0 ? U' ' : c);
  }
  return out;
}

std::optional<Decoded> decode(std::string_view bytes, std::string_view declared) {
  if (bytes.size() > (1u << 30)) return std::nullopt;
  for (const Mark& mark : byte_order_marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    const std::string_view rest = bytes.substr(mark.bytes.size());
    if (mark.charset == "utf-8") return repaired(rest);
    auto text = convert(rest, std::string(mark.charset));
    if (!text) return std::nullopt;
    return Decoded{std::move(*text), std::string(mark.charset), 0};
  }
  if (is_binary(bytes)) return std::nullopt;
  if (const std::string charset = seven_bit_charset(bytes, icu_name(declared)); !charset.empty()) {
    auto text = convert(bytes, charset);
    if (text && replacements_in(*text) * 100 <= text->size() / 2) return Decoded{std::move(*text), charset, 0};
  }
  // Latin-1 or Shift_JIS text is hardly ever well-formed UTF-8 by chance: this beats any declaration.
  if (is_utf8(bytes))
    return Decoded{bytes.find('\0') == std::string_view::npos ? std::string(bytes) : repair_utf8(bytes), "utf-8", 0};

  // Mostly UTF-8 with a few broken bytes: mending costs those, any other charset would spoil every accent. Texts in
  // other charsets have a well-formed sequence by chance, but many more of the other kind.
  const Sequences count = sequences_in(bytes);
  const std::size_t good_for_bad = declared.empty() || icu_name(declared) == "utf-8" ? 1 : 4;
  if (count.good >= count.bad * good_for_bad) return repaired(bytes);
  for (const std::string& name : {icu_name(declared), icu_name(detect(bytes))}) {
    if (name.empty() || name == "utf-8") continue;
    auto text = convert(bytes, name);
    if (text && replacements_in(*text) * 100 <= text->size() / 2) return Decoded{std::move(*text), name, 0};
  }
  auto text = convert(bytes, "windows-1252");
  if (!text) return std::nullopt;
  return Decoded{std::move(*text), "windows-1252", 0};
}

}  // namespace wirecopy::text

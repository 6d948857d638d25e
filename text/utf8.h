// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::text {

// True for well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF).
bool is_utf8(std::string_view bytes);

// The same text with each ill-formed sequence replaced by U+FFFD and each NUL by a space; well-formed text comes back
// unchanged.
std::string repair_utf8(std::string_view bytes);

// The code point at `position`, which is moved past it. An ill-formed byte gives U+FFFD and moves by one.
// Precondition: position < text.size().
char32_t next_code_point(std::string_view text, std::size_t& position);

// Appends the UTF-8 form of a code point; what is not a scalar value becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

// The largest boundary of a character that is not after `position`: for cutting a text without cutting a character.
std::size_t character_start(std::string_view text, std::size_t position);

// Letters, digits and marks of any script (Unicode general categories L, M and N).
bool is_word_character(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);

// Terminal columns a text takes (East Asian wide characters two, marks and controls none).
std::size_t display_width(std::string_view text);

}  // namespace wirecopy::text

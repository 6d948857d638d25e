// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::text {

// The character that a byte from 0x80 on stands for in windows-1252; 0 where it stands for none.
char32_t character_of_windows_1252(uint8_t byte);

// A text whose UTF-8 was read as windows-1252 somewhere on its way ("cafÃ©", "donâ€™t"), once or several times, as it
// was meant. Nothing where that is not certain: sequences of three or four characters that make a letter are no
// accident, those of two are believed where hardly any other letter beyond ASCII contradicts them. The text must be
// well-formed UTF-8.
std::optional<std::string> repair_mojibake(std::string_view text);

}  // namespace wirecopy::text

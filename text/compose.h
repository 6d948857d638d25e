// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace wirecopy::text {

// The text with each letter and its marks as one character where Unicode has one (Normalization Form C), and the vowel
// am of Thai and Lao as one sign, which that form leaves in two. What looks the same is then the same bytes, so it is
// cut into the same words. The text must be well-formed UTF-8; one that is composed comes back as it is, uncopied.
std::string composed(std::string text);

}  // namespace wirecopy::text

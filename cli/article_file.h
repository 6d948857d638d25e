// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "corpus/article.h"

namespace wirecopy::cli {

// The one article in a file, as `wirecopy index` would read it; "-" is standard input. Throws Error when the file
// cannot be read, or holds no article or several.
corpus::Article read_article(const std::string& file);

// The text of a file, for matching: plain text whole and as it stands, of any other format the body of its one article.
// Throws Error as read_article does.
std::string read_text(const std::string& file);

}  // namespace wirecopy::cli

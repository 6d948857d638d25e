// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// Where an outlet is from that the user has named.
inline constexpr std::string_view outlet_from_flag = "--source";
inline constexpr std::string_view outlet_from_table = "--outlets";

inline constexpr std::string_view mended_note = "UTF-8 that had been read as windows-1252 was mended";

// Finishes an article whose fields a format has filled from a record, and appends it to `parsed`, or a reject when it
// has neither title nor text. Texts may still hold markup, character references and furniture, and need not be
// well-formed UTF-8: titles become one line, bodies clean paragraphs, the outlet is taken from the URL when none was
// named, the language is told from title and body with article.language as a hint, and what the options say overrides.
// Notes on the record in `parsed` become notes of the article.
void complete(Article article, const Record& record, const ReadOptions& options, Parsed& parsed);

// The publishing status of the IPTC (NewsML-G2, ninjs): a canceled item must not be used any more, a withheld one not
// until it is said to be usable, and what was published of either must go. True when the status is one of these; then a
// reject says so, and a withdrawal takes earlier versions out of an index.
bool reject_withdrawn(std::string_view status, const Article& article, const Record& record, Parsed& parsed);

}  // namespace wirecopy::corpus

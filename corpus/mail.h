// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// Newsletters and other mail: a message a file (RFC 5322, ".eml"), or many in an mbox (RFC 4155, lines that begin with
// "From " escaped by ">" or not). Each message is an article, and so is each message that is in it. The text is the
// plain part, or the page where that says much more; attachments are left out.
bool recognise_mail(std::string_view head);
void split_mail(ByteStream& stream, Records& records);
Parsed parse_mail(const Record& record, const ReadOptions& options);

}  // namespace wirecopy::corpus

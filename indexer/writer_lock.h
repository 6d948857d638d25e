// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <xapian.h>

namespace wirecopy::indexer {

// Throws Error (IndexMissing) when no index can be written at a path, whatever comes: there is a file, as a stub file is,
// or a directory with other files, or it names a server.
void check_place(const std::string& path);

// Opens an index for writing, makes it (empty, with its metadata, committed) where there is none, and leaves a note in
// its directory that says who writes. Xapian's own lock decides; the note is only for the message. Throws Error:
// IndexLocked with the holder, IndexMissing when the directory holds something else or another version.
Xapian::WritableDatabase open_for_writing(const std::string& path);

// Puts the finished index directory `made` in the place of `path` in one atomic step and removes what stood there.
// Readers of the old one keep it until they reopen.
void put_in_place(const std::string& made, const std::string& path);

}  // namespace wirecopy::indexer

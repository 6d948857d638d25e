// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::searcher {

// A query kept under a name: found again as query:name, run by alerts.
struct SavedQuery {
  std::string name;
  std::string text;  // in the query language
};

// All saved queries of an index.
struct SavedQueries {
  std::vector<SavedQuery> queries;     // by name
  std::vector<std::size_t> bad_lines;  // numbers of lines that are none, from 1
  std::string fault;                   // why the file cannot be read; empty when there is none or it was read

  // The query of a name, letters of either case; null when there is none.
  const SavedQuery* find(std::string_view name) const;
};

// The file of saved queries stands beside the index, as <index>.queries: it belongs to the people who search, outlives
// a rebuild of the index, and needs no writer's lock. A line of it is a JSON object {"name": ..., "query": ...}; other
// members are kept. Throws Error (Usage) for an index that is no path of this machine ("host:port").
inline constexpr std::string_view saved_queries_ending = ".queries";
std::string saved_queries_path(const std::string& index);

// Letters and figures of any script, and . - _ between them; 64 bytes at most.
bool is_query_name(std::string_view name);

// The queries of such a file. Never throws: what is wrong with it stands in the list.
SavedQueries look_into_saved_queries(const std::string& path);

// The same; none there means no queries. Throws Error when it cannot be read.
SavedQueries read_saved_queries(const std::string& path);

// Keeps a query under a name, in place of one of the same name; true when there was one. Another process may write
// meanwhile: each waits for the other. What stood there before stays whole until the new file is complete. Throws
// Error: Usage for a bad name, Broken when the file cannot be written, or has lines that are no queries and would be
// lost.
bool save_query(const std::string& path, const SavedQuery& query);

// Takes queries out; the names that were not there come back.
std::vector<std::string> remove_queries(const std::string& path, const std::vector<std::string>& names);

}  // namespace wirecopy::searcher

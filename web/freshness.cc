// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/freshness.h"

#include <charconv>
#include <ctime>

#include "schema/index.h"
#include "searcher/kept_file.h"
#include "searcher/saved_queries.h"
#include "searcher/synonyms.h"
#include "web/build_mark.h"

namespace wirecopy::web {

namespace {

std::string hexadecimal(uint64_t number) {
  char digits[16];
  return std::string(digits, std::to_chars(digits, digits + sizeof digits, number, 16).ptr);
}

// A figure that changes with what queries draw on beside the index: saved queries and synonyms.
uint64_t lists_version(const std::string& index) {
  const auto saved =
      static_cast<uint64_t>(searcher::version_of_file(searcher::path_beside(index, searcher::saved_queries_ending)));
  return saved * 31 + static_cast<uint64_t>(searcher::version_of_file(searcher::synonyms_path(index)));
}

}  // namespace

std::string entity_tag(const std::string& index, const searcher::IndexState& state, int64_t now) {
  static const std::string build = build_mark();
  constexpr int64_t quarter_hour = 900;
  return "W/\"" + hexadecimal(schema::identity_of(index)) + "-" + std::to_string(state.revision) + "-" +
         hexadecimal(state.articles) + "-" + hexadecimal(lists_version(index)) + "-" + build + "-" +
         hexadecimal(static_cast<uint64_t>(now / quarter_hour)) + "\"";
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (if_none_match == "*") return true;
  if (tag.starts_with("W/"))
    tag.remove_prefix(2);  // weak comparison; the quotes keep a part of another tag from matching
  return if_none_match.find(tag) != std::string_view::npos;
}

Response fresh_response(const Request& request, const std::string& index, const searcher::IndexState& state,
                        const std::function<Response(const searcher::IndexState&)>& make) {
  const std::string tag = entity_tag(index, state, std::time(nullptr));
  Response response;
  if (request.method != Method::Post && names_tag(request.header("If-None-Match"), tag)) {
    response.status = 304;
  } else {
    response = make(state);
    if (response.status != 200) return response;
  }
  response.headers.push_back({"ETag", tag});
  response.headers.push_back({"Cache-Control", "private, no-cache"});
  return response;
}

}  // namespace wirecopy::web

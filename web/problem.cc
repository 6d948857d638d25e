// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/problem.h"

#include <nlohmann/json.hpp>

#include "searcher/json_parts.h"

namespace wirecopy::web {

Response problem_json(const Problem& problem) {
  nlohmann::ordered_json json;
  json["type"] = "about:blank";
  json["title"] = reason_phrase(problem.status);
  json["status"] = problem.status;
  json["detail"] = problem.detail;
  json["code"] = problem.code;
  if (!problem.parameter.empty()) json["parameter"] = problem.parameter;
  if (!problem.hint.empty()) json["hint"] = problem.hint;
  return {.status = problem.status,
          .content_type = "application/problem+json",
          .body = searcher::dumped(json) + "\n",
          .headers = {{"Cache-Control", "no-store"}}};
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Error";
  }
}

}  // namespace wirecopy::web

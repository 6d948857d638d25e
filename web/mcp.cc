// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/mcp.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "searcher/deadline.h"
#include "web/parameters.h"
#include "web/problem.h"
#include "web/route_parameters.h"
#include "web/url.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

struct Revision {
  std::string_view name;
  bool takes_batches;
};
// The newest first: what is offered to a client that asks for one not listed.
constexpr std::array revisions{Revision{"2025-06-18", false}, Revision{"2025-03-26", true},
                               Revision{"2024-11-05", true}};

constexpr std::size_t most_in_batch = 50;

// JSON-RPC 2.0, section 5.1
constexpr int parse_error = -32700;
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr int invalid_params = -32602;
constexpr int out_of_time = -32000;  // the first of those a server may give a meaning

// What an assistant can take in at once; the rest of a text is had by `offset`.
constexpr std::string_view usual_part = "16000";

constexpr std::string_view query_help =
    "the query: words must all match; \"...\" is an exact phrase; AND OR NOT - ( ) source: lang: author: title: date:";
constexpr ToolArgument query{"q", query_help, true};
constexpr ToolArgument from{"from", "published on this date or later: 2024, 2024-03, 2024-03-15, 7d"};
constexpr ToolArgument until{"until", "published on this date or earlier"};
constexpr ToolArgument source{"source", "outlets, with commas between"};
constexpr ToolArgument lang{"lang", "languages by code or English name, with commas between: en,German"};
constexpr ToolArgument unit{"unit"};
constexpr ToolArgument article{"id", "the id of an article", true};

constexpr std::array search_arguments{
    query,
    from,
    until,
    source,
    lang,
    ToolArgument{"sort",
                 "relevance, fresh (relevance, newer ones higher), -date (newest first), date, copies or outlets"},
    ToolArgument{"dups", "collapse: each text once (as without it); show: every article; only: the copies"},
    ToolArgument{"group", "copies: a hit for each text (as without it); story: one for each event; none"},
    ToolArgument{"match", "all of the words must match (as without it), or any"},
    ToolArgument{"limit"},
    ToolArgument{"offset"},
    ToolArgument{"cursor", "\"next\" of an earlier answer: the hits behind it"}};
constexpr std::array count_arguments{query, from, until, source, lang};
constexpr std::array histogram_arguments{
    query,
    from,
    until,
    source,
    lang,
    unit,
    ToolArgument{"interval", "what a bucket of the histogram spans", false, "histogram", "day"},
    ToolArgument{"tz", "the time zone in which days begin: UTC, Europe/Berlin"}};
constexpr std::array article_arguments{
    article, ToolArgument{"q"},
    ToolArgument{"offset", "how many bytes of the text to skip: body_part.next_offset of an earlier answer reads on"},
    ToolArgument{"limit", "how many bytes of the text at most", false, "limit", usual_part}};
constexpr std::array id_arguments{article};
constexpr std::array pair_arguments{ToolArgument{"a", "the id of one article", true},
                                    ToolArgument{"b", "the id of the other", true}};
constexpr std::array text_arguments{
    ToolArgument{"text", "a press release, a speech, a sentence of 12 words or more", true}, ToolArgument{"limit"}};

constexpr std::array table{
    Tool{"search", "Search the archive",
         "Finds news articles. Each text is one hit however many outlets ran it, with highlights and who else ran it. "
         "total says how many articles, texts and stories match: 0 is an answer, not a failure.",
         Method::Get, "/api/v1/search", search_arguments},
    Tool{"count", "Count coverage", "How many articles, texts and stories match a query, exactly.", Method::Get,
         "/api/v1/count", count_arguments},
    Tool{
        "histogram", "Coverage over time",
        "How many texts, articles or stories match a query in each hour, day, week, month or year; empty ones are left "
        "out.",
        Method::Get, "/api/v1/histogram", histogram_arguments},
    Tool{"get_article", "Read an article",
         "The text of an article, with its date, outlet and copies. Of a long text a part: body_part says which bytes "
         "they are, whether it is truncated, and the offset that reads on.",
         Method::Get, "/api/v1/articles/{id}", article_arguments},
    Tool{"copies", "Who ran this text",
         "All articles that carry the text of an article: who was first, what each kept.", Method::Get,
         "/api/v1/articles/{id}/copies", id_arguments},
    Tool{"compare", "Compare two articles",
         "What two articles share word for word, and the places of what each adds; get_article has their texts.",
         Method::Get, "/api/v1/compare", pair_arguments, "bodies=no"},
    Tool{"match", "Trace a text", "The articles that reuse a text, with the passages.", Method::Post, "/api/v1/match",
         text_arguments},
};

ordered_json failure(const ordered_json& id, int code, const std::string& message) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}};
}

ordered_json success(const ordered_json& id, const ordered_json& result) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"result", result}};
}

// An argument of every tool where there are several indexes.
ordered_json index_schema(const Backend& backend) {
  ordered_json names = ordered_json::array();
  for (const NamedIndex& index : backend.indexes) names.push_back(index.name);
  return {{"type", "string"}, {"enum", names}, {"description", "which archive to ask (the first without it)"}};
}

std::string_view parameter_of(const ToolArgument& argument) {
  return argument.parameter.empty() ? argument.name : argument.parameter;
}

const Route& route_of(const Tool& tool) {
  const std::span<const Route> all = routes();
  return *std::ranges::find_if(
      all, [&](const Route& route) { return route.pattern == tool.pattern && route.method == tool.method; });
}

// The parameter of the route that an argument stands for.
RouteParameter told_of(const Tool& tool, const ToolArgument& argument) {
  const std::vector<RouteParameter> all = parameters_of(route_of(tool));
  const auto found = std::ranges::find(all, parameter_of(argument), &RouteParameter::name);
  RouteParameter told = found == all.end() ? standing_parameter(argument.name) : *found;
  if (!argument.help.empty()) told.help = argument.help;
  if (!argument.standard.empty()) told.values.standard = argument.standard;
  told.repeats = Repeats::Once;  // a list is a text with commas
  return told;
}

ordered_json schema_of(const Tool& tool, const Backend& backend) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const ToolArgument& argument : tool.arguments) {
    const RouteParameter told = told_of(tool, argument);
    ordered_json& property = properties[std::string(argument.name)] = schema_of(told);
    property["description"] = told.help;
    if (argument.required) required.push_back(argument.name);
  }
  if (backend.indexes.size() > 1) properties[std::string(index_parameter)] = index_schema(backend);
  return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

ordered_json list_tools(const Backend& backend) {
  ordered_json list = ordered_json::array();
  for (const Tool& tool : table)
    list.push_back({{"name", tool.name},
                    {"title", tool.title},
                    {"description", tool.help},
                    {"inputSchema", schema_of(tool, backend)},
                    {"annotations", {{"readOnlyHint", true}, {"openWorldHint", false}}}});
  return {{"tools", list}};
}

const Revision* find_revision(std::string_view name) {
  const auto found = std::ranges::find(revisions, name, &Revision::name);
  return found == revisions.end() ? nullptr : &*found;
}

// The revision that is spoken with a client that asks for one.
const Revision& agreed_revision(const ordered_json& parameters) {
  const Revision* asked = find_revision(parameters.value("protocolVersion", std::string()));
  return asked != nullptr ? *asked : revisions.front();
}

ordered_json greeting(const Revision& revision) {
  return {{"protocolVersion", revision.name},
          {"capabilities", {{"tools", {{"listChanged", false}}}}},
          {"serverInfo", {{"name", "wirecopy"}, {"title", "Wirecopy news archive"}, {"version", WIRECOPY_VERSION}}},
          {"instructions",
           "An archive of news articles in which copies of one text are recognised. Search first, then read with "
           "get_article; quote with the outlet and date that the hit gives. Offsets are bytes of the text."}};
}

// What a client sends as an argument, as the text of a parameter; nothing when it is of another type.
std::optional<std::string> text_of(const ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return std::to_string(value.get<int64_t>());
  if (!value.is_array()) return std::nullopt;
  std::string list;
  for (const ordered_json& item : value) {
    if (!item.is_string()) return std::nullopt;
    list += (list.empty() ? "" : ",") + item.get<std::string>();
  }
  return list;
}

ordered_json tool_answer(const std::string& text, bool failed) {
  ordered_json result = {{"content", {{{"type", "text"}, {"text", text}}}}, {"isError", failed}};
  if (failed) return result;
  ordered_json structured = ordered_json::parse(text, nullptr, false);
  if (structured.is_object()) result["structuredContent"] = std::move(structured);
  return result;
}

// The request of the API that a call of a tool stands for, or what is wrong with it.
struct ToolRequest {
  Request request;
  std::string wrong;
};

// The names of all arguments, as a sentence has them.
std::string names_of(const Tool& tool) {
  std::string names;
  for (const ToolArgument& argument : tool.arguments) names += (names.empty() ? "" : ", ") + std::string(argument.name);
  return names;
}

// What is wrong with the names of what was given, or empty.
std::string wrong_names(const Tool& tool, const ordered_json& given, bool has_choice) {
  std::string unknown;
  for (const auto& [name, value] : given.items()) {
    const bool is_known = std::ranges::find(tool.arguments, name, &ToolArgument::name) != tool.arguments.end();
    if (!is_known && !(has_choice && name == index_parameter)) unknown += (unknown.empty() ? "" : ", ") + name;
  }
  if (!unknown.empty())
    return std::string(tool.name) + " takes no argument " + unknown + "; it takes " + names_of(tool) +
           (has_choice ? ", " + std::string(index_parameter) : "");
  for (const ToolArgument& argument : tool.arguments)
    if (argument.required && !given.contains(argument.name))
      return std::string(tool.name) + " needs the argument " + std::string(argument.name);
  return "";
}

ToolRequest request_of(const Tool& tool, const ordered_json& given, const Backend& backend) {
  ToolRequest made;
  made.request.method = tool.method;
  made.request.path = tool.pattern;
  made.wrong = wrong_names(tool, given, backend.indexes.size() > 1);
  if (!made.wrong.empty()) return made;
  std::string form(tool.fixed);
  const auto add = [&](std::string_view name, std::string_view value) {
    form += (form.empty() ? "" : "&") + std::string(name) + "=" + percent_encode(value);
  };
  for (const ToolArgument& argument : tool.arguments) {
    const auto value = given.find(argument.name);
    if (value == given.end() || value->is_null()) {
      if (!argument.standard.empty()) add(parameter_of(argument), argument.standard);
      continue;
    }
    const std::optional<std::string> text = text_of(*value);
    const std::size_t place = made.request.path.find("{id}");
    if (!text) {
      made.wrong = "the argument " + std::string(argument.name) + " must be of the type " +
                   std::string(told_of(tool, argument).values.type);
      return made;
    }
    if (argument.name == "id" && place != std::string::npos) {
      made.request.path.replace(place, 4, percent_encode(*text));
    } else {
      add(parameter_of(argument), *text);
    }
  }
  if (const auto index = given.find(index_parameter); index != given.end() && index->is_string())
    made.request.query = std::string(index_parameter) + "=" + percent_encode(index->get<std::string>());
  if (tool.method == Method::Post) {
    made.request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    made.request.body = std::move(form);
  } else if (!form.empty()) {
    made.request.query += (made.request.query.empty() ? "" : "&") + form;
  }
  return made;
}

// A problem with a parameter of the route, told of the argument that stands for it.
std::string in_arguments(const Tool& tool, const std::string& body) {
  ordered_json problem = ordered_json::parse(body, nullptr, false);
  if (!problem.is_object() || !problem.contains("parameter") || !problem.contains("detail")) return body;
  for (const ToolArgument& argument : tool.arguments) {
    if (parameter_of(argument) == argument.name || problem["parameter"] != parameter_of(argument)) continue;
    std::string detail = problem["detail"].get<std::string>();
    if (detail.starts_with(argument.parameter)) detail.replace(0, argument.parameter.size(), argument.name);
    problem["detail"] = detail;
    problem["parameter"] = argument.name;
  }
  return problem.dump();
}

// Cuts a search when the time of its batch is up.
void limit_time(ToolRequest& made, const Tool& tool, const searcher::Deadline& deadline) {
  const std::optional<uint32_t> left = deadline.milliseconds_left();
  if (!left || !route_of(tool).description.parameters.starts_with('*')) return;
  made.request.query += "&time_limit_ms=" + std::to_string(std::clamp(*left, 1u, longest_time));
}

ordered_json call_tool(const Tool& tool, const ordered_json& given, const Backend& backend, const Report& report,
                       const searcher::Deadline& deadline) {
  ToolRequest made = request_of(tool, given, backend);
  if (!made.wrong.empty()) return tool_answer(made.wrong, true);
  limit_time(made, tool, deadline);
  const Response response = dispatch(made.request, backend, report);
  const bool is_problem = response.status >= 400;
  return tool_answer(is_problem ? in_arguments(tool, response.body) : response.body, is_problem);
}

ordered_json answer_call(const ordered_json& id, const ordered_json& parameters, const Backend& backend,
                         const Report& report, const searcher::Deadline& deadline) {
  if (deadline.is_over()) return failure(id, out_of_time, "the time for one batch is up: ask again, for less at once");
  const std::string name = parameters.value("name", std::string());
  const auto tool = std::ranges::find(table, name, &Tool::name);
  if (tool == table.end()) return failure(id, invalid_params, "there is no tool " + name);
  const ordered_json given = parameters.value("arguments", ordered_json::object());
  if (!given.is_object()) return failure(id, invalid_params, "the arguments must be an object");
  return success(id, call_tool(*tool, given, backend, report, deadline));
}

bool is_initialize(const ordered_json& message) {
  return message.is_object() && message.value("method", ordered_json()) == "initialize";
}

std::optional<ordered_json> answer_message(const ordered_json& message, const Backend& backend, const Report& report,
                                           const searcher::Deadline& deadline) {
  if (!message.is_object() || message.value("jsonrpc", ordered_json()) != "2.0")
    return failure(nullptr, invalid_request, "this is no message of JSON-RPC 2.0");
  const auto method = message.find("method");
  const auto id = message.find("id");
  if (method == message.end()) {  // a response: we ask nothing
    if (message.contains("result") || message.contains("error")) return std::nullopt;
    return failure(nullptr, invalid_request, "the message has no method");
  }
  if (!method->is_string())
    return failure(id == message.end() ? ordered_json() : *id, invalid_request, "the method must be a string");
  if (id == message.end()) return std::nullopt;  // a notification
  if (!id->is_string() && !id->is_number())
    return failure(nullptr, invalid_request, "the id must be a string or number");
  const ordered_json parameters = message.value("params", ordered_json::object());
  if (!parameters.is_object()) return failure(*id, invalid_params, "the params must be an object");
  if (*method == "initialize") return success(*id, greeting(agreed_revision(parameters)));
  if (*method == "ping") return success(*id, ordered_json::object());
  if (*method == "tools/list") return success(*id, list_tools(backend));
  if (*method == "tools/call") return answer_call(*id, parameters, backend, report, deadline);
  return failure(*id, method_not_found, "there is no method " + method->get<std::string>());
}

// A message that may hold members of another type than they have to be.
std::optional<ordered_json> answer_safely(const ordered_json& message, const Backend& backend, const Report& report,
                                          const searcher::Deadline& deadline = {}) {
  try {
    return answer_message(message, backend, report, deadline);
  } catch (const ordered_json::exception& error) {
    const bool is_request = message.is_object() && message.contains("method") && message["method"].is_string();
    return failure(message.is_object() ? message.value("id", ordered_json()) : ordered_json(),
                   is_request ? invalid_params : invalid_request,
                   "a member of this message is of another type than the protocol has it: " +
                       std::string(error.what()).substr(std::string_view(error.what()).find("] ") + 2));
  }
}

// JSON-RPC 2.0, section 6: the answers as a list, nothing where none of the messages asks for one.
std::optional<ordered_json> answer_batch(const ordered_json& batch, const Backend& backend, const Report& report) {
  if (batch.empty()) return failure(nullptr, invalid_request, "a batch must hold a message");
  if (batch.size() > most_in_batch)
    return failure(nullptr, invalid_request, "a batch holds " + std::to_string(most_in_batch) + " messages at most");
  const searcher::Deadline deadline(backend.indexes.front().searchers.longest_search_ms());
  ordered_json answers = ordered_json::array();
  for (const ordered_json& message : batch) {
    std::optional<ordered_json> answer =
        is_initialize(message)
            ? failure(message.value("id", ordered_json()), invalid_request, "initialize must not be part of a batch")
            : answer_safely(message, backend, report, deadline);
    if (answer) answers.push_back(std::move(*answer));
  }
  if (answers.empty()) return std::nullopt;
  return answers;
}

// A page of another site must not reach a server on the reader's own machine (the protocol asks for this check).
bool is_same_site(const Request& request) {
  const std::string_view origin = request.header("Origin");
  const std::size_t host = origin.find("://");
  return origin.empty() || (host != std::string_view::npos && origin.substr(host + 3) == request.header("Host"));
}

}  // namespace

std::span<const Tool> tools() {
  return table;
}

McpSession::McpSession(const Backend& backend, Report report, std::string_view revision)
    : backend_(backend), report_(std::move(report)), revision_(revision) {}

std::optional<std::string> McpSession::answer(std::string_view message) {
  std::optional<ordered_json> answer;
  const ordered_json parsed = ordered_json::parse(message, nullptr, false);
  const Revision* revision = find_revision(revision_);
  if (parsed.is_discarded()) {
    answer = failure(nullptr, parse_error, "this is no JSON");
  } else if (parsed.is_array() && revision != nullptr && !revision->takes_batches) {
    answer = failure(nullptr, invalid_request, "revision " + revision_ + " of the protocol has no batches");
  } else if (parsed.is_array()) {
    answer = answer_batch(parsed, backend_, report_);
  } else {
    answer = answer_safely(parsed, backend_, report_);
    if (is_initialize(parsed) && answer && answer->contains("result"))
      revision_ = (*answer)["result"]["protocolVersion"].get<std::string>();
  }
  if (!answer) return std::nullopt;
  return answer->dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::size_t calls_of_batch(std::string_view body) {
  std::size_t calls = 0;
  using Event = ordered_json::parse_event_t;
  const auto count = [&](int depth, Event event, const ordered_json&) {
    const bool begins = event == Event::value || event == Event::object_start || event == Event::array_start;
    if (depth == 1 && begins) ++calls;
    return depth == 0;  // nothing else is kept
  };
  // Asked of the parser that answers, which skips more than blanks before a list.
  const bool is_batch = ordered_json::parse(body, count, false).is_array();
  return is_batch && calls <= most_in_batch ? std::max<std::size_t>(calls, 1) : 1;
}

Response take_mcp(const Call& call) {
  const std::string_view type = call.request.header("Content-Type");
  if (!same_ignoring_case(type.substr(0, type.find(';')), "application/json"))
    return problem_json({.status = 415,
                         .code = "unsupported_media_type",
                         .detail = "a message of the Model Context Protocol is application/json"});
  if (!is_same_site(call.request))
    return problem_json({.status = 403, .code = "foreign_origin", .detail = "pages of other sites may not ask here"});
  // Sent with every message after the first; one that is not known here is an error (Streamable HTTP, "Protocol Version
  // Header").
  const std::string_view protocol = call.request.header("MCP-Protocol-Version");
  if (!protocol.empty() && find_revision(protocol) == nullptr) {
    std::string known;
    for (const Revision& each : revisions) known += (known.empty() ? "" : ", ") + std::string(each.name);
    return problem_json({.status = 400,
                         .code = "unsupported_protocol_version",
                         .detail = "this revision of the Model Context Protocol is not spoken here",
                         .hint = "known are " + known});
  }
  const std::optional<std::string> answer = McpSession(call.backend, call.report, protocol).answer(call.request.body);
  if (!answer) return {.status = 202, .content_type = {}, .body = {}, .headers = {}};
  return {.content_type = "application/json", .body = *answer + "\n", .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace wirecopy::web

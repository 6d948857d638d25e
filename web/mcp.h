// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/routes.h"

namespace wirecopy::web {

// The Model Context Protocol (modelcontextprotocol.io, revisions 2024-11-05 to 2025-06-18): tools by which an assistant
// asks an archive. Each tool is a route of the API under another name, so that both answer the same.

struct ToolArgument {
  std::string_view name;       // as the tool takes it
  std::string_view help = {};  // empty: that of the parameter
  bool required = false;
  std::string_view parameter = {};  // of the route, where that goes by another name
  std::string_view standard = {};   // what is asked for without it, where that is not what the route does
};

struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view help;
  Method method;
  std::string_view pattern;  // of the route; {id} stands for the argument "id"
  std::span<const ToolArgument> arguments;
  std::string_view fixed = {};  // what every call asks for beside them, as a query
};

// A new tool is a row.
std::span<const Tool> tools();

// What is said between a client and this server. Keeps the revision that they agreed on. Not thread-safe.
class McpSession {
 public:
  // `revision`: what they agreed on before, empty when that is not known.
  McpSession(const Backend& backend, Report report, std::string_view revision = {});

  // The answer to a message of JSON-RPC 2.0, or to a batch of them in revisions that have batches (before 2025-06-18);
  // nothing for notifications and responses, which ask for none. A text that is no message is answered with an error.
  // The searches of a batch together take no longer than one search may; no further call is begun after that time.
  // A tool that fails answers with isError and what to do, which is told apart from a search without hits. Throws
  // nothing.
  std::optional<std::string> answer(std::string_view message);

 private:
  const Backend& backend_;
  const Report report_;
  std::string revision_;
};

// How many messages a body holds that is a batch and not too long to be answered; 1 for any other, also one that is no
// JSON.
std::size_t calls_of_batch(std::string_view body);

// POST /mcp (Streamable HTTP): a message or a batch. 202 where there is no answer. The revision is that of the header
// MCP-Protocol-Version; without it, one that has batches.
Response take_mcp(const Call& call);

}  // namespace wirecopy::web

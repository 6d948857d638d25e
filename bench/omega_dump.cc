// SPDX-License-Identifier: GPL-2.0-or-later
// Writes articles in the form that Omega's scriptindex reads: name=value lines, an empty line between records.
#include <array>
#include <string>
#include <string_view>

#include "bench/article_stream.h"
#include "bench/options.h"
#include "bench/output_file.h"
#include "text/error.h"

namespace wirecopy::bench {

namespace {

// A value of several lines goes on behind a "=" at the start of each further line.
void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += name;
  out += '=';
  for (const char character : value) {
    out += character;
    if (character == '\n') out += '=';
  }
  out += '\n';
}

void run(int count, char** values) {
  std::string from;
  std::string out_path = "-";
  const std::array options{
      Option{"--from", "the articles", [&](const std::string& value) { from = value; }},
      Option{"--out", "file for the dump (standard output)", [&](const std::string& value) { out_path = value; }},
  };
  read_options(count, values, "omega_dump: writes articles for Omega's scriptindex.", options);
  if (from.empty()) throw Error("no articles to dump", "give --from", Failure::Usage);
  OutputFile out(out_path);
  std::string record;
  for_each_article(from, 1, [&](corpus::Article&& article) {
    record.clear();
    append_field(record, "id", article.id);
    append_field(record, "title", article.title);
    append_field(record, "body", article.body);
    append_field(record, "url", article.url);
    append_field(record, "published", std::to_string(article.published.seconds));
    append_field(record, "source", article.outlet);
    append_field(record, "lang", article.language);
    record += '\n';
    out.write(record);
  });
  out.close();
}

}  // namespace

}  // namespace wirecopy::bench

int main(int count, char** values) {
  return wirecopy::bench::guarded([&] { wirecopy::bench::run(count, values); });
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Writes a corpus of any size as JSON lines, with planted copies and their truth.
#include <array>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/chrono.h>
#include <fmt/core.h>

#include "bench/copyist.h"
#include "bench/grown.h"
#include "bench/options.h"
#include "bench/output_file.h"
#include "bench/synthetic.h"
#include "text/error.h"

namespace wirecopy::bench {

namespace {

constexpr std::string_view purpose =
    "make_corpus: writes articles as JSON lines. The same options give the same bytes; fewer articles of the same "
    "seed\n"
    "are the front of more. Says on stderr what was made: articles, copies, bytes of text (titles and bodies).";

struct Wanted {
  uint64_t articles = 10'000;
  uint64_t bytes = 2'600;
  uint64_t seed = 1;
  double copies = 0.2;
  std::string from;
  std::string out = "-";
  std::string truth;
};

void append_json(std::string& out, std::string_view text) {
  for (const char character : text) {
    if (character == '"' || character == '\\') {
      out += '\\';
      out += character;
    } else if (static_cast<unsigned char>(character) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(character));
    } else {
      out += character;
    }
  }
}

// Letters and digits of the title with dashes between, as news sites do it.
std::string slug(std::string_view title) {
  std::string out;
  for (const char character : title) {
    const bool is_letter = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    if (is_letter) {
      out += character;
    } else if (character >= 'A' && character <= 'Z') {
      out += static_cast<char>(character - 'A' + 'a');
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  return out;
}

std::string id_of(uint64_t number) {
  return fmt::format("b{:07}", number);
}

void append_article(std::string& out, uint64_t number, const Draft& draft) {
  const std::tm day = fmt::gmtime(static_cast<std::time_t>(draft.published));
  const std::string id = id_of(number);
  out += "{\"id\":\"" + id + "\",\"title\":\"";
  append_json(out, draft.title);
  out += "\",\"body\":\"";
  std::string_view between;
  for (const Paragraph& paragraph : draft.paragraphs) {
    for (const std::string& sentence : paragraph) {
      out += between;
      append_json(out, sentence);
      between = " ";
    }
    between = "\\n\\n";
  }
  out += "\",\"url\":\"https://" + draft.outlet;
  fmt::format_to(std::back_inserter(out), "/{:%Y/%m/%d}/{}-{}\",\"date\":\"{:%Y-%m-%dT%H:%M:%SZ}\",\"source\":\"{}\"",
                 day, slug(draft.title), id, day, draft.outlet);
  if (!draft.language.empty()) out += ",\"lang\":\"" + draft.language + '"';
  out += "}\n";
}

std::unique_ptr<Author> make_author(const Wanted& wanted) {
  if (wanted.from.empty()) return std::make_unique<SyntheticAuthor>(wanted.seed, wanted.bytes);
  auto author = std::make_unique<GrownAuthor>(wanted.seed, wanted.bytes, wanted.from);
  // Two articles of n sentences each share n * n / all of them by chance; under a tenth that is no copy.
  const uint64_t sentences = wanted.bytes / author->mean_sentence_bytes();
  if (author->sentences() < 10 * sentences) {
    fmt::print(stderr, "warning: {} has {} sentences only: the articles will share much text by chance\n", wanted.from,
               author->sentences());
  }
  return author;
}

void make_corpus(const Wanted& wanted) {
  const std::unique_ptr<Author> author = make_author(wanted);
  const Copyist copyist(*author, wanted.seed, wanted.copies);
  OutputFile articles(wanted.out);
  std::unique_ptr<OutputFile> truth;
  if (!wanted.truth.empty()) truth = std::make_unique<OutputFile>(wanted.truth);
  std::string line;
  uint64_t text_bytes = 0;
  uint64_t copies = 0;
  for (uint64_t number = 0; number < wanted.articles; ++number) {
    const Written written = copyist.write(number);
    line.clear();
    append_article(line, number, written.draft);
    articles.write(line);
    text_bytes += written.draft.title.size() + body_size(written.draft);
    if (!written.planted) continue;
    ++copies;
    if (truth) {
      truth->write(fmt::format("{}\t{}\t{}\n", id_of(written.planted->original), id_of(number),
                               edit_names[static_cast<std::size_t>(written.planted->edit)]));
    }
  }
  articles.close();
  if (truth) truth->close();
  fmt::print(stderr, "articles\t{}\ncopies\t{}\ntext\t{}\n", wanted.articles, copies, text_bytes);
}

void run(int count, char** values) {
  Wanted wanted;
  const std::array options{
      Option{"--articles", "how many (10000)", [&](const std::string& value) { wanted.articles = to_number(value); }},
      Option{"--bytes", "mean length of a body (2600)",
             [&](const std::string& value) { wanted.bytes = to_number(value); }},
      Option{"--seed", "any number (1)", [&](const std::string& value) { wanted.seed = to_number(value); }},
      Option{"--copies", "share that are copies of earlier ones, 0 to 1 (0.2)",
             [&](const std::string& value) { wanted.copies = to_share(value); }},
      Option{"--from", "articles to grow the corpus from, by shuffling their sentences; otherwise words are invented",
             [&](const std::string& value) { wanted.from = value; }},
      Option{"--out", "file for the articles (standard output)", [&](const std::string& value) { wanted.out = value; }},
      Option{"--truth", "file for the planted copies: original, copy and edit, tab-separated",
             [&](const std::string& value) { wanted.truth = value; }},
  };
  read_options(count, values, purpose, options);
  make_corpus(wanted);
}

}  // namespace

}  // namespace wirecopy::bench

int main(int count, char** values) {
  return wirecopy::bench::guarded([&] { wirecopy::bench::run(count, values); });
}

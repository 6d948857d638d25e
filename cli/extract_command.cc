// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <optional>
#include <string>

#include "cli/answer_text.h"
#include "cli/article_line.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/reading_options.h"
#include "indexer/identity.h"
#include "searcher/answer.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

struct ExtractCommand {
  ReadingOptions reading;
  Format format = Format::Text;
  Colour colour = Colour::Auto;
};

// Parses and prints record by record, on one thread.
class Printer : public corpus::Sink {
 public:
  explicit Printer(const ExtractCommand& command)
      : command_(command), screen_(Screen::of(Stream::Output, command.colour)) {}

  bool record(corpus::Record&& record) override {
    corpus::Parsed parsed = corpus::parse(record, command_.reading.read);
    for (corpus::Reject& each : parsed.rejects) reject(std::move(each));
    corpus::Place place = record.place;
    for (corpus::Article& article : parsed.articles) {
      article.id = indexer::id_of(article, place);
      print(article, place);
      ++place.record;  // as the indexer tells the items of one record apart
    }
    return true;
  }

  void reject(corpus::Reject&& reject) override {
    write_note(reject.place.file + ":" + std::to_string(reject.place.record) + ": " + reject.message + " (" +
               reject.code + ")");
  }

  bool enter(const std::string&, uint64_t, int64_t) override { return true; }
  void leave(const std::string&) override {}
  void advance(uint64_t) override {}

  bool has_printed() const { return printed_; }

 private:
  void print(const corpus::Article& article, const corpus::Place& place) {
    if (command_.format == Format::Jsonl) {
      write_out(article_line(article, place));
    } else {
      searcher::Hit hit;
      hit.article = article;
      write_out((printed_ ? "\n" : "") + article_text(screen_, hit));
    }
    printed_ = true;
  }

  const ExtractCommand& command_;
  Screen screen_;
  bool printed_ = false;
};

int run_extract(ExtractCommand& command) {
  const std::vector<std::string> sources = sources_of(command.reading);
  Printer printer(command);
  corpus::read_sources(sources, command.reading.read, printer);
  return printer.has_printed() ? 0 : static_cast<int>(Failure::NothingFound);
}

}  // namespace

Run add_extract(CLI::App& app) {
  const auto command = std::make_shared<ExtractCommand>();
  add_reading_options(app, command->reading);
  constexpr std::array<searcher::Named<Format>, 2> formats{{{"text", Format::Text}, {"jsonl", Format::Jsonl}}};
  add_choice(app, "-f,--output-format", command->format, formats, "How to print");
  add_colour_option(app, command->colour);
  return [command] { return run_extract(*command); };
}

}  // namespace wirecopy::cli

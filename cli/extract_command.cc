// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/answer_text.h"
#include "cli/article_line.h"
#include "cli/commands.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/reading_options.h"
#include "cli/reject_list.h"
#include "indexer/identity.h"
#include "indexer/known_files.h"
#include "schema/record.h"
#include "searcher/answer.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

struct ExtractCommand {
  ReadingOptions reading;
  Format format = Format::Text;
  Colour colour = Colour::Auto;
  bool why = false;
};

// The sources of the fields that a line would have, for people.
std::string why_text(const Screen& screen, const corpus::Article& article) {
  std::vector<std::vector<std::string>> rows;
  for (const corpus::FieldSource& source : article.sources) {
    rows.push_back({"  " + std::string(source.field), one_line(source.from)});
  }
  return "\n" + screen.paint(Ink::Quiet, "where it was read") + "\n" + table(rows);
}

// What was not believed and what was mended.
std::string notes_text(const Screen& screen, const corpus::Article& article) {
  std::string text;
  for (const std::string& note : article.notes)
    text += "\n" + screen.paint(Ink::Quiet, "note: " + one_line(note)) + "\n";
  return text;
}

// Parses and prints record by record, on one thread.
class Printer : public corpus::Sink {
 public:
  explicit Printer(const ExtractCommand& command)
      : command_(command),
        screen_(Screen::of(Stream::Output, command.colour)),
        reject_list_(command.reading.rejects_file) {}

  bool record(corpus::Record&& record) override {
    corpus::Parsed parsed = corpus::parse(record, command_.reading.read);
    for (corpus::Reject& each : parsed.rejects) reject(std::move(each));
    corpus::Place place = record.place;
    const corpus::Holds file_holds = indexer::holds_of(record.file_holds, parsed.articles.size());
    for (corpus::Article& article : parsed.articles) {
      identify(article, place, file_holds);
      print(article, place);
      ++place.record;  // as the indexer counts the items of one record
    }
    return true;
  }

  void reject(corpus::Reject&& reject) override {
    ++rejects_;
    reject_list_.add(reject);
    if (reject_list_.is_open()) return;
    write_note(reject.place.file + ":" + std::to_string(reject.place.record) + ": " + reject.message + " (" +
               reject.code + ")");
  }

  bool enter(const std::string&, uint64_t, int64_t) override { return true; }
  void leave(const std::string&) override {}
  void advance(uint64_t) override {}

  // Writes out the list of rejects. Throws Error when that fails.
  void finish() {
    reject_list_.finish();
    if (!command_.reading.rejects_file.empty() && rejects_ > 0)
      write_note(web::count_words(rejects_, "reject", "rejects") + " in '" + command_.reading.rejects_file + "'");
  }

  bool has_printed() const { return printed_; }

 private:
  // As the indexer does, so that the lines are articles as different as their sources.
  void identify(corpus::Article& article, const corpus::Place& place, corpus::Holds file_holds) {
    const bool of_file = indexer::is_id_of_file(article, place, file_holds);
    const std::string id = indexer::id_of(article, place, file_holds);
    if (article.id.empty())
      corpus::note_source(article, "id", of_file ? "name of the file" : article.url.empty() ? "the text" : "url");
    article.id_origin = indexer::id_origin_of(article, place, file_holds);
    article.id = id;
    if (!of_file) return;
    const auto [taken, is_new] = files_.emplace(id, std::hash<std::string>{}(place.file));
    if (!is_new && taken->second != std::hash<std::string>{}(place.file)) {
      corpus::Place known = place;
      known.file = indexer::known_path(place.file);
      article.id = indexer::id_with_path(id, known);
    }
  }

  void print(const corpus::Article& article, const corpus::Place& place) {
    if (command_.format == Format::Jsonl) {
      write_out(article_line(article, place, command_.why ? Why::Told : Why::Left));
    } else {
      searcher::Hit hit;
      hit.article = article;
      hit.article.body = schema::stored_body(article);
      write_out((printed_ ? "\n" : "") + article_text(screen_, hit) + notes_text(screen_, article) +
                (command_.why ? why_text(screen_, article) : ""));
    }
    printed_ = true;
  }

  const ExtractCommand& command_;
  Screen screen_;
  RejectList reject_list_;
  uint64_t rejects_ = 0;
  std::unordered_map<std::string, uint64_t> files_;  // ids that are file names, and hashes of the paths they stand for
  bool printed_ = false;
};

int run_extract(ExtractCommand& command) {
  const std::vector<std::string> sources = sources_of(command.reading);
  Printer printer(command);
  corpus::read_sources(sources, command.reading.read, printer);
  printer.finish();
  return printer.has_printed() ? 0 : static_cast<int>(Failure::NothingFound);
}

}  // namespace

Run add_extract(CLI::App& app) {
  const auto command = std::make_shared<ExtractCommand>();
  add_reading_options(app, command->reading);
  constexpr std::array<searcher::Named<Format>, 2> formats{{{"text", Format::Text}, {"jsonl", Format::Jsonl}}};
  add_choice(app, "-f,--output-format", command->format, formats, "How to print");
  app.add_flag("--why", command->why, "Say where each field was read");
  add_colour_option(app, command->colour);
  return [command] { return run_extract(*command); };
}

}  // namespace wirecopy::cli

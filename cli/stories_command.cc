// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <vector>

#include "cli/answer_text.h"
#include "cli/cells.h"
#include "cli/commands.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/row_list.h"
#include "indexer/story_rebuild.h"
#include "searcher/answer.h"
#include "searcher/searcher.h"
#include "searcher/story_reports.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using searcher::Json;
using Cells = std::vector<std::vector<std::string>>;
using searcher::ListedStory;

// What stands in the columns of the tables, in the first line of CSV.
using Names = std::vector<std::string>;
const Names story_names{"id", "articles", "texts", "outlets", "first", "last", "title"};
const Names member_names{"id", "story"};
const Names timeline_names{"id", "published", "source", "copies", "title"};

struct StoriesCommand {
  std::string of;
  bool members = false;
  bool exclusive = false;
  bool words = false;
  bool rebuild = false;
  uint64_t limit = 0;  // 0 = all
  std::optional<Format> format;
  std::string index;
  Colour colour = Colour::Auto;
};

using Words = std::vector<std::string>;

// `words` are those that tell the story, where they are asked for.
Json story_json(const ListedStory& story, const std::optional<Words>& words) {
  Json json = searcher::json_of(story);
  if (words) json["words"] = *words;
  return json;
}

std::string joined(const Words& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : ", ") + word;
  return line;
}

Cells story_cells(const ListedStory& story) {
  return {{story.id, std::to_string(story.members.size()), std::to_string(story.texts), std::to_string(story.outlets),
           searcher::date_text(story.first), searcher::date_text(story.last), story.title}};
}

Cells members_cells(const ListedStory& story) {
  Cells rows;
  for (const std::string& id : story.members) rows.push_back({id, story.id});
  return rows;
}

std::string story_text(const Screen& screen, const ListedStory& story, const std::optional<Words>& words) {
  std::string facts = web::count_words(story.members.size(), "article", "articles") + ", " +
                      web::count_words(story.texts, "text", "texts") + ", " +
                      web::count_words(story.outlets, "outlet", "outlets");
  if (story.first.known()) facts += " · " + web::date_words(story.first);
  if (story.last.known() && story.last.seconds != story.first.seconds) facts += " to " + web::date_words(story.last);
  return screen.paint(Ink::Title, one_line(story.title.empty() ? "(no headline)" : story.title)) + "\n" +
         screen.paint(Ink::Quiet, facts + " · " + one_line(story.id)) + "\n" +
         (words && !words->empty() ? screen.paint(Ink::Quiet, one_line(joined(*words))) + "\n" : "") + "\n";
}

std::string timeline_text(const Screen& screen, const searcher::StoryTimeline& timeline) {
  std::string out = screen.paint(Ink::Quiet, web::count_words(timeline.articles, "article", "articles") + ", " +
                                                 web::count_words(timeline.texts.size(), "text", "texts") + ", " +
                                                 web::count_words(timeline.outlets, "outlet", "outlets")) +
                    "\n";
  if (!timeline.words.empty()) out += screen.paint(Ink::Quiet, one_line(joined(timeline.words))) + "\n";
  for (const searcher::StoryText& text : timeline.texts) {
    const std::string date = text.published.known() ? web::date_words(text.published) : "undated";
    out += "\n" + screen.paint(Ink::Quiet, date + " · " + outlet_text(text.outlet) + " · " + one_line(text.id)) +
           "\n  " + screen.paint(Ink::Title, one_line(text.title.empty() ? "(no headline)" : text.title)) + "\n";
    if (text.copies == 0) continue;
    std::string outlets;
    for (const std::string& outlet : text.also_in) outlets += (outlets.empty() ? "" : ", ") + one_line(outlet);
    out += screen.paint(Ink::Quiet, "  " + web::count_words(text.copies, "copy", "copies") +
                                        (outlets.empty() ? "" : ": " + outlets)) +
           "\n";
  }
  return out;
}

Cells timeline_cells(const searcher::StoryTimeline& timeline) {
  Cells rows;
  for (const searcher::StoryText& text : timeline.texts) {
    rows.push_back(
        {text.id, searcher::date_text(text.published), text.outlet, std::to_string(text.copies), text.title});
  }
  return rows;
}

void print_timeline(const StoriesCommand& command) {
  const auto timeline = searcher::Searcher(command.index).story(command.of);
  if (!timeline)
    throw Error("the index '" + command.index + "' has no article '" + command.of + "'",
                "wirecopy search prints ids with -f tsv", Failure::NothingFound);
  switch (command.format.value_or(Format::Text)) {
    case Format::Tsv:
      return write_out(tsv_lines(timeline_cells(*timeline)));
    case Format::Csv:
      return write_out(csv_lines({timeline_names}) + csv_lines(timeline_cells(*timeline)));
    case Format::Json:
    case Format::Jsonl:
      return write_out(searcher::to_json(*timeline) + "\n");
    default:
      return write_out(timeline_text(Screen::of(Stream::Output, command.colour), *timeline));
  }
}

void list_stories(const StoriesCommand& command) {
  const searcher::Clock clock;
  const Screen screen = Screen::of(Stream::Output, command.colour);
  searcher::Searcher searcher(command.index);
  const auto words_of = [&](const ListedStory& story) -> std::optional<Words> {
    if (!command.words) return {};
    const auto timeline = searcher.story(story.id);
    return timeline ? timeline->words : Words{};
  };
  RowList<ListedStory> list(
      {.name = "stories",
       .nothing = "no such stories in this index",
       .columns = command.members ? member_names : story_names,
       .cells = command.members ? members_cells : story_cells,
       .json = [&](const ListedStory& story) { return story_json(story, words_of(story)); },
       .text = [&](const ListedStory& story) { return story_text(screen, story, words_of(story)); }},
      command.format.value_or(Format::Text), command.limit);
  const auto which = command.exclusive ? searcher::Stories::Exclusive : searcher::Stories::Shared;
  const auto [stories, index] = searcher::list_stories(command.index, which);
  for (const ListedStory& story : stories)
    if (!list.add(story)) break;
  list.finish(index, clock);
}

void rebuild_stories(const StoriesCommand& command) {
  if (!command.of.empty() || command.exclusive || command.words || command.members)
    throw Error("stories: --rebuild prints no stories", "give --of, --exclusive, --words and --members without it",
                Failure::Usage);
  const indexer::StoryRebuild report = indexer::rebuild_stories(command.index);
  write_note(web::count_words(report.after, "story", "stories") + " found anew, " + web::grouped(report.before) +
             " before; " + web::count_words(report.moved, "article", "articles") + " moved");
}

}  // namespace

Run add_stories(CLI::App& app) {
  const auto command = std::make_shared<StoriesCommand>();
  app.add_option("--of", command->of, "The story of this article: who told it when, copies folded")->option_text("ID");
  app.add_flag("--exclusive", command->exclusive,
               "The stories that one outlet alone reports, those of one article too");
  app.add_flag("--words", command->words,
               "With each story the words that tell it: said by most of its texts, and rare");
  app.add_flag("--members", command->members, "With -f tsv or csv: every article in a story, with the id of the story");
  app.add_flag("--rebuild", command->rebuild,
               "Find all stories anew, as a build of the whole index at once would, and write them");
  app.add_option("-n,--limit", command->limit, "Stories at most (default: all)")->option_text("N")->check(at_least(0));
  add_format_option(app, command->format, {Format::Text, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv});
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] {
    if (command->rebuild) {
      rebuild_stories(*command);
    } else if (command->of.empty()) {
      list_stories(*command);
    } else {
      print_timeline(*command);
    }
    return 0;
  };
}

}  // namespace wirecopy::cli

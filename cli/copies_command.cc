// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/cells.h"
#include "cli/commands.h"
#include "cli/copies_report.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/row_list.h"
#include "searcher/reports.h"
#include "searcher/searcher.h"
#include "searcher/timeline.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using Cells = std::vector<std::vector<std::string>>;
using searcher::ListedCopy;
using searcher::ListedGroup;
using searcher::OverlapRow;

// What stands in the columns of the tables, in the first line of CSV.
using Names = std::vector<std::string>;
const Names group_names{"id", "articles", "outlets", "title"};
const Names member_names{"id", "group"};
const Names pair_names{"a", "b", "relation", "resemblance", "containment", "grouped", "reason"};
const Names timeline_names{"published", "after_s", "source", "id", "relation", "kept", "credit", "title"};

struct CopiesCommand {
  bool pairs = false;
  bool members = false;
  std::string of;      // the article whose group is shown
  std::string report;  // the file for a page of all groups
  uint64_t limit = 0;  // 0 = all
  std::optional<Format> format;
  std::string index;
  Colour colour = Colour::Auto;
};

Cells group_cells(const ListedGroup& group) {
  const ListedCopy& lead = group.members.front();
  return {{lead.id, std::to_string(group.members.size()), std::to_string(group.outlets), lead.title}};
}

Cells members_cells(const ListedGroup& group) {
  Cells rows;
  for (const ListedCopy& copy : group.members) rows.push_back({copy.id, group.members.front().id});
  return rows;
}

std::string group_text(const Screen& screen, const ListedGroup& group) {
  const ListedCopy& lead = group.members.front();
  const std::string out = screen.paint(Ink::Title, one_line(lead.title.empty() ? "(no headline)" : lead.title)) + "\n" +
                          screen.paint(Ink::Quiet, web::count_words(group.members.size(), "article", "articles") +
                                                       " of " + web::count_words(group.outlets, "outlet", "outlets")) +
                          "\n";
  std::vector<std::vector<std::string>> rows;
  for (const ListedCopy& copy : group.members) {
    rows.push_back(
        {"  " + std::string(dedup::name_of(copy.relation)),
         copy.relation == dedup::Relation::Lead ? "" : web::percent_words(copy.to_lead.resemblance()) + " alike",
         one_line(copy.outlet), web::date_words(copy.published), one_line(copy.id)});
  }
  return out + table(rows) + "\n";
}

Cells pair_cells(const OverlapRow& row) {
  return {{row.id_a, row.id_b, std::string(dedup::name_of(row.relation)),
           fmt::format("{:.4f}", row.overlap.resemblance()), fmt::format("{:.4f}", row.overlap.containment()),
           searcher::reason_of(row).empty() ? "yes" : "no", std::string(searcher::reason_of(row))}};
}

std::string pair_text(const OverlapRow& row) {
  const std::string note =
      searcher::reason_of(row).empty() ? "" : fmt::format("  not grouped: {}", searcher::reason_of(row));
  return fmt::format("{:<9}  {:>5} alike  {:>5} contained  {}  {}{}\n", dedup::name_of(row.relation),
                     web::percent_words(row.overlap.resemblance()), web::percent_words(row.overlap.containment()),
                     one_line(row.id_a), one_line(row.id_b), note);
}

Cells timeline_cells(const searcher::Timeline& timeline) {
  Cells rows;
  for (const searcher::TimelineEntry& entry : timeline.entries) {
    rows.push_back({searcher::date_text(entry.article.published), entry.after ? std::to_string(*entry.after) : "",
                    entry.article.outlet, entry.article.id, std::string(dedup::name_of(entry.relation)),
                    fmt::format("{:.4f}", entry.kept), std::string(searcher::row_of(entry.credit).name),
                    entry.article.title});
  }
  return rows;
}

std::string timeline_text(const Screen& screen, const searcher::Timeline& timeline) {
  const auto lead = std::ranges::find(timeline.entries, dedup::Relation::Lead, &searcher::TimelineEntry::relation);
  const std::string title = lead == timeline.entries.end() ? "" : lead->article.title;
  const std::string out =
      screen.paint(Ink::Title, one_line(title.empty() ? "(no headline)" : title)) + "\n" +
      screen.paint(Ink::Quiet, web::count_words(timeline.entries.size(), "article", "articles") + " of " +
                                   web::count_words(timeline.outlets, "outlet", "outlets")) +
      "\n";
  std::vector<std::vector<std::string>> rows;
  for (const searcher::TimelineEntry& entry : timeline.entries) {
    const bool leads = entry.relation == dedup::Relation::Lead;
    const std::string delay = leads ? searcher::first_words(timeline) : searcher::delay_words(entry);
    rows.push_back({"  " + web::date_words(entry.article.published), delay, one_line(entry.article.outlet),
                    std::string(dedup::name_of(entry.relation)), leads ? "" : web::percent_words(entry.kept) + " kept",
                    std::string(searcher::row_of(entry.credit).words), one_line(entry.article.id)});
  }
  return out + table(rows);
}

void list_pairs(const CopiesCommand& command) {
  const searcher::Clock clock;
  RowList<OverlapRow> list({.name = "pairs",
                            .nothing = "no copies in this index",
                            .columns = pair_names,
                            .cells = pair_cells,
                            .json = [](const OverlapRow& row) { return searcher::json_of(row); },
                            .text = pair_text},
                           command.format.value_or(Format::Text), command.limit);
  const auto index = searcher::list_overlaps(command.index, [&](const OverlapRow& row) { return list.add(row); });
  list.finish(index, clock);
}

void list_groups(const CopiesCommand& command) {
  const searcher::Clock clock;
  const Screen screen = Screen::of(Stream::Output, command.colour);
  RowList<ListedGroup> list({.name = "groups",
                             .nothing = "no copies in this index",
                             .columns = command.members ? member_names : group_names,
                             .cells = command.members ? members_cells : group_cells,
                             .json = [](const ListedGroup& group) { return searcher::json_of(group); },
                             .text = [&](const ListedGroup& group) { return group_text(screen, group); }},
                            command.format.value_or(Format::Text), command.limit);
  const auto [groups, index] = searcher::list_groups(command.index);
  for (const ListedGroup& group : groups)
    if (!list.add(group)) break;
  list.finish(index, clock);
}

void show_timeline(const CopiesCommand& command) {
  const auto timeline = searcher::Searcher(command.index).copies(command.of);
  if (!timeline) {
    throw Error("there is no article '" + command.of + "' in the index '" + command.index + "'",
                "'wirecopy search' prints the ids of what it finds", Failure::NothingFound);
  }
  switch (command.format.value_or(Format::Text)) {
    case Format::Json:
    case Format::Jsonl:
      write_out(searcher::to_json(*timeline) + "\n");
      break;
    case Format::Tsv:
      write_out(tsv_lines(timeline_cells(*timeline)));
      break;
    case Format::Csv:
      write_out(csv_lines({timeline_names}) + csv_lines(timeline_cells(*timeline)));
      break;
    default:
      write_out(timeline_text(Screen::of(Stream::Output, command.colour), *timeline));
  }
}

// Only one of these says what is to be printed; a report may be of one group.
void check_choice(const CopiesCommand& command) {
  std::string given;
  for (const auto& [name, is_given] :
       {std::pair("--pairs", command.pairs), std::pair("--members", command.members),
        std::pair("--of", !command.of.empty()), std::pair("--report", !command.report.empty())}) {
    if (!is_given || (given == "--of" && std::string_view(name) == "--report")) continue;
    if (!given.empty()) {
      throw Error("copies: " + given + " and " + name + " were given", "give one of them", Failure::Usage);
    }
    given = name;
  }
}

int run_copies(const CopiesCommand& command) {
  check_choice(command);
  if (!command.report.empty()) {
    command.of.empty() ? write_copies_report(command.index, command.report, command.limit)
                       : write_group_report(command.index, command.report, command.of);
  } else if (!command.of.empty()) {
    show_timeline(command);
  } else if (command.pairs) {
    list_pairs(command);
  } else {
    list_groups(command);
  }
  return 0;
}

}  // namespace

Run add_copies(CLI::App& app) {
  const auto command = std::make_shared<CopiesCommand>();
  app.add_flag("--members", command->members, "With -f tsv or csv: every article in a group, with the id of the group");
  app.add_flag("--pairs", command->pairs,
               "Every two articles that share text, in one group or not, always in the same order");
  app.add_option("--of", command->of, "The group of one article as a timeline")->option_text("ID");
  app.add_option("--report", command->report, "Write a page of all groups, or of the one of --of")->option_text("FILE");
  app.add_option("-n,--limit", command->limit, "Groups or pairs at most (default: all; with --report 100)")
      ->option_text("N")
      ->check(at_least(0));
  add_format_option(app, command->format, {Format::Text, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv});
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] { return run_copies(*command); };
}

}  // namespace wirecopy::cli

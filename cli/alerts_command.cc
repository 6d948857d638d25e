// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/json_text.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/fragments.h"
#include "searcher/news_marks.h"
#include "searcher/saved_queries.h"
#include "searcher/searcher.h"
#include "text/error.h"
#include "text/escape.h"
#include "web/feed.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using searcher::AlertState;
using searcher::Answer;
using searcher::Known;
using searcher::SavedQuery;
using Json = nlohmann::ordered_json;

constexpr uint32_t usual_limit = 1000;

struct AlertsCommand {
  std::vector<std::string> words;  // nothing, or run and the names of alerts
  searcher::Request request;
  bool updates = false;
  bool copies = false;
  bool keep = false;
  std::string atom_file;
  std::string origin = "http://127.0.0.1:8080";
  std::string index;
  std::optional<Format> format;
  Colour colour = Colour::Auto;

  Known known() const { return copies ? Known::Articles : updates ? Known::Texts : Known::Stories; }
};

// What a saved query found that is new.
struct Alert {
  SavedQuery query;
  AlertState before;
  AlertState after;
  Answer answer;
  uint64_t updates = 0;   // new texts on stories that it gave before, left out of the answer
  bool has_rest = false;  // more than the limit: the rest comes in the next run
};

// Unknown when it never was.
corpus::Date last_run(const AlertState& state) {
  if (state.mark.moment == 0) return {};
  return {state.mark.moment, corpus::Precision::Second};
}

searcher::SavedQueries saved_queries(const AlertsCommand& command) {
  const std::string path = searcher::saved_queries_path(command.index);
  searcher::SavedQueries saved = searcher::read_saved_queries(path);
  for (const std::size_t line : saved.bad_lines)
    write_error("wirecopy: line " + std::to_string(line) + " of '" + path + "' is no saved query");
  return saved;
}

// All saved queries, or those of the names given.
std::vector<SavedQuery> chosen(const AlertsCommand& command, const searcher::SavedQueries& saved) {
  if (command.words.size() <= 1) return saved.queries;
  std::vector<SavedQuery> queries;
  for (std::size_t i = 1; i < command.words.size(); ++i) {
    const SavedQuery* query = saved.find(command.words[i]);
    if (query == nullptr) {
      throw Error("there is no saved query '" + one_line(command.words[i]) + "'", "wirecopy queries lists them",
                  Failure::Usage);
    }
    queries.push_back(*query);
  }
  return queries;
}

// Keeps the ids of what is given, the newest first.
void remember(AlertState& state, const Answer& answer) {
  std::vector<std::string> ids;
  for (const searcher::Hit& hit : answer.hits) ids.push_back(hit.article.id);
  for (const std::string& id : state.given) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  ids.resize(std::min(ids.size(), searcher::most_given));
  state.given = std::move(ids);
}

// What is beyond the limit stays news.
void leave_rest(Alert& alert) {
  alert.has_rest = true;
  alert.after.mark = searcher::mark_behind_part(alert.before.mark, alert.after.mark, alert.answer);
}

void sort_newest_first(std::vector<searcher::Hit>& hits) {
  std::ranges::stable_sort(hits, std::ranges::greater(),
                           [](const searcher::Hit& hit) { return hit.article.published.seconds; });
}

const std::string& id_of(const searcher::Hit& hit) {
  return hit.article.id;
}

Alert look(const AlertsCommand& command, searcher::Searcher& searcher, const searcher::NewsMarks& marks,
           const SavedQuery& query) {
  Alert alert{.query = query, .before = marks.of(query.name, query.text), .after = {}, .answer = {}};
  alert.after = alert.before;
  searcher::Request request = command.request;
  request.text = query.text;
  alert.answer = searcher.news(request, alert.after.mark, command.known());
  if (!alert.answer.next.empty()) leave_rest(alert);
  // The best article of each story stands for it, not the last copy or a roundup that names it in passing.
  sort_newest_first(alert.answer.hits);
  // After a rebuild a day is looked through again.
  const bool is_rebuilt = alert.after.mark.index != alert.before.mark.index;
  const auto erased = std::erase_if(alert.answer.hits, [&](const searcher::Hit& hit) {
    return is_rebuilt && std::ranges::find(alert.before.given, hit.article.id) != alert.before.given.end();
  });
  if (erased > 0 && alert.answer.hits.empty()) alert.answer.articles = alert.answer.texts = alert.answer.stories = {};
  uint32_t rank = 0;
  for (searcher::Hit& hit : alert.answer.hits) hit.rank = ++rank;
  if (command.known() == Known::Stories) {
    request.limit = 0;
    searcher::NewsMark mark = alert.before.mark;
    const uint64_t texts = searcher.news(request, mark, Known::Texts).texts.value;
    alert.updates = texts - std::min(texts, alert.answer.texts.value);
  }
  remember(alert.after, alert.answer);
  return alert;
}

std::string updates_words(const Alert& alert) {
  return web::count_words(alert.updates, "more text", "more texts") + " on stories given before (--updates shows them)";
}

// "2 new stories, 5 articles"
std::string news_words(const Alert& alert, Known known) {
  const Answer& answer = alert.answer;
  const std::string texts = web::count_words(answer.texts, "text", "texts");
  const std::string articles = web::count_words(answer.articles, "article", "articles");
  switch (known) {
    case Known::Stories:
      return web::count_words(answer.stories, "new story", "new stories") + ", " + articles;
    case Known::Texts:
      return web::count_words(answer.texts, "new text", "new texts") + ", " + articles;
    case Known::Articles:
      break;
  }
  return web::count_words(answer.articles, "new article", "new articles") + " of " + texts;
}

std::string alert_text(const Screen& screen, const Alert& alert, Known known) {
  const Answer& answer = alert.answer;
  if (answer.hits.empty()) return {};
  std::string line = ": " + news_words(alert, known);
  if (alert.has_rest) line += "; " + std::to_string(answer.hits.size()) + " follow, the others come in the next run";
  if (alert.updates > 0) line += "; " + updates_words(alert);
  return screen.paint(Ink::Title, one_line(alert.query.name)) + screen.paint(Ink::Quiet, line) + "\n\n" +
         hits_text(screen, answer);
}

std::string alert_json(const Alert& alert) {
  const Json answer = Json::parse(searcher::to_json(alert.answer));
  const Json json = {
      {"name", alert.query.name},    {"query", alert.query.text}, {"since", date_json(last_run(alert.before))},
      {"total", answer.at("total")}, {"updates", alert.updates},  {"warnings", answer.at("query").at("warnings")},
      {"hits", answer.at("hits")}};
  return dumped(json);
}

void write_alerts(const AlertsCommand& command, const std::vector<Alert>& alerts) {
  if (command.format.value_or(Format::Text) == Format::Json) {
    write_out("{\"format_version\":1,\"alerts\":[");
    for (std::size_t i = 0; i < alerts.size(); ++i) write_out((i > 0 ? "," : "") + alert_json(alerts[i]));
    write_out("]}\n");
    flush_out();
    return;
  }
  const Screen screen = Screen::of(Stream::Output, command.colour);
  for (const Alert& alert : alerts) write_out(alert_text(screen, alert, command.known()));
  flush_out();
  for (const Alert& alert : alerts) {
    if (alert.answer.hits.empty() && alert.updates > 0)
      write_note(one_line(alert.query.name) + ": nothing new but " + updates_words(alert));
    write_warnings(Screen::of(Stream::Errors, command.colour), alert.answer);
  }
}

// An article that an alert gave: with the places that matched, where it is of this run, and else as it begins.
std::optional<searcher::Hit> given_hit(searcher::Searcher& searcher, const Alert& alert, const std::string& id) {
  const auto now = std::ranges::find(alert.answer.hits, id, id_of);
  std::optional<searcher::Hit> hit = now != alert.answer.hits.end() ? *now : searcher.article(id);
  if (hit && hit->fragments.empty()) hit->fragments = searcher::first_sentences(hit->article.body);
  return hit;
}

// What all alerts gave last as one feed, each article once, so that a reader who looks seldom misses little. The names
// of the alerts are categories of what they gave.
void write_atom(const AlertsCommand& command, searcher::Searcher& searcher, const std::vector<Alert>& alerts) {
  Answer all;
  for (const Alert& alert : alerts) {
    all.index = alert.answer.index;
    for (const std::string& id : alert.after.given) {
      auto known = std::ranges::find(all.hits, id, id_of);
      if (known == all.hits.end()) {
        std::optional<searcher::Hit> hit = given_hit(searcher, alert, id);
        if (!hit) continue;
        known = all.hits.insert(all.hits.end(), std::move(*hit));
      }
      known->article.tags.insert(known->article.tags.begin(), alert.query.name);
    }
  }
  sort_newest_first(all.hits);
  if (all.hits.size() > web::most_feed_entries) all.hits.resize(web::most_feed_entries);
  searcher::replace_file(command.atom_file, web::atom_feed(searcher::Request{}, all,
                                                           {.origin = command.origin, .now = std::time(nullptr)}));
}

int run(const AlertsCommand& command) {
  searcher::Searcher searcher(command.index);
  const searcher::SavedQueries saved = saved_queries(command);
  const std::vector<SavedQuery> queries = chosen(command, saved);
  if (queries.empty()) {
    write_note("no queries are saved\nhint: wirecopy queries save NAME QUERY");
    return static_cast<int>(Failure::NothingFound);
  }
  searcher::NewsMarks marks(command.index);
  std::vector<Alert> alerts;
  bool found = false;
  for (const SavedQuery& query : queries) {
    alerts.push_back(look(command, searcher, marks, query));
    marks.set(query.name, alerts.back().after);
    found = found || !alerts.back().answer.hits.empty();
  }
  // What could not be written will be new the next time.
  write_alerts(command, alerts);
  if (!found && command.format.value_or(Format::Text) == Format::Text)
    write_note("nothing new in " + web::count_words(alerts.size(), "alert", "alerts"));
  if (!command.atom_file.empty()) write_atom(command, searcher, alerts);
  std::vector<std::string> names;
  for (const SavedQuery& query : saved.queries) names.push_back(query.name);
  marks.keep_only(names);
  if (!command.keep) marks.save();
  return found ? 0 : static_cast<int>(Failure::NothingFound);
}

// Every alert, and when it was run last.
int list(const AlertsCommand& command) {
  const searcher::SavedQueries saved = saved_queries(command);
  const searcher::NewsMarks marks(command.index);
  Json alerts = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const SavedQuery& query : saved.queries) {
    const AlertState state = marks.of(query.name, query.text);
    const corpus::Date when = last_run(state);
    alerts.push_back({{"name", query.name}, {"query", query.text}, {"last_run", date_json(when)}});
    rows.push_back({one_line(query.name),
                    when.known()               ? searcher::date_text(when)
                    : state.mark.index.empty() ? "never run"
                                               : "begun",
                    one_line(query.text)});
  }
  if (command.format.value_or(Format::Text) == Format::Json) {
    const Json whole = {{"format_version", 1}, {"alerts", std::move(alerts)}};
    write_out(dumped(whole) + "\n");
  } else {
    write_out(table(rows));
  }
  flush_out();
  return saved.queries.empty() ? static_cast<int>(Failure::NothingFound) : 0;
}

int run_alerts(const AlertsCommand& command) {
  const std::string action = command.words.empty() ? "list" : command.words.front();
  if (action == "run") return run(command);
  if (action == "list" && command.words.size() <= 1) return list(command);
  throw Error("alerts: '" + one_line(action) + "' is none of what it does", "write list, or run [NAME...]",
              Failure::Usage);
}

}  // namespace

Run add_alerts(CLI::App& app) {
  const auto command = std::make_shared<AlertsCommand>();
  command->request.limit = usual_limit;
  app.add_option("action", command->words, "list (what it does by itself), or run [NAME...]: all of them, or these")
      ->check(often_one_of({"list", "run"}))
      ->option_text("[ACTION ...]");
  app.add_flag("--updates", command->updates, "Further texts on a story that was given before are news, too");
  app.add_flag("--copies", command->copies, "Further copies of a text that was given before are news, too");
  app.add_flag("--keep", command->keep, "Only look: the same will be new the next time");
  app.add_option("-n,--limit", command->request.limit,
                 "Stories of each alert at most (default: 1000); the others come in the next run")
      ->option_text("N")
      ->check(at_least(1));
  app.add_option("--atom", command->atom_file, "Write what was given last into a file, as an Atom feed of 100 entries")
      ->option_text("FILE");
  app.add_option("--origin", command->origin, "Where the links of the feed lead (default: http://127.0.0.1:8080)")
      ->option_text("URL");
  add_format_option(app, command->format, {Format::Text, Format::Json});
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] { return run_alerts(*command); };
}

}  // namespace wirecopy::cli

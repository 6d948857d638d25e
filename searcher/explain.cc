// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/explain.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "schema/terms.h"
#include "text/escape.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t most_terms = 100;

std::string milliseconds(double time) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f ms", time);
  return text;
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.append("  ").append(text.substr(0, end)).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void add_section(std::string& out, std::string_view heading, const std::string& text) {
  if (!text.empty()) out += std::string(heading) + "\n" + indented(text);
}

std::string terms_of(const View& view, const Xapian::Query& query) {
  std::string lines;
  std::size_t listed = 0;
  std::size_t unlisted = 0;
  for (auto term = query.get_unique_terms_begin(); term != query.get_unique_terms_end(); ++term) {
    if (++listed > most_terms) {
      ++unlisted;
      continue;
    }
    const Xapian::doccount articles = view.database.get_termfreq(*term);
    lines += text::escape_terminal(*term) + "  in " + std::to_string(articles) +
             (articles == 1 ? " article\n" : " articles\n");
  }
  if (unlisted > 0) lines += "and " + std::to_string(unlisted) + " more\n";
  return lines;
}

std::string marks_of(const CompiledQuery& query) {
  std::string lines;
  for (const MarkRule& rule : query.marks) {
    if (!rule.is_shown) continue;
    std::string words;
    for (const Pattern& pattern : rule.words) {
      std::vector<std::string> forms = pattern.stems;
      for (const std::string& form : pattern.forms) forms.push_back("=" + form);
      std::ranges::copy(pattern.stems_of_languages, std::back_inserter(forms));
      if (!words.empty()) words += " + ";
      for (std::size_t i = 0; i < std::min<std::size_t>(forms.size(), 8); ++i) words += (i == 0 ? "" : "|") + forms[i];
      if (forms.size() > 8) words += "|... (" + std::to_string(forms.size()) + " forms)";
    }
    if (rule.words.size() > 1) {
      words += " within " + std::to_string(rule.window) + (rule.ordered ? " words in this order" : " words");
    }
    if (!rule.in_body) words += " (headline only)";
    lines += words + "\n";
  }
  return lines;
}

}  // namespace

std::string explanation(const View& view, const Reading& reading, const Answer& answer, const StageTimes& times) {
  std::string out;
  add_section(out, "query", text::escape_terminal(answer.text));
  add_section(out, "read as", answer.interpreted);
  std::string warnings;
  for (const Warning& warning : answer.warnings) warnings += warning.code + ": " + warning.message + "\n";
  add_section(out, "warnings", warnings);
  add_section(out, "tree", to_drawing(reading.root));
  add_section(out, "terms", terms_of(view, reading.compiled.query));
  add_section(out, "marked in articles", marks_of(reading.compiled));
  add_section(out, "xapian query", text::escape_terminal(reading.compiled.query.get_description()));
  std::string found = std::to_string(answer.articles.value) + " articles, " + std::to_string(answer.texts.value) +
                      " texts, " + std::to_string(answer.hits.size()) + " shown";
  if (answer.undated_excluded > 0) found += "\n" + std::to_string(answer.undated_excluded) + " undated left out";
  if (answer.any_word) found += "\n" + std::to_string(answer.any_word->value) + " with any of the words";
  add_section(out, "found", found);
  add_section(out, "times",
              "reading " + milliseconds(times.reading) + "\nselecting " + milliseconds(times.selecting) + "\nshowing " +
                  milliseconds(times.showing));
  return out;
}

}  // namespace wirecopy::searcher

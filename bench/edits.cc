// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/edits.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/sentences.h"
#include "text/utf8.h"

namespace wirecopy::bench {

namespace {

using Sentences = std::vector<std::string>;
using Replacement = std::pair<std::string_view, std::string_view>;

Sentences sentences_of(const Draft& draft) {
  Sentences all;
  for (const Paragraph& paragraph : draft.paragraphs) all.insert(all.end(), paragraph.begin(), paragraph.end());
  return all;
}

// The sentences put back, as many to a paragraph as there were; what is left over makes the last one.
Draft with_sentences(Draft draft, Sentences sentences) {
  std::size_t next = 0;
  for (Paragraph& paragraph : draft.paragraphs) {
    const std::size_t count = std::min(paragraph.size(), sentences.size() - next);
    paragraph.assign(sentences.begin() + static_cast<std::ptrdiff_t>(next),
                     sentences.begin() + static_cast<std::ptrdiff_t>(next + count));
    next += count;
  }
  if (next < sentences.size())
    draft.paragraphs.emplace_back(sentences.begin() + static_cast<std::ptrdiff_t>(next), sentences.end());
  std::erase_if(draft.paragraphs, [](const Paragraph& paragraph) { return paragraph.empty(); });
  return draft;
}

// Sentences from the front that are about so many bytes, at least one.
Sentences some_of(const Draft& draft, std::size_t bytes) {
  Sentences some;
  std::size_t size = 0;
  for (const std::string& sentence : sentences_of(draft)) {
    if (!some.empty() && size + sentence.size() / 2 > bytes) break;
    size += sentence.size() + 1;
    some.push_back(sentence);
  }
  return some;
}

std::size_t part_of(const Draft& draft, int percent) {
  return body_size(draft) * static_cast<std::size_t>(percent) / 100;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

void shuffle(Sentences& sentences, Random& random) {
  for (std::size_t i = sentences.size(); i > 1; --i) std::swap(sentences[i - 1], sentences[random.below(i)]);
}

Draft retitled(const Draft& original, const Draft& own, Random&) {
  Draft copy = original;
  copy.title = own.title;
  return copy;
}

// In so many percent of the sentences, at least one, another day is said.
template <int percent>
Draft with_other_days(const Draft& original, const Draft&, Random& random) {
  static constexpr std::array<std::string_view, 9> days{"today",    "yesterday", "Monday",   "Tuesday", "Wednesday",
                                                        "Thursday", "Friday",    "Saturday", "Sunday"};
  Sentences sentences = sentences_of(original);
  std::size_t left = std::max<std::size_t>(1, sentences.size() * percent / 100);
  for (std::string& sentence : sentences) {
    if (left == 0) break;
    const auto still_to_come = static_cast<std::size_t>(&sentences.back() - &sentence) + 1;
    if (still_to_come > left && !random.chance(percent / 100.0)) continue;
    const auto day = std::ranges::find_if(days, [&](auto name) { return sentence.find(name) != std::string::npos; });
    if (day != days.end()) {
      sentence.replace(sentence.find(*day), day->size(), *day == "today" ? "on Wednesday" : "today");
    } else {
      sentence = "On Wednesday, " + sentence;
    }
    --left;
  }
  return with_sentences(original, std::move(sentences));
}

template <int percent>
Draft tail_cut(const Draft& original, const Draft&, Random&) {
  return with_sentences(original, some_of(original, part_of(original, 100 - percent)));
}

bool has_quote(const std::string& sentence) {
  return sentence.find('"') != std::string::npos || sentence.find("\u201C") != std::string::npos;
}

// The sentences with quotes change places among themselves; without two of them, any do.
Draft quotes_reordered(const Draft& original, const Draft&, Random& random) {
  Sentences sentences = sentences_of(original);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    if (has_quote(sentences[i])) places.push_back(i);
  if (places.size() < 2) {
    places.clear();
    for (std::size_t i = 1; i < sentences.size(); i += 3) places.push_back(i);
  }
  Sentences moved;
  for (const std::size_t place : places) moved.push_back(sentences[place]);
  if (!moved.empty()) std::ranges::rotate(moved, moved.begin() + 1 + random.below(moved.size() - 1));
  for (std::size_t i = 0; i < places.size(); ++i) sentences[places[i]] = moved[i];
  return with_sentences(original, std::move(sentences));
}

Draft all_reordered(const Draft& original, const Draft&, Random& random) {
  Sentences sentences = sentences_of(original);
  shuffle(sentences, random);
  return with_sentences(original, std::move(sentences));
}

template <int percent>
Draft own_lead_added(const Draft& original, const Draft& own, Random&) {
  Draft copy = original;
  copy.title = own.title;
  copy.paragraphs.insert(copy.paragraphs.begin(), some_of(own, part_of(original, percent)));
  return copy;
}

template <int percent>
Draft own_lead_instead(const Draft& original, const Draft& own, Random& random) {
  const Sentences replaced = some_of(original, part_of(original, percent));
  Sentences rest = sentences_of(original);
  rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(replaced.size()));
  return own_lead_added<percent>(with_sentences(original, std::move(rest)), own, random);
}

// Own text of so many percent of the original around it.
template <int percent>
Draft embedded(const Draft& original, const Draft& own, Random& random) {
  Sentences around = some_of(own, part_of(original, percent));
  std::size_t size = 0;
  for (const std::string& sentence : around) size += sentence.size() + 1;
  // A text that is too short for that says the same again.
  for (std::size_t i = 0; size < part_of(original, percent); ++i) {
    around.push_back(std::string(around[i]));
    size += around.back().size() + 1;
  }
  const auto middle = around.begin() + static_cast<std::ptrdiff_t>(random.below(around.size() + 1));
  Draft copy = original;
  copy.title = own.title;
  copy.paragraphs.insert(copy.paragraphs.begin(), Paragraph(around.begin(), middle));
  copy.paragraphs.emplace_back(middle, around.end());
  std::erase_if(copy.paragraphs, [](const Paragraph& paragraph) { return paragraph.empty(); });
  return copy;
}

constexpr std::array<std::string_view, 12> furniture{
    "Home News Sport Business Culture Weather Jobs Homes Cars Notices Puzzles Podcasts",
    "Read more!",
    "Sign up for our free morning newsletter and never miss a story from your town again.",
    "Share this article on Facebook, by mail or with a link",
    "Most read today",
    "Subscribe from 1 crown a week and read everything on all your devices.",
    "We have more newsletters that you may like, among them The Kitchen Table and The Long Weekend.",
    "Comments are closed for this article, but our letters page is always open to readers.",
    "This newspaper is a member of the Independent Press Board and follows its code of practice in all its work.",
    "If you have a complaint about a story that is not true or intrudes, write to the readers' editor.",
    "Copyright of the publisher. All rights reserved. No part may be copied without leave in writing.",
    "Advertise with us, place a notice, order a photograph or buy a back issue at the counter in Mill Lane."};

// So many lines of the site before and after the text.
template <int lines>
Draft with_furniture(const Draft& original, const Draft& own, Random& random) {
  Draft copy = original;
  copy.title = own.title;
  const std::size_t first = random.below(furniture.size());
  for (std::size_t i = 0; i < lines; ++i) {
    Paragraph line{std::string(furniture[(first + i) % furniture.size()])};
    copy.paragraphs.insert(i % 2 == 0 ? copy.paragraphs.end() : copy.paragraphs.begin(), std::move(line));
  }
  return copy;
}

std::string misread(const std::string& word, Random& random) {
  static constexpr std::array<Replacement, 8> confusions{
      {{"rn", "m"}, {"l", "1"}, {"e", "c"}, {"h", "b"}, {"o", "0"}, {"i", "l"}, {"a", "u"}, {"t", "f"}}};
  for (std::size_t i = 0, first = random.below(confusions.size()); i < confusions.size(); ++i) {
    const auto& [from, to] = confusions[(first + i) % confusions.size()];
    if (const std::size_t at = word.find(from); at != std::string::npos)
      return std::string(word).replace(at, from.size(), to);
  }
  return word + "x";
}

// So many per mille of the words misread.
template <int per_mille>
Draft misread_words(const Draft& original, const Draft&, Random& random) {
  Draft copy = original;
  for (Paragraph& paragraph : copy.paragraphs) {
    for (std::string& sentence : paragraph) {
      std::string out;
      for (std::size_t begin = 0; begin < sentence.size();) {
        const std::size_t end = std::min(sentence.find(' ', begin), sentence.size());
        const std::string word = sentence.substr(begin, end - begin);
        out += random.chance(per_mille / 1000.0) ? misread(word, random) : word;
        if (end < sentence.size()) out += ' ';
        begin = end + 1;
      }
      sentence = std::move(out);
    }
  }
  return copy;
}

// So many per mille of the characters of a script without spaces misread.
template <int per_mille>
Draft misread_characters(const Draft& original, const Draft& own, Random& random) {
  const std::string source = body_of(own);
  Draft copy = original;
  for (Paragraph& paragraph : copy.paragraphs) {
    for (std::string& sentence : paragraph) {
      std::string out;
      for (std::size_t position = 0; position < sentence.size();) {
        const std::size_t begin = position;
        text::next_code_point(sentence, position);
        std::size_t other = text::character_start(source, random.below(source.size()));
        const std::size_t from = other;
        text::next_code_point(source, other);
        out += random.chance(per_mille / 1000.0) ? source.substr(from, other - from)
                                                 : sentence.substr(begin, position - begin);
      }
      sentence = std::move(out);
    }
  }
  return copy;
}

constexpr std::array<Replacement, 14> light_style{{{" per cent", "%"},
                                                   {" percent", "%"},
                                                   {" million", "m"},
                                                   {" billion", "bn"},
                                                   {"Mr. ", "Mr "},
                                                   {"U.S.", "US"},
                                                   {"\"", "\u201D"},
                                                   {" two ", " 2 "},
                                                   {" three ", " 3 "},
                                                   {" four ", " 4 "},
                                                   {" five ", " 5 "},
                                                   {" ten ", " 10 "},
                                                   {" towards ", " toward "},
                                                   {", and ", " and "}}};
constexpr std::array<Replacement, 10> heavy_style{{{" said", " says"},
                                                   {" will ", " is to "},
                                                   {" but ", " yet "},
                                                   {" also ", " too "},
                                                   {" while ", " whereas "},
                                                   {" because ", " since "},
                                                   {" under ", " below "},
                                                   {" over ", " above "},
                                                   {" told reporters", " told the press"},
                                                   {" several ", " some "}}};

template <const auto&... rules>
Draft in_style(const Draft& original, const Draft&, Random&) {
  Draft copy = original;
  for (Paragraph& paragraph : copy.paragraphs) {
    for (std::string& sentence : paragraph) {
      const auto apply = [&](const auto& table) {
        for (const auto& [from, to] : table) replace_all(sentence, from, to);
      };
      (apply(rules), ...);
    }
  }
  return copy;
}

Draft all_at_once(const Draft& original, const Draft& own, Random& random) {
  const Draft styled = in_style<light_style>(with_other_days<10>(original, own, random), own, random);
  return own_lead_added<10>(tail_cut<30>(styled, own, random), own, random);
}

using enum dedup::Relation;

const std::vector<EditRow> table{
    {"retitled", "title", retitled, {Identical}},
    {"today to Wednesday", "one sentence", with_other_days<1>, {Near}},
    {"today to Wednesday", "10 %", with_other_days<10>, {Near}},
    {"today to Wednesday", "30 %", with_other_days<30>, {Near}},
    {"today to Wednesday", "60 %", with_other_days<60>, {Near}},
    {"tail cut", "10 %", tail_cut<10>, {Near}},
    {"tail cut", "30 %", tail_cut<30>, {Excerpt}},
    {"tail cut", "50 %", tail_cut<50>, {Excerpt}},
    {"tail cut", "70 %", tail_cut<70>, {Excerpt}},
    {"tail cut", "85 %", tail_cut<85>, {Excerpt}},
    {"quotes reordered", "quotes", quotes_reordered, {Near}},
    {"quotes reordered", "every sentence", all_reordered, {Near}},
    {"own paragraph first", "+ 10 %", own_lead_added<10>, {Near}},
    {"own paragraph first", "+ 30 %", own_lead_added<30>, {Expanded}},
    {"own paragraph first", "+ 60 %", own_lead_added<60>, {Expanded}},
    {"own paragraph instead", "10 %", own_lead_instead<10>, {Near}},
    {"own paragraph instead", "20 %", own_lead_instead<20>, {Near}},
    {"own paragraph instead", "40 %", own_lead_instead<40>, {Near}},
    {"embedded", "+ 50 %", embedded<50>, {Expanded}},
    {"embedded", "+ 100 %", embedded<100>, {Expanded}},
    {"embedded", "+ 200 %", embedded<200>, {Expanded}},
    {"embedded", "+ 400 %", embedded<400>, {Expanded}},
    {"furniture around", "2 lines", with_furniture<2>, {Identical, Near}},
    {"furniture around", "5 lines", with_furniture<5>, {Identical, Near}},
    {"furniture around", "12 lines", with_furniture<12>, {Identical, Near}},
    {"words misread", "1 %", misread_words<10>, {Identical, Near}},
    {"words misread", "3 %", misread_words<30>, {Near}},
    {"words misread", "6 %", misread_words<60>, {Near}},
    {"words misread", "10 %", misread_words<100>, {Near}},
    {"other style", "figures", in_style<light_style>, {Identical, Near}},
    {"other style", "words too", in_style<light_style, heavy_style>, {Near}},
    {"all at once", "10 to 30 %", all_at_once, {Near, Excerpt}},
};

const std::vector<EditRow> unspaced_table{
    {"without spaces", "title", retitled, {Identical}},
    {"without spaces", "1 % misread", misread_characters<10>, {Near}},
    {"without spaces", "3 % misread", misread_characters<30>, {Near}},
    {"without spaces", "5 % misread", misread_characters<50>, {Near}},
    {"without spaces", "tail cut 30 %", tail_cut<30>, {Excerpt}},
    {"without spaces", "tail cut 60 %", tail_cut<60>, {Excerpt}},
    {"without spaces", "own first + 30 %", own_lead_added<30>, {Expanded}},
    {"without spaces", "embedded + 100 %", embedded<100>, {Expanded}},
};

}  // namespace

std::span<const EditRow> edit_rows() {
  return table;
}

std::span<const EditRow> unspaced_edit_rows() {
  return unspaced_table;
}

Draft write_unspaced(Random& random, std::string_view language, std::size_t bytes) {
  struct Script {
    std::string_view language;
    std::string_view letters;  // three bytes each
    std::string_view particles;
    std::string_view stop;
  };
  static constexpr std::array<Script, 3> scripts{
      {{"ja",
        "港町海山川橋島船駅市村村人会社年月日時分新古大小高長東西南北春夏秋冬朝夜水火木金土石道車空雨雪風花米茶魚鳥"
        "本店家門窓手足目耳口心力声光音色形数字名前後左右上下中外内間話書読見聞行来帰出入開閉始終売買作使働休病院学校",
        "はをにがのでともへや", "。"},
       {"zh",
        "港城海山河桥岛船站市村人会公司年月日时分新旧大小高长东西南北春夏秋冬早夜水火木金土石路车空雨雪风花米茶鱼鸟"
        "书店家门窗手脚眼耳口心力声光音色形数字名前后左右上下中外内间话写读见听走来回出入开关始终卖买做用工休病院学校",
        "的了在和是也就都与对", "。"},
       {"th",
        "กขคงจชซญดตถทธนบปผฝพฟภมยรลวศสหอฮ"
        "กขคงจชซญดตถทธนบปผฝพฟภมยรลวศสหอฮ",
        "ะาเแโใไๆฯำ", " "}}};
  const Script& script = *std::ranges::find(scripts, language, &Script::language);  // precondition: one of the three
  const auto letter = [&](std::string_view letters) { return letters.substr(random.below(letters.size() / 3) * 3, 3); };
  const auto run = [&](uint32_t letters) {
    std::string text;
    for (uint32_t i = 0; i < letters; ++i) {
      text += i % 3 == 2 ? letter(script.particles) : letter(script.letters);
    }
    return text;
  };
  Draft draft{.title = run(12), .paragraphs = {}, .outlet = {}, .language = std::string(language), .published = 0};
  std::size_t written = 0;
  while (written < bytes) {
    Paragraph paragraph;
    for (uint32_t i = 1 + random.below(3); i > 0; --i) {
      paragraph.push_back(run(18 + random.below(25)) + std::string(script.stop));
      written += paragraph.back().size();
    }
    draft.paragraphs.push_back(std::move(paragraph));
  }
  return draft;
}

Draft draft_of(std::string_view title, std::string_view body, std::string_view language) {
  Draft draft{.title = std::string(title), .paragraphs = {}, .outlet = {}, .language = std::string(language)};
  while (!body.empty()) {
    const std::string_view line = body.substr(0, body.find('\n'));
    Paragraph paragraph;
    for (std::size_t position = 0; position < line.size();) {
      const Span sentence = text::sentence_at(line, position);
      if (sentence.size() > 0) paragraph.emplace_back(sentence.of(line));
      position = std::max<std::size_t>(sentence.end, position) + 1;
      while (position < line.size() && line[position] == ' ') ++position;
    }
    if (!paragraph.empty()) draft.paragraphs.push_back(std::move(paragraph));
    body.remove_prefix(std::min(body.size(), line.size() + 1));
  }
  return draft;
}

std::string body_of(const Draft& draft) {
  const bool is_unspaced = draft.language == "ja" || draft.language == "zh" || draft.language == "th";
  std::string body;
  for (const Paragraph& paragraph : draft.paragraphs) {
    if (!body.empty()) body += "\n\n";
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
      if (i > 0 && !is_unspaced) body += ' ';
      body += paragraph[i];
    }
  }
  return body;
}

}  // namespace wirecopy::bench

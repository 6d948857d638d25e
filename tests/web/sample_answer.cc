// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/web/sample_answer.h"

namespace wirecopy::web::testing {

using corpus::Date;
using corpus::Origin;
using corpus::Precision;
using dedup::Relation;
using searcher::Copy;
using searcher::Hit;

namespace {

constexpr int64_t march_5_2024 = 1709596800;

std::vector<Span> places(std::string_view text, std::string_view marked) {
  std::vector<Span> spans;
  for (std::size_t at = text.find(marked); !marked.empty() && at != std::string_view::npos;
       at = text.find(marked, at + marked.size()))
    spans.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + marked.size())});
  return spans;
}

Copy make_copy(std::string_view outlet, std::string_view title, int64_t seconds, Relation relation,
               dedup::Overlap overlap) {
  return {.id = "copy-" + std::string(outlet),
          .title = std::string(title),
          .url = "https://" + std::string(outlet) + "/story",
          .outlet = std::string(outlet),
          .published = {seconds, Precision::Second, Origin::JsonLd},
          .relation = relation,
          .to_lead = overlap};
}

void publish(Hit& hit, std::string_view outlet, std::string_view language, Date date) {
  hit.article.outlet = outlet;
  hit.article.language = language;
  hit.article.published = date;
}

void add_copies(Hit& hit) {
  hit.copies_id = hit.article.id;
  hit.copies_articles = 14;
  hit.copies_outlets = 11;
  const std::string& title = hit.article.title;
  hit.others = {
      make_copy("gazette.example", title, march_5_2024 + 39'000, Relation::Identical,
                {.shared = 240, .size_a = 240, .size_b = 240}),
      make_copy("evening-lamp.example", "Harbour falls silent", march_5_2024 + 42'000, Relation::Near,
                {.shared = 187, .size_a = 240, .size_b = 231}),
      make_copy("radio-north.example", title, march_5_2024 + 61'000, Relation::Excerpt,
                {.shared = 88, .size_a = 240, .size_b = 91}),
      make_copy("business-weekly.example", "What the harbour strike costs, and whom", march_5_2024 + 170'000,
                Relation::Expanded, {.shared = 236, .size_a = 240, .size_b = 610}),
  };
}

}  // namespace

Hit make_hit(std::string_view id, std::string_view title, std::string_view body, std::string_view marked) {
  Hit hit;
  hit.article.id = id;
  hit.article.url = "https://courier.example/" + std::string(id);
  hit.article.title = title;
  hit.article.body = body;
  hit.title_matches = places(title, marked);
  hit.fragments = {
      {.span = {0, static_cast<uint32_t>(body.size())}, .text = std::string(body), .matches = places(body, marked)}};
  return hit;
}

searcher::Request sample_request() {
  return {.text = "harbour strik* \"pay deal", .from = "2024-01", .sources = {}, .languages = {}};
}

searcher::Answer sample_answer() {
  searcher::Answer answer;
  answer.index = {.revision = 118, .articles = 210'344, .texts = 151'022};
  answer.text = sample_request().text;
  answer.interpreted = "harbour AND strik* AND \"pay deal\" AND date:2024-01..";
  answer.warnings = {{"unclosed_quote",
                      {15, 24},
                      "the quote that starts at \"pay deal is not closed; it was read up to the end of the query"},
                     {"wildcard_cut", {8, 14}, "strik* matches 2,431 words; the 1000 most frequent were used"}};
  answer.took_ms = 7.2;
  answer.articles = {412};
  answer.texts = {97};
  answer.undated_excluded = 3;

  Hit lead = make_hit(
      "a1", "Cranes stand still as harbour strike enters its second week",
      "The harbour strike that began on Monday has left nineteen ships at anchor off the northern mole. Dockers voted "
      "by a show of hands to stay out until the port offers a pay deal that keeps up with rents.",
      "harbour strike");
  publish(lead, "harbour-courier.example", "en", {march_5_2024 + 36'660, Precision::Second, Origin::JsonLd});
  add_copies(lead);

  Hit lengthy = make_hit("b2",
                         "Minister rules out calling in the navy, says both sides in the harbour strike \"know where "
                         "the table is\", and warns that "
                         "perishable goods worth millions will be lost before the week is over",
                         "A spokesman said no order had been given. The minister was to meet the union on Thursday, a "
                         "day after the harbour "
                         "strike spread to the ferries.",
                         "harbour");
  publish(lengthy, "tarn-valley-bugle.example", "en", {march_5_2024, Precision::Day, Origin::Url});
  lengthy.copies_id = "b2";
  lengthy.copies_articles = 2;
  lengthy.copies_outlets = 1;

  Hit arabic = make_hit("c3", "إضراب الميناء يدخل أسبوعه الثاني والسفن تنتظر",
                        "قال متحدث باسم النقابة إن إضراب الميناء سيستمر حتى يوافق أصحاب العمل على زيادة الأجور. وتنتظر "
                        "تسع عشرة سفينة خارج الميناء.",
                        "الميناء");
  publish(arabic, "sahel-alyawm.example", "ar", {march_5_2024 + 86'400, Precision::Minute, Origin::Feed});

  Hit japanese = make_hit("d4", "港湾ストライキが二週目に、船十九隻が沖で待機",
                          "労働組合は木曜日、賃上げが認められるまで港湾ストライキを続けると発表した。沖合では十九隻の船"
                          "が入港を待っている。",
                          "ストライキ");
  publish(japanese, "minato-shimbun.example", "ja", {march_5_2024 - 4 * 86'400, Precision::Month, Origin::Text});

  Hit hebrew = make_hit("e5", "השביתה בנמל נכנסת לשבוע השני", "תשע עשרה אוניות ממתינות מחוץ לנמל.", "בנמל");
  publish(hebrew, "", "he", {march_5_2024, Precision::Year, Origin::File});

  const Hit bare =
      make_hit("f6/ü", "", "A note without a headline, a date or a language about the harbour strike.", "strike");

  answer.hits = {lead, lengthy, arabic, japanese, hebrew, bare};
  for (uint32_t rank = 0; rank < answer.hits.size(); ++rank) answer.hits[rank].rank = rank + 1;
  return answer;
}

}  // namespace wirecopy::web::testing

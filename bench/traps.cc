// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/traps.h"

#include <array>
#include <string>

#include "bench/random.h"

namespace wirecopy::bench {

namespace {

constexpr std::array<std::string_view, 30> first_names{
    "Agnes", "Bertil", "Clara", "Desmond", "Edda",  "Fergus", "Greta",   "Horace", "Ilse",  "Jasper",
    "Kezia", "Lionel", "Maud",  "Norbert", "Olive", "Percy",  "Quentin", "Rosa",   "Silas", "Tilda",
    "Ursel", "Victor", "Wanda", "Xavier",  "Yvo",   "Zelda",  "Arvid",   "Bella",  "Conor", "Dagny"};
constexpr std::array<std::string_view, 30> last_names{
    "Ashdown", "Birkett",  "Corran", "Dunmore", "Elphick", "Farrow",   "Gadd",    "Hobday", "Inchley",  "Jessop",
    "Kettle",  "Lomax",    "Mink",   "Nettle",  "Orchard", "Pellow",   "Quayle",  "Rooke",  "Stennick", "Thale",
    "Umber",   "Venables", "Wendle", "Yarrow",  "Zeal",    "Albright", "Bracken", "Cole",   "Drummond", "Ewart"};
constexpr std::array<std::string_view, 20> towns{"Harrowmouth", "Quillon",   "Ellerby", "Port Calder", "Saltmarsh",
                                                 "Stennick",    "Wehlstadt", "Tarn",    "Brackwater",  "Oranby",
                                                 "Larkhill",    "Merrow",    "Fenwick", "Dunholm",     "Ashport",
                                                 "Cranmer",     "Elmstow",   "Farside", "Glenholt",    "Isley"};
constexpr std::array<std::string_view, 12> signs{"Aries", "Taurus",  "Gemini",      "Cancer",    "Leo",      "Virgo",
                                                 "Libra", "Scorpio", "Sagittarius", "Capricorn", "Aquarius", "Pisces"};

template <std::size_t size>
std::string one_of(Random& random, const std::array<std::string_view, size>& list) {
  return std::string(list[random.below(size)]);
}

std::string figure(Random& random, uint32_t from, uint32_t to) {
  return std::to_string(from + random.below(to - from));
}

std::string decimal(Random& random, uint32_t to) {
  return figure(random, 0, to) + "." + figure(random, 10, 100);
}

std::string person(Random& random) {
  return one_of(random, first_names) + " " + one_of(random, last_names);
}

// Sentences of the article's own, some `bytes` of them.
Paragraph own_sentences(const Author& author, uint64_t number, std::size_t bytes) {
  Paragraph sentences;
  std::size_t size = 0;
  for (const Paragraph& paragraph : author.write(number).paragraphs) {
    for (const std::string& sentence : paragraph) {
      if (size >= bytes) return sentences;
      sentences.push_back(sentence);
      size += sentence.size();
    }
  }
  return sentences;
}

void without_quotes(std::string& sentence) {
  for (const std::string_view mark : {"\"", "\u201C", "\u201D"}) {
    for (std::size_t at = sentence.find(mark); at != std::string::npos; at = sentence.find(mark))
      sentence.erase(at, mark.size());
  }
}

Draft made(uint64_t number, uint64_t seed, std::string title, std::vector<Paragraph> paragraphs) {
  constexpr int64_t day = 86'400;
  const int64_t when = 1'704'067'200 + static_cast<int64_t>(number % 10'000) * day / 2;
  return {.title = std::move(title),
          .paragraphs = std::move(paragraphs),
          .outlet = "paper" + std::to_string(mix(seed, number) % 40) + ".example",
          .language = "en",
          .published = when};
}

const Paragraph legal_footer{
    "This material may not be published, broadcast, rewritten or redistributed in any form without the written consent "
    "of the publisher.",
    "The publisher is not liable for errors, delays or losses that arise from the use of anything printed here, and "
    "gives no advice on any matter of law, health or money.",
    "Quotations of stocks are late by at least fifteen minutes, and past performance is no guarantee of any future "
    "result whatever."};

const std::string menu =
    "Home News Sport Business Culture Weather Jobs Homes Cars Notices Puzzles Podcasts Letters Archive Subscribe Log "
    "in "
    "Register My account Help Contact us About us";

template <uint32_t least, uint32_t most>
Draft with_footer(uint64_t number, uint64_t seed, const Author& author) {
  Random random(mix(seed, number));
  return made(number, seed, author.write(number).title,
              {own_sentences(author, number, least + random.below(most - least)), legal_footer});
}

Draft between_menus(uint64_t number, uint64_t seed, const Author& author) {
  Random random(mix(seed, number));
  return made(number, seed, author.write(number).title,
              {{menu}, own_sentences(author, number, 500 + random.below(1500)), {menu}});
}

Draft market_table(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  Paragraph lines{"Closing prices on the Port Calder exchange, in crowns, with the change on the day before."};
  for (const std::string_view name : last_names) {
    lines.push_back(std::string(name) + " Holdings " + decimal(random, 900) + (random.chance(0.5) ? " up " : " down ") +
                    decimal(random, 9));
  }
  lines.push_back("Turnover was " + figure(random, 100, 900) + " million crowns and " + figure(random, 10, 99) +
                  " shares rose.");
  return made(number, seed, "Market close", {lines});
}

Draft market_report(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  return made(number, seed, "Shares end day mixed",
              {{"Shares on the Port Calder exchange ended " + figure(random, 0, 3) + "." + figure(random, 10, 100) +
                    " per cent higher on the day, with the main index at " + figure(random, 1000, 9000) +
                    " points at the close.",
                "Turnover was " + figure(random, 100, 900) + " million crowns after " + figure(random, 100, 900) +
                    " million the day before.",
                "Rising shares outnumbered falling ones by " + figure(random, 20, 90) + " to " +
                    figure(random, 20, 90) + ", and " + figure(random, 5, 30) + " were unchanged.",
                "The crown stood at " + decimal(random, 9) + " to the thaler against " + decimal(random, 9) +
                    " the evening before, and gold was fixed at " + figure(random, 1000, 3000) + "."}});
}

Draft weather(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  static constexpr std::array<std::string_view, 6> skies{"dry and bright", "cloudy",         "wet at times",
                                                         "windy",          "foggy early on", "mild"};
  return made(
      number, seed, "Weather",
      {{"Today will be " + one_of(random, skies) + " in the north and " + one_of(random, skies) +
            " in the south, with highs of " + figure(random, 2, 30) + " degrees on the coast and " +
            figure(random, 2, 30) + " inland.",
        "Winds from the west at " + figure(random, 5, 60) + " kilometres an hour, waves of up to " +
            figure(random, 1, 6) + " metres in the strait.",
        "Tonight temperatures fall to " + figure(random, 1, 12) + " degrees, with a chance of rain of " +
            figure(random, 5, 95) + " per cent before morning.",
        "Sunrise is at 7." + figure(random, 10, 59) + ", sunset at 5." + figure(random, 10, 59) +
            ", and high water at the harbour bar at " + figure(random, 1, 12) + "." + figure(random, 10, 59) + "."}});
}

Draft horoscope(uint64_t number, uint64_t seed, const Author& author) {
  static constexpr std::array<std::string_view, 8> advice{
      "Today is a good day to settle an old matter with somebody close.",
      "Take care with money and put off what can wait until the week is out.",
      "A friend brings news that changes your plans for the better.",
      "Do not let a small worry spoil what has begun so well.",
      "You will be asked for advice, so listen first and speak last.",
      "Travel is favoured, and a letter is on its way to you.",
      "Rest in the evening and let others do the talking for once.",
      "Somebody at work sees more in you than you do yourself."};
  Random random(mix(seed, number));
  std::vector<Paragraph> paragraphs;
  const Paragraph own = own_sentences(author, number, 2500);
  for (std::size_t i = 0; i < signs.size(); ++i) {
    paragraphs.push_back({std::string(signs[i]) + ": " + one_of(random, advice), own[i % own.size()]});
  }
  return made(number, seed, "Your stars today", paragraphs);
}

Draft results(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  Paragraph lines{"Results of the day in the leagues of the county, with the crowd at each ground behind them."};
  for (std::size_t i = 0; i < towns.size(); ++i) {
    lines.push_back(std::string(towns[i]) + " Rovers " + figure(random, 0, 6) + " " +
                    std::string(towns[(i + 1 + number) % towns.size()]) + " United " + figure(random, 0, 6) + " (" +
                    figure(random, 200, 9000) + ")");
  }
  return made(number, seed, "Results", {lines});
}

Draft obituary(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  const std::string last = one_of(random, last_names);
  return made(number, seed, last,
              {{last + ", " + one_of(random, first_names) + ", of " + one_of(random, towns) +
                    ", died peacefully at home on " + figure(random, 1, 29) + " March, aged " +
                    figure(random, 50, 101) + " years, with the family at the bedside.",
                "Beloved husband of " + one_of(random, first_names) + ", dear father of " +
                    one_of(random, first_names) + " and " + one_of(random, first_names) +
                    ", and a much loved grandfather who will be sadly missed by all who knew him.",
                "The funeral service will be held at St " + one_of(random, first_names) + "'s church, " +
                    one_of(random, towns) + ", on Friday at " + figure(random, 9, 17) +
                    " o'clock, followed by interment in the churchyard.",
                "Family flowers only please, but donations, if wished, may be sent to the lifeboat fund in care of " +
                    one_of(random, last_names) + " and Sons, funeral directors, telephone " +
                    figure(random, 100000, 999999) + "."}});
}

Draft appointment(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  const std::string company = one_of(random, last_names) + " and " + one_of(random, last_names);
  const std::string name = person(random);
  return made(number, seed, company + " names finance chief",
              {{company + " said on Monday that it has named " + name +
                    " as its chief financial officer, who will take "
                    "up the post at the start of the next quarter.",
                name.substr(0, name.find(' ')) + " comes from " + one_of(random, last_names) + " Brothers in " +
                    one_of(random, towns) + ", where the work was in charge of accounts and reporting for " +
                    figure(random, 3, 19) + " years.",
                "The company, which is based in " + one_of(random, towns) +
                    ", makes parts for the building trade and is listed on the Port Calder exchange."}});
}

Draft results_of_company(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  return made(number, seed, one_of(random, last_names) + " Corp 1st qtr net",
              {{"Shr " + figure(random, 1, 99) + " cts vs " + figure(random, 1, 99) + " cts",
                "Net " + figure(random, 100, 999) + "," + figure(random, 100, 999) + " vs " + figure(random, 100, 999) +
                    "," + figure(random, 100, 999),
                "Revs " + figure(random, 1, 90) + "." + figure(random, 1, 9) + " mln vs " + figure(random, 1, 90) +
                    "." + figure(random, 1, 9) + " mln",
                "Avg shrs " + figure(random, 1, 90) + "." + figure(random, 1, 9) + " mln vs " + figure(random, 1, 90) +
                    "." + figure(random, 1, 9) + " mln",
                ("NOTE: Figures for the year before are restated for the sale of a unit and for a change in the way "
                 "stocks are counted.")}});
}

Draft lottery(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  const auto balls = [&] {
    std::string drawn;
    for (int i = 0; i < 6; ++i) drawn += (i > 0 ? ", " : "") + figure(random, 1, 50);
    return drawn;
  };
  return made(number, seed, "Lottery numbers",
              {{"The winning numbers in the draw on Saturday evening were " + balls() + ", and the bonus ball was " +
                    figure(random, 1, 50) + ".",
                "In the second draw of the evening the balls came out as " + balls() + ".",
                "Nobody matched all six balls, so that the jackpot of " + figure(random, 2, 30) +
                    " million crowns is carried over to the draw in the middle of the week, when it should stand at " +
                    figure(random, 30, 60) + " million.",
                figure(random, 2, 90) + " tickets matched five balls and win " + figure(random, 1000, 9000) +
                    " crowns each. Tickets must be handed in within a hundred days of the draw."}});
}

Draft court_list(uint64_t number, uint64_t seed, const Author&) {
  static constexpr std::array<std::string_view, 6> offences{"driving without a licence", "theft of copper wire",
                                                            "fishing out of season",     "a breach of the peace",
                                                            "dropping litter",           "keeping an unlicensed dog"};
  Random random(mix(seed, number));
  Paragraph lines{"The following cases were heard by the magistrates of the county this week."};
  for (int i = 0; i < 9; ++i) {
    lines.push_back(person(random) + ", " + figure(random, 18, 80) + ", of " + one_of(random, towns) + ", admitted " +
                    one_of(random, offences) + " and was fined " + figure(random, 40, 600) + " crowns with costs of " +
                    figure(random, 20, 90) + " crowns.");
  }
  return made(number, seed, "In court", {lines});
}

Draft births(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  const std::string last = one_of(random, last_names);
  return made(number, seed, "A birth in " + one_of(random, towns),
              {{one_of(random, first_names) + " and " + one_of(random, first_names) + " " + last + ", of " +
                    one_of(random, towns) + ", are delighted to announce the safe arrival of their daughter " +
                    one_of(random, first_names) + " " + one_of(random, first_names) +
                    ", who was born at the infirmary in " + one_of(random, towns) +
                    " in the early hours of the morning, a sister for " + one_of(random, first_names) + ".",
                "Grateful thanks go to the midwives of the ward, and to Doctor " + one_of(random, last_names) +
                    ", for all their kindness and care."}});
}

Draft tides(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  Paragraph lines{"High and low water at the harbours of the coast for the day, heights in metres above the datum."};
  for (const std::string_view town : towns) {
    lines.push_back(std::string(town) + " high " + figure(random, 0, 12) + "." + figure(random, 10, 60) + " " +
                    decimal(random, 6) + " low " + figure(random, 0, 12) + "." + figure(random, 10, 60) + " " +
                    decimal(random, 2));
  }
  return made(number, seed, "Tides", {lines});
}

Draft fixture_report(uint64_t number, uint64_t seed, const Author&) {
  Random random(mix(seed, number));
  const std::string home = one_of(random, towns);
  const std::string away = one_of(random, towns);
  return made(
      number, seed, home + " against " + away,
      {{home + " meet " + away + " on Saturday in the league, and the referee will be " + person(random) + " of " +
            one_of(random, towns) + ".",
        "The gates open at " + figure(random, 11, 15) + " o'clock and tickets can be had at the ground for " +
            figure(random, 5, 30) + " crowns, with children under twelve let in free of charge.",
        person(random) + " is out with a knee injury for the home side, while " + person(random) +
            " comes back from suspension for the visitors, who are " + figure(random, 2, 20) + "th in the table."}});
}

// Two articles each, of two outlets, with text of their own around the same `statement` bytes of a third.
template <uint32_t own_bytes, uint32_t statement, bool is_quoted>
Draft with_statement(uint64_t number, uint64_t seed, const Author& author) {
  Paragraph said = own_sentences(author, 1'000'000 + number / 2, statement);
  if (is_quoted) {
    for (std::string& sentence : said) without_quotes(sentence);
    said.front() = "\"" + said.front();
    said.back() += "\"";
  }
  Draft draft = made(
      number, seed + number % 2, author.write(number).title,
      {own_sentences(author, number, own_bytes / 2), said, own_sentences(author, 2'000'000 + number, own_bytes / 2)});
  return draft;
}

// The same two quotations in two reports that are otherwise each in its own words.
Draft with_two_quotes(uint64_t number, uint64_t seed, const Author& author) {
  const auto quoted = [&](uint64_t of, std::size_t bytes) {
    Paragraph said = own_sentences(author, of, bytes);
    for (std::string& sentence : said) without_quotes(sentence);
    said.front() = "\u201C" + said.front();
    said.back() += "\u201D the mayor told reporters.";
    return said;
  };
  return made(number, seed + number % 2, author.write(number).title,
              {own_sentences(author, number, 300), quoted(1'000'000 + number / 2, 350),
               own_sentences(author, 2'000'000 + number, 300), quoted(3'000'000 + number / 2, 350),
               own_sentences(author, 4'000'000 + number, 100)});
}

constexpr std::array table{
    TrapRow{"legal footer, long texts", with_footer<800, 3000>},
    TrapRow{"legal footer, short texts", with_footer<250, 600>},
    TrapRow{"menus at both ends", between_menus},
    TrapRow{"market tables", market_table},
    TrapRow{"market reports", market_report},
    TrapRow{"weather", weather},
    TrapRow{"horoscopes", horoscope},
    TrapRow{"results lists", results},
    TrapRow{"obituaries", obituary},
    TrapRow{"appointments", appointment},
    TrapRow{"company results", results_of_company},
    TrapRow{"lottery numbers", lottery},
    TrapRow{"court lists", court_list},
    TrapRow{"births", births},
    TrapRow{"tides", tides},
    TrapRow{"previews of matches", fixture_report},
    TrapRow{"shared quote of a quarter", with_statement<1500, 500, true>},
    TrapRow{"shared quote of a half", with_statement<800, 800, true>},
    TrapRow{"two shared quotes", with_two_quotes},
    TrapRow{"press statement of a third", with_statement<1500, 700, false>},
    TrapRow{"press statement of a half", with_statement<800, 800, false>},
};

}  // namespace

std::span<const TrapRow> trap_rows() {
  return table;
}

}  // namespace wirecopy::bench

// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/judgement.h"

#include <set>

#include <gtest/gtest.h>

#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

// Sentences of a dozen small words each, the first with a capital.
std::string sentences(Dice& dice, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::string sentence = joined(made_words(dice, 12));
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    text += (text.empty() ? "" : " ") + sentence + ".";
  }
  return text;
}

std::string name(Dice& dice) {
  std::string word = made_words(dice, 1)[0];
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string number(Dice& dice) {
  return std::to_string(10 + dice.below(90));
}

std::string notice(Dice& dice) {
  return "Died at home on " + number(dice) + " March, " + name(dice) + " " + name(dice) + " of " + name(dice) +
         ", aged " + number(dice) + ", with the family at the bedside. The service is in the chapel of " + name(dice) +
         " at " + number(dice) + " minutes past the hour, and all who knew the dead are welcome to come and to " +
         "bring flowers. Gifts may be sent in care of " + name(dice) + " and Sons, who are in charge of all else.";
}

struct Row {
  const char* what;
  JudgedText a;
  JudgedText b;
  Verdict verdict;
};

JudgedText text(std::string body, std::string outlet = {}) {
  return {.text = std::move(body), .outlet = std::move(outlet)};
}

// As groups are made: Copy where the figures of the overlap leave no doubt.
std::string_view verdict_on(const std::string& a, const std::string& b) {
  const Overlap shared = overlap(shingle_set(a), shingle_set(b));
  EXPECT_TRUE(is_copy(shared)) << a << b;
  return row_of(is_doubtful(shared) ? judge(text(a), text(b)) : Verdict::Copy).name;
}

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  }
  return text;
}

// The same with a name in every sentence.
std::string reports(Dice& dice, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::string sentence = sentences(dice, 1);
    sentence.insert(sentence.find(' '), " " + name(dice));
    text += (text.empty() ? "" : " ") + sentence;
  }
  return text;
}

const std::string legal =
    "This material may not be published, broadcast, rewritten or redistributed without the written consent of the "
    "publisher. All rights reserved. The publisher is not liable for errors or omissions, and gives no warranty of any "
    "kind for what stands here, nor for what others have put there under the terms of this licence.";

TEST(Judgement, TellsCopiesFromTextsThatShareAPassage) {
  Dice dice(1);
  const std::string story = sentences(dice, 20);
  const std::string half = story.substr(0, story.size() / 2);
  const std::string rest = story.substr(story.size() / 2);
  const std::string block = sentences(dice, 8);
  const auto own = [&](int count) { return sentences(dice, count); };
  const auto told = [&](int count) { return reports(dice, count); };
  const std::string named = told(8);
  const std::vector<Row> rows{
      {"a story and half of it with another end", text(story), text(half + " " + own(8)), Verdict::Copy},
      {"two openings over one story", text(own(8) + " " + rest), text(own(8) + " " + rest), Verdict::Copy},
      {"a story with every second sentence rewritten",
       text(own(1) + " " + half + " " + own(6) + " " + rest.substr(0, 300)), text(story), Verdict::Copy},
      {"two stories around one quotation", text(own(5) + "\n\"" + block + "\"\n" + own(5)),
       text(own(6) + "\n\"" + block + "\"\n" + own(4)), Verdict::Quote},
      {"two stories around one quotation in German marks", text(own(5) + "\n\u201E" + block + "\u201C\n" + own(5)),
       text(own(6) + "\n\u00BB" + block + "\u00AB\n" + own(4)), Verdict::Quote},
      {"an interview in two papers", text(own(1) + "\n\"" + story + "\""), text(own(1) + "\n\"" + story + "\""),
       Verdict::Copy},
      {"two stories around one statement", text(own(5) + " " + block + " " + own(5)),
       text(own(6) + " " + block + " " + own(4)), Verdict::Statement},
      {"one outlet's footer below two stories", text(own(8) + " " + block, "a.example"),
       text(own(9) + " " + block, "a.example"), Verdict::Furniture},
      {"one outlet's story again, with another end", text(block + " " + own(8), "a.example"),
       text(block + " " + own(9), "a.example"), Verdict::Copy},
      {"two openings over one story of two outlets", text(own(8) + " " + block, "a.example"),
       text(own(9) + " " + block, "b.example"), Verdict::Copy},
      {"a legal footer of two outlets", text(own(5) + " " + legal, "a.example"),
       text(own(6) + " " + legal, "b.example"), Verdict::Furniture},
      {"a block that names nobody below reports that do", text(told(8) + " " + block, "a.example"),
       text(told(9) + " " + block, "b.example"), Verdict::Furniture},
      {"two openings over one report", text(told(8) + " " + named, "a.example"),
       text(told(9) + " " + named, "b.example"), Verdict::Copy},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row_of(judge(row.a, row.b)).name, row_of(row.verdict).name) << row.what;
    EXPECT_EQ(judge(row.a, row.b), judge(row.b, row.a)) << row.what;
  }
}

TEST(Judgement, TellsNoticesOfOneFormFromCopies) {
  Dice dice(2);
  for (int i = 0; i < 50; ++i) {
    const std::string a = notice(dice);
    const std::string b = notice(dice);
    EXPECT_NE(row_of(judge(text(a), text(b))).name, "yes") << a << "\n" << b;
  }
  // The same notice with words misread is one all the same.
  const std::string a = notice(dice);
  std::string misread = a;
  for (const std::string_view word : {"family", "chapel", "welcome", "flowers", "charge"})
    misread.replace(misread.find(word), word.size(), "xxxxx");
  EXPECT_EQ(row_of(judge(text(a), text(misread))).name, "yes");
}

TEST(Judgement, ReadsNoNamesOutOfCapitals) {
  Dice dice(3);
  const auto shouted = [&] {
    std::string body = notice(dice);
    for (char& letter : body) letter = static_cast<char>(std::toupper(letter));
    return body;
  };
  EXPECT_NE(row_of(judge(text(shouted()), text(shouted()))).name, "pattern");
}

TEST(Judgement, TakesAnyText) {
  for (const std::string a : {"", "...", "one", "\"", "\u201E\u201C", "1 2 3"}) {
    for (const std::string b : {"", "one two three four five six", "\n\n\"\n\""})
      EXPECT_EQ(judge(text(a), text(b)), judge(text(b), text(a))) << a << b;
  }
}

TEST(Judgement, AsksForTheTextsOnlyWhereTheFiguresLeaveDoubt) {
  EXPECT_FALSE(is_doubtful({.shared = 100, .size_a = 100, .size_b = 100}));
  EXPECT_FALSE(is_doubtful({.shared = 990, .size_a = 1100, .size_b = 1100}));
  EXPECT_TRUE(is_doubtful({.shared = 99, .size_a = 110, .size_b = 110})) << "a form filled in, perhaps";
  EXPECT_FALSE(is_doubtful({.shared = 96, .size_a = 100, .size_b = 400})) << "an excerpt has nothing of its own";
  EXPECT_TRUE(is_doubtful({.shared = 60, .size_a = 100, .size_b = 100}));
}

const std::string crash =
    "HARBOUR BAY - Two people were killed and nine were hurt when a tram left the rails near Tarn on Friday night, "
    "police "
    "said. The tram was carrying 40 pupils home from a concert of the Lindholm school.\n\nThe driver, who is out of "
    "danger, told officers that a dog had run across the street. Firemen worked for five hours to free those who were "
    "shut in. \"We held hands and sang,\" said Berta Holm, who teaches music in Ellerby and was in the last "
    "car.\n\nThe "
    "prosecutor has asked the Technical University for a report on the brakes, which had passed their test in March. "
    "Trams will not run before Sunday. Minister Olaf Brandt spoke of a black day.";

TEST(Judgement, TakesAReportThatWasBroughtUpToDateForACopy) {
  const std::vector<std::vector<std::pair<std::string, std::string>>> updates{
      {{"Two people", "Four people"}, {"nine were", "seven were"}},
      {{"Two people", "Four people"},
       {"nine were", "seven were"},
       {"five hours", "six hours"},
       {"Berta", "Greta"},
       {"40 pupils", "38 pupils"},
       {"March", "April"}},
      {{"HARBOUR BAY - ", "ELLERBY HILL - "}, {"Two people", "Three people"}, {"nine were", "eight were"}},
      {{"near Tarn on Friday night", "near Tarnfoot, Calderra, on Friday"},
       {"Two people", "Four people"},
       {"40 pupils", "42 pupils"},
       {"five hours", "ten hours"}},
      {{"on Friday night", "yesterday"}, {"Two people", "Four people"}, {"Brandt", "Brant"}},
  };
  for (const auto& changes : updates) {
    const std::string updated = replaced(crash, changes);
    EXPECT_EQ(verdict_on(crash, updated), "yes") << updated;
    EXPECT_EQ(verdict_on(updated, crash), "yes") << updated;
  }
}

TEST(Judgement, ReadsAnotherHouseStyleAsTheSame) {
  const std::string wire =
      "Calder Foods said profit fell 8 percent to 4.6 million dollars in the 3 months to January 4, from 5 million. "
      "The firm, which bakes and sells the bread of half the country, blamed the price of grain and a wet summer, and "
      "said that it would go on to bake by night as it had always done, since people want their bread warm. "
      "The U.S. unit lost 2 million dollars, or 12 percent of sales, after it shut plants with 1,400 workers. Mr. Lorn "
      "said costs had risen 9 percent, and that 6 million dollars would be saved by December 31. These decisions are "
      "never easy, he told reporters in the rain before the gates, and went back in to talk to the unions again. "
      "Shares "
      "fell 4 percent to 61 dollars. Debt is 3 billion dollars, of which 1 billion falls due in the United States.";
  const std::string other = replaced(wire, {{" percent", " per cent"},
                                            {" million dollars", "m"},
                                            {" million", "m"},
                                            {" billion dollars", "bn"},
                                            {" billion", "bn"},
                                            {"U.S.", "US"},
                                            {"United States", "US"},
                                            {"Mr. ", "Mr "},
                                            {"January 4", "4 January"},
                                            {"December 31", "31 Dec."},
                                            {"1,400", "1400"}});
  const Overlap shared = overlap(shingle_set(wire), shingle_set(other));
  ASSERT_TRUE(is_reported(shared)) << shared.resemblance();
  EXPECT_TRUE(is_doubtful(shared));
  EXPECT_EQ(verdict_on(wire, other), "yes");
  // Other figures are other news.
  std::string later = other;
  for (char& letter : later)
    if (letter >= '0' && letter <= '9') letter = letter == '9' ? '1' : static_cast<char>(letter + 1);
  EXPECT_EQ(verdict_on(wire, later), "figures");
}

TEST(Judgement, TellsFilledInFormsHoweverAlikeTheyAre) {
  const std::string death =
      "Anton Weller, 81, of Tarn, died in his sleep on the last day of spring with his dog at his feet.\n\nHe mended "
      "clocks for half the county and never sent a bill to a widow. He sang bass, badly, and grew leeks that won "
      "prizes. "
      "He could not pass a bakery. Those who owe him an hour may pay it to their neighbours.\n\nFriends may call at "
      "the "
      "chapel from 4 to 7. The service is at 10 in the morning, and tea is served in the hall by the Guild of Ringers. "
      "In place of flowers the family asks for gifts to the Lifeboat Fund. Parking is in the meadow behind the school. "
      "The family thanks the nurses of the night shift, who let the dog in.";
  const std::string works =
      "Drivers on the B12 through Ellerby must wait longer than usual next week. The county is laying a new water pipe "
      "under the carriageway and lets cars pass on one side only, by turns. Buses keep to their times as well as they "
      "can. "
      "Work begins after the morning rush and ends before the evening one. Residents can reach their gates at all "
      "hours. "
      "Those who can should take another way, or the train, or stay where they are and read a book.";
  const std::string weather =
      "The weather office says it will be mild and dry in Tarn today with a fresh wind off the sea. Tonight it will "
      "be clear, and gardeners should cover what they love. Tomorrow begins dry in most places, and a few drops may "
      "fall "
      "towards evening, none of them large. The days after that bring nothing that need worry anyone who owns a coat.";
  const std::vector<std::pair<std::string, std::string>> forms{
      {death, replaced(death, {{"Anton Weller", "Ruth Amsel"}, {"81", "77"}, {"Tarn", "Keld"}})},
      {death, replaced(death, {{"Anton Weller", "Anton Amsel"}, {"81", "77"}, {"Tarn", "Keld"}})},
      {works, replaced(works, {{"B12", "B40"}, {"Ellerby", "Harrowmouth"}})},
      {weather, replaced(weather, {{"mild and dry", "cold and wet"}, {"Tarn", "Keld"}, {"clear", "foggy"}})},
  };
  for (const auto& [a, b] : forms) {
    EXPECT_EQ(verdict_on(a, b), "pattern") << b;
    EXPECT_EQ(verdict_on(b, a), "pattern") << b;
  }
  // One name corrected, a figure, words in other words, or one place named otherwise among others, and it is the same.
  EXPECT_EQ(verdict_on(death, replaced(death, {{"81", "82"}, {"from 4 to 7", "from 5 to 8"}})), "yes");
  EXPECT_EQ(verdict_on(death, replaced(death, {{"Weller", "Wellner"}, {"Tarn", "Tarnfoot"}})), "yes");
  EXPECT_EQ(verdict_on(death, replaced(death, {{"Anton", "Albert"}, {"81", "83"}})), "yes");
  EXPECT_EQ(verdict_on(weather, replaced(weather, {{"mild", "soft"}, {"gardeners", "growers"}})), "yes");
}

TEST(Judgement, TellsFormsInAScriptWithoutCapitals) {
  const std::string tarn =
      "北京市气象局今天发布消息：今天白天北京晴转多云，最高气温三十一摄氏度，夜间多云，最低气温二十摄氏度。"
      "早晚较凉，请市民出门时带上外套。未来几天有风，行车请慢行，骑车人请注意路面湿滑，公园晚上照常开放。";
  const std::string other = replaced(tarn, {{"北京", "广州"}, {"三十一", "二十七"}, {"二十摄", "十八摄"}});
  EXPECT_EQ(verdict_on(tarn, other), "pattern");
  EXPECT_EQ(verdict_on(tarn, replaced(tarn, {{"三十一", "三十二"}, {"二十摄", "十九摄"}})), "yes") << "corrected";
  EXPECT_EQ(verdict_on(tarn, replaced(tarn, {{"较凉", "较冷"}, {"外套", "外衣"}, {"有风", "有雨"}, {"开放", "开门"}})),
            "yes")
      << "misread";
  const std::string prices =
      "ตลาดปลาท่าเรือแจ้งราคาขายส่งเช้านี้ ปลากะพงกิโลกรัมละ 215 บาท ปลาทูกิโลกรัมละ 84 บาท กุ้งขาวกิโลกรัมละ 176 บาท "
      "หมึกกล้วยกิโลกรัมละ 190 บาท ผู้ซื้อรายย่อยเข้าซื้อได้หลังเก้าโมงที่ท่าด้านเหนือ และขอให้เตรียมภาชนะมาเองทุกครั้ง "
      "รถเข็นจอดได้ที่ลาน 3 หลังตลาดตั้งแต่ 5 นาฬิกาถึง 16 นาฬิกาเท่านั้น สอบถามได้ที่หมายเลข 077 412 905 ต่อ 18";
  EXPECT_EQ(verdict_on(prices, replaced(prices, {{"215", "198"}, {"84", "91"}, {"176", "163"}, {"190", "207"}})),
            "pattern");
  EXPECT_EQ(verdict_on(prices, replaced(prices, {{"215", "218"}, {"84", "91"}})), "yes") << "corrected";
  EXPECT_EQ(verdict_on(tarn, replaced(tarn, {{"三十一", "31"}, {"二十摄", "20摄"}})), "yes") << "in other signs";
}

// Briefs that police, firemen and courts issue day by day in the same words.
TEST(Judgement, TellsBriefsOfOneFormOfOneOffice) {
  struct Brief {
    std::string text;
    std::vector<std::pair<std::string, std::string>> other;   // another event
    std::vector<std::pair<std::string, std::string>> update;  // the same, corrected
  };
  const std::vector<Brief> briefs{
      {"La Guardia Civil ha detenido en Almería a un hombre de 34 años como presunto autor de un robo con "
       "fuerza en una vivienda. Los hechos ocurrieron la madrugada del martes en la calle Granada, cuando una "
       "vecina alertó de ruidos extraños. Los agentes hallaron al sospechoso en un portal cercano con varias "
       "joyas y un teléfono. El detenido, que no tenía antecedentes, ha pasado a disposición judicial y ha "
       "quedado en libertad con cargos.",
       {{"Almería", "Murcia"}, {"34", "27"}, {"martes", "jueves"}, {"calle Granada", "calle Alfaro"}},
       {{"34", "35"}, {"varias joyas", "dos relojes"}, {"calle Granada", "calle Granados"}}},
      {"Les pompiers du Rhône sont intervenus mardi soir à Villebois pour un feu de cuisine dans un appartement "
       "du troisième étage. Une femme de 61 ans, légèrement intoxiquée par les fumées, a été conduite à la "
       "clinique Sainte Odile. Une vingtaine de voisins ont été mis à l'abri le temps de l'intervention, qui a "
       "duré deux heures. L'origine du sinistre n'est pas encore connue et une enquête a été ouverte par la "
       "gendarmerie.",
       {{"mardi", "samedi"}, {"Villebois", "Corbas"}, {"61", "48"}, {"Sainte Odile", "Bellevue"}},
       {{"61", "62"}, {"deux heures", "trois heures"}, {"Une vingtaine", "Une trentaine"}}},
      {"Officers of the Northmoor Force have arrested a man of 41 after a car was driven into a shop window in "
       "Ellerby on Tuesday night. Nobody was hurt. The driver left on foot and was found an hour later in "
       "Quarry Lane, where he had asked for a glass of water. He was released on bail and will appear in court "
       "next month. Anyone who saw the car before the crash, or who has film of it, is asked to call the "
       "station and to name the case.",
       {{"41", "29"}, {"Ellerby", "Tarnfoot"}, {"Tuesday", "Saturday"}, {"Quarry Lane", "Bishop Street"}},
       {{"41", "42"}, {"a glass of water", "a cup of tea"}, {"an hour", "two hours"}}},
      {"５日夕方、熊本市中央区の路上で、歩いて横断していた男性（７２）が乗用車にはねられ、病院に運ばれたが、まも"
       "なく死亡が確認された。県警は車を運転していた会社員の男をその場で逮捕し、当時の状況を詳しく調べている。現"
       "場は信号機のない横断歩道で、見通しのよい直線道路だった。雨は降っていなかったという。近所の人によると、朝"
       "夕は通勤の車が抜け道として使うため交通量が多く、以前から信号機の設置を求める声が上がっていた。県警は夜間"
       "の運転では速度を落とし、横断歩道の手前で必ず歩行者の有無を確かめるよう呼びかけている。",
       {{"５日夕方", "９日夕方"}, {"熊本市中央区", "福岡市博多区"}, {"７２", "６６"}},
       {{"７２", "７３"}, {"まもなく", "間もなく"}, {"詳しく", "くわしく"}}},
      {"记者从市消防救援支队获悉，3日上午，长沙市雨花区一居民楼突发火灾，消防员到场后迅速展开扑救，约40分钟后明"
       "火被扑灭，一名老人被安全救出，所幸没有造成人员伤亡。经初步调查，起火原因为电动自行车充电时线路故障。消防"
       "部门提醒市民，不要在楼道内停放车辆和充电，出门前请关闭电源。居民家中应当配备灭火器和逃生面罩，并定期检查"
       "燃气软管是否老化。遇到火情不要乘坐电梯，用湿毛巾捂住口鼻沿疏散楼梯撤离，及时拨打火警电话并说明详细地址。"
       "物业公司要加强夜间巡查，发现堵塞通道的杂物立即清理，确保消防车道畅通。",
       {{"3日上午", "8日上午"}, {"长沙市雨花区", "杭州市西湖区"}, {"40分钟", "25分钟"}, {"一名", "两名"}},
       {{"40分钟", "50分钟"}, {"一名", "两名"}, {"迅速", "立即"}}},
  };
  for (const Brief& brief : briefs) {
    const std::string other = replaced(brief.text, brief.other);
    EXPECT_EQ(verdict_on(brief.text, other), "pattern") << other;
    EXPECT_EQ(verdict_on(other, brief.text), "pattern") << other;
    EXPECT_EQ(verdict_on(brief.text, replaced(brief.text, brief.update)), "yes") << other;
  }
}

TEST(Judgement, KnowsQuotationsByAllTheirMarks) {
  Dice dice(7);
  const std::string words = sentences(dice, 10);
  const auto around = [&](const std::string& open, const std::string& close) {
    return sentences(dice, 5) + "\n\n" + open + words + close + "\n\n" + sentences(dice, 4);
  };
  const std::pair<const char*, const char*> marks[] = {
      {"\"", "\""},         {"\u2018", "\u2019 she said."}, {"\u201A", "\u2018 she said."},
      {"\u2039", "\u203A"}, {"'", "' she said."},           {"\u2014 ", ""},
      {"\u2013 ", ""}};
  for (const auto& [open, close] : marks)
    EXPECT_EQ(verdict_on(around(open, close), around(open, close)), "quote") << open;
  // An apostrophe opens and closes nothing.
  const std::string half = "the workers\u2019 hall isn\u2019t the dockers' " + sentences(dice, 6);
  EXPECT_EQ(verdict_on(sentences(dice, 4) + " " + half, sentences(dice, 4) + " " + half), "yes");
}

TEST(Judgement, KnowsFootersByWhatTheySpeakOf) {
  const std::string pumps =
      "Tarn Pumps has named Clara Wend as its chief executive from July. Wend, 49, joins from Keld Valves, where she "
      "ran "
      "the business in Asia. She follows Otto Lang, who leaves after 14 years with the firm.\n\n";
  const std::string bakery =
      "Calder Foods will buy the Oldmill Bakeries of Ellerby for 310 million crowns, with nine plants in the north and "
      "200 "
      "vans. The deal is to close in the autumn if the Competition Office allows it, said Jan Dekker.\n\n";
  const std::pair<const char*, std::string> footers[] = {
      {"forecasts",
       "Some of what is said here are forward-looking statements, which rest on assumptions and estimates of the "
       "board. "
       "Actual results may differ materially for many factors, such as risks of currency and demand, and other "
       "uncertainties that nobody can foresee. The firm undertakes no obligation to update these statements."},
      {"forecasts in Spanish",
       "Este texto contiene manifestaciones sobre previsiones, sujetas a riesgos e incertidumbres que nadie puede "
       "conocer "
       "de antemano. Los resultados podrían diferir de lo dicho. La empresa no tiene obligación de actualizar las "
       "previsiones ni la información contenida en este texto, que tampoco es una oferta de valores."},
      {"a licence",
       "You may republish this article online or on paper under a Creative Commons license, if you name us and change "
       "nothing. Articles that are republished must say who holds the copyright. The author has disclosed no funding "
       "and "
       "does not consult for anybody who gains by this article."},
      {"help",
       "If this story troubles you, a crisis lifeline near you can be reached by chat or by telephone at all hours. "
       "Calls "
       "to the helpline are confidential and free. Those who think of suicide find the numbers of other helplines on "
       "the "
       "website of the county, and somebody who listens."},
      {"a poll",
       "The survey was conducted by telephone among 1,200 adults in the first week of May. The sample was weighted by "
       "age "
       "and region so that respondents stand for all who may vote. The margin of error is three points. Figures may "
       "not "
       "add up because of rounding, and not all respondents were asked all that the poll asks."},
      {"a paywall",
       "You have no free articles left. Subscribe to continue reading, or register an account and get one more. "
       "Subscribers have unlimited access to the paper and can cancel at any time. If you are one of our subscribers, "
       "sign in. Our journalism lives by its readers, and our journalists by journalism."},
      {"a company on itself",
       "About Globewire\nGlobewire carries the words of others to all who want them and to many who do not. It has "
       "twelve people in five towns and a bell that rings when something is sent. Founded by two brothers who did not "
       "speak, it belongs to their sister. Its vans are green. On Sundays it rests, and nothing is sent."},
  };
  for (const auto& [what, footer] : footers) {
    EXPECT_EQ(verdict_on(pumps + footer, bakery + footer), "furniture") << what;
    EXPECT_EQ(verdict_on(footer + "\n\n" + pumps + bakery, pumps + bakery), "yes") << what << ": it is no own text";
  }
}

TEST(Judgement, IsOfTitleAndTextWhereTheTextIsShort) {
  EXPECT_EQ(judged_text("Rates up", "No comment.", {}).text, "Rates up\nNo comment.");
  Dice dice(4);
  const std::string body = sentences(dice, 3);
  EXPECT_EQ(judged_text("Rates up", body, {}).text, body);
}

TEST(Verdicts, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const VerdictRow& row : verdict_rows) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(&row_of(row.verdict), &row);
  }
}

}  // namespace
}  // namespace wirecopy::dedup

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iterator>
#include <string_view>

namespace wirecopy::searcher {

// A query, and the body of an article in a language with what is to be marked in brackets.
struct HighlightRow {
  std::string_view language;
  std::string_view query;
  std::string_view expected;
};

// clang-format off
inline constexpr HighlightRow highlight_rows[] = {
    // Words: stems, exact forms, case, punctuation.
    {"en", "ferry", "The [ferry] and two other [ferries] left."},
    {"en", "Ferries", "The [FERRY] and two other [ferries] left."},
    {"en", "running", "They [run], ran, and were [running] late."},
    {"en", "=running", "They run, ran, and were [running] late."},
    {"en", "\"running\"", "They run and were [Running] late."},
    {"en", "grain deal", "The [grain] [deal] was a [deal] on [grain]."},
    {"en", "grain missing", "The [grain] was there."},
    {"en", "absent", "The grain was there."},
    {"en", "cat", "The [cat] sat on the catalogue; con-[cat]-enate."},
    {"en", "it", "[It] is what [it] is."},
    {"en", "don't", "They [don’t] and we [don't], but dont."},
    {"en", "3.5", "It rose by [3.5] points, not 35 or 3,5."},
    {"en", "10,000", "Some [10,000] people, 10 000 elsewhere."},
    {"en", "u.s.", "The [U.S]. navy and us."},
    // Phrases: one span, never a word by itself.
    {"en", "\"grain deal\"", "A [grain deal] beats grain and deal."},
    {"en", "\"grain deal\"", "A deal on grain is no [Grain Deal]."},
    {"en", "\"grain deals\"", "A grain deal beats two [grain deals]."},
    {"en", "\"the deal\"", "[The deal] is the best deal of [the, deal]."},
    {"en", "\"grain deal\"", "He said: \"[grain, deal]!\""},
    {"en", "\"grain deal\" wheat", "[Wheat] and grain; the [grain deal]."},
    {"en", "\"a rose is a rose\"", "[A rose is a rose is a rose]."},
    {"en", "\"la la\"", "[La la la la la]."},
    {"en", "state-of-the-art", "A [state of the art] is [state-of-the-art]; state, art."},
    {"en", "foo@bar.com", "Write to [foo@bar.com], not to foo or bar.com."},
    {"en", "2023-2027", "The plan for [2023-2027] follows that of 2023 and 2027."},
    {"en", "AT&T", "[AT&T] met at one T."},
    {"en", "“grain deal”", "One [grain deal], one grain."},
    {"en", "„grain deal“", "One [grain deal], one grain."},
    {"en", "\"unclosed quote", "One [unclosed quote] and one quote."},
    // OR, NOT, brackets.
    {"en", "flood OR storm", "A [flood] came with the [storm] and wind."},
    {"en", "flood -storm", "A [flood] came without rain."},
    {"en", "NOT storm flood", "The [flood] came without rain."},
    {"en", "flood -\"high tide\"", "The [flood] came at the tide."},
    {"en", "(flood OR storm) warning", "A [storm] [warning] and a [flood] [warning]."},
    {"en", "-storm", "A flood came."},
    {"en", "*", "A flood came."},
    {"en", "flood^3 \"high tide\"^2", "The [flood] came at [high tide]."},
    // Near and ordered groups: one span, as close as they stand.
    {"en", "grain NEAR/3 deal", "A [grain export deal] and a [deal on grain]."},
    {"en", "grain NEAR/1 deal", "A grain export deal, a [deal grain]."},
    {"en", "\"grain deal\"~3", "A [deal for the grain], and grain far far far away from a deal."},
    {"en", "grain ADJ/3 deal", "A deal on [grain was a deal]."},
    {"en", "grain NEAR/4 deal", "[Grain] and [grain deal] and [deal]."},
    {"en", "(wheat OR grain) NEAR/2 deal", "A [wheat deal], a [deal on grain], some wheat."},
    {"en", "a1 NEAR/5 b1 NEAR/5 c1", "x [c1 a1 x b1] x [a1]."},
    // Wildcards and fuzzy words, by their forms.
    {"en", "ferr*", "[Ferry], [ferries] and [ferrets], but no fir."},
    {"en", "fe?ry", "The [ferry] and the [feiry], not the fury."},
    {"en", "\"central ba*\"", "The [central bank] and [central bakery], no bank."},
    {"en", "harbor~", "The [harbour] and the [harbor], not the arbour."},
    // Fields.
    {"en", "body:ferry", "The [ferry] left."},
    {"en", "title:ferry", "The ferry left."},
    {"en", "ferry source:gazette", "The [ferry] left the gazette."},
    {"en", "lang:en ferry", "The [ferry] left."},
    // Markup is text.
    {"en", "script", "<[script]>alert(1)</[script]> & more"},
    {"en", "amp", "R&[amp];D: [amp] is none &[amp];"},
    // Latin with marks: found with and without them.
    {"de", "hauser", "Das [Haus] und die [Häuser] am Hafen."},
    {"de", "Hafen", "Der [Hafen] von Wehlstadt, die Hafenstadt, des [Hafens]."},
    {"de", "\"Alte Brücke\"", "Die [alte Brücke] und die neue Brücke."},
    {"de", "strasse", "Die [Straße] und die [STRASSE]."},
    {"fr", "marche", "Le [marché] est plein, les [marches] aussi."},
    {"fr", "élection", "Une [élection] et les [élections] d'été."},
    {"fr", "«grève générale»", "Une [grève générale], pas une grève."},
    {"es", "huelga", "La [huelga] y las [huelgas] del puerto."},
    {"sv", "fartyg", "Ett [fartyg] och flera [fartygen]."},
    {"tr", "İstanbul", "[İstanbul] ve [istanbul]."},
    {"vi", "được phép", "[Được] [phép] không phải duoc."},
    {"pl", "łódź", "Miasto [Łódź] i łodzie."},
    // Other alphabets.
    {"ru", "договор", "Новый [договор] и старые [договоры] о зерне."},
    {"ru", "\"зерновой договор\"", "[Зерновой договор] подписан; договор старый."},
    {"ru", "елка", "Новогодняя [ёлка] и [елка]."},
    {"el", "λιμανι", "Το [λιμάνι] και τα πλοία."},
    {"ar", "ميناء", "وصل إلى [ميناء] المدينة"},
    {"ar", "مدرسه", "هذه [مدرسة] جديدة"},
    {"he", "נמל", "ספינה עגנה ליד [נמל] העיר"},
    {"hi", "नदी", "[नदी] में बाढ़ आई।"},
    {"ko", "항구", "[항구] 도시의 배"},
    {"ka", "პორტი", "ახალი [პორტი] და გემი"},
    {"hy", "նավ", "Մեծ [նավ] եկավ"},
    // Scripts without spaces.
    {"ja", "東京", "[東京]で会議が開かれた。"},
    {"ja", "「東京」", "昨日、[東京]で会議。"},
    {"ja", "カタカナ", "これは[カタカナ]です。"},
    {"ja", "ハハ", "[ハハ]とパパ"},
    {"zh", "北京", "他昨天到了[北京]。"},
    {"zh", "经济", "中国[经济]增长。"},
    {"th", "ภาษา", "เรียน[ภาษา]ไทย"},
    // Mixed.
    {"en", "東京 ferry", "The [ferry] to [東京] left."},
    {"en", "naive cafe", "A [naïve] man in a [café]."},
    {"en", "ﬁne", "A [fine] day, a [ﬁne] night."},
    {"en", "ｆｅｒｒｙ", "The [ferry] left."},
    // Words in any form, and nothing else.
    {"en", "strike", "The [strike] was one of many [strikes]; they were [striking], struck, and stricken."},
    {"en", "policies", "One [policy], two [policies], no police."},
    {"en", "=policy", "One [policy], two policies."},
    {"en", "\"Policy\"", "One [policy], two policies, [POLICY]."},
    {"en", "news", "No [news] is good [news]; a new one."},
    {"en", "O'Brien", "Mr [O’Brien] and Ms [O'Brien] met Brien."},
    {"en", "grain grain", "[Grain] on [grain]."},
    {"en", "+grain deal", "[Grain] without a [deal]."},
    {"en", "grain^5", "Some [grain]."},
    {"en", "\\grain", "Some [grain]."},
    {"en", "GRAIN", "Some [grain]; migraine."},
    {"en", "covid-19", "From [Covid-19] to covid and 19."},
    {"en", "4x4", "A [4x4] and a 4 x 4."},
    {"en", "1,000.50", "It cost [1,000.50] and not 1,000."},
    {"en", "$50", "It cost $[50]."},
    {"en", "50%", "It fell by [50]%."},
    {"en", "#flood", "Under #[flood] and [flood]."},
    {"en", "@desk", "By @[desk]."},
    {"en", "C++", "In [C]++ and [c]."},
    // Phrases with punctuation, repeats and overlaps.
    {"en", "\"a b a\"", "x [a b a b a] y"},
    {"en", "\"a a\"", "[a a a] b"},
    {"en", "\"a b\" \"b c\"", "[a b c] d"},
    {"en", "\"a b c\" b", "[a b c] and [b]."},
    {"en", "\"prime minister's\"", "The [prime minister’s] and the prime minister."},
    {"en", "\"to be or not to be\"", "[To be, or not to be]: to be is not to be."},
    {"en", "\"U.S. navy\"", "The [U.S. navy] and the navy."},
    {"en", "\"end start\"", "At the [end. Start] here."},
    {"en", "\"one two\" OR \"three four\"", "[One two], three; [three four], two."},
    {"en", "«grain deal»", "[Grain deal] and deal grain."},
    {"en", "-\"grain deal\" grain", "Only [grain] and a deal."},
    {"en", "(\"high tide\" OR flood) quay", "[High tide] at the [quay], tide was high."},
    {"en", "well-known", "A [well-known] and [well known] man, known well."},
    {"en", "\"central ba?k\"", "The [central bank] and the central book."},
    {"en", "\"*\" grain", "The [grain]."},
    // Near groups.
    {"en", "a1 NEAR/2 b1", "a1 x x [b1, a1] x [b1], [b1 a1]"},
    {"en", "a1 ADJ/2 b1", "b1 a1 x x x [a1 x b1]"},
    {"en", "\"a1 b1 c1\"~2", "[c1 b1 a1] x x a1 b1"},
    {"en", "a1 NEAR/3 b1 x1", "[a1 b1] and [x1] and b1"},
    {"en", "ferr* NEAR/2 quay", "The [ferry at quay] and [ferries]."},
    {"en", "a1 NEAR/1 a1", "[a1 a1] x a1"},
    // Wildcards and spelling.
    {"en", "gr*n", "[Grain], [green] and [grown], no grains."},
    {"en", "*", "Nothing of this."},
    {"en", "wom?n", "A [woman] and two [women]."},
    {"en", "fl*d OR storm", "A [flood], a field, a [storm]."},
    {"en", "minster~2", "The [minister] and the [minster], no [monster] of [ministers]."},
    {"en", "grain~", "[Grain] and [grin], [groin] and green."},
    {"en", "re*", "[Red] and [read], [réseau]."},
    // Fields and filters say nothing of the text.
    {"en", "date:none grain", "The [grain]."},
    {"en", "has:author OR grain", "The [grain]."},
    {"en", "author:grain wheat", "The grain and [wheat]."},
    {"en", "nofield:grain", "A [nofield grain] and grain."},
    {"en", "body:(grain OR wheat)", "The [grain] and [wheat]."},
    {"en", "body:\"grain deal\"", "The [grain deal] and deal."},
    // More languages.
    {"de", "\"des Hafens\"", "Am Rand [des Hafens] liegt der Hafen."},
    {"de", "Überschwemmung", "Die [Überschwemmung] und die [Überschwemmungen]."},
    {"de", "Zug", "Der [Zug] und die [Züge] im [Zuge]."},
    {"fr", "l'élection", "Après [l'élection] et [l’élection]."},
    {"it", "città", "La [città] e le [citta]."},
    {"pt", "eleições", "As [eleições] do ano."},
    {"nl", "havens", "De haven en de [havens]."},
    {"da", "færge", "En [færge] og to [færger]."},
    {"fi", "satama", "Uusi [satama]."},
    {"ru", "=договоры", "Новый договор и старые [договоры]."},
    {"ru", "порт*", "[Порт], [порты] и [портовый] город."},
    {"uk", "зерно", "Нове [зерно] і зернова угода."},
    {"el", "\"το λιμάνι\"", "[Το λιμάνι] και λιμάνι."},
    {"ar", "\"ميناء المدينة\"", "وصل إلى [ميناء المدينة] قرب ميناء"},
    {"he", "\"נמל העיר\"", "ליד [נמל העיר] ונמל"},
    {"hi", "\"नदी में\"", "[नदी में] बाढ़ और नदी।"},
    {"ja", "「東京で会議」", "[東京で会議]が開かれた。東京。"},
    {"zh", "「北京经济」", "[北京经济]增长，北京。"},
    {"ko", "\"항구 도시\"", "항구 도시의 배와 항구"},
};
// clang-format on
static_assert(std::size(highlight_rows) >= 150);

}  // namespace wirecopy::searcher

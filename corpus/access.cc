// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/access.h"

#include <algorithm>
#include <string>

#include "corpus/lines.h"
#include "text/language.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

// In lower case (ASCII letters; others as they are mostly written).
constexpr std::string_view wall_notices[] = {
    // English
    "subscribe to continue",
    "subscribe to read",
    "subscribe now to read",
    "subscribe to keep reading",
    "to continue reading",
    "to read the full",
    "to read the rest of",
    "to keep reading",
    "to read this article",
    "to view the full article",
    "to access the full",
    "for subscribers only",
    "is for subscribers",
    "for our subscribers",
    "available to subscribers",
    "subscriber-only",
    "subscribers only",
    "exclusive to subscribers",
    "sign in to read",
    "log in to read",
    "register to read",
    "this content is for members",

    "you have reached your limit of free",
    "you've reached your limit of free",
    "unlock this article",
    "please subscribe to",
    "continue reading with a",
    "this article is reserved for",
    // German
    "weiterlesen mit",
    "jetzt weiterlesen",
    "um weiterzulesen",
    "nur f\u00FCr abonnenten",
    "mit plus weiterlesen",
    "lesen sie den ganzen artikel",
    "dieser artikel ist abonnenten",
    "den vollst\u00E4ndigen artikel lesen",
    // French
    "r\u00E9serv\u00E9 aux abonn\u00E9s",
    "r\u00E9serv\u00E9 \u00E0 nos abonn\u00E9s",
    "pour lire la suite",
    "la suite est r\u00E9serv\u00E9e",
    "abonnez-vous pour lire",
    // Spanish, Portuguese, Italian
    "para seguir leyendo",
    "para continuar leyendo",
    "suscr\u00EDbete para leer",
    "exclusivo para suscriptores",
    "solo para suscriptores",
    "para continuar lendo",
    "conte\u00FAdo exclusivo para assinantes",
    "exclusivo para assinantes",
    "per continuare a leggere",
    "contenuto riservato agli abbonati",
    "riservato agli abbonati",
    "abbonati per leggere",
    // Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Russian
    "om verder te lezen",
    "alleen voor abonnees",
    "f\u00F6r att l\u00E4sa vidare",
    "l\u00E4s vidare med",
    "for at l\u00E6se videre",
    "kun for abonnenter",
    "for \u00E5 lese videre",
    "vain tilaajille",
    "jatka lukemista tilaajana",
    "aby czyta\u0107 dalej",
    "tylko dla prenumerator\u00F3w",
    ("\u0442\u043E\u043B\u044C\u043A\u043E \u0434\u043B\u044F "
     "\u043F\u043E\u0434\u043F\u0438\u0441\u0447\u0438\u043A\u043E\u0432"),
    // Japanese, Chinese, Korean
    "\u4F1A\u54E1\u9650\u5B9A",
    "\u6709\u6599\u4F1A\u54E1",
    "\u6B8B\u308A",
    "\u8A02\u95B1\u5F8C",
    "\u8BA2\u9605\u540E",
    "\uAD6C\uB3C5\uC790 \uC804\uC6A9",
};

// What stands at the end of a text that goes on elsewhere.
constexpr std::string_view cut_marks[] = {"[...]", "[\u2026]", "(...)", "(\u2026)", "[ ... ]", "[ \u2026 ]"};
constexpr std::string_view read_on[] = {"read more",     "continue reading",
                                        "read on",       "weiterlesen",
                                        "mehr lesen",    "lire la suite",
                                        "leer m\u00E1s", "seguir leyendo",
                                        "leia mais",     "continua a leggere",
                                        "leggi tutto",   "lees verder",
                                        "l\u00E4s mer",  "\u7D9A\u304D\u3092\u8AAD\u3080"};

std::string lower_case(std::string_view text) {
  const std::string lower = lower_ascii(text);
  std::string out;
  // Typographic apostrophes are written as plain ones in the tables.
  for (std::size_t i = 0; i < lower.size();) {
    if (lower.compare(i, 3, "\u2019") == 0) {
      out += '\'';
      i += 3;
    } else {
      out += lower[i++];
    }
  }
  return out;
}

// Whether the last line, with dots at its end, is a sentence that breaks off: "More information..." is none.
bool breaks_off(std::string_view body) {
  constexpr std::ptrdiff_t fewest_spaces = 3;
  constexpr std::size_t shortest_unspaced = 10;
  const std::string_view line = body.substr(body.rfind('\n') == std::string_view::npos ? 0 : body.rfind('\n') + 1);
  std::size_t first = 0;
  const bool unspaced = !line.empty() && text::is_unspaced(text::next_code_point(line, first));
  return unspaced ? length_of(line) >= shortest_unspaced : std::ranges::count(line, ' ') >= fewest_spaces;
}

}  // namespace

Access read_access(std::string_view value) {
  const std::string lower = lower_case(trim(value));
  std::string_view word = lower;
  word.remove_prefix(word.rfind('/') == std::string_view::npos ? 0 : word.rfind('/') + 1);
  if (word == "true" || word == "free" || word == "yes" || word == "1") return Access::Free;
  if (word == "teaser") return Access::Teaser;
  for (const std::string_view paid : {"false", "no", "0", "paid", "locked", "metered", "premium", "subscriber"}) {
    if (word == paid) return Access::Paid;
  }
  return Access::Unknown;
}

bool ends_in_teaser(std::string_view body) {
  const std::string_view text = trim(body);
  const std::string_view counted = without_count_of_characters(text);
  if (counted.size() < text.size()) return true;
  // The tail is looked at alone: bodies are long.
  constexpr std::size_t longest_tail = 60;
  const std::string tail = lower_case(text.substr(text.size() - std::min(text.size(), longest_tail)));
  std::string_view end = trim(tail);
  const auto ends_so = [&](std::string_view mark) { return end.ends_with(mark); };
  if (std::any_of(std::begin(cut_marks), std::end(cut_marks), ends_so)) return true;
  while (!end.empty() && (end.ends_with('>') || end.ends_with("\u00BB") || end.ends_with("\u2192"))) {
    end.remove_suffix(end.ends_with('>') ? 1 : end.ends_with("\u00BB") ? 2 : 3);
    end = trim(end);
  }
  if (std::any_of(std::begin(read_on), std::end(read_on), ends_so)) return true;
  return (end.ends_with("...") || end.ends_with("\u2026")) && breaks_off(text);
}

std::string_view without_count_of_characters(std::string_view body) {
  const std::string_view text = trim(body);
  if (!text.ends_with(" chars]") && !text.ends_with(" characters]")) return body;
  const std::size_t open = text.rfind("[+");
  return open == std::string_view::npos ? body : trim(text.substr(0, open));
}

bool is_wall_notice(std::string_view line) {
  constexpr std::size_t longest = 240;
  if (line.size() > longest) return false;
  const std::string lower = lower_case(line);
  return std::any_of(std::begin(wall_notices), std::end(wall_notices),
                     [&](std::string_view notice) { return lower.find(notice) != std::string::npos; });
}

}  // namespace wirecopy::corpus

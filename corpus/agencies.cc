// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/agencies.h"

#include <algorithm>
#include <map>
#include <string>

#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {

namespace {

constexpr Agency table[] = {
    {"Associated Press|The Associated Press|AP News", "AP", "apnews.com|ap.org"},
    {"Reuters|Reuter|Thomson Reuters|ロイター|رويترز", "", "reuters.com|reuters.co.jp"},
    {"Agence France-Presse|أ ف ب", "AFP", "afp.com"},
    {"Deutsche Presse-Agentur|dpa-infocom", "dpa", "dpa.com|dpa.de"},
    {"Agencia EFE", "EFE", "efe.com"},
    {"Agenzia ANSA", "ANSA", "ansa.it"},
    {"Adnkronos", "", "adnkronos.com"},
    {"Agenzia Italia", "AGI", "agi.it"},
    {"ITAR-TASS", "TASS|ТАСС", "tass.com|tass.ru"},
    {"RIA Novosti|РИА Новости", "", "ria.ru"},
    {"Interfax|Интерфакс", "", "interfax.com|interfax.ru"},
    {"Xinhua|新华社|新華社", "", "xinhuanet.com|news.cn"},
    {"Kyodo News|Kyodo|共同|共同通信|共同通信社", "", "kyodonews.net|kyodonews.jp"},
    {"Jiji Press|Jiji|時事|時事通信", "", "jiji.com"},
    {"Yonhap|연합뉴스", "", "yna.co.kr"},
    {"Press Trust of India", "PTI", "ptinews.com"},
    {"Asian News International", "ANI", "aninews.in"},
    {"Indo-Asian News Service", "IANS", "ians.in"},
    {"United News of India", "UNI", "uniindia.com"},
    {"United Press International", "UPI", "upi.com"},
    {"PA Media|Press Association", "PA", "pa.media"},
    {"Australian Associated Press", "AAP", "aap.com.au"},
    {"Canadian Press|The Canadian Press", "CP", "thecanadianpress.com"},
    {"Belga", "", "belga.be"},
    {"Austria Presse Agentur", "APA", "apa.at"},
    {"Keystone-SDA", "SDA", "keystone-sda.ch"},
    {"Algemeen Nederlands Persbureau", "ANP", "anp.nl"},
    {"Norsk Telegrambyrå", "NTB", "ntb.no"},
    {"Tidningarnas Telegrambyrå", "TT", "tt.se"},
    {"Ritzau", "", "ritzau.dk"},
    {"Lusa", "", "lusa.pt"},
    {"Agencia Brasil", "", "agenciabrasil.ebc.com.br"},
    {"Telam", "", "telam.com.ar"},
    {"Notimex", "", "notimex.gob.mx"},
    {"Middle East News Agency", "MENA", "mena.org.eg"},
    {"Emirates News Agency", "WAM", "wam.ae"},
    {"Anadolu Agency|Anadolu", "", "aa.com.tr"},
    {"Islamic Republic News Agency", "IRNA", "irna.ir"},
    {"Bernama", "", "bernama.com"},
    {"Antara", "", "antaranews.com"},
    {"Česká tisková kancelář", "CTK|ČTK", "ctk.eu|ctk.cz"},
    {"Polska Agencja Prasowa", "PAP", "pap.pl"},
    {"Ukrinform", "", "ukrinform.net|ukrinform.ua"},
    {"Sputnik", "", "sputniknews.com"},
    {"中新社", "", "chinanews.com.cn"},
    {"中央社", "", "cna.com.tw"},
    {"뉴시스", "", "newsis.com"},
};

bool is_word_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) return false;
  std::size_t start = text::character_start(text, position);
  return text::is_word_character(text::next_code_point(text, start));
}

bool is_named_in(std::string_view line, const Agency& agency) {
  const auto is_in = [line](std::string_view name) { return holds_whole(line, name); };
  return std::ranges::any_of(listed(agency.names), is_in) || std::ranges::any_of(listed(agency.initials), is_in);
}

}  // namespace

std::span<const Agency> agencies() {
  return table;
}

const Agency* find_agency(std::string_view name) {
  static const auto all = [] {
    std::map<std::string, const Agency*, std::less<>> by_name;
    for (const Agency& agency : table) {
      for (const std::string_view names : {agency.names, agency.initials, agency.hosts}) {
        for (const std::string_view one : listed(names)) by_name.emplace(text::lower(one), &agency);
      }
    }
    return by_name;
  }();
  const auto found = all.find(text::lower(name));
  return found == all.end() ? nullptr : found->second;
}

const Agency* agency_in(std::string_view line) {
  const auto found = std::ranges::find_if(table, [&](const Agency& agency) { return is_named_in(line, agency); });
  return found == std::end(table) ? nullptr : found;
}

std::vector<const Agency*> agencies_in(std::string_view line) {
  std::vector<const Agency*> named;
  for (const Agency& agency : table) {
    if (is_named_in(line, agency)) named.push_back(&agency);
  }
  return named;
}

bool holds_whole(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool goes_on = is_word_at(words, words.size() - 1) && is_word_at(text, end);
    const bool went_before = at > 0 && is_word_at(words, 0) && is_word_at(text, at - 1);
    if (!goes_on && !went_before) return true;
  }
  return false;
}

std::vector<std::string_view> listed(std::string_view names) {
  std::vector<std::string_view> all;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('|'), names.size());
    all.push_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return all;
}

}  // namespace wirecopy::corpus

// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/furniture_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "text/language.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

// How much of a line a rule looks at. Texts are in lower case; what the line has of "!", ":", ">", arrows, bullets and
// dots at its ends is dropped before it is compared.
enum class Match : uint8_t { Whole, Start };

struct Rule {
  Furniture furniture;
  Match match;
  std::size_t longest;     // characters a line may have for the rule to hold, so that a sentence is never taken
  std::string_view texts;  // set apart by "|"
};

constexpr std::array rules{
    Rule{Furniture::Control, Match::Whole, 60,
         "read more|read full story|read the full story|read full article|read the full article|continue reading|keep "
         "reading|see more|show more|"
         "load more|view more|learn more|more|click here|click to expand|watch|watch video|play video|listen|listen to "
         "this article|"
         "share|share this|share this article|share this story|share on facebook|share on twitter|share on x|share on "
         "whatsapp|"
         "tweet|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|email|print|copy link|link "
         "copied|save|bookmark|comment|comments|"
         "follow|follow us|follow us on google news|leave a comment|leave a reply|post a comment|add a comment|view "
         "comments|join the conversation|"
         "log in|login|sign in|register|subscribe|menu|search|close|home|skip to content|skip to main content|back to "
         "top|toggle navigation|"
         "open menu|menü|menu principal|anmelden|einloggen|registrieren|abmelden|suche|suchen|giriş|giriş yap|üye "
         "ol|ara|connexion|se connecter|s'identifier|rechercher|recherche|iniciar "
         "sesión|registrarse|buscar|accedi|cerca|entrar|войти|вход|регистрация|поиск|меню|inloggen|zoeken|logg "
         "inn|logga in|log ind|zaloguj się|szukaj|next|previous|next article|previous article|print this article|text "
         "size|report this ad|go to "
         "homepage|"
         "share full article|gift this article|explore more|discover more|tap to unmute|"
         "weiterlesen|mehr lesen|mehr|jetzt lesen|artikel teilen|teilen|drucken|kommentare|kommentieren|merken|zum "
         "inhalt springen|startseite|"
         "lire la suite|lire plus|en savoir plus|partager|imprimer|commenter|commentaires|accueil|aller au "
         "contenu|écouter l'article|"
         "leer más|leer mas|seguir leyendo|ver más|compartir|imprimir|comentarios|comentar|inicio|ir al "
         "contenido|escuchar|"
         "leia mais|saiba mais|ler mais|compartilhe|compartilhar|partilhar|comentários|ouvir|"
         "leggi tutto|leggi anche|continua a leggere|condividi|stampa|commenti|"
         "lees meer|lees verder|meer lezen|delen|deel dit artikel|reageer|"
         "читать далее|читать дальше|подробнее|поделиться|комментарии|распечатать|показать ещё|показать еще|"
         "devamını oku|paylaş|läs mer|dela|læs mere|les mer|czytaj więcej|czytaj dalej|udostępnij|baca "
         "selengkapnya|baca juga|"
         "اقرأ المزيد|شارك|المزيد|続きを読む|もっと見る|シェア|阅读全文|阅读更多|查看更多|分享|更多"},
    Rule{Furniture::Control, Match::Start, 90,
         "share this article on|share this on|share on |follow us on |follow us @|click here to |click to share|read "
         "more:|read also:|also read:|"
         "see also:|read next:|read more about|read more on|watch:|listen:|watch now:|related:|related story:|related "
         "stories:|recommended:|jump to |skip to |tap here|"
         "add us as a preferred source|follow @|your e-mail address will not|your email address will not|required "
         "fields are marked|estimated reading time|reading time|temps de lecture|lesezeit|tiempo "
         "de lectura|"
         "lesen sie mehr|lesedauer|mehr zum thema|lire aussi|à lire aussi|lea también|lee también|leia "
         "também|leggi anche:|lees ook|"
         "читайте также|читать также|也读|延伸阅读|関連記事："},
    Rule{Furniture::Related, Match::Whole, 60,
         "recommended|read also|recommended for you|recommended stories|recommended reading|recommended "
         "articles|related|related "
         "articles|related article|"
         "related stories|related story|related news|related content|related posts|related topics|related "
         "links|related coverage|related reading|"
         "you may also like|you might also like|you may like|you might like|more stories|more news|more from this "
         "section|"
         "more for you|more like this|more on this story|more on this topic|most read|most popular|most viewed|most "
         "commented|most shared|"
         "popular|popular now|popular stories|popular posts|trending|trending now|trending stories|top stories|top "
         "news|latest news|latest stories|"
         "latest articles|latest posts|latest|editor's picks|editors' picks|editor's choice|editor’s picks|editors’ "
         "picks|read next|up next|what to read next|don't miss|don’t miss|"
         "in case you missed it|from around the web|around the web|from the web|sponsored|sponsored content|sponsored "
         "stories|promoted|promoted content|"
         "promoted stories|paid content|also read|see also|also on|tags|topics|filed under|in this article|in this "
         "story|"
         "recent posts|recent articles|recent comments|suggested|suggested reading|other news|other stories|"
         "tags|empfohlen|empfehlungen|lesen sie auch|διαβάστε επίσης|δείτε επίσης|ilginizi çekebilir|đọc thêm|tin liên "
         "quan|xem thêm|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|verwandte artikel|ähnliche artikel|mehr zum thema|meistgelesen|meist "
         "gelesen|das "
         "könnte sie auch interessieren|"
         "auch interessant|weitere artikel|top-themen|passend zum thema|"
         "articles liés|articles connexes|sur le même sujet|à lire aussi|les plus lus|recommandé|recommandé pour "
         "vous|à voir aussi|"
         "artículos relacionados|noticias relacionadas|relacionado|relacionados|te puede interesar|lo más leído|más "
         "leídas|recomendado|"
         "recomendados|más noticias|lee también|"
         "notícias relacionadas|artigos relacionados|veja também|mais lidas|recomendadas|leia também|"
         "articoli correlati|potrebbe interessarti|potrebbe interessarti anche|i più letti|"
         "gerelateerde artikelen|meest gelezen|aanbevolen|lees ook|"
         "рекомендуем|рекомендуемое|похожие статьи|похожие новости|читайте также|самое читаемое|популярное|по теме|ещё "
         "по теме|"
         "ilgili haberler|çok okunanlar|relaterade artiklar|mest läst|polecane|powiązane artykuły|artikel "
         "terkait|berita terkait|terpopuler|"
         "مواضيع ذات صلة|اقرأ أيضا|الأكثر "
         "قراءة|関連記事|おすすめ|おすすめ記事|人気記事|相关文章|相关新闻|相关阅读|推荐阅读|热门文章"},
    Rule{Furniture::Promotion, Match::Whole, 60,
         "advertisement|advertisment|advertising|ad|ads|ad feedback|story continues below advertisement|article "
         "continues below|"
         "article continues below advertisement|story continues below|article continues after advertisement|continue "
         "reading below|"
         "continues after advertising|scroll to continue|newsletter|newsletters|sign up|"
         "anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|реклама|reklam|reklama|iklan|annons|"
         "annonce|annonse|إعلان|広告|广告"},
    Rule{Furniture::Promotion, Match::Start, 220,
         "sign up for our |sign up to our |sign up for the |sign up for free |sign up here|sign up now|sign up to "
         "receive|get our free |get our daily |subscribe to our |"
         "subscribe now|subscribe to continue|subscribe for |subscribe today|join our newsletter|join our "
         "whatsapp|join our telegram|join us on |get the latest news delivered|"
         "get the latest updates|get breaking news |get the day's |get the day’s |download our app|download the "
         "app|enter your email|by signing up|by subscribing|"
         "your email address|thank you for subscribing|thanks for signing up|support our journalism|support "
         "independent journalism|become a member|"
         "already a subscriber|this article is for subscribers|register for free|follow our live |stay up to date with "
         "|never miss a story|"
         "don't miss out on |want more stories like this|like this story|enjoy unlimited|"
         "abonnieren sie|jetzt abonnieren|newsletter abonnieren|jetzt newsletter|melden sie sich "
         "|abonnez-vous|inscrivez-vous|recevez |"
         "suscríbete|suscríbase|regístrate|apúntate|assine "
         "|inscreva-se|cadastre-se|iscriviti|abbonati|abonneer|schrijf je in|"
         "подпишитесь|подписывайтесь|подписаться"},
    Rule{Furniture::Consent, Match::Start, 400,
         "en poursuivant votre navigation|al continuar navegando|mit der nutzung dieser|we use cookies|this site uses "
         "cookies|this website uses cookies|our site uses cookies|our website uses "
         "cookies|we and our partners|"
         "by using this site|by continuing to use|by continuing to browse|by clicking accept|by clicking “accept|by "
         "clicking \"accept|accept cookies|"
         "accept all cookies|accept all|reject all|manage cookies|cookie settings|cookie policy|cookie "
         "preferences|cookies help us|"
         "we value your privacy|your privacy choices|privacy policy|terms of use|terms of service|terms and "
         "conditions|privacy settings|"
         "wir verwenden cookies|diese website verwendet cookies|nous utilisons des cookies|ce site utilise des "
         "cookies|utilizamos cookies|"
         "este sitio utiliza cookies|este site utiliza cookies|usiamo i cookie|questo sito utilizza|wij gebruiken "
         "cookies|deze website gebruikt cookies|"
         "мы используем cookie|этот сайт использует"},
    Rule{Furniture::Copyright, Match::Start, 300,
         "(c) 19|(c) 20|copyright ©|copyright (c)|copyright 19|copyright 20|all rights reserved|alle rechte "
         "vorbehalten|tous droits réservés|"
         "todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten "
         "voorbehouden|все права защищены|"
         "版权所有|this material may not be published|reproduction without permission|unauthorized reproduction"},
    Rule{Furniture::Caption, Match::Start, 220,
         "photo:|photos:|photo by |photo credit|photograph:|photography:|image:|images:|image credit|image "
         "source|image via|picture:|pictures:|"
         "file photo|file photograph|file image|representative image|representational "
         "image|caption:|credit:|illustration:|video:|getty images|"
         "shutterstock|istock|foto:|fotos:|bild:|bildquelle|symbolbild|archivbild|crédit photo|crédits|photo "
         "d'illustration|photo d’illustration|"
         "foto de |imagen:|crédito:|фото:|фотография:|фото "
         "из|иллюстрация|zdjęcie:|fot.|写真：|写真:|图片来源|图：|(photo by |(photo: |[photo|(image: |(file photo"},
    Rule{Furniture::Promotion, Match::Start, 100,
         "newsletter |newsletter:|the newsletter|add your site|tags: |tagged: |tagged with |filed under: |filed under "
         "|posted in |categories: |schlagwörter: |"
         "mots-clés : |etiquetas: |会員登録|無断転載|"
         "offrir cet article|sign up to |get the newsletter"},
    Rule{Furniture::Calendar, Match::Whole, 40,
         "calendar|archive|archives|kalender|calendrier|calendario|календарь|архив|архив новостей"},
};

constexpr std::size_t longest_rule_line = 1600;  // bytes; longer lines are article text

// Marks at the ends of a line that say nothing.
std::string_view strip_marks(std::string_view line) {
  const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
  bool stripped = true;
  while (stripped && !line.empty() && !(is_plain(line.front()) && is_plain(line.back()))) {
    stripped = false;
    for (const std::string_view mark : {"!", ":", ".", ">", "<", "|", "-",  "+",  "*", "»", "«", "›", "‹", "→", "←",
                                        "▶", "►", "▼", "•", "·", "…", "：", "！", "–", "—", "#", " ", "[", "]"}) {
      if (line.ends_with(mark)) line.remove_suffix(mark.size()), stripped = true;
      if (line.starts_with(mark)) line.remove_prefix(mark.size()), stripped = true;
    }
  }
  return line;
}

std::string lower_line(std::string_view line) {
  const bool ascii = std::all_of(line.begin(), line.end(), [](char c) { return (c & 0x80) == 0; });
  if (!ascii) return text::lower(line);
  std::string lower(line);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

template <typename Visit>
void for_each_text(std::string_view texts, Visit visit) {
  while (!texts.empty()) {
    const std::size_t end = std::min(texts.find('|'), texts.size());
    visit(texts.substr(0, end));
    texts.remove_prefix(std::min(end + 1, texts.size()));
  }
}

const std::unordered_map<std::string, const Rule*>& whole_rules() {
  static const auto* const map = [] {
    auto* texts = new std::unordered_map<std::string, const Rule*>;
    for (const Rule& rule : rules) {
      if (rule.match != Match::Whole) continue;
      for_each_text(rule.texts, [&](std::string_view text) { texts->emplace(lower_line(text), &rule); });
    }
    return texts;
  }();
  return *map;
}

uint16_t first_two_bytes(std::string_view text) {
  return static_cast<uint16_t>((static_cast<unsigned char>(text[0]) << 8) | static_cast<unsigned char>(text[1]));
}

using StartRules = std::unordered_map<uint16_t, std::vector<std::pair<std::string_view, const Rule*>>>;

// Rules by the first two bytes of what they look for: the lines of every article pass through here.
const StartRules& start_rules() {
  static const auto* const table = [] {
    auto* starts = new StartRules;
    for (const Rule& rule : rules) {
      if (rule.match != Match::Start) continue;
      for_each_text(rule.texts,
                    [&](std::string_view text) { (*starts)[first_two_bytes(text)].emplace_back(text, &rule); });
    }
    return starts;
  }();
  return *table;
}

constexpr std::string_view home_words[] = {"home",    "homepage",  "startseite",    "accueil", "inicio",   "início",
                                           "portada", "главная",   "ホーム",        "トップ",  "首页",     "首頁",
                                           "αρχική",  "ana sayfa", "strona główna", "beranda", "الرئيسية", "trang chủ",
                                           "หน้าแรก",  "forside",   "hem",           "hjem",    "etusivu"};

// The pieces of a line between marks. White space counts as a mark where it is wider than one space, or, in scripts
// that do not set words apart, at any width.
std::vector<std::string_view> pieces_of(std::string_view line, std::string_view mark) {
  std::vector<std::string_view> pieces;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(mark), line.size());
    if (const std::string_view piece = trim(line.substr(0, end)); !piece.empty()) pieces.push_back(piece);
    line.remove_prefix(std::min(end + mark.size(), line.size()));
  }
  return pieces;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

bool is_unspaced_text(std::string_view text) {
  std::size_t position = 0;
  return !text.empty() && text::is_unspaced(text::next_code_point(text, position));
}

// "Home  World  Sport", "Share  Print  Save (3)"
bool is_spaced_menu(std::string_view line) {
  const bool wide = line.find("  ") != std::string_view::npos;
  const bool unspaced = is_unspaced_text(line);
  if (!wide && !unspaced) return false;
  const std::vector<std::string_view> pieces = pieces_of(line, wide ? "  " : " ");
  if (pieces.size() < 2 || ends_like_sentence(line)) return false;
  bool controls = true;
  for (const std::string_view piece : pieces) {
    if (length_of(piece) > (unspaced ? 8u : 24u)) return false;
    const bool control = whole_rules().contains(lower_line(strip_marks(piece)));
    controls = controls && control;
    // Columns of figures are tables, and the number behind a control is in brackets.
    if (has_digit(piece) && !control && piece.find('(') == std::string_view::npos) return false;
  }
  return pieces.size() >= 3 || controls;
}

// What menus name, folded; others stand between them.
constexpr std::string_view section_words[] = {
    "news",          "world",       "politics",      "business",     "sport",      "sports",     "culture",
    "opinion",       "weather",     "local",         "lifestyle",    "technology", "tech",       "science",
    "health",        "economy",     "entertainment", "video",        "videos",     "contact",    "login",
    "search",        "nachrichten", "politik",       "wirtschaft",   "kultur",     "panorama",   "meinung",
    "wetter",        "lokales",     "wissen",        "gesellschaft", "regional",   "kontakt",    "impressum",
    "anmelden",      "suche",       "ausland",       "inland",       "reise",      "actualites", "actualite",
    "politique",     "economie",    "societe",       "sports",       "culture",    "monde",      "meteo",
    "international", "noticias",    "politica",      "economia",     "deportes",   "cultura",    "sociedad",
    "mundo",         "opinion",     "internacional", "nacional",     "esportes",   "esporte",    "sociedade",
    "mundo",         "cronaca",     "esteri",        "spettacoli",   "sport",      "meteo",      "политика",
    "экономика",     "спорт",       "культура",      "общество",     "мир",        "новости",    "происшествия",
    "наука",         "gundem",      "siyaset",       "ekonomi",      "spor",       "dunya",      "kultur",
    "saglik",        "magazin",     "yasam",         "binnenland",   "buitenland", "politiek",   "economie",
    "inrikes",       "utrikes",     "nyheter",       "nyheder",      "kultur",     "sport",      "wiadomosci",
    "polityka",      "gospodarka",  "kultura",       "swiat",        "السياسة",    "سياسة",      "اقتصاد",
    "رياضة",         "ثقافة"};

bool is_section_word(std::string_view word) {
  const std::string folded = text::fold(word);
  return std::ranges::any_of(section_words, [&](std::string_view known) { return known == folded; });
}

// "Startseite Politik Sport": words of menus with single spaces between them. "Home prices rise" is none, for all but
// one word in three must be known.
bool is_run_of_sections(std::string_view line) {
  if (ends_like_sentence(line) || length_of(line) > 120) return false;
  const std::vector<std::string_view> words = pieces_of(line, " ");
  if (words.size() < 2) return false;
  const bool from_home = std::ranges::find(home_words, lower_line(words.front())) != std::end(home_words);
  const std::size_t most_others = words.size() / (from_home ? 3 : 4);
  std::size_t others = 0;
  for (std::size_t i = from_home ? 1 : 0; i < words.size() && others <= most_others; ++i) {
    if (!is_section_word(words[i])) ++others;
  }
  const std::size_t sections = words.size() - others - (from_home ? 1 : 0);
  return others <= most_others && sections >= (from_home ? 1u : 3u);
}

// "Home | World | Sport", "Home > World > Europe": several short pieces between marks.
bool is_menu(std::string_view line) {
  if (is_spaced_menu(line) || is_run_of_sections(line)) return true;
  const bool has_mark =
      std::any_of(line.begin(), line.end(), [](char c) { return c == '|' || c == '>' || c == '/' || (c & 0x80) != 0; });
  if (!has_mark) return false;
  for (const std::string_view mark : {" | ", " > ", " » ", " › ", " ＞ ", " • ", " / ", " · ", "|"}) {
    const std::vector<std::string_view> pieces = pieces_of(line, mark);
    if (pieces.size() < 2) continue;
    std::size_t longest = 0;
    for (const std::string_view piece : pieces) longest = std::max(longest, length_of(piece));
    if (pieces.size() >= 3 && longest <= 24 && !ends_like_sentence(line)) return true;
    // The last part of a trail of crumbs is the headline itself.
    const bool from_home =
        std::find(std::begin(home_words), std::end(home_words), lower_line(pieces.front())) != std::end(home_words);
    const bool crumbs = pieces.size() >= 3 && (mark == " > " || mark == " » " || mark == " › ");
    if (from_home || (crumbs && length_of(pieces.front()) <= 24)) return true;
  }
  return false;
}

// Five numbers or more that climb by one, or weekdays in a row.
bool is_calendar(std::string_view line) {
  if (std::count(line.begin(), line.end(), ' ') < 4) return false;
  std::size_t numbers = 0, weekdays = 0, others = 0, previous = 0;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t end = std::min(line.find(' ', position), line.size());
    const std::string_view word = line.substr(position, end - position);
    position = end + 1;
    if (word.empty()) continue;
    if (word.find_first_not_of("0123456789") == std::string_view::npos && word.size() <= 2) {
      std::size_t value = 0;
      for (const char c : word) value = value * 10 + static_cast<std::size_t>(c - '0');
      if (value > 31 || (numbers > 0 && value != previous + 1 && value != 1)) return false;
      previous = value;
      ++numbers;
    } else if (word.size() <= 24 && is_weekday(word)) {
      ++weekdays;
    } else if (++others > 0) {
      return false;
    }
  }
  return numbers >= 5 || weekdays >= 5;
}

// "March", "March 2024": the head of a calendar or an archive.
bool is_month(std::string_view line) {
  if (line.size() > 5 && line.substr(line.size() - 4).find_first_not_of("0123456789") == std::string_view::npos) {
    line = trim(line.substr(0, line.size() - 4));
  }
  return line.find(' ') == std::string_view::npos && month_of(line) != 0;
}

bool is_counter(std::string_view lower) {
  if (lower.empty()) return true;  // nothing but marks: a ruler
  const std::size_t digits = std::min(lower.find_first_not_of("0123456789.,"), lower.size());
  if (digits == 0 || digits > 7) return false;
  std::string_view rest = trim(lower.substr(digits));
  if (rest.starts_with("k ") || rest == "k") rest = trim(rest.substr(1));
  constexpr std::string_view counted[] = {"",
                                          "comment",
                                          "comments",
                                          "shares",
                                          "share",
                                          "views",
                                          "likes",
                                          "min read",
                                          "minute read",
                                          "minutes read",
                                          "mins read",
                                          "min",
                                          "kommentare",
                                          "commentaires",
                                          "comentarios",
                                          "comentários",
                                          "commenti",
                                          "reacties",
                                          "комментариев",
                                          "комментария",
                                          "просмотров",
                                          "min. read"};
  return std::find(std::begin(counted), std::end(counted), rest) != std::end(counted);
}

bool is_year(std::string_view text) {
  return (text.starts_with("19") || text.starts_with("20")) && text.size() >= 4 && is_ascii_digit(text[2]) &&
         is_ascii_digit(text[3]) && (text.size() == 4 || !is_ascii_digit(text[4]));
}

// "© 2025 Harbour Courier", "Text (c) 2025 Ana Ruiz", "Harbour Courier ©": the sign at an end of the line, or before a
// year or the words about all rights. A sentence that merely holds the sign is text.
bool is_copyright(std::string_view line) {
  constexpr std::size_t longest_name = 40, shortest_sentence = 50;
  const bool written_out = line.find("\u00A9") == std::string_view::npos;
  const std::string_view sign = written_out ? "(c) " : "\u00A9";
  const std::size_t at = line.find(sign);
  if (at == std::string_view::npos) return false;
  const std::string_view before = trim(line.substr(0, at)), behind = trim(line.substr(at + sign.size()));
  if (is_year(behind) && (before.empty() || length_of(before) <= longest_name)) {
    // "The cups say © 2024, said the lawyer of the board." goes on; an owner does not.
    return before.empty() || !ends_like_sentence(line) || length_of(line) < shortest_sentence;
  }
  const std::string lower = lower_line(line);
  for (const std::string_view rights : {"all rights", "alle rechte", "tous droits", "derechos reservados",
                                        "direitos reservados", "diritti riservati", "права защищены"}) {
    if (lower.find(rights) != std::string::npos) return true;
  }
  if (ends_like_sentence(line) && length_of(line) >= shortest_sentence) return false;
  if (before.empty()) return !written_out && length_of(behind) <= 2 * longest_name;
  std::size_t first = 0;
  const bool owner = behind.empty() || text::is_upper(text::next_code_point(behind, first));
  // "Write to us | (c) Harbour Courier"; "(c)" by itself counts the points of a law.
  const bool set_off = before.ends_with('|') || before.ends_with('-') || before.ends_with("\u00B7") ||
                       before.ends_with("\u2022") || before.ends_with("\u2013");
  return owner && length_of(behind) <= longest_name &&
         (set_off || (!written_out && length_of(before) <= 2 * longest_name));
}

}  // namespace

bool ends_like_sentence(std::string_view line) {
  if (!line.empty() && (is_ascii_letter(line.back()) || is_ascii_digit(line.back()))) return false;
  if (line.ends_with('.')) return true;
  for (bool stripped = true; stripped && !line.empty();) {
    stripped = false;
    for (const std::string_view mark : {"\"", "'", ")", "]", "”", "’", "»", "“", "」", "』", " "}) {
      if (line.ends_with(mark)) line.remove_suffix(mark.size()), stripped = true;
    }
  }
  for (const std::string_view mark : {".", "!", "?", "…", "。", "！", "？", "؟", "।", "።"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

Furniture furniture_of(std::string_view line) {
  if (line.empty() || line.size() > longest_rule_line) return Furniture::None;
  if (line.size() <= 200) {
    const bool one_word = line.find(' ') == std::string_view::npos;
    if (one_word && is_host(line)) return Furniture::Host;
    if (is_calendar(line)) return Furniture::Calendar;
    if (is_menu(line)) return Furniture::Menu;
    const std::string bare = lower_line(strip_marks(line));
    if (bare.size() <= 120) {
      if (const auto found = whole_rules().find(bare); found != whole_rules().end()) return found->second->furniture;
      if (line.size() <= 40 && is_counter(bare)) return Furniture::Counter;
    }
    if (is_copyright(line)) return Furniture::Copyright;
    if (line.size() <= 24 && is_month(line)) return Furniture::Calendar;
  }
  // Only the start matters from here on.
  const std::string lower =
      lower_line(line.substr(0, text::character_start(line, std::min<std::size_t>(line.size(), 80))));
  if (lower.size() < 2) return Furniture::None;
  const auto candidates = start_rules().find(first_two_bytes(lower));
  if (candidates == start_rules().end()) return Furniture::None;
  for (const auto& [text, rule] : candidates->second) {
    if (lower.starts_with(text) && length_of(line) <= rule->longest) return rule->furniture;
  }
  return Furniture::None;
}

}  // namespace wirecopy::corpus

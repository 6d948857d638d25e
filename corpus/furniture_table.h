// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "corpus/furniture_rules.h"

namespace wirecopy::corpus {

// How much of a line a rule looks at. Texts are in lower case; what the line has of "!", ":", ">", arrows, bullets and
// dots at its ends is dropped before it is compared.
enum class Match : uint8_t { Whole, Start };

struct Rule {
  Furniture furniture;
  Match match;
  std::size_t longest;     // characters a line may have for the rule to hold, so that a sentence is never taken
  std::string_view texts;  // set apart by "|"
};

inline constexpr std::array furniture_table{
    Rule{Furniture::Control, Match::Whole, 60,
         "read more|read full story|read the full story|read full article|read the full article|continue reading|keep "
         "reading|see more|show more|"
         "load more|view more|learn more|more|click here|click to expand|watch|watch video|play video|listen|listen to "
         "this article|"
         "share|share this|loading|please wait|show comments|hide comments|view online|view in "
         "browser|unsubscribe|share this article|share this story|share on facebook|share on twitter|share on x|share "
         "on "
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
         "partager cet article|réagir|suivre|haberin devamı|lanjutkan membaca|शेयर करें|साझा करें|और पढ़ें|"
         "पूरी खबर पढ़ें|टिप्पणी करें|শেয়ার করুন|আরও পড়ুন|مزید پڑھیں|ادامه مطلب|поділитися|"
         "اقرأ "
         "المزيد|شارك|المزيد|続きを読む|もっと見る|シェア|シェアする|ツイートする|ポストする|ブックマーク|共有|"
         "コメント|印刷|공유하기|공유|댓글|기사공유|阅读全文|阅读更多|查看更多|分享|更多"},
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
         "lesen sie auch:|lesen sie dazu|auch interessant:|mehr dazu:|zum thema:|leer más:|leer mas:|lee más:|ver "
         "también:|además:|ver también |"
         "lire aussi |vedi anche:|saiba mais:|leia mais:|veja também:|síguenos en |síganos en |siga-nos |suivez-nous |"
         "folgen sie uns |seguici su |simak juga|lihat juga:|baca selengkapnya:|czytaj też|czytaj także|zobacz też|"
         "zobacz także|przeczytaj też|przeczytaj także|читайте також|дивіться також|διαβάστε επίσης|διαβάστε ακόμα|"
         "xem thêm:|đọc thêm:|läs också|läs även|læs også|les også|lue myös|čtěte také|přečtěte si také|citește și|"
         "यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|यह भी देखें|ये भी देखें|आगे पढ़ें|हेही वाचा|আরও পড়ুন|আরো পড়ুন|"
         "یہ بھی پڑھیں|مزید پڑھیں|بیشتر بخوانید|همچنین بخوانید|קראו גם|อ่านเพิ่มเติม:|"
         "ilgili haber:|ilgili haberler:|ayrıca okuyun|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرا ايضا|شاهد أيضا|طالع "
         "أيضا|あわせて読みたい|相关阅读:|相关新闻:|관련기사|baca juga:|à lire aussi :|à lire :|voir aussi :|"
         "read this next|"
         "читайте также|читать также|也读|延伸阅读|関連記事:|관련 기사:"},
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
         "материалы по теме|новости по теме|читайте по теме|матеріали за темою|новини за темою|सम्बन्धित खबरें|"
         "संबंधित खबरें|संबंधित ख़बरें|ये भी पढ़ें|यह भी पढ़ें|ताजा खबरें|टॉप न्यूज|ট্রেন্ডিং|সম্পর্কিত খবর|متعلقہ خبریں|"
         "مطالب مرتبط|اخبار مرتبط|موضوعات متعلقة|أخبار متعلقة|أخبار ذات صلة|مقالات ذات صلة|قد يعجبك أيضا|قد يهمك أيضا|"
         "関連ニュース|あわせて読みたい|관련기사|"
         "مواضيع ذات صلة|اقرأ أيضا|الأكثر "
         "قراءة|関連記事|おすすめ|おすすめ記事|人気記事|相关文章|相关新闻|相关阅读|推荐阅读|热门文章"},
    Rule{Furniture::Promotion, Match::Whole, 60,
         "advertisement|advertisment|advertising|ad|ads|ad feedback|story continues below advertisement|article "
         "continues below|"
         "article continues below advertisement|story continues below|article continues after advertisement|continue "
         "reading below|"
         "continues after advertising|scroll to continue|newsletter|newsletters|sign up|"
         "anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|реклама|reklam|reklama|iklan|annons|"
         "annonce|annonse|إعلان|広告|广告|la suite après cette publicité|continua depois da publicidade|"
         "continua após a publicidade|continúa después de la publicidad|continua dopo la pubblicità|scroll to continue "
         "with content|विज्ञापन|বিজ্ঞাপন|اشتہار|تبلیغات|פרסומת|διαφήμιση|quảng "
         "cáo|โฆษณา|광고|hirdetés|mainos|publicitate"},
    Rule{Furniture::Promotion, Match::Start, 220,
         "sign up for our |sign up to our |sign up for the |sign up for free |sign up here|sign up now|sign up to "
         "receive|get our free |get our daily |subscribe to our |"
         "subscribe now|subscribe to continue|subscribe for |subscribe today|join our newsletter|join our "
         "whatsapp|join our telegram|join us on |get the latest news delivered|"
         "get the latest updates|get breaking news |get the day's |get the day’s |download our app|download the "
         "app|enter your email|by signing up|by subscribing|"
         "your email address|thank you for subscribing|thanks for signing up|support our journalism|support "
         "independent journalism|become a member|"
         "our standards:|our standards |unsubscribe:|unsubscribe here|unsubscribe from |to unsubscribe|view this email "
         "in your |view this e-mail in your |view this message in |"
         "view this newsletter in |view this in your browser|trouble viewing this email|having trouble viewing this "
         "email|email not displaying correctly|you are receiving this |you're receiving this |"
         "you’re receiving this |you received this email |you received this newsletter |this email was sent to |manage "
         "your subscription|manage your preferences|update your preferences|"
         "manage preferences|update your email preferences|was this email forwarded to you|was this forwarded to "
         "you|forwarded this email?|"
         "newsletter abbestellen|vom newsletter abmelden|hier abmelden|sie erhalten diese e-mail|im browser "
         "ansehen|diese e-mail im browser|se désabonner|se désinscrire|pour vous désinscrire|vous recevez cet e-mail|"
         "vous recevez cet email|voir cet email dans|darse de baja|cancelar suscripción|ver en el navegador|recibes "
         "este correo|отписаться от|cancellati dalla newsletter|"
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
         "из|иллюстрация|zdjęcie:|fot.|写真:|图片来源|图:|图片:|图为|사진:|bildunterschrift:|"
         "légende :|légende:|crédit :|legenda:|imagem:|immagine:|didascalia:|fotoğraf:|फोटो:|फ़ोटो:|तस्वीर:|फोटो क्रेडिट|"
         "ছবি:|عکس:|تصویر:|صورة:|صورة أرشيفية|φωτογραφία:|ảnh:|ภาพ:|צילום:|(photo by |(photo: |[photo|(image: |(file "
         "photo"},
    // What begins so is a caption however long it is.
    Rule{Furniture::Caption, Match::Start, 600,
         "photo:|photos:|photograph:|photography:|photo credit|file photo|picture:|pictures:|pictured:|pictured "
         "above:|pictured below:|caption:|foto:|fotos:|bild:|imagen:|фото:|写真:|legenda:|légende "
         ":|légende:|bildunterschrift:|फोटो:"},
    Rule{Furniture::Promotion, Match::Start, 100,
         "newsletter |newsletter:|the newsletter|add your site|tags: |tagged: |tagged with |filed under: |filed under "
         "|posted in |categories: |schlagwörter: |"
         "mots-clés : |etiquetas: |会員登録|無断転載|"
         "offrir cet article|sign up to |get the newsletter"},
    Rule{Furniture::Calendar, Match::Whole, 40,
         "calendar|archive|archives|kalender|calendrier|calendario|календарь|архив|архив новостей"},
};

// What menus begin with.
inline constexpr std::string_view home_words[] = {
    "home",    "homepage", "startseite", "accueil", "inicio",    "início",        "portada", "главная",  "ホーム",
    "トップ",  "首页",     "首頁",       "αρχική",  "ana sayfa", "strona główna", "beranda", "الرئيسية", "होम",
    "मुख्य पृष्ठ", "головна",  "trang chủ",  "หน้าแรก",  "forside",   "hem",           "hjem",    "etusivu"};

// What menus name, folded; others stand between them.
inline constexpr std::string_view section_words[] = {
    "news",       "world",         "politics",  "business",   "sport",         "sports",
    "culture",    "opinion",       "weather",   "local",      "lifestyle",     "technology",
    "tech",       "science",       "health",    "economy",    "entertainment", "video",
    "videos",     "contact",       "login",     "search",     "nachrichten",   "politik",
    "wirtschaft", "kultur",        "panorama",  "meinung",    "wetter",        "lokales",
    "wissen",     "gesellschaft",  "regional",  "kontakt",    "impressum",     "anmelden",
    "suche",      "ausland",       "inland",    "reise",      "actualites",    "actualite",
    "politique",  "economie",      "societe",   "sports",     "culture",       "monde",
    "meteo",      "international", "noticias",  "politica",   "economia",      "deportes",
    "cultura",    "sociedad",      "mundo",     "opinion",    "internacional", "nacional",
    "esportes",   "esporte",       "sociedade", "mundo",      "cronaca",       "esteri",
    "spettacoli", "sport",         "meteo",     "политика",   "экономика",     "спорт",
    "культура",   "общество",      "мир",       "новости",    "происшествия",  "наука",
    "gundem",     "siyaset",       "ekonomi",   "spor",       "dunya",         "kultur",
    "saglik",     "magazin",       "yasam",     "binnenland", "buitenland",    "politiek",
    "economie",   "inrikes",       "utrikes",   "nyheter",    "nyheder",       "kultur",
    "sport",      "wiadomosci",    "polityka",  "gospodarka", "kultura",       "swiat",
    "السياسة",    "سياسة",         "اقتصاد",    "رياضة",      "ثقافة",         "देश",
    "विदेश",       "राज्य",          "दुनिया",     "खेल",         "मनोरंजन",        "राजनीति",
    "बिजनेस",      "भारत",          "विश्व",      "politik",    "ekonomi",       "olahraga",
    "hiburan",    "nasional",      "政治",      "経済",       "国際",          "社会",
    "スポーツ"};

}  // namespace wirecopy::corpus

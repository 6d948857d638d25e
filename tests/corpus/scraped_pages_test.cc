// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

// Pages as scrapers leave them, in languages that news is much written in: the headline below the menu, and nothing in
// the text that is none of it.
TEST(ScrapedPages, OfManyLanguagesGiveTheirArticles) {
  struct Row {
    const char *text, *title, *body, *published;
  };
  const Row rows[] = {
      {R"(El Faro del Puerto
Inicio
Política
Economía
Deportes
Suscríbete
martes, 5 de marzo de 2024

Los estibadores ponen fin a una huelga de once días en Puerto Calderra

Redacción
5 de marzo de 2024 a las 18:30

Foto: Los estibadores votan en el muelle número tres. (EFE)

Los estibadores de Puerto Calderra, el mayor puerto del país, votaron este martes a favor de poner fin a una huelga que había dejado cuarenta barcos a la espera.

Publicidad

Leer más: El gobierno niega que haya habido presiones

"Ha sido una victoria de todos", dijo la portavoz del sindicato, Marta Ruiz, a la salida de la asamblea.

Te puede interesar
El precio de la fruta sube un 12 por ciento
Así se vivió la asamblea, minuto a minuto

Los barcos comenzarán a descargar el miércoles por la mañana, según la autoridad portuaria.

Lea también: La historia del puerto en diez imágenes

La huelga costó unos 40 millones de euros, según la patronal.

Compartir
Comentarios (23)
Síguenos en Facebook y Twitter)",
       "Los estibadores ponen fin a una huelga de once días en Puerto Calderra",
       R"(Los estibadores de Puerto Calderra, el mayor puerto del país, votaron este martes a favor de poner fin a una huelga que había dejado cuarenta barcos a la espera.

"Ha sido una victoria de todos", dijo la portavoz del sindicato, Marta Ruiz, a la salida de la asamblea.

Los barcos comenzarán a descargar el miércoles por la mañana, según la autoridad portuaria.

La huelga costó unos 40 millones de euros, según la patronal.)",
       "2024-03-05T18:30"},
      {R"(हिंदी समाचार
होम
देश
विदेश
खेल
मनोरंजन

बंदरगाह के मजदूरों ने ग्यारह दिन की हड़ताल खत्म की

By: एबीपी न्यूज़ | Updated at : 05 Mar 2024 06:30 PM (IST)

फोटो: बंदरगाह पर मजदूरों की सभा

देश के सबसे बड़े बंदरगाह के मजदूरों ने मंगलवार को ग्यारह दिन से चल रही हड़ताल खत्म करने के पक्ष में मतदान किया, जिससे चालीस जहाज फंसे हुए थे।

विज्ञापन

यह भी पढ़ें: सरकार ने दबाव से इनकार किया

यूनियन की प्रवक्ता ने कहा कि यह सबकी जीत है और जहाजों से माल बुधवार सुबह से उतरना शुरू होगा।

ये भी पढ़ें- फलों के दाम बारह प्रतिशत बढ़े

हड़ताल से करीब चार करोड़ का नुकसान हुआ है, मालिकों के संगठन ने बताया।

संबंधित खबरें
फलों के दाम बढ़े
बंदरगाह का इतिहास

शेयर करें)",
       "बंदरगाह के मजदूरों ने ग्यारह दिन की हड़ताल खत्म की",
       R"(देश के सबसे बड़े बंदरगाह के मजदूरों ने मंगलवार को ग्यारह दिन से चल रही हड़ताल खत्म करने के पक्ष में मतदान किया, जिससे चालीस जहाज फंसे हुए थे।

यूनियन की प्रवक्ता ने कहा कि यह सबकी जीत है और जहाजों से माल बुधवार सुबह से उतरना शुरू होगा।

हड़ताल से करीब चार करोड़ का नुकसान हुआ है, मालिकों के संगठन ने बताया।)",
       "2024-03-05T13:00"},
      {R"(Портовая газета
Главная
Политика

Докеры прекратили одиннадцатидневную забастовку

Анна Иванова
5 марта 2024, 18:30

Фото: Портовая газета

Докеры крупнейшего порта страны во вторник проголосовали за прекращение одиннадцатидневной забастовки, из-за которой сорок судов стояли на рейде.

Реклама

Читайте также: Правительство отрицает давление

«Это победа для всех», — сказала представительница профсоюза после собрания.

Материалы по теме
Цены на фрукты выросли

Суда начнут разгружать в среду утром, сообщили в администрации порта.

Подписывайтесь на наш канал в Telegram)",
       "Докеры прекратили одиннадцатидневную забастовку",
       R"(Докеры крупнейшего порта страны во вторник проголосовали за прекращение одиннадцатидневной забастовки, из-за которой сорок судов стояли на рейде.

«Это победа для всех», — сказала представительница профсоюза после собрания.

Суда начнут разгружать в среду утром, сообщили в администрации порта.)",
       "2024-03-05T18:30"},
      {R"(Hafenblatt
Startseite
Politik

Hafenarbeiter beenden elftägigen Streik

Von Anna Meier
05.03.2024, 18:30 Uhr

Foto: dpa

Die Arbeiter des größten Hafens des Landes haben am Dienstag für das Ende eines elftägigen Streiks gestimmt, der vierzig Schiffe vor der Küste warten ließ.

Anzeige

Lesen Sie auch: Regierung bestreitet Druck

„Das ist ein Sieg für alle“, sagte die Sprecherin der Gewerkschaft nach der Versammlung.

Mehr zum Thema
Obst wird teurer

Die Schiffe werden ab Mittwochmorgen entladen, teilte die Hafenbehörde mit.

Bildunterschrift: Hafenarbeiter bei der Abstimmung)",
       "Hafenarbeiter beenden elftägigen Streik",
       R"(Die Arbeiter des größten Hafens des Landes haben am Dienstag für das Ende eines elftägigen Streiks gestimmt, der vierzig Schiffe vor der Küste warten ließ.

„Das ist ein Sieg für alle“, sagte die Sprecherin der Gewerkschaft nach der Versammlung.

Die Schiffe werden ab Mittwochmorgen entladen, teilte die Hafenbehörde mit.)",
       "2024-03-05T18:30"},
      {R"(Estivadores encerram greve de onze dias no porto

Por Ana Souza
05/03/2024 18h30 Atualizado 05/03/2024 19h10

Legenda: Estivadores votam no cais três — Foto: Ana Souza/Agência Brasil

Os estivadores do maior porto do país votaram nesta terça-feira pelo fim de uma greve de onze dias que deixou quarenta navios à espera.

Continua depois da publicidade

LEIA TAMBÉM: Governo nega pressão

"Foi uma vitória de todos", disse a porta-voz do sindicato na saída da assembleia geral.

Veja também:
Preço das frutas sobe 12%

Os navios começam a descarregar na quarta-feira de manhã, segundo a autoridade portuária.

Compartilhe:)",
       "Estivadores encerram greve de onze dias no porto",
       R"(Os estivadores do maior porto do país votaram nesta terça-feira pelo fim de uma greve de onze dias que deixou quarenta navios à espera.

"Foi uma vitória de todos", disse a porta-voz do sindicato na saída da assembleia geral.

Os navios começam a descarregar na quarta-feira de manhã, segundo a autoridade portuária.)",
       "2024-03-05T18:30"},
      {R"(La Gazette du Port
Accueil > Économie

Les dockers mettent fin à onze jours de grève

Par Anne Morel
Publié le 5 mars 2024 à 18h30, mis à jour le 5 mars 2024 à 19h10
Temps de lecture : 3 min

Légende : Les dockers votent sur le quai numéro trois.

Les dockers du plus grand port du pays ont voté mardi la fin d'une grève de onze jours, qui avait laissé quarante navires à l'ancre devant la côte.

La suite après cette publicité

À lire aussi : Le gouvernement nie toute pression

« C'est une victoire pour tous », a dit la porte-parole du syndicat à la sortie de l'assemblée générale.

Lire aussi | Le prix des fruits monte

Les navires commenceront à décharger mercredi matin, selon l'autorité portuaire.

Partager cet article
Réagir)",
       "Les dockers mettent fin à onze jours de grève",
       R"(Les dockers du plus grand port du pays ont voté mardi la fin d'une grève de onze jours, qui avait laissé quarante navires à l'ancre devant la côte.

« C'est une victoire pour tous », a dit la porte-parole du syndicat à la sortie de l'assemblée générale.

Les navires commenceront à décharger mercredi matin, selon l'autorité portuaire.)",
       "2024-03-05T18:30"},
      {R"(بوابة الميناء
الرئيسية
سياسة
اقتصاد

عمال الميناء ينهون إضرابا دام أحد عشر يوما

كتب: أحمد علي
الثلاثاء 5 مارس 2024 - 18:30

صورة أرشيفية

صوت عمال أكبر ميناء في البلاد اليوم الثلاثاء على إنهاء إضراب دام أحد عشر يوما وترك أربعين سفينة في الانتظار قبالة الساحل.

إعلان

اقرأ أيضًا: الحكومة تنفي وجود ضغوط

وقالت المتحدثة باسم النقابة إن هذا نصر للجميع عند خروجها من الجمعية العامة.

موضوعات متعلقة
أسعار الفاكهة ترتفع

وستبدأ السفن في تفريغ حمولتها صباح الأربعاء وفقا لسلطة الميناء.

شارك)",
       "عمال الميناء ينهون إضرابا دام أحد عشر يوما",
       R"(صوت عمال أكبر ميناء في البلاد اليوم الثلاثاء على إنهاء إضراب دام أحد عشر يوما وترك أربعين سفينة في الانتظار قبالة الساحل.

وقالت المتحدثة باسم النقابة إن هذا نصر للجميع عند خروجها من الجمعية العامة.

وستبدأ السفن في تفريغ حمولتها صباح الأربعاء وفقا لسلطة الميناء.)",
       "2024-03-05T18:30"},
      {R"(Liman Gazetesi
Ana Sayfa
Gündem

Liman işçileri on bir günlük grevi bitirdi

Giriş Tarihi: 05.03.2024 18:30 Güncelleme: 05.03.2024 19:10

Fotoğraf: AA

Ülkenin en büyük limanının işçileri salı günü, kırk gemiyi açıkta bekleten on bir günlük grevi bitirmek için oy kullandı.

REKLAM

İLGİLİ HABER: Hükümet baskıyı yalanladı

Sendika sözcüsü toplantı çıkışında "Bu herkesin zaferidir" dedi ve işçilere teşekkür etti.

Haberin devamı

Gemiler çarşamba sabahı yükünü boşaltmaya başlayacak, liman idaresi bildirdi.)",
       "Liman işçileri on bir günlük grevi bitirdi",
       R"(Ülkenin en büyük limanının işçileri salı günü, kırk gemiyi açıkta bekleten on bir günlük grevi bitirmek için oy kullandı.

Sendika sözcüsü toplantı çıkışında "Bu herkesin zaferidir" dedi ve işçilere teşekkür etti.

Gemiler çarşamba sabahı yükünü boşaltmaya başlayacak, liman idaresi bildirdi.)",
       "2024-03-05T18:30"},
      {R"(港湾新聞
ホーム
政治

港湾労働者、11日間のストライキを終了

2024年3月5日 18時30分

写真：港で投票する労働者

国内最大の港の労働者は火曜日、40隻の船を沖に待たせた11日間のストライキを終えることを投票で決めた。

広告

関連記事：政府は圧力を否定

組合の報道官は総会の後、「これは全員の勝利だ」と述べた。

あわせて読みたい
果物の値段が上がる

船の荷降ろしは水曜日の朝に始まると港湾当局は発表した。)",
       "港湾労働者、11日間のストライキを終了",
       R"(国内最大の港の労働者は火曜日、40隻の船を沖に待たせた11日間のストライキを終えることを投票で決めた。

組合の報道官は総会の後、「これは全員の勝利だ」と述べた。

船の荷降ろしは水曜日の朝に始まると港湾当局は発表した。)",
       "2024-03-05T18:30"},
  };
  for (const Row& row : rows) {
    const Article article = article_of("text", row.text);
    EXPECT_EQ(article.title, row.title);
    EXPECT_EQ(article.body, row.body) << row.title;
    EXPECT_EQ(written(article.published), row.published) << row.title;
    for (const std::string& author : article.authors) EXPECT_EQ(author.find("Updated"), std::string::npos) << author;
  }
}

}  // namespace
}  // namespace wirecopy::corpus

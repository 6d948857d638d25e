// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "text/words.h"

namespace wirecopy::corpus {
namespace {

// The months of a language in order, set apart by spaces; "/" between forms of one month.
struct MonthNames {
  std::string_view language;
  std::string_view months;
};

constexpr std::array month_names{
    MonthNames{
        "en",
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
        "november/nov december/dec"},
    MonthNames{"de",
               "januar/jänner/jan/jän februar/feber/feb märz/mär/mrz april/apr mai juni/jun juli/jul august/aug "
               "september/sept/sep oktober/okt november/nov dezember/dez"},
    MonthNames{"fr",
               "janvier/janv/jan février/févr/fév mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct "
               "novembre/nov décembre/déc"},
    MonthNames{"es",
               "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
               "septiembre/setiembre/sep/set "
               "octubre/oct noviembre/nov diciembre/dic"},
    MonthNames{"pt",
               "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set "
               "outubro/out "
               "novembro/nov dezembro/dez"},
    MonthNames{
        "it",
        "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set "
        "ottobre/ott novembre/nov dicembre/dic"},
    MonthNames{
        "nl",
        "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt "
        "november/nov december/dec"},
    MonthNames{
        "ru",
        "январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн "
        "июль/июля/июл "
        "август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт ноябрь/ноября/ноя/нояб декабрь/декабря/дек"},
    MonthNames{"uk",
               "січень/січня/січ лютий/лютого/лют березень/березня/бер квітень/квітня/кві травень/травня/тра "
               "червень/червня/чер "
               "липень/липня/лип серпень/серпня/сер вересень/вересня/вер жовтень/жовтня/жов листопад/листопада/лис "
               "грудень/грудня/гру"},
    MonthNames{"pl",
               "styczeń/stycznia/sty luty/lutego/lut marzec/marca kwiecień/kwietnia/kwi maj/maja czerwiec/czerwca/cze "
               "lipiec/lipca/lip sierpień/sierpnia/sie wrzesień/września/wrz październik/października/paź "
               "listopad/listopada/lis "
               "grudzień/grudnia/gru"},
    MonthNames{
        "sv",
        "januari/jan februari/feb mars/mar april/apr maj juni/jun juli/jul augusti/aug september/sep oktober/okt "
        "november/nov december/dec"},
    MonthNames{
        "da no",
        "januar/jan februar/feb marts/mars/mar april/apr maj/mai juni/jun juli/jul august/aug september/sep/sept "
        "oktober/okt november/nov december/desember/dec/des"},
    MonthNames{"tr",
               "ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki "
               "kasım/kas aralık/ara"},
    MonthNames{"id", "januari februari maret april mei juni juli agustus/agu september oktober november/nop desember"},
    MonthNames{"ar",
               "يناير/كانون_الثاني فبراير/شباط مارس/آذار أبريل/ابريل/إبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز "
               "أغسطس/اغسطس/آب "
               "سبتمبر/أيلول أكتوبر/اكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول"},
    MonthNames{"fi",
               "tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta "
               "kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta "
               "marraskuu/marraskuuta joulukuu/joulukuuta"},
    MonthNames{"cs",
               "leden/ledna únor/února březen/března duben/dubna květen/května červen/června červenec/července "
               "srpen/srpna září říjen/října listopad/listopadu prosinec/prosince"},
    MonthNames{"sk",
               "január/januára február/februára marec/marca apríl/apríla máj/mája jún/júna júl/júla august/augusta "
               "september/septembra október/októbra november/novembra december/decembra"},
    MonthNames{"sl",
               "januar/januarja februar/februarja marec/marca april/aprila maj/maja junij/junija julij/julija "
               "avgust/avgusta september/septembra oktober/oktobra november/novembra december/decembra"},
    // Without October, which is "listopad" here and November in the languages above.
    MonthNames{"hr",
               "siječanj/siječnja veljača/veljače ožujak/ožujka travanj/travnja svibanj/svibnja lipanj/lipnja "
               "srpanj/srpnja kolovoz/kolovoza rujan/rujna - studeni/studenoga/studenog prosinac/prosinca"},
    MonthNames{
        "sr",
        "januar/januara/јануар/јануара februar/februara/фебруар/фебруара mart/marta/март/марта "
        "april/aprila/април/априла maj/maja/мај/маја jun/juna/juni/јун/јуна jul/jula/juli/јул/јула "
        "avgust/avgusta/август/августа septembar/septembra/септембар/септембра "
        "oktobar/oktobra/октобар/октобра novembar/novembra/новембар/новембра decembar/decembra/децембар/децембра"},
    MonthNames{"mk bg",
               "јануари/януари февруари март/мрт април мај/май јуни/юни јули/юли август/авг септември/септ "
               "октомври/окт ноември/ное декември/дек"},
    MonthNames{"be",
               "студзень/студзеня люты/лютага сакавік/сакавіка красавік/красавіка май/мая чэрвень/чэрвеня "
               "ліпень/ліпеня жнівень/жніўня верасень/верасня кастрычнік/кастрычніка лістапад/лістапада "
               "снежань/снежня"},
    MonthNames{"hu",
               "január/januári február/febr/februári március/márc/márciusi április/ápr/áprilisi május/máj/májusi "
               "június/jún/júniusi július/júl/júliusi augusztus/aug/augusztusi szeptember/szept/szeptemberi "
               "október/okt/októberi november/nov/novemberi december/dec/decemberi"},
    MonthNames{"ro",
               "ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept "
               "octombrie/oct noiembrie/noi/nov decembrie/dec"},
    MonthNames{"el",
               "Ιανουάριος/Ιανουαρίου/Ιαν Φεβρουάριος/Φεβρουαρίου/Φεβ Μάρτιος/Μαρτίου/Μαρ Απρίλιος/Απριλίου/Απρ "
               "Μάιος/Μαΐου/Μαϊ/Μάη Ιούνιος/Ιουνίου/Ιουν Ιούλιος/Ιουλίου/Ιουλ Αύγουστος/Αυγούστου/Αυγ "
               "Σεπτέμβριος/Σεπτεμβρίου/Σεπ/Σεπτ Οκτώβριος/Οκτωβρίου/Οκτ Νοέμβριος/Νοεμβρίου/Νοε "
               "Δεκέμβριος/Δεκεμβρίου/Δεκ"},
    MonthNames{"lt",
               "sausis/sausio vasaris/vasario kovas/kovo balandis/balandžio gegužė/gegužės birželis/birželio "
               "liepa/liepos rugpjūtis/rugpjūčio rugsėjis/rugsėjo spalis/spalio lapkritis/lapkričio "
               "gruodis/gruodžio"},
    MonthNames{"lv",
               "janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā "
               "jūlijs/jūlijā augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī "
               "decembris/decembrī"},
    MonthNames{"et",
               "jaanuar/jaan veebruar/veebr märts aprill mai juuni juuli august september/sept oktoober/okt "
               "november/nov detsember/dets"},
    MonthNames{"ca", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"},
    MonthNames{"sq", "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"},
    MonthNames{"is", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"},
    MonthNames{"az", "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"},
    MonthNames{"ms", "januari februari mac april mei jun julai ogos september oktober november disember"},
    MonthNames{"tl", "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre"},
    MonthNames{"sw", "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba"},
    MonthNames{"hi mr ne",
               "जनवरी/जानेवारी/जनवरि फरवरी/फ़रवरी/फेब्रुवारी मार्च अप्रैल/एप्रिल मई/मे जून जुलाई/जुलै अगस्त/ऑगस्ट "
               "सितंबर/सितम्बर/सप्टेंबर अक्टूबर/अक्तूबर/ऑक्टोबर नवंबर/नवम्बर/नोव्हेंबर दिसंबर/दिसम्बर/डिसेंबर"},
    MonthNames{"bn",
               "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট/আগষ্ট সেপ্টেম্বর অক্টোবর "
               "নভেম্বর ডিসেম্বর"},
    MonthNames{"ta", "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்"},
    MonthNames{"ur", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"},
    MonthNames{"fa", "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت/آگوست سپتامبر اکتبر نوامبر دسامبر"},
    MonthNames{"he",
               "ינואר/בינואר פברואר/בפברואר מרץ/במרץ/מרס/במרס אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי "
               "אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר"},
    MonthNames{"th",
               "มกราคม/ม.ค กุมภาพันธ์/ก.พ มีนาคม/มี.ค เมษายน/เม.ย พฤษภาคม/พ.ค มิถุนายน/มิ.ย "
               "กรกฎาคม/ก.ค สิงหาคม/ส.ค กันยายน/ก.ย ตุลาคม/ต.ค พฤศจิกายน/พ.ย ธันวาคม/ธ.ค"},
};

constexpr std::string_view weekdays =
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun mo tu we th "
    "fr sa su "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag di mi do so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom "
    "segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira seg ter qua qui "
    "sex "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica gio "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo "
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "понеділок вівторок середа четвер п'ятниця субота неділя нд "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela "
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "senin selasa rabu kamis jumat sabtu minggu "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai pondělí úterý středa čtvrtek pátek sobota "
    "neděle pondelok utorok streda štvrtok piatok nedeľa hétfő kedd szerda csütörtök péntek szombat vasárnap "
    "luni marți miercuri joi vineri sâmbătă duminică Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή "
    "понеделник вторник сряда четвъртък петък събота неделя ponedjeljak utorak srijeda četvrtak petak subota nedjelja "
    "понедељак уторак среда четвртак петак субота недеља dilluns dimarts dimecres dijous divendres dissabte diumenge "
    "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার "
    "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه "
    "ראשון שני שלישי רביעי חמישי שישי שבת "
    "วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่ chủ nhật "
    "วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ thứ 월요일 화요일 수요일 목요일 금요일 토요일 일요일 "
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日";

constexpr std::string_view fillers =
    "of on de del di the der den d le la el t at um à às as a las los alle ore kl klo om в о г года року roku le uhr d "
    "m i a. σε στις de la w dne lúc vào ngày nam năm ve tarihinde и о об в. พ ศ เวลา "
    "को के सन ব שעה بعام عام سنة م في ساعت الساعة at. den. klokken klokka klo klockan kello kl. óra gada gads";

struct Era {
  std::string_view name;
  int64_t year_before;
};
constexpr std::array eras{Era{"令和", 2018}, Era{"平成", 1988}, Era{"昭和", 1925}, Era{"大正", 1911},
                          Era{"明治", 1867}};

template <typename Visit>
void for_each_part(std::string_view list, char separator, Visit visit) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (end > 0) visit(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

std::unordered_set<std::string> folded_set(std::string_view words) {
  std::unordered_set<std::string> set;
  for_each_part(words, ' ', [&](std::string_view word) { set.insert(text::fold(word)); });
  return set;
}

}  // namespace

unsigned month_of_folded(std::string_view folded) {
  static const auto* const months = [] {
    auto* map = new std::unordered_map<std::string, unsigned>;
    for (const MonthNames& row : month_names) {
      unsigned month = 0;
      for_each_part(row.months, ' ', [&](std::string_view forms) {
        ++month;
        for_each_part(forms, '/', [&](std::string_view form) {
          std::string name(form);
          std::replace(name.begin(), name.end(), '_', ' ');
          map->emplace(text::fold(name), month);
        });
      });
    }
    return map;
  }();
  const auto found = months->find(std::string(folded));
  return found == months->end() ? 0 : found->second;
}

int64_t year_before_era(std::string_view name) {
  const auto found = std::ranges::find(eras, name, &Era::name);
  return found == eras.end() ? 0 : found->year_before;
}

bool is_weekday_folded(std::string_view folded) {
  static const auto* const set = new std::unordered_set<std::string>(folded_set(weekdays));
  return set->contains(std::string(folded));
}

bool is_date_filler(std::string_view folded) {
  static const auto* const set = new std::unordered_set<std::string>(folded_set(fillers));
  return set->contains(std::string(folded));
}

}  // namespace wirecopy::corpus

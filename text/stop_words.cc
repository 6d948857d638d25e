// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stop_words.h"

#include <array>
#include <map>
#include <set>

namespace wirecopy::text {

namespace {

struct List {
  std::string_view language;
  std::string_view words;  // folded: no capitals, marks as text::fold leaves them
};

constexpr std::array lists{
    List{"en",
         "a about above after again all also am an and any are as at be been before being below between both but by "
         "can cannot could did do does doing down during each few for from further had has have having he her here him "
         "his how i if in into is it its itself just may me might more most must my no nor not now of off on once only "
         "or other our out over own same shall she should so some such than that the their them then there these they "
         "this those through to too under until up upon us very was we were what when where whether which while who "
         "whom whose why will with would you your it's that's don't doesn't isn't aren't"},
    List{
        "de",
        "aber alle als also am an andere auch auf aus bei bin bis bist da damit dann das dass dem den der des die dies "
        "diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch euer "
        "fur gegen hab habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre im in ins ist ja jede jeder "
        "jedes kann kein keine mal man mehr mein mit muss nach nicht noch nun nur ob oder ohne schon sehr sein seine "
        "sich sie sind so soll sollte sondern um und uns unser unter viel vom von vor wann war waren warum was weil "
        "welche welcher welches wem wen wenn wer werden wie wieder will wir wird wo wurde wurden zu zum zur zwischen"},
    List{"fr",
         "a ai alors au aucun aussi autre aux avait avec avoir c car ce ceci cela celle celui ces cet cette ceux "
         "chaque comme comment d dans de depuis des deux dont du elle elles en encore entre est et etait etre eu fait "
         "font ici il ils j je l la le les leur leurs lui m ma mais me meme mes moi mon n ne ni nos notre nous on ont "
         "ou par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se "
         "sera ses si son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une vers vos votre vous "
         "y"},
    List{"es",
         "a al algo ante antes aqui asi aun bajo cada como con contra cual cuales cuando cuanto de del desde donde dos "
         "durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estar estas este "
         "esto estos fue fueron ha habia han hasta hay la las le les lo los mas me mi mientras muy nada ni no nos "
         "nosotros o os otra otro otros para pero poco por porque pues que quien quienes se sea ser si sido sin sobre "
         "son su sus tambien tan te tiene tienen todo todos tu un una uno unos usted y ya yo"},
    List{
        "it",
        "a ad agli ai al alla alle allo anche avere aveva c che chi ci come con contro cosa cui da dagli dai dal "
        "dalla dalle de degli dei del dell della delle dello di dove e ed era erano essere fra gli ha hanno ho i il in "
        "io l la le lei li lo loro lui ma mi mio ne negli nei nel nella nelle no noi non nostro o per perche piu quale "
        "quali quando quanto quella quelle quelli quello questa queste questi questo se sei si sia sono sta su sua "
        "suo sul sulla suoi tra tu tutti tutto un una uno vi voi"},
    List{"pt",
         "a ao aos as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era essa esse "
         "esta estao estas este estes eu foi foram ha isso isto ja la lhe mais mas me mesmo meu minha muito na nao nas "
         "nem no nos o os ou para pela pelas pelo pelos por porque qual quando que quem se seja sem ser seu seus so "
         "sobre sua suas tambem te tem tinha tu um uma umas uns voce"},
    List{"nl",
         "aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een en er ge geen "
         "had heb hebben heeft hem het hier hij hoe hun iets ik in is ja je kan kon kunnen maar me meer men met mij "
         "mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot u uit uw "
         "van veel voor waar waarom want waren was wat welke werd wie wij wil worden wordt ze zelf zich zij zijn zo "
         "zonder zou"},
    List{"sv",
         "alla allt att av bara blev bli da de dem den denna deras dess dessa det detta dig din du efter eller en er "
         "ett for fran ha hade han hans har henne hennes hon honom hur i icke in inte ja jag kan man mannen med mellan "
         "men mig min mot mycket nagon nar ni nu och om oss pa sa sedan sig sin ska som till under upp ut vad var vara "
         "vem vi vid vilken"},
    List{
        "da",
        "af alle alt anden at blev blive da de dem den denne der deres det dette dig din disse du efter eller en end "
        "er et for fra ham han hans har havde hende hendes her hos hun hvad hvem hvis hvor i ikke ind jeg jo kan kunne "
        "man mange med meget men mig min mod naar ned noget nogle nu og ogsa om op os over pa saa sadan selv sig sin "
        "skal som til ud under var vi vil ville vor"},
    List{"no",
         "alle at av bare ble bli da de deg dem den denne der deres det dette di din disse du eller en er et etter for "
         "fra ha hadde han hans har hun hva hvem hvor i ikke inn jeg kan kom man med meg meget men mellom min mot ned "
         "noe noen na og ogsa om opp oss over pa sa seg selv sin skal skulle som sa til ut var ved vi vil"},
    List{
        "fi",
        "ei eika en et ette han hanen he hei ja jo joka jos jotka kanssa kuin kun me mika mina mitka mutta mukaan myos "
        "ne niin nyt olen oli olla on ovat sa se seka sen siella sina sita taas tai tama te vai vain"},
    List{
        "ru",
        "а без более был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее если "
        "есть еще же за здесь и из или им их к как когда кто ли мне может мы на над надо наш не него нее нет ни них но "
        "ну о об однако он она они оно от очень по под при с со так также такой там те тем то того тоже той только том "
        "ты у уже хотя чего чей чем что чтобы эта эти это этот я"},
    List{"tr",
         "acaba ama ancak bana bazi ben bir bize biz bu cok cunku da daha de defa diye eger en gibi hem hep her hic "
         "icin "
         "ile ise ki kim mi mu nasil ne neden nerede niye o sen siz su tum ve veya ya yani"},
};

class Lists {
 public:
  Lists() {
    for (const List& list : lists) {
      std::set<std::string_view>& words = by_language_[list.language];
      std::string_view left = list.words;
      while (!left.empty()) {
        const std::size_t end = left.find(' ');
        words.insert(left.substr(0, end));
        left = end == std::string_view::npos ? std::string_view() : left.substr(end + 1);
      }
    }
  }

  const std::set<std::string_view>* of(std::string_view language) const {
    const auto found = by_language_.find(language);
    return found == by_language_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string_view, std::set<std::string_view>> by_language_;
};

const std::set<std::string_view>* list_of(std::string_view language) {
  static const Lists all;
  return all.of(language);
}

}  // namespace

bool has_stop_words(std::string_view language) {
  return list_of(language) != nullptr;
}

std::string_view stop_words(std::string_view language) {
  for (const List& list : lists) {
    if (list.language == language) return list.words;
  }
  return {};
}

bool is_stop_word(std::string_view folded, std::string_view language) {
  const std::set<std::string_view>* words = list_of(language);
  return words != nullptr && words->contains(folded);
}

}  // namespace wirecopy::text

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
    List{"uk",
         "а аби або адже але б без би був була були було бути більш більше в вам вас ваш вже ви вона вони воно все "
         "всього всі всіх від він де для до дуже ж з за зі й його йому кого коли кому котрий крім куди ли лише мають "
         "має мене мені ми може можна на навіть над нам нас не ним них но нього ні ній о об однак ось при про проти "
         "під після раз разом сам свою свої своїх свій себе собі та так також там те теж ти тим тих то того тоді той "
         "тому тільки у уже хоча хто це цей цих цього цьому цю ця ці через чи чим чого що щоб щодо я як яка який яких "
         "якого якої якщо які є і із інші їм їх її"},
    List{"pl",
         "a aby albo ale ani az bardzo beda bedzie bez bo by byc byl byla bylo byly ci cie co czy czyli dla do gdy "
         "gdyby gdzie go i ich im inne inny iz ja jak jako je jednak jego jej jesli jest jeszcze jezeli juz kazdy "
         "kiedy kto ktora ktore ktorego ktorej ktory ktorych ktorym ktorzy ku lub ma maja mi mnie moze mozna mu my na "
         "nad nam nas nasz nia nich nie niego niej nim no o od on ona one oni ono oraz po pod podczas poniewaz poza "
         "przed przez przy sa sie sobie swoj swoje ta tak takze tam te tego tej ten tez to tu ty tych tylko tym u w "
         "wam was we wiele wlasnie wszystkich wszystko z za ze zeby"},
    List{"cs",
         "a aby ale ani asi az bez bude budou by byl byla byli bylo byly byt ci co do ho i ja jak jako je jeho jeji "
         "jejich jen jeste ji jim jsem jsme jsou jste k kde kdo kdy kdyby kdyz ke ktera ktere ktereho kteri kterou "
         "ktery ku ma maji mezi mi muze na nad nam nas ne nebo nez ni nich nim o od on ona oni ono po pod podle pokud "
         "pouze pred pri pro proc proti proto protoze s se si sice sve sveho svou svych ta tak take takze tam tato te "
         "tedy ten tento teto tim to tohoto tom toto tu tuto ty tyto u uz v vam vas ve vice vsak z za ze"},
    List{"hu",
         "a abban ahhoz ahogy aki akik akkor alatt altal altalaban amely amelyek amelyet ami amikor amit arra arrol "
         "az azert azok azon azonban azt aztan azzal bar be belul benne csak de e ebben egy egyeb egyes egyik el "
         "ellen elo eloszor elott en ennek erre es ez ezek ezen ezert ezt ezzel fel fele ha hanem hiszen hogy hogyan "
         "hozza ide igen igy illetve is ismet itt jo kell keresztul ki kivul kozott kozul le legyen lehet lett maga "
         "majd mar mas meg mely melyek mert mi miatt mint mintha mit mivel most nagyon nal ne neki nekik nelkul nem o "
         "ok on ossze pedig ra s sajat se sem semmi sok sokkal szamara szemben szerint szinte te tehat tobb tovabb "
         "ujra utan utana vagy vagyis vagyok valaki valami van vannak vissza viszont volna volt voltak"},
    List{"ro",
         "a acea aceasta aceea acei acest acesta aceste acestea acestei acestor acestui ai al ale am ar are asa asta "
         "astfel atat au avea aveau avut ca cand care carei caror caruia ce cea cei cel cele celor ci cine cu cum da "
         "daca dar de deci deja desi despre din dintre doar dupa ea ei el ele era erau este eu fi fie fiecare fiind "
         "fost iar ii il in inainte inca intre isi iti la le li lor lui mai mare me mi mult multe multi ne nici niste "
         "noi nostru nu o ori pe pentru peste poate prin printre s sa sai sale sau se si spre sub sunt te toate tot "
         "toti un una unde unei unele unor unui unul va voi vom vor"},
    List{"bg",
         "а ако ала бе без беше би бил била били било бъдат бъде в вас ваш ви вие все всеки всички всичко във въпреки "
         "върху г ги го да дали до докато дори е едва един една едно за заради защо защото и из или им има имат искам "
         "й каза как каква какво както какъв като кога когато което които кой който колко която към ли м между мен ми "
         "мнозина му н на над най наш не него нея ни ние никой но някои някой няколко о обаче около освен от отново "
         "още по под поне поради после почти пред преди през при пък с са само се сега си след сред срещу съм със "
         "също т тази така такива такъв там твой те тези ти то това тогава този той толкова точно трябва тук тя тях у "
         "ще щом я"},
    List{"sr",
         "а ако али без би била били било био бити ва вам вас ваш већ ви да до док за због и из или им иначе када "
         "како као ко која које којег који којих којој кроз ли мене међу ми можда може на над након нам нас не него "
         "неки нису није о ова овај ове ово од он она они оно осим па по под после пре преко према при с са сам само "
         "све сви свих свој се себе смо су та тако такође тај те ти то тога том тој у уз шта што ја је јер још ће "
         "ћемо"},
    List{"id",
         "ada adalah agar akan anda antara apa apakah atas atau bagi bahwa baik banyak beberapa belum berada bisa "
         "bukan dalam dan dapat dari daripada dengan di dia hal hanya harus hingga ia ini itu jadi jika juga kalau "
         "kami karena ke kepada kepadanya ketika kita lagi lain lebih maka mana masih melalui mengatakan menjadi "
         "mereka meski namun oleh orang pada para pula saat saja sambil sampai sangat saya sebagai sebelum sebuah "
         "secara sedang sehingga sejak selain selama semua seorang seperti serta setelah setiap sudah supaya tak tapi "
         "telah tentang terhadap termasuk tersebut tetapi tidak untuk yaitu yakni yang"},
    List{"ms",
         "ada adalah agar akan antara apa atas atau bagi bahawa baik banyak beberapa belum berada boleh bukan dalam "
         "dan dapat dari daripada dengan di dia hanya harus hingga ia iaitu ini itu jika juga kami kata katanya "
         "kepada kerana kita lagi lain lebih maka mana masih melalui mereka namun oleh pada para pula saya sebagai "
         "sebelum sebuah secara sedang sehingga sejak selain selama selepas semua seorang seperti serta setiap sudah "
         "supaya tapi telah tentang terhadap termasuk tersebut tetapi tidak untuk yang"},
    List{"vi",
         "anh bằng bị bởi cac cai cho chưa chỉ co con cung cả của da dang day do hay hơn khi khong la len luc lại ma "
         "mỗi một nay nen người nhiều như nhưng những nếu ra rất rằng sau sẽ sự them theo thi tren trong trước tại từ "
         "từng va vao vi việc vẫn về với vừa được đến đều để ở"},
    List{"ca",
         "a aixi aixo al als amb aquell aquella aquest aquesta aquestes aquests cada com contra d de del dels des "
         "despres dins doncs durant el ell ella elles ells els em en encara ens entre era eren es esta estan et fa "
         "fer fins fou ha han havia he hem hi ho i ja l la les li llavors m mentre mes molt n ni no nosaltres o on "
         "per pero perque pot qual quals quan que qui s sa se sense ser seu seus seva seves si sobre son tambe tan "
         "tant te tenir un una unes uns va van"},
    List{"he",
         "או אז אחר אחרי אחת איך אין איפה אך אל אלא אלה אלו אם אמר אמרה אנחנו אני אף אצל את אתה אתם בין בכל בלי במשך "
         "גם דרך הוא היא היה היו הייתה היתה הם הן הנה זאת זה זו יותר יכול ימים יש כאן כאשר כבר כדי כי כך ככל כל כלל "
         "כמה כמו כן לא לאחר לגבי לה להיות להם לו לי לך לכל לכן למה לנו לעומת לפי לפני לקראת מאוד מה מול מי מכל מן "
         "מעל מפני מתוך מתחת נגד עד עדיין עוד על עם עצמו פי ראש רק שהוא שהיא שכן של שלא שלה שלהם שלו שלי שלנו שם תוך "
         "תחת"},
    List{"ar",
         "اذ اذا اقل اكثر الا التي الذي الذين اللذين اللواتي الي اليه اليها ام اما امام ان انا انت انتم انه انها انهم "
         "او اوليك اي ايضا بدون بعد بعض بل بما به بها بهم بين بينما تحت تقول تكون تلك تم ثم جدا حتي حول حيث حين خلال "
         "دون ذات ذلك سواء سوف ضد عبر علي عليه عليها عليهم عما عن عند عندما عنه عنها غير فان فقد فقط فوق في فيما فيه "
         "فيها فيهم قال قالت قبل قد كان كانت كانوا كذلك كل كما كي لا لان لانه لدي لقد لكن لكنه لكنها لكي لم لن لنا له "
         "لها لهم ليس ليست ما ماذا متي مثل مع معه معها مما ممن من منذ منه منها منهم نحن نحو نفسه نفسها هذا هذه هل هم "
         "هن هنا هناك هو هولاء هي واضاف واضافت والتي والذي والي وان وانه وانها وبعد وبين وتم وحتي وخلال وذكر وذلك "
         "وراء وعلي وعن وفي وقال وقالت وقبل وقد وكان وكانت وكما ولا ولكن ولم ولن وليس وما ومع ومن ومنذ ومنها وهذا "
         "وهذه وهم وهو وهي يتم يقول يكون"},
    List{"fa",
         "از است ام اما ان انان اند انكه انها انچه او اي ايا ايشان اين اينكه اگر با باشد باشند بالاي بايد بدون بر "
         "براي بسيار بعد بلكه به بود بودند بوده بيش بيشتر بين تا تو توان تواند توسط جز حتي خواهد خود خويش داد داده "
         "دارد دارند داشت داشتند داشته در درباره ديگر را روي زير زيرا سوي سپس شايد شد شدند شده شما شود شوند ضمن طور "
         "طي عليه قبل كجا كرد كردند كرده كسي كمتر كند كنند كنيم كه كي ما من مورد ميشود ميشوند ميكند ميكنند ميگويد مگر "
         "نزد نه نيز نيست نيستند ها هاي هايي هر هم همان همه همين همچنين همچون هنوز هنگام هيچ و وقتي ولي وي يا يك "
         "پايين پس پيرامون پيش چرا چند چنين چه چون گفت گفتند گفته"},
    List{"ur",
         "اس اسے ان انهوں انهيں انھوں انھيں اور ايك اپ اپنا اپني اپنے اگر بارے بعد بهت بھي تب تك تم تو تھا تھي تھے جا "
         "جانے جب جس جن جو دوران دي ديا ديے رها رهي رهے زياده ساتھ سب سے طرف كا كب كر كرتا كرتي كرتے كرنے كسي كه كها "
         "كهاں كو كون كويي كي كيا كيسے كيوں كيے كچھ كے ليكن ليے مزيد ميں مگر نه نهيں نے هر هم هو هوا هونے هويي هويے "
         "هوگا هوگي هي هيں هے والا والي والے وه يا يه پر پهلے گيا گيي گيے"},
    List{"hi",
         "अगर अनुसार अपना अपनी अपने अब आप इन इनके इन्हें इन्होंने इस इसका इसकी इसके इसमें इसे उन उनका उनकी उनके उन्हें उन्होंने उस उसका "
         "उसकी उसके उसे एक एवं और कब कर करता करती करते करना करने कहा कहां का कि किए किया किसी की कुछ के कैसे को कोई कौन क्या क्यों "
         "गई गए गया जब जहां जा जाता जाती जाते जाने जिन जिस जिसके जिसमें जो ज्यादा तक तथा तब तरफ तुम तो था थी थे दिए दिया दी "
         "दौरान द्वारा न नहीं ना ने पर पहले बहुत बाद बारे भी मगर में मैं यह यहां या ये रहा रही रहे लिए लेकर लेकिन व वह वहां वाला वाली "
         "वाले वे सब साथ से हम हर ही हुआ हुई हुए है हैं हो होगा होगी होता होती होते होने"},
    List{"ne",
         "अघि उनले उनी उनीहरू एक एवं का कि की को गरी गरेका गरेको गर्न गर्ने छ छन् जुन जो तथा तर ती त्यस त्यो थिए थियो पछि पनि बाट "
         "भएका भएको भने भनेर भन्ने मा यस यी यो र लाई लागि ले वा संग सम्म हो"},
    List{"bn",
         "অথবা আগে আপনি আমরা আমাদের আমি আর আরও উপর এ এই এক একটি এবং এর ও ওপর করতে করা করার করে করেছে করেছেন করেন কাছে "
         "কি কিছু কিন্তু কী কোনো ছিল ছিলেন জন্য জানান তখন তবে তা তাই তাদের তার তারা তিনি থেকে দিয়ে নয় না নিয়ে নেই পর পরে "
         "পর্যন্ত বলে বলেছেন বলেন বা বিভিন্ন মধ্যে যখন যদি যা যার যে সঙ্গে সব সাথে সে সেই হচ্ছে হবে হয় হয়ে হয়েছে হলে হিসেবে"},
    List{"el",
         "ακομα ακομη αλλα αλλεσ αλλη αλλο αλλοι αν αντι απο ασ αυτα αυτεσ αυτη αυτην αυτησ αυτο αυτοι αυτον αυτοσ "
         "αυτου αυτων για γιατι δεν διοτι διχωσ εαν εγω εδω ειναι ειτε ειχαν ειχε εκει εκεινη εκεινο εκεινοσ εκτοσ "
         "εμεισ ενα ενασ ενοσ ενω επειδη επι επισησ εσεισ εσυ ετσι εχει εχουν εωσ η ηδη ηταν θα καθε και καποια "
         "καποιο καποιοι καποιοσ κατα κατω κι μασ με μεσα μετα μεταξυ μεχρι μη μην μητε μια μιασ μονο μου μπορει να ο "
         "οι ολα ολεσ ολη ολο ολοι ομωσ οποια οποιασ οποιεσ οποιο οποιοι οποιοσ οποιου οποιων οπου οπωσ οσα οσο οσοι "
         "οταν οτι ουτε πανω παρα περι πιο ποια ποιο ποιοι ποιοσ πολυ ποτε που πρεπει πριν προσ πωσ σ σασ σε σου στ "
         "στα στη στην στισ στο στον στουσ συμφωνα τα τη την τησ τι τισ το τον τοτε του τουσ των τωρα υπο χωρισ ωστε "
         "ωστοσο"},
    List{"ja",
         "あっ あの あり ある あれ い いる うち および か から が き くらい ぐらい けど けれど ここ こと この これ さ "
         "させる さん し しか しかし した しない しま じゃ す する ず せ せる そう そこ そして その それ た ただし "
         "たち ため たり だ だが だけ だれ っ て てい で です では でも と という といった とき ところ として どこ "
         "どの な ない なお なか ながら なく など なり なる に において について によって による に関する ぬ ね の は "
         "ば ばかり へ べ ほか ほど ま ます また または まで も もの や よ よう より ら られる る れ れる を ん 一 上 "
         "中 人 内 分 前 回 年 後 日 時 月 氏 的 等 約 者 間 際"},
    List{"zh",
         "上 下 不 与 並 並且 个 中 为 之 之前 之后 之後 也 了 于 什么 什麼 从 他 他们 他們 以 以前 以及 以后 以後 们 "
         "会 但 但是 你 你们 你們 使 個 們 內 关于 其 其中 其他 内 再 到 前 又 及 只 只是 可 可以 各 同时 同時 名 后 "
         "向 和 哪 哪裡 哪里 因为 因為 在 地 外 她 她们 她們 如何 如果 它 它们 它們 对 对于 将 將 對 對於 就 已 已經 "
         "已经 年 并 并且 应 很 後 得 從 怎么 怎麼 應 我 我们 我們 或 或者 所 所以 才 把 按 按照 於 日 时 是 時 更 曾 "
         "最 會 月 有 某 根据 根據 正在 此 每 比 沒 没 為 然而 由 由于 由於 的 着 称 稱 等 給 给 者 而 而且 能 自己 "
         "與 著 虽然 表示 被 裡 要 該 認為 說 誰 讓 认为 让 该 说 谁 較 较 过 还 还是 这 这个 这些 这样 這 這些 這個 "
         "這樣 通过 通過 過 還 還是 那 那个 那些 那個 都 里 間 關於 间 除了 随着 隨著 雖然 非常"},
    List{"ko",
         "가장 각 간 같은 같이 것 것으로 것은 것을 것이 것이다 고 관련 그 그녀는 그는 그래서 그러나 그런 그런데 "
         "그리고 나 너 년 다른 다시 대한 대해 더 됐다 되는 된다 뒤 등 따라 따라서 따르면 때 때문 때문에 또 또는 라고 "
         "말했다 매우 며 명 모든 및 밝혔다 수 수도 아니라 아닌 아직 약 어떤 없는 없다 없이 오는 우리 월 위한 위해 이 "
         "이날 이는 이다 이라고 이런 이를 이미 이번 이어 이에 일 있고 있는 있다 있었다 있으며 저 저런 전 중 즉 지난 "
         "통해 특히 하고 하는 하지 하지만 한다 한편 함께 했다 했으며 후"},
    List{"th",
         "กล่าว กว่า กัน กับ การ ก็ ก่อน กํา ขณะ ของ ขึ้น คน ครับ ควร ความ คะ คือ ค่ะ จนถึง จะ จาก จึง ฉัน ซึ่ง ดัง ด้วย ตน ตัว ตั้งแต่ ตาม "
         "ต่อ ต้อง ถึง ถูก ถ้า ทั้ง ที่ ทุก ท่าน ทํา ทําไม นอกจาก นะ นั้น นี้ น้อย บน บาง ปี ผม ผู้ พวก ภายใน มา มาก มี ยัง รวม ระหว่าง ลง ลัง "
         "วัน ว่า สามารถ หรือ หลัง หลาย หาก อยู่ อย่าง อย่างไร ออก อะไร อาจ อีก เกี่ยว เขา เข้า เคย เช่น เดือน เท่านั้น เธอ เป็น เพราะ "
         "เพื่อ เมื่อ เรา เอง แต่ แต่ละ แม้ และ แล้ว โดย ใคร ใช้ ใด ใต้ ใน ให้ ได้ ไป ไม่ ไว้"},
    List{"hy",
         "այդ այլ այն այս առաջ արդեն բայց բոլոր դու դուք եթե են ես երբ եւ է էին էր ընթացքում ըստ թե ինչ ինչու ինչպես "
         "իր կամ կողմից համար հետ հետո ձեր մասին մեկ մենք մեջ մեր մի միայն մոտ նա նաեւ նրա նրանց նրանք ոչ ով որ որը "
         "որի որոնք որտեղ ու չեն չէ չի պետք սակայն վրա"},
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

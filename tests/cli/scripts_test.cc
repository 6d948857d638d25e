// SPDX-License-Identifier: GPL-2.0-or-later
// Articles in many scripts, and what people type to find them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

struct Row {
  const char* language;
  const char* text;
  std::vector<const char*> found_by;
  std::vector<const char*> not_found_by;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> rows{
      {"ar",
       "أعلنت الحكومة الجديدة عن خطة لإصلاح الطُّرُق في المدينة القديمة، وقال أحمد إن العمل سيبدأ في مارس ٢٠٢٤.",
       {"الحكومة", "حكومة", "الطرق", "احمد", "أحمد", "المدينه", "\"الحكومة الجديدة\"", "2024", "مـــدينة"},
       {"البرلمان", "2025"}},
      {"fa",
       "دولت می‌گوید برنامهٔ تازه برای بازسازی راه‌های شهر کرمان "
       "در "
       "سال "
       "۱۴۰۳ "
       "آغاز "
       "می‌شود.",
       {"دولت", "می‌گوید", "كرمان", "کرمان", "1403", "۱۴۰۳", "\"شهر کرمان\""},
       {"مجلس", "اصفهان"}},
      {"hi",
       "सरकार ने चुनावों की तारीख की घोषणा की और कहा कि गाँवों में नई सड़कें १२ महीने में बनेंगी।",
       {"सरकार", "चुनाव", "चुनावों", "12", "\"नई सड़कें\""},
       {"बारिश", "13"}},
      {"ru",
       "Правительство объявило о новых выборах, а ёлки на площади останутся до весны, говорят жители города.",
       {"правительство", "правительства", "выборы", "елки", "ёлка", "ПЛОЩАДЬ", "\"новых выборах\""},
       {"погода", "река"}},
      {"el",
       "Η κυβέρνηση ανακοίνωσε τις εκλογές και οι κάτοικοι της Αθήνας περιμένουν τα αποτελέσματα με αγωνία.",
       {"κυβέρνηση", "ΚΥΒΕΡΝΗΣΗ", "κυβερνηση", "εκλογή", "εκλογων", "Αθήνα", "αθηνα", "κυβέρνησης"},
       {"βροχή", "λιμάνι"}},
      {"tr",
       "Ankara'da toplanan meclis, ISPARTA ve İzmir'in kadınları için hazırlanan yeni yasayı ışık hızıyla kabul etti.",
       {"Ankara", "ankara'nın", "ısparta", "Isparta", "isparta", "izmir", "İZMİR", "kadın", "KADINLAR", "ışık", "isik",
        "yasa"},
       {"deprem", "Bursa"}},
      {"de",
       "Der Bürgermeister Müller eröffnete die neue Straße vor den alten Häusern; die Übergabe dauerte bis zum Mittag.",
       {"Straße", "Strasse", "strassen", "STRASSE", "Müller", "Mueller", "Muller", "Haus", "Häuser", "Haeuser",
        "Übergabe", "ubergabe", "Bürgermeister", "burgermeister"},
       {"Regen", "Schmidt"}},
      {"fr",
       "L'eau de la rivière a monté et l’école d'Aubrac a fermé ; qu'il s'agisse d'été ou d'hiver, aujourd'hui les "
       "élections "
       "passent avant tout.",
       {"eau", "école", "ecole", "l'eau", "l'école", "Aubrac", "hiver", "élection", "elections", "aujourd'hui", "été",
        "ete", "\"eau de la rivière\"", "riviere"},
       {"neige", "train"}},
      {"es",
       "La información sobre la elección llegó al puerto de Almadra a medianoche, según los pescadores.",
       {"información", "informacion", "informaciones", "eleccion", "pescador", "segun"},
       {"lluvia"}},
      {"it",
       "L'acqua dell'isola è finita, ha detto il sindaco all'alba di ieri.",
       {"acqua", "isola", "alba", "dell'isola"},
       {"vino"}},
      {"vi",
       "Thành phố mở quán phở mới ở Hà Nội, người Việt Nam thức dậy sớm để xếp hàng từ năm giờ.",
       {"phở", "pho", "thành phố", "thanh pho", "Việt Nam", "viet nam", "\"Hà Nội\"", "ha noi", "người"},
       {"bão", "phổ", "bún"}},
      {"zh",
       "北京市政府昨天宣布，新的地铁线路将于明年三月开通，居民对此表示欢迎。",
       {"北京市", "北京", "政府", "地铁", "\"地铁线路\"", "居民"},
       {"上海", "台风"}},
      {"ja",
       "東京都は新しい図書館を来年の春に開くと発表した。ガラス張りの建物は駅の近くにある。",
       {"東京", "図書館", "建物", "\"新しい図書館\""},
       {"大阪", "カラス"}},
      {"th",
       "รัฐบาลประกาศสร้างโรงเรียนใหม่ในจังหวัดเชียงใหม่ ชาวบ้านบอกว่าดีใจมาก",
       {"รัฐบาล", "โรงเรียน", "เชียงใหม่"},
       {"น้ำท่วม", "ตลาด"}},
      {"lo", "ລັດຖະບານ ປະກາດ ສ້າງ ໂຮງຮຽນ ໃໝ່ ໃນ ນະຄອນຫຼວງ ວຽງຈັນ", {"ໂຮງຮຽນ", "ວຽງຈັນ"}, {"ຝົນ"}},
      {"km", "រដ្ឋាភិបាលប្រកាសសាងសង់សាលារៀនថ្មីនៅភ្នំពេញ", {"សាលារៀន", "ភ្នំពេញ"}, {"ភ្លៀង"}},
      {"my", "အစိုးရက ရန်ကုန်မြို့မှာ ကျောင်းအသစ် ဆောက်မယ်လို့ ကြေညာတယ်", {"ကျောင်း", "ရန်ကုန်"}, {"မိုး"}},
      {"ko", "정부는 서울에 새 도서관을 내년 봄에 연다고 발표했다.", {"정부는", "서울에", "도서관*"}, {"부산"}},
      {"sr", "Влада је најавила изборе за пролеће.", {"влада", "vlada", "владе", "избори"}, {"киша"}},
      {"he", "הממשלה הודיעה על בניית סִפְרִיָּה חדשה בירושלים", {"הממשלה", "ספריה"}, {"גשם"}},
  };
  return rows;
}

class Scripts : public ::testing::Test {
 protected:
  Scripts() {
    std::string lines;
    for (const Row& row : rows())
      lines += nlohmann::json{{"id", row.language}, {"lang", row.language}, {"body", row.text}}.dump() + "\n";
    place_.write("news.jsonl", lines);
    EXPECT_EQ(place_.run("index news.jsonl --format jsonl").code, 0);
  }

  // Whether the article is among the hits.
  bool finds(const std::string& query, const std::string& id) {
    const std::string quote = query.find('\'') == std::string::npos ? "'" : "\"";
    const Result result = place_.run("search -f json -n 100 " + quote + query + quote);
    const nlohmann::json answer = nlohmann::json::parse(result.out);
    for (const auto& hit : answer.at("hits")) {
      if (hit.at("id") == id) return true;
    }
    return false;
  }

  Workplace place_;
};

TEST_F(Scripts, ArticlesAreFoundByWhatPeopleType) {
  for (const Row& row : rows()) {
    for (const char* query : row.found_by) EXPECT_TRUE(finds(query, row.language)) << row.language << ": " << query;
  }
}

TEST_F(Scripts, AndNotByOtherWords) {
  for (const Row& row : rows()) {
    for (const char* query : row.not_found_by)
      EXPECT_FALSE(finds(query, row.language)) << row.language << ": " << query;
  }
}

}  // namespace
}  // namespace wirecopy::cli::testing

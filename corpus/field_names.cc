// SPDX-License-Identifier: GPL-2.0-or-later
// The names under which records hold their fields, as corpus/json_fields.h tells.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "corpus/json_fields.h"
#include "corpus/lines.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

// Who writes what: our own id title body url date source lang authors section tags; news-please maintext description
// date_publish source_domain; fundus plaintext body publishing_date publisher topics; Media Cloud text publish_date
// media_name media_url; NewsAPI content publishedAt source.name; Webz.io thread.* text published site; trafilatura
// hostname sitename raw_text; schema.org headline articleBody datePublished; the services of two newspapers
// headline.main pub_date web_url, webTitle fields.bodyText; Aylien links.permalink; NewsCatcher clean_url;
// Event Registry dateTimePub concepts.label; FineWeb and other extracts of Common Crawl warc_headers.*; JSON Feed
// content_html date_published; IPTC ninjs 1 headline byline body_xhtml versioncreated, 2 and 3 headlines.value
// bodies.value by.
const std::vector<FieldName>& table() {
  static const std::vector<FieldName> names{
      {"id", Field::Id},
      {"articleid", Field::Id},
      {"uuid", Field::Id},
      {"guid", Field::Id},
      {"storiesid", Field::Id},
      {"docid", Field::Id},
      {"newsid", Field::Id},
      {"warcheaders.warcrecordid", Field::Id},

      {"canonicalurl", Field::Url},
      {"url", Field::Url},
      {"link", Field::Url},
      {"articleurl", Field::Url},
      {"permalink", Field::Url},
      {"weburl", Field::Url},
      {"html.respondedurl", Field::Url},
      {"html.requestedurl", Field::Url},
      {"respondedurl", Field::Url},
      {"requestedurl", Field::Url},
      {"links.permalink", Field::Url},
      {"parenturl", Field::Url},
      {"urlused", Field::Url},
      {"originalurl", Field::Url},
      {"warcheaders.warctargeturi", Field::Url},
      {"targeturi", Field::Url},
      {"externalurl", Field::Url},
      {"uri", Field::Url},
      {"thread.url", Field::Url},
      {"sourcepage", Field::Url},
      {"meta.url", Field::Url},
      {"metadata.url", Field::Url},

      {"title", Field::Title},
      {"headline", Field::Title},
      {"headline.main", Field::Title},
      {"webtitle", Field::Title},
      {"fields.headline", Field::Title},
      {"thread.title", Field::Title},
      {"thread.titlefull", Field::Title},
      {"titlepage", Field::Title},
      {"titlerss", Field::Title},
      {"titel", Field::Title},
      {"titre", Field::Title},
      {"título", Field::Title},
      {"titulo", Field::Title},
      {"titolo", Field::Title},
      {"tytuł", Field::Title},
      {"überschrift", Field::Title},
      {"schlagzeile", Field::Title},
      {"заголовок", Field::Title},
      {"başlık", Field::Title},
      {"标题", Field::Title},
      {"標題", Field::Title},
      {"タイトル", Field::Title},
      {"見出し", Field::Title},
      {"العنوان", Field::Title},
      {"articletitle", Field::Title},
      {"name", Field::Title},
      {"headlines.role", Field::TitleRole},
      {"headlines.value", Field::TitleRendering},

      {"standfirst", Field::Standfirst},
      {"lead", Field::Standfirst},
      {"leadparagraph", Field::Standfirst},
      {"subtitle", Field::Standfirst},
      {"dek", Field::Standfirst},
      {"summary", Field::Standfirst},
      {"body.summary", Field::Standfirst},
      {"description", Field::Standfirst},
      {"descriptiontext", Field::Standfirst},
      {"descriptions.value", Field::Standfirst},
      {"subheadline", Field::Standfirst},
      {"summary.sentences", Field::Standfirst},
      {"abstract", Field::Standfirst},
      {"excerpt", Field::Standfirst},
      {"fields.standfirst", Field::Standfirst},
      {"trailtext", Field::Standfirst},
      {"fields.trailtext", Field::Standfirst},

      {"body", Field::Body},
      {"maintext", Field::Body},
      {"plaintext", Field::Body},
      {"articlebody", Field::Body},
      {"text", Field::Body},
      {"fulltext", Field::Body},
      {"articletext", Field::Body},
      {"fields.bodytext", Field::Body},
      {"content", Field::Body},
      {"fields.body", Field::Body},
      {"rawtext", Field::Body},
      {"storytext", Field::Body},
      {"textcontent", Field::Body},
      {"cleanedtext", Field::Body},
      {"bodyplain", Field::Body},
      {"contentclean", Field::Body},
      {"article", Field::Body},
      {"texte", Field::Body},
      {"texto", Field::Body},
      {"testo", Field::Body},
      {"tekst", Field::Body},
      {"inhalt", Field::Body},
      {"volltext", Field::Body},
      {"artikeltext", Field::Body},
      {"contenu", Field::Body},
      {"contenido", Field::Body},
      {"conteúdo", Field::Body},
      {"contenuto", Field::Body},
      {"cuerpo", Field::Body},
      {"treść", Field::Body},
      {"текст", Field::Body},
      {"metin", Field::Body},
      {"正文", Field::Body},
      {"内容", Field::Body},
      {"本文", Field::Body},
      {"النص", Field::Body},
      {"body.sections.headline", Field::BodyPart},
      {"body.sections.paragraphs", Field::BodyPart},
      {"paragraphs", Field::BodyPart},
      {"bodies.value", Field::BodyRendering},
      {"bodytext", Field::BodyRendering},
      {"bodyhtml", Field::BodyRendering},
      {"bodyxhtml", Field::BodyRendering},
      {"contenttext", Field::BodyRendering},
      {"contenthtml", Field::BodyRendering},

      {"credit", Field::Credit},
      {"creditline", Field::Credit},

      {"outlet", Field::Outlet},
      {"source", Field::Outlet},
      {"sourcedomain", Field::Outlet},
      {"source.domain", Field::Outlet},
      {"source.name", Field::Outlet},
      {"source.title", Field::Outlet},
      {"source.uri", Field::Outlet},
      {"source.url", Field::Outlet},
      {"source.domainurl", Field::Outlet},
      {"sourcename", Field::Outlet},
      {"sourceid", Field::Outlet},
      {"sourcehostname", Field::Outlet},
      {"cleanurl", Field::Outlet},
      {"domainurl", Field::Outlet},
      {"namesource", Field::Outlet},
      {"html.sourceinfo.publisher", Field::Outlet},
      {"provider.name", Field::Outlet},
      {"canonicaldomain", Field::Outlet},
      {"infosources.name", Field::Outlet},
      {"mediaurl", Field::Outlet},
      {"medianame", Field::Outlet},
      {"publisher", Field::Outlet},
      {"newspaper", Field::Outlet},
      {"quelle", Field::Outlet},
      {"fuente", Field::Outlet},
      {"fonte", Field::Outlet},
      {"bron", Field::Outlet},
      {"zeitung", Field::Outlet},
      {"journal", Field::Outlet},
      {"diario", Field::Outlet},
      {"giornale", Field::Outlet},
      {"źródło", Field::Outlet},
      {"источник", Field::Outlet},
      {"kaynak", Field::Outlet},
      {"gazete", Field::Outlet},
      {"来源", Field::Outlet},
      {"來源", Field::Outlet},
      {"媒体", Field::Outlet},
      {"出典", Field::Outlet},
      {"المصدر", Field::Outlet},
      {"publisher.name", Field::Outlet},
      {"thread.sitefull", Field::Outlet},
      {"thread.site", Field::Outlet},
      {"hostname", Field::Outlet},
      {"domain", Field::Outlet},
      {"site", Field::Outlet},
      {"publication", Field::Outlet},
      {"sitename", Field::Outlet},
      {"ogsitename", Field::Outlet},
      {"provider", Field::Outlet},
      {"copyrightholder", Field::Outlet},

      {"authors", Field::Author},
      {"author", Field::Author},
      {"authors.name", Field::Author},
      {"author.name", Field::Author},
      {"byline", Field::Author},
      {"by", Field::Author},
      {"byline.original", Field::Author},
      {"authorsbyline", Field::Author},
      {"creators", Field::Author},
      {"journalist", Field::Author},
      {"autor", Field::Author},
      {"autorin", Field::Author},
      {"auteur", Field::Author},
      {"auteurs", Field::Author},
      {"autores", Field::Author},
      {"autore", Field::Author},
      {"verfasser", Field::Author},
      {"journaliste", Field::Author},
      {"автор", Field::Author},
      {"yazar", Field::Author},
      {"作者", Field::Author},
      {"著者", Field::Author},
      {"الكاتب", Field::Author},
      {"fields.byline", Field::Author},
      {"creator", Field::Author},
      {"creator.name", Field::Author},

      {"lang", Field::Language},
      {"language", Field::Language},
      {"languagecode", Field::Language},
      {"inlanguage", Field::Language},
      {"locale", Field::Language},
      {"sprache", Field::Language},
      {"langue", Field::Language},
      {"idioma", Field::Language},
      {"lingua", Field::Language},
      {"taal", Field::Language},
      {"язык", Field::Language},
      {"dil", Field::Language},
      {"语言", Field::Language},

      {"section", Field::Section},
      {"sectionname", Field::Section},
      {"articlesection", Field::Section},
      {"thread.sectiontitle", Field::Section},
      {"category", Field::Section},
      {"rubric", Field::Section},
      {"ressort", Field::Section},
      {"rubrique", Field::Section},
      {"sección", Field::Section},
      {"seccion", Field::Section},
      {"sezione", Field::Section},
      {"рубрика", Field::Section},

      {"tags", Field::Tag},
      {"tags.name", Field::Tag},
      {"tags.webtitle", Field::Tag},
      {"topics", Field::Tag},
      {"keywords", Field::Tag},
      {"keywords.value", Field::Tag},
      {"topic", Field::Tag},
      {"storytags.tag", Field::Tag},
      {"concepts.label.eng", Field::Tag},
      {"categories", Field::Tag},
      {"subjects", Field::Tag},
      {"subjects.name", Field::Tag},
      {"subject.name", Field::Tag},

      {"published", Field::Published},
      {"publishedat", Field::Published},
      {"publishdate", Field::Published},
      {"publisheddate", Field::Published},
      {"publishtime", Field::Published},
      {"publishedtime", Field::Published},
      {"datetimepub", Field::Published},
      {"date.date", Field::Published},
      {"seendate", Field::Published},
      {"firstpublished", Field::Published},
      {"datepublish", Field::Published},
      {"datepublished", Field::Published},
      {"publishingdate", Field::Published},
      {"publicationdate", Field::Published},
      {"publishedon", Field::Published},
      {"pubdate", Field::Published},
      {"webpublicationdate", Field::Published},
      {"date", Field::Published},
      {"thread.published", Field::Published},
      {"datetime", Field::Published},
      {"timestamp", Field::Published},
      {"time", Field::Published},
      {"createdat", Field::Published},
      {"datum", Field::Published},
      {"fecha", Field::Published},
      {"дата", Field::Published},
      {"tarih", Field::Published},
      {"日期", Field::Published},
      {"日付", Field::Published},
      {"发布时间", Field::Published},
      {"التاريخ", Field::Published},
      {"veröffentlicht", Field::Published},
      {"data", Field::Published},
      {"contentcreated", Field::Published},
      {"firstcreated", Field::Published},

      {"modified", Field::Modified},
      {"updated", Field::Modified},
      {"datemodify", Field::Modified},
      {"datemodified", Field::Modified},
      {"modifieddate", Field::Modified},
      {"modifiedat", Field::Modified},
      {"updatedat", Field::Modified},
      {"lastupdated", Field::Modified},
      {"lastmodified", Field::Modified},

      {"pubstatus", Field::Status},

      {"datefrom", Field::DateOrigin},
      {"idfrom", Field::IdOrigin},

      {"homepageurl", Field::Site},
      {"feedurl", Field::Site},
      {"version", Field::Site},

      {"access", Field::Access},
      {"isaccessibleforfree", Field::Access},
      {"versioncreated", Field::Modified},
  };
  return names;
}

}  // namespace

const std::vector<FieldName>& field_names() {
  return table();
}

int find_field_name(std::string_view name) {
  static const auto* const places = [] {
    auto* map = new std::unordered_map<std::string_view, int>;
    for (std::size_t i = 0; i < table().size(); ++i) map->emplace(table()[i].name, static_cast<int>(i));
    return map;
  }();
  const auto found = places->find(name);
  return found == places->end() ? -1 : found->second;
}

bool leads_on(std::string_view name) {
  static const auto* const prefixes = [] {
    auto* set = new std::unordered_set<std::string_view>;
    for (const FieldName& row : table()) {
      for (std::size_t dot = row.name.find('.'); dot != std::string_view::npos; dot = row.name.find('.', dot + 1)) {
        set->insert(row.name.substr(0, dot));
      }
    }
    return set;
  }();
  return prefixes->contains(name);
}

void append_key(std::string& path, std::string_view key) {
  if (!path.empty()) path += '.';
  const bool is_ascii = std::ranges::all_of(key, [](char c) { return (c & 0x80) == 0; });
  const std::string lower = is_ascii ? std::string() : text::lower(key);
  for (const char c : is_ascii ? key : std::string_view(lower)) {
    if (c == '_' || c == '-' || c == ':' || c == '@' || c == ' ') continue;
    path += ascii_lower(c);
  }
}

}  // namespace wirecopy::corpus

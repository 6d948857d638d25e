// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/article_file.h"

#include <optional>
#include <utility>
#include <vector>

#include "corpus/format.h"
#include "corpus/reader.h"
#include "indexer/identity.h"
#include "schema/record.h"
#include "text/charset.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

enum class PlainText { Parsed, AsItStands };

// Keeps the first article and counts the others; remembers why there is none.
class OneArticle : public corpus::Sink {
 public:
  explicit OneArticle(PlainText plain_text) : plain_text_(plain_text) {}

  bool record(corpus::Record&& record) override {
    if (plain_text_ == PlainText::AsItStands && record.format->name == "text") {
      if (auto decoded = text::decode(record.bytes)) {
        corpus::Article article;
        article.body = std::move(decoded->text);
        take(std::move(article));
        return count_ < 2;
      }
    }
    corpus::Parsed parsed = corpus::parse(record, options_);
    for (corpus::Reject& each : parsed.rejects) reject(std::move(each));
    for (corpus::Article& article : parsed.articles) {
      article.id = indexer::id_of(article, record.place, record.file_holds);
      take(std::move(article));
    }
    return count_ < 2;
  }
  void reject(corpus::Reject&& reject) override {
    if (problem_.empty()) problem_ = std::move(reject.message);
  }
  bool enter(const std::string&, uint64_t, int64_t) override { return true; }
  void leave(const std::string&) override {}
  void advance(uint64_t) override {}

  corpus::Article only(const std::string& file) && {
    const std::string name = file == "-" ? "standard input" : "'" + file + "'";
    if (count_ > 1) {
      throw Error(name + " holds more than one article", "'wirecopy extract' prints them one by one", Failure::Usage);
    }
    if (!article_) {
      throw Error("there is no article in " + name + (problem_.empty() ? "" : ": " + problem_),
                  "'wirecopy extract' shows what is read from a file", Failure::NothingFound);
    }
    return std::move(*article_);
  }

 private:
  void take(corpus::Article&& article) {
    if (count_++ == 0) article_ = std::move(article);
  }

  PlainText plain_text_;
  corpus::ReadOptions options_;
  std::optional<corpus::Article> article_;
  uint64_t count_ = 0;
  std::string problem_;
};

corpus::Article read_only_article(const std::string& file, PlainText plain_text) {
  OneArticle sink(plain_text);
  corpus::read_sources({file}, {}, sink);
  return std::move(sink).only(file);
}

}  // namespace

corpus::Article read_article(const std::string& file) {
  return read_only_article(file, PlainText::Parsed);
}

std::string read_text(const std::string& file) {
  return schema::stored_body(read_only_article(file, PlainText::AsItStands));
}

}  // namespace wirecopy::cli

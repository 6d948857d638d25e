// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/article_stream.h"

#include <utility>

#include "corpus/reader.h"

namespace wirecopy::bench {

namespace {

class RecordSink : public corpus::Sink {
 public:
  explicit RecordSink(std::function<void(const corpus::Record&)> visit) : visit_(std::move(visit)) {}

  bool record(corpus::Record&& record) override {
    visit_(record);
    return true;
  }
  void reject(corpus::Reject&&) override {}
  bool enter(const std::string&, uint64_t, int64_t) override { return true; }
  void leave(const std::string&) override {}
  void advance(uint64_t) override {}

 private:
  std::function<void(const corpus::Record&)> visit_;
};

}  // namespace

void for_each_article(const std::string& source, uint64_t keep_one_in,
                      const std::function<void(corpus::Article&& article)>& visit) {
  const corpus::ReadOptions options;
  uint64_t number = 0;
  RecordSink sink([&](const corpus::Record& record) {
    if (number++ % keep_one_in != 0) return;
    for (corpus::Article& article : corpus::parse(record, options).articles) visit(std::move(article));
  });
  corpus::read_sources({source}, options, sink);
}

uint64_t count_records(const std::string& source) {
  uint64_t count = 0;
  RecordSink sink([&](const corpus::Record&) { ++count; });
  corpus::read_sources({source}, corpus::ReadOptions{}, sink);
  return count;
}

}  // namespace wirecopy::bench

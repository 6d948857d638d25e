// SPDX-License-Identifier: GPL-2.0-or-later
// Files as bytes: decompression, recognition and splitting.
#include "corpus/decompress.h"
#include "tests/fuzz/parsing.h"

namespace {

class ParsingSink : public wirecopy::corpus::Sink {
 public:
  bool record(wirecopy::corpus::Record&& record) override {
    wirecopy::corpus::require(record.bytes.size() <= 5000);
    wirecopy::corpus::require(record.place.offset >= last_offset_);
    last_offset_ = record.place.offset;
    return ++records_ < 100;
  }
  void reject(wirecopy::corpus::Reject&&) override {}
  bool enter(const std::string&, uint64_t, int64_t) override { return true; }
  void leave(const std::string&) override {}
  void advance(uint64_t) override {}

 private:
  uint64_t last_offset_ = 0;
  int records_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  using namespace wirecopy::corpus;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  ReadOptions options;
  options.record_limit = 5000;
  for (const Format& format : formats()) {
    ByteStream stream(decompress(open_memory(input)), 100'000);
    ParsingSink sink;
    Records records(sink, "input", &format, options, 0);
    stream.more();
    recognise_format(stream.buffer(), "input");
    format.split(stream, records);
    require(stream.offset() <= 100'000);
  }
  return 0;
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <new>
#include <string>
#include <vector>

#include "corpus/archive.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view gzip_magic = "\x1f\x8b\x08";
constexpr std::string_view zstd_magic = "\x28\xb5\x2f\xfd";
constexpr std::size_t longest_magic = 6;
constexpr int most_compressions = 2;

// A source whose next bytes can be looked at before they are read.
class PeekableBytes : public ByteFilter {
 public:
  using ByteFilter::ByteFilter;

  // The next bytes, at least `size` of them unless the source ends first.
  std::string_view peek(std::size_t size) {
    while (buffer_.size() - begin_ < size && fill()) {
    }
    return {buffer_.data() + begin_, buffer_.size() - begin_};
  }

  void skip(std::size_t size) { begin_ += size; }

  // Puts bytes that were skipped in front of the next ones again.
  void put_back(std::string_view bytes) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
    buffer_.insert(buffer_.begin(), bytes.begin(), bytes.end());
    begin_ = 0;
  }

  std::size_t read(char* to, std::size_t size) override {
    if (begin_ < buffer_.size()) {
      const std::size_t given = std::min(size, buffer_.size() - begin_);
      std::copy_n(buffer_.data() + begin_, given, to);
      begin_ += given;
      return given;
    }
    return read_source(to, size);
  }

 private:
  bool fill() {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
    begin_ = 0;
    const std::size_t old_size = buffer_.size();
    buffer_.resize(old_size + 128 * 1024);
    const std::size_t got = read_source(buffer_.data() + old_size, buffer_.size() - old_size);
    buffer_.resize(old_size + got);
    return got > 0;
  }

  std::vector<char> buffer_;
  std::size_t begin_ = 0;
};

class GzipBytes : public ByteSource {
 public:
  explicit GzipBytes(std::unique_ptr<PeekableBytes> source) : source_(std::move(source)) {
    constexpr int gzip_wrapper_only = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, gzip_wrapper_only) != Z_OK) throw std::bad_alloc();
  }
  ~GzipBytes() override { inflateEnd(&stream_); }
  GzipBytes(const GzipBytes&) = delete;
  GzipBytes& operator=(const GzipBytes&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    if (ended_) return 0;
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size) {
      const std::string_view input = source_->peek(1);
      if (input.empty()) return stop_at_end_of_input();
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
      stream_.avail_in = static_cast<uInt>(input.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      keep(input.substr(0, input.size() - stream_.avail_in));
      source_->skip(input.size() - stream_.avail_in);
      in_member_ = status != Z_STREAM_END;
      if (status == Z_STREAM_END && !start_next_member()) {
        ended_ = true;
        break;
      }
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
        ended_ = true;
        fail(Damage::Corrupt, "the gzip stream is damaged" + (stream_.msg ? std::string(": ") + stream_.msg : ""));
        break;
      }
    }
    return size - stream_.avail_out;
  }

  // Web archives are compressed record by record: what comes behind a broken one is sound. A member that was cut short
  // shows only when some of the next one was taken for more of it, so the search begins in what was read already.
  bool resume() override {
    if (damage() != Damage::Corrupt && (damage() != Damage::Truncated || source_->damage() != Damage::None))
      return false;
    if (!recent_.empty()) source_->put_back(std::string_view(recent_).substr(1));
    recent_.clear();
    for (std::string_view rest = source_->peek(look_ahead); !rest.empty(); rest = source_->peek(look_ahead)) {
      const std::size_t at = rest.find(gzip_magic);
      if (at == std::string_view::npos) {
        // The last bytes may be the first of a magic number.
        source_->skip(rest.size() < look_ahead ? rest.size() : rest.size() - gzip_magic.size() + 1);
      } else if (begins_member(rest.substr(at))) {
        source_->skip(at);
        ended_ = false;
        in_member_ = true;
        forget_damage();
        return inflateReset(&stream_) == Z_OK;
      } else {
        source_->skip(at + 1);
      }
    }
    return false;
  }

  uint64_t taken() const override { return source_->taken(); }

 private:
  static constexpr std::size_t look_ahead = 64 * 1024;

  void keep(std::string_view bytes) {
    if (recent_.size() > 2 * look_ahead) recent_.erase(0, recent_.size() - look_ahead);
    recent_ += bytes;
  }

  // Whether bytes that begin with the magic number can be decompressed; chance makes such bytes, too.
  bool begins_member(std::string_view bytes) {
    if (inflateReset(&stream_) != Z_OK) return false;
    char out[4096];
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = sizeof out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    return (status == Z_OK || status == Z_STREAM_END) && stream_.avail_out < sizeof out;
  }

  std::size_t stop_at_end_of_input() {
    ended_ = true;
    if (source_->damage() != Damage::None) return fail(source_->damage(), source_->damage_message());
    return in_member_ ? fail(Damage::Truncated, "the gzip stream ends in the middle") : 0;
  }

  // False at the end of the last member. Zeros behind it are padding of tapes and block devices; gzip(1) passes over
  // them, too.
  bool start_next_member() {
    std::string_view rest = source_->peek(gzip_magic.size());
    while (!rest.empty() && rest.front() == '\0') {
      source_->skip(std::min(rest.find_first_not_of('\0'), rest.size()));
      rest = source_->peek(gzip_magic.size());
    }
    recent_.clear();
    if (rest.starts_with(gzip_magic)) return inflateReset(&stream_) == Z_OK;
    if (!rest.empty()) fail(Damage::Corrupt, "the gzip stream is followed by something else");
    return false;
  }

  std::unique_ptr<PeekableBytes> source_;
  z_stream stream_{};
  std::string recent_;  // compressed bytes of this member, the last of them if it is long
  bool in_member_ = true;
  bool ended_ = false;
};

class ZstdBytes : public ByteSource {
 public:
  explicit ZstdBytes(std::unique_ptr<PeekableBytes> source)
      : source_(std::move(source)), stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    // Archives made with --long=31 need 2 GiB of window; 128 MiB is what the zstd program grants unasked.
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, 27);
  }
  ~ZstdBytes() override { ZSTD_freeDStream(stream_); }
  ZstdBytes(const ZstdBytes&) = delete;
  ZstdBytes& operator=(const ZstdBytes&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    ZSTD_outBuffer output{to, size, 0};
    while (!ended_ && output.pos == 0) {
      const std::string_view bytes = source_->peek(1);
      ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
      const std::size_t status = ZSTD_decompressStream(stream_, &output, &input);
      source_->skip(input.pos);
      if (status == 0 || !bytes.empty()) in_frame_ = status != 0;
      if (ZSTD_isError(status)) {
        ended_ = true;
        fail(Damage::Corrupt, std::string("the zstd stream is damaged: ") + ZSTD_getErrorName(status));
      } else if (bytes.empty() && output.pos == 0) {
        ended_ = true;
        if (source_->damage() != Damage::None) return fail(source_->damage(), source_->damage_message());
        if (in_frame_) return fail(Damage::Truncated, "the zstd stream ends in the middle");
      }
    }
    return output.pos;
  }

  uint64_t taken() const override { return source_->taken(); }

 private:
  std::unique_ptr<PeekableBytes> source_;
  ZSTD_DStream* stream_;
  bool in_frame_ = true;
  bool ended_ = false;
};

// Bytes that are compressed once more than is undone.
class UnreadBytes : public ByteSource {
 public:
  explicit UnreadBytes(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}
  std::size_t read(char*, std::size_t) override {
    return fail(Damage::TooDeep, "compression is undone twice; this is compressed a third time");
  }
  uint64_t taken() const override { return source_->taken(); }

 private:
  std::unique_ptr<ByteSource> source_;
};

}  // namespace

std::unique_ptr<ByteSource> decompress(std::unique_ptr<ByteSource> source) {
  for (int undone = 0;; ++undone) {
    auto peekable = std::make_unique<PeekableBytes>(std::move(source));
    const std::string_view head = peekable->peek(longest_magic);
    const bool is_gzip = head.starts_with(gzip_magic);
    const bool is_zstd = head.starts_with(zstd_magic);
    if (!is_gzip && !is_zstd && !is_filtered(head)) return peekable;
    if (undone == most_compressions) return std::make_unique<UnreadBytes>(std::move(peekable));
    if (is_gzip) {
      source = std::make_unique<GzipBytes>(std::move(peekable));
    } else if (is_zstd) {
      source = std::make_unique<ZstdBytes>(std::move(peekable));
    } else {
      source = open_filtered(std::move(peekable));
    }
  }
}

}  // namespace wirecopy::corpus

// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <new>
#include <vector>

#include "corpus/archive.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view gzip_magic = "\x1f\x8b\x08";
constexpr std::string_view zstd_magic = "\x28\xb5\x2f\xfd";
constexpr std::size_t longest_magic = 6;

// A source whose next bytes can be looked at before they are read.
class PeekableBytes : public ByteSource {
 public:
  explicit PeekableBytes(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // The next bytes, at least `size` of them unless the source ends first.
  std::string_view peek(std::size_t size) {
    while (buffer_.size() - begin_ < size && fill()) {
    }
    return {buffer_.data() + begin_, buffer_.size() - begin_};
  }

  void skip(std::size_t size) { begin_ += size; }

  std::size_t read(char* to, std::size_t size) override {
    if (begin_ < buffer_.size()) {
      const std::size_t given = std::min(size, buffer_.size() - begin_);
      std::copy_n(buffer_.data() + begin_, given, to);
      begin_ += given;
      return given;
    }
    const std::size_t got = source_->read(to, size);
    return got > 0 ? got : fail(source_->damage(), source_->damage_message());
  }

  uint64_t taken() const override { return source_->taken(); }

 private:
  bool fill() {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
    begin_ = 0;
    const std::size_t old_size = buffer_.size();
    buffer_.resize(old_size + 128 * 1024);
    const std::size_t got = source_->read(buffer_.data() + old_size, buffer_.size() - old_size);
    buffer_.resize(old_size + got);
    if (got == 0) fail(source_->damage(), source_->damage_message());
    return got > 0;
  }

  std::unique_ptr<ByteSource> source_;
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

  uint64_t taken() const override { return source_->taken(); }

 private:
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
    if (rest.starts_with(gzip_magic)) return inflateReset(&stream_) == Z_OK;
    if (!rest.empty()) fail(Damage::Corrupt, "the gzip stream is followed by something else");
    return false;
  }

  std::unique_ptr<PeekableBytes> source_;
  z_stream stream_{};
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

}  // namespace

std::unique_ptr<ByteSource> decompress(std::unique_ptr<ByteSource> source) {
  auto peekable = std::make_unique<PeekableBytes>(std::move(source));
  const std::string_view head = peekable->peek(longest_magic);
  if (head.starts_with(gzip_magic)) return std::make_unique<GzipBytes>(std::move(peekable));
  if (head.starts_with(zstd_magic)) return std::make_unique<ZstdBytes>(std::move(peekable));
  if (is_filtered(head)) return open_filtered(std::move(peekable));
  return peekable;
}

}  // namespace wirecopy::corpus

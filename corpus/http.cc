// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/http.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <new>

#include "corpus/byte_stream.h"
#include "corpus/decompress.h"
#include "corpus/lines.h"

namespace wirecopy::corpus {
namespace {

// The next line without its end; `text` moves behind it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// RFC 9112, section 7.1. Nothing when a size is missing or wrong.
std::optional<std::string> join_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    const std::string_view line = trim(take_line(body));
    uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || (end != line.data() + line.size() && *end != ';' && *end != ' ')) return std::nullopt;
    if (size == 0) return joined;
    // A capture that was cut short still has what came before.
    joined += body.substr(0, std::min<uint64_t>(size, body.size()));
    body.remove_prefix(static_cast<std::size_t>(std::min<uint64_t>(size, body.size())));
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else if (body.starts_with('\n')) {
      body.remove_prefix(1);
    }
  }
  return joined;
}

// zlib's form of deflate, or the bare one that some servers send (RFC 9110, 8.4.1.2).
class DeflateBytes : public ByteSource {
 public:
  explicit DeflateBytes(std::string_view body) : body_(body) {
    const bool has_wrapper =
        body.size() > 1 && (body[0] & 0x0F) == 8 &&
        (static_cast<unsigned char>(body[0]) * 256 + static_cast<unsigned char>(body[1])) % 31 == 0;
    if (inflateInit2(&stream_, has_wrapper ? MAX_WBITS : -MAX_WBITS) != Z_OK) throw std::bad_alloc();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream_.avail_in = static_cast<uInt>(body.size());
  }
  ~DeflateBytes() override { inflateEnd(&stream_); }
  DeflateBytes(const DeflateBytes&) = delete;
  DeflateBytes& operator=(const DeflateBytes&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    if (ended_) return 0;
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(size);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    ended_ = status != Z_OK;
    if (ended_ && status != Z_STREAM_END) fail(Damage::Corrupt, "the deflate stream is damaged");
    return size - stream_.avail_out;
  }
  uint64_t taken() const override { return body_.size() - stream_.avail_in; }

 private:
  std::string_view body_;
  z_stream stream_{};
  bool ended_ = false;
};

// RFC 7932. Memory: up to 16 MB of window, as the stream asks for.
class BrotliBytes : public ByteSource {
 public:
  explicit BrotliBytes(std::string_view body) : rest_(body), size_(body.size()) {
    if (state_ == nullptr) throw std::bad_alloc();
  }

  std::size_t read(char* to, std::size_t size) override {
    std::size_t left = size;
    auto* next_out = reinterpret_cast<uint8_t*>(to);
    std::size_t available = rest_.size();
    const auto* next_in = reinterpret_cast<const uint8_t*>(rest_.data());
    const BrotliDecoderResult status =
        BrotliDecoderDecompressStream(state_.get(), &available, &next_in, &left, &next_out, nullptr);
    rest_.remove_prefix(rest_.size() - available);
    if (status == BROTLI_DECODER_RESULT_ERROR || (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && left == size))
      fail(Damage::Corrupt, "the brotli stream is damaged");
    return size - left;
  }
  uint64_t taken() const override { return size_ - rest_.size(); }

 private:
  struct Destroy {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  std::unique_ptr<BrotliDecoderState, Destroy> state_{BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)};
  std::string_view rest_;
  uint64_t size_;
};

// Up to `limit` bytes of a compressed body. What a damaged stream gave before its damage is kept.
std::optional<std::string> decompressed(const std::unique_ptr<ByteSource>& source, uint64_t limit, std::string& fault) {
  std::string whole;
  char block[64 * 1024];
  for (std::size_t got = source->read(block, sizeof block); got > 0; got = source->read(block, sizeof block)) {
    whole.append(block, got);
    if (whole.size() > limit) {
      fault = "the page is longer than " + std::to_string(limit) + " bytes when decompressed";
      return std::nullopt;
    }
  }
  if (whole.empty() && source->damage() != Damage::None) {
    fault = source->damage_message();
    return std::nullopt;
  }
  return whole;
}

}  // namespace

HeaderFields::HeaderFields(std::string_view lines) {
  constexpr std::size_t most_fields = 1000;
  while (!lines.empty() && fields_.size() < most_fields) {
    const std::string_view line = take_line(lines);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !fields_.empty()) {
      fields_.back().value.append(" ").append(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.push_back({lower_ascii(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
  }
}

std::string_view HeaderFields::value(std::string_view name) const {
  const std::string wanted = lower_ascii(name);
  const auto found = std::ranges::find(fields_, wanted, &Field::name);
  return found == fields_.end() ? std::string_view() : std::string_view(found->value);
}

std::size_t end_of_head(std::string_view message) {
  const std::size_t with_returns = message.find("\r\n\r\n");
  const std::size_t bare = message.find("\n\n");
  if (with_returns == std::string_view::npos && bare == std::string_view::npos) return std::string_view::npos;
  return with_returns < bare ? with_returns + 4 : bare + 2;
}

std::string media_type(std::string_view content_type) {
  return lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(std::string_view content_type) {
  const std::string lower = lower_ascii(content_type);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t begin = lower.find_first_not_of("\"' ", at + 8);
  if (begin == std::string::npos) return {};
  return lower.substr(begin, std::min(lower.find_first_of("\"'; ", begin), lower.size()) - begin);
}

std::optional<HttpAnswer> read_answer(std::string_view message, uint64_t limit, std::string& fault) {
  if (!message.starts_with("HTTP/")) {
    fault = "there is no HTTP status line";
    return std::nullopt;
  }
  const std::size_t head_end = std::min(end_of_head(message), message.size());
  std::string_view head = message.substr(0, head_end);
  std::string_view status = take_line(head);
  status.remove_prefix(std::min(status.find(' '), status.size()));
  status = trim(status);
  HttpAnswer answer;
  std::from_chars(status.data(), status.data() + status.size(), answer.status);
  const HeaderFields fields(head);
  const std::string_view type = fields.value("content-type");
  answer.type = media_type(type);
  answer.charset = charset_of(type);
  answer.body = message.substr(head_end);
  if (lower_ascii(fields.value("transfer-encoding")).find("chunked") != std::string::npos) {
    if (auto joined = join_chunks(answer.body)) answer.body = std::move(*joined);
  }
  const std::string coding = lower_ascii(fields.value("content-encoding"));
  if (coding.find("gzip") != std::string::npos || coding.find("zstd") != std::string::npos) {
    // Archives often hold the page decompressed already, under the head that it came with.
    auto whole = decompressed(decompress(open_memory(answer.body)), limit, fault);
    if (!whole) return std::nullopt;
    answer.body = std::move(*whole);
  } else if ((coding == "br" || coding == "deflate" || coding == "compress") &&
             !trim(std::string_view(answer.body)).starts_with('<')) {
    std::unique_ptr<ByteSource> source;
    if (coding == "br") source = std::make_unique<BrotliBytes>(answer.body);
    if (coding == "deflate") source = std::make_unique<DeflateBytes>(answer.body);
    if (coding == "compress") source = decompress(open_memory(answer.body));
    auto whole = decompressed(source, limit, fault);
    if (!whole) return std::nullopt;
    answer.body = std::move(*whole);
  }
  return answer;
}

}  // namespace wirecopy::corpus

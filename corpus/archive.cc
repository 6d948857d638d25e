// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <new>
#include <tuple>
#include <utility>

#include "text/charset.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

constexpr std::size_t block_size = 64 * 1024;

struct Signature {
  std::string_view bytes;
  std::size_t offset;
};
constexpr std::array archives{
    Signature{"ustar", 257}, Signature{"PK\3\4", 0}, Signature{"PK\5\6", 0}, Signature{{"7z\xBC\xAF\x27\x1C", 6}, 0},
    Signature{"070701", 0},  Signature{"070707", 0},
};
constexpr std::array filters{
    Signature{{"\xFD"
               "7zXZ\0",
               6},
              0},
    Signature{"BZh", 0},
    Signature{"LZIP", 0},
    Signature{"\x1F\x9D", 0},
};

template <std::size_t size>
bool has_one_of(const std::array<Signature, size>& signatures, std::string_view head) {
  return std::ranges::any_of(signatures, [&](const Signature& signature) {
    return head.size() >= signature.offset && head.substr(signature.offset).starts_with(signature.bytes);
  });
}

// Where libarchive gets its bytes from.
class Supply {
 public:
  virtual ~Supply() = default;
  virtual std::string_view next() = 0;
  virtual Damage damage() const = 0;
  virtual std::string damage_message() const = 0;
};

class SupplyOfSource : public Supply {
 public:
  explicit SupplyOfSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)), block_(block_size, '\0') {}
  std::string_view next() override {
    return std::string_view(block_).substr(0, source_->read(block_.data(), block_.size()));
  }
  Damage damage() const override { return source_->damage(); }
  std::string damage_message() const override { return source_->damage_message(); }
  uint64_t taken() const { return source_->taken(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string block_;
};

class SupplyOfStream : public Supply {
 public:
  explicit SupplyOfStream(ByteStream& stream) : stream_(stream) {}
  // What was given is consumed only now, since libarchive goes on looking at it.
  std::string_view next() override {
    stream_.consume(given_);
    given_ = 0;
    while (stream_.buffer().empty() && stream_.more()) {
    }
    given_ = stream_.buffer().size();
    return stream_.buffer();
  }
  Damage damage() const override { return stream_.damage(); }
  std::string damage_message() const override { return stream_.damage_message(); }
  uint64_t taken() const { return stream_.taken(); }

 private:
  ByteStream& stream_;
  std::size_t given_ = 0;
};

la_ssize_t give_next(archive*, void* supply, const void** bytes) {
  const std::string_view block = static_cast<Supply*>(supply)->next();
  *bytes = block.data();
  return static_cast<la_ssize_t>(block.size());
}

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using ArchiveHandle = std::unique_ptr<archive, FreeArchive>;

ArchiveHandle make_handle() {
  ArchiveHandle handle(archive_read_new());
  if (handle == nullptr) throw std::bad_alloc();
  return handle;
}

// Lets libarchive turn the names of members into UTF-8 while it lives: it goes by the locale of the thread, and in that
// of C it forgets each name that is not ASCII.
class Utf8Locale {
 public:
  Utf8Locale() {
    static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    if (utf8 != locale_t{}) before_ = uselocale(utf8);
  }
  ~Utf8Locale() {
    if (before_ != locale_t{}) uselocale(before_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t before_{};
};

// The name of the `number`-th entry of an archive. One that cannot be read is called by that number: two members with
// one name would be one article.
std::string name_of(archive_entry* entry, std::size_t number) {
  const char* path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) path = archive_entry_pathname(entry);
  const std::string_view name = path == nullptr ? "" : path;
  if (!name.empty() && text::is_utf8(name)) return std::string(name);
  // Names of old zip archives are in the charset of the system they were made on.
  const std::optional<text::Decoded> decoded = text::decode(name, {});
  if (!name.empty() && decoded && decoded->text.find("\xEF\xBF\xBD") == std::string::npos) return decoded->text;
  return "#" + std::to_string(number);
}

std::string message_of(archive* reader) {
  const char* message = archive_error_string(reader);
  return message == nullptr ? "it breaks the rules of its format" : message;
}

// Damage of the bytes below goes before what libarchive made of it.
std::pair<Damage, std::string> damage_of(const Supply& supply, archive* reader, const std::string& what) {
  if (supply.damage() != Damage::None) return {supply.damage(), supply.damage_message()};
  const std::string message = message_of(reader);
  const bool cut = message.find("runcated") != std::string::npos || message.find("end of") != std::string::npos;
  return {cut ? Damage::Truncated : Damage::Corrupt, what + ": " + message};
}

class FilteredBytes : public ByteSource {
 public:
  explicit FilteredBytes(std::unique_ptr<ByteSource> source) : supply_(std::move(source)), handle_(make_handle()) {
    archive* reader = handle_.get();
    archive_read_support_filter_xz(reader);
    archive_read_support_filter_bzip2(reader);
    archive_read_support_filter_lzip(reader);
    archive_read_support_filter_compress(reader);
    archive_read_support_format_raw(reader);
    archive_entry* entry = nullptr;
    is_open_ = archive_read_open(reader, &supply_, nullptr, give_next, nullptr) == ARCHIVE_OK &&
               archive_read_next_header(reader, &entry) == ARCHIVE_OK;
  }

  std::size_t read(char* to, std::size_t size) override {
    if (ended_) return 0;
    const la_ssize_t got = is_open_ ? archive_read_data(handle_.get(), to, size) : ARCHIVE_FATAL;
    if (got > 0) return static_cast<std::size_t>(got);
    ended_ = true;
    if (got == 0) return supply_.damage() == Damage::None ? 0 : fail(supply_.damage(), supply_.damage_message());
    auto [damage, message] = damage_of(supply_, handle_.get(), "the compressed stream is damaged");
    return fail(damage, std::move(message));
  }

  uint64_t taken() const override { return supply_.taken(); }

 private:
  SupplyOfSource supply_;
  ArchiveHandle handle_;
  bool is_open_ = false;
  bool ended_ = false;
};

class MemberBytes : public ByteSource {
 public:
  MemberBytes(archive* reader, const SupplyOfStream& supply)
      : reader_(reader), supply_(supply), taken_before_(supply.taken()) {}

  std::size_t read(char* to, std::size_t size) override {
    if (ended_) return 0;
    const la_ssize_t got = archive_read_data(reader_, to, size);
    if (got > 0) return static_cast<std::size_t>(got);
    ended_ = true;
    if (got == 0) return 0;
    auto [damage, message] = damage_of(supply_, reader_, "the member cannot be unpacked");
    return fail(damage, std::move(message));
  }

  uint64_t taken() const override { return supply_.taken() - taken_before_; }

 private:
  archive* reader_;
  const SupplyOfStream& supply_;
  uint64_t taken_before_;
  bool ended_ = false;
};

}  // namespace

bool is_archive(std::string_view head) {
  return has_one_of(archives, head);
}

bool is_filtered(std::string_view head) {
  return has_one_of(filters, head);
}

std::unique_ptr<ByteSource> open_filtered(std::unique_ptr<ByteSource> source) {
  return std::make_unique<FilteredBytes>(std::move(source));
}

struct ArchiveReader::State {
  explicit State(ByteStream& stream) : supply(stream), handle(make_handle()) {}
  SupplyOfStream supply;
  ArchiveHandle handle;
  std::size_t entries = 0;  // met so far
};

ArchiveReader::ArchiveReader(ByteStream& stream) : state_(std::make_unique<State>(stream)) {
  archive* reader = state_->handle.get();
  archive_read_support_format_tar(reader);
  archive_read_support_format_zip_streamable(reader);
  archive_read_support_format_7zip(reader);
  archive_read_support_format_cpio(reader);
  archive_read_open(reader, &state_->supply, nullptr, give_next, nullptr);
}

ArchiveReader::~ArchiveReader() = default;

std::optional<ArchiveReader::Member> ArchiveReader::next() {
  const Utf8Locale utf8;
  archive_entry* entry = nullptr;
  for (;; ++state_->entries) {
    const int status = archive_read_next_header(state_->handle.get(), &entry);
    if (status == ARCHIVE_EOF) {
      if (state_->supply.damage() != Damage::None) damage_ = state_->supply.damage();
      if (damage_ != Damage::None) message_ = state_->supply.damage_message();
      return std::nullopt;
    }
    if (status == ARCHIVE_FATAL || status == ARCHIVE_FAILED) {
      std::tie(damage_, message_) = damage_of(state_->supply, state_->handle.get(), "the archive is damaged");
      return std::nullopt;
    }
    if (status == ARCHIVE_RETRY || archive_entry_filetype(entry) != AE_IFREG) continue;
    ++state_->entries;
    return Member{name_of(entry, state_->entries),
                  archive_entry_mtime_is_set(entry) != 0 ? archive_entry_mtime(entry) : 0};
  }
}

std::unique_ptr<ByteSource> ArchiveReader::open() {
  return std::make_unique<MemberBytes>(state_->handle.get(), state_->supply);
}

}  // namespace wirecopy::corpus

// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include "tests/corpus/compressing.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

struct Packed {
  std::string path;
  std::string bytes;
  unsigned type = AE_IFREG;
};

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

std::string pack(int (*set_format)(archive*), int (*add_filter)(archive*), const std::vector<Packed>& files) {
  std::string out;
  archive* writer = archive_write_new();
  set_format(writer);
  if (add_filter != nullptr) add_filter(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open(writer, &out, nullptr, append, nullptr);
  for (const Packed& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.path.c_str());
    archive_entry_set_filetype(entry, file.type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 1'739'266'200, 0);
    archive_entry_set_size(entry, file.type == AE_IFREG ? static_cast<la_int64_t>(file.bytes.size()) : 0);
    if (file.type == AE_IFLNK) archive_entry_set_symlink(entry, file.bytes.c_str());
    archive_write_header(writer, entry);
    if (file.type == AE_IFREG) archive_write_data(writer, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

std::string tar(const std::vector<Packed>& files) {
  return pack(archive_write_set_format_ustar, nullptr, files);
}
std::string zip(const std::vector<Packed>& files) {
  return pack(archive_write_set_format_zip, nullptr, files);
}

const std::vector<Packed> two_files{{"news/one.txt", "Quay open\n\nThe quay is open again.\n"},
                                    {"two.jsonl", "{\"title\":\"Ferry\"}\n{\"title\":\"Storm\"}\n"}};

Collected read_bytes(const std::string& name, std::string_view bytes, const ReadOptions& options = test_options()) {
  const TemporaryDirectory directory;
  Collected collected;
  read_sources({directory.write(name, bytes)}, options, collected);
  EXPECT_EQ(collected.advanced, bytes.size()) << name;
  for (Record& record : collected.records) record.place.file.erase(0, directory.path().size() + 1);
  for (Reject& reject : collected.rejects) reject.place.file.erase(0, directory.path().size() + 1);
  return collected;
}

Strings files_of(const Collected& collected) {
  Strings files;
  for (const Record& record : collected.records)
    files.push_back(record.place.file + ":" + std::to_string(record.place.record));
  return files;
}

TEST(Archives, OfEveryKindAreWalked) {
  const std::vector<std::pair<std::string, std::string>> archives{
      {"a.tar", tar(two_files)},
      {"a.tar.gz", gzip(tar(two_files))},
      {"a.tar.zst", zstd(tar(two_files))},
      {"a.tar.xz", pack(archive_write_set_format_pax_restricted, archive_write_add_filter_xz, two_files)},
      {"a.tar.bz2", pack(archive_write_set_format_gnutar, archive_write_add_filter_bzip2, two_files)},
      {"a.zip", zip(two_files)},
      {"a.cpio", pack(archive_write_set_format_cpio_newc, nullptr, two_files)},
      {"no ending", zip(two_files)},
  };
  for (const auto& [name, bytes] : archives) {
    const Collected collected = read_bytes(name, bytes);
    EXPECT_EQ(files_of(collected), (Strings{name + "!news/one.txt:1", name + "!two.jsonl:1", name + "!two.jsonl:2"}));
    EXPECT_TRUE(collected.rejects.empty()) << name;
    EXPECT_EQ(collected.entered.size(), 1u) << "the archive is the file that changed or did not";
    ASSERT_EQ(collected.records.size(), 3u);
    EXPECT_EQ(collected.records[0].bytes, two_files[0].bytes);
    EXPECT_EQ(collected.records[0].format->name, "text");
    EXPECT_EQ(collected.records[1].format->name, "jsonl");
    EXPECT_EQ(collected.records[0].file_modified, 1'739'266'200);
  }
}

TEST(Archives, MembersMayBeCompressedOrArchivesThemselves) {
  const std::string inner = zip({{"in/a.txt.gz", gzip("Quay open\n\nThe quay is open.\n")}});
  const Collected collected = read_bytes("outer.tar", tar({{"first.zip", inner}, {"b.txt", "Ferry\n\nIt sails.\n"}}));
  EXPECT_EQ(files_of(collected), (Strings{"outer.tar!first.zip!in/a.txt.gz:1", "outer.tar!b.txt:1"}));
  EXPECT_EQ(collected.records[0].bytes, "Quay open\n\nThe quay is open.\n");
}

TEST(Archives, AThirdArchiveIsARejectAndTheRestGoesOn) {
  const std::string third = zip({{"a.txt", "Quay open\n\nThe quay.\n"}});
  const Collected collected =
      read_bytes("1.tar", tar({{"2.tar", tar({{"3.zip", third}})}, {"b.txt", "Ferry\n\nIt sails.\n"}}));
  EXPECT_EQ(files_of(collected), (Strings{"1.tar!b.txt:1"}));
  ASSERT_EQ(collected.rejects.size(), 1u);
  EXPECT_EQ(collected.rejects[0].code, "too_deep");
  EXPECT_EQ(collected.rejects[0].place.file, "1.tar!2.tar!3.zip");
}

TEST(Archives, DirectoriesLinksAndHiddenFilesAreLeftOut) {
  const Collected collected = read_bytes("a.tar", tar({{"./news/", "", AE_IFDIR},
                                                       {"./news/a.txt", "Quay open\n\nThe quay.\n"},
                                                       {"./news/.b.txt", "Hidden\n\nNot shown.\n"},
                                                       {"__MACOSX/news/a.txt", "x"},
                                                       {"link", "../../etc/passwd", AE_IFLNK}}));
  EXPECT_EQ(files_of(collected), (Strings{"a.tar!./news/a.txt:1"}));
  EXPECT_TRUE(collected.rejects.empty());
}

// The general purpose flag that says that a name is in UTF-8 (APPNOTE.TXT, 4.4.4).
std::string zip_of_utf8(const std::vector<Packed>& files) {
  std::string bytes = zip(files);
  for (std::size_t at = bytes.find("PK\3\4"); at != std::string::npos; at = bytes.find("PK\3\4", at + 1))
    bytes[at + 7] = static_cast<char>(bytes[at + 7] | 8);
  return bytes;
}

TEST(Archives, NamesOfMembersAreKeptWhateverTheLocale) {
  const std::string text = "Quay open\n\nThe quay.\n";
  const std::vector<Packed> files{{"日本/台風.txt", text}, {"日本/地震.txt", text}, {"münchen.txt", text}};
  const Strings expected{"a!日本/台風.txt:1", "a!日本/地震.txt:1", "a!münchen.txt:1"};
  EXPECT_EQ(files_of(read_bytes("a", zip_of_utf8(files))), expected);
  EXPECT_EQ(files_of(read_bytes("a", zip(files))), expected) << "not flagged";
  EXPECT_EQ(files_of(read_bytes("a", tar(files))), expected);
  EXPECT_EQ(files_of(read_bytes("a", pack(archive_write_set_format_cpio_newc, nullptr, files))), expected);
}

TEST(Archives, NoTwoMembersHaveOnePlace) {
  const std::string text = "Quay open\n\nThe quay.\n";
  // Names in Shift_JIS, and such as are in no charset.
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"\x91\xE4\x95\x97.txt", "\x92\x6E\x90\x6B.txt"}, {"\x81\x8D.txt", "\x8F\x90.txt"}}) {
    for (const bool is_flagged : {false, true}) {
      const std::vector<Packed> files{{first, text}, {"a.txt", text}, {second, text}};
      const Strings found = files_of(read_bytes("a", is_flagged ? zip_of_utf8(files) : zip(files)));
      ASSERT_EQ(found.size(), 3u);
      EXPECT_NE(found[0], found[2]);
      EXPECT_EQ(found[1], "a!a.txt:1");
    }
  }
}

TEST(Archives, APathThatLeadsOutIsAReject) {
  const std::string text = "Quay open\n\nThe quay.\n";
  for (const char* path : {"../a.txt", "news/../../../etc/a.txt", "news/.."}) {
    const Collected collected = read_bytes("a.tar", tar({{path, text}, {"b..c/d.txt", text}}));
    EXPECT_EQ(files_of(collected), (Strings{"a.tar!b..c/d.txt:1"})) << path;
    ASSERT_EQ(collected.rejects.size(), 1u) << path;
    EXPECT_EQ(collected.rejects[0].code, "bad_archive");
    EXPECT_EQ(collected.rejects[0].place.file, std::string("a.tar!") + path);
  }
}

TEST(Archives, GiveOnlyWhatIsSelected) {
  ReadOptions options = test_options();
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.tar", tar(two_files));
  options.only.add({file + "!two.jsonl", 2, 0}, Extent::Record);
  Collected collected;
  read_sources({file}, options, collected);
  ASSERT_EQ(collected.records.size(), 1u);
  EXPECT_EQ(collected.records[0].bytes, "{\"title\":\"Storm\"}");
  EXPECT_EQ(collected.left, (std::vector<std::string>{file})) << "what is wanted of it was read";
  options.only.add({file, 0, 0}, Extent::Rest);
  Collected all;
  read_sources({file}, options, all);
  EXPECT_EQ(all.records.size(), 3u);
}

TEST(Archives, WhatIsCutShortSaysSoAndGivesWhatCameBefore) {
  std::string big;
  uint32_t random = 1;
  for (int i = 0; i < 40'000; ++i) big += static_cast<char>('a' + (random = random * 1'664'525 + 1'013'904'223) % 26);
  const std::vector<Packed> files{{"a.txt", "Quay open\n\nThe quay is open.\n"}, {"b.txt", "Big\n\n" + big}};
  const std::vector<std::pair<std::string, std::string>> archives{
      {"a.tar", tar(files)},
      {"a.tar.gz", gzip(tar(files))},
      {"a.zip", zip(files)},
      {"a.tar.xz", pack(archive_write_set_format_ustar, archive_write_add_filter_xz, files)},
      {"a.tar.bz2", pack(archive_write_set_format_ustar, archive_write_add_filter_bzip2, files)},
  };
  for (const auto& [name, bytes] : archives) {
    const Collected collected = read_bytes(name, std::string_view(bytes).substr(0, bytes.size() * 3 / 4));
    ASSERT_FALSE(collected.rejects.empty()) << name;
    for (const Reject& reject : collected.rejects)
      EXPECT_TRUE(reject.code == "truncated" || reject.code == "damaged") << name << ": " << reject.code;
    // A compressed stream of one block gives nothing before its end.
    if (name == "a.tar" || name == "a.tar.gz" || name == "a.zip") {
      EXPECT_EQ(files_of(collected), (Strings{name + "!a.txt:1"}));
    }
  }
}

TEST(Archives, ABombIsCutOffAtTheLimit) {
  ReadOptions options = test_options();
  options.file_limit = 1'000'000;
  const TemporaryDirectory directory;
  Collected collected;
  // The limit is that of the whole file: many small members are as bad as a large one.
  const std::string blanks(600'000, ' ');
  const std::string bomb = zip({{"a.jsonl", blanks}, {"b.jsonl", blanks}, {"c.jsonl", blanks}});
  read_sources({directory.write("bomb.zip", bomb)}, options, collected);
  ASSERT_EQ(collected.rejects.size(), 2u);
  for (const Reject& reject : collected.rejects) EXPECT_EQ(reject.code, "too_large");
  EXPECT_EQ(collected.rejects[0].place.file, directory.path("bomb.zip") + "!b.jsonl");
  EXPECT_EQ(collected.rejects[1].place.file, directory.path("bomb.zip"));
}

TEST(Archives, RandomBytesBehindASignatureDoNoHarm) {
  uint32_t random = 7;
  for (int round = 0; round < 200; ++round) {
    std::string bytes = round % 3 == 0 ? tar(two_files) : round % 3 == 1 ? zip(two_files) : gzip(tar(two_files));
    for (int i = 0; i < 8; ++i) {
      random = random * 1'664'525 + 1'013'904'223;
      bytes[(random >> 8) % bytes.size()] = static_cast<char>(random);
    }
    const TemporaryDirectory directory;
    Collected collected;
    read_sources({directory.write("a", bytes)}, test_options(), collected);
    for (const Record& record : collected.records) parse(record, test_options());
  }
}

TEST(Compression, OfOtherKindsIsUndone) {
  const std::string text = "Quay open\n\nThe quay is open again.\n";
  for (auto filter : {archive_write_add_filter_xz, archive_write_add_filter_bzip2, archive_write_add_filter_lzip,
                      archive_write_add_filter_compress}) {
    const Collected collected = read_bytes("a.txt.x", pack(archive_write_set_format_raw, filter, {{"a", text}}));
    ASSERT_EQ(collected.records.size(), 1u);
    EXPECT_EQ(collected.records[0].bytes, text);
  }
}

}  // namespace
}  // namespace wirecopy::corpus

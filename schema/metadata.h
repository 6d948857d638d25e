// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace wirecopy::schema {

// The version of everything described in schema/. History, one line a bump:
//   1  first version
//   2  authors, section and tags stand in value slots, for counting
//   3  records say who may read an article and whether it is whole
//   4  stories: slots 2 and 13, rarity
//   5  words are found typed without their marks too; elided words stand by themselves; stems of more languages; ids
//      from the new canonical form of addresses, which is a term (XI); earlier versions of articles are kept
//   6  profiles say which of their words are names, and the language
//   7  words of the lead weigh more; a mark without a letter is no word
//   8  stems of Korean and Persian, and of Arabic behind "and"; Devanagari without nukta
//   9  files are kept with the options they were read with and with their rejects; the last second that a date may mean
//      decides who leads; records say where the id is from; addresses are kept without tracking parameters
//  10  what is learned of outlets: their furniture, and the spelling they go by; articles that nothing names go by a
//      hash and no more by their place in a file
//  11  words are one in more spellings: Hindi nasals, Vietnamese tones, the Persian "of", Arabic and Greek plurals;
//      articles have terms for the agency whose text they say it is
//  12  stored frequencies have `presence` in them, and another b
//  13  texts are composed; words of Thai, Lao, Khmer and Burmese end where other letters or figures begin; Cyrillic
//      without stress marks; large and small ka and ke are one
//  14  whole names are terms of their own; stop words of more languages are left out of profiles
//  15  Thai, Lao and Khmer words without their signs of omission and repetition; Hebrew acronyms with any mark
inline constexpr int format_version = 15;

// What was fixed when the index was created, and what keeps changing. Kept as metadata under keys that start with
// "wirecopy:".
struct Metadata {
  int version = format_version;
  uint64_t revision = 0;                  // +1 with every commit
  double reference_words = 0;             // mean length of the articles of the first build; 0 = no article yet
  std::vector<std::string> common_stems;  // of the first build, sorted: neighbours among them have a pair_term
  std::string created;                    // RFC 3339
  std::string creator;                    // "wirecopy 0.1.0"
};

// Ranking figures folded into the stored frequencies: fixed for a format version. Chosen on three collections with
// relevance judgements (bench/README.md; docs/ranking.md tells what each is worth).
inline constexpr double bm25_k1 = 2.5;
inline constexpr double bm25_b = 0.45;
inline constexpr double presence = 0.2;        // that a word occurs at all, however long the article
inline constexpr double frequency_scale = 16;  // see frequency_in_index
inline constexpr double title_weight = 3;      // a word of the title counts as this many more
inline constexpr double lead_weight = 0.25;    // and one of the lead
inline constexpr uint32_t longest_lead = 15;   // words

// How often a word stands in an article.
struct Occurrences {
  uint32_t all = 0;  // in title and body
  uint32_t in_title = 0;
  uint32_t in_lead = 0;  // among the first `longest_lead` words of the first paragraph of the body
};

// The frequency that is stored for a word: BM25's length normalisation is already in it, so that queries run with b = 0
// and k1 * frequency_scale and fetch no lengths. So is `presence`, which no length takes away: long articles are not
// put behind those that lack a word (the flaw that BM25+ mends; Lv and Zhai, "Lower-bounding term frequency
// normalization", CIKM 2011). `words` are those of the whole article.
uint32_t frequency_in_index(const Occurrences& occurrences, uint32_t words, double reference_words);

// Throws Error (IndexMissing) when the database is no Wirecopy index or of another version, with what to do. `path` is
// for the message.
Metadata read_metadata(const Xapian::Database& database, const std::string& path);
void write_metadata(Xapian::WritableDatabase& database, const Metadata& metadata);

}  // namespace wirecopy::schema

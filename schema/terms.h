// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/fields.h"

namespace wirecopy::schema {

// Terms of the index. Words are lower-case once folded, prefixes are capitals, so the two never mix.
//   stem             with positions; title words stand before body words
//   S + stem         words of the headline, with positions
//   XE + folded      exact forms, without positions, as described at exact_term
//   XP + stem stem   neighbours that are both common stems, without positions, as described at pair_term
//   Q A L U K X...   see the table of fields
//   D M Y            + YYYYMMDD, YYYYMM, YYYY (UTC), as far as the date is known
//   XI + 8 bytes     hash of the canonical address
//   XZ + 6 bytes     sampled shingles
inline constexpr std::string_view exact_prefix = "XE";
inline constexpr std::string_view pair_prefix = "XP";
inline constexpr std::string_view address_prefix = "XI";
inline constexpr std::string_view sketch_prefix = "XZ";

// Longest part of a term behind its prefix, in bytes, that is stored as it is; a longer one is replaced by its first
// bytes and a hash, never merely cut, so that two long values that differ have different terms. Xapian's own limit is
// 245.
inline constexpr std::size_t longest_term = 200;

// The term of a word, stem or boolean value that is already folded.
std::string make_term(std::string_view prefix, std::string_view folded);

// The exact form of a word. Stored in an article where the form differs from its stem, and also where it equals its
// stem but the article has other forms of that stem too. So an article holds the form w exactly when it has
// exact_term(w), or it has the bare term w and no exact term of another form whose stem is w.
std::string exact_term(std::string_view folded);

// Two stems that stand next to each other somewhere in the title or in the body. Stored where both are among the common
// stems of the index (Metadata), so that a phrase of common words need not read their positions: nearly every article
// has both "of" and "the", so the words alone rule nothing out.
std::string pair_term(std::string_view first, std::string_view second);

// The boolean terms of a value of a Names or Filter field, for storing: the whole first, then its words. Values are
// folded here. The whole of a name has a = in front, which tells "Times" from a word of "The Times". A host
// ("www.harbour-courier.example") is a term of its own too, its labels count as words, "www" and the last label do not.
std::vector<std::string> value_terms(const Field& field, std::string_view value);

// Whether what was typed for a Names field is to be the whole name: "=Reuters".
bool is_whole_name(const Field& field, std::string_view typed);

// The terms an article must all have to match what was typed for a Names or Filter field: the whole value when it is
// one word or host or has a = in front, otherwise each word.
std::vector<std::string> query_terms(const Field& field, std::string_view typed);

std::string address_term(uint64_t hash);  // of the canonical form of an address: one term, one article
std::string sketch_term(uint64_t shingle);

// D, M, Y terms of a day.
std::string day_term(int64_t seconds);
std::string month_term(int64_t seconds);
std::string year_term(int64_t seconds);

}  // namespace wirecopy::schema

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::web {

// What a request needs. None: everyone may, whatever keys there are.
enum class Right { None, Read, Write, Metrics };

struct RightName {
  Right right;
  std::string_view name;
  std::string_view help;
};
inline constexpr std::array<RightName, 3> right_names{{
    {Right::Read, "read", "search, and read articles"},
    {Right::Write, "write", "add articles, and take them out"},
    {Right::Metrics, "metrics", "see the figures of the server"},
}};

struct ApiKey {
  std::string name;  // of whoever holds it: letters, digits, "-", "_" and "."
  std::vector<Right> rights;
  std::string hash;  // SHA-256 of the key, 64 hexadecimal digits

  bool has(Right right) const;
};

// The keys of a server, as a text file: a line each, of name, rights with commas between, and hash, set apart by
// blanks; lines that start with # are notes. Only hashes are kept. A key has 256 random bits, so that a plain hash is
// as good as a slow one.
class ApiKeys {
 public:
  // Throws Error with the line when the file cannot be read or holds something else.
  static ApiKeys read(const std::string& file);

  // Rewrites the file in one step, readable by its owner only. Throws Error.
  void write(const std::string& file) const;

  // Adds a key for `name` and returns it: it is seen only now. Throws Error (Usage) when the name is taken or no name.
  std::string add(const std::string& name, const std::vector<Right>& rights);

  // False when there is none of this name.
  bool remove(std::string_view name);

  // The key that was presented, or null. Takes as long whichever it is.
  const ApiKey* find(std::string_view presented) const;

  const std::vector<ApiKey>& all() const { return keys_; }
  bool empty() const { return keys_.empty(); }

 private:
  std::vector<ApiKey> keys_;
};

// "read,write"; Error (Usage) for another word.
std::vector<Right> read_rights(std::string_view text);
std::string rights_text(const std::vector<Right>& rights);

}  // namespace wirecopy::web

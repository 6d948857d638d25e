// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/api_keys.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "text/ascii.h"
#include "text/error.h"

namespace wirecopy::web {

namespace {

constexpr std::string_view key_prefix = "wc_";
constexpr std::size_t key_bytes = 32;
constexpr std::size_t hash_digits = 64;

std::string hexadecimal(const unsigned char* bytes, std::size_t size) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t position = 0; position < size; ++position) {
    text += digits[bytes[position] >> 4];
    text += digits[bytes[position] & 15];
  }
  return text;
}

std::string hash_of(std::string_view key) {
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(key.data(), key.size(), hash, &size, EVP_sha256(), nullptr) != 1)
    throw Error("SHA-256 is not to be had from OpenSSL", "check the OpenSSL installation", Failure::Broken);
  return hexadecimal(hash, size);
}

bool is_name(std::string_view name) {
  const auto fits = [](char c) {
    return text::is_ascii_letter(c) || text::is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
  };
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, fits);
}

bool is_hash(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == hash_digits && std::ranges::all_of(text, is_digit);
}

[[noreturn]] void refuse_file(const std::string& what, const std::string& file) {
  throw Error("cannot " + what + " the keys in " + file + ": " + std::strerror(errno),
              "check that the directory exists and is yours", Failure::Broken);
}

}  // namespace

bool ApiKey::has(Right right) const {
  return right == Right::None || std::ranges::count(rights, right) > 0;
}

std::vector<Right> read_rights(std::string_view text) {
  std::vector<Right> rights;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const auto row = std::ranges::find(right_names, word, &RightName::name);
    if (row == right_names.end())
      throw Error("'" + std::string(word) + "' is no right", "the rights are read, write and metrics", Failure::Usage);
    if (std::ranges::count(rights, row->right) == 0) rights.push_back(row->right);
  }
  if (rights.empty()) throw Error("a key needs a right", "the rights are read, write and metrics", Failure::Usage);
  return rights;
}

std::string rights_text(const std::vector<Right>& rights) {
  std::string text;
  for (const Right right : rights) {
    text += text.empty() ? "" : ",";
    text += std::ranges::find(right_names, right, &RightName::right)->name;
  }
  return text;
}

ApiKeys ApiKeys::read(const std::string& file) {
  std::ifstream stream(file);
  if (!stream) refuse_file("read", file);
  ApiKeys keys;
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    std::istringstream words(line);
    std::string rights;
    std::string rest;
    ApiKey key;
    if (!(words >> key.name) || key.name.starts_with('#')) continue;
    const std::string place = file + " line " + std::to_string(number);
    if (!(words >> rights >> key.hash) || (words >> rest) || !is_name(key.name) || !is_hash(key.hash))
      throw Error(place + " is no key: a line has a name, rights and a hash", "write keys with 'wirecopy keys add'",
                  Failure::Usage);
    try {
      key.rights = read_rights(rights);
    } catch (const Error& error) {
      throw Error(place + ": " + error.what(), error.hint(), Failure::Usage);
    }
    keys.keys_.push_back(std::move(key));
  }
  return keys;
}

void ApiKeys::write(const std::string& file) const {
  const std::string made = file + ".new";
  std::string text = "# keys of wirecopy: name, rights, SHA-256 of the key; 'wirecopy keys' changes this file\n";
  for (const ApiKey& key : keys_) text += key.name + " " + rights_text(key.rights) + " " + key.hash + "\n";
  const int descriptor = ::open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) refuse_file("write", file);
  const bool written =
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!written || ::rename(made.c_str(), file.c_str()) != 0) refuse_file("write", file);
}

std::string ApiKeys::add(const std::string& name, const std::vector<Right>& rights) {
  if (!is_name(name))
    throw Error("'" + name + "' is no name for a key", "use up to 64 letters, digits, '-', '_' and '.'",
                Failure::Usage);
  if (std::ranges::count(keys_, name, &ApiKey::name) > 0)
    throw Error("there is a key of the name " + name, "choose another name, or remove that key first", Failure::Usage);
  unsigned char bytes[key_bytes];
  if (RAND_bytes(bytes, sizeof bytes) != 1)
    throw Error("OpenSSL has no random bytes", "try again later", Failure::Broken);
  const std::string key = std::string(key_prefix) + hexadecimal(bytes, sizeof bytes);
  keys_.push_back({.name = name, .rights = rights, .hash = hash_of(key)});
  return key;
}

bool ApiKeys::remove(std::string_view name) {
  return std::erase_if(keys_, [&](const ApiKey& key) { return key.name == name; }) > 0;
}

const ApiKey* ApiKeys::find(std::string_view presented) const {
  const std::string hash = hash_of(presented);
  const ApiKey* found = nullptr;
  for (const ApiKey& key : keys_) {
    const bool same = CRYPTO_memcmp(hash.data(), key.hash.data(), hash_digits) == 0;
    found = same ? &key : found;
  }
  return found;
}

}  // namespace wirecopy::web

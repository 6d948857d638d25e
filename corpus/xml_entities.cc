// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/xml_entities.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/lines.h"
#include "corpus/markup.h"

namespace wirecopy::corpus {
namespace {

// Entities within entities; a document type that goes deeper is made to do harm.
constexpr int deepest = 40;
constexpr std::size_t longest_name = 100;
constexpr std::array<std::string_view, 5> predefined{"amp", "apos", "gt", "lt", "quot"};

struct Entity {
  std::string value;
  std::string expanded;
  bool is_expanded = false;
  bool is_open = false;  // being expanded: a reference to it is one to itself
};
using Entities = std::unordered_map<std::string, Entity>;

// References to characters count when an entity is declared, those to entities when it is used (4.5).
std::string with_characters(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t end = value.substr(i, 2) == "&#" ? value.find(';', i) : std::string_view::npos;
    if (end == std::string_view::npos || end - i > 10) {
      out += value[i++];
    } else {
      out += decode_references(value.substr(i, end + 1 - i));
      i = end + 1;
    }
  }
  return out;
}

// Reads "name 'value'" of a declaration at `at`, which moves behind it.
void read_declaration(std::string_view text, std::size_t& at, Entities& entities) {
  const auto skip_space = [&] { at = std::min(text.find_first_not_of(" \t\r\n", at), text.size()); };
  skip_space();
  const std::size_t name_end = std::min(text.find_first_of(" \t\r\n>", at), text.size());
  const std::string name(text.substr(at, name_end - at));
  at = name_end;
  skip_space();
  const bool is_value = at < text.size() && (text[at] == '"' || text[at] == '\'');
  if (!is_value || name.empty() || name == "%" || name.size() > longest_name) return;
  const std::size_t close = text.find(text[at], at + 1);
  if (close == std::string_view::npos) return;
  // The first declaration of a name binds (4.2).
  if (std::ranges::find(predefined, name) == predefined.end())
    entities.emplace(name, Entity{with_characters(text.substr(at + 1, close - at - 1)), {}});
  at = close + 1;
}

// The declarations of the document type; `end` is where it ends.
Entities read_document_type(std::string_view document, std::size_t begin, std::size_t& end) {
  Entities entities;
  const std::size_t open = document.find_first_of("[>", begin);
  if (open == std::string_view::npos || document[open] == '>') return entities;
  std::size_t at = open + 1;
  while (at < document.size()) {
    at = std::min(document.find_first_of("<]%", at), document.size());
    if (at == document.size() || document[at] == ']') break;
    const std::string_view rest = document.substr(at);
    if (rest.starts_with("<!--")) {
      at = std::min(document.find("-->", at), document.size());
    } else if (rest.starts_with("<!ENTITY")) {
      at += std::string_view("<!ENTITY").size();
      read_declaration(document, at, entities);
    } else {
      ++at;
    }
  }
  end = at;
  return entities;
}

// Documents use the entities of HTML without declaring them. Empty for what is none, or has a meaning in XML.
std::string character_of_html(std::string_view reference) {
  if (reference.size() < 4 || reference[1] == '#') return {};
  const std::string character = decode_references(reference);
  return character == reference || character.find_first_of("&<>") != std::string::npos ? std::string() : character;
}

class Expander {
 public:
  Expander(Entities& entities, uint64_t limit) : entities_(entities), limit_(limit) {}

  // Appends a text with its references replaced. False when the limit is passed.
  bool append(std::string_view text, int depth, std::string& out) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t next = std::min(text.find_first_of("&<", at), text.size());
      out.append(text, at, next - at);
      at = next;
      if (at == text.size()) break;
      if (text.substr(at, 9) == "<![CDATA[") {
        const std::size_t end = std::min(text.find("]]>", at), text.size());
        out.append(text, at, end - at);
        at = end;
        continue;
      }
      const std::size_t end = text[at] == '&' ? text.substr(0, at + longest_name + 2).find(';', at) : text.npos;
      const auto found =
          end == text.npos ? entities_.end() : entities_.find(std::string(text.substr(at + 1, end - at - 1)));
      if (found == entities_.end() || found->second.is_open) {
        const std::string_view reference = end == text.npos ? "" : text.substr(at, end + 1 - at);
        const std::string character = found == entities_.end() ? character_of_html(reference) : "";
        out.append(character.empty() ? text.substr(at, 1) : character);
        at += character.empty() ? 1 : reference.size();
        continue;
      }
      if (!expand(found->second, depth + 1)) return false;
      out += found->second.expanded;
      added_ += depth == 0 ? found->second.expanded.size() : 0;
      if (added_ > limit_ || (depth > 0 && out.size() > limit_)) return false;
      at = end + 1;
    }
    return true;
  }

 private:
  bool expand(Entity& entity, int depth) {
    if (entity.is_expanded) return true;
    if (depth > deepest) return false;
    entity.is_open = true;
    const bool fits = append(entity.value, depth, entity.expanded);
    entity.is_open = false;
    entity.is_expanded = fits;
    held_ += entity.expanded.size();
    return fits && held_ <= limit_;
  }

  Entities& entities_;
  uint64_t limit_;
  uint64_t added_ = 0;
  uint64_t held_ = 0;  // by all entities together
};

}  // namespace

std::optional<std::string> expand_entities(std::string_view document, uint64_t limit) {
  constexpr std::size_t prologue = 64 * 1024;
  const std::size_t begin = document.substr(0, prologue).find("<!DOCTYPE");
  std::size_t end = begin;
  Entities entities;
  if (begin != std::string_view::npos) entities = read_document_type(document, begin, end);
  if (begin == std::string_view::npos) end = 0;
  std::string out(document.substr(0, end));
  if (!Expander(entities, limit).append(document.substr(end), 0, out)) return std::nullopt;
  return out;
}

}  // namespace wirecopy::corpus

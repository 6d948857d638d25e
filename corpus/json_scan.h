// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::corpus {

// What is known of the bytes of a JSON value that were looked at already.
struct ValueScan {
  std::size_t position = 0;
  std::size_t depth = 0;
  bool in_string = false;
};

// The end of the JSON value that starts at the front of `text`, or npos when it is not all there. Goes on from `scan`.
std::size_t end_of_value(std::string_view text, ValueScan& scan);

// Whether an object holds a list of articles under a path in written form (see append_key), and whether such a path may
// lead on to one.
bool is_list_of_articles(std::string_view path);
bool leads_to_list(std::string_view path);

// An object taken apart into the articles that it lists and what stands around them.
struct ListedArticles {
  struct List {
    std::size_t begin;    // in `frame`: where its articles stood
    std::string opening;  // the bare way to it, "{"response":{"docs":["
    std::string closing;
  };
  struct Article {
    std::size_t begin, end;  // in the text
    std::size_t list;        // in `lists`
  };

  std::string frame;  // the object with its lists empty
  std::vector<List> lists;
  std::vector<Article> articles;

  // Of a text that ends before the object does: whether that is in the last of the lists, where it goes on (behind the
  // last whole element), and what closes the frame there.
  bool is_whole = false;
  bool ends_in_list = false;
  std::size_t rest = 0;
  std::string closing;

  // A record of its own for an article of these: it, and the frame around it; or the bare way to it where that frame is
  // long. `envelope` gets the bytes before it.
  std::string record_of(const List& list, std::string_view article, std::size_t& envelope) const;
};

// Precondition: `object` begins with "{". What is no JSON ends the walk, as the end of the text does.
ListedArticles articles_listed_in(std::string_view object);

}  // namespace wirecopy::corpus

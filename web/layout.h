// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer.h"
#include "web/markup.h"
#include "web/problem.h"

namespace wirecopy::web {

// What every page has around its content.
struct PageFrame {
  std::string title;          // of the window, without the name of the program
  std::string_view kind;      // the class of the body: "start", "results", "article" or "error"
  searcher::Request request;  // what the search box is filled with
  Markup footer;              // beside the standing lines; may be empty
  Markup head = {};           // more elements of the head, such as feeds
};

// A whole document with masthead, search form and footer around `content`, which goes into <main>.
std::string page(const PageFrame& frame, const Markup& content);

// A small page that says why there is no other. Its search box is filled with `typed`, so that it can be mended.
std::string error_page(const Problem& problem, const searcher::Request& typed = {});

// A problem in the form that fits the address: JSON for programs, else a page.
Response problem_response(const Request& request, const Problem& problem, const searcher::Request& typed = {});

// An answer that is a page: `status` 200, or why it is there in place of another.
Response html_response(std::string body, int status = 200);

// What is wrong with what was sent, above the form that it came from; nothing for null.
Markup problem_note(const Problem* problem);

// "210,344 articles, 151,022 texts"
Markup index_words(const searcher::IndexState& index);

// What stands in the place of a headline that an article does not have: how its text begins.
Markup untitled(const corpus::Article& article);

// The way to the article where it was published; nothing where its address is no link.
Markup original_link(const corpus::Article& article);

// A date as much as is known, with a note where it was read in a less sure place.
Markup date_element(const corpus::Date& date);

// A text in its own language and direction, for the attributes of the element around it.
std::optional<std::string> language_attribute(std::string_view language);

// The path of the page of an article; of a hit with the search it was found by, whose matches the page marks and which
// it leads back to.
std::string article_path(std::string_view id, const searcher::Request& found_by = {});

// The way back to the hits of the search that something was found by; nothing without one.
Markup back_to_hits(const searcher::Request& found_by);

// The path of the search page for a request.
std::string search_path(const searcher::Request& request);

// The same request from the first page on: for links that change what is asked, and with it the list.
searcher::Request from_first_page(searcher::Request request);

}  // namespace wirecopy::web

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <pugixml.hpp>

#include "corpus/article.h"

namespace wirecopy::corpus {

// Exports of WordPress (WXR 1.0 to 1.2): feeds whose items are all that a site keeps, each with its type and status.

// Why an item is no article: a picture, a menu, a draft. Empty where it may be one, as every item of other feeds.
std::string fault_of_export(pugi::xml_node item);

// Takes what an export says otherwise than feeds do: authors go by their login, and `channel` has their names; a
// category is a section; pictures and galleries stand in the text in brackets. Does nothing to the items of other
// feeds.
void complete_from_export(pugi::xml_node item, pugi::xml_node channel, Article& article);

}  // namespace wirecopy::corpus

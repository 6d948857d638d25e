// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html_content.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "corpus/credits.h"
#include "corpus/furniture_rules.h"
#include "corpus/html_hints.h"
#include "corpus/lines.h"
#include "corpus/markup.h"

namespace wirecopy::corpus {
namespace {

// One block of text: a paragraph, a heading, an item of a list, or the text of a <div> between other blocks.
struct Block {
  std::string text;
  std::string_view element;  // the nearest block element
  int32_t node = 0;          // its place in the tree
  std::size_t linked = 0;    // bytes of the text inside links
  bool heading = false;
};

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_blank(std::string_view text) {
  return trim(text).empty();
}

// Text that somebody wrote in sentences, by its length in bytes; short and linked text counts nothing.
std::size_t weight_of(const Block& block) {
  const std::size_t own = block.text.size() - std::min(block.linked, block.text.size());
  if (block.heading || own * 2 < block.text.size()) return 0;
  if (own >= 200) return own;
  return own >= 50 && (ends_like_sentence(block.text) || block.element == "p") ? own : 0;
}

// Stands for <br>: line feeds of the source are only white space.
constexpr char line_break = '\x1E';

// Cuts a tree into blocks, in document order.
class BlockReader {
 public:
  BlockReader(const HtmlTree& tree, const std::vector<bool>& dropped) : tree_(tree), dropped_(dropped) {}

  std::vector<Block> read(int32_t root) {
    const int32_t end = at(root).end;
    int32_t table_end = 0;      // of the table of figures around the current node
    std::vector<int32_t> open;  // elements around the current node that start blocks or are links
    for (int32_t i = root; i < end; ++i) {
      while (!open.empty() && at(open.back()).end <= i) {
        close(open.back());
        open.pop_back();
      }
      const HtmlNode& node = at(i);
      if (dropped_[static_cast<std::size_t>(i)]) {
        if (node.name != "span" && node.name != "script") end_block();  // those stand in the middle of a sentence
        i = node.end - 1;
        continue;
      }
      if (node.is_text()) {
        add_text(node.text);
        continue;
      }
      if (node.name == "table" && i >= table_end && is_table_of_figures(i)) table_end = node.end;
      if (i < table_end && (node.name == "td" || node.name == "th")) {
        current_ += ' ';  // a row is a line
      } else if (node.name == "br") {
        ++breaks_;
      } else if (node.name == "a") {
        ++links_;
        open.push_back(i);
      } else if (is_block_element(node.name)) {
        end_block();
        blocks_open_.push_back(i);
        headings_open_ += is_heading(node.name) ? 1 : 0;
        open.push_back(i);
      }
    }
    while (!open.empty()) {
      close(open.back());
      open.pop_back();
    }
    end_block();
    return std::move(blocks_);
  }

 private:
  const HtmlNode& at(int32_t i) const { return tree_[static_cast<std::size_t>(i)]; }

  // A table whose cells hold no blocks and no paragraphs: what it says, it says in rows. Others are layout.
  bool is_table_of_figures(int32_t table) const {
    int breaks = 0;
    for (int32_t i = table + 1; i < at(table).end; ++i) {
      const std::string& name = at(i).name;
      if (name == "p" || name == "div" || name == "table" || name == "ul" || name == "form" || name == "hr" ||
          is_heading(name))
        return false;
      if (name == "br" && ++breaks == 2) return false;
      const bool is_cell = name == "td" || name == "th";
      if (is_cell || (at(i).is_text() && !is_blank(at(i).text))) breaks = 0;
    }
    return true;
  }

  void close(int32_t i) {
    if (at(i).name == "a") {
      --links_;
      return;
    }
    end_block();
    blocks_open_.pop_back();
    headings_open_ -= is_heading(at(i).name) ? 1 : 0;
  }

  void add_text(const std::string& text) {
    // Two line breaks in a row are how old pages write a paragraph.
    const bool has_text = !is_blank(text);
    if (breaks_ >= 2 && has_text) {
      is_paragraph_ = true;
      end_block();
      is_paragraph_ = true;
    }
    if (breaks_ > 0 && !current_.empty()) current_ += line_break;
    if (has_text) breaks_ = 0;
    const std::size_t before = current_.size();
    for (const char c : text) current_ += c == line_break ? ' ' : c;
    if (links_ > 0) linked_ += current_.size() - before;
  }

  void end_block() {
    breaks_ = 0;
    std::string text;
    for (std::string_view rest = current_; !rest.empty();) {
      const std::size_t end = std::min(rest.find(line_break), rest.size());
      const std::string line = one_line(rest.substr(0, end));
      if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!text.empty()) {
      Block block;
      block.text = std::move(text);
      block.node = blocks_open_.empty() ? 0 : blocks_open_.back();
      block.element = is_paragraph_ ? std::string_view("p") : at(block.node).name;
      block.linked = linked_;
      block.heading = headings_open_ > 0;
      blocks_.push_back(std::move(block));
    }
    current_.clear();
    linked_ = 0;
    is_paragraph_ = false;
  }

  const HtmlTree& tree_;
  const std::vector<bool>& dropped_;
  std::vector<int32_t> blocks_open_;
  std::vector<Block> blocks_;
  std::string current_;
  std::size_t linked_ = 0;
  int headings_open_ = 0;
  int links_ = 0;
  int breaks_ = 0;
  bool is_paragraph_ = false;  // what is read is set apart by two line breaks
};

class ContentReader {
 public:
  ContentReader(const HtmlTree& tree, std::string_view title)
      : tree_(tree), title_(title), dropped_(tree.size(), false) {}

  std::string read() {
    for (std::size_t i = 0; i < tree_.size(); ++i) dropped_[i] = is_never_content(tree_[i]);
    drop_cards_in_paragraphs();
    weigh();
    if (weights_.front() == 0) return join(BlockReader(tree_, dropped_).read(0));
    drop_boxes();
    weigh();
    drop_teasers();
    weigh();
    const int32_t container = choose_container();
    std::vector<Block> blocks = BlockReader(tree_, dropped_).read(container);
    drop_lists_of_links(container);
    blocks = BlockReader(tree_, dropped_).read(container);
    return join(blocks);
  }

 private:
  // Sums the written text below each node.
  void weigh() {
    weights_.assign(tree_.size(), 0);
    for (const Block& block : BlockReader(tree_, dropped_).read(0))
      weights_[static_cast<std::size_t>(block.node)] += weight_of(block);
    for (std::size_t i = tree_.size(); i-- > 1;) weights_[static_cast<std::size_t>(tree_[i].parent)] += weights_[i];
  }

  // Elements whose name says that they are not the article, unless the text is in them: then the name lies.
  void drop_boxes() {
    constexpr std::size_t short_article = 300;
    const std::vector<bool> quotes = elements_with_quoted_post();
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (dropped_[i] || tree_[i].is_text()) continue;
      const BoxHint hint = box_hint(tree_[i]);
      // What is embedded is part of the article where it is words.
      if (hint == BoxHint::Likely && quotes[i]) continue;
      const bool small = weights_[i] * 10 < weights_.front() * 4;
      const bool leaves_an_article = weights_.front() - weights_[i] >= short_article;
      if ((hint != BoxHint::None && small) || (hint == BoxHint::Certain && leaves_an_article)) dropped_[i] = true;
    }
  }

  std::vector<bool> elements_with_quoted_post() const {
    std::vector<bool> with(tree_.size(), false);
    for (std::size_t i = tree_.size(); i-- > 1;) {
      if (is_quoted_post(tree_[i])) with[i] = true;
      if (with[i]) with[static_cast<std::size_t>(tree_[i].parent)] = true;
    }
    return with;
  }

  // Three or more elements of one kind beside each other, each a linked headline with a sentence or two: the teasers of
  // other articles.
  void drop_teasers() {
    constexpr std::size_t longest_teaser = 600, fewest = 3, short_article = 800;
    std::vector<std::size_t> links(tree_.size(), 0);
    for (const Block& block : BlockReader(tree_, dropped_).read(0)) {
      if (block.linked * 10 >= block.text.size() * 9 && block.text.size() >= 15)
        ++links[static_cast<std::size_t>(block.node)];
    }
    for (std::size_t i = tree_.size(); i-- > 1;) links[static_cast<std::size_t>(tree_[i].parent)] += links[i];
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      std::vector<int32_t> teasers;
      std::size_t weight = 0;
      for (int32_t child = tree_[i].first_child; child >= 0; child = at(child).next_sibling) {
        const auto place = static_cast<std::size_t>(child);
        const bool kind = at(child).name == "li" || at(child).name == "div" || at(child).name == "article" ||
                          at(child).name == "section";
        if (!kind || dropped_[place] || links[place] == 0 || links[place] > 3 || weights_[place] > longest_teaser)
          continue;
        if (!teasers.empty() && at(child).attribute("class") != at(teasers.front()).attribute("class")) continue;
        teasers.push_back(child);
        weight += weights_[place];
      }
      if (teasers.size() < fewest || weights_.front() < weight + short_article) continue;
      for (const int32_t teaser : teasers) dropped_[static_cast<std::size_t>(teaser)] = true;
    }
  }

  int32_t choose_container() const {
    int32_t best = 0;
    std::size_t best_score = 0;
    const std::vector<bool> titled = elements_with_title();
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (weights_[i] == 0) continue;
      const ContainerHint hint = container_hint(tree_[i]);
      if (hint == ContainerHint::None) continue;
      // Pages that go on with the next article when one scrolls hold several; the headline tells which is meant.
      const bool meant = tree_[i].name == "article" && titled[i];
      const std::size_t least_percent = meant ? 10 : hint == ContainerHint::Body ? 15 : 40;
      if (weights_[i] * 100 < weights_.front() * least_percent || weights_[i] < 200) continue;
      const std::size_t score = weights_[i] * (meant ? 30 : hint == ContainerHint::Body ? 13 : 10);
      if (score > best_score) {
        best = static_cast<int32_t>(i);
        best_score = score;
      }
    }
    return descend(best);
  }

  // Elements that hold a heading with the title.
  std::vector<bool> elements_with_title() const {
    std::vector<bool> with(tree_.size(), false);
    constexpr std::size_t most_nodes = 300;  // a headline has few; headings within each other would take long
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (static_cast<std::size_t>(tree_[i].end) - i > most_nodes) continue;
      if ((tree_[i].name != "h1" && tree_[i].name != "h2") ||
          !same_words(text_of(tree_, static_cast<int32_t>(i)), title_))
        continue;
      for (auto above = static_cast<int32_t>(i); above >= 0 && !with[static_cast<std::size_t>(above)];
           above = at(above).parent) {
        with[static_cast<std::size_t>(above)] = true;
      }
    }
    return with;
  }

  // Down to the smallest element that still holds nearly all the text.
  int32_t descend(int32_t node) const {
    const std::size_t whole = weights_[static_cast<std::size_t>(node)];
    for (bool moved = true; moved;) {
      moved = false;
      for (int32_t child = at(node).first_child; child >= 0; child = at(child).next_sibling) {
        if (weights_[static_cast<std::size_t>(child)] * 100 < whole * 92 || at(child).name == "p") continue;
        node = child;
        moved = true;
        break;
      }
    }
    return node;
  }

  // Cards that open over a name in the running text: three links or more, and nothing else, in an element inside a
  // paragraph. The inner ones go first, so that the name, a link around them, stays.
  void drop_cards_in_paragraphs() {
    constexpr std::size_t fewest_links = 3, shortest = 80;
    struct Sum {
      std::size_t text = 0, linked = 0, links = 0;
    };
    std::vector<Sum> sums(tree_.size());
    for (std::size_t i = tree_.size(); i-- > 1;) {
      const HtmlNode& node = tree_[i];
      Sum& sum = sums[i];
      if (dropped_[i]) continue;
      if (node.is_text()) sum.text = node.text.size();
      if (node.name == "a") sum = {sum.text, sum.text, 1};
      if (node.name == "span" && sum.links >= fewest_links && sum.text >= shortest && sum.linked * 10 >= sum.text * 8 &&
          inside_paragraph(static_cast<int32_t>(i))) {
        dropped_[i] = true;
        continue;
      }
      Sum& above = sums[static_cast<std::size_t>(node.parent)];
      above.text += sum.text;
      above.linked += sum.linked;
      above.links += sum.links;
    }
  }

  bool inside_paragraph(int32_t node) const {
    for (int32_t above = at(node).parent; above > 0; above = at(above).parent) {
      if (at(above).name == "p") return true;
      if (at(above).name != "span" && at(above).name != "b" && at(above).name != "em" && at(above).name != "strong" &&
          at(above).name != "i")
        return false;
    }
    return false;
  }

  // Lists and boxes most of whose text is links.
  void drop_lists_of_links(int32_t root) {
    std::vector<std::size_t> all(tree_.size(), 0), linked(tree_.size(), 0);
    for (const Block& block : BlockReader(tree_, dropped_).read(root)) {
      all[static_cast<std::size_t>(block.node)] += block.text.size();
      linked[static_cast<std::size_t>(block.node)] += std::min(block.linked, block.text.size());
    }
    const auto first = static_cast<std::size_t>(root) + 1, end = static_cast<std::size_t>(at(root).end);
    for (auto i = end; i-- > first;) {
      const auto parent = static_cast<std::size_t>(tree_[i].parent);
      all[parent] += all[i];
      linked[parent] += linked[i];
    }
    drop_lists_of_headlines(root, all, linked);
    for (auto i = first; i < end; ++i) {
      const std::string& name = tree_[i].name;
      const bool group =
          name == "ul" || name == "ol" || name == "div" || name == "section" || name == "table" || name == "dl";
      if (group && linked[i] * 2 > all[i] && weights_[i] * 4 < all[i]) dropped_[i] = true;
    }
  }

  // Lists most of whose items are links and nothing else. `all` and `linked` are bytes of text by node.
  void drop_lists_of_headlines(int32_t root, const std::vector<std::size_t>& all,
                               const std::vector<std::size_t>& linked) {
    constexpr std::size_t fewest = 3, shortest = 15, longest_item = 250;
    for (int32_t list = root + 1; list < at(root).end; ++list) {
      if (dropped_[static_cast<std::size_t>(list)] || (at(list).name != "ul" && at(list).name != "ol")) continue;
      std::size_t items = 0, headlines = 0;
      bool prose = false;
      for (int32_t item = at(list).first_child; item >= 0; item = at(item).next_sibling) {
        const auto place = static_cast<std::size_t>(item);
        if (at(item).name != "li" || dropped_[place] || all[place] == 0) continue;
        ++items;
        if (linked[place] * 10 >= all[place] * 9 && all[place] >= shortest) ++headlines;
        if (linked[place] * 4 < all[place] && all[place] > longest_item) prose = true;
      }
      if (headlines >= fewest && headlines * 2 > items && !prose) dropped_[static_cast<std::size_t>(list)] = true;
    }
  }

  bool is_wanted(const Block& block) const {
    const Furniture furniture = furniture_of(block.text);
    if (furniture != Furniture::None && furniture != Furniture::Host) return false;
    if (block.heading) return !same_words(block.text, title_);
    if (block.element == "p" || block.element == "blockquote" || block.element == "li" || block.element == "pre" ||
        block.element == "tr") {
      const bool only_a_link = block.linked * 10 > block.text.size() * 9 && !ends_like_sentence(block.text);
      return !only_a_link;
    }
    if (block.linked * 2 > block.text.size()) return false;
    return ends_like_sentence(block.text) || length_of(block.text) >= 80;
  }

  std::string join(const std::vector<Block>& blocks) const {
    std::vector<const Block*> kept;
    for (const Block& block : blocks) {
      if (!is_wanted(block)) continue;
      // A heading with another behind it, or at the end, heads nothing that was kept.
      if (block.heading) {
        while (!kept.empty() && kept.back()->heading && is_lower_level(*kept.back(), block)) kept.pop_back();
      }
      kept.push_back(&block);
    }
    while (!kept.empty() && kept.back()->heading) kept.pop_back();
    std::string out;
    for (const Block* block : kept) {
      if (!out.empty()) out += "\n\n";
      out += block->text;
    }
    return out;
  }

  bool is_lower_level(const Block& before, const Block& behind) const {
    return at(before.node).name >= at(behind.node).name;
  }

  const HtmlNode& at(int32_t i) const { return tree_[static_cast<std::size_t>(i)]; }

  const HtmlTree& tree_;
  std::string_view title_;
  std::vector<bool> dropped_;
  std::vector<std::size_t> weights_;
};

}  // namespace

std::string read_page_content(const HtmlTree& tree, std::string_view title) {
  return tree.empty() ? std::string() : ContentReader(tree, title).read();
}

}  // namespace wirecopy::corpus

// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "corpus/lines.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

constexpr unsigned most_attributes = 200;  // of an element; the rest is left out, every look at one walks the list
constexpr std::size_t most_memory = std::size_t{512} << 20;

// Processor time of this thread. The clock on the wall would let a page through on an idle machine and not on a busy
// one, and the same input must give the same articles.
double processor_seconds() {
  std::timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Memory that the parser takes and never gives back one by one. Past the limit of memory or time it jumps out of the
// parser: gumbo has no other way to stop, and takes quadratic time on deep nesting and on long lists of attributes.
class Arena {
 public:
  explicit Arena(double seconds) : deadline_(processor_seconds() + seconds) {}
  ~Arena() {
    while (last_ != nullptr) {
      Block* before = last_->before;
      std::free(last_);
      last_ = before;
    }
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t size) {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    size = (size + alignment - 1) / alignment * alignment;
    if (++allocations_ % 256 == 0 && processor_seconds() > deadline_) give_up(TreeFault::TooSlow);
    if (size > left_) add_block(size);
    void* memory = free_;
    free_ += size;
    left_ -= size;
    return memory;
  }

  std::jmp_buf& escape() { return escape_; }
  TreeFault fault() const { return fault_; }

 private:
  struct alignas(std::max_align_t) Block {
    Block* before;
  };

  [[noreturn]] void give_up(TreeFault fault) {
    fault_ = fault;
    std::longjmp(escape_, 1);
  }

  void add_block(std::size_t size) {
    constexpr std::size_t usual = std::size_t{1} << 20;
    const std::size_t wanted = std::max(size, usual);
    taken_ += wanted;
    void* memory = taken_ > most_memory ? nullptr : std::malloc(sizeof(Block) + wanted);
    if (memory == nullptr) give_up(TreeFault::TooLarge);
    last_ = new (memory) Block{last_};
    free_ = static_cast<char*>(memory) + sizeof(Block);
    left_ = wanted;
  }

  double deadline_;
  std::jmp_buf escape_;
  Block* last_ = nullptr;
  char* free_ = nullptr;
  std::size_t left_ = 0;
  std::size_t taken_ = 0;
  std::size_t allocations_ = 0;
  TreeFault fault_ = TreeFault::None;
};

void* allocate_in(void* arena, std::size_t size) {
  return static_cast<Arena*>(arena)->allocate(size);
}
void keep_until_the_end(void*, void*) {}

// Holds no object with a destructor: the jump would pass it by.
GumboOutput* parse_guarded(Arena* arena, const char* html, std::size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate_in;
  options.deallocator = keep_until_the_end;
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp(arena->escape()) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html, size);
}

std::string element_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  const std::string name = lower_ascii(piece.data == nullptr ? "" : std::string_view(piece.data, piece.length));
  return name.empty() ? "unknown" : name;
}

}  // namespace

bool is_page_state(const HtmlNode& node) {
  return node.name == "script" && node.attribute("id") == "__NEXT_DATA__";
}

namespace {

bool keeps_text(const HtmlNode& parent) {
  if (parent.name == "script")
    return parent.attribute("type").find("ld+json") != std::string_view::npos || is_page_state(parent);
  return parent.name != "style" && parent.name != "template";
}

const GumboVector& children_of(const GumboNode& node) {
  return node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

HtmlNode copy_element(const GumboElement& element) {
  HtmlNode copy;
  copy.name = element_name(element);
  for (unsigned i = 0; i < std::min(element.attributes.length, most_attributes); ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    copy.attributes.push_back({attribute->name, text::repair_utf8(attribute->value)});
  }
  return copy;
}

// Nothing when the tree is too deep.
std::optional<HtmlTree> copy_tree(const GumboNode& root, std::size_t deepest) {
  struct Open {
    const GumboNode* node;
    unsigned next_child;
    int32_t copy;
    int32_t last_child;
  };
  HtmlTree tree;
  tree.push_back({});
  tree.front().name = "html";
  std::vector<Open> open{{&root, 0, 0, -1}};
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector& children = children_of(*top.node);
    if (top.next_child == children.length) {
      tree[static_cast<std::size_t>(top.copy)].end = static_cast<int32_t>(tree.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
    const bool element = is_element(*child);
    const bool text =
        child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_CDATA;
    if (!element && !(text && keeps_text(tree[static_cast<std::size_t>(top.copy)]))) continue;
    const auto place = static_cast<int32_t>(tree.size());
    HtmlNode copy;
    if (element) {
      copy = copy_element(child->v.element);
    } else {
      copy.text = text::repair_utf8(child->v.text.text);
    }
    copy.parent = top.copy;
    copy.end = place + 1;
    tree.push_back(std::move(copy));
    if (top.last_child < 0) {
      tree[static_cast<std::size_t>(top.copy)].first_child = place;
    } else {
      tree[static_cast<std::size_t>(top.last_child)].next_sibling = place;
    }
    top.last_child = place;
    if (element) {
      if (open.size() >= deepest) return std::nullopt;
      open.push_back({child, 0, place, -1});
    }
  }
  return tree;
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
  for (const Attribute& attribute : attributes) {
    if (attribute.name == wanted) return attribute.value;
  }
  return {};
}

bool HtmlNode::has_attribute(std::string_view wanted) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const Attribute& attribute) { return attribute.name == wanted; });
}

std::optional<HtmlTree> parse_html_tree(std::string_view html, const TreeLimits& limits, TreeFault* fault) {
  Arena arena(limits.seconds);
  const GumboOutput* output = parse_guarded(&arena, html.data(), html.size());
  std::optional<HtmlTree> tree;
  if (output != nullptr) tree = copy_tree(*output->document, limits.depth);
  if (fault != nullptr) *fault = output == nullptr ? arena.fault() : tree ? TreeFault::None : TreeFault::TooDeep;
  return tree;
}

std::string text_of(const HtmlTree& tree, int32_t node) {
  std::string out;
  const int32_t end = tree[static_cast<std::size_t>(node)].end;
  for (int32_t i = node; i < end; ++i) {
    const HtmlNode& child = tree[static_cast<std::size_t>(i)];
    if (child.name == "script" || child.name == "style" || child.name == "noscript" || child.name == "template") {
      i = child.end - 1;
    } else if (child.is_text()) {
      out += child.text;
    } else if (child.name == "br" || child.name == "p" || child.name == "div" || child.name == "li") {
      out += ' ';
    }
  }
  return one_line(out);
}

}  // namespace wirecopy::corpus

// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/synthetic.h"

namespace wirecopy::bench {

Draft SyntheticAuthor::write(uint64_t number) const {
  Random random(mix(seed_, number));
  const Topic topic = draw_topic(random);
  Draft draft;
  draft.language = "en";
  draft.outlet = draw_outlet(random);
  draft.published = draw_date(random);
  draft.title = prose_.headline(random, topic);
  const std::size_t size = draw_body_size(random, body_bytes_);
  std::size_t written = 0;
  while (written < size) {
    Paragraph paragraph;
    const uint32_t sentences = 1 + random.below(3);
    for (uint32_t i = 0; i < sentences && written < size; ++i) {
      paragraph.push_back(prose_.sentence(random, topic));
      written += paragraph.back().size() + 1;
    }
    draft.paragraphs.push_back(std::move(paragraph));
  }
  return draft;
}

}  // namespace wirecopy::bench

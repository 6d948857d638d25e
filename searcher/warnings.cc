// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/warnings.h"

#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t longest_detail = 60;
constexpr unsigned char most_of_a_code = 10;

std::string shortened(std::string_view detail) {
  if (detail.size() <= longest_detail) return std::string(detail);
  return std::string(detail.substr(0, text::character_start(detail, longest_detail))) + "...";
}

}  // namespace

void WarningList::add(WarningCode code, Span at, std::initializer_list<std::string_view> details) {
  const WarningRow& row = code.row();
  unsigned char& count = counts_[static_cast<std::size_t>(&row - warning_rows.data())];
  if (count == most_of_a_code) return;
  ++count;
  std::string message;
  const auto* detail = details.begin();
  for (std::size_t i = 0; i < row.message.size(); ++i) {
    if (row.message.substr(i, 2) != "{}") {
      message += row.message[i];
      continue;
    }
    if (detail != details.end()) message += shortened(*detail++);
    ++i;
  }
  warnings_.push_back({std::string(row.code), at, std::move(message)});
}

}  // namespace wirecopy::searcher

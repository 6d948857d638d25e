// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/cells.h"
#include "cli/json_text.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/clock.h"
#include "searcher/list_json.h"

namespace wirecopy::cli {

// How a list is printed: its names, and a row of it in each format.
template <class Row>
struct RowShapes {
  std::string_view name;             // of what stands in it, in the plural
  std::string_view nothing;          // for people, when it is empty: a line
  std::vector<std::string> columns;  // of the tables
  std::function<std::vector<std::vector<std::string>>(const Row&)> cells;
  std::function<searcher::Json(const Row&)> json;
  std::function<std::string(const Row&)> text;
};

// Prints a list of the whole index, `limit` rows at most (0 = all): each as it comes, but in JSON, which says how many
// there are, all at the end.
// Call sequence: add* finish
template <class Row>
class RowList {
 public:
  RowList(RowShapes<Row> shapes, Format format, uint64_t limit)
      : shapes_(std::move(shapes)), format_(format), limit_(limit), part_{.name = shapes_.name} {
    if (format_ == Format::Csv) write_out(csv_lines({shapes_.columns}));
  }

  // False where no more rows are wanted.
  bool add(const Row& row) {
    const bool is_within = limit_ == 0 || part_.total < limit_;
    if (!is_within && format_ != Format::Json) return false;
    ++part_.total;
    if (is_within) write(row);
    return true;
  }

  // `index` is the state that the rows are of, `clock` ran since before the first.
  void finish(const searcher::IndexState& index, const searcher::Clock& clock) {
    if (format_ == Format::Json) write_list(part_, index, clock);
    if (format_ == Format::Text && part_.total == 0) write_out(std::string(shapes_.nothing) + "\n");
  }

 private:
  void write(const Row& row) {
    switch (format_) {
      case Format::Tsv:
        return write_out(tsv_lines(shapes_.cells(row)));
      case Format::Csv:
        return write_out(csv_lines(shapes_.cells(row)));
      case Format::Json:
        part_.items.push_back(shapes_.json(row));
        return;
      case Format::Jsonl:
        return write_out(dumped(shapes_.json(row)) + "\n");
      default:
        return write_out(shapes_.text(row));
    }
  }

  RowShapes<Row> shapes_;
  Format format_;
  uint64_t limit_;
  searcher::ListPart part_;
};

}  // namespace wirecopy::cli

// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/cells.h"

#include "cli/answer_text.h"
#include "cli/layout.h"
#include "text/escape.h"
#include "web/export.h"

namespace wirecopy::cli {

namespace {

template <class Write>
std::string joined(const std::vector<std::vector<std::string>>& rows, char between, Write write) {
  std::string lines;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) lines += between;
      lines += write(row[i]);
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace

std::string csv_lines(const std::vector<std::vector<std::string>>& rows) {
  return joined(rows, ',', [](const std::string& cell) { return web::csv_cell(cell); });
}

std::string tsv_lines(const std::vector<std::vector<std::string>>& rows) {
  return joined(rows, '\t', [](const std::string& cell) { return text::escape_tsv(cell); });
}

std::string text_lines(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::vector<std::string>> safe = rows;
  for (std::vector<std::string>& row : safe) {
    for (std::string& cell : row) cell = one_line(cell);
  }
  return table(safe);
}

}  // namespace wirecopy::cli

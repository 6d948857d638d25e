// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <fmt/format.h>
#include "cli/answer_text.h"
#include "cli/cells.h"
#include "cli/commands.h"
#include "cli/json_text.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/outlet_reports.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using searcher::OutletRow;

struct OutletsCommand {
  uint64_t limit = 0;  // 0 = all
  CellFormat format = CellFormat::Text;
  std::string index;
};

searcher::ListPart part_of(const std::vector<OutletRow>& rows, uint64_t total) {
  searcher::ListPart part{.name = "outlets", .total = total};
  for (const OutletRow& row : rows) part.items.push_back(searcher::json_of(row));
  return part;
}

std::vector<std::vector<std::string>> cells_of(const std::vector<OutletRow>& rows, CellFormat format) {
  std::vector<std::vector<std::string>> cells;
  if (format != CellFormat::Tsv)
    cells.push_back({"outlet", "articles", "texts", "leads", "copies", "credited", "exclusives"});
  for (const OutletRow& row : rows) {
    std::string credited = std::to_string(row.credited);
    if (format == CellFormat::Text) {
      const double share = row.copies == 0 ? 0 : static_cast<double>(row.credited) / static_cast<double>(row.copies);
      credited = row.copies == 0 ? "-" : credited + " (" + web::percent_words(share) + ")";
    }
    cells.push_back({format == CellFormat::Text ? outlet_text(row.outlet) : row.outlet, std::to_string(row.articles),
                     std::to_string(row.texts), std::to_string(row.leads), std::to_string(row.copies), credited,
                     std::to_string(row.exclusives)});
  }
  return cells;
}

int run_outlets(const OutletsCommand& command) {
  const searcher::Clock clock;
  auto [rows, index] = searcher::list_outlets(command.index);
  const uint64_t total = rows.size();
  if (command.limit > 0 && rows.size() > command.limit) rows.resize(command.limit);
  switch (command.format) {
    case CellFormat::Text:
      write_out(text_lines(cells_of(rows, command.format)));
      break;
    case CellFormat::Json:
      write_list(part_of(rows, total), index, clock);
      break;
    case CellFormat::Csv:
      write_out(csv_lines(cells_of(rows, command.format)));
      break;
    case CellFormat::Tsv:
      write_out(tsv_lines(cells_of(rows, command.format)));
      break;
  }
  return 0;
}

}  // namespace

Run add_outlets(CLI::App& app) {
  const auto command = std::make_shared<OutletsCommand>();
  app.add_option("-n,--limit", command->limit, "Outlets at most (default: all)")->option_text("N")->check(at_least(0));
  add_choice(app, "-f,--format", command->format, cell_formats, "How to print");
  add_index_option(app, command->index);
  return [command] { return run_outlets(*command); };
}

}  // namespace wirecopy::cli

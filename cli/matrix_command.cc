// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <optional>
#include <string>

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

using searcher::OutletMatrix;

// As many columns as people can read.
constexpr uint64_t usual_text_limit = 12;

struct MatrixCommand {
  std::optional<uint64_t> limit;  // 0 = all
  CellFormat format = CellFormat::Text;
  std::string index;
};

// A row for each outlet that ran copies, a column for each outlet whose they are.
std::vector<std::vector<std::string>> cells_of(const OutletMatrix& matrix, CellFormat format) {
  std::vector<std::vector<std::string>> cells;
  const bool for_people = format == CellFormat::Text;
  std::vector<std::string>& head = cells.emplace_back();
  head.emplace_back(for_people ? "ran, of" : "outlet");
  for (std::size_t i = 0; i < matrix.outlets.size(); ++i) {
    // Columns have numbers for names in a table, or it would not fit the screen.
    head.push_back(for_people ? std::to_string(i + 1) : matrix.outlets[i]);
  }
  for (std::size_t i = 0; i < matrix.outlets.size(); ++i) {
    std::vector<std::string>& row = cells.emplace_back();
    const std::string& name = matrix.outlets[i];
    row.push_back(for_people ? std::to_string(i + 1) + " " + outlet_text(name) : name);
    for (const uint64_t copies : matrix.cells[i])
      row.push_back(for_people && copies == 0 ? "." : std::to_string(copies));
  }
  return cells;
}

// That not all outlets are shown, where it is so.
std::string cut_line(const OutletMatrix& matrix) {
  if (matrix.outlets.size() == matrix.total) return {};
  return "\nthe first " + web::grouped(matrix.outlets.size()) + " of " +
         web::count_words(matrix.total, "outlet", "outlets") + " that run or lead copies; -n 0 shows all\n";
}

int run_matrix(const MatrixCommand& command) {
  const uint64_t usual = command.format == CellFormat::Text ? usual_text_limit : 0;
  const searcher::Clock clock;
  const OutletMatrix matrix = searcher::outlet_matrix(command.index, command.limit.value_or(usual));
  switch (command.format) {
    case CellFormat::Text:
      write_out(matrix.outlets.empty() ? "no copies in this index\n"
                                       : text_lines(cells_of(matrix, command.format)) + cut_line(matrix));
      break;
    case CellFormat::Json:
      write_list(matrix, matrix.index, clock);
      break;
    case CellFormat::Csv:
      write_out(csv_lines(cells_of(matrix, command.format)));
      break;
    case CellFormat::Tsv:
      write_out(tsv_lines(cells_of(matrix, command.format)));
      break;
  }
  return 0;
}

}  // namespace

Run add_matrix(CLI::App& app) {
  const auto command = std::make_shared<MatrixCommand>();
  app.add_option("-n,--limit", command->limit, "Outlets at most, 0 = all (default: 12 in a table, else all)")
      ->option_text("N")
      ->check(at_least(0));
  add_choice(app, "-f,--format", command->format, cell_formats, "How to print");
  add_index_option(app, command->index);
  return [command] { return run_matrix(*command); };
}

}  // namespace wirecopy::cli

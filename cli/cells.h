// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"

namespace wirecopy::cli {

// How a report of rows and columns is printed.
enum class CellFormat { Text, Json, Csv, Tsv };
inline constexpr std::array<searcher::Named<CellFormat>, 4> cell_formats{
    {{"text", CellFormat::Text}, {"json", CellFormat::Json}, {"csv", CellFormat::Csv}, {"tsv", CellFormat::Tsv}}};

// Rows of cells as lines of CSV (RFC 4180, but with bare line feeds), made safe for spreadsheets.
std::string csv_lines(const std::vector<std::vector<std::string>>& rows);

// Rows of cells as lines with tabs between, for programs: control characters that would break a line become blanks.
std::string tsv_lines(const std::vector<std::vector<std::string>>& rows);

// Rows of cells as a table for people. Cells are made safe for a terminal.
std::string text_lines(const std::vector<std::vector<std::string>>& rows);

}  // namespace wirecopy::cli

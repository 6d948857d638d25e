// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/csv.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/complete.h"
#include "corpus/json_fields.h"
#include "corpus/lines.h"
#include "corpus/plain_text.h"
#include "text/charset.h"
#include "text/escape.h"

namespace wirecopy::corpus {
namespace {

// A walk over one row that can be taken up again when more bytes are there.
struct RowScan {
  std::size_t position = 0;
  bool in_quotes = false;
  bool starts_cell = true;
};

char separator_of(std::string_view header) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char separator : {'\t', ',', ';', '|'}) {
    const std::ptrdiff_t count = std::ranges::count(header, separator);
    if (count > most) {
      best = separator;
      most = count;
    }
  }
  return best;
}

// Where the row at the front of `text` ends: at its line end, or npos when that is not there yet.
std::size_t end_of_row(std::string_view text, char separator, RowScan& scan) {
  if (separator == '\t') {
    const std::size_t end = text.find('\n', scan.position);
    scan.position = std::min(end, text.size());
    return end;
  }
  for (; scan.position < text.size(); ++scan.position) {
    const char c = text[scan.position];
    if (scan.in_quotes) {
      // Of a doubled mark the second opens again what the first has closed.
      if (c == '"') scan.in_quotes = false;
    } else if (c == '"' && (scan.starts_cell || (scan.position > 0 && text[scan.position - 1] == '"'))) {
      scan.in_quotes = true;
    } else if (c == '\n') {
      return scan.position;
    }
    scan.starts_cell = !scan.in_quotes && c == separator;
  }
  return std::string_view::npos;
}

std::string unquoted(std::string_view cell) {
  if (cell.size() < 2 || !cell.starts_with('"') || !cell.ends_with('"')) return std::string(cell);
  cell = cell.substr(1, cell.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '"' && i + 1 < cell.size() && cell[i + 1] == '"') ++i;
    text += cell[i];
  }
  return text;
}

// An apostrophe before what a spreadsheet would take for a formula is no part of the text: tables that are safe to open
// have it, those of `wirecopy export` too.
std::string unguarded(std::string cell) {
  if (cell.starts_with('\'') && text::is_formula(std::string_view(cell).substr(1))) cell.erase(0, 1);
  return cell;
}

std::vector<std::string> cells_of(std::string_view row, char separator) {
  while (row.ends_with('\r') || row.ends_with('\n')) row.remove_suffix(1);
  std::vector<std::string> cells;
  std::size_t begin = 0;
  bool in_quotes = false;
  for (std::size_t i = 0; i <= row.size(); ++i) {
    if (i == row.size() || (row[i] == separator && !in_quotes)) {
      std::string cell = unquoted(row.substr(begin, i - begin));
      cells.push_back(separator == '\t' ? cell : unguarded(std::move(cell)));
      begin = i + 1;
    } else if (row[i] == '"' && separator != '\t' && (i == begin || in_quotes || row[i - 1] == '"')) {
      in_quotes = !in_quotes;
    }
  }
  return cells;
}

// "sep=;", by which a spreadsheet says before the header what parts the cells: the sign, 0 where the text begins with
// something else. `line_end` is told where the line is there in full.
char said_separator(std::string_view text, std::size_t& line_end) {
  constexpr std::string_view start = "sep=";
  if (!text.starts_with(start) || text.size() <= start.size()) return 0;
  line_end = text.find('\n');
  if (line_end == std::string_view::npos || !trim(text.substr(start.size() + 1, line_end - start.size() - 1)).empty())
    return 0;
  return text[start.size()];
}

// The rows of a table, header first, and what parts their cells.
struct Rows {
  std::string_view text;
  char separator;
};

Rows rows_of(std::string_view text) {
  std::size_t line_end = 0;
  const char said = said_separator(text, line_end);
  if (said != 0) text.remove_prefix(line_end + 1);
  return {text, said != 0 ? said : separator_of(text.substr(0, text.find('\n')))};
}

std::string path_of(std::string_view column) {
  std::string path;
  append_key(path, column);
  return path;
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

// Fields that an article needs one of.
bool is_shown(Field field) {
  return field == Field::Title || field == Field::TitleRendering || field == Field::Body || field == Field::BodyPart ||
         field == Field::BodyRendering || field == Field::Standfirst;
}

// What is wrong with the columns of a table, empty when there is a headline or a text among them.
std::string fault_of(std::string_view header, char separator, const FieldMap& map) {
  constexpr std::size_t most_named = 20;
  std::string names;
  const std::vector<std::string> columns = cells_of(header, separator);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int name = map.find(path_of(columns[i]));
    if (name >= 0 && is_shown(field_at(name))) return {};
    if (i < most_named) names += (i > 0 ? ", " : "") + one_line(text::repair_text(columns[i]));
  }
  if (columns.size() > most_named) names += " and " + std::to_string(columns.size() - most_named) + " more";
  return "no column is known to hold headlines or texts; --map title=COLUMN,body=COLUMN says which do, of: " + names;
}

}  // namespace

bool recognise_csv(std::string_view head) {
  const Rows rows = rows_of(without_mark(head));
  const std::size_t end = rows.text.find('\n');
  if (end == std::string_view::npos) return false;
  bool tells = false;
  int known = 0;
  for (const std::string& column : cells_of(rows.text.substr(0, end), rows.separator)) {
    const int name = find_field_name(path_of(column));
    if (name < 0) continue;
    ++known;
    tells |= is_shown(field_at(name));
  }
  return known >= 2 && tells;
}

void split_csv(ByteStream& stream, Records& records) {
  std::string said;    // the line that says what parts the cells, where there is one
  std::string header;  // with that line before it, so that each record is understood by itself
  char separator = ',';
  bool is_usable = true;
  RowScan scan;
  const auto take = [&](std::size_t end) {
    const std::string_view row = stream.buffer().substr(0, end);
    if (row.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      records.skip();
    } else if (header.empty()) {
      header = said + std::string(row) + "\n";
      if (std::string fault = fault_of(row, separator, records.map()); !fault.empty()) {
        records.reject(stream.offset(), Reason::BadTable, std::move(fault));
        is_usable = false;
      } else {
        records.skip();
      }
    } else {
      records.add(stream.offset(), header + std::string(row));
    }
    stream.consume(std::min(end + 1, stream.buffer().size()));
    scan = {};
  };
  bool skipping = false;  // inside a line that was given up
  const auto give_up_line = [&](Reason reason, const std::string& message) {
    if (!skipping) records.reject(stream.offset(), reason, message);
    const std::size_t end = stream.buffer().find('\n');
    skipping = end == std::string_view::npos;
    stream.consume(skipping ? stream.buffer().size() : end + 1);
    scan = {};
  };
  while (!records.stopped() && is_usable) {
    if (header.empty() && scan.position == 0) {
      const std::string_view text = without_mark(stream.buffer());
      const Rows rows = rows_of(text);
      separator = rows.separator;
      if (said.empty() && rows.text.size() < text.size()) {
        said = text.substr(0, text.size() - rows.text.size());
        stream.consume(stream.buffer().size() - rows.text.size());
        records.skip();
        continue;
      }
      if (!said.empty()) separator = said[4];
    }
    if (skipping && !stream.buffer().empty()) {
      give_up_line(Reason::BadTable, {});
      continue;
    }
    const std::size_t end = end_of_row(stream.buffer(), separator, scan);
    if (end != std::string_view::npos) {
      take(end);
      continue;
    }
    if (stream.buffer().size() > records.limit()) {
      give_up_line(Reason::TooLarge, "the row is longer than " + std::to_string(records.limit()) +
                                         " bytes, or a quotation mark is not closed");
      continue;
    }
    records.advance(stream);
    if (stream.more()) continue;
    if (stream.damage() != Damage::None) return;
    if (stream.buffer().empty()) break;
    if (scan.in_quotes) {
      give_up_line(Reason::BadTable, "a quotation mark is not closed");
    } else {
      take(stream.buffer().size());
    }
  }
  if (!records.stopped() && is_usable && records.number() <= (said.empty() ? 1u : 2u) && !header.empty())
    records.reject(0, Reason::NoText, "the table has a header and no rows");
}

Parsed parse_csv(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<std::string> text = decode_record(record, {}, parsed);
  if (!text) return parsed;
  const auto [rows, separator] = rows_of(*text);
  RowScan scan;
  const std::string_view header = rows.substr(0, end_of_row(rows, separator, scan));
  const std::vector<std::string> columns = cells_of(header, separator);
  const std::vector<std::string> cells = cells_of(rows.substr(std::min(header.size() + 1, rows.size())), separator);
  const auto is_said = [](const std::string& cell) { return cell.find_first_not_of(" \r\t") != std::string::npos; };
  if (cells.size() > columns.size() &&
      std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(columns.size()), cells.end(), is_said)) {
    parsed.rejects.push_back(make_reject(
        record.place, Reason::BadTable,
        "the row has " + std::to_string(cells.size()) + " cells, the header " + std::to_string(columns.size())));
    return parsed;
  }
  FieldValues values;
  for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i) {
    if (const int name = options.map.find(path_of(columns[i])); name >= 0) values.set(name, cells[i]);
  }
  complete(values.article(Origin::Metadata, options.now), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus

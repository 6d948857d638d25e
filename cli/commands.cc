// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/commands.h"

#include <array>

namespace wirecopy::cli {

// Each stands in a file of its own, <name>_command.cc.
Run add_index(CLI::App& app);
Run add_remove(CLI::App& app);
Run add_extract(CLI::App& app);
Run add_search(CLI::App& app);
Run add_count(CLI::App& app);
Run add_facets(CLI::App& app);
Run add_histogram(CLI::App& app);
Run add_export(CLI::App& app);
Run add_similar(CLI::App& app);
Run add_show(CLI::App& app);
Run add_copies(CLI::App& app);
Run add_compare(CLI::App& app);
Run add_match(CLI::App& app);
Run add_stories(CLI::App& app);
Run add_outlets(CLI::App& app);
Run add_matrix(CLI::App& app);
Run add_suggest(CLI::App& app);
Run add_queries(CLI::App& app);
Run add_alerts(CLI::App& app);
Run add_explain(CLI::App& app);
Run add_info(CLI::App& app);
Run add_fields(CLI::App& app);
Run add_serve(CLI::App& app);
Run add_keys(CLI::App& app);
Run add_mcp(CLI::App& app);
Run add_completion(CLI::App& app);

std::span<const Command> commands() {
  static constexpr std::array table{
      Command{"index", "Read articles into an index",
              "  wirecopy index news/                        # every file below news/\n"
              "  wirecopy index -i week.db monday.jsonl.gz   # into another index\n"
              "  zcat dump.gz | wirecopy index --format jsonl -\n"
              "  wirecopy index news/ --rejects rejects.jsonl --max-rejects 100\n"
              "  wirecopy index --retry rejects.jsonl --max-record 100MB\n"
              "  find news -name '*.html' -mtime -1 | wirecopy index --files-from -\n",
              add_index},
      Command{"remove", "Take articles out of an index",
              "  wirecopy remove 9f3c01d2e4b5a697\n"
              "  wirecopy remove --from-file ids.txt\n"
              "  wirecopy search 'source:daily.example' -n 100 -f tsv | cut -f2 | wirecopy remove --from-file -\n",
              add_remove},
      Command{"extract", "Print the articles that would be indexed",
              "  wirecopy extract page.html\n"
              "  wirecopy extract crawl.warc.gz -f jsonl > articles.jsonl   # what `wirecopy index` reads as well\n"
              "  wirecopy extract dump.csv --map title=headline,body=prose -f jsonl\n",
              add_extract},
      Command{"search", "Find articles, each text shown once",
              "  wirecopy search 'grain deal -wheat'\n"
              "  wirecopy search '\"prime minister\" NEAR/5 resign*' --sort -date\n"
              "  wirecopy search 'title:(flood OR storm)' --from 2024-01 --until 2024-03\n"
              "  wirecopy search 'outlets:>=5' --dups show -f tsv\n"
              "  wirecopy search -f json -n 20 -- -only\n"
              "  wirecopy search --batch queries.tsv -f trec\n",
              add_search},
      Command{"count", "Count what matches",
              "  wirecopy count 'grain deal'\n"
              "  wirecopy count 'title:storm' --from 2024-03 -f json\n",
              add_count},
      Command{"facets", "Count what matches by outlet, author, language, section, tag",
              "  wirecopy facets 'grain deal'\n"
              "  wirecopy facets 'grain deal' --by source,tag -n 50 --unit articles\n"
              "  wirecopy facets --by author -n 1000 -f csv > authors.csv\n",
              add_facets},
      Command{"histogram", "Count what matches by time",
              "  wirecopy histogram 'grain deal'\n"
              "  wirecopy histogram 'grain deal' --by week --share --tz Europe/Berlin\n"
              "  wirecopy histogram 'outlets:>=5' --by month --unit articles -f csv\n",
              add_histogram},
      Command{"export", "Print all articles that match, whole",
              "  wirecopy export 'grain deal' > articles.jsonl   # what `wirecopy index` reads as well\n"
              "  wirecopy export --dups collapse --from 2024-03 -f csv > march.csv\n",
              add_export},
      Command{"similar", "Find articles on the matter of another one",
              "  wirecopy similar 9f3c01d2e4b5a697\n"
              "  wirecopy similar draft.txt --from 30d\n",
              add_similar},
      Command{"show", "Print a whole article and who else ran it",
              "  wirecopy show 9f3c01d2e4b5a697\n"
              "  wirecopy show 9f3c01d2e4b5a697 -q 'grain deal' -f json\n",
              add_show},
      Command{"copies", "List the texts that several articles carry",
              "  wirecopy copies -n 10\n"
              "  wirecopy copies --members -f tsv    # article id, id of its group\n"
              "  wirecopy copies --pairs -f tsv      # every two articles that share text\n"
              "  wirecopy copies --of 9f3c01d2e4b5a697         # who ran it first, and who how long after\n"
              "  wirecopy copies --report copies.html -n 20    # a page to send: timelines, texts side by side\n",
              add_copies},
      Command{"compare", "Hold two articles side by side",
              "  wirecopy compare 9f3c01d2e4b5a697 77ab12c90d3e4f51\n"
              "  wirecopy compare draft.txt 9f3c01d2e4b5a697      # a file against an article of the index\n"
              "  wirecopy compare ours.html theirs.html -f json   # passages with their places\n",
              add_compare},
      Command{"match", "Find the articles that reuse a text",
              "  wirecopy match press-release.txt\n"
              "  wirecopy match speech.html -n 50 -f tsv\n"
              "  echo 'We shall not cut a single sailing this year or next' | wirecopy match -\n",
              add_match},
      Command{"stories", "List the events that several articles report",
              "  wirecopy stories -n 10\n"
              "  wirecopy stories --of 9f3c01d2e4b5a697   # who told it when\n"
              "  wirecopy stories --exclusive             # what one outlet alone reports\n"
              "  wirecopy stories --members -f tsv        # article id, id of its story\n"
              "  wirecopy stories --rebuild               # after many additions: all found anew\n",
              add_stories},
      Command{"outlets", "List the outlets: what they ran, copied and credited",
              "  wirecopy outlets -n 20\n"
              "  wirecopy outlets -f csv > outlets.csv\n",
              add_outlets},
      Command{"matrix", "Count who runs whose text, outlets by outlets",
              "  wirecopy matrix\n"
              "  wirecopy matrix -n 50 -f csv > matrix.csv\n",
              add_matrix},
      Command{"suggest", "Print what a query may become while it is typed",
              "  wirecopy suggest 'harbour str'\n"
              "  wirecopy suggest author:ja -n 3 -f json\n",
              add_suggest},
      Command{"queries", "Keep queries under names, for query:name",
              "  wirecopy queries\n"
              "  wirecopy queries save grain-watch '(grain OR wheat) deal'\n"
              "  wirecopy search 'query:grain-watch date:7d..'\n"
              "  wirecopy queries remove grain-watch\n",
              add_queries},
      Command{"alerts", "Print what is new in saved queries since the last run, each story once",
              "  wirecopy queries save harbour 'harbour (strike OR dockers)'\n"
              "  wirecopy alerts run                         # all saved queries\n"
              "  wirecopy alerts run harbour -f json\n"
              "  wirecopy alerts run --atom alerts.xml       # for a feed reader\n"
              "  wirecopy alerts                             # when each was run last\n",
              add_alerts},
      Command{"explain", "Print how a query is read and run, step by step",
              "  wirecopy explain '\"central ba*\" source:courier'\n", add_explain},
      Command{"info", "Print what an index holds", "  wirecopy info\n  wirecopy info -i week.db -f json\n", add_info},
      Command{"fields", "Print the fields of the query language", "  wirecopy fields\n", add_fields},
      Command{"serve", "Answer browsers and programs over HTTP",
              "  wirecopy serve                      # on a free port of this machine\n"
              "  wirecopy serve --port 8080 -i week.db\n"
              "  wirecopy serve --address 0.0.0.0 --keys wirecopy.keys --certificate desk.pem\n"
              "  wirecopy serve -i today=today.index -i archive=archive.index\n",
              add_serve},
      Command{"keys", "Give keys to the programs and people that ask a server",
              "  wirecopy keys add newsroom --rights read,write   # prints the key, once\n"
              "  wirecopy keys list\n"
              "  wirecopy keys remove newsroom\n",
              add_keys},
      Command{"mcp", "Let an assistant ask the index (Model Context Protocol)",
              "  wirecopy mcp -i news.index    # speaks JSON-RPC on standard input and output\n", add_mcp},
      Command{"completion", "Print a script that completes command lines in a shell",
              "  source <(wirecopy completion bash)\n"
              "  wirecopy completion zsh     # to be a file _wirecopy in $fpath\n"
              "  wirecopy completion fish    # to be wirecopy.fish in ~/.config/fish/completions\n",
              add_completion},
  };
  return table;
}

}  // namespace wirecopy::cli

/* SPDX-License-Identifier: GPL-2.0-or-later
   usage: search INDEX QUERY      prints the answer as JSON
          search INDEX --add < articles.jsonl */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <wirecopy.h>

static int fail(wirecopy_status status) {
  fprintf(stderr, "%s\n", wirecopy_last_error());
  return (int)status;
}

/* All of standard input; the caller frees it. */
static char* read_all(size_t* length) {
  size_t room = 1 << 16;
  char* text = malloc(room);
  *length = 0;
  while (text != NULL) {
    const size_t count = fread(text + *length, 1, room - *length, stdin);
    *length += count;
    if (count == 0) break;
    if (*length == room) {
      char* more = realloc(text, room *= 2);
      if (more == NULL) free(text);
      text = more;
    }
  }
  return text;
}

static int add(const char* path) {
  size_t length = 0;
  char* lines = read_all(&length);
  char* json = NULL;
  if (lines == NULL) return 6;
  const wirecopy_status status = wirecopy_add(path, lines, length, &json);
  free(lines);
  if (status != WIRECOPY_OK) return fail(status);
  puts(json);
  wirecopy_free(json);
  return 0;
}

static int search(const char* path, const char* query) {
  wirecopy_index* index = NULL;
  char* json = NULL;
  wirecopy_status status = wirecopy_open(path, &index);
  if (status != WIRECOPY_OK) return fail(status);
  status = wirecopy_search(index, query, "limit=5", &json);
  if (status == WIRECOPY_OK) fputs(json, stdout);
  wirecopy_free(json);
  wirecopy_close(index);
  return status == WIRECOPY_OK ? 0 : fail(status);
}

int main(int argc, char** argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: %s INDEX QUERY|--add\nwirecopy %s\n", argv[0], wirecopy_version());
    return 2;
  }
  return strcmp(argv[2], "--add") == 0 ? add(argv[1]) : search(argv[1], argv[2]);
}

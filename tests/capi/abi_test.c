/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Everything that wirecopy.h promises, from C. Makes an index in the working directory; prints what is not as it
   should be, and ends with the number of such things. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "wirecopy.h"

/* Programs that are built must go on to run. */
_Static_assert(WIRECOPY_OK == 0 && WIRECOPY_NOT_FOUND == 1 && WIRECOPY_USAGE == 2 && WIRECOPY_NO_INDEX == 3 &&
                   WIRECOPY_LOCKED == 4 && WIRECOPY_BROKEN == 6,
               "values stay");

static int failures = 0;

#define EXPECT(condition)                                                                                     \
  do {                                                                                                        \
    if (!(condition)) {                                                                                       \
      ++failures;                                                                                             \
      fprintf(stderr, "line %d: not so: %s (last error: %s)\n", __LINE__, #condition, wirecopy_last_error()); \
    }                                                                                                         \
  } while (0)

/* Whether a text is in an answer that was given; frees the answer. */
static int gives(wirecopy_status status, char** json, const char* text) {
  int found = status == WIRECOPY_OK && *json != NULL && strstr(*json, text) != NULL;
  if (!found && *json != NULL) fprintf(stderr, "%s\n", *json);
  wirecopy_free(*json);
  *json = NULL;
  return found;
}

static const char lines[] =
    "{\"id\":\"first\",\"title\":\"Flood\",\"body\":\"The night ferry to Ellerby ran aground on a sandbank in the "
    "Tollen "
    "shortly after two in the morning, the coastguard said on Tuesday.\",\"source\":\"courier.example\"}\n"
    "no article\n"
    "{\"id\":\"second/1\",\"title\":\"Drought\",\"body\":\"The river is gone.\",\"source\":\"gazette.example\"}\n";

static void test_failures_are_values(void) {
  wirecopy_index* index = (wirecopy_index*)&failures;
  char* json = NULL;
  EXPECT(strlen(wirecopy_version()) > 0);
  EXPECT(strcmp(wirecopy_last_error(), "") == 0);
  EXPECT(wirecopy_open("nowhere", &index) == WIRECOPY_NO_INDEX);
  EXPECT(index == (wirecopy_index*)&failures);
  EXPECT(strstr(wirecopy_last_error(), "nowhere") != NULL);
  EXPECT(wirecopy_open(NULL, &index) == WIRECOPY_USAGE);
  EXPECT(wirecopy_open("nowhere", NULL) == WIRECOPY_USAGE);
  EXPECT(wirecopy_search(NULL, "flood", NULL, &json) == WIRECOPY_USAGE);
  EXPECT(wirecopy_article(NULL, "first", &json) == WIRECOPY_USAGE);
  EXPECT(wirecopy_match(NULL, "text", 4, &json) == WIRECOPY_USAGE);
  EXPECT(wirecopy_get(NULL, "/api/v1/count", &json) == WIRECOPY_USAGE);
  EXPECT(wirecopy_add(NULL, lines, sizeof lines - 1, &json) == WIRECOPY_USAGE);
  EXPECT(json == NULL);
  wirecopy_close(NULL);
  wirecopy_free(NULL);
}

static void test_questions(wirecopy_index* index) {
  static const char sentence[] = "ran aground on a sandbank in the Tollen shortly after two in the morning";
  static const char* const odd[] = {"", "\"", "((", "title:", "\xff\xfe", "a AND", "%00%", "\x01"};
  char* json = NULL;
  EXPECT(gives(wirecopy_search(index, "ferries", NULL, &json), &json, "\"id\":\"first\""));
  EXPECT(gives(wirecopy_search(index, "source:gazette&limit=0", "limit=5&lang=en", &json), &json, "\"hits\":["));
  EXPECT(gives(wirecopy_search(index, "zeppelin", "", &json), &json, "\"articles\":{\"value\":0"));
  for (size_t i = 0; i < sizeof odd / sizeof *odd; ++i)
    EXPECT(gives(wirecopy_search(index, odd[i], NULL, &json), &json, "format_version"));
  EXPECT(wirecopy_search(index, "flood", "limit=many", &json) == WIRECOPY_USAGE);
  EXPECT(strstr(wirecopy_last_error(), "limit") != NULL);
  EXPECT(gives(wirecopy_article(index, "second/1", &json), &json, "The river is gone."));
  EXPECT(wirecopy_article(index, "nobody", &json) == WIRECOPY_NOT_FOUND);
  EXPECT(json == NULL);
  EXPECT(gives(wirecopy_match(index, sentence, strlen(sentence), &json), &json, "\"share\":1"));
  EXPECT(gives(wirecopy_match(index, sentence, 3, &json), &json, "text_too_short"));
  EXPECT(gives(wirecopy_get(index, "/api/v1/articles/first/copies", &json), &json, "first_is_certain"));
  EXPECT(gives(wirecopy_get(index, "/api/v1/count?q=river", &json), &json, "\"value\":1"));
  EXPECT(wirecopy_get(index, "/healthz", &json) == WIRECOPY_USAGE);
  EXPECT(wirecopy_get(index, "/api/v1/nothing", &json) == WIRECOPY_NOT_FOUND);
}

static void test_what_is_added_is_seen(wirecopy_index* index) {
  static const char more[] = "{\"id\":\"third\",\"title\":\"Comet\",\"body\":\"A comet was seen.\"}";
  char* json = NULL;
  EXPECT(gives(wirecopy_search(index, "comet", NULL, &json), &json, "\"articles\":{\"value\":0"));
  EXPECT(gives(wirecopy_add("index", more, sizeof more - 1, &json), &json, "\"accepted\":1,\"rejected\":0"));
  EXPECT(gives(wirecopy_search(index, "comet", NULL, &json), &json, "\"id\":\"third\""));
}

/* Counts its own failures: the text of the last one is of each thread. */
static void* ask_from_a_thread(void* index) {
  static int wrong = 1;
  char* json = NULL;
  for (int i = 0; i < 50; ++i) {
    if (!gives(wirecopy_search(index, "river", NULL, &json), &json, "second/1")) return &wrong;
    if (wirecopy_article(index, "nobody", &json) != WIRECOPY_NOT_FOUND) return &wrong;
    if (strcmp(wirecopy_last_error(), "there is no article of this id") != 0) return &wrong;
  }
  return NULL;
}

static void test_threads(wirecopy_index* index) {
  pthread_t threads[4];
  EXPECT(wirecopy_open("elsewhere", &index) == WIRECOPY_NO_INDEX);
  for (int i = 0; i < 4; ++i) EXPECT(pthread_create(&threads[i], NULL, ask_from_a_thread, index) == 0);
  for (int i = 0; i < 4; ++i) {
    void* wrong = NULL;
    pthread_join(threads[i], &wrong);
    EXPECT(wrong == NULL);
  }
  EXPECT(strstr(wirecopy_last_error(), "elsewhere") != NULL);
}

int main(void) {
  wirecopy_index* index = NULL;
  char* json = NULL;
  test_failures_are_values();
  EXPECT(gives(wirecopy_add("index", "no article", 10, &json), &json, "\"accepted\":0,\"rejected\":1"));
  EXPECT(gives(wirecopy_add("index", lines, sizeof lines - 1, &json), &json, "\"accepted\":2,\"rejected\":1"));
  EXPECT(wirecopy_open("index", &index) == WIRECOPY_OK);
  if (index == NULL) return 1;
  test_questions(index);
  test_what_is_added_is_seen(index);
  test_threads(index);
  wirecopy_close(index);
  EXPECT(remove("index.inbox") != 0 && errno == ENOENT);
  EXPECT(remove("index.building") != 0 && errno == ENOENT);
  return failures;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WIRECOPY_H
#define WIRECOPY_H

/* Wirecopy from C, and from whatever can call C. Answers are the JSON of the HTTP API (docs/api.md), since there is one
   shape for all. Everything here may be called from any thread. Texts are UTF-8.

   Names, values and meanings stay; new functions may come. */

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define WIRECOPY_API __attribute__((visibility("default")))
#else
#define WIRECOPY_API
#endif

/* An open index. */
typedef struct wirecopy_index wirecopy_index;

/* Why a call failed. A search that finds nothing has not failed. */
typedef enum wirecopy_status {
  WIRECOPY_OK = 0,
  WIRECOPY_NOT_FOUND = 1, /* there is no article of this id */
  WIRECOPY_USAGE = 2,     /* an argument is not what it should be; never the text of a query */
  WIRECOPY_NO_INDEX = 3,  /* there is no index, or one of another version */
  WIRECOPY_LOCKED = 4,    /* another program writes */
  WIRECOPY_BROKEN = 6     /* input, output or the index failed */
} wirecopy_status;

/* "0.1.0" */
WIRECOPY_API const char* wirecopy_version(void);

/* What went wrong in the last call of this thread that failed; never null, good until the next call that fails. */
WIRECOPY_API const char* wirecopy_last_error(void);

/* Opens an index: a directory, a host:port, or a file that lists several of them. Every search sees its newest state.
   `*opened` is set only with WIRECOPY_OK. */
WIRECOPY_API wirecopy_status wirecopy_open(const char* path, wirecopy_index** opened);

/* Null is allowed. No call with the index may be at work. */
WIRECOPY_API void wirecopy_close(wirecopy_index* index);

/* Searches. `parameters` is a query string of the API, such as "limit=5&lang=en", and may be null. `*json` is set with
   WIRECOPY_OK and must be given to wirecopy_free. */
WIRECOPY_API wirecopy_status wirecopy_search(wirecopy_index* index, const char* query, const char* parameters,
                                             char** json);

/* One article with its text and copies. */
WIRECOPY_API wirecopy_status wirecopy_article(wirecopy_index* index, const char* id, char** json);

/* The articles that reuse a text. */
WIRECOPY_API wirecopy_status wirecopy_match(wirecopy_index* index, const char* text, size_t length, char** json);

/* Any other question of the API that is asked with GET: "/api/v1/compare?a=1&b=2". */
WIRECOPY_API wirecopy_status wirecopy_get(wirecopy_index* index, const char* target, char** json);

/* Adds articles as JSON lines to an index, which is made when there is none, and returns when they are in it. `*json`
   tells how many were accepted and lists the records that are no articles. Several threads and programs may add at
   once. */
WIRECOPY_API wirecopy_status wirecopy_add(const char* path, const char* lines, size_t length, char** json);

WIRECOPY_API void wirecopy_free(char* json);

#ifdef __cplusplus
}
#endif

#endif

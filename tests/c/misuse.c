/*
 * Wrong use of the C interface, run under tools that watch memory: every wrong
 * call is a status, and at the end nothing is left. Silent where all is well.
 */
#include <okr.h>
#include <okr.h> /* a header must stand being included twice */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 8

static const char DOCUMENT[] =
    "{\"okr\": 1, \"people\": [{\"id\": \"p\", \"name\": \"P\"}],"
    " \"cycles\": [{\"id\": \"c\", \"kind\": \"quarter\", \"start\": \"2026-01-01\", \"end\": \"2026-03-31\"}],"
    " \"objectives\": [{\"id\": \"o\", \"title\": \"Answer every customer the same day\","
    "   \"owner\": {\"person\": \"p\"}, \"cycle\": \"c\", \"keyResults\": [{\"id\": \"k\","
    "   \"title\": \"Median answer time from 20 to 4 hours\","
    "   \"measure\": {\"kind\": \"metric\", \"baseline\": 20, \"target\": 4}}]}]}";
static const char REQUEST[] = "{\"asOf\": \"2026-02-15\"}";

static void expect(int32_t status, int32_t expected, int line)
{
    if (status != expected) {
        fprintf(stderr, "misuse.c:%d: status %d, expected %d\n", line, (int)status, (int)expected);
        exit(1);
    }
}

static okr_workspace open_one(void)
{
    okr_workspace workspace;
    expect(okr_open(DOCUMENT, sizeof DOCUMENT - 1, &workspace, NULL), OKR_STATUS_OK, __LINE__);
    return workspace;
}

/* the typed calls: wrong numbers, texts and handles */
static void typed(void)
{
    okr_workspace workspace = open_one(), closed = open_one();
    okr_buffer problems = {0};
    double score = -1;
    expect(okr_close(closed), OKR_STATUS_OK, __LINE__);
    expect(okr_check_in_value(workspace, "k", 1, 20260213, 12, 6, 20260215, &score, &problems), OKR_STATUS_OK, __LINE__);
    expect(score == 0.5, 1, __LINE__);
    expect(okr_check_in_value(workspace, "k", 1, 20260231, 12, 6, 20260215, &score, &problems), OKR_STATUS_INVALID_ARGUMENT, __LINE__);
    expect(okr_check_in_value(workspace, "\xff", 1, 20260213, 12, 6, 20260215, &score, &problems), OKR_STATUS_INVALID_UTF8, __LINE__);
    okr_buffer_free(&problems);
    expect(okr_check_in_value(workspace, NULL, 1, 20260213, 12, 6, 20260215, &score, NULL), OKR_STATUS_NULL_POINTER, __LINE__);
    expect(okr_check_in_value(closed, "k", 1, 20260213, 12, 6, 20260215, &score, NULL), OKR_STATUS_STALE_HANDLE, __LINE__);
    expect(okr_score_of(workspace, "o", 1, 0, 20260215, &score, NULL), OKR_STATUS_INVALID_ARGUMENT, __LINE__);
    expect(okr_score_of(workspace, "x", 1, OKR_NODE_OBJECTIVE, 20260215, &score, &problems), OKR_STATUS_PROBLEMS, __LINE__);
    okr_buffer_free(&problems);
    expect(okr_align_check(workspace, "k", 1, OKR_NODE_KEY_RESULT, "o", 1, OKR_NODE_OBJECTIVE, OKR_ALIGN_SUPPORTS, &problems), OKR_STATUS_PROBLEMS, __LINE__);
    okr_buffer_free(&problems);
    expect(okr_align_check(workspace, "k", 1, OKR_NODE_KEY_RESULT, "o", 1, OKR_NODE_OBJECTIVE, 9, NULL), OKR_STATUS_INVALID_ARGUMENT, __LINE__);
    expect(okr_close(workspace), OKR_STATUS_OK, __LINE__);
}

static void handles(void)
{
    okr_workspace first = open_one(), second = open_one(), made_up = {0};
    okr_buffer out = {0};
    uint64_t id;
    expect(okr_close(first), OKR_STATUS_OK, __LINE__);
    expect(okr_close(first), OKR_STATUS_STALE_HANDLE, __LINE__);
    expect(okr_score(first, REQUEST, strlen(REQUEST), &out, NULL), OKR_STATUS_STALE_HANDLE, __LINE__);
    for (id = 0; id < 1000; id++) {
        made_up.id = id;
        expect(okr_to_json(made_up, NULL, 0, &out, NULL), OKR_STATUS_STALE_HANDLE, __LINE__);
        /* near a handle that is open: no id but its own reaches it */
        made_up.id = second.id + id + 1;
        if (okr_close(made_up) == OKR_STATUS_OK) {
            expect(OKR_STATUS_OK, OKR_STATUS_STALE_HANDLE, __LINE__);
        }
    }
    made_up.id = (uint64_t)(size_t)&made_up;
    expect(okr_close(made_up), OKR_STATUS_STALE_HANDLE, __LINE__);
    expect(out.ptr == NULL, 1, __LINE__);
    expect(okr_close(second), OKR_STATUS_OK, __LINE__);
}

static void pointers(void)
{
    okr_workspace workspace = open_one(), other = {7};
    okr_buffer out = {0}, problems = {0};
    uint32_t version = 0;
    expect(okr_open(NULL, 3, &other, &problems), OKR_STATUS_NULL_POINTER, __LINE__);
    expect(okr_open(DOCUMENT, sizeof DOCUMENT - 1, NULL, &problems), OKR_STATUS_NULL_POINTER, __LINE__);
    expect(okr_open(DOCUMENT, (size_t)-1, &other, &problems), OKR_STATUS_TOO_LARGE, __LINE__);
    expect(okr_score(workspace, REQUEST, strlen(REQUEST), NULL, NULL), OKR_STATUS_NULL_POINTER, __LINE__);
    expect(okr_score(workspace, NULL, 1, &out, NULL), OKR_STATUS_NULL_POINTER, __LINE__);
    expect(okr_abi_version(NULL), OKR_STATUS_NULL_POINTER, __LINE__);
    expect(okr_abi_version(&version), OKR_STATUS_OK, __LINE__);
    expect((int32_t)version, OKR_ABI_VERSION, __LINE__);
    expect(okr_status_text(OKR_STATUS_PANIC, NULL), OKR_STATUS_NULL_POINTER, __LINE__);
    expect(okr_buffer_free(NULL), OKR_STATUS_OK, __LINE__);
    expect(okr_buffer_free(&out), OKR_STATUS_OK, __LINE__);
    expect(other.id == 7 && out.ptr == NULL && problems.ptr == NULL, 1, __LINE__);
    expect(okr_close(workspace), OKR_STATUS_OK, __LINE__);
}

static void texts(void)
{
    static const char bad[] = {'{', '\"', (char)0xff, '\"', '}'};
    okr_workspace workspace = open_one(), other;
    okr_buffer out = {0}, problems = {0};
    expect(okr_open(bad, sizeof bad, &other, NULL), OKR_STATUS_INVALID_UTF8, __LINE__);
    expect(okr_open(bad, sizeof bad, &other, &problems), OKR_STATUS_INVALID_UTF8, __LINE__);
    expect(strstr((char *)problems.ptr, "json.not-utf8") != NULL, 1, __LINE__);
    okr_buffer_free(&problems);
    okr_buffer_free(&problems);
    expect(okr_open(NULL, 0, &other, &problems), OKR_STATUS_PROBLEMS, __LINE__);
    expect(problems.len == strlen((char *)problems.ptr), 1, __LINE__);
    okr_buffer_free(&problems);
    expect(okr_score(workspace, bad, sizeof bad, &out, &problems), OKR_STATUS_INVALID_UTF8, __LINE__);
    okr_buffer_free(&problems);
    expect(okr_score(workspace, NULL, 0, &out, &problems), OKR_STATUS_PROBLEMS, __LINE__);
    okr_buffer_free(&problems);
    expect(out.ptr == NULL, 1, __LINE__);
    expect(okr_close(workspace), OKR_STATUS_OK, __LINE__);
}

static okr_workspace shared;

static void *reader(void *closes)
{
    int round;
    for (round = 0; round < 20; round++) {
        okr_buffer out = {0};
        int32_t status = okr_score(shared, REQUEST, strlen(REQUEST), &out, NULL);
        if (status != OKR_STATUS_OK) {
            expect(status, OKR_STATUS_STALE_HANDLE, __LINE__);
        }
        okr_buffer_free(&out);
        if (closes != NULL && round == 15) {
            expect(okr_close(shared), OKR_STATUS_OK, __LINE__);
        }
    }
    return NULL;
}

static void threads(void)
{
    pthread_t running[THREADS];
    int at;
    shared = open_one();
    for (at = 0; at < THREADS; at++) {
        expect(pthread_create(&running[at], NULL, reader, at == 0 ? &shared : NULL), 0, __LINE__);
    }
    for (at = 0; at < THREADS; at++) {
        expect(pthread_join(running[at], NULL), 0, __LINE__);
    }
    expect(okr_close(shared), OKR_STATUS_STALE_HANDLE, __LINE__);
}

int main(void)
{
    handles();
    typed();
    pointers();
    texts();
    threads();
    return 0;
}

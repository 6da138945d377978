/*
 * Scores the document in a file as of a day:
 *
 *     score FILE YYYY-MM-DD
 *
 * Prints the answer of the operation `score`. Exits with 1 and prints the
 * problems where the document or the day is refused, with 2 where the file
 * cannot be read.
 */
#include <okr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads a whole file, which the caller frees; NULL where that fails. */
static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t size = 0, read = 0;
    if (file == NULL) {
        return NULL;
    }
    do {
        char *more;
        size = size == 0 ? 4096 : size * 2;
        more = realloc(text, size);
        if (more == NULL) {
            free(text);
            fclose(file);
            return NULL;
        }
        text = more;
        read += fread(text + read, 1, size - read, file);
    } while (read == size);
    if (ferror(file)) {
        free(text);
        text = NULL;
    }
    fclose(file);
    *len = read;
    return text;
}

/* Prints why a call was refused: its problems, or the meaning of its status. */
static void print_failure(int32_t status, okr_buffer *problems)
{
    if (problems->ptr == NULL) {
        okr_status_text(status, problems);
    }
    fprintf(stderr, "%.*s\n", (int)problems->len, (const char *)problems->ptr);
}

int main(int argc, char **argv)
{
    char *text;
    char request[64];
    size_t len = 0;
    okr_workspace workspace;
    okr_buffer out = {0}, problems = {0};
    int32_t status;

    if (argc != 3) {
        fprintf(stderr, "usage: %s FILE YYYY-MM-DD\n", argv[0]);
        return 2;
    }
    text = read_file(argv[1], &len);
    if (text == NULL) {
        perror(argv[1]);
        return 2;
    }
    if (strlen(argv[2]) != strlen("YYYY-MM-DD") || strpbrk(argv[2], "\"\\") != NULL) {
        fprintf(stderr, "not a day: %s\n", argv[2]);
        free(text);
        return 2;
    }
    sprintf(request, "{\"asOf\": \"%s\"}", argv[2]);

    status = okr_open(text, len, &workspace, &problems);
    free(text); /* the library keeps nothing of it */
    if (status == OKR_STATUS_OK) {
        status = okr_score(workspace, request, strlen(request), &out, &problems);
        okr_close(workspace);
    }
    if (status == OKR_STATUS_OK) {
        printf("%s\n", (const char *)out.ptr);
    } else {
        print_failure(status, &problems);
    }
    okr_buffer_free(&out);
    okr_buffer_free(&problems);
    return status == OKR_STATUS_OK ? 0 : 1;
}

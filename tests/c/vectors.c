/*
 * Answers vectors through the C interface.
 *
 * Reads records from standard input until it ends. A record is the name of an
 * operation and a newline, then the document and then the request, each as its
 * length in bytes, a newline and the bytes. For each record it writes the
 * length, a newline and the bytes of the answer, or of the problems.
 *
 * An operation on a workspace opens the record's document and closes it again;
 * a document that is refused is answered with its problems. `open` itself takes
 * the record's request and answers {} where the document holds. A failure
 * without problems is answered with {"status": N}.
 *
 * `operations.inc` is generated beside the program from the engine's table: a
 * line {"name", function or NULL, function or NULL} an operation.
 */
#include <okr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int32_t (*on_workspace)(okr_workspace workspace, const char *request, size_t request_len,
                                okr_buffer *out, okr_buffer *problems);
typedef int32_t (*on_request)(const char *request, size_t request_len, okr_buffer *out,
                              okr_buffer *problems);

struct operation {
    const char *name;
    on_workspace on_workspace;
    on_request on_request;
};

static const struct operation OPERATIONS[] = {
#include "operations.inc"
};

struct text {
    char *bytes;
    size_t len;
};

static void fail(const char *why)
{
    fprintf(stderr, "vectors: %s\n", why);
    exit(2);
}

/* Reads a line without its newline; 0 at the end of the input. */
static int read_line(char *line, size_t size)
{
    size_t len;
    if (fgets(line, (int)size, stdin) == NULL) {
        return 0;
    }
    len = strlen(line);
    if (len == 0 || line[len - 1] != '\n') {
        fail("a line is too long or cut off");
    }
    line[len - 1] = '\0';
    return 1;
}

/* Reads a length and that many bytes. The bytes are exactly as long as the
 * text, so that a tool that watches memory sees a read past its end. */
static struct text read_text(void)
{
    char line[32], *end;
    struct text text;
    if (!read_line(line, sizeof line)) {
        fail("a record is cut off");
    }
    text.len = (size_t)strtoull(line, &end, 10);
    if (end == line || *end != '\0') {
        fail("a length is no number");
    }
    text.bytes = text.len == 0 ? NULL : malloc(text.len);
    if (text.len != 0 && text.bytes == NULL) {
        fail("no memory");
    }
    if (fread(text.bytes == NULL ? line : text.bytes, 1, text.len, stdin) != text.len) {
        fail("a record is cut off");
    }
    return text;
}

static int32_t answer(const struct operation *operation, struct text document, struct text request,
                      okr_buffer *out, okr_buffer *problems)
{
    okr_workspace workspace;
    int32_t status;
    if (operation->on_request != NULL) {
        return operation->on_request(request.bytes, request.len, out, problems);
    }
    if (operation->on_workspace == NULL) {
        status = okr_open_with(document.bytes, document.len, request.bytes, request.len, &workspace,
                               problems);
    } else {
        status = okr_open(document.bytes, document.len, &workspace, problems);
    }
    if (status != OKR_STATUS_OK) {
        return status;
    }
    if (operation->on_workspace != NULL) {
        status = operation->on_workspace(workspace, request.bytes, request.len, out, problems);
    }
    if (okr_close(workspace) != OKR_STATUS_OK) {
        fail("a workspace does not close");
    }
    return status;
}

static void write_text(const char *bytes, size_t len)
{
    printf("%lu\n", (unsigned long)len);
    if (fwrite(bytes, 1, len, stdout) != len) {
        fail("cannot write");
    }
}

int main(void)
{
    char name[64];
    while (read_line(name, sizeof name)) {
        struct text document = read_text();
        struct text request = read_text();
        const size_t count = sizeof OPERATIONS / sizeof OPERATIONS[0];
        size_t at = 0;
        int32_t status;
        okr_buffer out = {0}, problems = {0};
        while (at < count && strcmp(OPERATIONS[at].name, name) != 0) {
            at++;
        }
        if (at == count) {
            fprintf(stderr, "vectors: there is no operation `%s`\n", name);
            return 2;
        }
        status = answer(&OPERATIONS[at], document, request, &out, &problems);
        if (out.ptr != NULL) {
            write_text((const char *)out.ptr, out.len);
        } else if (problems.ptr != NULL) {
            write_text((const char *)problems.ptr, problems.len);
        } else if (status == OKR_STATUS_OK) {
            write_text("{}", 2);
        } else {
            char line[32];
            sprintf(line, "{\"status\":%ld}", (long)status);
            write_text(line, strlen(line));
        }
        okr_buffer_free(&out);
        okr_buffer_free(&problems);
        free(document.bytes);
        free(request.bytes);
    }
    return 0;
}

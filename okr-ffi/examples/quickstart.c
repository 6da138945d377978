/* Opens a small document, scores it as of a day and prints the answer. */
#include <okr.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *json =
        "{\"okr\": 1, \"people\": [{\"id\": \"lin\", \"name\": \"Lin\"}],"
        " \"cycles\": [{\"id\": \"2026Q1\", \"kind\": \"quarter\","
        "   \"start\": \"2026-01-01\", \"end\": \"2026-03-31\"}],"
        " \"objectives\": [{\"id\": \"fast\", \"title\": \"Answer every customer the same day\","
        "   \"owner\": {\"person\": \"lin\"}, \"cycle\": \"2026Q1\", \"keyResults\": ["
        "     {\"id\": \"hours\", \"title\": \"Median answer time from 20 to 4 hours\","
        "      \"measure\": {\"kind\": \"metric\", \"baseline\": 20, \"target\": 4}}]}],"
        " \"checkIns\": [{\"keyResult\": \"hours\", \"on\": \"2026-02-13\", \"value\": 12}]}";
    /* quick start: begin */
    const char *request = "{\"asOf\": \"2026-02-15\"}";
    okr_workspace workspace;
    okr_buffer out = {0}, problems = {0};
    int32_t status = okr_open(json, strlen(json), &workspace, &problems);
    if (status == OKR_STATUS_OK) {
        status = okr_score(workspace, request, strlen(request), &out, &problems);
        okr_close(workspace);
    }
    fwrite(out.ptr, 1, out.len, stdout);
    fwrite(problems.ptr, 1, problems.len, stderr);
    okr_buffer_free(&out);
    okr_buffer_free(&problems);
    /* quick start: end */
    return status == OKR_STATUS_OK ? 0 : 1;
}

#include "services/cli/http/exit_code.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(ExitCodeOf, TellsScriptsWhatToDo) {
  EXPECT_EQ(ExitCodeOf(200), kDone);
  EXPECT_EQ(ExitCodeOf(400), kRefused);
  EXPECT_EQ(ExitCodeOf(401), kNotAllowed);
  EXPECT_EQ(ExitCodeOf(403), kNotAllowed);
  EXPECT_EQ(ExitCodeOf(404), kNotFound);
  EXPECT_EQ(ExitCodeOf(409), kRefused);
  EXPECT_EQ(ExitCodeOf(429), kUnavailable);
  EXPECT_EQ(ExitCodeOf(500), kServerFault);
  EXPECT_EQ(ExitCodeOf(503), kUnavailable);
}

TEST(DescribeError, ListsEveryFieldAndSaysHowManyMore) {
  const Response response{
      400, R"({"error": {"code": 400, "message": "the import is refused", "details": [
      {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "IMPORT_REFUSED",
       "metadata": {"faultCount": "1000"}},
      {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [
        {"field": "rows[2].area", "description": "no area has this id"}]}]}})",
      ""};
  EXPECT_EQ(DescribeError(response),
            "the import is refused\n  reason: IMPORT_REFUSED\n  rows[2].area: no area has this id\n"
            "  1 of 1000 faults shown");
}

TEST(DescribeError, GivesTheIncidentAndTheRequestIdToQuote) {
  const Response response{500,
                          R"({"error": {"code": 500, "message": "the service failed", "details": [
      {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "INTERNAL",
       "metadata": {"incident": "4711"}}]}})",
                          "r7"};
  EXPECT_EQ(DescribeError(response),
            "the service failed\n  reason: INTERNAL\n  incident: 4711\n  request id: r7");
}

TEST(DescribeError, SaysASingleFaultOnce) {
  EXPECT_EQ(DescribeError({400, R"({"error": {"message": "area: no area has this id", "details": [
      {"reason": "AREA_UNKNOWN"},
      {"fieldViolations": [{"field": "area", "description": "no area has this id"}]}]}})",
                           ""}),
            "area: no area has this id\n  reason: AREA_UNKNOWN");
}

TEST(DescribeError, SaysHowToGetAToken) {
  EXPECT_EQ(
      DescribeError({401, R"({"error": {"code": 401, "message": "no token"}})", "r7"}),
      "no token\n  a token: set COPPERPLATE_TOKEN or --token-file; the local stack gives one by "
      "deploy/local/token --roles admin\n  request id: r7");
}

TEST(DescribeError, LetsNothingThroughThatATerminalActsUpon) {
  EXPECT_EQ(DescribeError({400, R"({"error": {"message": "a\n\u001b[2Jb", "details": [
      {"fieldViolations": [{"field": "f", "description": "\u009b31m"}]}]}})",
                           ""}),
            "a\\n\\x1b[2Jb\n  f: \\u009b31m");
  EXPECT_EQ(DescribeError({502, "\x1b[2J", "\x1b"}), "HTTP 502: \\x1b[2J\n  request id: \\x1b");
}

TEST(DescribeError, ShowsWhatIsNoErrorBody) {
  EXPECT_EQ(DescribeError({502, "<html>", ""}), "HTTP 502: <html>");
  EXPECT_EQ(DescribeError({502, "<html>", "r7"}), "HTTP 502: <html>\n  request id: r7");
}

}  // namespace
}  // namespace copperplate::cli

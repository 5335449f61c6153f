#include "services/cli/commands/pack_markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string MarkdownOf(const char* json) { return PackMarkdown(Value::Parse(json)); }

TEST(PackMarkdown, SaysWhatEachPartWasTakenFrom) {
  const std::string text = MarkdownOf(R"({
    "name": "forces/essex/bodies/bcb/meetings/may", "bodyTitle": "Business Coordination Board",
    "fixedTime": "2018-05-02T10:00:00Z",
    "meeting": {"date": "2018-05-10", "startTime": "14:00", "venue": "CR2", "heldInPublic": true,
                "state": "AGENDA_PUBLISHED"},
    "agendaItems": [{"name": "items/1", "number": "1", "title": "Welcome | apologies",
                     "purpose": "PROCEDURAL"},
                    {"name": "items/2", "number": "2", "purpose": "NOTE", "restricted": true,
                     "restrictionReason": "Personal data"},
                    {"name": "items/3", "number": "3", "title": "Roads ~~and~~ &lt;", "purpose": "NOTE",
                     "urgencyReason": "A typing error"}],
    "papers": [{"name": "forces/essex/bodies/bcb/meetings/may/papers/road", "title": "Road Safety",
                "reportFrom": "Chief Constable", "marking": "OFFICIAL", "date": "2018-04-30",
                "submissions": [{"agendaItem": "items/3"}],
                "recommendations": ["To note"], "versions": [{"sha256": "aa"}, {"sha256": "bb"}]},
               {"name": "forces/essex/bodies/bcb/meetings/may/papers/cells", "title": "Cells",
                "submissions": [{"agendaItem": "items/3"}, {"agendaItem": "items/2"}],
                "marking": "OFFICIAL", "state": "WITHDRAWN", "withdrawTime": "2018-05-03T09:00:00Z",
                "withdrawalReason": "Sent in error"}],
    "dashboard": {"source": {"availability": "AVAILABLE", "asOf": "2018-03-31", "sha256": "ab12",
                             "resource": "forces/essex/snapshots/m2018-03-essex-1"},
                  "content": {"month": "2018-03", "area": "forces/essex/areas/essex", "revision": 4,
                              "rows": [{"title": "Burglary", "current": {"text": "12"}}]}},
    "planIteration": {"source": {"availability": "NONE"}},
    "volunteerSummary": {"source": {"availability": "UNAVAILABLE", "reason": "UNREACHABLE"}},
    "actions": {"source": {"availability": "AVAILABLE", "asOf": "2018-05-10",
                           "knownAt": "2018-05-02T10:00:00Z", "sha256": "cd34",
                           "resource": "forces/essex/bodies/bcb/actionLog"},
                "log": {"total": 2, "open": 1, "overdue": 1, "dueSoon": 0, "undated": 0,
                        "actions": [{"reference": "BCB April 2018 Action 1", "text": "Report back:\n- soon",
                                     "owner": "Dorothy Gregson", "currentDue": "2018-05-09",
                                     "overdue": true, "state": "OPEN", "ageDays": 28},
                                    {"reference": "BCB April 2018 Action 2", "text": "",
                                     "restricted": true, "state": "OPEN", "ageDays": 28}]}},
    "recommendations": {"source": {"availability": "AVAILABLE", "asOf": "2018-05-10",
                                   "resource": "forces/essex/recommendationLog"},
                        "log": {"total": 2, "toDo": 0, "overdue": 1,
                                "states": [{"state": "IMPLEMENTED", "count": 1}],
                                "recommendations": [{
                                  "name": "forces/essex/sourceReports/peel/recommendations/r1",
                                  "reportTitle": "PEEL", "reportMarking": "OFFICIAL_SENSITIVE",
                                  "number": 1, "text": "Count cells",
                                  "owner": "forces/essex/offices/custody",
                                  "currentDue": "2018-04-30", "overdue": true,
                                  "state": "IMPLEMENTED"}]}},
    "risks": {"source": {"availability": "AVAILABLE", "asOf": "2018-05-10",
                         "resource": "forces/essex/riskRegister"},
              "riskRegister": {"rows": [{"reference": "R6", "title": "Not assessed", "owner": "Bob",
                                         "band": "BAND_UNSPECIFIED", "marking": "OFFICIAL_SENSITIVE"},
                                        {"reference": "R7", "title": "Custody estate", "owner": "",
                                         "currentScore": 8, "band": "MEDIUM", "movement": -4,
                                         "nextReview": "2018-04-12", "reviewOverdue": true}]}},
    "forwardPlan": {"source": {"availability": "AVAILABLE", "asOf": "2018-05-10",
                               "resource": "forces/essex/forwardPlan"},
                    "entries": [{"title": "Custody: a further report", "intendedMonth": "",
                                 "triggerText": "after the re-inspection", "purpose": "NOTE",
                                 "reportFrom": "Chief Constable", "state": "PLANNED"}]}})");
  EXPECT_THAT(text, HasSubstr("# Business Coordination Board, 2018-05-10, 14:00\n"));
  EXPECT_THAT(text, HasSubstr("recorded at 2018-05-02T10:00:00Z."));
  EXPECT_THAT(text, HasSubstr("| 1 | Welcome \\| apologies | procedural | - |\n"));
  EXPECT_THAT(text, HasSubstr("| 2 | Restricted | note | - |\n"));
  EXPECT_THAT(text, HasSubstr("- 2 is restricted: Personal data\n"));
  EXPECT_THAT(text, HasSubstr("| 3 | Roads \\~\\~and\\~\\~ &amp;lt; | note | - |\n"));
  EXPECT_THAT(text, HasSubstr("- 3 was added or changed once the agenda was published: A typing "
                              "error\n"));
  EXPECT_THAT(text, HasSubstr("### Road Safety\n\nFor item 3. From Chief Constable. Dated "
                              "2018-04-30. OFFICIAL."));
  EXPECT_THAT(text, HasSubstr("### Cells\n\nFor item 2 (restricted), 3. OFFICIAL."));
  EXPECT_LT(text.find("### Cells"), text.find("### Road Safety")) << "in the agenda's order";
  EXPECT_THAT(text, HasSubstr("SHA-256 `bb`"));
  EXPECT_THAT(text, HasSubstr("Withdrawn since, on 2018-05-03T09:00:00Z: Sent in error\n"));
  EXPECT_THAT(text, HasSubstr("Burglary"));
  EXPECT_THAT(text,
              HasSubstr("Source: `forces/essex/snapshots/m2018-03-essex-1`, as at 2018-03-31, "
                        "SHA-256 `ab12`.\n"));
  EXPECT_THAT(text, HasSubstr("## Police and crime plan\n\nNo iteration was frozen by then.\n"));
  EXPECT_THAT(text, HasSubstr("## Volunteers\n\nNot available: the service that has it did not "
                              "answer (UNREACHABLE).\n"));
  EXPECT_THAT(text, HasSubstr("2 actions, 1 open, 1 overdue, 0 due soon, 0 without a date.\n"));
  EXPECT_THAT(text,
              HasSubstr("| BCB April 2018 Action 1 | Report back:<br>- soon | Dorothy Gregson | "
                        "2018-05-09 overdue | OPEN | 28 |\n"));
  EXPECT_THAT(text, HasSubstr("| BCB April 2018 Action 2 | Restricted | - | - | OPEN | 28 |\n\n"
                              "- BCB April 2018 Action 2 is restricted.\n"));
  EXPECT_THAT(text, HasSubstr("as known at 2018-05-02T10:00:00Z, SHA-256 `cd34`.\n"));
  EXPECT_THAT(text, HasSubstr("2 recommendations, 0 to be done, 1 implemented and not verified, 1 "
                              "overdue.\n"));
  EXPECT_THAT(text, HasSubstr("| 1 | Count cells | Office: custody | 2018-04-30 overdue | "
                              "IMPLEMENTED | PEEL (a draft), OFFICIAL\\_SENSITIVE |\n"));
  EXPECT_THAT(text,
              HasSubstr("| R6 | Not assessed, OFFICIAL\\_SENSITIVE | Bob | - | - | - | - |\n"));
  EXPECT_THAT(text,
              HasSubstr("| R7 | Custody estate | - | 8 | MEDIUM | -4 | 2018-04-12 overdue |\n"));
  EXPECT_THAT(text, HasSubstr("| Custody: a further report | after the re-inspection | Chief "
                              "Constable | note | PLANNED |\n"));
}

TEST(PackMarkdown, BeforeTheAgendaIsPublishedSaysSo) {
  const std::string text = MarkdownOf(R"({"bodyTitle": "B", "meeting": {"date": "2018-05-10"}})");
  EXPECT_THAT(text, HasSubstr("The agenda is not published yet"));
  EXPECT_THAT(text, Not(HasSubstr("Fixed with")));
}

}  // namespace
}  // namespace copperplate::cli

// Activities, their status entries and the links between them over gRPC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::NeedsTold;
using testing::StatusIs;
using testing::Told;

class ActivityServiceTest : public PlanTest {
 protected:
  ActivityServiceTest() { CreateWork(); }

  absl::StatusOr<v1::Activity> Get(const std::string& name) {
    return Ask(*activities_, &Activities::GetActivity, Text("name: '", name, "'"), Viewer(kForce));
  }
  absl::StatusOr<v1::Activity> Update(const std::string& patch, const std::string& mask) {
    return Ask(
        *activities_, &Activities::UpdateActivity,
        Text("activity { name: '", kV11, "' ", patch, "} update_mask { paths: '", mask, "' }"));
  }
  absl::StatusOr<v1::Activity> Withdraw(const std::string& name, const std::string& more) {
    return Ask(*activities_, &Activities::WithdrawActivity, Text("name: '", name, "' ", more));
  }
  absl::StatusOr<v1::StatusEntry> Report(const std::string& entry) {
    return PlanTest::Report(kV11, entry);
  }
  absl::StatusOr<v1::PlanLink> CreateLink(const std::string& id, const std::string& link) {
    return Ask(*activities_, &Activities::CreatePlanLink,
               Text("parent: '", kWork, "' plan_link_id: '", id, "' plan_link {", link, "}"));
  }
  // `s2018-05-01-001 RED`, the newest day first.
  std::vector<std::string> Entries(const std::string& more = "") {
    std::vector<std::string> told;
    const auto page = Ask(*activities_, &Activities::ListStatusEntries,
                          Text("parent: '", kV11, "' ", more), Viewer(kForce));
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return told;
    for (const v1::StatusEntry& entry : page->status_entries()) {
      told.push_back(absl::StrCat(entry.name().substr(entry.name().rfind('/') + 1), " ",
                                  v1::StatusEntry::Rag_Name(entry.rag())));
    }
    return told;
  }
};

TEST_F(ActivityServiceTest, AFaultOfAReportHasItsOwnReason) {
  const auto narrative = [&](const std::string& text) {
    return Told(Report(Text("as_of: '2018-05-01' rag: GREEN narrative: '", text, "'")));
  };
  EXPECT_EQ(narrative(std::string(20'001, 'a')), "TEXT_TOO_LONG status_entry.narrative");
  EXPECT_EQ(narrative("\\001"), "TEXT_INVALID status_entry.narrative");
  EXPECT_EQ(narrative("turned \xe2\x80\xae round"), "TEXT_INVALID status_entry.narrative");
}

TEST_F(ActivityServiceTest, WhatIsCorrectedIsNamedOrAnIdAlone) {
  const auto refused = Report("as_of: '2018-05-01' rag: GREEN corrects: '!!'");
  EXPECT_EQ(Told(refused), "RESOURCE_NAME_INVALID status_entry.corrects");
  ASSERT_EQ(FieldsTold(refused).size(), 1u);
  EXPECT_TRUE(absl::EndsWith(FieldsTold(refused)[0], ", or its id alone"))
      << FieldsTold(refused)[0];
}

TEST_F(ActivityServiceTest, IsCreatedWithItsLeads) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Activity activity,
      CreateActivity("V1.2",
                     "narrative: 'Begun' target_date: '2019-03-31' opcc_leads: ['The Deputy', "
                     "'Head of Policy'] delivery_leads: 'The Constabulary'"));
  EXPECT_EQ(activity.name(), Text(kV1, "/activities/v1-2"));
  EXPECT_THAT(activity.opcc_leads(), ElementsAre("The Deputy", "Head of Policy"));
  EXPECT_THAT(activity.delivery_leads(), ElementsAre("The Constabulary"));
  EXPECT_EQ(activity.target_date(), "2019-03-31");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Activity got, Get(activity.name()));
  EXPECT_EQ(got.SerializeAsString(), activity.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListLeadsResponse leads,
      Ask(*leads_, &Leads::ListLeads, Text("parent: '", activity.name(), "'"), Viewer(kForce)));
  ASSERT_EQ(leads.leads_size(), 3);
  EXPECT_EQ(leads.leads(0).role(), v1::Lead::DELIVERY);
  EXPECT_EQ(leads.leads(1).person_or_body(), "The Deputy");
  EXPECT_TRUE(leads.leads(1).resolved());
  EXPECT_EQ(leads.leads(2).order(), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListActivitiesResponse list,
      Ask(*activities_, &Activities::ListActivities, Text("parent: '", kV1, "'"), Viewer(kForce)));
  ASSERT_EQ(list.activities_size(), 2);
  EXPECT_EQ(list.activities(1).SerializeAsString(), activity.SerializeAsString());
  EXPECT_THAT(list.activities(0).opcc_leads(), ElementsAre("Head of Policy"));
}

TEST_F(ActivityServiceTest, EachRefusalOfANewOneHasItsReasonAndField) {
  EXPECT_EQ(Told(CreateActivity("V1.02")), "CODE_INVALID activity.code");
  EXPECT_EQ(Told(CreateActivity("V2")), "CODE_NOT_OF_ACTION activity.code");
  EXPECT_EQ(Told(CreateActivity("V1")), "CODES_MIXED activity.code");
  EXPECT_EQ(Told(CreateActivity("V1.1")), "CODE_TAKEN activity.code");
  EXPECT_EQ(Told(CreateActivity("V1.3")), "CODE_NOT_NEXT activity.code");
  EXPECT_EQ(Told(CreateActivity("V1.2", "")), "OPCC_LEADS_EMPTY activity.opcc_leads");
  EXPECT_EQ(Told(CreateActivity("V1.2", "opcc_leads: ['The Deputy', 'NP'] delivery_leads: 'XY'")),
            "LEAD_UNKNOWN activity.opcc_leads[1] activity.delivery_leads[0]");
  EXPECT_EQ(Told(CreateActivity("V1.2", "opcc_leads: ['A body', 'A body']")),
            "DUPLICATE activity.opcc_leads[1]");
  EXPECT_EQ(Told(CreateActivity("V1.2", "opcc_leads: ''")),
            "FIELD_REQUIRED activity.opcc_leads[0]");
  EXPECT_EQ(Told(CreateActivity("V9.1", "opcc_leads: 'A body'", "v9")), "ACTION_UNKNOWN");
  ABSL_ASSERT_OK(CreateAction("V2"));
  ABSL_ASSERT_OK(CreateActivity("V2", "opcc_leads: 'A body'", "v2"));
  EXPECT_EQ(Told(CreateActivity("V2.1", "opcc_leads: 'A body'", "v2")),
            "CODES_MIXED activity.code");
}

TEST_F(ActivityServiceTest, ChangesButForItsCodeAndLeads) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Activity updated,
                            Update("next_review_on: '2019-01-01'", "next_review_on"));
  EXPECT_EQ(updated.next_review_on(), "2019-01-01");
  EXPECT_THAT(updated.opcc_leads(), ElementsAre("Head of Policy"));
  EXPECT_EQ(Told(Update("code: 'V1.2'", "code")), "FIELD_IMMUTABLE activity.code");
  EXPECT_EQ(Told(Update("opcc_leads: 'x'", "opcc_leads")), "FIELD_OUTPUT_ONLY update_mask");
  EXPECT_EQ(Told(Update("target_date: '2019-02-30'", "target_date")),
            "DATE_MALFORMED activity.target_date");
  EXPECT_EQ(Told(Update("narrative: 'x' etag: '\"AAAA\"'", "narrative")), "ETAG_MISMATCH");
}

TEST_F(ActivityServiceTest, WithoutADayItIsThereFromTheDayItIsMade) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Activity made,
      Ask(*activities_, &Activities::CreateActivity,
          Text("parent: '", kV1, "' activity { code: 'V1.2' opcc_leads: 'A body' }")));
  const std::string today = Value("SELECT (now() AT TIME ZONE 'Europe/London')::date");
  EXPECT_EQ(made.from_date(), today);
  EXPECT_EQ(Value("SELECT first_day FROM delivery.lead WHERE activity = 'v1-2'"), today);
}

TEST_F(ActivityServiceTest, IsInBoardsAndReportsFromItsDayOn) {
  ABSL_ASSERT_OK(CreateActivity("V1.2", "opcc_leads: 'A body' from_date: '2018-05-11'"));
  EXPECT_EQ(Told(CreateActivity("V1.3", "opcc_leads: 'A body' from_date: '2017-03-31'")),
            "DATES_REVERSED activity.from_date");
  EXPECT_EQ(Told(CreateActivity("V1.3", "opcc_leads: 'A body' from_date: 'x'")),
            "DATE_MALFORMED activity.from_date");
  const std::string kV12 = Text(kV1, "/activities/v1-2");
  EXPECT_EQ(Told(PlanTest::Report(kV12, "as_of: '2018-05-10' rag: RED")),
            "AS_OF_BEFORE_ACTIVITY status_entry.as_of");
  const auto count = [&](const std::string& day) {
    const auto board = Ask(*plans_, &Plans::GetBoard,
                           Text("name: '", kWork, "/board' as_of: '", day, "'"), Viewer(kForce));
    EXPECT_TRUE(board.ok()) << board.status();
    return board.ok() ? board->rows_size() * 10 + board->activity_count() : -1;
  };
  EXPECT_EQ(count("2018-05-10"), 11);
  EXPECT_EQ(count("2018-05-11"), 22);
  ABSL_ASSERT_OK(Report("as_of: '2018-05-01' rag: RED"));
  ABSL_ASSERT_OK(Activate(kWork));
  const Caller publisher = Publisher(kForce);
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::CreateIteration,
                     Text("parent: '", kWork, "' iteration { cut_off: '2018-05-10' }"), publisher));
  const std::string first = Text("name: '", kWork, "/iterations/iteration-1' ");
  // V1.2 has no colour: but on the cut-off it was not there.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Iteration frozen,
                            Ask(*iterations_, &Iterations::FreezeIteration, first, publisher));
  EXPECT_EQ(frozen.rows_size(), 1);
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::PublishIteration,
                     first + "publication { body: BOARD on_date: '2018-05-15' marking: OFFICIAL }",
                     publisher));
  const auto move = [&](const std::string& name, const std::string& day) {
    return Ask(*activities_, &Activities::UpdateActivity,
               Text("activity { name: '", name, "' from_date: '", day,
                    "' } update_mask { paths: 'from_date' }"));
  };
  EXPECT_EQ(Told(move(kV12, "2018-05-10")), "FROM_BEFORE_PUBLISHED activity.from_date");
  EXPECT_EQ(Told(move(kV11, "2018-06-01")), "FROM_BEFORE_PUBLISHED activity.from_date");
  EXPECT_EQ(Told(move(kV12, "")), "FIELD_REQUIRED activity.from_date");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Activity moved, move(kV12, "2018-06-01"));
  EXPECT_EQ(moved.from_date(), "2018-06-01");
  EXPECT_EQ(count("2018-05-31"), 11);
  EXPECT_EQ(Told(Withdraw(kV12, "reason: 'x' withdrawn_on: '2018-05-31'")),
            "DATES_REVERSED withdrawn_on");
  EXPECT_EQ(Told(CreateActivity("V1.3", "opcc_leads: 'A body' from_date: '2018-05-10'")),
            "FROM_BEFORE_PUBLISHED activity.from_date");
}

TEST_F(ActivityServiceTest, IsNotMovedPastItsFirstReport) {
  ABSL_ASSERT_OK(Report("as_of: '2018-05-01' rag: RED"));
  ABSL_ASSERT_OK(Report("as_of: '2018-05-10' rag: RED"));
  ABSL_ASSERT_OK(Update("from_date: '2018-05-01'", "from_date"));
  EXPECT_EQ(Told(Update("from_date: '2018-05-02'", "from_date")),
            "FROM_AFTER_RECORDED activity.from_date");
  // An entry that is corrected counts no more.
  ABSL_ASSERT_OK(Report("as_of: '2018-05-09' rag: RED corrects: 's2018-05-01-001'"));
  ABSL_ASSERT_OK(Update("from_date: '2018-05-09'", "from_date"));
  EXPECT_EQ(Told(Update("from_date: '2018-05-10'", "from_date")),
            "FROM_AFTER_RECORDED activity.from_date");
}

TEST_F(ActivityServiceTest, AFreezeNamesThoseWithoutAnOpccLead) {
  ABSL_ASSERT_OK(Report("as_of: '2018-05-01' rag: RED"));
  Value("UPDATE delivery.lead SET first_day = '2018-05-11'");
  const Caller publisher = Publisher(kForce);
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::CreateIteration,
                     Text("parent: '", kWork, "' iteration { cut_off: '2018-05-10' }"), publisher));
  const std::string first = Text("name: '", kWork, "/iterations/iteration-1'");
  const auto refused = Ask(*iterations_, &Iterations::FreezeIteration, first, publisher);
  EXPECT_EQ(Told(refused), "OPCC_LEAD_MISSING");
  EXPECT_THAT(NeedsTold(refused),
              ElementsAre(Text("OPCC_LEAD_MISSING ", kV11, ": V1.1 has no OPCC lead")));
  // Also once it is withdrawn, from a later day on.
  ABSL_ASSERT_OK(Withdraw(kV11, "reason: 'No money' withdrawn_on: '2018-06-01'"));
  ABSL_ASSERT_OK(Ask(*leads_, &Leads::UpdateLead,
                     Text("lead { name: '", kV11,
                          "/leads/opcc-1' from_date: '2018-05-10' } update_mask { paths: "
                          "'from_date' }")));
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::FreezeIteration, first, publisher));
}

TEST_F(ActivityServiceTest, AWithdrawnCodeIsNeverUsedAgain) {
  EXPECT_EQ(Told(Withdraw(kV11, "")), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(Withdraw(kV11, "reason: 'x' withdrawn_on: '2199-01-01'")),
            "DATE_IN_FUTURE withdrawn_on");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Activity withdrawn,
                            Withdraw(kV11, "reason: 'No money' withdrawn_on: '2018-05-01'"));
  EXPECT_EQ(withdrawn.withdrawn_on(), "2018-05-01");
  EXPECT_EQ(Told(Withdraw(kV11, "reason: 'Again'")), "ALREADY_WITHDRAWN");
  EXPECT_EQ(Told(CreateActivity("V1.1")), "CODE_TAKEN activity.code");
  EXPECT_EQ(Told(Report("as_of: '2018-05-01' rag: RED")),
            "ACTIVITY_WITHDRAWN status_entry.activity");
  // The day before it was pursued.
  ABSL_ASSERT_OK(Report("as_of: '2018-04-30' rag: RED"));
  ABSL_ASSERT_OK(CreateActivity("V1.2"));
}

TEST_F(ActivityServiceTest, TheNewestReportBringsItsNarrative) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatusEntry entry,
                            Report("as_of: '2018-05-01' rag: YELLOW narrative: 'In May'"));
  EXPECT_EQ(entry.name(), Text(kV11, "/statusEntries/s2018-05-01-001"));
  EXPECT_EQ(entry.author(), "analyst-1");
  EXPECT_TRUE(entry.has_create_time());
  EXPECT_EQ(Get(kV11)->narrative(), "In May");
  ABSL_ASSERT_OK(Report("as_of: '2018-04-01' rag: RED narrative: 'In April'"));
  EXPECT_EQ(Get(kV11)->narrative(), "In May");
  ABSL_ASSERT_OK(Report("as_of: '2018-05-01' rag: GREEN narrative: 'Later in May'"));
  EXPECT_EQ(Get(kV11)->narrative(), "Later in May");
  EXPECT_THAT(Entries(), ElementsAre("s2018-05-01-002 GREEN", "s2018-05-01-001 YELLOW",
                                     "s2018-04-01-001 RED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatusEntry got,
                            Ask(*activities_, &Activities::GetStatusEntry,
                                Text("name: '", entry.name(), "'"), Viewer(kForce)));
  EXPECT_EQ(got.SerializeAsString(), entry.SerializeAsString());
  EXPECT_EQ(Told(Ask(*activities_, &Activities::GetStatusEntry,
                     Text("name: '", kV11, "/statusEntries/none'"))),
            "STATUS_ENTRY_UNKNOWN");
}

TEST_F(ActivityServiceTest, AWrongReportIsCorrectedByAnother) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatusEntry wrong,
                            Report("as_of: '2018-05-01' rag: RED narrative: 'Wrong'"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::StatusEntry right,
      Report("as_of: '2018-05-01' rag: WHITE narrative: 'Right' corrects: 's2018-05-01-001'"));
  EXPECT_EQ(right.corrects(), wrong.name());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatusEntry corrected,
                            Ask(*activities_, &Activities::GetStatusEntry,
                                Text("name: '", wrong.name(), "'"), Viewer(kForce)));
  EXPECT_EQ(corrected.corrected_by(), right.name());
  EXPECT_EQ(corrected.narrative(), "Wrong");
  EXPECT_EQ(Get(kV11)->narrative(), "Right");
  EXPECT_EQ(Told(Report(Text("as_of: '2018-05-01' rag: RED corrects: '", wrong.name(), "'"))),
            "CORRECTED_ALREADY status_entry.corrects");
  EXPECT_EQ(Told(Report("as_of: '2018-05-01' rag: RED corrects: 'none'")),
            "CORRECTS_UNKNOWN status_entry.corrects");
  EXPECT_EQ(Told(Report("as_of: '2018-05-01' rag: RED corrects: 'forces/essex/plans/a/actions/v1/"
                        "activities/v1-1/statusEntries/s'")),
            "RESOURCE_NAME_INVALID status_entry.corrects");
}

TEST_F(ActivityServiceTest, WhatStartedDoesNotBecomeNotStarted) {
  ABSL_ASSERT_OK(Report("as_of: '2018-05-01' rag: WHITE"));
  ABSL_ASSERT_OK(Report("as_of: '2018-06-01' rag: GREEN"));
  const auto refused = Report("as_of: '2018-07-01' rag: WHITE");
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(Told(refused), "WHITE_AFTER_START status_entry.rag");
  // Nor by a day in between.
  EXPECT_EQ(Told(Report("as_of: '2018-04-01' rag: RED")), "WHITE_AFTER_START status_entry.rag");
  ABSL_ASSERT_OK(Report("as_of: '2018-04-01' rag: WHITE"));
}

TEST_F(ActivityServiceTest, AReportIsOfADayThatMayStillBeReported) {
  EXPECT_EQ(Told(Report("as_of: '2199-01-01' rag: RED")), "AS_OF_IN_FUTURE status_entry.as_of");
  EXPECT_EQ(Told(Report("as_of: '2017-03-31' rag: RED")), "AS_OF_BEFORE_PLAN status_entry.as_of");
  EXPECT_EQ(Told(Report("")), "FIELD_REQUIRED status_entry.as_of status_entry.rag");
  EXPECT_EQ(Told(Report("as_of: '2018-05-01' rag: 9")), "ENUM_UNKNOWN status_entry.rag");
  ABSL_ASSERT_OK(Report("as_of: '2018-05-01' rag: RED"));
  ABSL_ASSERT_OK(Activate(kWork));
  const Caller publisher = Publisher(kForce);
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::CreateIteration,
                     Text("parent: '", kWork, "' iteration { cut_off: '2018-05-10' }"), publisher));
  const std::string first = Text("name: '", kWork, "/iterations/iteration-1' ");
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::FreezeIteration, first, publisher));
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::PublishIteration,
                     first + "publication { body: BOARD on_date: '2018-05-15' marking: OFFICIAL }",
                     publisher));
  EXPECT_EQ(Told(Report("as_of: '2018-05-10' rag: GREEN")),
            "AS_OF_BEFORE_PUBLISHED status_entry.as_of");
  ABSL_ASSERT_OK(Report("as_of: '2018-05-11' rag: GREEN"));
}

TEST_F(ActivityServiceTest, AColourThatDatesSpeakAgainstNeedsAReason) {
  ABSL_ASSERT_OK(Update("target_date: '2018-04-30'", "target_date"));
  EXPECT_EQ(Told(Report("as_of: '2018-05-01' rag: GREEN")),
            "OVERRIDE_REASON_REQUIRED status_entry.override_reason");
  ABSL_ASSERT_OK(Report("as_of: '2018-04-30' rag: GREEN"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::StatusEntry entry,
      Report("as_of: '2018-05-01' rag: GREEN override_reason: 'Done but for a signature'"));
  EXPECT_EQ(entry.override_reason(), "Done but for a signature");
}

TEST_F(ActivityServiceTest, AReportIsCheckedAndRepeatedLikeOtherWrites) {
  const std::string request =
      Text("name: '", kV11, "' status_entry { as_of: '2018-05-01' rag: RED } ");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::StatusEntry entry, Ask(*activities_, &Activities::ReportActivity,
                                                       request + "validate_only: true"));
  EXPECT_EQ(entry.uid(), "");
  EXPECT_THAT(Entries(), ElementsAre());
  EXPECT_EQ(Told(Ask(*activities_, &Activities::ReportActivity, request + "etag: '\"AAAA\"'")),
            "ETAG_MISMATCH");
  const std::string once = request + "request_id: '7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01'";
  ABSL_ASSERT_OK_AND_ASSIGN(entry, Ask(*activities_, &Activities::ReportActivity, once));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatusEntry repeat,
                            Ask(*activities_, &Activities::ReportActivity, once));
  EXPECT_EQ(repeat.SerializeAsString(), entry.SerializeAsString());
  EXPECT_THAT(Entries(), ElementsAre("s2018-05-01-001 RED"));
  EXPECT_THAT(Ask(*activities_, &Activities::ReportActivity, request, Viewer(kForce)),
              StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(ActivityServiceTest, TextsMakeTheirLinksAndTakeThemAway) {
  ABSL_ASSERT_OK(CreateAction("V2", "theme: 'victims' note: 'See also V1.1'"));
  const auto write = [&](const std::string& narrative) {
    return Ask(*activities_, &Activities::UpdateActivity,
               Text("activity { name: '", kV11, "' narrative: '", narrative,
                    "'} update_mask { paths: 'narrative' }"));
  };
  ABSL_ASSERT_OK(write("See also section 10.1 and V 2. See also V3"));
  ABSL_ASSERT_OK(write("See also V 2"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListPlanLinksResponse list,
      Ask(*activities_, &Activities::ListPlanLinks, Text("parent: '", kWork, "'"), Viewer(kForce)));
  ASSERT_EQ(list.plan_links_size(), 2);
  EXPECT_EQ(list.plan_links(0).from_code(), "V1.1");
  EXPECT_EQ(list.plan_links(0).to_code(), "V2");
  EXPECT_EQ(list.plan_links(0).to_text(), "V 2");
  EXPECT_EQ(list.plan_links(1).name(), Text(kWork, "/links/v2-v1-1"));
  // Events tell of them as of every other.
  EXPECT_EQ(Value("SELECT after::json->>'name' FROM delivery.event_out "
                  "WHERE type = 'link.created' ORDER BY seq LIMIT 1"),
            Text(kWork, "/links/v2-v1-1"));
  EXPECT_EQ(Value("SELECT count(*) FROM delivery.event_out WHERE type = 'link.deleted'"), "2");
}

TEST_F(ActivityServiceTest, ATextPointsToAnotherCode) {
  const std::string self = "narrative: 'Begun. See also V1.1'";
  EXPECT_EQ(Told(Update(self, "narrative")), "LINK_TO_SELF activity.narrative");
  EXPECT_EQ(Told(CreateActivity("V1.2", "opcc_leads: 'A body' narrative: 'See also V1.2'")),
            "LINK_TO_SELF activity.narrative");
  EXPECT_EQ(Told(Report(Text("as_of: '2018-05-01' rag: RED ", self))),
            "LINK_TO_SELF status_entry.narrative");
  EXPECT_EQ(Told(Ask(*actions_, &Actions::UpdatePriorityAction,
                     Text("priority_action { name: '", kV1,
                          "' note: 'See also V1' } update_mask { paths: 'note' }"))),
            "LINK_TO_SELF priority_action.note");
  // One that was written before stays in the way of nothing else.
  Value("UPDATE delivery.activity SET narrative = 'See also V1.1'");
  ABSL_ASSERT_OK(Update("next_review_on: '2019-01-01'", "next_review_on"));
}

TEST_F(ActivityServiceTest, ADeletedLinkComesAgainWithItsWords) {
  ABSL_ASSERT_OK(CreateAction("V2"));
  ABSL_ASSERT_OK(Update("narrative: 'See also V2'", "narrative"));
  const std::string name = Text("name: '", kWork, "/links/v1-1-v2'");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanLink made,
                            Ask(*activities_, &Activities::GetPlanLink, name, Viewer(kForce)));
  EXPECT_TRUE(made.parsed());
  ABSL_ASSERT_OK(Ask(*activities_, &Activities::DeletePlanLink, name));
  ABSL_ASSERT_OK(Update("narrative: 'Begun. See also V2.'", "narrative"));
  EXPECT_EQ(Told(Ask(*activities_, &Activities::GetPlanLink, name)), "LINK_UNKNOWN");
  ABSL_ASSERT_OK(Update("narrative: 'Begun.'", "narrative"));
  ABSL_ASSERT_OK(Update("narrative: 'Begun. See also V2.'", "narrative"));
  // What somebody changes of it is somebody's.
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::PlanLink theirs,
      Ask(*activities_, &Activities::UpdatePlanLink,
          Text("plan_link { ", name, " kind: DEPENDS } update_mask { paths: 'kind' }")));
  EXPECT_FALSE(theirs.parsed());
  EXPECT_EQ(Told(Ask(*activities_, &Activities::UpdatePlanLink,
                     Text("plan_link { ", name, " } update_mask { paths: 'parsed' }"))),
            "FIELD_OUTPUT_ONLY update_mask");
}

TEST_F(ActivityServiceTest, LinksLeadToCodesOrAreToldUnresolved) {
  ABSL_ASSERT_OK(CreateAction("V2"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanLink link,
                            CreateLink("one", "from_code: 'V1.1' to_code: 'V2' kind: DEPENDS"));
  EXPECT_TRUE(link.resolved());
  ABSL_ASSERT_OK(CreateLink("two", "from_code: 'V1' to_text: 'section 10.1' kind: SEE_ALSO"));
  EXPECT_EQ(Told(CreateLink("x", "from_code: 'V9' to_code: 'V8' kind: DEPENDS")),
            "CODE_UNKNOWN plan_link.from_code plan_link.to_code");
  EXPECT_EQ(Told(CreateLink("x", "from_code: 'V1' to_code: 'V1' kind: DEPENDS")),
            "LINK_TO_SELF plan_link.to_code");
  EXPECT_EQ(Told(CreateLink("x", "from_code: 'V1.1' to_code: 'V2' kind: DEPENDS")),
            "LINK_TAKEN plan_link.to_code");
  EXPECT_EQ(Told(CreateLink("x", "from_code: 'V1' kind: DEPENDS")),
            "FIELD_REQUIRED plan_link.to_text");
  EXPECT_EQ(Told(CreateLink("one", "from_code: 'V2' to_code: 'V1' kind: DEPENDS")), "LINK_EXISTS");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListPlanLinksResponse list,
                            Ask(*activities_, &Activities::ListPlanLinks,
                                Text("parent: '", kWork, "' unresolved: true"), Viewer(kForce)));
  ASSERT_EQ(list.plan_links_size(), 1);
  EXPECT_EQ(list.plan_links(0).to_text(), "section 10.1");
  Value("UPDATE delivery.plan SET state = 2");
  const std::string name = Text("name: '", link.name(), "'");
  ABSL_EXPECT_OK(Ask(*activities_, &Activities::DeletePlanLink, name));
  EXPECT_EQ(Told(Ask(*activities_, &Activities::GetPlanLink, name)), "LINK_UNKNOWN");
}

}  // namespace
}  // namespace copperplate::delivery

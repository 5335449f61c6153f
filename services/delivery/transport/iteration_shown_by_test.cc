// Two iterations of one plan over gRPC, and that nothing that happens later reaches them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "libs/digest/sha256.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using testing::NeedsTold;
using testing::StatusIs;
using testing::Told;

// The colours of V1 to V6 at the first cut-off and at the second.
struct Moved {
  const char* code;
  const char* id;
  const char* then;
  const char* now;
};
constexpr Moved kMoved[] = {{"V1.1", "v1", "RED", "YELLOW"}, {"V2", "v2", "YELLOW", "RED"},
                            {"V3", "v3", "GREEN", "GREEN"},  {"V4", "v4", "WHITE", "GREEN"},
                            {"V5", "v5", "WHITE", "YELLOW"}, {"V6", "v6", "WHITE", "WHITE"}};

class IterationShownByTest : public PlanTest {
 protected:
  void SetUp() override {
    CreateWork();
    for (const Moved& one : kMoved) {
      if (std::string(one.id) == "v1") continue;
      ABSL_ASSERT_OK(CreateAction(one.code));
      ABSL_ASSERT_OK(CreateActivity(one.code, "opcc_leads: 'Head of Policy'", one.id));
    }
    ABSL_ASSERT_OK(Activate(kWork));
  }

  static std::string ActivityOf(const Moved& one) {
    return Text(kWork, "/actions/", one.id, "/activities/",
                std::string(one.id) == "v1" ? "v1-1" : one.id);
  }
  template <class Request, class Reply>
  absl::StatusOr<Reply> Move(grpc::Status (Iterations::*method)(grpc::ClientContext*,
                                                                const Request&, Reply*),
                             int number, const std::string& more = "") {
    return Ask(*iterations_, method,
               Text("name: '", kWork, "/iterations/iteration-", number, "' ", more),
               Publisher(kForce));
  }
  absl::StatusOr<v1::Iteration> Announce(const std::string& cut_off) {
    return Ask(*iterations_, &Iterations::CreateIteration,
               Text("parent: '", kWork, "' iteration { cut_off: '", cut_off,
                    "' label: 'WORK IN PROGRESS' }"),
               Publisher(kForce));
  }
  absl::StatusOr<v1::Iteration> Publish(int number, const std::string& day) {
    return Move(&Iterations::PublishIteration, number,
                Text("publication { body: BOARD on_date: '", day, "' marking: OFFICIAL }"));
  }
  void ReportAll(const std::string& day, const char* Moved::*colour) {
    for (const Moved& one : kMoved) {
      ABSL_ASSERT_OK(Report(ActivityOf(one), Text("as_of: '", day, "' rag: ", one.*colour,
                                                  " narrative: 'On ", day, "'")));
    }
  }
  v1::GetIterationContentResponse Content(int number) {
    const auto content = Move(&Iterations::GetIterationContent, number);
    EXPECT_TRUE(content.ok()) << content.status();
    if (!content.ok()) return {};
    const Sha256Digest digest = Sha256(content->content());
    EXPECT_EQ(content->content_sha256(), absl::BytesToHexString(AsBytes(digest)));
    return *content;
  }
  static std::vector<std::string> Directions(const v1::Iteration& iteration) {
    std::vector<std::string> told;
    for (const v1::Iteration::Row& row : iteration.rows()) {
      told.push_back(Text(row.activity_code(), " ", v1::Iteration::Direction_Name(row.direction()),
                          row.started_late() ? ", started late" : ""));
    }
    return told;
  }
  // Everything that a plan has is written anew.
  void EditEverything() {
    ABSL_ASSERT_OK(Ask(*plans_, &Plans::UpdatePlan,
                       Text("plan { name: '", kWork,
                            "' title: 'Other' stale_after_days: 1 } update_mask { paths: ['title', "
                            "'stale_after_days'] }")));
    ABSL_ASSERT_OK(Ask(*themes_, &Themes::UpdateTheme,
                       Text("theme { name: '", kVictims,
                            "' title: 'Other' order: 9 } update_mask { paths: ['title', 'order'] "
                            "}")));
    ABSL_ASSERT_OK(Ask(*actions_, &Actions::UpdatePriorityAction,
                       Text("priority_action { name: '", kV1,
                            "' text: 'Other' note: 'Other' } update_mask { paths: ['text', 'note'] "
                            "}")));
    ABSL_ASSERT_OK(
        Ask(*actions_, &Actions::CreateOpportunity,
            Text("parent: '", kV1, "' opportunity_id: 'other' opportunity { text: 'Other' }")));
    ABSL_ASSERT_OK(Ask(*activities_, &Activities::UpdateActivity,
                       Text("activity { name: '", kV11,
                            "' narrative: 'Other' target_date: '2030-01-01' } update_mask { paths: "
                            "['narrative', 'target_date'] }")));
    ABSL_ASSERT_OK(Ask(*leads_, &Leads::UpdateLead,
                       Text("lead { name: '", kV11,
                            "/leads/opcc-1' person_or_body: 'Other' } update_mask { paths: "
                            "'person_or_body' }")));
    ABSL_ASSERT_OK(Ask(
        *activities_, &Activities::WithdrawActivity,
        Text("name: '", ActivityOf(kMoved[1]), "' withdrawn_on: '2018-08-11' reason: 'No money'")));
    ABSL_ASSERT_OK(Report(kV11, "as_of: '2018-09-01' rag: RED narrative: 'Other'"));
  }
};

TEST_F(IterationShownByTest, WhatIsPublishedIsNeverChangedAndDirectionsAreAgainstIt) {
  ReportAll("2018-05-01", &Moved::then);
  ABSL_ASSERT_OK(Announce("2018-05-10"));
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Iteration frozen, Move(&Iterations::FreezeIteration, 1));
  EXPECT_THAT(Directions(frozen),
              ElementsAre("V1.1 NONE", "V2 NONE", "V3 NONE", "V4 NONE", "V5 NONE", "V6 NONE"));
  ABSL_ASSERT_OK(Publish(1, "2018-05-15"));
  const std::string first = Content(1).SerializeAsString();

  ReportAll("2018-08-01", &Moved::now);
  ABSL_ASSERT_OK(CreateAction("V7", "theme: 'victims' from_date: '2018-05-11'"));
  ABSL_ASSERT_OK(
      CreateActivity("V7", "opcc_leads: 'Head of Policy' from_date: '2018-05-11'", "v7"));
  ABSL_ASSERT_OK(Report(Text(kWork, "/actions/v7/activities/v7"), "as_of: '2018-08-01' rag: RED"));
  EXPECT_EQ(Content(1).SerializeAsString(), first);
  ABSL_ASSERT_OK(Announce("2018-08-10"));
  ABSL_ASSERT_OK_AND_ASSIGN(frozen, Move(&Iterations::FreezeIteration, 2));
  EXPECT_EQ(frozen.base(), Text(kWork, "/iterations/iteration-1"));
  EXPECT_THAT(Directions(frozen),
              ElementsAre("V1.1 IMPROVED", "V2 DETERIORATED", "V3 NO_CHANGE", "V4 IMPROVED",
                          "V5 DETERIORATED, started late", "V6 NO_CHANGE", "V7 NONE"));
  ABSL_ASSERT_OK(Publish(2, "2018-08-15"));
  const std::string second = Content(2).SerializeAsString();
  EXPECT_NE(Content(2).content_sha256(), Content(1).content_sha256());

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Iteration shown_first, Move(&Iterations::GetIteration, 1));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Iteration shown_second, Move(&Iterations::GetIteration, 2));
  EditEverything();
  EXPECT_EQ(Content(1).SerializeAsString(), first);
  EXPECT_EQ(Content(2).SerializeAsString(), second);
  EXPECT_EQ(Move(&Iterations::GetIteration, 1)->SerializeAsString(),
            shown_first.SerializeAsString());
  EXPECT_EQ(Move(&Iterations::GetIteration, 2)->SerializeAsString(),
            shown_second.SerializeAsString());
  EXPECT_EQ(Told(Move(&Iterations::FreezeIteration, 1)), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(Move(&Iterations::UnfreezeIteration, 2)), "STATE_NOT_ALLOWED");
}

TEST_F(IterationShownByTest, ALaterNarrativeDoesNotEnterAnEarlierReport) {
  for (const Moved& one : kMoved) {
    ABSL_ASSERT_OK(Report(ActivityOf(one), "as_of: '2018-05-01' rag: GREEN"));
  }
  ABSL_ASSERT_OK(Report(kV11, "as_of: '2018-06-15' rag: RED narrative: 'JUNE: it went wrong'"));
  ABSL_ASSERT_OK(Ask(*activities_, &Activities::UpdateActivity,
                     Text("activity { name: '", ActivityOf(kMoved[1]),
                          "' narrative: 'Today' } update_mask { paths: 'narrative' }")));
  EXPECT_EQ(Value("SELECT narrative FROM delivery.activity WHERE id = 'v1-1'"),
            "JUNE: it went wrong");
  ABSL_ASSERT_OK(Announce("2018-05-10"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Iteration may, Move(&Iterations::FreezeIteration, 1));
  for (const v1::Iteration::Row& row : may.rows()) EXPECT_EQ(row.narrative(), "") << row.code();
  ABSL_ASSERT_OK(Publish(1, "2018-05-15"));
  ABSL_ASSERT_OK(Announce("2018-06-20"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Iteration june, Move(&Iterations::FreezeIteration, 2));
  EXPECT_EQ(june.rows(0).narrative(), "JUNE: it went wrong");
  EXPECT_EQ(june.rows(1).narrative(), "");
}

TEST_F(IterationShownByTest, AFreezeWithoutAColourNamesTheCodes) {
  ABSL_ASSERT_OK(Report(kV11, "as_of: '2018-05-01' rag: RED"));
  ABSL_ASSERT_OK(Report(ActivityOf(kMoved[2]), "as_of: '2018-05-11' rag: GREEN"));
  ABSL_ASSERT_OK(Announce("2018-05-10"));
  const auto refused = Move(&Iterations::FreezeIteration, 1);
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_EQ(Told(refused), "RAG_MISSING");
  std::vector<std::string> needs;
  for (const Moved& one : kMoved) {
    if (std::string(one.id) == "v1") continue;
    needs.push_back(Text("RAG_MISSING ", ActivityOf(one), ": ", one.code, " has no status"));
  }
  EXPECT_THAT(NeedsTold(refused), ElementsAreArray(needs));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Iteration draft, Move(&Iterations::GetIteration, 1));
  EXPECT_EQ(draft.state(), v1::Iteration::DRAFT);
  EXPECT_EQ(draft.rows_size(), 0);
}

}  // namespace
}  // namespace copperplate::delivery

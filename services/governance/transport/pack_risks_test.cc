// The risks in a pack: what the meeting saw of the register.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/governance/v1/pack_service.grpc.pb.h"
#include "services/governance/transport/testing/risk_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PackRisksTest : public RiskTest {
 protected:
  // R7 assessed on 1 February and on 12 April 2018; meetings in February, May and July, and a
  // snapshot that February's saw.
  void SetUp() override {
    RiskTest::SetUp();
    AddBody();
    for (const char* day : {"2018-02-15", "2018-05-10", "2018-07-12"}) AddMeeting(day);
    AddOpen("custody", Asked());
    ABSL_ASSERT_OK(Assess("custody", "first", Assessment("2018-02-01", 3, 4)));
    ABSL_ASSERT_OK(Freeze("february", "2018-02-15", "2018-02-15"));
    ABSL_ASSERT_OK(Assess("custody", "second", Assessment("2018-04-12", 2, 4)));
  }
  // As the publication of its agenda does.
  void FixPack(const std::string& day) {
    Value(
        absl::StrCat("UPDATE governance.meeting SET state = 2, pack_fixed_at = clock_timestamp() "
                     "WHERE id = 'day-",
                     day, "' RETURNING id"));
  }
  absl::StatusOr<v1::Pack::Risks> RisksOf(const std::string& day,
                                          const Caller& caller = Analyst("essex")) {
    v1::GetPackRequest request;
    request.set_name("forces/essex/bodies/bcb/meetings/day-" + day);
    ABSL_ASSIGN_OR_RETURN(const v1::Pack pack,
                          Call(*packs_, &v1::PackService::Stub::GetPack, request, caller));
    return pack.risks();
  }
  static std::vector<std::string> Told(const v1::Pack::Risks& risks) {
    std::vector<std::string> told;
    for (const v1::RiskRegisterRow& row : risks.risk_register().rows()) {
      told.push_back(absl::StrCat(row.reference(), " ", row.current_score(), " ",
                                  row.has_movement() ? absl::StrCat(row.movement()) : "-"));
    }
    return told;
  }
  void Mark(const std::string& id) {
    Value(
        absl::StrCat("UPDATE governance.risk SET marking = 2 WHERE id = '", id, "' RETURNING id"));
  }
  std::string Events(const std::string& type) {
    return Value(
        absl::StrCat("SELECT coalesce(string_agg(subject, ' ' ORDER BY seq), '') FROM "
                     "governance.event_out WHERE type = '",
                     type, "'"));
  }

  std::unique_ptr<v1::PackService::Stub> packs_ = v1::PackService::NewStub(channel());
};

TEST_F(PackRisksTest, AreTheRowsThatWereFrozenForTheMeeting) {
  FixPack("2018-05-10");
  ABSL_ASSERT_OK(Freeze("may", "2018-05-09", "2018-05-10"));
  v1::Risk tolerated = Asked();
  tolerated.set_name(NameOf("custody"));
  tolerated.set_title("Condition of the cells");
  tolerated.set_treatment(v1::Risk::TOLERATE);
  ABSL_ASSERT_OK(Update(tolerated, {"title", "treatment"}, "2018-05-01"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks risks, RisksOf("2018-05-10"));
  EXPECT_EQ(risks.source().availability(), v1::Pack::AVAILABLE);
  EXPECT_EQ(risks.source().resource(), "forces/essex/riskRegisterSnapshots/may");
  EXPECT_EQ(risks.source().as_of(), "2018-05-09");
  EXPECT_FALSE(risks.source().has_known_at());
  EXPECT_EQ(risks.risk_register().previous_snapshot(),
            "forces/essex/riskRegisterSnapshots/february");
  EXPECT_THAT(Told(risks), ElementsAre("R7 8 -4"));
  EXPECT_EQ(risks.risk_register().rows(0).title(), "Condition of the custody estate");
  EXPECT_EQ(risks.risk_register().rows(0).treatment(), v1::Risk::TREAT);
}

TEST_F(PackRisksTest, WithoutASnapshotTheyAreAsKnownAndMovedSinceAnEarlierMeeting) {
  FixPack("2018-05-10");
  // July's saw the register of a day before May's.
  ABSL_ASSERT_OK(Freeze("july", "2018-05-10", "2018-07-12"));
  v1::Risk tolerated = Asked();
  tolerated.set_name(NameOf("custody"));
  tolerated.set_owner("Assistant Chief Constable");
  tolerated.set_treatment(v1::Risk::TOLERATE);
  tolerated.set_next_review("2019-04-12");
  ABSL_ASSERT_OK(Update(tolerated, {"owner", "treatment", "next_review"}, "2018-05-01"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks risks, RisksOf("2018-05-10"));
  EXPECT_EQ(risks.source().resource(), "forces/essex/riskRegister");
  EXPECT_EQ(risks.source().as_of(), "2018-05-10");
  EXPECT_TRUE(risks.source().has_known_at());
  EXPECT_THAT(Told(risks), ElementsAre("R7 8 -4"));
  const v1::RiskRegisterRow& row = risks.risk_register().rows(0);
  EXPECT_EQ(row.owner(), "Head of Custody");
  EXPECT_EQ(row.treatment(), v1::Risk::TREAT);
  EXPECT_EQ(row.next_review(), "");
}

TEST_F(PackRisksTest, WhatWasFrozenForAMeetingThatIsPostponedIsOfTheOneInItsPlace) {
  ABSL_ASSERT_OK(Freeze("may", "2018-05-10", "2018-05-10"));
  for (const char* day : {"2018-05-17", "2018-05-24"}) AddMeeting(day);
  Value(
      "WITH put_off AS (UPDATE governance.meeting SET "
      "state = CASE WHEN id = 'day-2018-05-24' THEN 1 ELSE 7 END, "
      "postponed_to = CASE id WHEN 'day-2018-05-10' THEN 'day-2018-05-17' "
      "WHEN 'day-2018-05-17' THEN 'day-2018-05-24' ELSE '' END, "
      "postponed_from = CASE id WHEN 'day-2018-05-17' THEN 'day-2018-05-10' "
      "WHEN 'day-2018-05-24' THEN 'day-2018-05-17' ELSE '' END, "
      "end_reason = CASE WHEN id = 'day-2018-05-24' THEN '' ELSE 'Purdah' END "
      "WHERE date BETWEEN '2018-05-10' AND '2018-05-24' RETURNING id) SELECT count(*) FROM "
      "put_off");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks risks, RisksOf("2018-05-24"));
  EXPECT_EQ(risks.source().resource(), "forces/essex/riskRegisterSnapshots/may");
  EXPECT_THAT(Told(risks), ElementsAre("R7 8 -4"));
  // July's movement is since that.
  ABSL_ASSERT_OK(Assess("custody", "third", Assessment("2018-06-01", 2, 5)));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks july, RisksOf("2018-07-12"));
  EXPECT_EQ(july.risk_register().previous_snapshot(), "forces/essex/riskRegisterSnapshots/may");
  EXPECT_THAT(Told(july), ElementsAre("R7 10 2"));
}

TEST_F(PackRisksTest, BeforeItIsFixedMovementIsFromAnEarlierMeetingToo) {
  ABSL_ASSERT_OK(Freeze("july", "2018-05-10", "2018-07-12"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks risks, RisksOf("2018-05-10"));
  EXPECT_EQ(risks.risk_register().previous_snapshot(),
            "forces/essex/riskRegisterSnapshots/february");
  EXPECT_THAT(Told(risks), ElementsAre("R7 8 -4"));
}

TEST_F(PackRisksTest, WhatIsMarkedIsForNoViewerAndReadingItIsAnEvent) {
  FixPack("2018-05-10");
  Mark("custody");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks shown, RisksOf("2018-05-10", Viewer("essex")));
  EXPECT_THAT(Told(shown), IsEmpty());
  EXPECT_EQ(Events("risk.read"), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks whole, RisksOf("2018-05-10"));
  EXPECT_THAT(Told(whole), ElementsAre("R7 8 -4"));
  EXPECT_EQ(Events("risk.read"), NameOf("custody"));
}

TEST_F(PackRisksTest, WhatWasMarkedWhenItWasFrozenIsForNoViewer) {
  Mark("custody");
  AddOpen("demand", Asked("R9"));
  ABSL_ASSERT_OK(Freeze("may", "2018-05-10", "2018-05-10"));
  FixPack("2018-05-10");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks shown, RisksOf("2018-05-10", Viewer("essex")));
  EXPECT_THAT(Told(shown), ElementsAre("R9 0 -"));
  EXPECT_EQ(Events("risk_register_snapshot.read"), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack::Risks whole, RisksOf("2018-05-10"));
  EXPECT_THAT(Told(whole), ElementsAre("R7 8 -4", "R9 0 -"));
  EXPECT_EQ(Events("risk_register_snapshot.read"), "forces/essex/riskRegisterSnapshots/may");
}

}  // namespace
}  // namespace copperplate::governance

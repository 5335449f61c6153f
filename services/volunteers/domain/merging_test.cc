#include "services/volunteers/domain/merging.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_duty.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;
using State = EngagementState;

constexpr absl::CivilDay kMergeToday(2018, 6, 1);

class MergingTest : public ::testing::Test {
 protected:
  MergingTest() {
    facts_.given_up.id = "v1";
    facts_.into.id = "v2";
  }
  std::string Needs() { return Told(CheckMerge(facts_, "v1", "v2", kMergeToday)); }

  MergeFacts facts_;
};

TEST_F(MergingTest, TwoRecordsAreMergedOnceAndNotInChains) {
  EXPECT_EQ(Needs(), "");
  facts_.into = Merged(facts_.into, "v3", kMergeToday, "One birthday and one collar");
  facts_.merged_into_it = {"v4", "v5"};
  facts_.given_up.anonymised_on = kMergeToday;
  Supervision over;
  over.supervised = "volunteers/v6";
  over.supervisor = "volunteers/v1";
  over.from = kMergeToday - 9;
  over.to = kMergeToday;
  Supervision goes_on = over;
  goes_on.supervised = "volunteers/v7";
  goes_on.to.reset();
  facts_.supervising = {over, goes_on};
  EXPECT_EQ(Needs(),
            "VOLUNTEER_MERGED v2, VOLUNTEER_MERGED v1, VOLUNTEER_MERGED v1, "
            "VOLUNTEER_ANONYMISED v1, SUPERVISEES_REMAIN volunteers/v7");
  facts_.into = facts_.given_up;
  EXPECT_EQ(Needs(), "MERGED_WITH_SELF v1") << "of which nothing else need be said";
}

TEST_F(MergingTest, TheOneThatIsGivenUpIsNoSupervisorsDelegate) {
  Supervision supervision;
  supervision.supervised = "volunteers/v2";
  supervision.supervisor = "sgt";
  supervision.delegates = {"deputy", "volunteers/v1"};
  supervision.from = kMergeToday - 9;
  facts_.supervising = {supervision};
  const Unmet unmet = CheckMerge(facts_, "v1", "v2", kMergeToday);
  EXPECT_EQ(Told(unmet), "SUPERVISEES_REMAIN volunteers/v2");
  EXPECT_EQ(unmet.needs()[0].description,
            "has a supervisor whose delegate is the record that is given up");
  facts_.supervising[0].to = kMergeToday;
  EXPECT_EQ(Needs(), "") << "it is over";
}

TEST_F(MergingTest, TheRecordThatIsKeptIsNamed) {
  Volunteer ada;
  ada.id = "v1";
  ada.name = "Ada Okafor";
  const Volunteer merged = Merged(ada, "v2", kMergeToday, "One birthday");
  EXPECT_EQ(merged.merged_into, "v2");
  EXPECT_EQ(merged.merged_on, kMergeToday);
  EXPECT_EQ(merged.merge_reason, "One birthday");
  EXPECT_EQ(merged.name, "Ada Okafor");
  const Unmet unmet = CheckNotMerged(merged, "v1");
  ASSERT_EQ(unmet.needs().size(), 1u);
  EXPECT_EQ(unmet.needs()[0].description, "was merged into volunteers/v2");
  EXPECT_EQ(Told(CheckNotMerged(ada, "v1")), "");
}

TEST_F(MergingTest, EveryEngagementOfTheOneThatIsGivenUpHasEnded) {
  const absl::CivilDay began(2017, 1, 1);
  facts_.engagements = {
      TestEngagement("v1", Kind::kSpecial, TestHistory({{State::kActive, began}})),
      TestEngagement("v1", Kind::kPsv,
                     TestHistory({{State::kActive, began}, {State::kLeft, kMergeToday + 1}})),
      TestEngagement("v1", Kind::kCadet,
                     TestHistory({{State::kActive, began}, {State::kLeft, kMergeToday}})),
      TestEngagement("v1", Kind::kSpeedwatch, TestHistory({{State::kActive, kMergeToday + 1}}))};
  EXPECT_EQ(Needs(),
            "MERGED_ENGAGEMENT_OPEN v1/engagements/v1-SPECIAL, "
            "MERGED_ENGAGEMENT_OPEN v1/engagements/v1-PSV, "
            "MERGED_ENGAGEMENT_OPEN v1/engagements/v1-SPEEDWATCH")
      << "who leaves tomorrow has not left";
}

TEST_F(MergingTest, DutiesOfTheTwoMayTouchButNotOverlap) {
  const auto day = [](const std::string& name, const std::string& from, const std::string& to) {
    return TimedDuty{name, LondonRange("2018-05-01 " + from, "2018-05-01 " + to)};
  };
  facts_.duties_of_into = {day("a", "06:00", "07:00"), day("b", "08:00", "12:00"),
                           day("c", "13:00", "14:00"), day("d", "15:00", "16:00")};
  facts_.duties = {day("e", "07:00", "08:00"), day("f", "11:59", "13:01"),
                   day("g", "13:30", "13:45"), day("h", "16:00", "17:00")};
  const Unmet unmet = CheckMerge(facts_, "v1", "v2", kMergeToday);
  EXPECT_EQ(Told(unmet), "DUTIES_OVERLAP f, DUTIES_OVERLAP f, DUTIES_OVERLAP g");
  EXPECT_EQ(unmet.needs()[0].description, "overlaps b");
  EXPECT_EQ(unmet.needs()[1].description, "overlaps c");
  EXPECT_EQ(unmet.needs()[2].description, "overlaps c");
}

}  // namespace
}  // namespace copperplate::volunteers

// What the summary of volunteers says of Speedwatch.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/volunteer_summary_service.grpc.pb.h"
#include "services/volunteers/transport/testing/watch_test.h"

namespace copperplate::volunteers {
namespace {

using Summary = v1::VolunteerSummary;

class SpeedwatchFiguresTest : public WatchTest {
 protected:
  void SetUp() override {
    WatchTest::SetUp();
    ABSL_ASSERT_OK(Create("histon", Group()));
    v1::WatchGroup group = Group();
    group.set_formed_on("2018-05-01");
    group.set_declared_members(5);
    ABSL_ASSERT_OK(Create("girton", group));
    group.set_kind(v1::WatchGroup::HGV);
    ABSL_ASSERT_OK(Create("a14", group));
    for (const char* const id : {"v-1", "v-2", "v-3"}) AddOperator(id, "histon");
    v1::WatchGroup coordinated;
    coordinated.set_coordinator(VolunteerName("v-1"));
    ABSL_ASSERT_OK(Update(coordinated, {"coordinator"}));
    ABSL_ASSERT_OK(CreateSite("station-road", Site()));
  }
  void Count(const std::string& day, int64_t passing, int64_t over) {
    v1::Session session = Session();
    SetTime(session, day + " 08:00", day + " 09:30");
    session.set_passing(passing);
    session.set_over_threshold(over);
    ABSL_ASSERT_OK(CreateSession(absl::StrCat("s-", day), session));
  }
  absl::StatusOr<Summary> SummaryOf(const std::string& force, const std::string& day) {
    v1::GetVolunteerSummaryRequest request;
    request.set_name(absl::StrCat("forces/", force, "/volunteerSummary"));
    request.set_as_of(day);
    return Call(*summaries_, &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, request,
                Viewer(force));
  }
  // `MONTH 2018-06-01 2018-06-30: 0 0 0, 2 1010 15 1.5%, 540 9.0`
  static std::string Told(const Summary::SpeedwatchPeriod& period) {
    return absl::StrCat(Summary::Period::Span_Name(period.span()), " ", period.from_date(), " ",
                        period.to_date(), ": ", period.groups_gained(), " ", period.groups_closed(),
                        " ", period.declared_members_gained(), ", ", period.sessions(), " ",
                        period.passing(), " ", period.over_threshold(), " ", period.over_percent(),
                        "%, ", period.operator_minutes(), " ", period.operator_hours());
  }

  std::unique_ptr<v1::VolunteerSummaryService::Stub> summaries_ =
      v1::VolunteerSummaryService::NewStub(channel());
};

TEST_F(SpeedwatchFiguresTest, GroupsPeopleAndCountsOfEachPeriod) {
  Count("2018-05-31", 90, 0);
  // 50% and 1%: their mean would be 25.5%.
  Count("2018-06-01", 10, 5);
  Count("2018-06-30", 1000, 10);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary summary, SummaryOf("essex", "2018-06-30"));
  const Summary::Speedwatch& speedwatch = summary.speedwatch();
  EXPECT_EQ(speedwatch.groups(), 2);
  EXPECT_EQ(speedwatch.named_operators(), 3);
  EXPECT_EQ(speedwatch.declared_members(), 14);
  ASSERT_EQ(speedwatch.periods_size(), 4);
  EXPECT_EQ(Told(speedwatch.periods(0)),
            "MONTH 2018-06-01 2018-06-30: 0 0 0, 2 1010 15 1.5%, 540 9.0");
  EXPECT_EQ(Told(speedwatch.periods(1)),
            "FINANCIAL_YEAR_TO_DATE 2018-04-01 2018-06-30: 1 0 5, 3 1100 15 1.4%, 810 13.5");
  EXPECT_EQ(Told(speedwatch.periods(2)),
            "CALENDAR_YEAR_TO_DATE 2018-01-01 2018-06-30: 1 0 5, 3 1100 15 1.4%, 810 13.5");
  EXPECT_EQ(Told(speedwatch.periods(3)),
            "TWELVE_MONTHS 2017-07-01 2018-06-30: 1 0 5, 3 1100 15 1.4%, 810 13.5");
}

TEST_F(SpeedwatchFiguresTest, AsOfADayBeforeNothingOfWhatCameLater) {
  Count("2018-05-31", 90, 0);
  Count("2018-06-01", 10, 5);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary may, SummaryOf("essex", "2018-05-31"));
  EXPECT_EQ(Told(may.speedwatch().periods(0)),
            "MONTH 2018-05-01 2018-05-31: 1 0 5, 1 90 0 0.0%, 270 4.5");
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary april, SummaryOf("essex", "2018-04-30"));
  EXPECT_EQ(april.speedwatch().groups(), 1);
  EXPECT_EQ(april.speedwatch().declared_members(), 9);
  EXPECT_EQ(Told(april.speedwatch().periods(3)),
            "TWELVE_MONTHS 2017-05-01 2018-04-30: 0 0 0, 0 0 0 %, 0 0.0");
}

TEST_F(SpeedwatchFiguresTest, OfAForceWithoutGroups) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary kent, SummaryOf("kent", "2018-06-30"));
  EXPECT_EQ(kent.speedwatch().groups(), 0);
  EXPECT_EQ(kent.speedwatch().periods_size(), 4);
}

}  // namespace
}  // namespace copperplate::volunteers

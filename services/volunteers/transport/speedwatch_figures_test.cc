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
  // As it was known when `known` was told, where that is given.
  absl::StatusOr<Summary> SummaryOf(const std::string& force, const std::string& day,
                                    const Summary* known = nullptr) {
    v1::GetVolunteerSummaryRequest request;
    request.set_name(absl::StrCat("forces/", force, "/volunteerSummary"));
    request.set_as_of(day);
    if (known != nullptr) *request.mutable_known_at() = known->known_at();
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

TEST_F(SpeedwatchFiguresTest, MembersOfADayAreThoseDeclaredForIt) {
  const auto members = [&](const std::string& day, const Summary* known = nullptr) {
    const auto summary = SummaryOf("essex", day, known);
    if (!summary.ok()) return summary.status().ToString();
    const Summary::Speedwatch& told = summary->speedwatch();
    return absl::StrCat(told.declared_members(), ", gained ",
                        told.periods(2).declared_members_gained());
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary first, SummaryOf("essex", "2018-06-30"));
  // From today on.
  v1::WatchGroup group;
  group.set_declared_members(11);
  ABSL_ASSERT_OK(Update(group, {"declared_members"}));
  EXPECT_EQ(members("2018-06-30"), "14, gained 5");
  EXPECT_EQ(members(""), "16, gained 0");
  EXPECT_EQ(members("", &first), "14, gained 0");
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary second, SummaryOf("essex", "2018-06-30"));
  // What was declared for a day that is over.
  group.set_declared_from("2018-06-01");
  group.set_declared_members(20);
  ABSL_ASSERT_OK(Update(group, {"declared_members", "declared_from"}));
  EXPECT_EQ(members("2018-05-31"), "14, gained 5");
  EXPECT_EQ(members("2018-06-01"), "25, gained 5");
  EXPECT_EQ(members("", &second), "16, gained 0");
  EXPECT_EQ(members(""), "25, gained 0") << "it holds for the days that follow too";
  EXPECT_EQ(members("2018-06-30", &second), "14, gained 5");
  // Of one that was formed in the period.
  group.set_declared_from("2018-06-15");
  group.set_declared_members(8);
  ABSL_ASSERT_OK(
      Update(group, {"declared_members", "declared_from"}, "forces/essex/watchGroups/girton"));
  EXPECT_EQ(members("2018-06-14"), "25, gained 5");
  EXPECT_EQ(members("2018-06-15"), "28, gained 8");
  group.clear_declared_members();
  group.clear_declared_from();
  ABSL_ASSERT_OK(Update(group, {"declared_members"}));
  EXPECT_EQ(members("2018-06-30"), "28, gained 8");
  EXPECT_EQ(members(""), "8, gained 0") << "not told any more";
}

TEST_F(SpeedwatchFiguresTest, GroupsAndSessionsAreThoseThatWereKnownThen) {
  Count("2018-06-01", 10, 5);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary first, SummaryOf("essex", "2018-06-30"));
  v1::WatchGroup girton;
  girton.set_formed_on("2018-06-02");
  girton.set_closed_on("2018-06-20");
  ABSL_ASSERT_OK(Update(girton, {"formed_on", "closed_on"}, "forces/essex/watchGroups/girton"));
  v1::UpdateSessionRequest update;
  update.mutable_session()->set_name(absl::StrCat(kHiston, "/sessions/s-2018-06-01"));
  update.mutable_session()->set_passing(100);
  update.mutable_update_mask()->add_paths("passing");
  ABSL_ASSERT_OK(Call(*watch_, &Stub::UpdateSession, update, Analyst("essex")));
  Count("2018-06-02", 1000, 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary second, SummaryOf("essex", "2018-06-30"));
  v1::DeleteSessionRequest remove;
  remove.set_name(update.session().name());
  ABSL_ASSERT_OK(Call(*watch_, &Stub::DeleteSession, remove, Analyst("essex")));

  const auto told = [&](const Summary* known) {
    const auto summary = SummaryOf("essex", "2018-06-30", known);
    if (!summary.ok()) return summary.status().ToString();
    return absl::StrCat(summary->speedwatch().groups(), " groups, ",
                        Told(summary->speedwatch().periods(0)));
  };
  EXPECT_EQ(told(nullptr), "1 groups, MONTH 2018-06-01 2018-06-30: 1 1 5, 1 1000 0 0.0%, 270 4.5");
  EXPECT_EQ(told(&second), "1 groups, MONTH 2018-06-01 2018-06-30: 1 1 5, 2 1100 5 0.5%, 540 9.0");
  EXPECT_EQ(told(&first), "2 groups, MONTH 2018-06-01 2018-06-30: 0 0 0, 1 10 5 50.0%, 270 4.5");
  // All of it.
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary again, SummaryOf("essex", "2018-06-30", &first));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
}

TEST_F(SpeedwatchFiguresTest, OfAForceWithoutGroups) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary kent, SummaryOf("kent", "2018-06-30"));
  EXPECT_EQ(kent.speedwatch().groups(), 0);
  EXPECT_EQ(kent.speedwatch().periods_size(), 4);
}

}  // namespace
}  // namespace copperplate::volunteers

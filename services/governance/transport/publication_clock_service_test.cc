#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/decision_test.h"

namespace copperplate::governance {
namespace {

using testing::HasReason;
using testing::Told;

class PublicationClockServiceTest : public DecisionTest {
 protected:
  absl::StatusOr<v1::PublicationClock> Clock(v1::GetPublicationClockRequest request,
                                             const Caller& caller = Viewer("essex")) {
    request.set_name("forces/essex/publicationClock");
    return Call(*decisions_, &Decisions::GetPublicationClock, request, caller);
  }
  void AddTaken(const std::string& id, const std::string& on, bool spi = true,
                v1::Decision::Marking marking = v1::Decision::OFFICIAL) {
    v1::Decision decision = Agreement("CPCC " + id);
    decision.set_significant_public_interest(spi);
    decision.set_marking(marking);
    ABSL_ASSERT_OK(Add(id, decision));
    ABSL_ASSERT_OK(Take(id, on));
  }
};

TEST_F(PublicationClockServiceTest, CountsWorkingDaysAsAtADay) {
  AddTaken("published", "2018-05-01");
  ABSL_ASSERT_OK(Publish("published", "2018-05-09"));  // past the bank holiday of 7 May
  AddTaken("owed", "2018-05-02");
  AddTaken("exempt", "2018-05-03");
  ABSL_ASSERT_OK(Exempt("exempt", "2018-05-04", "2018-11-01"));
  AddTaken("small", "2018-05-03", /*spi=*/false);
  v1::GetPublicationClockRequest request;
  request.set_as_of("2018-05-17");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock clock, Clock(request));
  EXPECT_EQ(clock.total(), 3);
  EXPECT_EQ(clock.published(), 1);
  EXPECT_EQ(clock.exempt(), 1);
  EXPECT_EQ(clock.owed(), 1);
  EXPECT_EQ(clock.overdue(), 0);
  EXPECT_EQ(clock.within_target(), 1);
  EXPECT_EQ(clock.mean_days_to_publish(), "5.0");
  ASSERT_EQ(clock.decisions_size(), 3);
  EXPECT_EQ(clock.decisions(0).name(), NameOf("published"));
  EXPECT_EQ(clock.decisions(0).standing().days_to_publish(), 5);
  EXPECT_EQ(clock.decisions(1).standing().days_waiting(), 10);
  EXPECT_EQ(clock.decisions(1).standing().target_on(), "2018-05-17");
  request.set_as_of("2018-05-18");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock late, Clock(request));
  EXPECT_EQ(late.overdue(), 1);
  request.set_as_of("2018-05-08");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock before, Clock(request));
  EXPECT_EQ(before.published(), 0);
  EXPECT_EQ(before.owed(), 2);
}

TEST_F(PublicationClockServiceTest, IsTheSameAsKnownThen) {
  AddTaken("first", "2018-05-01");
  v1::GetPublicationClockRequest request;
  request.set_as_of("2018-05-17");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock then, Clock(request));
  ABSL_ASSERT_OK(Publish("first", "2018-05-02"));
  AddTaken("second", "2018-05-02");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock now, Clock(request));
  EXPECT_EQ(now.total(), 2);
  EXPECT_EQ(now.published(), 1);
  *request.mutable_known_at() = then.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock again, Clock(request));
  EXPECT_EQ(again.SerializeAsString(), then.SerializeAsString());
}

TEST_F(PublicationClockServiceTest, IsOfAPeriodAndOfWhatTheCallerMaySee) {
  AddTaken("april", "2018-04-30");
  AddTaken("may", "2018-05-01", true, v1::Decision::OFFICIAL_SENSITIVE);
  v1::GetPublicationClockRequest request;
  request.set_taken_from("2018-05-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock seen, Clock(request));
  EXPECT_EQ(seen.total(), 0);
  EXPECT_EQ(Value("SELECT count(*) FROM governance.event_out WHERE type = 'decision.read'"), "0");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock all, Clock(request, Analyst("essex")));
  ASSERT_EQ(all.total(), 1);
  EXPECT_EQ(all.decisions(0).name(), NameOf("may"));
  EXPECT_EQ(Value("SELECT string_agg(subject, ' ') FROM governance.event_out WHERE type = "
                  "'decision.read'"),
            NameOf("may"));
  request.set_taken_to("2018-04-30");
  EXPECT_EQ(Told(Clock(request)), "DATES_REVERSED taken_to");
  request = {};
  request.set_as_of("2199-01-01");
  EXPECT_EQ(Told(Clock(request)), "DATE_IN_FUTURE as_of");
  request = {};
  request.mutable_known_at()->set_seconds(4'000'000'000);
  EXPECT_THAT(Clock(request), HasReason("KNOWN_AT_IN_FUTURE"));
  request = {};
  request.set_taken_to("2018-04-30");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PublicationClock april, Clock(request));
  ASSERT_EQ(april.total(), 1);
  EXPECT_EQ(april.decisions(0).name(), NameOf("april"));
}

}  // namespace
}  // namespace copperplate::governance

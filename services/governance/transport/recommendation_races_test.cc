// Two reports change at once: what stands in the place of another is not itself replaced by it.
#include <gmock/gmock.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "copperplate/governance/v1/statutory_response_service.grpc.pb.h"
#include "libs/postgres/transaction.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/report_test.h"

namespace copperplate::governance {
namespace {

using ::testing::UnorderedElementsAre;

class RecommendationRacesTest : public ReportTest {
 protected:
  static constexpr char kNext[] = "forces/essex/sourceReports/next/recommendations/r1";

  void AddOpen(const std::string& report) {
    ABSL_ASSERT_OK(AddReport(report, Inspection()));
    v1::CreateRecommendationRequest create;
    create.set_parent("forces/essex/sourceReports/" + report);
    create.set_recommendation_id("r1");
    *create.mutable_recommendation() = Asked(1);
    create.mutable_recommendation()->set_owner("Alice Smith");
    ABSL_ASSERT_OK(Call(*recommendations_, &Stub::CreateRecommendation, create, Analyst("essex")));
    v1::AcceptRecommendationRequest accept;
    accept.set_name(create.parent() + "/recommendations/r1");
    accept.set_on("2018-03-01");
    ABSL_ASSERT_OK(
        Call(*recommendations_, &Stub::AcceptRecommendation, accept, Publisher("essex")));
    v1::OpenRecommendationRequest open;
    open.set_name(accept.name());
    open.set_on("2018-03-01");
    ABSL_ASSERT_OK(Call(*recommendations_, &Stub::OpenRecommendation, open, Publisher("essex")));
  }
  std::string Superseded(const std::string& name, const std::string& by) {
    v1::SupersedeRecommendationRequest request;
    request.set_name(name);
    request.set_on("2018-06-01");
    request.set_superseded_by(by);
    return testing::Told(
        Call(*recommendations_, &Stub::SupersedeRecommendation, request, Publisher("essex")));
  }

  std::vector<std::string> told_ = {"", ""};
  std::vector<std::thread> clients_;
};

TEST_F(RecommendationRacesTest, TwoDoNotStandInEachOthersPlace) {
  AddOpen("peel");
  AddOpen("next");
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  // The first has decided and waits to write while the second decides.
  static constexpr postgres::Statement kHold{postgres::kWrite, "hold_recommendation", R"(
      SELECT id FROM recommendation WHERE force = $1 AND report = $2 FOR UPDATE)"};
  std::atomic<bool> second_done = false;
  const absl::Status held = lease.Transaction([&](postgres::Transaction& transaction) {
    const auto rows = transaction.Query(kHold, "essex", "peel");
    clients_.emplace_back([&] { told_[0] = Superseded(NameOf("r1"), kNext); });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits());
    clients_.emplace_back([&] {
      told_[1] = Superseded(kNext, NameOf("r1"));
      second_done = true;
    });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits(2, [&] { return second_done.load(); }));
    return rows.status();
  });
  ABSL_EXPECT_OK(held);
  for (std::thread& client : clients_) client.join();
  EXPECT_THAT(told_, UnorderedElementsAre("", "SUPERSEDING_RECOMMENDATION_INVALID superseded_by"));
}

TEST_F(RecommendationRacesTest, AReportThatIsBeingRecordedIsWaitedFor) {
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  // It has its instant, and waits to be written behind another of its id, which goes away.
  static constexpr postgres::Statement kHold{postgres::kWrite, "hold_report", R"(
      INSERT INTO source_report (force, id, uid, version, created_at, created_by, updated_at,
          updated_by, bodies, title, scope, statutory_s55, stage, plan_year, opinion, judgements,
          marking)
      VALUES ($1, $2, gen_random_uuid(), 1, now(), '', now(), '', '{1}', 'Held', 1, false, 1, '',
          '', '{}', 1))"};
  const auto responses = v1::StatutoryResponseService::NewStub(channel());
  v1::GetStatutoryClockRequest request;
  request.set_name("forces/essex/statutoryClock");
  request.set_as_of("2018-04-04");
  v1::StatutoryClock clock;
  std::atomic<bool> read = false;
  const auto tell = [&] {
    const auto told = Call(*responses, &v1::StatutoryResponseService::Stub::GetStatutoryClock,
                           request, Analyst("essex"));
    ABSL_EXPECT_OK(told);
    return told.value_or(v1::StatutoryClock());
  };
  const absl::Status held = lease.Transaction([&](postgres::Transaction& transaction) {
    ABSL_EXPECT_OK(transaction.Execute(kHold, "essex", "next"));
    clients_.emplace_back([&] { told_[0] = testing::Told(AddReport("next", Inspection())); });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits());
    clients_.emplace_back([&] {
      clock = tell();
      read = true;
    });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits(2, [&] { return read.load(); }));
    EXPECT_FALSE(read);
    return absl::CancelledError("it goes away");
  });
  EXPECT_EQ(held.code(), absl::StatusCode::kCancelled);
  for (std::thread& client : clients_) client.join();
  EXPECT_EQ(told_[0], "");
  EXPECT_EQ(clock.reports_size(), 1);
  *request.mutable_known_at() = clock.known_at();
  EXPECT_EQ(tell().SerializeAsString(), clock.SerializeAsString());
}

}  // namespace
}  // namespace copperplate::governance

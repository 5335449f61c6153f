// Two reports change at once: what stands in the place of another is not itself replaced by it.
#include <gmock/gmock.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

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
  std::string Waiting() {
    return Value(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = "
        "current_database()");
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
    while (Waiting() == "0") {
    }
    clients_.emplace_back([&] {
      told_[1] = Superseded(kNext, NameOf("r1"));
      second_done = true;
    });
    while (!second_done && Waiting() != "2") {
    }
    return rows.status();
  });
  ABSL_EXPECT_OK(held);
  for (std::thread& client : clients_) client.join();
  EXPECT_THAT(told_, UnorderedElementsAre("", "SUPERSEDING_RECOMMENDATION_INVALID superseded_by"));
}

}  // namespace
}  // namespace copperplate::governance

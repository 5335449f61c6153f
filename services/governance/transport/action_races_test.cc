// What many clients do at once: numbers of a month have no gaps, and bodies do not wait for one
// another.
#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/postgres/transaction.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/action_test.h"

namespace copperplate::governance {
namespace {

constexpr int kClients = 16;
constexpr int kActions = 1000;

class ActionRacesTest : public ActionTest {
 protected:
  std::thread waiting_;
};

TEST_F(ActionRacesTest, AThousandOfSixteenClientsHaveNumbersWithoutGaps) {
  std::atomic<int> next = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> clients;
  clients.reserve(kClients);
  for (int client = 0; client < kClients; ++client) {
    clients.emplace_back([&] {
      for (int at = next++; at < kActions; at = next++) {
        // A month has at most 999.
        v1::Action action = Historic(absl::StrCat("Action ", at));
        action.set_raised_on(at % 2 == 0 ? "2018-04-12" : "2018-05-10");
        if (!Create(action).ok()) ++refused;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(refused, 0);
  EXPECT_EQ(
      Value("SELECT string_agg(month || ' ' || n || ' ' || least || '-' || most, ', ' ORDER BY "
            "month) FROM (SELECT month, count(DISTINCT number) AS n, min(number) AS least, "
            "max(number) AS most FROM governance.action GROUP BY month) m"),
      "2018-04-01 500 1-500, 2018-05-01 500 1-500");
  EXPECT_EQ(Value("SELECT count(DISTINCT reference) FROM governance.action"), "1000");
}

TEST_F(ActionRacesTest, AnotherBodyDoesNotWait) {
  // Somebody holds the lock of BCB's actions for as long as this test lasts.
  ABSL_ASSERT_OK(Create(Historic()));
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  static constexpr postgres::Statement kHold{postgres::kWrite, "hold_counter", R"(
      SELECT version FROM change_counter WHERE force = $1 AND counter = $2 FOR UPDATE)"};
  const absl::Status held = lease.Transaction([&](postgres::Transaction& transaction) {
    const auto rows = transaction.Query(kHold, "essex", "bodies/bcb/actions");
    EXPECT_EQ(rows->size(), 1);
    ABSL_EXPECT_OK(Create(Historic(), "orb"));
    std::atomic<bool> done = false;
    std::thread waits([&] {
      ABSL_EXPECT_OK(Create(Historic()));
      done = true;
    });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits());
    EXPECT_FALSE(done);
    waiting_ = std::move(waits);
    return rows.status();
  });
  ABSL_EXPECT_OK(held);
  waiting_.join();
}

TEST_F(ActionRacesTest, TheFirstActionOfABodyIsWaitedFor) {
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  static constexpr postgres::Statement kHold{
      postgres::kWrite, "hold_body", "SELECT id FROM body WHERE force = $1 AND id = $2 FOR UPDATE"};
  v1::GetActionLogRequest request;
  request.set_name("forces/essex/bodies/orb/actionLog");
  std::atomic<bool> read = false;
  std::thread reading;
  const absl::Status held = lease.Transaction([&](postgres::Transaction& transaction) {
    const absl::Status body = transaction.Query(kHold, "essex", "orb").status();
    waiting_ = std::thread([&] { ABSL_EXPECT_OK(Create(Historic(), "orb")); });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits());
    reading = std::thread([&] {
      ABSL_EXPECT_OK(Log("2018-05-10", request));
      read = true;
    });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits(2, [&] { return read.load(); }));
    EXPECT_FALSE(read);
    return body;
  });
  ABSL_EXPECT_OK(held);
  waiting_.join();
  reading.join();
}

TEST_F(ActionRacesTest, NoneIsRaisedOfABodyThatIsBeingDeleted) {
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  static constexpr postgres::Statement kDelete{postgres::kWrite, "delete_body",
                                               "DELETE FROM body WHERE force = $1 AND id = $2"};
  std::string told;
  const absl::Status deleted = lease.Transaction([&](postgres::Transaction& transaction) {
    const auto rows = transaction.Execute(kDelete, "essex", "orb");
    waiting_ = std::thread([&] { told = testing::Told(Create(Historic(), "orb")); });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits());
    return rows.status();
  });
  ABSL_EXPECT_OK(deleted);
  waiting_.join();
  EXPECT_EQ(told, "BODY_UNKNOWN");
}

}  // namespace
}  // namespace copperplate::governance

#include "libs/events/seal_batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "libs/events/months.h"
#include "libs/events/test_util.h"
#include "libs/postgres/listener.h"
#include "libs/status/error.h"
#include "libs/testing/event.h"

namespace copperplate::events {
namespace {

using postgres::Lease;
using postgres::Statement;
using postgres::Transaction;
using ::testing::ElementsAre;

using SealBatchTest = OutboxTest;

TEST_F(SealBatchTest, SealsInTheOrderOfWritingWithDensePositions) {
  ASSERT_EQ(Write("kent", {"a", "b"}), absl::OkStatus());
  ASSERT_EQ(Write("essex", {"x"}), absl::OkStatus());
  ASSERT_EQ(Write("kent", {"c"}), absl::OkStatus());
  const auto batch = Seal();
  ASSERT_TRUE(batch.ok()) << batch.status();
  EXPECT_EQ(batch->result, Batch::Result::kSealed);
  EXPECT_EQ(batch->events, 4);
  EXPECT_FALSE(batch->more);
  EXPECT_GE(batch->lag, absl::ZeroDuration());
  EXPECT_THAT(Subjects("kent"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(Subjects("essex"), ElementsAre("x"));
  EXPECT_EQ(Verify("kent")->position, 3);
  EXPECT_EQ(Verify("essex")->position, 1);
  EXPECT_EQ(AsOwner("SELECT count(*) FROM outbox.event_out"), "0");
  EXPECT_EQ(AsOwner("SELECT after FROM outbox.event LIMIT 1"), "{\"a\":  1}");
  EXPECT_EQ(Seal()->result, Batch::Result::kNothing);
}

TEST_F(SealBatchTest, ContinuesTheChainOverBatchesAndSparesNoForce) {
  for (int i = 0; i < 5; ++i) ASSERT_EQ(Write("avon", {absl::StrCat("a", i)}), absl::OkStatus());
  ASSERT_EQ(Write("kent", {"k"}), absl::OkStatus());
  ASSERT_TRUE(Seal(2)->more);
  EXPECT_THAT(Subjects("avon"), ElementsAre("a0", "a1"));
  EXPECT_TRUE(Seal(2)->more);
  EXPECT_THAT(Subjects("kent"), ElementsAre("k"));  // before avon's turn comes again
  EXPECT_TRUE(Seal(2)->more);
  EXPECT_EQ(Seal(2)->events, 1);
  EXPECT_THAT(Subjects("avon"), ElementsAre("a0", "a1", "a2", "a3", "a4"));
  const Head middle = [&] {
    Head head;
    Lease lease = Take(*runtime_, "avon");
    const auto rows =
        lease.Query(Statement{postgres::kRead, "second_hash",
                              "SELECT hash FROM event WHERE force = $1 AND position = 2"},
                    "avon");
    const std::string hash = (*rows)[0].Get<postgres::Bytes>(0)->data;
    head.position = 2;
    std::copy(hash.begin(), hash.end(), head.hash.begin());
    return head;
  }();
  EXPECT_EQ(*Verify("avon", middle), *Verify("avon"));
  EXPECT_EQ(Verify("avon")->position, 5);
}

TEST_F(SealBatchTest, AChainThatWasTamperedWithDoesNotVerify) {
  ASSERT_EQ(Write("kent", {"a", "b", "c"}), absl::OkStatus());
  ASSERT_TRUE(Seal().ok());
  const struct {
    const char* sql;
    const char* undo;
    const char* position;
  } kCases[] = {
      {"UPDATE outbox.event SET actor = 'x' WHERE position = 2",
       "UPDATE outbox.event SET actor = 'user-1' WHERE position = 2", "2"},
      {"UPDATE outbox.event SET after = '{\"a\": 1}' WHERE position = 3",
       "UPDATE outbox.event SET after = '{\"a\":  1}' WHERE position = 3", "3"},
      {"UPDATE outbox.event SET position = 9 WHERE position = 1",
       "UPDATE outbox.event SET position = 1 WHERE position = 9", "1"},
      {"UPDATE outbox.event SET position = 4 WHERE position = 3",
       "UPDATE outbox.event SET position = 3 WHERE position = 4", "3"},
      {"DELETE FROM outbox.event WHERE position = 2", "SELECT 1", "2"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.sql);
    AsOwner(test.sql);
    const absl::Status status = Verify("kent").status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_EQ(ErrorReason(status), "EVENT_CHAIN_BROKEN");
    EXPECT_EQ(ErrorMetadata(status, "position"), test.position);
    AsOwner(test.undo);
  }
}

TEST_F(SealBatchTest, ASecondSealerKeepsAwayWhileOneIsAtWork) {
  ASSERT_EQ(Write("kent", {"a"}), absl::OkStatus());
  Lease first = Take(*worker_, "");
  const absl::Status status = first.Transaction([&](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(transaction
                             .Query(Statement{postgres::kWrite, "lock",
                                              "SELECT pg_advisory_xact_lock(1128616278, "
                                              "'event_head'::regclass::oid::integer)"})
                             .status());
    const auto batch = Seal();
    EXPECT_TRUE(batch.ok()) << batch.status();
    EXPECT_EQ(batch->result, Batch::Result::kElsewhere);
    return absl::OkStatus();
  });
  EXPECT_EQ(status, absl::OkStatus());
  EXPECT_EQ(Seal()->result, Batch::Result::kSealed);
}

TEST_F(SealBatchTest, NotifiesEachForceOnceABatch) {
  std::vector<std::string> heard;  // by the listener's thread, until `both`
  copperplate::testing::Event connected, both;
  postgres::ListenerOptions options;
  options.dsn = database_->RuntimeDsn();
  options.channels = {"outbox_event"};
  options.on_connected = [&] { connected.Set(); };
  options.on_lost = [] {};
  options.on_notification = [&](absl::string_view, absl::string_view payload) {
    heard.emplace_back(payload);
    if (heard.size() == 2) both.Set();
  };
  const auto listener =
      postgres::Listener::Start(std::move(options), postgres::ListenerObserver::None());
  ASSERT_TRUE(listener.ok()) << listener.status();
  ASSERT_TRUE(connected.Wait());
  ASSERT_EQ(Write("kent", {"a", "b"}), absl::OkStatus());
  ASSERT_EQ(Write("essex", {"x"}), absl::OkStatus());
  ASSERT_TRUE(Seal().ok());
  ASSERT_TRUE(both.Wait());
  EXPECT_THAT(heard, ElementsAre("essex 1", "kent 2"));
}

TEST_F(SealBatchTest, RuntimeRoleSeesItsForceAndSealsNothing) {
  ASSERT_EQ(Write("kent", {"a"}), absl::OkStatus());
  ASSERT_TRUE(Seal().ok());
  ASSERT_EQ(Write("essex", {"x"}), absl::OkStatus());
  Lease lease = Take(*runtime_, "essex");
  EXPECT_EQ((*lease.Query(kSubjects, "kent", 0)).size(), 0);
  const auto refused = [](const absl::Status& status) { return ErrorReason(status); };
  EXPECT_EQ(refused(lease.Transaction([](Transaction& transaction) {
              return WriteEvent(transaction, "kent", Change("theirs"));
            })),
            "DATABASE_PERMISSION");
  std::string from_the_first;
  EXPECT_EQ(refused(SealBatch(lease, {}, from_the_first).status()), "DATABASE_PERMISSION");
  EXPECT_EQ(
      refused(lease.Query(Statement{postgres::kRead, "partition", "SELECT * FROM event_unassigned"})
                  .status()),
      "DATABASE_PERMISSION");
}

TEST_F(SealBatchTest, CountsTheMonthsThatHaveAPartition) {
  Lease lease = Take(*runtime_, "kent");
  EXPECT_EQ(*MonthsAhead(lease, absl::CivilMonth(2026, 11)), 36);
  EXPECT_EQ(*MonthsAhead(lease, absl::CivilMonth(2029, 10)), 1);
  EXPECT_EQ(*MonthsAhead(lease, absl::CivilMonth(2029, 11)), 0);
}

}  // namespace
}  // namespace copperplate::events

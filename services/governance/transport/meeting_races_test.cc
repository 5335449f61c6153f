// What many clients do at once with meetings: each step is taken once, and what approves minutes
// stays until they are approved.
#include <gmock/gmock.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/functional/function_ref.h"
#include "libs/postgres/lease.h"
#include "libs/postgres/transaction.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {
namespace {

using testing::HasReason;

constexpr int kMeetingClients = 16;

class MeetingRacesTest : public MeetingTest {
 protected:
  // `july`, in session, is to approve the minutes of `may`, which are circulated, and does.
  void ApproveInJuly() {
    BeginMay();
    ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
    ABSL_ASSERT_OK(Close(kMay));
    ABSL_ASSERT_OK(DeclareNil(kMay));
    v1::CreateMinutesRequest create;
    create.set_parent(kMay);
    ABSL_ASSERT_OK(
        Call(*minutes_, &v1::MinutesService::Stub::CreateMinutes, create, Analyst("essex")));
    v1::CirculateMinutesRequest circulate;
    circulate.set_name(std::string(kMay) + "/minutes/version-1");
    ABSL_ASSERT_OK(
        Call(*minutes_, &v1::MinutesService::Stub::CirculateMinutes, circulate, Analyst("essex")));
    v1::Meeting july = Meeting("2018-07-12");
    july.add_previous_minutes_of("may");
    ABSL_ASSERT_OK(CreateMeeting("july", july));
    ABSL_ASSERT_OK(CreateItem(kJuly, "minutes", Item("1", v1::AgendaItem::PROCEDURAL)));
    ABSL_ASSERT_OK(Attend(kJuly, "ablewhite", "Jason Ablewhite"));
    ABSL_ASSERT_OK(Attend(kJuly, "bisby", "Ray Bisby"));
    ABSL_ASSERT_OK(PublishAgenda(kJuly));
    ABSL_ASSERT_OK(Open(kJuly));
    ABSL_ASSERT_OK(Determine(kJuly, "approved", "minutes", v1::Outcome::APPROVED));
  }
  // Runs while changes of the body's meetings wait.
  void WithBodyLocked(absl::FunctionRef<void()> run) {
    static constexpr postgres::Statement kLockBoard{postgres::kWrite, "lock_board", R"(
        SELECT id FROM body WHERE force = $1 AND id = 'bcb' FOR NO KEY UPDATE)"};
    ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                              storage().pool().Acquire("essex", absl::InfiniteFuture()));
    ABSL_EXPECT_OK(lease.Transaction([&](postgres::Transaction& transaction) {
      const absl::Status locked = transaction.Query(kLockBoard, "essex").status();
      run();
      return locked;
    }));
  }
  absl::StatusOr<v1::Minutes> Approve() {
    v1::ApproveMinutesRequest request;
    request.set_name(std::string(kMay) + "/minutes/version-1");
    request.set_outcome(std::string(kJuly) + "/outcomes/approved");
    return Call(*minutes_, &v1::MinutesService::Stub::ApproveMinutes, request, Publisher("essex"));
  }
};

TEST_F(MeetingRacesTest, OneOfManyPublishesAndThenOneCancels) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  std::atomic<int> published = 0;
  std::atomic<int> cancelled = 0;
  const auto publish = [&] {
    if (PublishAgenda(kMay).ok()) ++published;
  };
  const auto cancel = [&] {
    v1::CancelMeetingRequest request;
    request.set_name(kMay);
    request.set_reason("Snow");
    const auto done =
        Call(*meetings_, &v1::MeetingService::Stub::CancelMeeting, request, Publisher("essex"));
    if (done.ok()) ++cancelled;
  };
  std::vector<std::thread> clients;
  clients.reserve(kMeetingClients);
  // Who waits first for the body is next: a publication, so that one there is. The others come once
  // it is through: PostgreSQL lets past whoever comes as a lock is let go.
  WithBodyLocked([&] {
    clients.emplace_back(publish);
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits(1));
    clients.emplace_back(cancel);
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits(2));
  });
  clients.front().join();
  for (int client = 2; client < kMeetingClients; ++client) {
    if (client % 2 == 0) {
      clients.emplace_back(publish);
    } else {
      clients.emplace_back(cancel);
    }
  }
  for (size_t client = 1; client < clients.size(); ++client) clients[client].join();
  EXPECT_EQ(published, 1);
  EXPECT_EQ(cancelled, 1);
  EXPECT_EQ(Value("SELECT state FROM governance.meeting WHERE id = 'may'"), "6");
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM governance.event_out WHERE type "
                  "IN ('meeting.agenda_published', 'meeting.cancelled')"),
            "meeting.agenda_published meeting.cancelled");
}

TEST_F(MeetingRacesTest, OneOfManyPublishes) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  std::atomic<int> published = 0;
  std::vector<std::thread> clients;
  clients.reserve(kMeetingClients);
  for (int client = 0; client < kMeetingClients; ++client) {
    clients.emplace_back([&] {
      if (PublishAgenda(kMay).ok()) ++published;
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(published, 1);
}

TEST_F(MeetingRacesTest, WhatApprovesMinutesIsReadOnceItsMeetingIsLocked) {
  ApproveInJuly();
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  static constexpr postgres::Statement kLock{postgres::kWrite, "lock_july", R"(
      SELECT id FROM meeting WHERE force = $1 AND id = 'july' FOR NO KEY UPDATE)"};
  static constexpr postgres::Statement kChange{postgres::kWrite, "note_july", R"(
      UPDATE outcome SET kind = 1 WHERE force = $1 AND meeting = 'july' AND id = 'approved')"};
  std::thread waiting;
  absl::Status approved;
  std::atomic<bool> done = false;
  const absl::Status changed = lease.Transaction([&](postgres::Transaction& transaction) {
    ABSL_EXPECT_OK(transaction.Query(kLock, "essex"));
    waiting = std::thread([&] {
      approved = Approve().status();
      done = true;
    });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits(1, [&] { return done.load(); }));
    return transaction.Execute(kChange, "essex").status();
  });
  ABSL_EXPECT_OK(changed);
  waiting.join();
  EXPECT_THAT(approved, HasReason("OUTCOME_NOT_APPROVED"));
}

}  // namespace
}  // namespace copperplate::governance

// Agendas that are published while what their packs tell of is being changed.
#include <gmock/gmock.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/governance/v1/action_log_service.grpc.pb.h"
#include "libs/postgres/lease.h"
#include "libs/postgres/transaction.h"
#include "libs/testing/status_matchers.h"
#include "services/governance/transport/testing/pack_test.h"

namespace copperplate::governance {
namespace {

constexpr int kRacingMeetings = 12;

class PackRacesTest : public PackTest {
 protected:
  std::string MakeMeetingOn(int day) {
    const std::string id = absl::StrCat("m", day);
    EXPECT_TRUE(CreateMeeting(id, Meeting(absl::StrCat("2018-05-", 10 + day))).ok());
    const std::string name = absl::StrCat(kBoard, "/meetings/", id);
    EXPECT_TRUE(CreateItem(name, "traffic", Item("2")).ok());
    return name;
  }
  // The body's log as it was known at the instant, as the API of the log tells it.
  absl::StatusOr<v1::ActionLog> LogAsKnown(const std::string& day,
                                           const google::protobuf::Timestamp& known_at) {
    v1::GetActionLogRequest request;
    request.set_name(absl::StrCat(kBoard, "/actionLog"));
    request.set_open_only(true);
    request.set_as_of(day);
    *request.mutable_known_at() = known_at;
    return Call(*logs_, &v1::ActionLogService::Stub::GetActionLog, request, Analyst("essex"));
  }
  // Of an action of the body: a change of the plan that takes the lock of the actions too.
  void PlanFor(const std::string& id, const std::string& action) {
    v1::CreateForwardPlanEntryRequest request;
    request.set_parent("forces/essex");
    request.set_forward_plan_entry_id(id);
    v1::ForwardPlanEntry& entry = *request.mutable_forward_plan_entry();
    entry.set_title("Custody");
    entry.set_body(kBoard);
    entry.set_intended_meeting(absl::StrCat(kBoard, "/meetings/m0"));
    entry.set_purpose(v1::ForwardPlanEntry::NOTE);
    entry.set_planned_on("2018-04-12");
    entry.set_origin_action(action);
    ABSL_EXPECT_OK(Call(*plan_, &v1::ForwardPlanService::Stub::CreateForwardPlanEntry, request,
                        Analyst("essex")));
  }

  std::unique_ptr<v1::ActionLogService::Stub> logs_ = v1::ActionLogService::NewStub(channel());
};

TEST_F(PackRacesTest, WhatIsFrozenIsWhatWasKnownAtTheInstant) {
  std::vector<std::string> meetings;
  for (int day = 0; day < kRacingMeetings; ++day) meetings.push_back(MakeMeetingOn(day));
  std::atomic<bool> over = false;
  std::vector<std::thread> writers;
  // None was raised before: the first counts from nothing.
  for (int i = 0; i < 2; ++i) {
    writers.emplace_back([&] {
      while (!over) AddAction("Report back");
    });
  }
  writers.emplace_back([&] {
    const std::string action = absl::StrCat(kBoard, "/actions/bcb-april-2018-action-1");
    while (!over && Value("SELECT count(*) FROM governance.action") == "0") {
    }
    for (int i = 0; !over; ++i) PlanFor(absl::StrCat("e", i), action);
  });
  for (const std::string& meeting : meetings) ABSL_EXPECT_OK(PublishAgenda(meeting));
  over = true;
  for (std::thread& writer : writers) writer.join();
  int last = -1;
  for (const std::string& meeting : meetings) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get(meeting));
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log,
                              LogAsKnown(pack.actions().source().as_of(), pack.fixed_time()));
    EXPECT_EQ(pack.actions().log().SerializeAsString(), log.SerializeAsString());
    EXPECT_GE(log.total(), last);
    last = log.total();
    const std::string known = Value(absl::StrCat(
        "SELECT count(*) FROM governance.forward_plan_entry e JOIN governance.meeting m ON "
        "e.created_at <= m.pack_fixed_at WHERE m.id = '",
        meeting.substr(meeting.rfind('/') + 1), "'"));
    EXPECT_EQ(absl::StrCat(pack.forward_plan().entries_size()), known);
  }
  EXPECT_GT(last, 0);
}

TEST_F(PackRacesTest, APublicationWaitsForChangesUnderWay) {
  MakeMeeting();
  AddAction("Report back");
  Plan("custody");
  static constexpr postgres::Statement kHold{postgres::kWrite, "hold_for_pack", R"(
      SELECT version FROM change_counter WHERE force = $1 AND counter = $2 FOR UPDATE)"};
  int day = 0;
  for (const char* const counter : {"bodies/bcb/actions", "forwardPlan", "governanceSettings",
                                    "risks", "sourceReports/cells"}) {
    Value(absl::StrCat("INSERT INTO governance.change_counter (force, counter) VALUES ('essex', '",
                       counter,
                       "') ON CONFLICT (force, counter) DO UPDATE "
                       "SET version = change_counter.version RETURNING version"));
    const std::string meeting = MakeMeetingOn(++day);
    ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                              storage().pool().Acquire("essex", absl::InfiniteFuture()));
    std::thread publishing;
    std::atomic<bool> done = false;
    const absl::Status held = lease.Transaction([&](postgres::Transaction& transaction) {
      const auto rows = transaction.Query(kHold, "essex", counter);
      EXPECT_EQ(rows->size(), 1);
      publishing = std::thread([&] {
        ABSL_EXPECT_OK(PublishAgenda(meeting));
        done = true;
      });
      ABSL_EXPECT_OK(storage().database().AwaitLockWaits(1, [&] { return done.load(); }));
      EXPECT_FALSE(done) << counter;
      return rows.status();
    });
    ABSL_EXPECT_OK(held);
    publishing.join();
  }
}

}  // namespace
}  // namespace copperplate::governance

#include "services/indicators/storage/revision_listener.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

constexpr char kEssex[] = "essex";

bool Await(const std::function<bool()>& condition) {
  const absl::Time bound = absl::Now() + absl::Seconds(30);
  while (!condition()) {
    if (absl::Now() > bound) return false;
    std::this_thread::yield();
  }
  return true;
}

// Two replicas on one database: `here_` listens, `elsewhere_` writes.
class RevisionListenerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(database_, ServiceDatabase::Create());
    ABSL_ASSERT_OK_AND_ASSIGN(listener_,
                              ListenForRevisions(database_->database().RuntimeDsn(), here_,
                                                 postgres::ListenerObserver::None()));
    ASSERT_TRUE(Await([&] { return here_.Stretch().has_value(); }));
  }

  void WriteElsewhere(absl::string_view id) {
    const auto decide = [&](const AreaTree&) -> absl::StatusOr<Area> {
      return GivenArea(id, AreaKind::kDistrict);
    };
    const auto print = [](const AreaRecord&) { return std::string("{}"); };
    ABSL_ASSERT_OK(database_->repositories().ports().areas.Change(
        DashboardContext(kEssex),
        {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  }
  bool AwaitRevision(int64_t own) {
    return Await([&] {
      const auto current = here_.Current(kEssex);
      return current.has_value() && current->own == own;
    });
  }

  DataRevisionTracker here_;
  std::unique_ptr<ServiceDatabase> database_;
  std::unique_ptr<postgres::Listener> listener_;
};

TEST_F(RevisionListenerTest, HearsOfACommitElsewhere) {
  here_.Learn(here_.BeginRead(), kEssex, 0, 0);
  EXPECT_TRUE(AwaitRevision(0));
  WriteElsewhere("a");
  EXPECT_TRUE(AwaitRevision(1));
  WriteElsewhere("b");
  EXPECT_TRUE(AwaitRevision(2));
}

TEST_F(RevisionListenerTest, WhatIsRolledBackIsNotHeard) {
  here_.Learn(here_.BeginRead(), kEssex, 0, 0);
  ABSL_ASSERT_OK(database_->database().RunAsOwner(
      "BEGIN; SELECT pg_notify('indicators_revision', 'essex 9'); ROLLBACK"));
  WriteElsewhere("a");
  EXPECT_TRUE(AwaitRevision(1));
}

TEST_F(RevisionListenerTest, ALostConnectionEndsTheStretch) {
  here_.Learn(here_.BeginRead(), kEssex, 0, 0);
  const auto before = here_.Stretch();
  ABSL_ASSERT_OK(database_->database().RunAsSuperuser(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
      "WHERE application_name = 'indicators_revisions' AND datname = current_database()"));
  EXPECT_TRUE(Await([&] { return here_.Stretch().has_value() && here_.Stretch() != before; }));
  EXPECT_EQ(here_.Current(kEssex), std::nullopt);
  WriteElsewhere("a");
  here_.Learn(here_.BeginRead(), kEssex, 1, 0);
  WriteElsewhere("b");
  EXPECT_TRUE(AwaitRevision(2));
}

TEST_F(RevisionListenerTest, ANotificationThatCannotBeReadStartsAnew) {
  const auto before = here_.Stretch();
  ABSL_ASSERT_OK(database_->database().RunAsOwner("NOTIFY indicators_revision, 'what?'"));
  EXPECT_TRUE(Await([&] { return here_.Stretch() != before; }));
  EXPECT_TRUE(here_.Stretch().has_value());
}

TEST(ListenForRevisionsTest, RefusesAMalformedDsn) {
  DataRevisionTracker tracker;
  EXPECT_THAT(ListenForRevisions("no dsn", tracker, postgres::ListenerObserver::None()),
              testing::StatusIs(absl::StatusCode::kInvalidArgument));
}

// The one that wrote never gives what it kept from before.
TEST(OwnChangeTest, IsForgottenForBeforeItsCallerIsAnswered) {
  ABSL_ASSERT_OK_AND_ASSIGN(auto database, ServiceDatabase::Create());
  DataRevisionTracker& tracker = database->repositories().data_revisions();
  tracker.OnListening();
  const Ports ports = database->repositories().ports();
  const auto known = [&] {
    tracker.Learn(tracker.BeginRead(), kEssex, 100, 0);
    return tracker.Current(kEssex).has_value();
  };
  const auto decide_area = [](const AreaTree&) -> absl::StatusOr<Area> {
    return GivenArea(kEssex, AreaKind::kForce);
  };
  const auto print_area = [](const AreaRecord&) { return std::string("{}"); };
  ASSERT_TRUE(known());
  ABSL_ASSERT_OK(ports.areas.Change(
      DashboardContext(kEssex),
      {.mode = WriteMode::kWrite, .decide = decide_area, .print = {print_area, print_area}}));
  EXPECT_FALSE(tracker.Current(kEssex).has_value());

  const auto decide =
      [](const std::vector<IndicatorRecord>&) -> absl::StatusOr<IndicatorDefinition> {
    return GivenDefinition("crime", Measure::kCount);
  };
  const auto print = [](const IndicatorRecord&) { return std::string("{}"); };
  ASSERT_TRUE(known());
  ABSL_ASSERT_OK(ports.indicators.Change(
      DashboardContext(kEssex),
      {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  EXPECT_FALSE(tracker.Current(kEssex).has_value());

  ASSERT_TRUE(known());
  const auto print_population = [](const PopulationRecord&) { return std::string(); };
  ABSL_ASSERT_OK(ports.populations.Record(DashboardContext(kEssex), {kEssex, 2016, 5},
                                          WriteMode::kWrite, {print_population, print_population}));
  EXPECT_FALSE(tracker.Current(kEssex).has_value());

  PrintedCellRecord cell;
  cell.key = {2018 * 12, "crime", kEssex, Column::kCurrent, std::nullopt};
  cell.text = "5";
  ASSERT_TRUE(known());
  ABSL_ASSERT_OK(ports.printed_cells.Write(DashboardContext(kEssex), {cell},
                                           [](const PrintedCellRecord&) { return std::string(); }));
  EXPECT_FALSE(tracker.Current(kEssex).has_value());
}

}  // namespace
}  // namespace copperplate::indicators

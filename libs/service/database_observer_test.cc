#include "libs/service/database_observer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/captured_log.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class FakeCall final : public CallScope {
 public:
  std::string CallId() const override { return "call-7"; }
  std::string TraceId() const override { return "0af7651916cd43dd8448eb211c80319c"; }
  bool IsCancelled() const override { return cancelled; }

  bool cancelled = false;
};

constexpr char kIds[] = R"("call_id":"call-7","trace_id":"0af7651916cd43dd8448eb211c80319c")";

class DatabaseObserverTest : public ::testing::Test {
 protected:
  void Fail(const char* sqlstate, const CallScope* call) {
    observer_.OnStatement({"find_area", absl::Milliseconds(3), sqlstate, "", call});
  }

  testing::CapturedLog log_;
  const log::Logger logger_ = log_.logger();
  metrics::Registry metrics_;
  testing::FakeClock clock_{absl::FromUnixSeconds(1'700'000'000)};
  DatabaseObserver observer_{"runtime", metrics_, logger_, clock_};
  FakeCall call_;
};

TEST_F(DatabaseObserverTest, ALineAboutAStatementCarriesTheIdsOfItsCall) {
  Fail("42P01", &call_);
  observer_.OnOutcomeUnknown("commit", &call_);
  ASSERT_EQ(log_.lines().size(), 2u);
  EXPECT_THAT(log_.lines()[0], HasSubstr(R"("message":"statement failed")"));
  EXPECT_THAT(log_.lines()[0], HasSubstr(kIds));
  EXPECT_THAT(log_.lines()[1], HasSubstr(R"("message":"outcome of a commit unknown")"));
  EXPECT_THAT(log_.lines()[1], HasSubstr(kIds));
}

TEST_F(DatabaseObserverTest, WorkOfNoCallHasNone) {
  Fail("42P01", nullptr);
  EXPECT_THAT(log_.lines(), ElementsAre(Not(HasSubstr("call_id"))));
}

TEST_F(DatabaseObserverTest, WhatIsExpectedIsNoLine) {
  for (const char* const sqlstate : {"00000", "23505", "40001"}) Fail(sqlstate, &call_);
  call_.cancelled = true;
  Fail("57014", &call_);
  EXPECT_THAT(log_.lines(), IsEmpty());
  call_.cancelled = false;
  Fail("57014", &call_);
  EXPECT_THAT(log_.lines(), ElementsAre(HasSubstr(R"("sqlstate":"57014")")));
}

}  // namespace
}  // namespace copperplate::service

#include "libs/client/asked_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/captured_log.h"

namespace copperplate::client {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CallOfViewer final : public CallScope {
 public:
  std::string CallId() const override { return "call-7"; }
  std::string TraceId() const override { return std::string(32, 'a'); }
  bool IsCancelled() const override { return false; }
  std::vector<std::pair<std::string, std::string>> PassedOn() const override { return {}; }
};

class AskedServiceTest : public ::testing::Test {
 protected:
  std::optional<Absence> Ask(grpc::Status answer) {
    AskedService::Turn turn(service_, &call_, "call-7", absl::InfiniteFuture());
    return turn.Ask([&](grpc::ClientContext&) { return answer; });
  }
  bool Counted(const std::string& outcome, int times) const {
    return metrics_.Render().find(absl::StrCat("copperplate_client_calls_total{outcome=\"", outcome,
                                               "\",service=\"delivery\"} ", times, "\n")) !=
           std::string::npos;
  }

  CallOfViewer call_;
  metrics::Registry metrics_;
  testing::CapturedLog log_;
  log::Logger logger_ = log_.logger();
  AskedService service_{"delivery", "plan",  {.timeout = absl::Minutes(1), .max_calls = 2},
                        metrics_,   logger_, Clock::System()};
};

TEST_F(AskedServiceTest, SaysWhyThereIsNoAnswer) {
  EXPECT_EQ(Ask(grpc::Status::OK), std::nullopt);
  const std::pair<grpc::StatusCode, Absence> kTold[] = {
      {grpc::StatusCode::UNAVAILABLE, Absence::kUnreachable},
      {grpc::StatusCode::RESOURCE_EXHAUSTED, Absence::kUnreachable},
      {grpc::StatusCode::CANCELLED, Absence::kUnreachable},
      {grpc::StatusCode::DEADLINE_EXCEEDED, Absence::kTooSlow},
      {grpc::StatusCode::UNAUTHENTICATED, Absence::kRefused},
      {grpc::StatusCode::PERMISSION_DENIED, Absence::kRefused},
      {grpc::StatusCode::NOT_FOUND, Absence::kNotThere},
      {grpc::StatusCode::INTERNAL, Absence::kFailed}};
  for (const auto& [code, absence] : kTold) {
    EXPECT_EQ(Ask({code, "why"}), absence) << AbsenceName(absence);
  }
  EXPECT_TRUE(Counted("ANSWERED", 1));
  EXPECT_TRUE(Counted("UNREACHABLE", 3));
  EXPECT_TRUE(Counted("REFUSED", 2));
  EXPECT_TRUE(Counted("FAILED", 1));
}

TEST_F(AskedServiceTest, ATurnTooManyAsksNothing) {
  AskedService::Turn first(service_, &call_, "1", absl::InfiniteFuture());
  {
    AskedService::Turn second(service_, &call_, "2", absl::InfiniteFuture());
    AskedService::Turn third(service_, &call_, "3", absl::InfiniteFuture());
    bool asked = false;
    EXPECT_EQ(third.Ask([&](grpc::ClientContext&) {
      asked = true;
      return grpc::Status::OK;
    }),
              Absence::kBusy);
    EXPECT_FALSE(asked);
  }
  EXPECT_TRUE(Counted("BUSY", 1));
  EXPECT_EQ(Ask(grpc::Status::OK), std::nullopt) << "a turn that ended leaves its place";
}

TEST_F(AskedServiceTest, LogsWhatIsNoFaultOfTheCaller) {
  Ask({grpc::StatusCode::PERMISSION_DENIED, "not you"});
  Ask({grpc::StatusCode::NOT_FOUND, "nothing"});
  EXPECT_THAT(log_.lines(), IsEmpty());
  Ask({grpc::StatusCode::UNAVAILABLE, "away"});
  Ask({grpc::StatusCode::UNAVAILABLE, "away"});
  ASSERT_THAT(log_.lines(), SizeIs(1)) << "once for a while";
  EXPECT_THAT(log_.lines()[0], HasSubstr("no plan from the delivery service"));
  EXPECT_THAT(log_.lines()[0], HasSubstr("\"outcome\":\"UNREACHABLE\""));
}

TEST_F(AskedServiceTest, ACallEndsWithinTheLimit) {
  const absl::Time before = absl::Now();
  AskedService::Turn turn(service_, &call_, "call-7", before + absl::Seconds(20));
  EXPECT_TRUE(turn.HasTime());
  turn.Ask([&](grpc::ClientContext& context) {
    const absl::Time end = absl::FromChrono(context.deadline());
    EXPECT_LE(end, absl::Now() + absl::Seconds(10)) << "half of what the caller has left";
    EXPECT_GE(end, before + absl::Seconds(5));
    return grpc::Status::OK;
  });
  AskedService::Turn late(service_, &call_, "call-8", before - absl::Seconds(1));
  EXPECT_FALSE(late.HasTime());
}

}  // namespace
}  // namespace copperplate::client

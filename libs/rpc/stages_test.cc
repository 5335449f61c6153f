// The stages before the handler: what each refuses, and that each comes before the next.
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/rpc/testdata/echo_fixture.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::rpc {
namespace {

using testdata::EchoHandlers;
using testdata::kAnalyst;
using testdata::kViewer;
using testdata::SayRequest;
using testdata::SayResponse;
using ::testing::ElementsAre;
using testing::Event;
using testing::HasReason;
using testing::StatusIs;
using testing_rpc::CallAs;
using testing_rpc::FakeToken;

class StagesTest : public testdata::EchoFixture {
 protected:
  absl::Status SayWith(const std::vector<std::string>& authorizations, const SayRequest& request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
    for (const std::string& value : authorizations) context.AddMetadata("authorization", value);
    return Say(context, request);
  }
};

TEST_F(StagesTest, AuthenticateOneBearerToken) {
  Serve(EchoHandlers());
  const std::string token = FakeToken("tester", kAnalyst);
  const SayRequest request = Request("forces/essex");
  ABSL_EXPECT_OK(SayWith({"Bearer " + token}, request));
  ABSL_EXPECT_OK(SayWith({"bearer " + token}, request));
  struct Case {
    std::vector<std::string> authorizations;
    std::string reason;
  };
  for (const Case& c : std::vector<Case>{
           {{}, "TOKEN_MISSING"},
           {{""}, "TOKEN_MISSING"},
           {{"Bearer "}, "TOKEN_MISSING"},
           {{token}, "TOKEN_MISSING"},
           {{"Basic dGVzdDp0ZXN0"}, "TOKEN_MISSING"},
           {{"Bearer " + token, "Bearer " + token}, "TOKEN_MISSING"},
           {{"Bearer a;b"}, "TOKEN_MALFORMED"},
           {{"Bearer " + FakeToken("t", kAnalyst, absl::UnixEpoch())}, "TOKEN_EXPIRED"},
       }) {
    const absl::Status status = SayWith(c.authorizations, request);
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnauthenticated));
    EXPECT_THAT(status, HasReason(c.reason));
  }
}

TEST_F(StagesTest, AuthoriseByTheRolesForTheForceNamed) {
  Serve(EchoHandlers());
  ABSL_EXPECT_OK(Say({{"essex", {"admin"}}}, Request("forces/essex")));
  ABSL_EXPECT_OK(Say({{"kent", {"viewer"}}, {"essex", {"viewer", "analyst"}}},
                     Request("forces/essex/indicators/i/anything")));
  struct Case {
    testing_rpc::RolesByForce roles;
    std::string name;
  };
  for (const Case& c : std::vector<Case>{
           {{}, "forces/essex"},
           {{{"essex", {"viewer"}}}, "forces/essex"},
           {{{"kent", {"analyst", "admin"}}}, "forces/essex"},
           {{{"essex", {"analyst"}}}, "forces/essex-north"},
           {{{"essex", {"analyst"}}}, "forces/national"},
       }) {
    const absl::Status status = Say(c.roles, Request(c.name));
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kPermissionDenied)) << c.name;
    EXPECT_THAT(status, HasReason("ROLE_MISSING"));
    EXPECT_EQ(ErrorMetadata(status, "roles"), "analyst,admin");
  }
}

TEST_F(StagesTest, AuthoriseReadsOfNationalForACallerOfAnyForce) {
  Serve(EchoHandlers());
  const auto look = [&](const testing_rpc::RolesByForce& roles) {
    CallAs context("tester", roles);
    SayResponse reply;
    const absl::Status status =
        FromGrpcStatus(stub_->Look(&context, Request("forces/national/areas/a"), &reply));
    EXPECT_EQ(reply.force(), status.ok() ? "national" : "");
    return status;
  };
  ABSL_EXPECT_OK(look(kViewer));
  ABSL_EXPECT_OK(look({{"national", {"viewer"}}}));
  EXPECT_THAT(look(kAnalyst), HasReason("ROLE_MISSING"));
  EXPECT_THAT(look({}), HasReason("ROLE_MISSING"));
}

TEST_F(StagesTest, AuthoriseAMethodAboutNoForceByTheRolesForAny) {
  Serve(EchoHandlers());
  const auto anywhere = [&](const testing_rpc::RolesByForce& roles) {
    CallAs context("tester", roles);
    SayResponse reply;
    return FromGrpcStatus(stub_->Anywhere(&context, Request("nothing"), &reply));
  };
  ABSL_EXPECT_OK(anywhere(kViewer));
  EXPECT_THAT(anywhere(kAnalyst), HasReason("ROLE_MISSING"));
  EXPECT_THAT(anywhere({}), HasReason("ROLE_MISSING"));
}

TEST_F(StagesTest, AuthoriseNamesAMalformedResourceToWhoeverIsKnown) {
  Serve(EchoHandlers());
  for (const std::string name :
       {"", "forces", "forces/", "forces//x", "forces/Essex", "force/essex", "/forces/essex"}) {
    const absl::Status status = Say(testing_rpc::RolesByForce{}, Request(name));
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument)) << name;
    EXPECT_THAT(status, HasReason("RESOURCE_NAME_INVALID"));
    ASSERT_EQ(ErrorFields(status).size(), 1u);
    EXPECT_EQ(ErrorFields(status)[0].field, "name");
    EXPECT_THAT(SayWith({}, Request(name)), HasReason("TOKEN_MISSING"));
  }
}

// The earlier stage answers where a call fails at several.
TEST_F(StagesTest, ComeInOrder) {
  EchoHandlers handlers;
  Event entered;
  Event release;
  handlers.validate_say = [](const SayRequest& request) {
    return request.text() == "bad" ? Error(absl::StatusCode::kInvalidArgument, "TEXT", "no").Build()
                                   : absl::OkStatus();
  };
  handlers.say = [&](const CallContext&, const SayRequest& request) -> absl::StatusOr<SayResponse> {
    if (request.text() == "hold") {
      entered.Set();
      EXPECT_TRUE(release.Wait());
    }
    return Error(absl::StatusCode::kFailedPrecondition, "HANDLER", "no").Build();
  };
  testing_rpc::Harness::Options options;
  options.executor = {.workers = 1, .queue_limit = 0};
  options.pipeline.retry_after = absl::Seconds(3);
  options.executor.queue_limit = 1;
  Serve(std::move(handlers), options);

  EXPECT_THAT(Say(kAnalyst, Request("forces/essex", "bad")), HasReason("TEXT"))
      << "validation before the handler";
  EXPECT_THAT(Say(kAnalyst, Request("forces/essex", "good")), HasReason("HANDLER"));

  std::thread holder([&] { (void)Say(kAnalyst, Request("forces/essex", "hold")); });
  ASSERT_TRUE(entered.Wait());
  std::thread queued([&] { (void)Say(kAnalyst, Request("forces/essex", "good")); });
  while (harness_->metrics().Render().find("executor_queue_depth 1") == std::string::npos) {
    std::this_thread::yield();
  }
  const absl::Status full = Say(kAnalyst, Request("forces/essex", "bad"));
  EXPECT_THAT(full, StatusIs(absl::StatusCode::kResourceExhausted)) << "admission";
  EXPECT_THAT(full, HasReason("QUEUE_FULL"));
  EXPECT_EQ(ErrorRetryAfter(full), absl::Seconds(3));
  EXPECT_THAT(Say(kViewer, Request("forces/essex", "bad")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(Say(kViewer, Request("essex", "bad")), HasReason("RESOURCE_NAME_INVALID"));
  EXPECT_THAT(SayWith({}, Request("essex", "bad")), HasReason("TOKEN_MISSING"));
  release.Set();
  holder.join();
  queued.join();
}

TEST_F(StagesTest, SetTheDeadlineToTheSoonerOfCallersAndPolicys) {
  EchoHandlers handlers;
  std::mutex mutex;
  std::vector<absl::Duration> left;
  handlers.say = [&](const CallContext& context, const SayRequest&) {
    const std::lock_guard lock(mutex);
    left.push_back(context.deadline - absl::Now());
    return SayResponse();
  };
  handlers.anywhere = [&](const CallContext& context,
                          const SayRequest&) -> absl::StatusOr<const SayResponse*> {
    const std::lock_guard lock(mutex);
    left.push_back(context.deadline - absl::Now());
    return &SayResponse::default_instance();
  };
  testing_rpc::Harness::Options options;
  options.pipeline.default_max_duration = absl::Seconds(10);
  Serve(std::move(handlers), options);

  const auto in_seconds = [](int seconds) {
    return std::chrono::system_clock::now() + std::chrono::seconds(seconds);
  };
  CallAs sooner("tester", kAnalyst);
  sooner.set_deadline(in_seconds(7));
  ABSL_ASSERT_OK(Say(sooner, Request("forces/essex")));
  CallAs later("tester", kAnalyst);
  later.set_deadline(in_seconds(100));
  ABSL_ASSERT_OK(Say(later, Request("forces/essex")));
  CallAs five("tester", kViewer);
  SayResponse reply;
  five.set_deadline(std::chrono::system_clock::time_point::max());
  ASSERT_TRUE(stub_->Anywhere(&five, Request(""), &reply).ok());

  const auto about = [](int seconds) {
    return ::testing::AllOf(::testing::Gt(absl::Seconds(seconds - 2)),
                            ::testing::Lt(absl::Seconds(seconds + 1)));  // gRPC rounds up
  };
  EXPECT_THAT(left, ElementsAre(about(7), about(10), about(5)));
}

TEST_F(StagesTest, AnswerACallWhoseDeadlinePassedInTheQueueWithoutRunningIt) {
  EchoHandlers handlers;
  Event entered;
  Event release;
  std::atomic<int> ran{0};
  handlers.say = [&](const CallContext&, const SayRequest& request) {
    if (request.text() == "hold") {
      entered.Set();
      EXPECT_TRUE(release.Wait());
    } else {
      ++ran;
    }
    return SayResponse();
  };
  // The server's clock is moved past the deadline, which the caller's never reaches: so it is the
  // server that answers, and no timing decides what is seen.
  testing::FakeClock clock(absl::Now());
  testing_rpc::Harness::Options options;
  options.clock = &clock;
  options.executor.workers = 1;
  Serve(std::move(handlers), options);
  std::thread holder([&] { (void)Say(kAnalyst, Request("forces/essex", "hold")); });
  ASSERT_TRUE(entered.Wait());
  absl::Status said;
  std::thread late([&] { said = Say(kAnalyst, Request("forces/essex", "late")); });
  while (!absl::StrContains(harness_->metrics().Render(), "copperplate_executor_queue_depth 1")) {
    std::this_thread::yield();  // ends with the test's own time-out where nothing is ever queued
  }
  clock.Advance(absl::Minutes(1));
  release.Set();
  holder.join();
  late.join();
  EXPECT_THAT(said, ::testing::AllOf(StatusIs(absl::StatusCode::kDeadlineExceeded),
                                     HasReason("DEADLINE_EXCEEDED")));
  EXPECT_EQ(ran, 0);
  EXPECT_THAT(harness_->log().lines(),
              ::testing::Contains(::testing::HasSubstr(
                  R"("code":"DEADLINE_EXCEEDED","reason":"DEADLINE_EXCEEDED")")));
}

}  // namespace
}  // namespace copperplate::rpc

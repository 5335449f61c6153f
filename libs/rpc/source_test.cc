#include "libs/rpc/source.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "libs/rpc/testdata/echo_fixture.h"

namespace copperplate::rpc {
namespace {

using testdata::EchoHandlers;
using testdata::kAnalyst;
using testdata::kViewer;
using testdata::WatchRequest;
using testdata::WatchResponse;
using testing::Event;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::StatusIs;
using testing_rpc::CallAs;
using testing_rpc::FakeToken;

// A source that has a number whenever the test has given one.
class Feed {
 public:
  class Reader final : public Source<WatchResponse> {
   public:
    explicit Reader(Feed& feed) : feed_(feed) {}
    ~Reader() override { feed_.destroyed.Set(); }
    absl::StatusOr<Step<WatchResponse>> Next(const CallContext&) override {
      const std::lock_guard lock(feed_.mutex_);
      if (feed_.ended_) return End{};
      if (next_ == feed_.given_) {
        feed_.waited.Set();
        return Wait{};
      }
      WatchResponse message;
      message.set_number(++next_);
      return message;
    }

   private:
    Feed& feed_;
    int next_ = 0;
  };

  std::unique_ptr<Source<WatchResponse>> Open(Waker waker) {
    const std::lock_guard lock(mutex_);
    waker_ = std::move(waker);
    return std::make_unique<Reader>(*this);
  }
  void Give() {
    Change([this] { ++given_; });
  }
  void Close() {
    Change([this] { ended_ = true; });
  }
  void WakeForNothing() {
    Change([] {});
  }

  Event waited;
  Event destroyed;

 private:
  template <class Function>
  void Change(Function function) {
    Waker waker;
    {
      const std::lock_guard lock(mutex_);
      function();
      waker = waker_;
    }
    waker.Wake();
  }

  std::mutex mutex_;
  int given_ = 0;
  bool ended_ = false;
  Waker waker_;
};

class SourceTest : public testdata::EchoFixture {
 protected:
  EchoHandlers FeedHandlers() {
    EchoHandlers handlers;
    handlers.watch = [this](const CallContext&, const WatchRequest&, Waker waker) {
      return feed_.Open(std::move(waker));
    };
    return handlers;
  }

  static WatchRequest Request(const std::string& name, int messages = 0) {
    WatchRequest request;
    request.set_name(name);
    request.set_messages(messages);
    return request;
  }

  absl::Status Watch(grpc::ClientContext& context, const WatchRequest& request,
                     std::vector<int>* numbers = nullptr) {
    const auto reader = stub_->Watch(&context, request);
    for (WatchResponse message; reader->Read(&message);) {
      if (numbers != nullptr) numbers->push_back(message.number());
    }
    return FromGrpcStatus(reader->Finish());
  }

  Feed feed_;
};

TEST_F(SourceTest, SendsEveryMessageInOrder) {
  Serve(EchoHandlers());
  CallAs context("tester", kViewer);
  std::vector<int> numbers;
  ABSL_EXPECT_OK(Watch(context, Request("forces/essex", 1000), &numbers));
  ASSERT_EQ(numbers.size(), 1000u);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(numbers[i], i + 1);
}

TEST_F(SourceTest, GoesOnWhenItIsWoken) {
  Serve(FeedHandlers());
  CallAs context("tester", kViewer);
  const auto reader = stub_->Watch(&context, Request("forces/essex"));
  ASSERT_TRUE(feed_.waited.Wait());
  WatchResponse message;
  for (int i = 1; i <= 100; ++i) {
    feed_.WakeForNothing();
    feed_.Give();
    ASSERT_TRUE(reader->Read(&message));
    EXPECT_EQ(message.number(), i);
  }
  feed_.Close();
  EXPECT_FALSE(reader->Read(&message));
  EXPECT_TRUE(reader->Finish().ok());
  EXPECT_TRUE(feed_.destroyed.Wait());
  feed_.Give();  // long gone
}

TEST_F(SourceTest, StagesComeFirst) {
  Serve(FeedHandlers());
  CallAs analyst("tester", kAnalyst);
  EXPECT_THAT(Watch(analyst, Request("forces/essex")), HasReason("ROLE_MISSING"));
  CallAs viewer("tester", kViewer);
  EXPECT_THAT(Watch(viewer, Request("essex")), HasReason("RESOURCE_NAME_INVALID"));
  grpc::ClientContext nobody;
  EXPECT_THAT(Watch(nobody, Request("forces/essex")), HasReason("TOKEN_MISSING"));
  EXPECT_FALSE(feed_.waited.IsSet());
}

TEST_F(SourceTest, PassesOnErrorsOfValidationOpeningAndStepping) {
  EchoHandlers handlers;
  struct Failing final : Source<WatchResponse> {
    absl::StatusOr<Step<WatchResponse>> Next(const CallContext&) override {
      return absl::DataLossError("x");
    }
  };
  handlers.validate_watch = [](const WatchRequest& request) {
    return request.messages() < 0 ? absl::InvalidArgumentError("negative") : absl::OkStatus();
  };
  handlers.watch = [](const CallContext&, const WatchRequest& request,
                      const Waker&) -> absl::StatusOr<std::unique_ptr<Source<WatchResponse>>> {
    if (request.messages() == 0) return absl::NotFoundError("nothing");
    return std::make_unique<Failing>();
  };
  Serve(std::move(handlers));
  CallAs invalid("tester", kViewer);
  EXPECT_THAT(Watch(invalid, Request("forces/essex", -1)),
              StatusIs(absl::StatusCode::kInvalidArgument));
  CallAs absent("tester", kViewer);
  EXPECT_THAT(Watch(absent, Request("forces/essex", 0)), StatusIs(absl::StatusCode::kNotFound));
  CallAs failing("tester", kViewer);
  EXPECT_THAT(Watch(failing, Request("forces/essex", 1)), HasReason("INTERNAL"));
}

TEST_F(SourceTest, HoldsNoWorkerWhileItWaits) {
  testing_rpc::Harness::Options options;
  options.executor.workers = 1;
  Serve(FeedHandlers(), options);
  CallAs context("tester", kViewer);
  const auto reader = stub_->Watch(&context, Request("forces/essex"));
  ASSERT_TRUE(feed_.waited.Wait());
  EXPECT_TRUE(harness_->executor().WaitIdle(absl::Seconds(30)));
  ABSL_EXPECT_OK(Say(kAnalyst, EchoFixture::Request("forces/essex")));
  context.TryCancel();
}

TEST_F(SourceTest, EndsWhenTheCallerLeavesWhileItWaits) {
  Serve(FeedHandlers());
  CallAs context("tester", kViewer);
  const auto reader = stub_->Watch(&context, Request("forces/essex"));
  ASSERT_TRUE(feed_.waited.Wait());
  context.TryCancel();
  WatchResponse message;
  EXPECT_FALSE(reader->Read(&message));
  EXPECT_THAT(FromGrpcStatus(reader->Finish()), StatusIs(absl::StatusCode::kCancelled));
  EXPECT_TRUE(feed_.destroyed.Wait());
  EXPECT_THAT(
      harness_->metrics().Render(),
      HasSubstr(
          R"(copperplate_calls_total{code="CANCELLED",method="copperplate.rpc.testdata.EchoService/Watch"} 1)"));
}

TEST_F(SourceTest, SurvivesWakingAndLeavingAtOnce) {
  Serve(FeedHandlers());
  for (int round = 0; round < 200; ++round) {
    CallAs context("tester", kViewer);
    const auto reader = stub_->Watch(&context, Request("forces/essex"));
    std::thread waking([this] {
      for (int i = 0; i < 20; ++i) feed_.Give();
    });
    WatchResponse message;
    if (round % 2 == 0) {
      EXPECT_TRUE(reader->Read(&message));
    }
    context.TryCancel();
    waking.join();
    while (reader->Read(&message)) {
    }
    EXPECT_THAT(FromGrpcStatus(reader->Finish()), StatusIs(absl::StatusCode::kCancelled));
  }
}

TEST_F(SourceTest, EndsAtItsDeadlineWhileItWaits) {
  // Watch's own policy allows 60 s; the caller's deadline is the sooner one, and is the server's to
  // keep as well.
  Serve(FeedHandlers());
  CallAs context("tester", kViewer);
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(300));
  EXPECT_THAT(Watch(context, Request("forces/essex")),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
  EXPECT_TRUE(feed_.destroyed.Wait());
}

TEST_F(SourceTest, EndsWhenItsTokenExpires) {
  Serve(FeedHandlers());
  grpc::ClientContext context;
  context.AddMetadata("authorization",
                      "Bearer " + FakeToken("t", kViewer, absl::Now() + absl::Milliseconds(300)));
  const absl::Status status = Watch(context, Request("forces/essex"));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnauthenticated));
  EXPECT_THAT(status, HasReason("TOKEN_EXPIRED"));
}

// The caller reads nothing, so the write cannot end by itself.
TEST_F(SourceTest, EndsWhenItsTokenExpiresWhileItWrites) {
  Serve(EchoHandlers());
  grpc::ClientContext context;
  context.AddMetadata("authorization",
                      "Bearer " + FakeToken("t", kViewer, absl::Now() + absl::Milliseconds(300)));
  const auto reader = stub_->Watch(&context, Request("forces/essex", 1 << 30));
  while (harness_->log().lines().empty()) std::this_thread::yield();
  EXPECT_THAT(harness_->log().lines().front(), HasSubstr(R"("reason":"TOKEN_EXPIRED")"));
  WatchResponse message;
  while (reader->Read(&message)) {
  }
  EXPECT_FALSE(reader->Finish().ok());
}

TEST_F(SourceTest, EndsWhenTheServiceDrains) {
  Serve(FeedHandlers());
  CallAs context("tester", kViewer);
  const auto reader = stub_->Watch(&context, Request("forces/essex"));
  ASSERT_TRUE(feed_.waited.Wait());
  harness_->pipeline().BeginDrain();
  WatchResponse message;
  EXPECT_FALSE(reader->Read(&message));
  const absl::Status status = FromGrpcStatus(reader->Finish());
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(status, HasReason("DRAINING"));
  CallAs late("tester", kViewer);
  EXPECT_THAT(Watch(late, Request("forces/essex")), HasReason("DRAINING"));
  ABSL_EXPECT_OK(Say(kAnalyst, EchoFixture::Request("forces/essex")))
      << "unary calls go on until the server stops";
}

}  // namespace
}  // namespace copperplate::rpc

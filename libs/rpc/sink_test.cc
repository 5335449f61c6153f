#include "libs/rpc/sink.h"

#include <fcntl.h>
#include <grpcpp/create_channel_posix.h>
#include <grpcpp/generic/generic_stub.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/rpc/testdata/echo_fixture.h"

namespace copperplate::rpc {
namespace {

using testdata::CollectRequest;
using testdata::CollectResponse;
using testdata::EchoHandlers;
using testdata::kAnalyst;
using testdata::kViewer;
using ::testing::ElementsAre;
using testing::Event;
using testing::HasReason;
using testing::StatusIs;
using testing_rpc::CallAs;

// What the sink under test lived through.
struct Trail {
  std::mutex mutex;
  std::condition_variable grown;
  std::vector<std::string> steps;
  Event destroyed;

  void Add(const std::string& step) {
    {
      const std::lock_guard lock(mutex);
      steps.push_back(step);
    }
    grown.notify_all();
  }
  bool WaitForSteps(size_t count) {
    std::unique_lock lock(mutex);
    return grown.wait_for(lock, std::chrono::seconds(30), [&] { return steps.size() >= count; });
  }
  std::vector<std::string> Steps() {
    const std::lock_guard lock(mutex);
    return steps;
  }
};

class TrailSink final : public Sink<CollectRequest, CollectResponse> {
 public:
  using Hook = std::function<absl::Status(const CallContext&, const CollectRequest&)>;

  TrailSink(Trail& trail, Hook hook) : trail_(trail), hook_(std::move(hook)) { trail_.Add("open"); }
  ~TrailSink() override { trail_.destroyed.Set(); }

  absl::Status Accept(const CallContext& context, const CollectRequest& message) override {
    trail_.Add(absl::StrCat("accept ", message.chunk()));
    return hook_ == nullptr ? absl::OkStatus() : hook_(context, message);
  }
  absl::StatusOr<CollectResponse> Finish(const CallContext& context) override {
    trail_.Add(absl::StrCat("finish ", context.force));
    return CollectResponse();
  }

 private:
  Trail& trail_;
  const Hook hook_;
};

// A client's connection that can be broken off under its calls.
class CutConnection {
 public:
  explicit CutConnection(const std::string& address) {
    const std::vector<std::string> parts = absl::StrSplit(address, ':');
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<uint16_t>(std::stoi(parts.at(1))));
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof(to)), 0);
    EXPECT_EQ(fcntl(fd_, F_SETFL, O_NONBLOCK), 0);
    channel_ = grpc::CreateInsecureChannelFromFd("cut", fd_);  // which closes it
  }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  void Cut() { shutdown(fd_, SHUT_RDWR); }

 private:
  int fd_ = -1;
  std::shared_ptr<grpc::Channel> channel_;
};

class SinkTest : public testdata::EchoFixture {
 protected:
  EchoHandlers Handlers(TrailSink::Hook hook = nullptr) {
    EchoHandlers handlers;
    handlers.collect = [this, hook = std::move(hook)](const CallContext&) {
      return std::make_unique<TrailSink>(trail_, hook);
    };
    return handlers;
  }

  static CollectRequest Message(const std::string& name, const std::string& chunk) {
    CollectRequest message;
    if (!name.empty()) message.mutable_line()->set_name(name);
    message.set_chunk(chunk);
    return message;
  }

  absl::Status Collect(grpc::ClientContext& context, const std::vector<CollectRequest>& messages) {
    CollectResponse reply;
    const auto writer = stub_->Collect(&context, &reply);
    for (const CollectRequest& message : messages) {
      if (!writer->Write(message)) break;
    }
    writer->WritesDone();
    return FromGrpcStatus(writer->Finish());
  }

  Trail trail_;
};

TEST_F(SinkTest, TakesEachMessageInOrderAndThenFinishes) {
  Serve(Handlers());
  CallAs context("tester", kAnalyst);
  ABSL_EXPECT_OK(Collect(context, {Message("forces/essex", "a"), Message("", "b"),
                                   Message("forces/essex/areas/x", "c")}));
  EXPECT_THAT(trail_.Steps(),
              ElementsAre("open", "accept a", "accept b", "accept c", "finish essex"));
  EXPECT_TRUE(trail_.destroyed.Wait());
}

TEST_F(SinkTest, RepliesWithReadyBytes) {
  Serve(EchoHandlers());
  CallAs context("tester", kAnalyst);
  CollectResponse reply;
  const auto writer = stub_->Count(&context, &reply);
  EXPECT_TRUE(writer->Write(Message("", "abc")));
  EXPECT_TRUE(writer->Write(Message("", "de")));
  writer->WritesDone();
  ASSERT_TRUE(writer->Finish().ok());
  EXPECT_EQ(reply.messages(), 2);
  EXPECT_EQ(reply.bytes(), 5);
}

TEST_F(SinkTest, MayBeEmptyWhereItIsAboutNoForce) {
  Serve(Handlers());
  CallAs count("tester", kAnalyst);
  CollectResponse reply;
  const auto writer = stub_->Count(&count, &reply);
  writer->WritesDone();
  EXPECT_TRUE(writer->Finish().ok());

  CallAs collect("tester", kAnalyst);
  const absl::Status status = Collect(collect, {});
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("STREAM_EMPTY"));
  EXPECT_TRUE(trail_.Steps().empty());
}

TEST_F(SinkTest, IsOpenedOnlyOnceTheFirstMessageIsAuthorised) {
  Serve(Handlers());
  CallAs viewer("tester", kViewer);
  EXPECT_THAT(Collect(viewer, {Message("forces/essex", "a")}), HasReason("ROLE_MISSING"));
  CallAs nameless("tester", kAnalyst);
  const absl::Status status = Collect(nameless, {Message("", "a")});
  EXPECT_THAT(status, HasReason("RESOURCE_NAME_INVALID"));
  EXPECT_EQ(ErrorFields(status).at(0).field, "line.name");
  grpc::ClientContext nobody;
  EXPECT_THAT(Collect(nobody, {Message("forces/essex", "a")}), HasReason("TOKEN_MISSING"));
  EXPECT_TRUE(trail_.Steps().empty());
}

TEST_F(SinkTest, StaysWithTheForceOfItsFirstMessage) {
  Serve(Handlers());
  CallAs context("tester", {{"essex", {"analyst"}}, {"kent", {"analyst"}}});
  EXPECT_THAT(Collect(context, {Message("forces/essex", "a"), Message("forces/kent", "b")}),
              HasReason("FORCE_CHANGED"));
  EXPECT_THAT(trail_.Steps(), ElementsAre("open", "accept a"));
}

TEST_F(SinkTest, EndsWithTheFirstError) {
  EchoHandlers handlers = Handlers([](const CallContext&, const CollectRequest& message) {
    return message.chunk() == "b" ? absl::AlreadyExistsError("b") : absl::OkStatus();
  });
  handlers.validate_collect = [](const CollectRequest& message) {
    return message.chunk().empty() ? absl::InvalidArgumentError("empty") : absl::OkStatus();
  };
  Serve(std::move(handlers));
  CallAs refused("tester", kAnalyst);
  EXPECT_THAT(Collect(refused, {Message("forces/essex", "a"), Message("", "b"), Message("", "c")}),
              StatusIs(absl::StatusCode::kAlreadyExists));
  CallAs invalid("tester", kAnalyst);
  EXPECT_THAT(Collect(invalid, {Message("forces/essex", "")}),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(trail_.Steps(), ElementsAre("open", "accept a", "accept b"));
}

TEST_F(SinkTest, ReadsNoFurtherMessageBeforeTheLastIsAccepted) {
  Event entered;
  Event release;
  Serve(Handlers([&](const CallContext&, const CollectRequest& message) {
    if (message.chunk().size() == 1) {
      entered.Set();
      EXPECT_TRUE(release.Wait());
    }
    return absl::OkStatus();
  }));
  CallAs context("tester", kAnalyst);
  CollectResponse reply;
  const auto writer = stub_->Collect(&context, &reply);
  ASSERT_TRUE(writer->Write(Message("forces/essex", "1")));
  ASSERT_TRUE(entered.Wait());
  // More than HTTP/2's flow control lets through to a server that does not read.
  constexpr int kMessages = 64;
  Event sent;
  std::thread sender([&] {
    const CollectRequest big = Message("", std::string(1 << 20, 'x'));
    for (int i = 0; i < kMessages; ++i) EXPECT_TRUE(writer->Write(big));
    writer->WritesDone();
    sent.Set();
  });
  EXPECT_FALSE(sent.Wait(std::chrono::seconds(1)));
  EXPECT_EQ(trail_.Steps().size(), 2u);
  release.Set();
  sender.join();
  EXPECT_TRUE(writer->Finish().ok());
  EXPECT_EQ(trail_.Steps().size(), 2u + kMessages + 1);
}

TEST_F(SinkTest, RefusesAMalformedMessageWhereverItComes) {
  Serve(Handlers());
  const grpc::Slice garbage("\x0a\x7fshort");
  for (const bool first : {true, false}) {
    CallAs context("tester", kAnalyst);
    grpc::GenericStub generic(harness_->channel());
    grpc::CompletionQueue queue;
    const auto call =
        generic.PrepareCall(&context, "/copperplate.rpc.testdata.EchoService/Collect", &queue);
    void* tag = nullptr;
    bool ok = false;
    call->StartCall(nullptr);
    ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
    if (!first) {
      call->Write(Serialize(Message("forces/essex", "a")), nullptr);
      ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
    }
    call->WriteLast(grpc::ByteBuffer(&garbage, 1), grpc::WriteOptions(), nullptr);
    ASSERT_TRUE(queue.Next(&tag, &ok));
    grpc::Status status;
    call->Finish(&status, nullptr);
    ASSERT_TRUE(queue.Next(&tag, &ok));
    EXPECT_THAT(FromGrpcStatus(status), HasReason("MESSAGE_MALFORMED"));
    queue.Shutdown();
    while (queue.Next(&tag, &ok)) {
    }
  }
  EXPECT_THAT(trail_.Steps(), ElementsAre("open", "accept a"));
}

// Whenever a caller cuts its stream off, what it sent so far must not count as all of it.
TEST_F(SinkTest, NeverFinishesAStreamThatWasCutOff) {
  Serve(Handlers());
  constexpr int kRounds = 300;
  for (int round = 0; round < kRounds; ++round) {
    const size_t steps = trail_.Steps().size();
    CallAs context("tester", kAnalyst);
    CollectResponse reply;
    const auto writer = stub_->Collect(&context, &reply);
    EXPECT_TRUE(writer->Write(Message("forces/essex", "a")));
    ASSERT_TRUE(trail_.WaitForSteps(steps + 2));
    for (int i = 0; i < round % 5; ++i) writer->Write(Message("", "b"));
    context.TryCancel();
    EXPECT_THAT(FromGrpcStatus(writer->Finish()), StatusIs(absl::StatusCode::kCancelled));
  }
  harness_->Stop();
  EXPECT_THAT(trail_.Steps(), ::testing::Not(::testing::Contains("finish essex")));
}

// The same where the connection breaks.
TEST_F(SinkTest, NeverFinishesAStreamWhoseConnectionBroke) {
  Serve(Handlers());
  for (int round = 0; round < 50; ++round) {
    const size_t steps = trail_.Steps().size();
    CutConnection connection(harness_->address());
    const auto stub = testdata::EchoService::NewStub(connection.channel());
    CallAs context("tester", kAnalyst);
    CollectResponse reply;
    const auto writer = stub->Collect(&context, &reply);
    EXPECT_TRUE(writer->Write(Message("forces/essex", "a")));
    ASSERT_TRUE(trail_.WaitForSteps(steps + 2));
    connection.Cut();
    EXPECT_THAT(FromGrpcStatus(writer->Finish()), StatusIs(absl::StatusCode::kUnavailable));
  }
  harness_->Stop();
  EXPECT_THAT(trail_.Steps(), ::testing::Not(::testing::Contains("finish essex")));
}

// And where the caller's deadline passes, which the server notices by itself.
TEST_F(SinkTest, NeverFinishesAStreamWhoseCallerRanOutOfTime) {
  Serve(Handlers());
  for (int round = 0; round < 30; ++round) {
    CallAs context("tester", kAnalyst);
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(10));
    CollectResponse reply;
    const auto writer = stub_->Collect(&context, &reply);
    writer->Write(Message("forces/essex", "a"));
    EXPECT_THAT(FromGrpcStatus(writer->Finish()), StatusIs(absl::StatusCode::kDeadlineExceeded));
  }
  harness_->Stop();
  EXPECT_THAT(trail_.Steps(), ::testing::Not(::testing::Contains("finish essex")));
}

TEST_F(SinkTest, EndsAtItsDeadlineWhileTheCallerIsSilent) {
  testing_rpc::Harness::Options options;
  options.pipeline.default_max_duration = absl::Milliseconds(50);
  Serve(EchoHandlers(), options);
  CallAs context("tester", kAnalyst);
  CollectResponse reply;
  const auto writer = stub_->Count(&context, &reply);
  EXPECT_TRUE(writer->Write(Message("", "a")));
  const absl::Status status = FromGrpcStatus(writer->Finish());
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kDeadlineExceeded));
  EXPECT_THAT(status, HasReason("DEADLINE_EXCEEDED"));
}

TEST_F(SinkTest, IsRefusedWhereTooManyStreamsAreOpen) {
  testing_rpc::Harness::Options options;
  options.pipeline.max_streams = 1;
  Serve(EchoHandlers(), options);
  CallAs first("tester", kAnalyst);
  CollectResponse reply;
  const auto writer = stub_->Count(&first, &reply);
  ASSERT_TRUE(writer->Write(Message("", "a")));
  CallAs second("tester", kAnalyst);
  CollectResponse ignored;
  const auto refused = stub_->Count(&second, &ignored);
  EXPECT_THAT(FromGrpcStatus(refused->Finish()), HasReason("STREAMS_FULL"));
  writer->WritesDone();
  EXPECT_TRUE(writer->Finish().ok());
}

}  // namespace
}  // namespace copperplate::rpc

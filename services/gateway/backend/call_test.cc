#include "services/gateway/backend/call.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "absl/strings/str_cat.h"
#include "libs/testing/event.h"
#include "services/gateway/fakebackend/parish_backend.h"

namespace copperplate::gateway {
namespace {

using parish::v1::GetNoticeRequest;
using parish::v1::Notice;
using parish::v1::NoticeEvent;

class CallTest : public ::testing::Test {
 protected:
  CallTest() {
    BackendSecurity security;
    security.plaintext = true;
    backends_ = Backends::Make({{"parish.v1", service_.target()}}, security).value();
    backend_ = backends_->Find("parish.v1");
  }

  CallSetup SetupOf(const std::string& method, absl::Duration timeout = absl::Seconds(30)) {
    return {absl::StrCat("/parish.v1.NoticeService/", method),
            {{"authorization", "Bearer x"}},
            absl::Now() + timeout};
  }

  struct Outcome {
    CallStatus status;
    std::string reply;
  };
  Outcome Unary(const CallSetup& setup, const std::string& request) {
    Outcome outcome;
    testing::Event done;
    CallUnary(*backend_, setup, request, [&](CallStatus status, const WireMessage& reply) {
      outcome = {std::move(status), std::string(reply.bytes())};
      done.Set();
    });
    EXPECT_TRUE(done.Wait());
    return outcome;
  }

  ParishBackend service_;
  std::unique_ptr<Backends> backends_;
  Backend* backend_;
};

TEST_F(CallTest, UnaryBringsMessageOrStatus) {
  GetNoticeRequest request;
  request.set_name("parishes/ely/notices/a");
  const Outcome fine = Unary(SetupOf("GetNotice"), request.SerializeAsString());
  EXPECT_EQ(fine.status.code, 0) << fine.status.message;
  Notice notice;
  ASSERT_TRUE(notice.ParseFromString(fine.reply));
  EXPECT_EQ(notice.name(), "parishes/ely/notices/a");
  EXPECT_EQ(service_.LastMetadata("authorization"), "Bearer x");

  request.set_name("parishes/ely/notices/missing");
  const Outcome missing = Unary(SetupOf("GetNotice"), request.SerializeAsString());
  EXPECT_EQ(missing.status.code, 5);
  EXPECT_EQ(missing.status.message, "no notice has this name");
  EXPECT_NE(missing.status.details.find("NOTICE_NOT_FOUND"), std::string::npos);
  EXPECT_EQ(missing.reply, "");

  EXPECT_EQ(Unary(SetupOf("NoSuchMethod"), "").status.code, 12);
}

TEST_F(CallTest, UnaryEndsAtItsDeadlineAndWhenCancelled) {
  service_.on_get = [](grpc::ServerContext& context, const GetNoticeRequest&, Notice&) {
    while (!context.IsCancelled()) absl::SleepFor(absl::Milliseconds(1));
    return grpc::Status::CANCELLED;
  };
  EXPECT_EQ(Unary(SetupOf("GetNotice", absl::Milliseconds(30)), "").status.code, 4);

  testing::Event done;
  CallStatus status;
  const auto call =
      CallUnary(*backend_, SetupOf("GetNotice"), "", [&](CallStatus ended, const WireMessage&) {
        status = std::move(ended);
        done.Set();
      });
  call->Cancel();
  ASSERT_TRUE(done.Wait());
  EXPECT_EQ(status.code, 1);
}

// Collects what a stream brings; asks for the next message only when told to.
class Collector : public StreamCall::Listener {
 public:
  void OnRead(WireMessage message) override {
    const std::lock_guard lock(mutex_);
    messages_.emplace_back(message.bytes());
    changed_.notify_all();
  }
  void OnWritten() override {
    const std::lock_guard lock(mutex_);
    ++written_;
    changed_.notify_all();
  }
  void OnEnd(CallStatus status) override {
    const std::lock_guard lock(mutex_);
    status_ = std::move(status);
    ended_ = true;
    changed_.notify_all();
  }

  bool AwaitMessages(size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kBound, [&] { return messages_.size() >= count; });
  }
  bool AwaitWritten(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kBound, [&] { return written_ >= count; });
  }
  CallStatus AwaitEnd() {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, kBound, [&] { return ended_; }));
    return status_;
  }
  std::vector<std::string> messages() {
    const std::lock_guard lock(mutex_);
    return messages_;
  }

 private:
  static constexpr std::chrono::seconds kBound{30};

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> messages_;
  int written_ = 0;
  bool ended_ = false;
  CallStatus status_;
};

TEST_F(CallTest, AStreamBringsOneMessageForEachRead) {
  const auto collector = std::make_shared<Collector>();
  const auto call = StreamCall::Start(*backend_, SetupOf("WatchNotices"), collector);
  call->Write("");
  ASSERT_TRUE(collector->AwaitWritten(1));
  call->WritesDone();
  for (size_t i = 1; i <= 3; ++i) {
    call->Read();
    ASSERT_TRUE(collector->AwaitMessages(i));
  }
  call->Read();
  EXPECT_EQ(collector->AwaitEnd().code, 0);
  ASSERT_EQ(collector->messages().size(), 3u);
  NoticeEvent event;
  ASSERT_TRUE(event.ParseFromString(collector->messages()[2]));
  EXPECT_EQ(event.token(), "t3");
  call->Write("late");
  call->WritesDone();
  call->Read();
  call->Cancel();
}

TEST_F(CallTest, AStreamTakesMessagesAndEndsWithTheBackendsStatus) {
  const auto collector = std::make_shared<Collector>();
  const auto call = StreamCall::Start(*backend_, SetupOf("ImportNotices"), collector);
  call->Read();
  for (int i = 1; i <= 5; ++i) {
    parish::v1::ImportNoticesRequest request;
    request.set_chunk(std::string(1000, 'x'));
    call->Write(request.SerializeAsString());
    ASSERT_TRUE(collector->AwaitWritten(i));
  }
  call->WritesDone();
  ASSERT_TRUE(collector->AwaitMessages(1));
  call->Read();
  EXPECT_EQ(collector->AwaitEnd().code, 0);
  parish::v1::ImportNoticesResponse reply;
  ASSERT_TRUE(reply.ParseFromString(collector->messages()[0]));
  EXPECT_EQ(reply.bytes(), 5000);
}

TEST_F(CallTest, ACancelledStreamEndsWithoutAReadUnderWay) {
  service_.on_watch = [](grpc::ServerContext& context, const parish::v1::WatchNoticesRequest&,
                         grpc::ServerWriter<NoticeEvent>& writer) {
    while (!context.IsCancelled()) writer.Write(NoticeEvent());
    return grpc::Status::CANCELLED;
  };
  const auto collector = std::make_shared<Collector>();
  const auto call = StreamCall::Start(*backend_, SetupOf("WatchNotices"), collector);
  call->Write("");
  ASSERT_TRUE(collector->AwaitWritten(1));
  call->WritesDone();
  call->Read();
  ASSERT_TRUE(collector->AwaitMessages(1));
  call->Cancel();
  EXPECT_EQ(collector->AwaitEnd().code, 1);
  EXPECT_TRUE(service_.AwaitCancelled(1));
}

// Messages that came before the cancellation stand between it and the end of the call.
TEST_F(CallTest, ACancelledStreamEndsWhateverHasComeAlready) {
  testing::Event written;
  service_.on_watch = [&](grpc::ServerContext& context, const parish::v1::WatchNoticesRequest&,
                          grpc::ServerWriter<NoticeEvent>& writer) {
    for (int i = 0; i < 20; ++i) writer.Write(NoticeEvent());
    written.Set();
    while (!context.IsCancelled()) absl::SleepFor(absl::Milliseconds(1));
    return grpc::Status::CANCELLED;
  };
  const auto collector = std::make_shared<Collector>();
  const auto call = StreamCall::Start(*backend_, SetupOf("WatchNotices"), collector);
  call->Write("");
  call->WritesDone();
  call->Read();
  ASSERT_TRUE(collector->AwaitMessages(1));
  ASSERT_TRUE(written.Wait());
  call->Cancel();
  EXPECT_EQ(collector->AwaitEnd().code, 1);
  EXPECT_EQ(collector->messages().size(), 1u);
}

TEST_F(CallTest, TheLastMessageMayBeSaidToBeTheLastAtOnce) {
  const auto collector = std::make_shared<Collector>();
  const auto call = StreamCall::Start(*backend_, SetupOf("ImportNotices"), collector);
  parish::v1::ImportNoticesRequest request;
  request.set_chunk("abc");
  call->Write(request.SerializeAsString());
  call->WritesDone();
  call->Read();
  ASSERT_TRUE(collector->AwaitMessages(1));
  call->Read();
  EXPECT_EQ(collector->AwaitEnd().code, 0);
  parish::v1::ImportNoticesResponse reply;
  ASSERT_TRUE(reply.ParseFromString(collector->messages()[0]));
  EXPECT_EQ(reply.bytes(), 3);
}

TEST_F(CallTest, ABackendThatIsAwayIsUnavailable) {
  BackendSecurity security;
  security.plaintext = true;
  const auto away = Backends::Make({{"parish.v1", "127.0.0.1:1"}}, security).value();
  backend_ = away->Find("parish.v1");
  EXPECT_EQ(Unary(SetupOf("GetNotice"), "").status.code, 14);
  EXPECT_EQ(backend_->State(), "TRANSIENT_FAILURE");
}

TEST(Backends, RefuseWhatIsNoConfiguration) {
  BackendSecurity plaintext;
  plaintext.plaintext = true;
  EXPECT_EQ(Backends::Make({{"a.v1", "x"}, {"a.v1", "y"}}, plaintext).status().message(),
            "the backend of a.v1 is given twice");
  EXPECT_EQ(Backends::Make({{"a.v1", ""}}, plaintext).status().message(),
            "a backend is given as package=target");
  EXPECT_EQ(Backends::Make({}, {}).status().message(),
            "backends need either a CA file or plaintext, and not both");
  BackendSecurity both = plaintext;
  both.ca = "PEM";
  EXPECT_FALSE(Backends::Make({}, both).ok());
  EXPECT_EQ(Backends::Make({}, plaintext).value()->Find("a.v1"), nullptr);
}

}  // namespace
}  // namespace copperplate::gateway

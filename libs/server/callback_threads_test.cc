#include "libs/server/callback_threads.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "libs/testing/event.h"

namespace copperplate::server {
namespace {

using testing::Event;

// A server that answers every call with UNIMPLEMENTED, and callers on it in the same process, which
// shares gRPC's threads.
class CallbackThreadsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterCallbackGenericService(&service_);
    server_ = builder.BuildAndStart();
    ASSERT_NE(server_, nullptr);
    channel_ =
        grpc::CreateChannel(absl::StrCat("127.0.0.1:", port), grpc::InsecureChannelCredentials());
  }

  // The threads that the ends of so many calls at once are heard on.
  std::set<std::thread::id> ThreadsOf(int calls) {
    struct Call {
      grpc::ClientContext context;
      grpc::Slice nothing;
      grpc::ByteBuffer request{&nothing, 1};
      grpc::ByteBuffer reply;
      std::thread::id thread;
    };
    grpc::GenericStub stub(channel_);
    std::deque<Call> made(static_cast<size_t>(calls));
    std::atomic<int> left{calls};
    Event all;
    for (Call& call : made) {
      call.context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
      stub.UnaryCall(&call.context, "/any/Method", {}, &call.request, &call.reply,
                     [&call, &left, &all](const grpc::Status& status) {
                       EXPECT_EQ(status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
                       call.thread = std::this_thread::get_id();
                       if (--left == 0) all.Set();
                     });
    }
    EXPECT_TRUE(all.Wait());
    std::set<std::thread::id> threads;
    for (const Call& call : made) threads.insert(call.thread);
    return threads;
  }

  grpc::CallbackGenericService service_;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(CallbackThreadsTest, AllButOneRest) {
  CallbackThreads threads(*server_);
  ASSERT_TRUE(threads.AwaitRest());
  const std::set<std::thread::id> first = ThreadsOf(500);
  EXPECT_EQ(first.size(), 1);
  EXPECT_EQ(ThreadsOf(500), first);
}

TEST_F(CallbackThreadsTest, ASecondServersLeaveOneAtWorkToo) {
  CallbackThreads threads(*server_);
  ASSERT_TRUE(threads.AwaitRest());
  const auto second = std::make_unique<CallbackThreads>(*server_);
  EXPECT_TRUE(second->AwaitRest());
  EXPECT_EQ(ThreadsOf(500).size(), 1);
}

TEST_F(CallbackThreadsTest, WorkAgainOnceNothingHoldsThem) {
  auto threads = std::make_unique<CallbackThreads>(*server_);
  ASSERT_TRUE(threads->AwaitRest());
  threads.reset();
  EXPECT_GE(ThreadsOf(500).size(), 1);
  server_->Shutdown(std::chrono::system_clock::now());  // waits for every call
}

}  // namespace
}  // namespace copperplate::server

#include "libs/testing_rpc/junk.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/client_callback.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/testing/event.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::testing_rpc {
namespace {

using testing::HasReason;
using testing::StatusIs;

// A call with one message; whether the method streams makes no difference on the wire.
class JunkCall final : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  absl::Status Send(const std::shared_ptr<grpc::Channel>& channel, const std::string& path,
                    grpc::ClientContext& context) {
    grpc::GenericStub stub(channel);
    stub.PrepareBidiStreamingCall(&context, path, grpc::StubOptions(), this);
    StartCall();
    StartWriteLast(&junk_, grpc::WriteOptions());
    EXPECT_TRUE(done_.Wait());
    return rpc::FromGrpcStatus(status_);
  }

  void OnDone(const grpc::Status& status) override {
    status_ = status;
    done_.Set();
  }

 private:
  // A first field of 127 bytes, which are not there.
  const grpc::Slice slice_{"\x0a\x7fshort"};
  const grpc::ByteBuffer junk_{&slice_, 1};
  grpc::Status status_;
  testing::Event done_;
};

bool Counted(Harness& harness, absl::string_view code, const rpc::Method& method) {
  return absl::StrContains(harness.metrics().Render(),
                           absl::StrCat("copperplate_calls_total{code=\"", code, "\",method=\"",
                                        method.name, "\"} 1\n"));
}

}  // namespace

void ExpectJunkIsAnsweredByThePipeline(Harness& harness) {
  const auto& methods = harness.pipeline().methods();
  EXPECT_FALSE(methods.empty());
  for (const rpc::Method& method : methods) {
    SCOPED_TRACE(method.name);
    const std::string path = absl::StrCat("/", method.name);

    grpc::ClientContext nobody;
    const absl::Status unknown = JunkCall().Send(harness.channel(), path, nobody);
    EXPECT_THAT(unknown, StatusIs(absl::StatusCode::kUnauthenticated));
    EXPECT_THAT(unknown, HasReason("TOKEN_MISSING"));
    EXPECT_TRUE(Counted(harness, "UNAUTHENTICATED", method));

    CallAs somebody("tester", {});
    const absl::Status known = JunkCall().Send(harness.channel(), path, somebody);
    EXPECT_THAT(known, StatusIs(absl::StatusCode::kInvalidArgument));
    EXPECT_THAT(known, HasReason("MESSAGE_MALFORMED"));
    EXPECT_TRUE(Counted(harness, "INVALID_ARGUMENT", method));
  }
}

}  // namespace copperplate::testing_rpc

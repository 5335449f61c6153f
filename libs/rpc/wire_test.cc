#include "libs/rpc/wire.h"

#include <grpcpp/support/slice.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/rpc/testdata/echo.pb.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::rpc {
namespace {

using testdata::SayResponse;

SayResponse Reply(const std::string& text) {
  SayResponse reply;
  reply.set_text(text);
  return reply;
}

TEST(Wire, ParsesWhatItSerialises) {
  for (const std::string& text : {std::string(), std::string("a"), std::string(100'000, 'x')}) {
    const grpc::ByteBuffer bytes = Serialize(Reply(text));
    SayResponse read;
    ASSERT_TRUE(Parse(bytes, read));
    EXPECT_EQ(read.text(), text);
    ASSERT_TRUE(Parse(bytes, read)) << "parsing must leave the bytes as they are";
  }
}

TEST(Wire, ParsesBytesInSeveralSlices) {
  const std::string bytes = Reply("indicators").SerializeAsString();
  std::vector<grpc::Slice> slices;
  for (const char c : bytes) slices.emplace_back(std::string(1, c));
  SayResponse read;
  ASSERT_TRUE(Parse(grpc::ByteBuffer(slices.data(), slices.size()), read));
  EXPECT_EQ(read.text(), "indicators");
}

TEST(Wire, RefusesOtherBytes) {
  const grpc::Slice slice("\x0a\x05oops");
  google::protobuf::Arena arena;
  EXPECT_EQ(Decode<SayResponse>(grpc::ByteBuffer(&slice, 1), arena), nullptr);
}

TEST(Wire, PutsEveryKindOfReplyOnEitherSide) {
  const auto expect_text = [](const grpc::ByteBuffer& bytes) {
    SayResponse read;
    EXPECT_TRUE(Parse(bytes, read));
    EXPECT_EQ(read.text(), "yes");
  };
  const SayResponse yes = Reply("yes");

  SayResponse message;
  ABSL_EXPECT_OK(Encode(Reply("yes"), message));
  EXPECT_EQ(message.text(), "yes");
  ABSL_EXPECT_OK(Encode(&yes, message));
  EXPECT_EQ(message.text(), "yes");
  message.Clear();
  ABSL_EXPECT_OK(Encode(Serialize(yes), message));
  EXPECT_EQ(message.text(), "yes");

  grpc::ByteBuffer bytes;
  ABSL_EXPECT_OK(Encode(Reply("yes"), bytes));
  expect_text(bytes);
  ABSL_EXPECT_OK(Encode(&yes, bytes));
  expect_text(bytes);
  ABSL_EXPECT_OK(Encode(Serialize(yes), bytes));
  expect_text(bytes);

  const grpc::Slice other("\x0a\x05oops");
  EXPECT_THAT(Encode(grpc::ByteBuffer(&other, 1), message),
              testing::StatusIs(absl::StatusCode::kInternal));
}

}  // namespace
}  // namespace copperplate::rpc

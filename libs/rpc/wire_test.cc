#include "libs/rpc/wire.h"

#include <grpcpp/support/slice.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/rpc/testdata/echo.pb.h"

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
  SayResponse read;
  EXPECT_FALSE(Parse(grpc::ByteBuffer(&slice, 1), read));
}

TEST(Wire, PutsEveryKindOfReplyOnTheWire) {
  const auto text = [](const grpc::ByteBuffer& bytes) {
    SayResponse read;
    EXPECT_TRUE(Parse(bytes, read));
    return read.text();
  };
  const SayResponse kept = Reply("kept");
  grpc::ByteBuffer wire;
  Encode(Reply("message"), wire);
  EXPECT_EQ(text(wire), "message");
  Encode(&kept, wire);
  EXPECT_EQ(text(wire), "kept");
  Encode(ReadyReply<SayResponse>{Serialize(Reply("ready"))}, wire);
  EXPECT_EQ(text(wire), "ready");
}

TEST(Wire, TellsTheMessageOfAReply) {
  EXPECT_EQ(ReplyDescriptor<SayResponse>(), SayResponse::descriptor());
  EXPECT_EQ(ReplyDescriptor<const SayResponse*>(), SayResponse::descriptor());
  EXPECT_EQ(ReplyDescriptor<ReadyReply<SayResponse>>(), SayResponse::descriptor());
}

}  // namespace
}  // namespace copperplate::rpc

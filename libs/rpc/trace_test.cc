#include "libs/rpc/trace.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace copperplate::rpc {
namespace {

constexpr char kParent[] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

TEST(Traceparent, IsReadAndGoesOn) {
  const auto parent = ParseTraceparent(kParent);
  ASSERT_TRUE(parent.has_value());
  EXPECT_EQ(parent->TraceId(), "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(parent->Traceparent(), kParent);

  IdSource ids(1);
  const TraceContext child = ids.Trace(parent);
  EXPECT_EQ(child.TraceId(), parent->TraceId());
  EXPECT_EQ(child.flags, 1);
  EXPECT_NE(child.span, parent->span);
  EXPECT_TRUE(ParseTraceparent(child.Traceparent()).has_value());
}

TEST(Traceparent, IsRefusedWhereItIsNotOne) {
  for (const std::string header : {
           "",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
           "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01",
           "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
           "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
           "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
           "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
       }) {
    EXPECT_FALSE(ParseTraceparent(header).has_value()) << header;
  }
}

TEST(Traceparent, OfALaterVersionIsReadAsFarAsKnown) {
  const auto later =
      ParseTraceparent("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more");
  ASSERT_TRUE(later.has_value());
  EXPECT_EQ(later->Traceparent(), kParent);
}

TEST(CallId, FromOutsideIsPrintableAndShort) {
  EXPECT_TRUE(IsSaneCallId("a-1_2.3~"));
  EXPECT_TRUE(IsSaneCallId(std::string(64, 'x')));
  EXPECT_FALSE(IsSaneCallId(""));
  EXPECT_FALSE(IsSaneCallId(std::string(65, 'x')));
  EXPECT_FALSE(IsSaneCallId("a b"));
  EXPECT_FALSE(IsSaneCallId("a\nb"));
  EXPECT_FALSE(IsSaneCallId("caf\xc3\xa9"));
}

TEST(IdSource, NeverRepeatsItself) {
  IdSource ids(7);
  std::set<std::string> seen;
  std::set<std::string> traces;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = ids.CallId();
    EXPECT_EQ(id.size(), 15u);
    EXPECT_TRUE(IsSaneCallId(id));
    EXPECT_TRUE(seen.insert(id).second);
    EXPECT_TRUE(traces.insert(ids.Trace(std::nullopt).TraceId()).second);
  }
}

TEST(IdSource, DiffersBetweenProcesses) {
  EXPECT_NE(IdSource(1).CallId(), IdSource(2).CallId());
  EXPECT_NE(IdSource().CallId(), IdSource().CallId());
  EXPECT_EQ(IdSource(3).CallId(), IdSource(3).CallId());
}

}  // namespace
}  // namespace copperplate::rpc

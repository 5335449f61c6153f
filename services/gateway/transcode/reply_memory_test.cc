#include "services/gateway/transcode/reply_memory.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

RenderedReply Reply(const std::string& text) {
  return {std::make_shared<const std::string>(text), nullptr};
}

std::string Text(ReplyMemory& memory, const void* how, absl::string_view wire) {
  const RenderedReply found = memory.Find(how, wire);
  return found.text == nullptr ? "none" : *found.text;
}

TEST(ReplyMemory, KeepsWhatIsSeenTwice) {
  ReplyMemory memory(1 << 20);
  const int how = 0;
  memory.Keep(&how, "wire", Reply("text"));
  EXPECT_EQ(Text(memory, &how, "wire"), "none");
  EXPECT_EQ(memory.bytes(), 0u);
  memory.Keep(&how, "wire", Reply("text"));
  EXPECT_EQ(Text(memory, &how, "wire"), "text");
  EXPECT_GT(memory.bytes(), 8u);
}

TEST(ReplyMemory, CountsAndKeepsNoRoomToGrow) {
  ReplyMemory memory(16 << 20);
  const int how = 0;
  std::string roomy = "text that was written with room to grow";
  roomy.reserve(100000);
  const RenderedReply reply{std::make_shared<const std::string>(std::move(roomy)), nullptr};
  ASSERT_GE(reply.text->capacity(), 100000u);
  memory.Keep(&how, "wire", reply);
  memory.Keep(&how, "wire", reply);
  const RenderedReply found = memory.Find(&how, "wire");
  ASSERT_NE(found.text, nullptr);
  EXPECT_EQ(*found.text, *reply.text);
  EXPECT_LT(found.text->capacity(), 100u);
  EXPECT_LT(memory.bytes(), 1000u);
}

TEST(ReplyMemory, OnceClosedHoldsNothing) {
  ReplyMemory memory(1 << 20);
  const int how = 0;
  for (int i = 0; i < 2; ++i) memory.Keep(&how, "wire", Reply("text"));
  EXPECT_GT(memory.bytes(), 0u);
  memory.Close();
  EXPECT_EQ(memory.bytes(), 0u);
  for (int i = 0; i < 2; ++i) memory.Keep(&how, "wire", Reply("text"));
  EXPECT_EQ(Text(memory, &how, "wire"), "none");
  EXPECT_EQ(memory.bytes(), 0u);
}

TEST(ReplyMemory, TellsApartWhatRendersAndTheBytes) {
  ReplyMemory memory(1 << 20);
  const int json = 0;
  const int csv = 0;
  for (int i = 0; i < 2; ++i) {
    memory.Keep(&json, "wire", Reply("json"));
    memory.Keep(&csv, "wire", Reply("csv"));
  }
  EXPECT_EQ(Text(memory, &json, "wire"), "json");
  EXPECT_EQ(Text(memory, &csv, "wire"), "csv");
  EXPECT_EQ(Text(memory, &csv, "wirf"), "none");
}

TEST(ReplyMemory, AddsTheCompressedFormLater) {
  ReplyMemory memory(1 << 20);
  const int how = 0;
  for (int i = 0; i < 2; ++i) memory.Keep(&how, "wire", Reply("text"));
  RenderedReply found = memory.Find(&how, "wire");
  EXPECT_EQ(found.gzip, nullptr);
  const size_t before = memory.bytes();
  found.gzip = std::make_shared<const std::string>(100, 'z');
  memory.Keep(&how, "wire", found);
  EXPECT_EQ(*memory.Find(&how, "wire").gzip, std::string(100, 'z'));
  EXPECT_EQ(*memory.Find(&how, "wire").text, "text");
  EXPECT_EQ(memory.bytes(), before + 100);
}

TEST(ReplyMemory, StaysWithinItsBound) {
  constexpr size_t kMax = 64 << 10;
  ReplyMemory memory(kMax);
  const int how = 0;
  for (int i = 0; i < 2000; ++i) {
    for (int twice = 0; twice < 2; ++twice) {
      memory.Keep(&how, absl::StrCat("wire", i), Reply(std::string(500, 'x')));
    }
    EXPECT_LE(memory.bytes(), kMax);
  }
  EXPECT_GT(memory.bytes(), kMax / 2);
  EXPECT_EQ(Text(memory, &how, "wire1999"), std::string(500, 'x'));
  EXPECT_EQ(Text(memory, &how, "wire0"), "none");
  for (int twice = 0; twice < 2; ++twice) memory.Keep(&how, "large", Reply(std::string(kMax, 'x')));
  EXPECT_EQ(Text(memory, &how, "large"), "none");
}

TEST(ReplyMemory, RemembersNothingWhereItMayNot) {
  ReplyMemory memory(0);
  const int how = 0;
  for (int i = 0; i < 3; ++i) memory.Keep(&how, "wire", Reply("text"));
  EXPECT_EQ(Text(memory, &how, "wire"), "none");
}

TEST(ReplyMemory, MayBeSharedByThreads) {
  ReplyMemory memory(32 << 10);
  const int how = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 3000; ++i) {
        const std::string wire = absl::StrCat(i % 50);
        const std::string text = Text(memory, &how, wire);
        EXPECT_TRUE(text == "none" || text == absl::StrCat("text of ", wire)) << text;
        memory.Keep(&how, wire, Reply(absl::StrCat("text of ", wire)));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace copperplate::gateway

#include "services/indicators/transport/reply_cache.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::indicators {
namespace {

grpc::ByteBuffer Reply(const std::string& text) {
  const grpc::Slice slice(text);
  return grpc::ByteBuffer(&slice, 1);
}

std::string TextOf(const std::optional<grpc::ByteBuffer>& reply) {
  if (!reply.has_value()) return "nothing";
  grpc::Slice slice;
  EXPECT_TRUE(reply->DumpToSingleSlice(&slice).ok());
  return std::string(reinterpret_cast<const char*>(slice.begin()), slice.size());
}

constexpr DataRevision kNow{1, 5, 2};

TEST(ReplyCacheTest, GivesWhatWasKeptAtTheRevision) {
  ReplyCache cache(1 << 20);
  EXPECT_EQ(TextOf(cache.Find("a", kNow)), "nothing");
  cache.Insert("a", kNow, Reply("one"));
  cache.Insert("b", kNow, Reply("two"));
  EXPECT_EQ(TextOf(cache.Find("a", kNow)), "one");
  EXPECT_EQ(TextOf(cache.Find("a", kNow)), "one");
  EXPECT_EQ(TextOf(cache.Find("b", kNow)), "two");
  cache.Insert("a", kNow, Reply("three"));
  EXPECT_EQ(TextOf(cache.Find("a", kNow)), "three");
}

TEST(ReplyCacheTest, AnotherRevisionFindsNothingAndDropsIt) {
  for (const DataRevision& other :
       {DataRevision{2, 5, 2}, DataRevision{1, 6, 2}, DataRevision{1, 5, 3}}) {
    ReplyCache cache(1 << 20);
    cache.Insert("a", kNow, Reply("one"));
    EXPECT_GT(cache.bytes(), 0u);
    EXPECT_EQ(TextOf(cache.Find("a", other)), "nothing");
    EXPECT_EQ(cache.bytes(), 0u);
    EXPECT_EQ(TextOf(cache.Find("a", kNow)), "nothing");
  }
}

TEST(ReplyCacheTest, WithoutCapacityNothingIsKept) {
  ReplyCache cache(0);
  cache.Insert("a", kNow, Reply(""));
  EXPECT_EQ(cache.bytes(), 0u);
  EXPECT_EQ(TextOf(cache.Find("a", kNow)), "nothing");
}

TEST(ReplyCacheTest, AReplyLargerThanAShardIsNotKept) {
  ReplyCache cache(8 * 1000);
  cache.Insert("a", kNow, Reply("small"));
  cache.Insert("a", kNow, Reply(std::string(1000, 'x')));
  EXPECT_EQ(TextOf(cache.Find("a", kNow)), "nothing");
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ReplyCacheTest, StaysWithinItsCapacity) {
  constexpr size_t kCapacity = 80'000;
  ReplyCache cache(kCapacity);
  for (int i = 0; i < 1000; ++i) {
    cache.Insert(absl::StrCat("key ", i), kNow, Reply(std::string(200, 'x')));
    EXPECT_LE(cache.bytes(), kCapacity);
  }
  EXPECT_GT(cache.bytes(), kCapacity / 2);
}

TEST(ReplyCacheTest, GivesUpWhatWasLongestWithoutAHit) {
  // Room for some dozens in each shard; the one that is asked for stays whatever comes.
  ReplyCache cache(8 * 20'000);
  cache.Insert("wanted", kNow, Reply("still here"));
  for (int i = 0; i < 2000; ++i) {
    cache.Insert(absl::StrCat("key ", i), kNow, Reply("x"));
    ASSERT_EQ(TextOf(cache.Find("wanted", kNow)), "still here") << i;
  }
  EXPECT_EQ(TextOf(cache.Find("key 0", kNow)), "nothing");
}

TEST(ReplyCacheTest, ThreadsShareIt) {
  ReplyCache cache(100'000);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&cache, thread] {
      for (int i = 0; i < 2000; ++i) {
        const std::string key = absl::StrCat(i % 50);
        const auto found = cache.Find(key, kNow);
        if (found.has_value()) {
          EXPECT_EQ(TextOf(found), key);
        } else {
          cache.Insert(key, kNow, Reply(key));
        }
        if (thread == 0 && i % 100 == 0) (void)cache.Find(key, {1, 6, 2});
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(cache.bytes(), 100'000u);
}

}  // namespace
}  // namespace copperplate::indicators

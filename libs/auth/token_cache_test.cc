#include "libs/auth/token_cache.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace copperplate::auth {
namespace {

std::shared_ptr<const Principal> Someone(const std::string& subject) {
  auto principal = std::make_shared<Principal>();
  principal->subject = subject;
  return principal;
}

// Digests that all lie in one shard.
Sha256Digest InOneShard(uint8_t number) {
  Sha256Digest digest{};
  digest[0] = number;
  return digest;
}

TEST(TokenCache, RemembersByTokenAndGeneration) {
  TokenCache cache(1000);
  const Sha256Digest token = Sha256("a");
  EXPECT_EQ(cache.Find(token, 1), nullptr);
  cache.Insert(token, 1, Someone("a"));
  ASSERT_NE(cache.Find(token, 1), nullptr);
  EXPECT_EQ(cache.Find(token, 1)->subject, "a");
  EXPECT_EQ(cache.Find(token, 2), nullptr) << "the keys have changed";
  EXPECT_EQ(cache.Find(Sha256("b"), 1), nullptr);
  cache.Insert(token, 2, Someone("a again"));
  EXPECT_EQ(cache.Find(token, 2)->subject, "a again");
  EXPECT_EQ(cache.size(), 1u);
}

TEST(TokenCache, StaysWithinItsCapacity) {
  TokenCache cache(100);
  EXPECT_EQ(cache.capacity(), 112u);
  for (int i = 0; i < 5000; ++i) cache.Insert(Sha256(std::to_string(i)), 1, Someone("x"));
  EXPECT_EQ(cache.size(), cache.capacity());
  EXPECT_NE(cache.Find(Sha256("4999"), 1), nullptr);
  EXPECT_EQ(cache.Find(Sha256("0"), 1), nullptr);
  EXPECT_EQ(TokenCache(0).capacity(), 16u);
}

TEST(TokenCache, GivesUpWhatWasNotAskedForSinceTheHandPassed) {
  TokenCache cache(48);
  for (uint8_t i = 0; i < 3; ++i) cache.Insert(InOneShard(i), 1, Someone("x"));
  EXPECT_NE(cache.Find(InOneShard(0), 1), nullptr);
  EXPECT_NE(cache.Find(InOneShard(2), 1), nullptr);
  cache.Insert(InOneShard(3), 1, Someone("x"));
  EXPECT_EQ(cache.Find(InOneShard(1), 1), nullptr);
  EXPECT_NE(cache.Find(InOneShard(0), 1), nullptr);
  EXPECT_NE(cache.Find(InOneShard(2), 1), nullptr);
  EXPECT_NE(cache.Find(InOneShard(3), 1), nullptr);
}

TEST(TokenCache, AnEntryGivenUpStaysAliveForItsHolder) {
  TokenCache cache(16);
  cache.Insert(InOneShard(0), 1, Someone("kept"));
  const auto held = cache.Find(InOneShard(0), 1);
  for (uint8_t i = 1; i < 10; ++i) cache.Insert(InOneShard(i), 1, Someone("x"));
  EXPECT_EQ(cache.Find(InOneShard(0), 1), nullptr);
  EXPECT_EQ(held->subject, "kept");
}

TEST(TokenCache, IsSharedByThreads) {
  TokenCache cache(64);
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 20000; ++i) {
        const std::string subject = std::to_string((i * (t + 1)) % 200);
        const Sha256Digest token = Sha256(subject);
        const auto found = cache.Find(token, 1);
        if (found == nullptr) {
          cache.Insert(token, 1, Someone(subject));
        } else {
          ASSERT_EQ(found->subject, subject);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(cache.size(), cache.capacity());
}

}  // namespace
}  // namespace copperplate::auth

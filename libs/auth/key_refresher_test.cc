#include "libs/auth/key_refresher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "libs/auth/testing/token_issuer.h"
#include "libs/testing/event.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::auth {
namespace {

using copperplate::testing::Event;
using ::testing::ElementsAre;
using testing::KeySetOf;
using testing::TokenIssuer;

// What the source holds now; counts the looks.
struct FakeSource {
  absl::StatusOr<std::optional<std::string>> next = absl::UnavailableError("the source is down");
  int looks = 0;
};

class FakeFetcher final : public KeyFetcher {
 public:
  explicit FakeFetcher(FakeSource& source) : source_(source) {}
  absl::StatusOr<std::optional<std::string>> Fetch() override {
    ++source_.looks;
    return source_.next;
  }

 private:
  FakeSource& source_;
};

std::string OneKey() {
  static const TokenIssuer issuer(Algorithm::kEs256, "one");
  return issuer.KeySetText();
}

std::string TwoKeys() {
  static const TokenIssuer one(Algorithm::kEs256, "one");
  static const TokenIssuer two(Algorithm::kEs256, "two");
  return KeySetOf({one.PublicKey(), two.PublicKey()});
}

class KeyRefresherTest : public ::testing::Test {
 protected:
  void Make(KeyRefresherOptions options) {
    refresher_ = std::make_unique<KeyRefresher>(
        std::make_unique<FakeFetcher>(source_), store_, options,
        [this](const std::string& line) { lines_.push_back(line); }, clock_);
  }

  void TickAfter(absl::Duration passed) {
    clock_.Advance(passed);
    refresher_->Tick();
  }

  copperplate::testing::FakeClock clock_{absl::FromUnixSeconds(1522497600)};
  FakeSource source_;
  std::vector<std::string> lines_;
  std::shared_ptr<KeyStore> store_ = std::make_shared<KeyStore>();
  std::unique_ptr<KeyRefresher> refresher_;
};

const KeyRefresherOptions kUrl = {absl::Minutes(5), absl::Seconds(30)};

TEST_F(KeyRefresherTest, TakesEachNewSetOnce) {
  Make({});
  source_.next = OneKey();
  refresher_->Tick();
  EXPECT_EQ(store_->generation(), 1u);
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(store_->generation(), 1u) << "the same text";
  source_.next = std::optional<std::string>();
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(store_->generation(), 1u) << "unchanged";
  source_.next = TwoKeys();
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(store_->generation(), 2u);
  EXPECT_EQ(store_->Current().keys->size(), 2u);
  EXPECT_THAT(lines_,
              ElementsAre("token keys: 1 in use, key set 1", "token keys: 2 in use, key set 2"));
}

TEST_F(KeyRefresherTest, ARefusedSetLeavesTheLastGoodOne) {
  Make({});
  source_.next = OneKey();
  refresher_->Tick();
  const auto before = store_->Current();
  source_.next = "{}";
  for (int i = 0; i < 3; ++i) TickAfter(absl::Seconds(1));
  source_.next = std::optional<std::string>();
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(store_->generation(), 1u);
  EXPECT_EQ(store_->Current().keys, before.keys);
  EXPECT_TRUE(refresher_->status().ok());
  EXPECT_THAT(lines_, ElementsAre("token keys: 1 in use, key set 1",
                                  "token keys: the key set is refused: is no JSON Web Key Set; the "
                                  "last good key set stays in use"));
  source_.next = TwoKeys();
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(store_->generation(), 2u);
  EXPECT_EQ(lines_.back(), "token keys: 2 in use, key set 2");
}

TEST_F(KeyRefresherTest, SaysOnceThatTheSourceFailsAndOnceThatItIsWell) {
  Make({});
  source_.next = OneKey();
  refresher_->Tick();
  source_.next = absl::UnavailableError("the source is down");
  for (int i = 0; i < 5; ++i) TickAfter(absl::Seconds(1));
  source_.next = OneKey();
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(store_->generation(), 1u);
  EXPECT_THAT(lines_, ElementsAre("token keys: 1 in use, key set 1",
                                  "token keys: the source is down; the last good key set stays in "
                                  "use",
                                  "token keys: the source is well again"));
}

TEST_F(KeyRefresherTest, StatusSaysWhatStandsInTheWay) {
  Make({});
  EXPECT_EQ(refresher_->status(), absl::UnavailableError("token keys: no look has been taken"));
  refresher_->Tick();
  EXPECT_EQ(refresher_->status(), absl::UnavailableError("token keys: the source is down"));
  source_.next = "[]";
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(refresher_->status(),
            absl::UnavailableError("token keys: the key set is refused: is no JSON Web Key Set"));
  source_.next = OneKey();
  TickAfter(absl::Seconds(2));
  EXPECT_TRUE(refresher_->status().ok());
}

TEST_F(KeyRefresherTest, LooksAgainAfterTheIntervalOnly) {
  Make(kUrl);
  source_.next = OneKey();
  refresher_->Tick();
  TickAfter(absl::Seconds(299));
  EXPECT_EQ(source_.looks, 1);
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(source_.looks, 2);
}

TEST_F(KeyRefresherTest, RetriesAFailureAfter1_2_4_8_16_30Seconds) {
  Make(kUrl);
  refresher_->Tick();
  std::vector<int> waits;
  for (int waited = 0; waits.size() < 7;) {
    const int before = source_.looks;
    TickAfter(absl::Seconds(1));
    ++waited;
    if (source_.looks > before) waits.push_back(std::exchange(waited, 0));
  }
  EXPECT_THAT(waits, ElementsAre(1, 2, 4, 8, 16, 30, 30));
}

TEST_F(KeyRefresherTest, AnUnknownKeyBringsALookAtMostEvery30Seconds) {
  Make(kUrl);
  source_.next = OneKey();
  refresher_->Tick();
  store_->ReportUnknownKey();
  TickAfter(absl::Seconds(29));
  EXPECT_EQ(source_.looks, 1);
  TickAfter(absl::Seconds(1));
  EXPECT_EQ(source_.looks, 2) << "the report is older than the wait, and still stands";
  TickAfter(absl::Seconds(40));
  EXPECT_EQ(source_.looks, 2) << "nothing was reported since";
  for (int i = 0; i < 1000; ++i) store_->ReportUnknownKey();
  refresher_->Tick();
  EXPECT_EQ(source_.looks, 3);
  for (int i = 0; i < 1000; ++i) store_->ReportUnknownKey();
  refresher_->Tick();
  EXPECT_EQ(source_.looks, 3);
}

TEST_F(KeyRefresherTest, AClockThatStepsBackDoesNotStopIt) {
  Make(kUrl);
  source_.next = OneKey();
  refresher_->Tick();
  TickAfter(-absl::Hours(24));
  EXPECT_EQ(source_.looks, 2);
}

// A fetcher that waits in its second Fetch() until it is cancelled.
class StuckFetcher final : public KeyFetcher {
 public:
  explicit StuckFetcher(Event& stuck) : stuck_(stuck) {}
  absl::StatusOr<std::optional<std::string>> Fetch() override {
    if (std::exchange(first_, false)) return std::optional<std::string>(OneKey());
    stuck_.Set();
    EXPECT_TRUE(cancelled_.Wait());
    return absl::CancelledError("cancelled");
  }
  void Cancel() override { cancelled_.Set(); }

 private:
  bool first_ = true;
  Event& stuck_;
  Event cancelled_;
};

TEST(KeyRefresherThread, StartsWithTheKeysAtHandAndEndsAFetchUnderWay) {
  Event stuck;
  auto store = std::make_shared<KeyStore>();
  {
    KeyRefresher refresher(
        std::make_unique<StuckFetcher>(stuck), store, {absl::ZeroDuration(), absl::Seconds(30)},
        [](const std::string&) {}, Clock::System());
    refresher.Start();
    EXPECT_EQ(store->generation(), 1u);
    EXPECT_TRUE(stuck.Wait());
  }
  EXPECT_EQ(store->generation(), 1u);
}

}  // namespace
}  // namespace copperplate::auth

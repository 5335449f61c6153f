#include "libs/postgres/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "absl/strings/str_cat.h"
#include "libs/postgres/test_util.h"
#include "libs/status/error.h"
#include "libs/testing_postgres/private_cluster.h"

namespace copperplate::postgres {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// What happened, in order.
class Log {
 public:
  void Add(std::string event) {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
    added_.notify_all();
  }
  // The first `count` events, once there are so many; empty after twenty seconds.
  std::vector<std::string> Await(size_t count) {
    std::unique_lock lock(mutex_);
    const bool reached = added_.wait_for(lock, std::chrono::seconds(20),
                                         [this, count] { return events_.size() >= count; });
    if (!reached) return {};
    return {events_.begin(), events_.begin() + static_cast<std::ptrdiff_t>(count)};
  }

 private:
  std::condition_variable added_;
  std::mutex mutex_;
  std::vector<std::string> events_;
};

// Keeps what a Listener says of itself.
class HeardOfListener final : public ListenerObserver {
 public:
  void OnListening(bool listening) override { log_.Add(listening ? "listening" : "deaf"); }
  void OnFailed(absl::string_view cause) override { log_.Add(std::string(cause)); }
  std::vector<std::string> Await(size_t count) { return log_.Await(count); }

 private:
  Log log_;
};

class ListenerTest : public ShopTest {
 protected:
  std::unique_ptr<Listener> Start(absl::Duration heartbeat = absl::Seconds(10)) {
    ListenerOptions options;
    options.dsn = database_->RuntimeDsn();
    options.application_name = "ears";
    options.channels = {"revision", "shop_event"};
    options.heartbeat = heartbeat;
    options.on_notification = [this](absl::string_view channel, absl::string_view payload) {
      log_.Add(absl::StrCat(channel, "=", payload));
    };
    options.on_connected = [this] { log_.Add("connected"); };
    options.on_lost = [this] { log_.Add("lost"); };
    auto listener = Listener::Start(std::move(options), heard_);
    EXPECT_TRUE(listener.ok()) << listener.status();
    return *std::move(listener);
  }

  std::string BackendPid() const {
    return AsSuperuser(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'ears' "
        "AND datname = current_database()");
  }

  Log log_;
  HeardOfListener heard_;
};

TEST_F(ListenerTest, HearsItsChannels) {
  const auto listener = Start();
  ASSERT_THAT(log_.Await(1), ElementsAre("connected"));
  EXPECT_TRUE(listener->connected());
  AsSuperuser("NOTIFY other, 'x'; NOTIFY revision, 'kent 7'; NOTIFY shop_event");
  EXPECT_THAT(log_.Await(3), ElementsAre("connected", "revision=kent 7", "shop_event="));
}

TEST_F(ListenerTest, SaysWhenItIsLostAndBack) {
  const auto listener = Start();
  ASSERT_THAT(log_.Await(1), ElementsAre("connected"));
  AsSuperuser(absl::StrCat("SELECT pg_terminate_backend(", BackendPid(), ")"));
  ASSERT_THAT(log_.Await(3), ElementsAre("connected", "lost", "connected"));
  EXPECT_TRUE(listener->connected());
  AsSuperuser("NOTIFY revision, '8'");
  EXPECT_THAT(log_.Await(4), ElementsAre("connected", "lost", "connected", "revision=8"));
}

TEST_F(ListenerTest, ASilentServerCountsAsLost) {
  const auto listener = Start(absl::Milliseconds(200));
  ASSERT_THAT(log_.Await(1), ElementsAre("connected"));
  const int pid = std::stoi(BackendPid());
  ASSERT_EQ(kill(pid, SIGSTOP), 0);
  EXPECT_THAT(log_.Await(3), ElementsAre("connected", "lost", "connected"));
  kill(pid, SIGCONT);
}

TEST_F(ListenerTest, SaysWhyItDoesNotListen) {
  ListenerOptions options;
  options.dsn = absl::StrCat("host=", database_->socket_folder(), " user=shop_runtime dbname=none");
  options.channels = {"revision"};
  const auto listener = Listener::Start(std::move(options), heard_);
  const std::vector<std::string> heard = heard_.Await(3);
  ASSERT_EQ(heard.size(), 3u);
  EXPECT_EQ(heard[0], "deaf");
  EXPECT_THAT(heard[1], HasSubstr("database \"none\" does not exist"));
  EXPECT_EQ(heard[2], heard[1]);  // at each attempt
}

TEST_F(ListenerTest, SaysWhetherItListens) {
  const auto listener = Start();
  ASSERT_THAT(heard_.Await(2), ElementsAre("deaf", "listening"));
  AsSuperuser(absl::StrCat("SELECT pg_terminate_backend(", BackendPid(), ")"));
  EXPECT_THAT(heard_.Await(4), ElementsAre("deaf", "listening", "deaf", "listening"));
}

TEST_F(ListenerTest, EndsWithoutACallback) {
  auto listener = Start();
  ASSERT_THAT(log_.Await(1), ElementsAre("connected"));
  listener.reset();
  EXPECT_THAT(log_.Await(1), ElementsAre("connected"));
}

TEST_F(ListenerTest, RefusesAChannelThatIsNoIdentifier) {
  ListenerOptions options;
  options.dsn = database_->RuntimeDsn();
  options.channels = {"a; DROP TABLE item"};
  EXPECT_EQ(ErrorReason(Listener::Start(options, ListenerObserver::None()).status()),
            "DATABASE_CHANNEL");
}

TEST(ListenerRestartTest, ComesBackWithTheServer) {
  auto cluster = testing_postgres::PrivateCluster::Start();
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  auto database =
      testing_postgres::TestDatabase::CreateIn((*cluster)->socket_folder(), ShopSchema());
  ASSERT_TRUE(database.ok()) << database.status();
  ASSERT_EQ((*cluster)->Halt(), absl::OkStatus());
  Log log;
  ListenerOptions options;
  options.dsn = (*database)->RuntimeDsn();
  options.channels = {"revision"};
  options.on_notification = [&](absl::string_view, absl::string_view payload) {
    log.Add(std::string(payload));
  };
  options.on_connected = [&] { log.Add("connected"); };
  options.on_lost = [&] { log.Add("lost"); };
  const auto listener = Listener::Start(std::move(options), ListenerObserver::None());
  ASSERT_TRUE(listener.ok()) << listener.status();
  EXPECT_FALSE((*listener)->connected());
  ASSERT_EQ((*cluster)->Resume(), absl::OkStatus());
  ASSERT_THAT(log.Await(1), ElementsAre("connected"));
  ASSERT_EQ((*cluster)->Halt(), absl::OkStatus());
  EXPECT_THAT(log.Await(2), ElementsAre("connected", "lost"));
}

}  // namespace
}  // namespace copperplate::postgres

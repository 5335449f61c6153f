#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "libs/postgres/observer.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/sqlstate.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::postgres {

// `shop` is a schema of one table under row-level security, as every service's are.
inline testing_postgres::TestSchema ShopSchema() {
  return {.service = "shop", .sqitch_folder = "", .sql = R"(
      CREATE SCHEMA shop;
      CREATE TABLE shop.item (
        force text NOT NULL,
        id bigint NOT NULL,
        title text,
        PRIMARY KEY (force, id),
        CONSTRAINT item_id_positive CHECK (id > 0));
      ALTER TABLE shop.item ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own_force ON shop.item TO shop_runtime
        USING (force = current_setting('app.force'))
        WITH CHECK (force = current_setting('app.force'));
      CREATE POLICY all_forces ON shop.item TO shop_worker USING (true);
      GRANT USAGE ON SCHEMA shop TO shop_runtime, shop_worker;
      GRANT SELECT, INSERT, UPDATE, DELETE ON shop.item TO shop_runtime, shop_worker;)"};
}

// Keeps what it hears. Thread-safe.
class RecordingObserver : public Observer {
 public:
  struct Heard {
    std::string name, sqlstate, constraint;
  };

  void OnStatement(const StatementReport& report) override {
    const std::lock_guard lock(mutex_);
    statements_.push_back(
        {std::string(report.name), std::string(report.sqlstate), std::string(report.constraint)});
  }
  void OnPool(const PoolReport& report) override {
    const std::lock_guard lock(mutex_);
    pool_ = report;
    pool_changed_.notify_all();
  }
  void OnConnectFailed(absl::string_view) override {
    const std::lock_guard lock(mutex_);
    ++connect_failures_;
  }
  void OnOutcomeUnknown(absl::string_view statement, const CallScope*) override {
    const std::lock_guard lock(mutex_);
    unknown_.emplace_back(statement);
  }

  // How often the statement ran.
  int Count(absl::string_view name) {
    const std::lock_guard lock(mutex_);
    int count = 0;
    for (const Heard& heard : statements_) count += heard.name == name ? 1 : 0;
    return count;
  }
  // How each run of the statement ended.
  std::vector<std::string> SqlStates(absl::string_view name) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> states;
    for (const Heard& heard : statements_) {
      if (heard.name == name) states.push_back(heard.sqlstate);
    }
    return states;
  }
  Heard Last() {
    const std::lock_guard lock(mutex_);
    return statements_.back();
  }
  std::vector<std::string> Unknown() {
    const std::lock_guard lock(mutex_);
    return unknown_;
  }
  // Blocks until `waiting` callers are in the queue; false after ten seconds.
  bool AwaitWaiting(int waiting) {
    std::unique_lock lock(mutex_);
    return pool_changed_.wait_for(lock, std::chrono::seconds(10),
                                  [this, waiting] { return pool_.waiting == waiting; });
  }
  PoolReport pool() {
    const std::lock_guard lock(mutex_);
    return pool_;
  }

 private:
  std::condition_variable pool_changed_;
  std::mutex mutex_;
  std::vector<Heard> statements_;
  std::vector<std::string> unknown_;
  PoolReport pool_{0, 0, 0};
  int connect_failures_ = 0;
};

// On ShopSchema().
inline constexpr Statement kPid{kRead, "pid", "SELECT pg_backend_pid()"};
inline constexpr Statement kAdd{kWrite, "add", "INSERT INTO item VALUES ('kent', $1)"};
inline constexpr Statement kCount{kRead, "count", "SELECT count(*) FROM item WHERE force = 'kent'"};

inline absl::Time Soon() { return absl::Now() + absl::Seconds(20); }

// A database of the test's own and pools on it.
class ShopTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto database = testing_postgres::TestDatabase::Create(ShopSchema());
    ASSERT_TRUE(database.ok()) << database.status();
    database_ = *std::move(database);
  }

  PoolOptions RuntimeOptions(int size = 4) const { return Options(database_->RuntimeDsn(), size); }

  static PoolOptions Options(const std::string& dsn, int size) {
    PoolOptions options;
    options.dsn = dsn;
    options.application_name = "shop_test";
    options.schema = "shop";
    options.size = size;
    return options;
  }

  std::unique_ptr<Pool> MakePool(PoolOptions options) {
    auto pool = Pool::Create(std::move(options), observer_);
    EXPECT_TRUE(pool.ok()) << pool.status();
    return *std::move(pool);
  }

  std::string AsSuperuser(absl::string_view sql) const {
    auto value = database_->RunAsSuperuser(sql);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or("");
  }

  RecordingObserver observer_;
  std::unique_ptr<testing_postgres::TestDatabase> database_;
};

}  // namespace copperplate::postgres

#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/pool.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"
#include "libs/time/clock.h"
#include "libs/uuid/uuid.h"

namespace copperplate::change_postgres {

// A service of one resource whose changes wait for one another under no lock.
inline testing_postgres::TestSchema ShopSchema() {
  return {.service = "shop", .sqitch_folder = "", .sql = R"(
      CREATE SCHEMA shop;
      GRANT USAGE ON SCHEMA shop TO shop_runtime;
      CREATE TABLE shop.event_out (
        force text, seq bigint GENERATED ALWAYS AS IDENTITY, id uuid, occurred_at timestamptz,
        actor text NOT NULL, call_id text NOT NULL, type text, subject text, before text,
        after text, PRIMARY KEY (force, id));
      CREATE TABLE shop.request (
        force text, caller text, request_id uuid, body_sha256 bytea, reply bytea NOT NULL,
        created_at timestamptz, PRIMARY KEY (force, caller, request_id));
      CREATE TABLE shop.widget (
        force text, id text, version bigint, PRIMARY KEY (force, id));
      CREATE TABLE shop.sighting (force text, id text);
      CREATE TABLE shop.booking (
        force text, id text, days int4range, EXCLUDE USING gist (days WITH &&));
      GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA shop TO shop_runtime;)"};
}

struct Widget {
  std::string id;
  int64_t version = 0;
};

inline std::string Image(const Widget& widget) { return "{\"id\":\"" + widget.id + "\"}"; }
inline std::string Reply(const Widget& widget) {
  return "reply:" + widget.id + std::string("\0\xff", 2) + std::to_string(widget.version);
}
inline absl::Status WidgetExists() {
  return Error(absl::StatusCode::kAlreadyExists, "WIDGET_EXISTS", "there").Build();
}

inline constexpr postgres::Statement kFindWidget{
    postgres::kRead, "find_widget", "SELECT version FROM widget WHERE force = $1 AND id = $2"};
inline constexpr postgres::Statement kInsertWidget{postgres::kWrite, "insert_widget",
                                                   "INSERT INTO widget VALUES ($1, $2, 1)"};

class ShopTest : public ::testing::Test {
 protected:
  using Result = absl::StatusOr<Changed<Widget>>;
  using Notes = std::vector<ChangeNote>;

  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(database_, testing_postgres::TestDatabase::Create(ShopSchema()));
    postgres::PoolOptions options;
    options.dsn = database_->RuntimeDsn();
    options.schema = "shop";
    options.size = 4;
    ABSL_ASSERT_OK_AND_ASSIGN(pool_, postgres::Pool::Create(options, postgres::Observer::None()));
  }

  static RequestContext Context(bool repeatable = true, uint8_t body = 1) {
    RequestContext context{.force = "kent",
                           .caller = "portal",
                           .call_id = "call-1",
                           .deadline = absl::Now() + absl::Seconds(20),
                           .idempotency = std::nullopt};
    if (repeatable) {
      context.idempotency = Idempotency{"7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01", {}};
      context.idempotency->body[0] = body;
    }
    return context;
  }

  // The widget that `id` is to be, or WIDGET_EXISTS.
  static absl::StatusOr<Widget> DecideNew(postgres::Transaction& transaction,
                                          const std::string& id) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, transaction.Query(kFindWidget, "kent", id));
    if (!rows.empty()) return WidgetExists();
    return Widget{id, 0};
  }
  static absl::StatusOr<Notes> Insert(postgres::Transaction& transaction, Widget& widget) {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kInsertWidget, "kent", widget.id).status());
    widget.version = 1;
    return Notes{{.instant = std::nullopt,
                  .type = "widget.created",
                  .subject = widget.id,
                  .before = std::nullopt,
                  .after = Image(widget)}};
  }

  Result Run(const RequestContext& context, const Work<Widget>& work) {
    return RunChange<Widget>({*pool_, uuids_}, context, NoLock, work);
  }
  Result Create(const RequestContext& context, const std::string& id,
                WriteMode mode = WriteMode::kWrite) {
    const auto decide = [&](postgres::Transaction& transaction) {
      return DecideNew(transaction, id);
    };
    return Run(context, {.mode = mode, .decide = decide, .write = Insert, .reply = Reply});
  }

  std::string Value(absl::string_view sql) { return *database_->RunAsSuperuser(sql); }
  std::string Counts() {
    return Value(
        "SELECT concat_ws(' ', (SELECT count(*) FROM shop.widget), (SELECT count(*) FROM "
        "shop.event_out), (SELECT count(*) FROM shop.request))");
  }

  UuidGenerator uuids_{Clock::System(), SystemRandom()};
  std::unique_ptr<testing_postgres::TestDatabase> database_;
  std::unique_ptr<postgres::Pool> pool_;
};

}  // namespace copperplate::change_postgres

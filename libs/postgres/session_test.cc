// Statements, values and errors over a real connection.
#include "libs/postgres/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "libs/postgres/test_util.h"
#include "libs/status/error.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;

class SessionTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    if (HasFatalFailure()) return;
    pool_ = MakePool(RuntimeOptions(1));
    auto lease = pool_->Acquire("kent", Soon());
    ASSERT_TRUE(lease.ok()) << lease.status();
    lease_ = std::make_unique<Lease>(*std::move(lease));
  }

  std::unique_ptr<Pool> pool_;
  std::unique_ptr<Lease> lease_;
};

TEST_F(SessionTest, ValuesComeBackAsTheyWent) {
  constexpr Statement kEcho{kRead, "echo", R"(
      SELECT $1::boolean, $2::integer, $3::bigint, $4::double precision, $5::text, $6::bytea,
             $7::timestamptz, $8::date, $9::bigint[], $10::text[], $11::uuid, $12::jsonb,
             $13::timestamptz, $14::numeric)"};
  const absl::Time now = absl::FromUnixMicros(1522499696123457);
  const auto rows = lease_->Query(
      kEcho, true, std::numeric_limits<int32_t>::min(), std::numeric_limits<int64_t>::max(),
      0.1 + 0.2, "naïve\t\\ 'quoted'\n", Bytes{std::string("\0\1\\x", 4)}, now,
      absl::CivilDay(2018, 3, 31), std::vector<int64_t>{-1, 0, 1},
      std::vector<std::string>{"", "a,b", "c\"d\\", "NULL"}, "0190163d-8694-739b-aea5-966c26f8ad91",
      R"({"a": 1})", absl::InfiniteFuture(), "123456789012345678901234567890.123456789");
  ASSERT_TRUE(rows.ok()) << rows.status();
  bool boolean;
  int32_t integer;
  int64_t big;
  double real;
  std::string text, uuid, json, numeric;
  Bytes bytes;
  absl::Time time, infinity;
  absl::CivilDay day;
  std::vector<int64_t> numbers;
  std::vector<std::string> texts;
  ASSERT_EQ((*rows)[0].Read(boolean, integer, big, real, text, bytes, time, day, numbers, texts,
                            uuid, json, infinity, numeric),
            absl::OkStatus());
  EXPECT_TRUE(boolean);
  EXPECT_EQ(integer, std::numeric_limits<int32_t>::min());
  EXPECT_EQ(big, std::numeric_limits<int64_t>::max());
  EXPECT_EQ(real, 0.1 + 0.2);
  EXPECT_EQ(text, "naïve\t\\ 'quoted'\n");
  EXPECT_EQ(bytes.data, std::string("\0\1\\x", 4));
  EXPECT_EQ(time, now);
  EXPECT_EQ(day, absl::CivilDay(2018, 3, 31));
  EXPECT_EQ(numbers, (std::vector<int64_t>{-1, 0, 1}));
  EXPECT_EQ(texts, (std::vector<std::string>{"", "a,b", "c\"d\\", "NULL"}));
  EXPECT_EQ(uuid, "0190163d-8694-739b-aea5-966c26f8ad91");
  EXPECT_EQ(json, R"({"a": 1})");
  EXPECT_EQ(infinity, absl::InfiniteFuture());
  EXPECT_EQ(numeric, "123456789012345678901234567890.123456789");
}

TEST_F(SessionTest, NullIsReadByOptionalOnly) {
  constexpr Statement kNulls{kRead, "nulls", "SELECT $1::text, $2::bigint, NULL::timestamptz"};
  const auto rows = lease_->Query(kNulls, std::nullopt, std::optional<int64_t>(5));
  ASSERT_TRUE(rows.ok()) << rows.status();
  std::optional<std::string> text("before");
  std::optional<int64_t> number;
  std::optional<absl::Time> time;
  ASSERT_EQ((*rows)[0].Read(text, number, time), absl::OkStatus());
  EXPECT_EQ(text, std::nullopt);
  EXPECT_EQ(number, 5);
  EXPECT_EQ(time, std::nullopt);

  const absl::Status mismatch = (*rows)[0].Get<std::string>(0).status();
  EXPECT_EQ(mismatch.code(), StatusCode::kInternal);
  EXPECT_EQ(mismatch.message(), "statement nulls: column 0 is NULL");
  EXPECT_EQ((*rows)[0].Get<bool>(1).status().message(),
            "statement nulls: column 1 is of another type");
  EXPECT_EQ((*rows)[0].Read(text).message(), "statement nulls: has 3 columns where 1 are read");
}

TEST_F(SessionTest, ExecuteCountsRows) {
  constexpr Statement kInsert{
      kWrite, "insert_items",
      "INSERT INTO item SELECT 'kent', n FROM generate_series(1, $1::int) n"};
  constexpr Statement kDelete{kWrite, "delete_items",
                              "DELETE FROM item WHERE force = $1 AND id > $2"};
  EXPECT_EQ(*lease_->Execute(kInsert, 5), 5);
  EXPECT_EQ(*lease_->Execute(kDelete, "kent", 3), 2);
  EXPECT_EQ(*lease_->Execute(kDelete, "kent", 3), 0);
  EXPECT_EQ(observer_.Count("delete_items"), 2);
}

TEST_F(SessionTest, ErrorsNameTheConstraintAndNothingElse) {
  constexpr Statement kInsert{kWrite, "insert_item", "INSERT INTO item VALUES ('kent', $1, $2)"};
  ASSERT_TRUE(lease_->Execute(kInsert, 1, "Mrs Secret").ok());
  const absl::Status twice = lease_->Execute(kInsert, 1, "Mrs Secret").status();
  EXPECT_EQ(ErrorReason(twice), kUniqueViolation);
  EXPECT_EQ(ErrorMetadata(twice, "constraint"), "item_pkey");
  EXPECT_EQ(observer_.Last().name, "insert_item");
  EXPECT_EQ(observer_.Last().sqlstate, "23505");
  EXPECT_EQ(observer_.Last().constraint, "item_pkey");

  const absl::Status check = lease_->Execute(kInsert, -1, "Mrs Secret").status();
  EXPECT_EQ(ErrorReason(check), "CHECK_VIOLATION");
  EXPECT_EQ(ErrorMetadata(check, "constraint"), "item_id_positive");
  const absl::Status type = lease_->Execute(kInsert, "not a number", "Mrs Secret").status();
  EXPECT_EQ(ErrorReason(type), "DATA_EXCEPTION");

  for (const absl::Status& status : {twice, check, type}) {
    EXPECT_EQ(status.ToString().find("Secret"), std::string::npos) << status;
    EXPECT_EQ(status.ToString().find("INSERT"), std::string::npos) << status;
    EXPECT_EQ(status.ToString().find("not a number"), std::string::npos) << status;
  }
}

TEST_F(SessionTest, AnotherForcesRowIsRefused) {
  constexpr Statement kForeign{kWrite, "insert_foreign",
                               "INSERT INTO item VALUES ('essex', 1, '')"};
  EXPECT_EQ(ErrorReason(lease_->Execute(kForeign).status()), "DATABASE_PERMISSION");
}

TEST_F(SessionTest, ProgrammingFaultsAreInternal) {
  const absl::Status missing =
      lease_->Query(Statement{kRead, "no_table", "SELECT * FROM nothing"}).status();
  EXPECT_EQ(ErrorReason(missing), "DATABASE_SCHEMA");
  EXPECT_EQ(ErrorMetadata(missing, "sqlstate"), "42P01");
  EXPECT_EQ(
      ErrorReason(lease_->Query(Statement{kRead, "few", "SELECT $1::int, $2::int"}, 1).status()),
      "DATABASE_SCHEMA");
  EXPECT_EQ(lease_->Query(Statement{kRead, "colon", "SELECT :x::integer"}).status().message(),
            "statement colon has a colon outside quotes");
  ASSERT_TRUE(lease_->Query(Statement{kRead, "same", "SELECT 1"}).ok());
  EXPECT_EQ(lease_->Query(Statement{kRead, "same", "SELECT 2"}).status().message(),
            "two statements have the name same");
  EXPECT_TRUE(lease_->Query(Statement{kRead, "still_usable", "SELECT 1"}).ok());
}

TEST_F(SessionTest, RefusesTextWithNul) {
  const absl::Status status =
      lease_->Query(Statement{kRead, "text", "SELECT $1::text"}, std::string("a\0b", 3)).status();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorReason(status), "TEXT_NUL");
}

TEST_F(SessionTest, AStatementIsPreparedOnce) {
  constexpr Statement kOne{kRead, "one", "SELECT 1"};
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(lease_->Query(kOne).ok());
  const auto rows = lease_->Query(
      Statement{kRead, "prepared",
                "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 1'"});
  ASSERT_TRUE(rows.ok()) << rows.status();
  EXPECT_EQ(*(*rows)[0].Get<int64_t>(0), 1);
}

TEST_F(SessionTest, AMigrationUnderItsFeetGoesUnnoticed) {
  constexpr Statement kAll{kRead, "all_columns", "SELECT * FROM item WHERE force = $1"};
  ASSERT_TRUE(lease_->Query(kAll, "kent").ok());
  ASSERT_TRUE(database_->RunAsOwner("ALTER TABLE shop.item ADD COLUMN note text").ok());
  EXPECT_TRUE(lease_->Query(kAll, "kent").ok());

  ASSERT_TRUE(database_->RunAsOwner("ALTER TABLE shop.item ADD COLUMN more text").ok());
  int runs = 0;
  const absl::Status status = lease_->Transaction([&](Transaction& transaction) {
    ++runs;
    return transaction.Query(kAll, "kent").status();
  });
  EXPECT_EQ(status, absl::OkStatus());
  EXPECT_EQ(runs, 2);
}

TEST_F(SessionTest, SessionIsSetUpForTheCodec) {
  const auto rows =
      lease_->Query(Statement{kRead, "settings",
                              "SELECT current_setting('TimeZone'), current_setting('DateStyle'), "
                              "current_setting('search_path'), current_setting('client_encoding'), "
                              "current_setting('application_name'), current_user::text"});
  ASSERT_TRUE(rows.ok()) << rows.status();
  std::string zone, style, path, encoding, application, user;
  ASSERT_EQ((*rows)[0].Read(zone, style, path, encoding, application, user), absl::OkStatus());
  EXPECT_EQ(zone, "UTC");
  EXPECT_EQ(style, "ISO, MDY");
  EXPECT_EQ(path, "shop");
  EXPECT_EQ(encoding, "UTF8");
  EXPECT_EQ(application, "shop_test");
  EXPECT_EQ(user, "shop_runtime");
}

}  // namespace
}  // namespace copperplate::postgres

#include "libs/postgres/sqlstate.h"

#include <gtest/gtest.h>

#include "libs/postgres/connect_string.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;

TEST(StatusFromSqlState, GivesCodeReasonAndWhetherToRetry) {
  const struct {
    const char* sqlstate;
    StatusCode code;
    const char* reason;
    bool retry;
  } kCases[] = {
      {"23505", StatusCode::kInternal, "UNIQUE_VIOLATION", false},
      {"23503", StatusCode::kInternal, "FOREIGN_KEY_VIOLATION", false},
      {"23P01", StatusCode::kInternal, "EXCLUSION_VIOLATION", false},
      {"23514", StatusCode::kInternal, "CHECK_VIOLATION", false},
      {"23502", StatusCode::kInternal, "DATABASE_ERROR", false},
      {"22003", StatusCode::kInvalidArgument, "DATA_EXCEPTION", false},
      {"40001", StatusCode::kAborted, "SERIALIZATION_FAILURE", true},
      {"40P01", StatusCode::kAborted, "DEADLOCK", true},
      {"55P03", StatusCode::kAborted, "LOCK_NOT_AVAILABLE", true},
      {"57014", StatusCode::kDeadlineExceeded, "DATABASE_DEADLINE", false},
      {"57P01", StatusCode::kUnavailable, "DATABASE_UNAVAILABLE", true},
      {"57P03", StatusCode::kUnavailable, "DATABASE_UNAVAILABLE", true},
      {"25P03", StatusCode::kUnavailable, "DATABASE_UNAVAILABLE", true},
      {"08006", StatusCode::kUnavailable, "DATABASE_UNAVAILABLE", true},
      {"08P01", StatusCode::kInternal, "DATABASE_SCHEMA", false},
      {"53300", StatusCode::kUnavailable, "DATABASE_UNAVAILABLE", true},
      {"53100", StatusCode::kUnavailable, "DATABASE_RESOURCES", true},
      {"25006", StatusCode::kUnavailable, "DATABASE_READ_ONLY", true},
      {"42501", StatusCode::kInternal, "DATABASE_PERMISSION", false},
      {"42P01", StatusCode::kInternal, "DATABASE_SCHEMA", false},
      {"XX000", StatusCode::kInternal, "DATABASE_ERROR", false},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.sqlstate);
    const absl::Status status = StatusFromSqlState(test.sqlstate, "a_constraint");
    EXPECT_EQ(status.code(), test.code);
    EXPECT_EQ(ErrorReason(status), test.reason);
    EXPECT_EQ(ErrorMetadata(status, "sqlstate"), test.sqlstate);
    EXPECT_EQ(ErrorMetadata(status, "constraint"), "a_constraint");
    EXPECT_EQ(ErrorRetryAfter(status).has_value(), test.retry);
  }
  EXPECT_EQ(ErrorMetadata(StatusFromSqlState("23505", ""), "constraint"), std::nullopt);
  EXPECT_EQ(StatusFromSqlState("23505", "item_pkey").message(),
            "such a record exists already (item_pkey)");
}

TEST(IsSerializationFault, IsTrueOfTheTwoThatMayBeRunAgain) {
  EXPECT_TRUE(IsSerializationFault(StatusFromSqlState("40001", "")));
  EXPECT_TRUE(IsSerializationFault(StatusFromSqlState("40P01", "")));
  EXPECT_FALSE(IsSerializationFault(StatusFromSqlState("55P03", "")));
  EXPECT_FALSE(IsSerializationFault(absl::AbortedError("stale etag")));
  EXPECT_FALSE(IsSerializationFault(absl::OkStatus()));
}

ConnectSettings Settings() {
  return {.application_name = "indicators",
          .schema = "indicators",
          .statement_timeout = absl::Seconds(30),
          .idle_in_transaction_timeout = absl::ZeroDuration()};
}

TEST(BuildConnectString, TakesKeywordsAndAddsWhatWeRelyOn) {
  const auto text =
      BuildConnectString("host=/tmp/x dbname='a b' options='-cwork_mem=1MB'", Settings());
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_EQ(*text,
            "postgresql:///?application_name=indicators&client_encoding=UTF8&connect_timeout=2"
            "&dbname=a%20b&gssencmode=disable&host=%2ftmp%2fx&keepalives_count=3"
            "&keepalives_idle=10&keepalives_interval=5&options=-cwork_mem%3d1MB%20-cTimeZone%3dUTC"
            "%20-cDateStyle%3dISO%20-csearch_path%3dindicators%20-cstatement_timeout%3d30000"
            "&tcp_user_timeout=5000");
}

TEST(BuildConnectString, TakesAUriAndQuotes) {
  const auto text =
      BuildConnectString("postgresql://u:p%27%5Cw@h:6432/d?connect_timeout=9", Settings());
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_NE(text->find("&password=p%27%5cw&"), std::string::npos) << *text;
  EXPECT_NE(text->find("&connect_timeout=9&"), std::string::npos) << *text;
}

TEST(BuildConnectString, AsksForTlsWhereTheServerMayBeElsewhere) {
  const struct {
    const char* dsn;
    bool verifies;
  } kCases[] = {
      {"host=/run/postgresql", false},
      {"host=localhost", false},
      {"host=127.0.0.1", false},
      {"postgresql://u@[::1]:5432/d", false},
      {"host=/run/a,localhost", false},
      {"host=db.internal", true},
      {"host=localhost,db.internal", true},
      {"host=localhost hostaddr=10.0.0.7", true},
      {"host=db.internal hostaddr=127.0.0.1", false},
      {"postgresql://u@localhost.example/d", true},
      {"dbname=x", true},  // PGHOST may name any
      {"service=force", true},
      {"host=db.internal sslmode=require", false},
      {"host=db.internal sslmode=disable", false},
  };
  for (const auto& test : kCases) {
    const auto text = BuildConnectString(test.dsn, Settings());
    ASSERT_TRUE(text.ok()) << text.status();
    EXPECT_EQ(text->find("&sslmode=verify-full&") != std::string::npos, test.verifies)
        << test.dsn << ": " << *text;
  }
}

TEST(CheckHoldsNoSecret, FindsAPasswordInEitherForm) {
  EXPECT_EQ(CheckHoldsNoSecret("host=h user=u passfile=/run/p"), absl::OkStatus());
  EXPECT_EQ(CheckHoldsNoSecret("postgresql://u@h/d"), absl::OkStatus());
  for (const char* const dsn : {"host=h password=open-sesame", "postgresql://u:open-sesame@h/d",
                                "postgresql://u@h/d?password=open-sesame"}) {
    const absl::Status status = CheckHoldsNoSecret(dsn);
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_EQ(status.message(), "the connection string holds a password");
  }
  EXPECT_EQ(CheckHoldsNoSecret("host=h sslpassword=x").message(),
            "the connection string holds a sslpassword");
  EXPECT_EQ(CheckHoldsNoSecret("secret").message(), "the connection string is malformed");
}

TEST(BuildConnectString, SaysNothingOfWhatItRefuses) {
  const auto text = BuildConnectString("secret of the force", Settings());
  EXPECT_EQ(text.status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(text.status().message(), "the connection string is malformed");
  ConnectSettings settings = Settings();
  settings.schema = "a,public";
  EXPECT_EQ(ErrorReason(BuildConnectString("host=h", settings).status()), "DATABASE_DSN");
}

}  // namespace
}  // namespace copperplate::postgres

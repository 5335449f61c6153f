// What who borrows a database after another finds in it.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::testing_postgres {
namespace {

TestSchema Schema() {
  return {.service = "kept", .sqitch_folder = "", .sql = R"(
CREATE SCHEMA kept;
CREATE TABLE kept.seeded (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, day date NOT NULL,
                          year integer GENERATED ALWAYS AS (extract(year FROM day)) STORED);
INSERT INTO kept.seeded (day) VALUES ('2018-05-10'), ('2018-07-12');
CREATE TABLE kept.note (seeded bigint REFERENCES kept.seeded, text text) PARTITION BY LIST (text);
CREATE TABLE kept.note_a PARTITION OF kept.note FOR VALUES IN ('a');
CREATE FUNCTION kept.refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'kept'; END$$;
CREATE TRIGGER refuse BEFORE DELETE ON kept.seeded FOR EACH ROW EXECUTE FUNCTION kept.refuse();
CREATE SEQUENCE kept.revision;
ALTER TABLE kept.note ENABLE ROW LEVEL SECURITY;
)"};
}

class KeptRowsTest : public ::testing::Test {
 protected:
  void SetUp() override { Borrow(); }

  void Borrow() {
    database_.reset();
    ABSL_ASSERT_OK_AND_ASSIGN(database_, TestDatabase::Borrow(Schema()));
  }
  std::string Value(const std::string& sql) {
    auto value = database_->Value(sql);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or("");
  }

  std::unique_ptr<TestDatabase> database_;
};

TEST_F(KeptRowsTest, AreThoseOfTheSchemaAgain) {
  const std::string name = database_->name();
  Value(
      "INSERT INTO kept.seeded (day) VALUES ('2019-01-01'); UPDATE kept.seeded SET day = "
      "'2020-02-02' WHERE id = 1; INSERT INTO kept.note VALUES (2, 'a'); SELECT "
      "nextval('kept.revision')");
  Borrow();
  EXPECT_EQ(database_->name(), name);
  EXPECT_EQ(Value("SELECT string_agg(concat_ws(' ', id, day, year), ', ' ORDER BY id) "
                  "FROM kept.seeded"),
            "1 2018-05-10 2018, 2 2018-07-12 2018");
  EXPECT_EQ(Value("SELECT count(*) FROM kept.note"), "0");
  EXPECT_EQ(Value("SELECT nextval('kept.revision')"), "1");
  EXPECT_EQ(Value("INSERT INTO kept.seeded (day) VALUES ('2021-01-01') RETURNING id"), "3");
}

TEST_F(KeptRowsTest, AreNotOfOneWhoseOwnerMayHaveAlteredIt) {
  const std::string name = database_->name();
  ABSL_ASSERT_OK(database_->RunAsOwner("ALTER TABLE kept.note ADD COLUMN late text"));
  Borrow();
  EXPECT_NE(database_->name(), name);
  EXPECT_EQ(Value("SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"), "0");
  ABSL_EXPECT_OK(database_->RunAsOwner("ALTER TABLE kept.note ADD COLUMN late text"));
}

TEST_F(KeptRowsTest, AreOfEachBorrowerAlone) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto other, TestDatabase::Borrow(Schema()));
  Value("INSERT INTO kept.note VALUES (1, 'a')");
  EXPECT_THAT(other->Value("SELECT count(*) FROM kept.note"), testing::IsOkAndHolds("0"));
}

}  // namespace
}  // namespace copperplate::testing_postgres

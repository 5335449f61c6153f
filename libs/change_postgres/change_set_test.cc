#include "libs/change_postgres/change_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/change_postgres/test_util.h"

namespace copperplate::change_postgres {
namespace {

using ::testing::ElementsAre;

struct Bolt {
  std::string id;
  RecordHeader header = {};
};
struct Crate {
  std::string id;
  int bolts = 0;
  RecordHeader header = {};
};
// What a move of a bolt into a crate gives.
struct Packed {
  Bolt bolt;
  Crate crate;
};

constexpr postgres::Statement kInsertPart{postgres::kWrite, "insert_part",
                                          "INSERT INTO widget VALUES ($1, $2, $3)"};

class ChangeSetTest : public ShopTest {
 protected:
  static constexpr int64_t kPackedSecond = 1'500'000'000;

  static Crate StandingCrate() {
    return {"crate", 2, {"uid-1", absl::FromUnixSeconds(1), absl::FromUnixSeconds(2), 3, "alice"}};
  }

  // A new bolt, and the crate with one more; `bolt_writes` says how the writing of the bolt ends.
  absl::StatusOr<Changed<Packed>> Pack(
      WriteMode mode = WriteMode::kWrite,
      const std::function<absl::Status()>& bolt_writes = [] { return absl::OkStatus(); }) {
    const Bolt* bolt = nullptr;
    const Crate* crate = nullptr;
    const auto write_bolt = [&](postgres::Transaction& transaction, const Decided<Bolt>& decided) {
      steps_.push_back(absl::StrCat("write bolt ", crate->header.version));
      ABSL_RETURN_IF_ERROR(
          transaction.Execute(kInsertPart, "kent", decided.record.id, decided.record.header.version)
              .status());
      return bolt_writes();
    };
    const auto write_crate = [&](postgres::Transaction& transaction,
                                 const Decided<Crate>& decided) {
      steps_.push_back(absl::StrCat("write crate after ", decided.before->bolts));
      return transaction
          .Execute(kInsertPart, "kent", decided.record.id, decided.record.header.version)
          .status();
    };
    // That of a bolt tells of its crate.
    const auto bolt_image = [&](const Bolt& record) {
      return absl::StrCat(record.id, "@", record.header.version, " in ", crate->id, "@",
                          crate->header.version);
    };
    const auto crate_image = [](const Crate& record) {
      return absl::StrCat(record.id, "@", record.header.version, " of ", record.bolts);
    };
    const auto decide = [&](postgres::Transaction&, ChangeSet& changes) {
      steps_.emplace_back("decide");
      bolt = &changes.Add<Bolt>(
          Created(Bolt{"bolt", StandingCrate().header}),
          {.type = "bolt", .name = "bolts/bolt", .write = write_bolt, .image = bolt_image});
      Crate fuller = StandingCrate();
      ++fuller.bolts;
      crate = &changes.Add<Crate>(
          Updated(StandingCrate(), std::move(fuller), "filled"),
          {.type = "crate", .name = "crates/crate", .write = write_crate, .image = crate_image});
      return absl::OkStatus();
    };
    const auto stamp = [&](postgres::Transaction&) -> absl::StatusOr<Stamp> {
      steps_.emplace_back("stamp");
      return Stamp{absl::FromUnixSeconds(kPackedSecond), 7};
    };
    const auto result = [&] { return Packed{*bolt, *crate}; };
    const auto reply = [](const Packed& packed) {
      return absl::StrCat(packed.bolt.header.version, " ", packed.crate.bolts);
    };
    return ChangeAll<Packed>(
        {*pool_, uuids_}, Context(), NoLock,
        {.mode = mode, .decide = decide, .stamp = stamp, .result = result, .reply = reply});
  }

  std::vector<std::string> steps_;
};

TEST_F(ChangeSetTest, EachRecordIsWrittenAndToldUnderOneStamp) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto changed, Pack());
  const auto& [bolt, crate] = std::get<Packed>(changed);
  EXPECT_EQ(bolt.header.uid.size(), 36u);
  EXPECT_EQ(bolt.header.version, 7);
  EXPECT_EQ(bolt.header.create_time, absl::FromUnixSeconds(kPackedSecond));
  EXPECT_EQ(bolt.header.created_by, "portal");
  EXPECT_EQ(crate.header.uid, "uid-1");
  EXPECT_EQ(crate.header.version, 7);
  EXPECT_EQ(crate.header.create_time, absl::FromUnixSeconds(1));
  EXPECT_EQ(crate.header.created_by, "alice");
  EXPECT_EQ(crate.header.update_time, absl::FromUnixSeconds(kPackedSecond));
  EXPECT_EQ(crate.header.updated_by, "portal");
  // All headers are there before the first is written.
  EXPECT_THAT(steps_, ElementsAre("decide", "stamp", "write bolt 7", "write crate after 2"));
  EXPECT_EQ(Value("SELECT string_agg(concat_ws('|', type, subject, coalesce(before, '-'), after, "
                  "extract(epoch FROM occurred_at)::int), ' ' ORDER BY seq) FROM shop.event_out"),
            "bolt.created|bolts/bolt|-|bolt@7 in crate@7|1500000000 "
            "crate.filled|crates/crate|crate@3 of 2|crate@7 of 3|1500000000");
  EXPECT_EQ(Counts(), "2 2 1");
}

TEST_F(ChangeSetTest, WhatOneFailsOnLeavesNothingOfTheOthers) {
  EXPECT_EQ(Pack(WriteMode::kWrite, [] { return absl::DataLossError("disk"); }).status(),
            absl::DataLossError("disk"));
  EXPECT_THAT(steps_, ElementsAre("decide", "stamp", "write bolt 7"));
  EXPECT_EQ(Counts(), "0 0 0");
}

TEST_F(ChangeSetTest, ValidateOnlyWritesNothingAndGivesNoHeaders) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto preview, Pack(WriteMode::kValidateOnly));
  const auto& [bolt, crate] = std::get<Packed>(preview);
  EXPECT_EQ(bolt.header.uid, "");
  EXPECT_EQ(bolt.header.version, 0);
  EXPECT_EQ(crate.bolts, 3);
  EXPECT_EQ(crate.header.version, 0);
  EXPECT_THAT(steps_, ElementsAre("decide"));
  EXPECT_EQ(Counts(), "0 0 0");
}

TEST_F(ChangeSetTest, ARepeatIsAnsweredWhatTheFirstWas) {
  ABSL_ASSERT_OK(Pack());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Pack());
  EXPECT_EQ(std::get<FirstResult>(again).reply, "7 3");
  EXPECT_EQ(Counts(), "2 2 1");
}

// What met another on its key is added anew, not twice.
TEST_F(ChangeSetTest, ASecondRunBeginsWithAnEmptySet) {
  int runs = 0;
  const auto meets = [&]() -> absl::Status {
    if (runs++ > 0) return absl::OkStatus();
    return Error(absl::StatusCode::kAlreadyExists, "UNIQUE_VIOLATION", "met").Build();
  };
  ABSL_ASSERT_OK(Pack(WriteMode::kWrite, meets));
  EXPECT_THAT(steps_, ElementsAre("decide", "stamp", "write bolt 7", "decide", "stamp",
                                  "write bolt 7", "write crate after 2"));
  EXPECT_EQ(Counts(), "2 2 1");
}

}  // namespace
}  // namespace copperplate::change_postgres

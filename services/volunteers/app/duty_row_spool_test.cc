#include "services/volunteers/app/duty_row_spool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::volunteers {
namespace {

using testing::HasReason;

DutyImportRow RowOf(int64_t line) {
  DutyImportRow row;
  row.line = line;
  row.digest = std::string("\0\x01", 2) + std::to_string(line);
  Duty& duty = row.duty;
  duty.source = "dutysheet";
  duty.recorded_by = "analyst-1";
  duty.entered_at = absl::FromUnixSeconds(1'800'000'000);
  duty.volunteer = absl::StrCat("v-", line);
  duty.engagement = "e1";
  duty.type = "patrol";
  duty.source_id = std::string(static_cast<size_t>(line % 50), 'x');
  duty.break_minutes = line % 30;
  const absl::Time from = absl::FromUnixSeconds(1'700'000'000 + line * 3600);
  const InstantRange time{from, from + absl::Minutes(59)};
  duty.state = line % 3 == 0 ? DutyState::kPlanned : DutyState::kVerified;
  (line % 3 == 0 ? duty.planned : duty.actual) = time;
  if (line % 3 != 0) duty.verified_by = "sgt";
  if (line % 7 == 0) duty.overrides.push_back({OverrideKind::kLateEntry, "analyst-1", "Paper"});
  return row;
}

// Everything of a row that an import reads.
std::string Said(const DutyImportRow& row) {
  const Duty& duty = row.duty;
  std::string said =
      absl::StrCat(row.line, "|", row.digest, "|", duty.source, "|", duty.recorded_by, "|",
                   absl::ToUnixSeconds(duty.entered_at), "|", duty.volunteer, "|", duty.engagement,
                   "|", duty.type, "|", duty.source_id, "|", duty.break_minutes, "|",
                   Name(duty.state), "|", duty.verified_by, "|", duty.area);
  for (const auto& time : {duty.planned, duty.actual}) {
    if (!time.has_value()) continue;
    absl::StrAppend(&said, "|", absl::ToUnixSeconds(time->from), "-",
                    absl::ToUnixSeconds(time->to));
  }
  for (const Override& one : duty.overrides) {
    absl::StrAppend(&said, "|", Name(one.kind), one.by, one.reason);
  }
  return said;
}

void ExpectAllComeBack(DutyRowSpool& spool, int64_t rows) {
  for (int64_t line = 1; line <= rows; ++line) ABSL_ASSERT_OK(spool.Add(RowOf(line)));
  for (const char* const time : {"once", "and again"}) {
    SCOPED_TRACE(time);
    int64_t line = 0;
    ABSL_EXPECT_OK(spool.ForEach([&](const DutyImportRow& row) {
      ++line;
      EXPECT_EQ(Said(row), Said(RowOf(line)));
      return absl::OkStatus();
    }));
    EXPECT_EQ(line, rows);
  }
}

TEST(DutyRowSpoolTest, FewRowsStayInMemory) {
  DutyRowSpool spool({.folder = "/nowhere"});
  ExpectAllComeBack(spool, 100);
}

TEST(DutyRowSpoolTest, ManyRowsGoThroughAFile) {
  DutyRowSpool spool({.folder = "/tmp", .memory_bytes = 1000});
  ExpectAllComeBack(spool, 5000);
}

TEST(DutyRowSpoolTest, AnErrorOfTheVisitorEndsIt) {
  DutyRowSpool spool({.folder = "/tmp", .memory_bytes = 1000});
  for (int64_t line = 1; line <= 100; ++line) ABSL_ASSERT_OK(spool.Add(RowOf(line)));
  int seen = 0;
  const absl::Status status = spool.ForEach([&](const DutyImportRow&) {
    return ++seen == 50 ? absl::AbortedError("enough") : absl::OkStatus();
  });
  EXPECT_THAT(status, testing::StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(seen, 50);
}

TEST(DutyRowSpoolTest, WithoutAFolderManyRowsAreRefused) {
  DutyRowSpool spool({.folder = "/nowhere", .memory_bytes = 10});
  EXPECT_THAT(spool.Add(RowOf(1)), HasReason("TEMPORARY_FILE"));
}

}  // namespace
}  // namespace copperplate::volunteers

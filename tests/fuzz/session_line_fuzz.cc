// Lines of an import of Speedwatch sessions: a row without a fault is a session without one, and
// written out again, with its times in UTC, it reads as the same row.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "libs/csv/reader.h"
#include "libs/csv/writer.h"
#include "services/volunteers/app/session_line.h"
#include "tests/fuzz/property.h"

namespace copperplate::volunteers {
namespace {

using fuzz::Require;

constexpr char kHeader[] =
    "source_id,watch_group,site,from,to,operators,passing,over_threshold,notes\n";
const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

// What reads the content's rows; the first line is the header.
std::vector<SessionRow> RowsOf(absl::string_view content) {
  SessionLineReader lines(kNow);
  imports::RowFaults faults;
  std::vector<SessionRow> rows;
  bool header_seen = false;
  bool header_sound = false;
  const auto take = [&](const csv::Record& record) {
    if (!header_seen) {
      header_seen = true;
      header_sound = lines.ReadHeader(record, faults);
      return;
    }
    if (!header_sound) return;
    const int64_t before = faults.count();
    const auto row = lines.ReadRow(record, faults);
    Require(row.has_value() == (faults.count() == before));
    if (row.has_value()) rows.push_back(*row);
  };
  csv::Reader reader;
  reader.Feed(content, take);
  reader.Finish(take);
  return rows;
}

std::string TimeText(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%SZ", time, absl::UTCTimeZone());
}

std::string Written(const SessionRow& row) {
  const SpeedwatchSession& session = row.session;
  std::string line;
  csv::AppendField(row.source_id, csv::FieldKind::kText, line);
  const auto data = [&](absl::string_view text) {
    line += ',';
    csv::AppendField(text, csv::FieldKind::kData, line);
  };
  data(session.group);
  data(session.site);
  data(TimeText(session.time.from));
  data(TimeText(session.time.to));
  data(absl::StrJoin(session.operators, " "));
  data(absl::StrCat(session.passing));
  data(absl::StrCat(session.over_threshold));
  line += ',';
  csv::AppendField(session.notes, csv::FieldKind::kText, line);
  return line + "\n";
}

void CheckRow(const SessionRow& row) {
  const SpeedwatchSession& session = row.session;
  Require(CheckSessionFields(session, kNow).empty());
  Require(!session.operators.empty() && session.over_threshold <= session.passing);
  const auto again = RowsOf(absl::StrCat(kHeader, Written(row)));
  Require(again.size() == 1);
  Require(again[0].digest == row.digest && again[0].source_id == row.source_id);
}

}  // namespace
}  // namespace copperplate::volunteers

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using copperplate::volunteers::RowsOf;
  for (const auto& row : RowsOf(copperplate::fuzz::Text(data, size))) {
    copperplate::volunteers::CheckRow(row);
  }
  return 0;
}

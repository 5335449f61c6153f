#include "services/volunteers/app/session_line.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "libs/csv/writer.h"
#include "libs/digest/sha256.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/imports/record.h"
#include "services/volunteers/app/import_time.h"

namespace copperplate::volunteers {
namespace {

enum SessionColumn : size_t {
  kSessionSourceId,
  kSessionWatchGroup,
  kSessionSite,
  kSessionFrom,
  kSessionTo,
  kSessionOperators,
  kSessionPassing,
  kSessionOverThreshold,
  kSessionNotes,
};

constexpr csv::Column kSessionColumns[] = {
    {"source_id", true}, {"watch_group", true}, {"site", true},    {"from", true},
    {"to", true},        {"operators", true},   {"passing", true}, {"over_threshold", true},
    {"notes", false},
};

constexpr size_t kLongestSessionSourceId = 200;
constexpr size_t kSessionDigestBytes = 16;

// The cells of one record.
class SessionCells {
 public:
  SessionCells(const csv::Header& header, const csv::Record& record, imports::RowFaults& faults)
      : header_(header), record_(record), faults_(faults) {}

  absl::string_view Value(SessionColumn column) const {
    return absl::StripAsciiWhitespace(header_.Value(record_.fields, column));
  }
  std::string Text(SessionColumn column) const {
    return std::string(absl::StripAsciiWhitespace(csv::TextOfField(Value(column))));
  }
  std::string Id(SessionColumn column) {
    const absl::string_view value = Value(column);
    Faults found;
    fields::CheckId(value, kSessionColumns[column].name, found);
    faults_.AddFound(record_.line, found);
    return std::string(value);
  }
  // Ids with blanks between them.
  std::vector<std::string> Ids(SessionColumn column) {
    std::vector<std::string> ids =
        absl::StrSplit(Value(column), absl::ByAnyChar(" \t"), absl::SkipEmpty());
    Faults found;
    if (ids.empty()) {
      found.Add("FIELD_REQUIRED", kSessionColumns[column].name, "must be given");
    }
    for (size_t i = 0; i < ids.size(); ++i) {
      fields::CheckId(ids[i], absl::StrCat(kSessionColumns[column].name, "[", i, "]"), found);
    }
    faults_.AddFound(record_.line, found);
    return ids;
  }
  int64_t Number(SessionColumn column) {
    const absl::string_view value = Value(column);
    const char* const end = value.data() + value.size();
    int64_t number = 0;
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    if (value.empty()) {
      faults_.Add(record_.line, kSessionColumns[column].name, "FIELD_REQUIRED", "must be given");
    } else if (error != std::errc() || stop != end) {
      faults_.Add(record_.line, kSessionColumns[column].name, "NUMBER_MALFORMED",
                  "must be a whole number");
    }
    return number;
  }
  std::optional<absl::Time> Instant(SessionColumn column) {
    return ReadImportTime(Value(column), record_.line, kSessionColumns[column].name, faults_);
  }

 private:
  const csv::Header& header_;
  const csv::Record& record_;
  imports::RowFaults& faults_;
};

// The same of the same people in another order.
std::string SessionDigestOf(const SpeedwatchSession& session) {
  std::vector<std::string> operators = session.operators;
  std::sort(operators.begin(), operators.end());
  const std::string said =
      absl::StrCat(session.group, "\n", session.site, "\n", absl::ToUnixSeconds(session.time.from),
                   "\n", absl::ToUnixSeconds(session.time.to), "\n", absl::StrJoin(operators, " "),
                   "\n", session.passing, "\n", session.over_threshold, "\n", session.notes);
  return std::string(AsBytes(Sha256(said)).substr(0, kSessionDigestBytes));
}

}  // namespace

SessionLineReader::SessionLineReader(absl::Time now) : now_(now), header_(kSessionColumns) {}

bool SessionLineReader::ReadHeader(const csv::Record& record, imports::RowFaults& faults) {
  return imports::ReadHeader(record, header_, faults);
}

std::optional<SessionRow> SessionLineReader::ReadRow(const csv::Record& record,
                                                     imports::RowFaults& faults) const {
  if (!imports::HasFields(record, header_, faults)) return std::nullopt;
  const int64_t before = faults.count();
  SessionCells cells(header_, record, faults);
  SessionRow row;
  row.line = record.line;
  row.source_id = cells.Text(kSessionSourceId);
  Faults of_source;
  fields::CheckLine(row.source_id, "source_id", of_source, kLongestSessionSourceId);
  faults.AddFound(row.line, of_source);
  SpeedwatchSession& session = row.session;
  session.group = cells.Id(kSessionWatchGroup);
  session.site = cells.Id(kSessionSite);
  const auto from = cells.Instant(kSessionFrom);
  const auto to = cells.Instant(kSessionTo);
  session.operators = cells.Ids(kSessionOperators);
  session.passing = cells.Number(kSessionPassing);
  session.over_threshold = cells.Number(kSessionOverThreshold);
  session.notes = cells.Text(kSessionNotes);
  if (faults.count() != before) return std::nullopt;
  session.time = {*from, *to};
  const Faults found = CheckSessionFields(session, now_);
  faults.AddFound(row.line, found);
  if (!found.empty()) return std::nullopt;
  row.digest = SessionDigestOf(session);
  return row;
}

}  // namespace copperplate::volunteers

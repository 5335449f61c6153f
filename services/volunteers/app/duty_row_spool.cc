#include "services/volunteers/app/duty_row_spool.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {
namespace {

constexpr size_t kReadSize = size_t{256} << 10;

// A row in bytes: its size, then its values one behind the other.
void PutNumber(int64_t number, std::string& out) {
  out.append(reinterpret_cast<const char*>(&number), sizeof(number));
}
void PutText(absl::string_view text, std::string& out) {
  PutNumber(static_cast<int64_t>(text.size()), out);
  out.append(text.data(), text.size());
}

int64_t TakeNumber(absl::string_view& in) {
  int64_t number = 0;
  std::memcpy(&number, in.data(), sizeof(number));
  in.remove_prefix(sizeof(number));
  return number;
}
std::string TakeText(absl::string_view& in) {
  const auto size = static_cast<size_t>(TakeNumber(in));
  std::string text(in.substr(0, size));
  in.remove_prefix(size);
  return text;
}

std::string Packed(const DutyImportRow& row) {
  const Duty& duty = row.duty;
  const InstantRange& time = duty.actual.has_value() ? *duty.actual : *duty.planned;
  std::string out;
  PutNumber(row.line, out);
  PutNumber(static_cast<int64_t>(duty.state), out);
  PutNumber(absl::ToUnixSeconds(time.from), out);
  PutNumber(absl::ToUnixSeconds(time.to), out);
  PutNumber(duty.break_minutes, out);
  for (const std::string* const text :
       {&duty.volunteer, &duty.engagement, &duty.type, &duty.area, &duty.event, &duty.verified_by,
        &duty.source_id, &row.digest}) {
    PutText(*text, out);
  }
  PutNumber(static_cast<int64_t>(duty.overrides.size()), out);
  for (const Override& one : duty.overrides) {
    PutNumber(static_cast<int64_t>(one.kind), out);
    PutText(one.by, out);
    PutText(one.reason, out);
  }
  return out;
}

// Of `common` what all rows share.
DutyImportRow Unpacked(absl::string_view in, const Duty& common) {
  DutyImportRow row;
  row.duty = common;
  Duty& duty = row.duty;
  row.line = TakeNumber(in);
  duty.state = static_cast<DutyState>(TakeNumber(in));
  const absl::Time from = absl::FromUnixSeconds(TakeNumber(in));
  const absl::Time to = absl::FromUnixSeconds(TakeNumber(in));
  (duty.state == DutyState::kPlanned ? duty.planned : duty.actual) = InstantRange{from, to};
  duty.break_minutes = TakeNumber(in);
  for (std::string* const text : {&duty.volunteer, &duty.engagement, &duty.type, &duty.area,
                                  &duty.event, &duty.verified_by, &duty.source_id, &row.digest}) {
    *text = TakeText(in);
  }
  const int64_t overrides = TakeNumber(in);
  for (int64_t i = 0; i < overrides; ++i) {
    const auto kind = static_cast<OverrideKind>(TakeNumber(in));
    std::string by = TakeText(in);
    duty.overrides.push_back({kind, std::move(by), TakeText(in)});
  }
  return row;
}

// Hands over the rows that are whole and leaves what is behind them.
absl::Status VisitWhole(std::string& bytes, const Duty& common,
                        absl::FunctionRef<absl::Status(const DutyImportRow&)> visit) {
  absl::string_view in = bytes;
  while (in.size() >= sizeof(int64_t)) {
    absl::string_view behind = in;
    const auto size = static_cast<size_t>(TakeNumber(behind));
    if (behind.size() < size) break;
    ABSL_RETURN_IF_ERROR(visit(Unpacked(behind.substr(0, size), common)));
    behind.remove_prefix(size);
    in = behind;
  }
  bytes.erase(0, bytes.size() - in.size());
  return absl::OkStatus();
}

}  // namespace

absl::Status DutyRowSpool::Add(const DutyImportRow& row) {
  if (!any_) {
    common_.source = row.duty.source;
    common_.entered_at = row.duty.entered_at;
    common_.recorded_by = row.duty.recorded_by;
    any_ = true;
  }
  PutText(Packed(row), held_);
  if (held_.size() < options_.memory_bytes) return absl::OkStatus();
  if (!file_.has_value()) {
    ABSL_ASSIGN_OR_RETURN(file_, TemporaryFile::Create(options_.folder));
  }
  ABSL_RETURN_IF_ERROR(file_->Append(held_));
  held_.clear();
  return absl::OkStatus();
}

absl::Status DutyRowSpool::ForEach(absl::FunctionRef<absl::Status(const DutyImportRow&)> visit) {
  std::string bytes;
  const uint64_t size = file_.has_value() ? file_->size() : 0;
  for (uint64_t at = 0; at < size;) {
    const size_t kept = bytes.size();
    bytes.resize(kept + static_cast<size_t>(std::min<uint64_t>(kReadSize, size - at)));
    ABSL_ASSIGN_OR_RETURN(const size_t got, file_->ReadAt(at, absl::MakeSpan(bytes).subspan(kept)));
    if (got == 0) return absl::InternalError("a temporary file is shorter than what was written");
    bytes.resize(kept + got);
    at += got;
    ABSL_RETURN_IF_ERROR(VisitWhole(bytes, common_, visit));
  }
  bytes = held_;
  return VisitWhole(bytes, common_, visit);
}

}  // namespace copperplate::volunteers

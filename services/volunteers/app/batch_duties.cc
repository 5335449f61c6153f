#include "services/volunteers/app/batch_duties.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/imports/refusal.h"
#include "libs/imports/row_fault.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/duty_checks.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/app/record_duty.h"
#include "services/volunteers/domain/duty_facts.h"
#include "services/volunteers/domain/duty_rules.h"

namespace copperplate::volunteers {
namespace {

// What is wrong with the duties of a batch, by their indices.
class BatchFaults {
 public:
  void Add(size_t index, absl::string_view field, absl::string_view reason,
           absl::string_view description) {
    faults_.push_back({0, absl::StrCat("requests[", index, "]", field), std::string(reason),
                       std::string(description)});
  }
  void AddAll(size_t index, const DutyFindings& findings) {
    for (const FieldFault& fault : findings.faults.faults()) {
      Add(index, absl::StrCat(".duty.", fault.field), fault.reason, fault.description);
    }
    for (const Unmet::Need& need : findings.unmet.needs()) {
      Add(index, ".duty", need.reason, need.description);
    }
  }

  absl::Status ToStatus() const {
    if (faults_.empty()) return absl::OkStatus();
    const auto count = static_cast<int64_t>(faults_.size());
    Error error(absl::StatusCode::kInvalidArgument, "BATCH_REFUSED",
                absl::StrCat("nothing was written: the batch has ", count,
                             count == 1 ? " fault" : " faults"));
    imports::TellRowFaults(count, faults_, error);
    return error.Build();
  }

 private:
  std::vector<imports::RowFault> faults_;
};

bool SameId(const Duty& a, const Duty& b) {
  return !a.id.empty() && a.id == b.id && a.volunteer == b.volunteer &&
         a.engagement == b.engagement;
}

bool AtOneTime(const Duty& a, const Duty& b) {
  const std::optional<InstantRange> time = OccupiedTime(a);
  const std::optional<InstantRange> taken = OccupiedTime(b);
  return a.volunteer == b.volunteer && time.has_value() && taken.has_value() &&
         time->Overlaps(*taken);
}

// What one says against an earlier one of the batch.
void CheckBefore(const std::vector<Duty>& batch, size_t index, BatchFaults& faults) {
  const Duty& duty = batch[index];
  for (size_t i = 0; i < index; ++i) {
    const Duty& before = batch[i];
    if (SameId(before, duty)) {
      faults.Add(index, ".duty_id", "DUTY_EXISTS", absl::StrCat("is that of requests[", i, "]"));
    }
    if (!duty.source_id.empty() && before.source == duty.source &&
        before.source_id == duty.source_id) {
      faults.Add(index, ".duty.source_id", "SOURCE_ID_TAKEN",
                 absl::StrCat("is that of requests[", i, "]"));
    }
    if (AtOneTime(before, duty)) {
      faults.Add(index, ".duty", "DUTY_OVERLAPS", absl::StrCat("overlaps requests[", i, "]"));
    }
  }
}

// What the force has against one.
absl::Status CheckPresent(DutyRepository& duties, const RequestContext& context, const Duty& duty,
                          size_t index, const DutyCall& call, BatchFaults& faults) {
  const auto content = duties.ReadContent(context, {duty.volunteer, duty.engagement, duty.id});
  if (content.status().code() == absl::StatusCode::kNotFound) {
    faults.Add(index, ".parent", ErrorReason(content.status()),
               std::string(content.status().message()));
    return absl::OkStatus();
  }
  ABSL_RETURN_IF_ERROR(content.status());
  if (content->present.has_value()) {
    faults.Add(index, ".duty_id", "DUTY_EXISTS", "there is a duty of this id");
  }
  faults.AddAll(index, FindAgainst(*content, context.force, duty, call.now, /*type_is_new=*/true));
  ABSL_ASSIGN_OR_RETURN(const auto others, duties.FindOverlapping(context, duty));
  for (const DutyPath& other : others) {
    faults.Add(index, ".duty", "DUTY_OVERLAPS",
               call.sensitive ? absl::StrCat("overlaps ", DutyNameOf(context.force, other))
                              : "overlaps another duty of the person");
    if (!call.sensitive) break;
  }
  return absl::OkStatus();
}

// All that stands against the batch; OK where nothing does.
absl::Status Explain(DutyRepository& duties, const RequestContext& context,
                     const std::vector<Duty>& batch, const DutyCall& call) {
  BatchFaults faults;
  for (size_t i = 0; i < batch.size(); ++i) {
    ABSL_RETURN_IF_ERROR(CheckPresent(duties, context, batch[i], i, call, faults));
    CheckBefore(batch, i, faults);
  }
  ABSL_ASSIGN_OR_RETURN(const auto taken, duties.FindSourceIdsTaken(context, batch));
  for (const size_t i : taken) {
    faults.Add(i, ".duty.source_id", "SOURCE_ID_TAKEN",
               "there is a duty of this source and source_id");
  }
  return faults.ToStatus();
}

}  // namespace

absl::StatusOr<Changed<std::vector<DutyRecord>>> BatchCreateDuties(
    DutyRepository& duties, const RequestContext& context, const std::vector<Duty>& given,
    const DutyCall& call, WriteMode mode, const DutiesPrinter& print) {
  std::vector<Duty> batch;
  batch.reserve(given.size());
  bool sound = true;
  const DutyFacts allowing = MostAllowingFacts("", call.now);
  for (const Duty& duty : given) {
    batch.push_back(DutyAsRecorded(duty, context, call));
    sound = sound && CheckDutyFields(batch.back(), allowing).empty() &&
            CheckDuty(batch.back(), allowing).empty();
  }
  if (!sound || mode == WriteMode::kValidateOnly) {
    ABSL_RETURN_IF_ERROR(Explain(duties, context, batch, call));
    if (mode == WriteMode::kValidateOnly) {
      std::vector<DutyRecord> preview;
      preview.reserve(batch.size());
      for (Duty& duty : batch) preview.push_back({std::move(duty), {}});
      return preview;
    }
  }
  for (int tries = 1; tries <= kMostDutyTries; ++tries) {
    ABSL_ASSIGN_OR_RETURN(auto recorded, duties.RecordAll(context, batch, print));
    if (recorded.has_value()) return *std::move(recorded);
    ABSL_RETURN_IF_ERROR(Explain(duties, context, batch, call));
  }
  return RulesChanged();
}

}  // namespace copperplate::volunteers

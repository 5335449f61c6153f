#include "services/volunteers/transport/duty_requests.h"

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/handler/part_call.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/transport/duty_mapping.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostOfBatch = 500;

// What the duties lie below: the force, a volunteer, or an engagement.
void ReadParent(const std::string& parent, DutyQuery& query, Faults& faults) {
  PartPath ids;
  if (kForceName.Match(parent).ok()) return;
  if (kVolunteerName.Match(parent).ok()) {
    ids = handler::ReadPath(kVolunteerName, parent, "parent", faults);
  } else {
    ids = handler::ReadPath(kEngagementName, parent, "parent", faults);
  }
  if (!ids.empty()) query.volunteer = ids[0];
  if (ids.size() > 1) query.engagement = ids[1];
}

}  // namespace

DutyPath ReadDutyPath(const std::string& name, Faults& faults) {
  const PartPath ids = handler::ReadPath(kDutyName, name, "name", faults);
  return ids.empty() ? DutyPath() : DutyPath{ids[0], ids[1], ids[2]};
}

DutyQuery ReadDutyQuery(const v1::ListDutiesRequest& request, Faults& faults) {
  DutyQuery query;
  ReadParent(request.parent(), query, faults);
  const auto from = fields::ReadOptionalDate(request.from_date(), "from_date", faults);
  const auto to = fields::ReadOptionalDate(request.to_date(), "to_date", faults);
  fields::CheckNotBefore(to, "to_date", from, "the first day", faults);
  if (from.has_value()) query.from = BeginningOf(*from);
  if (to.has_value()) query.to = BeginningOf(*to + 1);
  query.state = api::ReadOptionalEnum<DutyState>(request.state(), "state", faults);
  return query;
}

DutyMove ReadDutyMove(const v1::MoveDutyRequest& request, Faults& faults) {
  DutyMove move;
  move.to = api::ReadEnum<DutyState>(request.to(), "to", faults);
  move.actual = ReadActual(request, faults);
  if (request.has_break_minutes()) move.break_minutes = request.break_minutes();
  move.overrides = ReadOverrides(request.overrides(), faults);
  move.reason = request.reason();
  fields::CheckOptionalLine(move.reason, "reason", faults);
  return move;
}

std::vector<Duty> ReadDutyBatch(const std::string& force,
                                const v1::BatchCreateDutiesRequest& request, Faults& faults) {
  std::vector<Duty> batch;
  if (request.requests().empty()) {
    faults.Add("FIELD_REQUIRED", "requests", "must be given");
  } else if (request.requests_size() > kMostOfBatch) {
    faults.Add("TOO_MANY", "requests", absl::StrCat("must be at most ", kMostOfBatch));
    return batch;
  }
  for (const v1::CreateDutyRequest& one : request.requests()) {
    const std::string at = absl::StrCat("requests[", batch.size(), "]");
    const auto ids = kEngagementName.Match(one.parent(), at + ".parent", faults);
    DutyPath path{"", "", one.duty_id()};
    if (ids.has_value()) {
      path.volunteer = std::string((*ids)[1]);
      path.engagement = std::string((*ids)[2]);
      if ((*ids)[0] != force) {
        faults.Add("RESOURCE_NAME_INVALID", at + ".parent", "must be of the batch's force");
      }
    }
    Faults of_message;
    batch.push_back(ReadDuty(force, path, one.duty(), of_message));
    faults.AddUnder(at + ".duty", of_message);
  }
  return batch;
}

}  // namespace copperplate::volunteers

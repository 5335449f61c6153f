#include "services/volunteers/transport/duty_mapping.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/duty_minutes.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::Duty::PLANNED == static_cast<int>(DutyState::kPlanned) + 1);
static_assert(v1::Duty::VERIFIED == static_cast<int>(DutyState::kVerified) + 1);
static_assert(v1::Duty::State_MAX == static_cast<int>(DutyState::kAmended) + 1);
static_assert(v1::Duty::Override::LONG_DUTY == static_cast<int>(OverrideKind::kLongDuty) + 1);
static_assert(v1::Duty::Override::Kind_MAX == static_cast<int>(OverrideKind::kRest) + 1);

namespace {

constexpr size_t kLongestSource = 200;

void WriteMinutes(const Duty& duty, v1::Duty& out) {
  const std::optional<InstantRange>& time = duty.actual.has_value() ? duty.actual : duty.planned;
  if (!time.has_value()) return;
  out.set_worked_minutes(static_cast<int32_t>(WorkedMinutes(*time, duty.break_minutes)));
  for (const DayMinutes& day : MinutesByDay(*time, duty.break_minutes)) {
    v1::Duty::DayMinutes& minutes = *out.add_days();
    minutes.set_day(DateText(day.day));
    minutes.set_minutes(static_cast<int32_t>(day.minutes));
  }
}

}  // namespace

v1::Duty WriteDuty(absl::string_view force, const DutyRecord& record) {
  const Duty& duty = record.duty;
  v1::Duty out;
  out.set_name(DutyNameOf(force, DutyPath{duty.volunteer, duty.engagement, duty.id}));
  api::WriteHeader(record.header, out);
  out.set_type(kDutyTypeName.Format(force, duty.type));
  if (duty.planned.has_value()) {
    api::WriteInstant(duty.planned->from, *out.mutable_planned_from());
    api::WriteInstant(duty.planned->to, *out.mutable_planned_to());
  }
  if (duty.actual.has_value()) {
    api::WriteInstant(duty.actual->from, *out.mutable_actual_from());
    api::WriteInstant(duty.actual->to, *out.mutable_actual_to());
  }
  out.set_break_minutes(static_cast<int32_t>(duty.break_minutes));
  out.set_state(api::ToProto<v1::Duty::State>(duty.state));
  out.set_area(duty.area);
  out.set_event(duty.event);
  for (const Override& one : duty.overrides) {
    v1::Duty::Override& written = *out.add_overrides();
    written.set_kind(api::ToProto<v1::Duty::Override::Kind>(one.kind));
    written.set_author(one.by);
    written.set_reason(one.reason);
  }
  out.set_source(duty.source);
  out.set_source_id(duty.source_id);
  api::WriteInstant(duty.entered_at, *out.mutable_enter_time());
  out.set_recorded_by(duty.recorded_by);
  out.set_verified_by(duty.verified_by);
  out.set_reason(duty.reason);
  out.set_edition(duty.version);
  out.set_import_id(duty.import_id);
  WriteMinutes(duty, out);
  return out;
}

std::optional<InstantRange> ReadRange(bool has_from, const google::protobuf::Timestamp& from,
                                      bool has_to, const google::protobuf::Timestamp& to,
                                      const std::string& prefix, Faults& faults) {
  if (!has_from && !has_to) return std::nullopt;
  if (has_from != has_to) {
    faults.Add("FIELD_REQUIRED", absl::StrCat(prefix, has_from ? "_to" : "_from"), "must be given");
    return std::nullopt;
  }
  const auto begin = api::ReadInstant(has_from, from, prefix + "_from", faults);
  const auto end = api::ReadInstant(has_to, to, prefix + "_to", faults);
  if (!begin.has_value() || !end.has_value()) return std::nullopt;
  return InstantRange{*begin, *end};
}

std::vector<Override> ReadOverrides(
    const google::protobuf::RepeatedPtrField<v1::Duty::Override>& messages, Faults& faults) {
  std::vector<Override> overrides;
  for (const v1::Duty::Override& message : messages) {
    const std::string field = absl::StrCat("overrides[", overrides.size(), "]");
    Override one;
    one.kind = api::ReadEnum<OverrideKind>(message.kind(), field + ".kind", faults);
    one.reason = message.reason();
    fields::CheckLine(one.reason, field + ".reason", faults);
    if (std::any_of(overrides.begin(), overrides.end(),
                    [&](const Override& other) { return other.kind == one.kind; })) {
      faults.Add("DUPLICATE", field + ".kind", "must be there once");
    }
    overrides.push_back(std::move(one));
  }
  return overrides;
}

Duty ReadDuty(absl::string_view force, const DutyPath& path, const v1::Duty& message,
              Faults& faults) {
  Duty duty;
  duty.volunteer = path.volunteer;
  duty.engagement = path.engagement;
  duty.id = path.id;
  if (!duty.id.empty()) fields::CheckId(duty.id, "id", faults);
  if (message.type().empty()) {
    faults.Add("FIELD_REQUIRED", "type", "must be given");
  } else {
    duty.type = kDutyTypeName.IdOfForce(force, message.type(), "type", faults);
  }
  duty.planned = ReadRange(message.has_planned_from(), message.planned_from(),
                           message.has_planned_to(), message.planned_to(), "planned", faults);
  duty.actual = ReadActual(message, faults);
  duty.break_minutes = message.break_minutes();
  duty.area = message.area();
  fields::CheckOptionalLine(duty.area, "area", faults);
  duty.event = message.event();
  fields::CheckOptionalLine(duty.event, "event", faults);
  duty.overrides = ReadOverrides(message.overrides(), faults);
  duty.source = message.source();
  fields::CheckOptionalLine(duty.source, "source", faults, kLongestSource);
  duty.source_id = message.source_id();
  fields::CheckOptionalLine(duty.source_id, "source_id", faults, kLongestSource);
  if (duty.source.empty() != duty.source_id.empty()) {
    faults.Add("FIELD_REQUIRED", duty.source.empty() ? "source" : "source_id", "must be given");
  }
  return duty;
}

}  // namespace copperplate::volunteers

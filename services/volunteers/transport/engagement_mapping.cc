#include "services/volunteers/transport/engagement_mapping.h"

#include <limits>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/text/slug.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/domain/probation.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::Engagement::APPLIED == static_cast<int>(EngagementState::kApplied) + 1);
static_assert(v1::Engagement::LEFT == static_cast<int>(EngagementState::kLeft) + 1);
static_assert(v1::Engagement::State_MAX == static_cast<int>(EngagementState::kRejected) + 1);
static_assert(v1::Engagement::RESIGNED == static_cast<int>(LeavingReason::kResigned) + 1);
static_assert(v1::Engagement::LeavingReason_MAX == kLeavingReasons);
static_assert(v1::Engagement::ExitInterview::State_MAX ==
              static_cast<int>(ExitInterviewState::kCompleted) + 1);

namespace {

void WriteEvent(const EngagementEvent& event, int64_t revision, v1::Engagement::Event& out) {
  out.set_seq(event.seq);
  if (event.from.has_value()) out.set_from_state(api::ToProto<v1::Engagement::State>(*event.from));
  out.set_to_state(api::ToProto<v1::Engagement::State>(event.to));
  out.set_effective_on(DateText(event.effective_on));
  out.set_reason(event.reason);
  out.set_actor(event.actor);
  out.set_revision(revision);
  out.set_corrects_seq(event.corrects_seq.value_or(0));
}

void WriteExitInterview(const Engagement& engagement, v1::Engagement::ExitInterview& out) {
  out.set_offered_on(DateText(engagement.exit_interview_offered_on));
  out.set_state(
      api::ToProto<v1::Engagement::ExitInterview::State>(engagement.exit_interview_state));
  for (const std::string& reason : engagement.exit_interview_reasons) out.add_reasons(reason);
  out.set_notes(engagement.exit_interview_notes);
}

}  // namespace

std::string UnitOrGroupText(absl::string_view force, const Engagement& engagement) {
  const std::string& unit = engagement.unit_or_group;
  if (!IsResourceId(unit)) return unit;
  if (engagement.kind == Kind::kCadet) return kCadetUnitName.Format(force, unit);
  if (engagement.kind == Kind::kSpeedwatch) return kWatchGroupName.Format(force, unit);
  return unit;
}

std::string ReadUnitOrGroup(absl::string_view force, const std::string& text, Faults& faults) {
  if (absl::StrContains(text, "/watchGroups/")) {
    return kWatchGroupName.IdOfForce(force, text, "unit_or_group", faults);
  }
  if (absl::StartsWith(text, "forces/")) {
    return kCadetUnitName.IdOfForce(force, text, "unit_or_group", faults);
  }
  fields::CheckOptionalLine(text, "unit_or_group", faults);
  return text;
}

v1::Engagement PartMapping<Engagement>::Write(absl::string_view force, absl::string_view volunteer,
                                              const PartRecord<Engagement>& record) {
  const Engagement& engagement = record.part;
  v1::Engagement out;
  out.set_name(kEngagementName.Format(force, volunteer, engagement.id));
  api::WriteHeader(record.header, out);
  out.set_role(kRoleName.Format(force, engagement.role));
  out.set_kind(api::ToProto<v1::Role::Kind>(engagement.kind));
  out.set_unit_or_group(UnitOrGroupText(force, engagement));
  out.set_collar_number(engagement.collar_no);
  out.set_rank(engagement.rank);
  out.set_department(engagement.department);
  out.set_employer_scheme(engagement.employer_scheme);
  out.set_cip_group(engagement.cip_group);
  out.set_independent_patrol_on(DateText(engagement.independent_patrol_on));
  out.set_attested_on(DateText(engagement.attested_on));
  out.set_induction_completed_on(DateText(engagement.induction_completed_on));
  if (engagement.probation_months.has_value()) {
    out.set_probation_months(*engagement.probation_months);
  }
  out.set_probation_ends_on(DateText(engagement.probation_ends_on));
  out.set_probation_decided_on(DateText(engagement.probation_decided_on));
  if (engagement.predecessor.has_value()) {
    out.set_predecessor(kEngagementName.Format(force, volunteer, *engagement.predecessor));
  }
  const std::optional<Standing> standing = LastStanding(engagement.history);
  if (standing.has_value()) {
    out.set_applied_on(DateText(EventsInForce(engagement.history).front()->effective_on));
    out.set_state(api::ToProto<v1::Engagement::State>(standing->state));
    out.set_state_since(DateText(standing->since));
  }
  out.set_expected_return(DateText(engagement.expected_return));
  out.set_notice_given_on(DateText(engagement.notice_given_on));
  if (engagement.exit_interview_offered_on.has_value()) {
    WriteExitInterview(engagement, *out.mutable_exit_interview());
  }
  if (engagement.kit_returned.has_value()) out.set_kit_returned(*engagement.kit_returned);
  out.set_under_investigation(engagement.under_investigation);
  for (const EngagementEvent& event : engagement.history) {
    // Those that are written now are of the version's revision.
    const int64_t revision = event.revision != 0 ? event.revision : record.header.version;
    WriteEvent(event, revision, *out.add_events());
  }
  return out;
}

void PartMapping<Engagement>::Complete(const PartRecord<Engagement>& record,
                                       v1::Engagement& message) const {
  if (!as_of.has_value() && !revision.has_value()) return;
  const std::vector<EngagementEvent> known =
      KnownAt(record.part.history, revision.value_or(std::numeric_limits<int64_t>::max()));
  message.clear_events();
  message.clear_applied_on();
  for (const EngagementEvent& event : known) {
    WriteEvent(event, event.revision, *message.add_events());
  }
  if (!known.empty()) {
    message.set_applied_on(DateText(EventsInForce(known).front()->effective_on));
  }
  const std::optional<Standing> standing =
      as_of.has_value() ? StandingOn(known, *as_of) : LastStanding(known);
  message.clear_state();
  message.clear_state_since();
  if (!standing.has_value()) return;
  message.set_state(api::ToProto<v1::Engagement::State>(standing->state));
  message.set_state_since(DateText(standing->since));
}

Engagement PartMapping<Engagement>::Read(absl::string_view force, const PartPath& path,
                                         const v1::Engagement& message, Faults& faults) {
  Engagement engagement;
  engagement.volunteer = path.front();
  engagement.id = path.back();
  fields::CheckId(engagement.id, "id", faults);
  if (message.role().empty()) {
    faults.Add("FIELD_REQUIRED", "role", "must be given");
  } else {
    engagement.role = kRoleName.IdOfForce(force, message.role(), "role", faults);
  }
  const absl::CivilDay applied_on = fields::ReadDate(message.applied_on(), "applied_on", faults);
  engagement.history.emplace_back().effective_on = applied_on;
  engagement.unit_or_group = ReadUnitOrGroup(force, message.unit_or_group(), faults);
  engagement.collar_no = message.collar_number();
  fields::CheckOptionalLine(engagement.collar_no, "collar_number", faults);
  engagement.rank = message.rank();
  fields::CheckOptionalLine(engagement.rank, "rank", faults);
  engagement.department = message.department();
  fields::CheckOptionalLine(engagement.department, "department", faults);
  engagement.employer_scheme = message.employer_scheme();
  fields::CheckOptionalLine(engagement.employer_scheme, "employer_scheme", faults);
  engagement.cip_group = message.cip_group();
  fields::CheckOptionalLine(engagement.cip_group, "cip_group", faults);
  engagement.independent_patrol_on =
      fields::ReadOptionalDate(message.independent_patrol_on(), "independent_patrol_on", faults);
  engagement.attested_on = fields::ReadOptionalDate(message.attested_on(), "attested_on", faults);
  engagement.induction_completed_on =
      fields::ReadOptionalDate(message.induction_completed_on(), "induction_completed_on", faults);
  if (message.has_probation_months()) {
    engagement.probation_months = message.probation_months();
    fields::CheckRange(message.probation_months(), "probation_months", 0, kMostProbationMonths,
                       faults);
  }
  engagement.probation_ends_on =
      fields::ReadOptionalDate(message.probation_ends_on(), "probation_ends_on", faults);
  engagement.probation_decided_on =
      fields::ReadOptionalDate(message.probation_decided_on(), "probation_decided_on", faults);
  if (message.probation_ends_on().empty() != message.probation_decided_on().empty()) {
    faults.Add("FIELD_REQUIRED",
               message.probation_ends_on().empty() ? "probation_ends_on" : "probation_decided_on",
               "is given with the other of the two");
  }
  if (!message.predecessor().empty()) {
    engagement.predecessor = kEngagementName.IdUnder({force, engagement.volunteer},
                                                     message.predecessor(), "predecessor", faults);
  }
  return engagement;
}

}  // namespace copperplate::volunteers

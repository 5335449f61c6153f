#include "services/volunteers/transport/opportunity_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/clock_time.h"
#include "libs/fields/id.h"
#include "services/volunteers/transport/mapping_fields.h"
#include "services/volunteers/transport/skill_names.h"

namespace copperplate::volunteers {

static_assert(v1::Opportunity::DRAFT == static_cast<int>(OpportunityState::kDraft) + 1);
static_assert(v1::Opportunity::State_MAX == static_cast<int>(OpportunityState::kCancelled) + 1);
static_assert(v1::Match::PROPOSED == static_cast<int>(MatchState::kProposed) + 1);
static_assert(v1::Match::State_MAX == static_cast<int>(MatchState::kWithdrawn) + 1);
static_assert(v1::Match::WithdrawalReason_MAX ==
              static_cast<int>(WithdrawalReason::kEngagementEnded) + 1);

v1::Opportunity PartMapping<Opportunity>::Write(absl::string_view force, absl::string_view,
                                                const PartRecord<Opportunity>& record) {
  const Opportunity& opportunity = record.part;
  v1::Opportunity out;
  out.set_name(kOpportunityName.Format(force, opportunity.id));
  api::WriteHeader(record.header, out);
  out.set_title(opportunity.title);
  out.set_department(opportunity.department);
  for (const Kind kind : opportunity.kinds) out.add_kinds(api::ToProto<v1::Role::Kind>(kind));
  out.set_slots(opportunity.slots);
  WriteSkills(force, opportunity.required, *out.mutable_required_skills());
  WriteSkills(force, opportunity.desired, *out.mutable_desired_skills());
  if (opportunity.vetting.has_value()) {
    out.set_vetting(api::ToProto<v1::Role::VettingLevel>(*opportunity.vetting));
  }
  if (opportunity.least_age.has_value()) out.set_least_age(*opportunity.least_age);
  out.set_from_date(DateText(opportunity.from));
  out.set_to_date(DateText(opportunity.to));
  out.set_from_time(fields::FormatClockTime(opportunity.hours.from_minute));
  out.set_to_time(fields::FormatClockTime(opportunity.hours.to_minute));
  out.set_area(opportunity.area);
  out.set_state(api::ToProto<v1::Opportunity::State>(opportunity.state));
  out.set_accepted(opportunity.accepted);
  return out;
}

Opportunity PartMapping<Opportunity>::Read(absl::string_view force, const PartPath& path,
                                           const v1::Opportunity& message, Faults& faults) {
  Opportunity opportunity;
  opportunity.id = path.back();
  opportunity.title = message.title();
  opportunity.department = message.department();
  for (int i = 0; i < message.kinds_size(); ++i) {
    opportunity.kinds.push_back(
        api::ReadEnum<Kind>(message.kinds(i), absl::StrCat("kinds[", i, "]"), faults));
  }
  opportunity.slots = message.slots();
  opportunity.required = ReadSkills(force, message.required_skills(), "required_skills", faults);
  opportunity.desired = ReadSkills(force, message.desired_skills(), "desired_skills", faults);
  opportunity.vetting = api::ReadOptionalEnum<VettingLevel>(message.vetting(), "vetting", faults);
  if (message.has_least_age()) opportunity.least_age = message.least_age();
  opportunity.from = fields::ReadDate(message.from_date(), "from_date", faults);
  opportunity.to = fields::ReadDate(message.to_date(), "to_date", faults);
  opportunity.hours.from_minute =
      fields::ReadClockTimeToEnd(message.from_time(), "from_time", faults);
  opportunity.hours.to_minute = fields::ReadClockTimeToEnd(message.to_time(), "to_time", faults);
  opportunity.area = message.area();
  faults.AddRuleFaults(Validate(opportunity, OpportunityLimits(), AgeLimits()));
  return opportunity;
}

v1::Match PartMapping<Match>::Write(absl::string_view force, absl::string_view opportunity,
                                    const PartRecord<Match>& record) {
  const Match& match = record.part;
  v1::Match out;
  out.set_name(kMatchName.Format(force, opportunity, match.id));
  api::WriteHeader(record.header, out);
  out.set_engagement(kEngagementName.Format(force, match.volunteer, match.engagement));
  out.set_state(api::ToProto<v1::Match::State>(match.state));
  if (match.withdrawal_reason.has_value()) {
    out.set_withdrawal_reason(api::ToProto<v1::Match::WithdrawalReason>(*match.withdrawal_reason));
  }
  return out;
}

Match PartMapping<Match>::Read(absl::string_view force, const PartPath& path,
                               const v1::Match& message, Faults& faults) {
  Match match;
  match.id = path.back();
  fields::CheckId(match.id, "id", faults);
  if (message.engagement().empty()) {
    faults.Add("FIELD_REQUIRED", "engagement", "must be given");
    return match;
  }
  const auto ids = kEngagementName.Match(message.engagement(), "engagement", faults);
  if (!ids.has_value()) return match;
  const auto& [of_force, volunteer, engagement] = *ids;
  if (of_force != force) {
    faults.Add("ENGAGEMENT_NOT_OF_FORCE", "engagement", "must be of the force itself");
  }
  match.volunteer = std::string(volunteer);
  match.engagement = std::string(engagement);
  return match;
}

}  // namespace copperplate::volunteers

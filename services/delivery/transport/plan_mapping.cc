#include "services/delivery/transport/plan_mapping.h"

#include <string>

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

static_assert(v1::Plan::POLICE_AND_CRIME == static_cast<int>(PlanKind::kPoliceAndCrime) + 1);
static_assert(v1::Plan::Kind_MAX == static_cast<int>(PlanKind::kActionPlan) + 1);
static_assert(v1::Plan::DRAFT == static_cast<int>(PlanState::kDraft) + 1);
static_assert(v1::Plan::State_MAX == static_cast<int>(PlanState::kSuperseded) + 1);
static_assert(v1::Plan::OFFICIAL == static_cast<int>(Marking::kOfficial) + 1);
static_assert(v1::Plan::Marking_MAX == static_cast<int>(Marking::kOfficialSensitive) + 1);

void WriteCourse(const PlanCourse& course, v1::Plan& out) {
  out.set_elected_on(DateText(course.elected_on));
  out.set_chief_consulted_on(DateText(course.chief_consulted_on));
  out.set_draft_to_panel_on(DateText(course.draft_to_panel_on));
  out.set_panel_report_on(DateText(course.panel_report_on));
  out.set_response_on(DateText(course.response_on));
  out.set_issued_on(DateText(course.issued_on));
}

PlanCourse ReadCourse(const v1::Plan& message, Faults& faults) {
  const auto read = [&](const std::string& text, absl::string_view field) {
    return fields::ReadOptionalDate(text, field, faults);
  };
  PlanCourse course;
  course.elected_on = read(message.elected_on(), "elected_on");
  course.chief_consulted_on = read(message.chief_consulted_on(), "chief_consulted_on");
  course.draft_to_panel_on = read(message.draft_to_panel_on(), "draft_to_panel_on");
  course.panel_report_on = read(message.panel_report_on(), "panel_report_on");
  course.response_on = read(message.response_on(), "response_on");
  course.issued_on = read(message.issued_on(), "issued_on");
  return course;
}

}  // namespace

v1::Plan WritePlan(absl::string_view force, const PlanRecord& record) {
  const Plan& plan = record.plan;
  v1::Plan out;
  out.set_name(kPlanName.Format(force, plan.id));
  api::WriteHeader(record.header, out);
  out.set_title(plan.title);
  out.set_kind(api::ToProto<v1::Plan::Kind>(plan.kind));
  out.set_owner(plan.owner);
  if (!plan.parent.empty()) out.set_parent_plan(kPlanName.Format(force, plan.parent));
  out.set_vision(plan.vision);
  out.set_area(plan.area);
  out.set_effective_from(DateText(plan.effective_from));
  out.set_effective_to(DateText(plan.effective_to));
  out.set_stale_after_days(plan.stale_after_days);
  out.set_state(api::ToProto<v1::Plan::State>(plan.state));
  if (!plan.successor.empty()) out.set_successor(kPlanName.Format(force, plan.successor));
  out.set_marking(api::ToProto<v1::Plan::Marking>(plan.marking));
  WriteCourse(plan.course, out);
  out.set_historic_import(plan.historic_import);
  return out;
}

Plan ReadPlan(absl::string_view force, absl::string_view id, const v1::Plan& message,
              absl::CivilDay today, Faults& faults) {
  Plan plan;
  plan.id = std::string(id);
  plan.title = message.title();
  const bool has_kind = api::CheckEnum(message.kind(), "kind", faults);
  if (has_kind) plan.kind = api::FromProto<PlanKind>(message.kind());
  plan.owner = message.owner();
  plan.parent = ReadPlanReference(force, message.parent_plan(), "parent_plan", faults);
  plan.vision = message.vision();
  plan.area = message.area();
  plan.effective_from =
      fields::ReadOptionalDate(message.effective_from(), "effective_from", faults);
  plan.effective_to = fields::ReadOptionalDate(message.effective_to(), "effective_to", faults);
  if (message.has_stale_after_days()) plan.stale_after_days = message.stale_after_days();
  plan.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  plan.course = ReadCourse(message, faults);
  plan.historic_import = message.historic_import();
  // Without a kind nothing can be said of what goes with it.
  if (has_kind) {
    AddFound(Validate(plan, today), {}, faults);
  } else {
    AddFound(Validate(plan, today),
             {"area", "elected_on", "chief_consulted_on", "draft_to_panel_on", "panel_report_on",
              "response_on", "issued_on"},
             faults);
  }
  return plan;
}

std::string ReadPlanReference(absl::string_view force, absl::string_view text,
                              absl::string_view field, Faults& faults) {
  if (text.empty() || IsResourceId(text)) return std::string(text);
  const auto ids = kPlanName.Match(text, field, faults);
  if (!ids.has_value()) return "";
  if ((*ids)[0] != force) {
    faults.Add(resource::kNameReason, field, "must be of the same force");
    return "";
  }
  return std::string((*ids)[1]);
}

}  // namespace copperplate::delivery

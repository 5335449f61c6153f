#include "services/delivery/storage/testing/plan_samples.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::delivery {
namespace {

using Day = absl::CivilDay;

}  // namespace

Theme Samples<Theme>::First() {
  return {.id = "victims",
          .plan = "",
          .prefix = "V",
          .name = "Victims",
          .aim = "Ensure that victims' needs are met",
          .shared_outcome = "Victims are \"heard\",\nand {helped}",
          .leads = {{"Chief Executive", Day(2017, 5, 1), Day(2018, 3, 31)},
                    {"Commissioner", Day(2018, 4, 1), std::nullopt}},
          .strategic_themes = {"Safeguarding the vulnerable", "Killing, reducing"},
          .order = 1};
}
Theme Samples<Theme>::Second() {
  Theme theme;
  theme.id = "offenders";
  theme.prefix = "O";
  theme.name = "Offenders";
  theme.order = 2;
  return theme;
}
Theme Samples<Theme>::Changed() {
  Theme theme = First();
  theme.name = "Victims and witnesses";
  theme.aim = "";
  theme.shared_outcome = "Changed";
  theme.leads.pop_back();
  theme.strategic_themes.clear();
  theme.order = 3;
  return theme;
}

Objective Samples<Objective>::First() {
  return {"objective-1", "victims", 1, "Work in partnership", "Work together"};
}
Objective Samples<Objective>::Second() { return {"objective-2", "victims", 2, "Listen", ""}; }
Objective Samples<Objective>::Changed() { return {"objective-1", "victims", 3, "Other", ""}; }

BusinessIntelligenceItem Samples<BusinessIntelligenceItem>::First() {
  return {"victim-satisfaction",
          "victims",
          "Victim satisfaction",
          {"By crime type", "By district"},
          "CJ data",
          {"forces/essex/indicators/victim-satisfaction"},
          1};
}
BusinessIntelligenceItem Samples<BusinessIntelligenceItem>::Second() {
  return {"witness-care", "victims", "Witness care", {}, "", {}, 2};
}
BusinessIntelligenceItem Samples<BusinessIntelligenceItem>::Changed() {
  return {"victim-satisfaction",         "victims", "Satisfaction", {}, "",
          {"forces/essex/indicators/x"}, 5};
}

PriorityAction Samples<PriorityAction>::First() {
  return {"v1",
          "victims",
          "V1",
          "Support victims",
          "As the table words it",
          "(Note: HMIC)",
          {1, 3},
          "Fewer repeat victims",
          std::nullopt,
          "",
          Day(2017, 5, 1)};
}
PriorityAction Samples<PriorityAction>::Second() {
  return {"v2", "victims", "V2", "Listen", "", "", {}, "", std::nullopt, "", Day(2017, 5, 2)};
}
PriorityAction Samples<PriorityAction>::Changed() {
  return {
      "v1",           "victims", "V1", "Other", "", "", {2}, "", Day(2018, 5, 1), "Done elsewhere",
      Day(2017, 5, 3)};
}

Opportunity Samples<Opportunity>::First() { return {"partners", "v1", "Partners could help", 1}; }
Opportunity Samples<Opportunity>::Second() { return {"schools", "v1", "Schools could too", 2}; }
Opportunity Samples<Opportunity>::Changed() { return {"partners", "v1", "Changed", 4}; }

IndicatorLink Samples<IndicatorLink>::First() {
  return {"satisfaction", "v1", "forces/essex/indicators/victim-satisfaction", Day(2017, 5, 1),
          Day(2018, 5, 1)};
}
IndicatorLink Samples<IndicatorLink>::Second() {
  return {"timeliness", "v1", "forces/essex/indicators/timeliness", Day(2017, 5, 2), std::nullopt};
}
IndicatorLink Samples<IndicatorLink>::Changed() {
  IndicatorLink link = First();
  link.from = Day(2017, 6, 1);
  link.to.reset();
  return link;
}

Activity Samples<Activity>::First() {
  return {"v1-1",           "v1",         "V1.1", "Under way",    Day(2017, 5, 1), Day(2019, 3, 31),
          Day(2018, 9, 30), std::nullopt, "",     Day(2017, 5, 1)};
}
Activity Samples<Activity>::Second() {
  return {"v1-2",       "v1",         "V1.2",       "", Day(2017, 5, 1),
          std::nullopt, std::nullopt, std::nullopt, "", Day(2017, 5, 2)};
}
Activity Samples<Activity>::Changed() {
  return {"v1-1",       "v1",         "V1.1",          "Stopped", Day(2018, 5, 2),
          std::nullopt, std::nullopt, Day(2018, 5, 2), "Merged",  Day(2017, 5, 3)};
}

LeadAssignment Samples<LeadAssignment>::First() {
  return {"opcc-1", "v1", "v1-1",          LeadRole::kOpcc,  "Nicky Phillipson",
          "NP",     true, Day(2017, 5, 1), Day(2018, 4, 30), 1};
}
LeadAssignment Samples<LeadAssignment>::Second() {
  return {"opcc-2", "v1",  "v1-1",          LeadRole::kOpcc, "CS",
          "",       false, Day(2018, 5, 1), std::nullopt,    2};
}
LeadAssignment Samples<LeadAssignment>::Changed() {
  return {"opcc-1", "v1",  "v1-1",          LeadRole::kOpcc, "Nicola Phillipson",
          "",       false, Day(2017, 6, 1), std::nullopt,    3};
}

Milestone Samples<Milestone>::First() {
  return {"tender",
          "v1",
          "v1-1",
          "Tender out",
          Day(2018, 1, 31),
          Day(2018, 2, 28),
          {{Day(2018, 2, 28), "Late \"bids\", {two}", "portal",
            absl::FromUnixMicros(1'515'000'000'000'001), Day(2018, 1, 3)}},
          std::nullopt,
          std::nullopt,
          Day(2017, 5, 1),
          {{Day(2018, 2, 1), Day(2018, 2, 3), Day(2018, 2, 10), "Not all \"bids\"", "portal",
            absl::FromUnixMicros(1'517'000'000'000'001)}}};
}
Milestone Samples<Milestone>::Second() {
  return {
      "signed",     "v1",         "v1-1",          "Signed", Day(2018, 3, 31), Day(2018, 3, 31), {},
      std::nullopt, std::nullopt, Day(2017, 5, 2), {}};
}
Milestone Samples<Milestone>::Changed() {
  Milestone milestone = First();
  milestone.title = "Tender published";
  milestone.revisions.push_back({Day(2018, 4, 30), "Later still", "somebody",
                                 absl::FromUnixMicros(1'516'000'000'000'000), Day(2018, 1, 15)});
  milestone.current_due = Day(2018, 4, 30);
  milestone.met_on = Day(2018, 4, 29);
  milestone.met_known_on = Day(2018, 5, 1);
  milestone.from = Day(2017, 5, 3);
  milestone.reopenings.push_back({Day(2018, 3, 1), Day(2018, 3, 1), Day(2018, 3, 5), "Nor all",
                                  "somebody", absl::FromUnixMicros(1'518'000'000'000'000)});
  return milestone;
}

PlanLink Samples<PlanLink>::First() {
  return {"v1-o3", "V1", "O3", "O3", LinkKind::kSeeAlso, /*parsed=*/true};
}
PlanLink Samples<PlanLink>::Second() {
  return {"v1-section", "V1", "", "section 10.1", LinkKind::kSeeAlso};
}
PlanLink Samples<PlanLink>::Changed() {
  return {"v1-o3", "V1.1", "O4", "Offender four", LinkKind::kDepends};
}

Plan SamplePlan(std::string id) {
  Plan plan;
  plan.id = std::move(id);
  plan.title = "Police and Crime Plan";
  plan.kind = PlanKind::kPoliceAndCrime;
  plan.owner = "Police and Crime Commissioner";
  plan.vision = "A safer county";
  plan.area = "Cambridgeshire";
  plan.effective_from = Day(2017, 5, 1);
  plan.effective_to = Day(2020, 5, 7);
  plan.stale_after_days = 100;
  plan.course = {Day(2016, 5, 5),  Day(2016, 9, 1),   Day(2016, 11, 1),
                 Day(2016, 12, 1), Day(2016, 12, 20), Day(2017, 3, 31)};
  plan.historic_import = true;
  return plan;
}

StatusEntry SampleStatus(Day as_of, Rag rag) {
  StatusEntry entry;
  entry.action = "v1";
  entry.activity = "v1-1";
  entry.as_of = as_of;
  entry.rag = rag;
  entry.narrative = absl::StrCat("As of ", absl::FormatCivilTime(as_of));
  entry.override_reason = "Because";
  entry.direction_as_printed = "up";
  return entry;
}

}  // namespace copperplate::delivery

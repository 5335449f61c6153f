#include "services/delivery/domain/lead_rules.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/person/person.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {
namespace {

const LeadAssignment* FindLead(const PlanContent& content, const LeadAssignment& lead) {
  for (const LeadAssignment& other : content.leads) {
    if (other.activity == lead.activity && other.id == lead.id) return &other;
  }
  return nullptr;
}

void CheckLeadOverlap(const PlanContent& content, const LeadAssignment& lead, Faults& faults) {
  for (const LeadAssignment& other : content.leads) {
    if (other.activity != lead.activity || other.id == lead.id || other.role != lead.role ||
        !SameText(other.person_or_body, lead.person_or_body)) {
      continue;
    }
    const bool overlap = (!other.to.has_value() || lead.from <= *other.to) &&
                         (!lead.to.has_value() || other.from <= *lead.to);
    if (!overlap) continue;
    faults.Add("LEADS_OVERLAP", "person_or_body",
               absl::StrCat("the lead ", other.id, " holds on some of the days"));
  }
}

void CheckLeadKnown(const PlanContent& content, const LeadAssignment& lead, Faults& faults) {
  if (!AreInitials(lead.person_or_body) || IsLeadKnown(content, lead.person_or_body)) return;
  const LeadAssignment* const held = FindLead(content, lead);
  if (held != nullptr && held->person_or_body == lead.person_or_body) return;
  faults.Add("LEAD_UNKNOWN", "person_or_body",
             "are initials that the plan's leads do not explain: give the name");
}

}  // namespace

bool AreInitials(absl::string_view text) {
  return (text.size() == 2 || text.size() == 3) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isupper(static_cast<unsigned char>(c)); });
}

bool IsLeadKnown(const PlanContent& content, absl::string_view text) {
  return std::any_of(content.leads.begin(), content.leads.end(), [&](const LeadAssignment& lead) {
    return lead.told && (lead.person_or_body == text || lead.printed_as == text);
  });
}

void CheckAmong(const PlanContent& content, const LeadAssignment& lead, LeadSource source,
                Faults& faults) {
  const Activity* const activity = FindActivity(content, lead.activity);
  if (activity == nullptr) {
    faults.Add("ACTIVITY_UNKNOWN", "activity", "the plan has no such activity");
    return;
  }
  // Who led it until then can still be said.
  if (activity->withdrawn_on.has_value() && *activity->withdrawn_on <= lead.from) {
    faults.Add("ACTIVITY_WITHDRAWN", "activity",
               absl::StrCat("the activity is withdrawn from ", FormatDate(*activity->withdrawn_on),
                            " on: only who led it before can be said"));
    return;
  }
  CheckLeadOverlap(content, lead, faults);
  if (source == LeadSource::kImport) return;
  CheckLeadKnown(content, lead, faults);
  std::vector<LeadAssignment> leads;
  for (const LeadAssignment& other : content.leads) {
    if (other.activity == lead.activity && other.id != lead.id) leads.push_back(other);
  }
  leads.push_back(lead);
  CheckOpccLeads("to_date", leads, faults);
}

void CheckFirstLeads(const PlanContent& content, absl::Span<const LeadAssignment> leads,
                     Faults& faults) {
  int opcc = 0;
  int delivery = 0;
  std::vector<const LeadAssignment*> seen;
  for (const LeadAssignment& lead : leads) {
    const std::string field = lead.role == LeadRole::kOpcc
                                  ? absl::StrCat("opcc_leads[", opcc++, "]")
                                  : absl::StrCat("delivery_leads[", delivery++, "]");
    const bool is_there = std::any_of(seen.begin(), seen.end(), [&](const LeadAssignment* other) {
      return other->role == lead.role && SameText(other->person_or_body, lead.person_or_body);
    });
    seen.push_back(&lead);
    if (is_there) {
      faults.Add("DUPLICATE", field, "is there twice");
    } else if (AreInitials(lead.person_or_body) && !IsLeadKnown(content, lead.person_or_body)) {
      faults.Add("LEAD_UNKNOWN", field,
                 "are initials that the plan's leads do not explain: give the name");
    }
  }
  CheckOpccLeads("opcc_leads", leads, faults);
}

Unmet CheckLasts(const PlanContent& content, const LeadAssignment& lead) {
  Unmet unmet;
  if (lead.to.has_value()) {
    unmet.Add("LEAD_ENDED", SubjectOf(content, lead),
              absl::StrCat("has ended on ", FormatDate(*lead.to)));
  }
  return unmet;
}

void CheckOpccLeads(absl::string_view field, absl::Span<const LeadAssignment> leads,
                    Faults& faults) {
  std::vector<const LeadAssignment*> opcc;
  for (const LeadAssignment& lead : leads) {
    if (lead.role == LeadRole::kOpcc) opcc.push_back(&lead);
  }
  std::sort(opcc.begin(), opcc.end(),
            [](const LeadAssignment* a, const LeadAssignment* b) { return a->from < b->from; });
  if (opcc.empty()) {
    faults.Add("OPCC_LEADS_EMPTY", field, "an activity needs an OPCC lead");
    return;
  }
  absl::CivilDay last = opcc.front()->from;  // that somebody leads on
  for (const LeadAssignment* const lead : opcc) {
    if (lead->from > last + 1) break;
    if (!lead->to.has_value()) return;
    last = std::max(last, *lead->to);
  }
  faults.Add("OPCC_LEADS_EMPTY", field,
             absl::StrCat("nobody would lead for the OPCC from the day after ",
                          absl::FormatCivilTime(last)));
}

std::vector<LeadAssignment> LeadsOn(absl::Span<const LeadAssignment> leads,
                                    absl::string_view activity, LeadRole role, absl::CivilDay day) {
  std::vector<LeadAssignment> found;
  for (const LeadAssignment& lead : leads) {
    if (lead.activity == activity && lead.role == role && lead.HoldsOn(day)) found.push_back(lead);
  }
  std::sort(found.begin(), found.end(), [](const LeadAssignment& a, const LeadAssignment& b) {
    return std::tie(a.order, a.from, a.id) < std::tie(b.order, b.from, b.id);
  });
  return found;
}

}  // namespace copperplate::delivery

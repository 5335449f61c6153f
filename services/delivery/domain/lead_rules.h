// How leads would go with those that their plan has: see action_rules.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

enum class LeadSource : uint8_t {
  kImport,  // initials that nobody has explained are kept as they are
  kPerson,  // they are refused
};

// Two or three capital letters: somebody's initials, as far as anybody can tell.
bool AreInitials(absl::string_view text);

// A lead is known when it is told among the plan's leads, by its name or as printed.
bool IsLeadKnown(const PlanContent& content, absl::string_view text);

// ACTIVITY_UNKNOWN; ACTIVITY_WITHDRAWN: before the lead's first day; LEADS_OVERLAP: the person has
// the role on some of the days already; and from a person LEAD_UNKNOWN: initials that are not
// known, unless they are the lead's already; OPCC_LEADS_EMPTY: on some day from the first on nobody
// would lead the activity for the OPCC.
void CheckAmong(const PlanContent& content, const LeadAssignment& lead, LeadSource source,
                Faults& faults);

// Of the leads that an activity is created with, by the activity's field names (`opcc_leads[0]`):
// LEAD_UNKNOWN and OPCC_LEADS_EMPTY as above; DUPLICATE: one is there twice.
void CheckFirstLeads(const PlanContent& content, absl::Span<const LeadAssignment> leads,
                     Faults& faults);

// LEAD_ENDED: it has its last day.
Unmet CheckLasts(const PlanContent& content, const LeadAssignment& lead);

// OPCC_LEADS_EMPTY of `field`, as above, of the leads that an activity would have.
void CheckOpccLeads(absl::string_view field, absl::Span<const LeadAssignment> leads,
                    Faults& faults);

// The leads of an activity (id) in a role that hold on a day, as printed.
std::vector<LeadAssignment> LeadsOn(absl::Span<const LeadAssignment> leads,
                                    absl::string_view activity, LeadRole role, absl::CivilDay day);

}  // namespace copperplate::delivery

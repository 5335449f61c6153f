// What an import says, whatever its form, and what it makes of a plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/imports/row_fault.h"
#include "services/delivery/domain/part_changes.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/rag.h"
#include "services/delivery/domain/status_entry.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {

// An activity as a row of the CSV form has it; texts without blanks at their ends.
struct PlanImportRow {
  int64_t line = 0;  // on which it begins; the header is line 1
  std::string theme;
  std::string code;
  std::string action;
  std::string opcc_lead;
  std::string delivery_lead;
  std::string activity_code;
  std::string narrative;
  std::string partnership_opportunities;  // with a blank line between them
  std::optional<Rag> rag;                 // nothing: no status is made
  std::optional<absl::CivilDay> as_of;
  std::optional<absl::CivilDay> target_date;
  std::string direction_as_printed;
  std::string override_reason;  // of the colour, where dates speak against it
  // Cells that say that there is none, and so clear what the plan has; an empty one says nothing.
  struct None {
    bool delivery_lead = false;
    bool narrative = false;
    bool partnership_opportunities = false;
    bool target_date = false;
  };
  None none = {};
};

// The JSON form.
struct PlanDocumentAction {
  std::string code;
  std::string text;
};
struct PlanDocumentItem {
  std::string name;
  std::vector<std::string> breakdown;
  std::string provider;
  std::vector<std::string> indicators = {};  // resource names; none: the plan keeps its own
};
struct PlanDocumentTheme {
  std::string prefix;
  std::string name;
  std::vector<std::string> strategic_themes;
  std::string aim;
  std::string shared_outcome;
  std::vector<std::string> objectives;
  std::vector<std::string> alt_objectives;  // none, or as many
  std::vector<PlanDocumentAction> actions;
  std::vector<PlanDocumentItem> items;
};
struct PlanDocument {
  std::string title;
  std::string area;
  std::string vision;
  std::optional<absl::CivilDay> effective_from;
  std::optional<absl::CivilDay> elected_on;
  std::vector<PlanDocumentTheme> themes;
};

struct PlanImport {
  std::optional<PlanDocument> document;
  std::vector<PlanImportRow> rows;      // in the order of the file
  std::optional<absl::CivilDay> as_of;  // of colours whose row has no day
};

struct OpportunityChanges : PartChanges<Opportunity> {
  std::vector<Opportunity> deleted;
};

struct PlanImportOutcome {
  // All there are, by row, the document's, which have the line 0, before them, each field once.
  // Where there is one, there is nothing else.
  std::vector<imports::RowFault> faults;
  std::optional<Plan> plan;  // where the document changes it
  PartChanges<Theme> themes;
  PartChanges<Objective> objectives;
  PartChanges<BusinessIntelligenceItem> items;
  PartChanges<PriorityAction> actions;
  OpportunityChanges opportunities;
  PartChanges<Activity> activities;
  PartChanges<LeadAssignment> leads;  // those that a row has no longer end
  LinkChanges links;
  std::vector<StatusEntry> statuses;
  int64_t created_count = 0;                  // of parts
  int64_t changed_count = 0;                  // deleted ones among them
  int64_t unchanged_count = 0;                // named and as the plan has them
  std::vector<std::string> unresolved_leads;  // of those named, as printed, each once
  std::vector<std::string> unresolved_links;  // `T9: section 10.1`
};

// When and by whom.
struct PlanImportStamp {
  absl::CivilDay today;  // in Europe/London
  std::string caller;
  absl::Time now;
};

// Decides an import. `history`: the plan's status entries, all of them. What the plan lacks is
// created, what differs is changed, what the import does not name stays, where a row is empty too;
// what a row says that there is none of goes. But an action's text must be that of every other row
// of its code, and once the action has an activity, that which the plan has: its own wording or
// that of an import before (ACTION_TEXT_DIFFERS). The first import of an action that a document has
// brought keeps both wordings. docs/errors.md has the other reasons.
PlanImportOutcome DecideImport(const PlanContent& content, absl::Span<const StatusEntry> history,
                               const PlanImport& asked, const PlanImportStamp& stamp);

}  // namespace copperplate::delivery

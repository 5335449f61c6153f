// The plan on a page, as of a day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/delivery/domain/board_figures.h"
#include "services/delivery/domain/direction.h"
#include "services/delivery/domain/milestone_figures.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/rag.h"
#include "services/delivery/domain/rag_counts.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

struct BoardMilestone {
  std::string activity_code;
  Milestone milestone;  // as it was known on the day
  MilestoneFigures figures;
};

struct BoardActivity {
  Activity activity;  // its narrative is the one of the day
  std::vector<LeadAssignment> opcc_leads;
  std::vector<LeadAssignment> delivery_leads;
  std::optional<StatusEntry> status;  // nothing: none was reported by the day
  Direction direction;
  std::optional<int64_t> days_since_update;  // nothing: no status
  bool stale = false;                        // more days than the plan takes, or no status
  // Unmet ones and those met, by due day.
  std::vector<BoardMilestone> milestones;

  std::optional<Rag> rag() const;
};

struct BoardAction {
  PriorityAction action;
  std::vector<BoardActivity> activities;  // live ones, by code
  std::optional<Rag> rag;                 // nothing: no activity has a colour
  bool has_not_started = false;           // an activity is WHITE and another is not
  std::vector<Opportunity> opportunities;
  std::vector<IndicatorLink> indicator_links;  // that hold on the day
  std::vector<PlanLink> links;                 // from the action or its activities
};

// How many activities have each colour: a theme has no colour of its own.
struct BoardTheme {
  Theme theme;
  std::vector<BoardAction> actions;  // live ones, by code
  RagCounts counts;
  std::optional<Rational> on_target_percent;
};

// A colour that stands although dates speak against it.
struct BoardOverride {
  std::string activity_code;
  Rag rag = Rag::kGreen;
  std::string why;     // WhyOverride() as of the board's day; empty where nothing does any more
  std::string reason;  // as given; empty where a day has passed since the report: one is needed
};

struct Board {
  std::string force;  // id
  Plan plan;
  absl::CivilDay as_of;
  std::optional<int32_t> base;  // number of the iteration that directions are since
  std::vector<BoardTheme> themes;
  RagCounts counts;
  std::optional<Rational> on_target_percent;
  std::vector<BoardMilestone> overdue;   // by due day, then code
  std::vector<BoardMilestone> due_soon;  // the same
  std::vector<BoardOverride> overrides;  // by code
  std::vector<PlanLink> unresolved_links;
  std::vector<std::string> unresolved_leads;  // as printed, each once, by name
};

// Over the colours of an action's live activities: all WHITE: WHITE; else the worst that is not
// WHITE. Nothing where there is none.
std::optional<Rag> ActionRag(absl::Span<const Rag> rags);

// 100 x GREEN / (RED + YELLOW + GREEN), exact; nothing where the denominator is 0.
std::optional<Rational> OnTargetPercent(const RagCounts& counts);

Board ComputeBoard(const BoardFigures& figures, absl::CivilDay as_of);

}  // namespace copperplate::delivery

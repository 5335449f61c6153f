#include "services/delivery/domain/board.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "services/delivery/domain/code.h"
#include "services/delivery/domain/lead_rules.h"
#include "services/delivery/domain/status_rules.h"

namespace copperplate::delivery {
namespace {

void CountColour(std::optional<Rag> rag, RagCounts& counts) {
  if (!rag.has_value()) {
    ++counts.none;
    return;
  }
  switch (*rag) {
    case Rag::kRed:
      ++counts.red;
      break;
    case Rag::kYellow:
      ++counts.yellow;
      break;
    case Rag::kWhite:
      ++counts.white;
      break;
    case Rag::kGreen:
      ++counts.green;
      break;
  }
}

void AddCounts(const RagCounts& more, RagCounts& counts) {
  counts.red += more.red;
  counts.yellow += more.yellow;
  counts.white += more.white;
  counts.green += more.green;
  counts.none += more.none;
}

bool IsDueBefore(const BoardMilestone& a, const BoardMilestone& b) {
  if (a.milestone.current_due != b.milestone.current_due) {
    return a.milestone.current_due < b.milestone.current_due;
  }
  if (a.activity_code != b.activity_code) return IsCodeBefore(a.activity_code, b.activity_code);
  return a.milestone.id < b.milestone.id;
}

// The board's parts that one action, activity and so on contribute to.
class BoardBuilder {
 public:
  BoardBuilder(const BoardFigures& figures, absl::CivilDay as_of)
      : figures_(figures), content_(figures.content), as_of_(as_of) {
    board_.force = content_.force;
    board_.plan = content_.plan;
    board_.as_of = as_of;
    if (figures.base.has_value()) board_.base = figures.base->number;
  }

  Board Build() && {
    for (const Theme& theme : content_.themes) board_.themes.push_back(BuildTheme(theme));
    std::sort(board_.themes.begin(), board_.themes.end(),
              [](const BoardTheme& a, const BoardTheme& b) {
                return std::tie(a.theme.order, a.theme.id) < std::tie(b.theme.order, b.theme.id);
              });
    for (const BoardTheme& theme : board_.themes) AddCounts(theme.counts, board_.counts);
    board_.on_target_percent = OnTargetPercent(board_.counts);
    for (const PlanLink& link : content_.links) {
      if (!link.resolved()) board_.unresolved_links.push_back(link);
    }
    SortLinks(board_.unresolved_links);
    board_.unresolved_leads.assign(unresolved_leads_.begin(), unresolved_leads_.end());
    std::sort(board_.overdue.begin(), board_.overdue.end(), IsDueBefore);
    std::sort(board_.due_soon.begin(), board_.due_soon.end(), IsDueBefore);
    std::sort(board_.overrides.begin(), board_.overrides.end(),
              [](const BoardOverride& a, const BoardOverride& b) {
                return IsCodeBefore(a.activity_code, b.activity_code);
              });
    return std::move(board_);
  }

 private:
  static void SortLinks(std::vector<PlanLink>& links) {
    std::sort(links.begin(), links.end(), [](const PlanLink& a, const PlanLink& b) {
      return a.from_code == b.from_code ? a.id < b.id : IsCodeBefore(a.from_code, b.from_code);
    });
  }

  BoardTheme BuildTheme(const Theme& theme) {
    BoardTheme built;
    built.theme = theme;
    for (const PriorityAction& action : content_.actions) {
      if (action.theme == theme.id && action.LiveOn(as_of_)) {
        built.actions.push_back(BuildAction(action));
      }
    }
    std::sort(built.actions.begin(), built.actions.end(),
              [](const BoardAction& a, const BoardAction& b) {
                return IsCodeBefore(a.action.code, b.action.code);
              });
    for (const BoardAction& action : built.actions) {
      for (const BoardActivity& activity : action.activities) {
        CountColour(activity.rag(), built.counts);
      }
    }
    built.on_target_percent = OnTargetPercent(built.counts);
    return built;
  }

  BoardAction BuildAction(const PriorityAction& action) {
    BoardAction built;
    built.action = action;
    std::vector<Rag> rags;
    for (const Activity& activity : content_.activities) {
      if (activity.action != action.id || !activity.LiveOn(as_of_)) continue;
      built.activities.push_back(BuildActivity(activity));
      const std::optional<Rag> rag = built.activities.back().rag();
      if (rag.has_value()) rags.push_back(*rag);
    }
    std::sort(built.activities.begin(), built.activities.end(),
              [](const BoardActivity& a, const BoardActivity& b) {
                return IsCodeBefore(a.activity.code, b.activity.code);
              });
    built.rag = ActionRag(rags);
    built.has_not_started = built.rag.has_value() && built.rag != Rag::kWhite &&
                            std::find(rags.begin(), rags.end(), Rag::kWhite) != rags.end();
    for (const Opportunity& opportunity : content_.opportunities) {
      if (opportunity.action == action.id) built.opportunities.push_back(opportunity);
    }
    std::sort(built.opportunities.begin(), built.opportunities.end(),
              [](const Opportunity& a, const Opportunity& b) {
                return std::tie(a.order, a.id) < std::tie(b.order, b.id);
              });
    for (const IndicatorLink& link : content_.indicator_links) {
      if (link.action == action.id && link.HoldsOn(as_of_)) built.indicator_links.push_back(link);
    }
    std::sort(built.indicator_links.begin(), built.indicator_links.end(),
              [](const IndicatorLink& a, const IndicatorLink& b) { return a.id < b.id; });
    for (const PlanLink& link : content_.links) {
      const std::optional<Code> from = ParseCode(link.from_code);
      if (from.has_value() && ActionCodeOf(*from) == action.code) built.links.push_back(link);
    }
    SortLinks(built.links);
    return built;
  }

  BoardActivity BuildActivity(const Activity& activity) {
    BoardActivity built;
    built.activity = activity;
    built.opcc_leads = LeadsOn(content_.leads, activity.id, LeadRole::kOpcc, as_of_);
    built.delivery_leads = LeadsOn(content_.leads, activity.id, LeadRole::kDelivery, as_of_);
    for (const StatusEntry& entry : figures_.statuses) {
      if (entry.activity == activity.id && entry.as_of <= as_of_) built.status = entry;
    }
    built.stale = true;
    if (built.status.has_value()) AddStatus(built);
    for (const auto* const leads : {&built.opcc_leads, &built.delivery_leads}) {
      for (const LeadAssignment& lead : *leads) {
        if (!lead.resolved) unresolved_leads_.insert(lead.printed());
      }
    }
    AddMilestones(built);
    return built;
  }

  void AddStatus(BoardActivity& built) {
    const StatusEntry& status = *built.status;
    if (figures_.base.has_value()) {
      const auto then = figures_.base->rags.find(built.activity.code);
      if (then != figures_.base->rags.end()) {
        built.direction = DirectionBetween(then->second, status.rag);
      }
    }
    built.days_since_update = as_of_ - status.as_of;
    built.stale = *built.days_since_update > content_.plan.stale_after_days;
    const std::string why = WhyOverride(built.activity, content_.milestones, status.rag, as_of_);
    if (!why.empty() || !status.override_reason.empty()) {
      board_.overrides.push_back({built.activity.code, status.rag, why, status.override_reason});
    }
  }

  void AddMilestones(BoardActivity& built) {
    for (const Milestone& milestone : content_.milestones) {
      if (milestone.activity != built.activity.id) continue;
      const std::optional<Milestone> then = MilestoneOn(milestone, as_of_);
      if (!then.has_value()) continue;
      const BoardMilestone one{built.activity.code, *then, FiguresOf(*then, as_of_)};
      if (one.figures.overdue) board_.overdue.push_back(one);
      if (one.figures.due_soon) board_.due_soon.push_back(one);
      built.milestones.push_back(one);
    }
    std::sort(built.milestones.begin(), built.milestones.end(), IsDueBefore);
  }

  const BoardFigures& figures_;
  const PlanContent& content_;
  const absl::CivilDay as_of_;
  std::set<std::string> unresolved_leads_;
  Board board_;
};

}  // namespace

std::optional<Rag> BoardActivity::rag() const {
  if (!status.has_value()) return std::nullopt;
  return status->rag;
}

std::optional<Rag> ActionRag(absl::Span<const Rag> rags) {
  std::optional<Rag> worst;
  for (const Rag rag : rags) {
    if (!worst.has_value() || worst == Rag::kWhite ||
        (rag != Rag::kWhite && Rank(rag) < Rank(*worst))) {
      worst = rag;
    }
  }
  return worst;
}

std::optional<Rational> OnTargetPercent(const RagCounts& counts) {
  const int64_t started = counts.red + counts.yellow + counts.green;
  if (started == 0) return std::nullopt;
  return Rational::Of(absl::int128(counts.green) * 100, started);
}

Board ComputeBoard(const BoardFigures& figures, absl::CivilDay as_of) {
  return BoardBuilder(figures, as_of).Build();
}

}  // namespace copperplate::delivery

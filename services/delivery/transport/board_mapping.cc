#include "services/delivery/transport/board_mapping.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/rational/rational.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/iteration.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

static_assert(v1::Iteration::NONE == static_cast<int>(DirectionOfTravel::kNone) + 1);
static_assert(v1::Iteration::IMPROVED == static_cast<int>(DirectionOfTravel::kImproved) + 1);
static_assert(v1::Iteration::NO_CHANGE == static_cast<int>(DirectionOfTravel::kNoChange) + 1);
static_assert(v1::Iteration::DETERIORATED ==
              static_cast<int>(DirectionOfTravel::kDeteriorated) + 1);
static_assert(v1::Iteration::Direction_MAX == v1::Iteration::DETERIORATED);

absl::string_view WordOf(IndicatorVerdict::Word word) {
  switch (word) {
    case IndicatorVerdict::Word::kLower:
      return "LOWER";
    case IndicatorVerdict::Word::kComparable:
      return "COMPARABLE";
    case IndicatorVerdict::Word::kHigher:
      return "HIGHER";
    case IndicatorVerdict::Word::kNotCalculated:
      break;
  }
  return "NOT_CALCULATED";
}

v1::BoardIndicator::Unavailability WhyAbsent(VerdictAbsence absence) {
  switch (absence) {
    case VerdictAbsence::kNotConfigured:
    case VerdictAbsence::kUnreachable:
      return v1::BoardIndicator::SERVICE_DOWN;
    case VerdictAbsence::kBusy:
    case VerdictAbsence::kTooSlow:
      return v1::BoardIndicator::SERVICE_SLOW;
    // The dashboard as a whole is refused: that tells nothing of what is on it.
    case VerdictAbsence::kRefused:
      return v1::BoardIndicator::REFUSED;
    case VerdictAbsence::kNoSuchRow:
      return v1::BoardIndicator::NOT_FOUND;
    case VerdictAbsence::kFailed:
      break;
  }
  return v1::BoardIndicator::FAILED;
}

v1::BoardIndicator WriteIndicator(const std::string& name, const VerdictAnswer& answer) {
  v1::BoardIndicator out;
  out.set_indicator(name);
  if (const auto* const absence = std::get_if<VerdictAbsence>(&answer)) {
    out.set_unavailable(true);
    out.set_unavailability(WhyAbsent(*absence));
    return out;
  }
  const auto& verdict = std::get<IndicatorVerdict>(answer);
  out.set_title(verdict.title);
  out.set_verdict(std::string(WordOf(verdict.word)));
  out.set_sentence(verdict.sentence);
  out.set_value_text(verdict.value);
  out.set_unit(verdict.unit);
  out.set_data_month(FormatMonth(verdict.data_month));
  return out;
}

// A link's target as read: its code, or the words where it has none.
const std::string& TargetOf(const PlanLink& link) {
  return link.resolved() ? link.to_code : link.to_text;
}

// Of a theme or of the whole board.
template <class Message>
void WriteCounts(const RagCounts& counts, const std::optional<Rational>& on_target_percent,
                 Message& out) {
  out.set_activity_count(static_cast<int32_t>(counts.total()));
  out.set_red_count(static_cast<int32_t>(counts.red));
  out.set_yellow_count(static_cast<int32_t>(counts.yellow));
  out.set_green_count(static_cast<int32_t>(counts.green));
  out.set_white_count(static_cast<int32_t>(counts.white));
  out.set_unreported_count(static_cast<int32_t>(counts.none));
  if (on_target_percent.has_value()) out.set_on_target_pct(on_target_percent->Round(1));
}

class BoardWriter {
 public:
  BoardWriter(absl::string_view force, const LiveBoard& live)
      : force_(force), live_(live), plan_(live.board.plan.id) {}

  v1::Board Write() && {
    const Board& board = live_.board;
    out_.set_name(kBoardName.Format(force_, plan_));
    out_.set_title(board.plan.title);
    out_.set_as_of(FormatDate(board.as_of));
    if (board.base.has_value()) {
      out_.set_base(kIterationName.Format(force_, plan_, IterationId(*board.base)));
      out_.set_base_cut_off(DateText(live_.base_cut_off));
    }
    for (const BoardTheme& theme : board.themes) {
      WriteTheme(theme);
      for (const BoardAction& action : theme.actions) {
        if (action.activities.empty()) out_.add_actions_without_activity(action.action.code);
        for (const BoardActivity& activity : action.activities) WriteRow(theme, action, activity);
      }
    }
    WriteCounts(board.counts, board.on_target_percent, out_);
    for (const BoardMilestone& milestone : board.overdue) {
      *out_.add_overdue_milestones() = WriteMilestone(milestone);
    }
    for (const BoardMilestone& milestone : board.due_soon) {
      *out_.add_due_soon_milestones() = WriteMilestone(milestone);
    }
    for (const BoardOverride& of : board.overrides) WriteOverride(of);
    for (const PlanLink& link : board.unresolved_links) {
      out_.add_unresolved_links(absl::StrCat(link.from_code, ": ", link.to_text));
    }
    for (const std::string& lead : board.unresolved_leads) out_.add_unresolved_leads(lead);
    return std::move(out_);
  }

 private:
  void WriteTheme(const BoardTheme& theme) {
    v1::BoardTheme& out = *out_.add_themes();
    out.set_theme(kThemeName.Format(force_, plan_, theme.theme.id));
    out.set_prefix(theme.theme.prefix);
    out.set_title(theme.theme.name);
    out.set_aim(theme.theme.aim);
    WriteCounts(theme.counts, theme.on_target_percent, out);
  }

  void WriteRow(const BoardTheme& theme, const BoardAction& action, const BoardActivity& activity) {
    v1::BoardRow& out = *out_.add_rows();
    const Activity& of = activity.activity;
    out.set_activity(kActivityName.Format(force_, plan_, action.action.id, of.id));
    out.set_theme(theme.theme.name);
    out.set_code(action.action.code);
    out.set_action(action.action.text);
    out.set_action_note(action.action.note);
    out.set_activity_code(of.code);
    for (const LeadAssignment& lead : activity.opcc_leads) out.add_opcc_leads(lead.printed());
    for (const LeadAssignment& lead : activity.delivery_leads) {
      out.add_delivery_leads(lead.printed());
    }
    out.set_narrative(of.narrative);
    WriteStatus(activity, out);
    for (const Opportunity& opportunity : action.opportunities) {
      out.add_opportunities(opportunity.text);
    }
    out.set_target_date(DateText(of.target_date));
    out.set_next_review_on(DateText(of.next_review_on));
    if (action.rag.has_value()) out.set_action_rag(api::ToProto<v1::StatusEntry::Rag>(*action.rag));
    out.set_has_not_started(action.has_not_started);
    for (const BoardMilestone& milestone : activity.milestones) {
      if (milestone.figures.overdue) *out.add_overdue_milestones() = WriteMilestone(milestone);
      if (milestone.figures.due_soon) *out.add_due_soon_milestones() = WriteMilestone(milestone);
    }
    WriteIndicators(action, out);
    for (const PlanLink& link : action.links) {
      if (link.from_code == action.action.code || link.from_code == of.code) {
        out.add_links(TargetOf(link));
      }
    }
  }

  static void WriteStatus(const BoardActivity& activity, v1::BoardRow& out) {
    out.set_direction(api::ToProto<v1::Iteration::Direction>(activity.direction.travel));
    out.set_started_late(activity.direction.started);
    out.set_stale(activity.stale);
    if (!activity.status.has_value()) return;
    out.set_rag(api::ToProto<v1::StatusEntry::Rag>(activity.status->rag));
    out.set_status_as_of(FormatDate(activity.status->as_of));
    out.set_override_reason(activity.status->override_reason);
    out.set_days_since_update(static_cast<int32_t>(activity.days_since_update.value_or(0)));
  }

  void WriteOverride(const BoardOverride& of) {
    v1::BoardOverride& out = *out_.add_overrides();
    out.set_activity_code(of.activity_code);
    out.set_rag(api::ToProto<v1::StatusEntry::Rag>(of.rag));
    out.set_why(of.why);
    out.set_reason(of.reason);
  }

  v1::BoardMilestone WriteMilestone(const BoardMilestone& of) const {
    const Milestone& milestone = of.milestone;
    v1::BoardMilestone out;
    out.set_milestone(
        kMilestoneName.Format(force_, plan_, milestone.action, milestone.activity, milestone.id));
    out.set_activity_code(of.activity_code);
    out.set_title(milestone.title);
    out.set_original_due(FormatDate(milestone.original_due));
    out.set_current_due(FormatDate(milestone.current_due));
    out.set_slippage_days(static_cast<int32_t>(of.figures.slippage_days));
    out.set_revision_count(of.figures.revision_count);
    return out;
  }

  // By name, each once, however many links lead to it.
  void WriteIndicators(const BoardAction& action, v1::BoardRow& out) {
    std::set<std::string> names;
    for (const IndicatorLink& link : action.indicator_links) names.insert(link.indicator);
    for (const std::string& name : names) {
      const auto answer = live_.verdicts.find(name);
      if (answer == live_.verdicts.end()) continue;
      v1::BoardIndicator& indicator = *out.add_indicators();
      indicator = WriteIndicator(name, answer->second);
      if (indicator.unavailable()) out_.set_indicators_unavailable(true);
    }
  }

  const absl::string_view force_;
  const LiveBoard& live_;
  const std::string& plan_;
  v1::Board out_;
};

}  // namespace

v1::Board WriteBoard(absl::string_view force, const LiveBoard& live) {
  return BoardWriter(force, live).Write();
}

}  // namespace copperplate::delivery

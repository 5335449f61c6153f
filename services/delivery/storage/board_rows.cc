#include "services/delivery/storage/board_rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/change_postgres/force.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/storage/board_statement.h"

namespace copperplate::delivery {

using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Session;

namespace {

// Takes rows apart and puts what they say into the figures.
class BoardRowReader {
 public:
  explicit BoardRowReader(BoardFigures& figures)
      : figures_(figures), content_(figures.content), base_(figures.base) {}

  absl::Status Add(const Row& row) {
    int64_t part = 0;
    text_ = day_ = number_ = 0;
    ABSL_RETURN_IF_ERROR(row.Read(part, texts_, days_, numbers_, instant_));
    switch (static_cast<BoardPart>(part)) {
      case BoardPart::kPlan:
        AddPlan();
        break;
      case BoardPart::kTheme:
        AddTheme();
        break;
      case BoardPart::kAction:
        AddAction();
        break;
      case BoardPart::kActivity:
        AddActivity();
        break;
      case BoardPart::kLead:
        AddLead();
        break;
      case BoardPart::kOpportunity:
        AddOpportunity();
        break;
      case BoardPart::kIndicatorLink:
        AddIndicatorLink();
        break;
      case BoardPart::kMilestone:
        AddMilestone();
        break;
      case BoardPart::kStatus:
        figures_.statuses.push_back(TakeStatus());
        break;
      case BoardPart::kPlanLink:
        AddPlanLink();
        break;
      case BoardPart::kBase:
        AddBase();
        break;
      case BoardPart::kBaseRag:
        AddBaseRag();
        break;
    }
    return absl::OkStatus();
  }

 private:
  std::string Text() { return std::move(texts_.at(text_++)); }
  std::optional<absl::CivilDay> DayOrNone() { return days_.at(day_++); }
  absl::CivilDay Day() { return DayOrNone().value_or(absl::CivilDay()); }
  int64_t Number() { return numbers_.at(number_++); }
  int32_t Small() { return static_cast<int32_t>(Number()); }

  void AddPlan() {
    Plan& plan = content_.plan;
    plan.id = Text();
    plan.title = Text();
    plan.owner = Text();
    plan.parent = Text();
    plan.vision = Text();
    plan.area = Text();
    plan.successor = Text();
    plan.effective_from = DayOrNone();
    plan.effective_to = DayOrNone();
    plan.kind = FromNumber<PlanKind>(Number());
    plan.stale_after_days = Small();
    plan.state = FromNumber<PlanState>(Number());
    plan.marking = FromNumber<Marking>(Number());
  }

  void AddTheme() {
    Theme& theme = content_.themes.emplace_back();
    theme.id = Text();
    theme.prefix = Text();
    theme.name = Text();
    theme.aim = Text();
    theme.shared_outcome = Text();
    theme.order = Small();
  }

  void AddAction() {
    PriorityAction& action = content_.actions.emplace_back();
    action.id = Text();
    action.theme = Text();
    action.code = Text();
    action.text = Text();
    action.alt_text = Text();
    action.note = Text();
  }

  void AddActivity() {
    Activity& activity = content_.activities.emplace_back();
    activity.action = Text();
    activity.id = Text();
    activity.code = Text();
    activity.narrative = Text();
    activity.target_date = DayOrNone();
    activity.next_review_on = DayOrNone();
  }

  void AddLead() {
    LeadAssignment& lead = content_.leads.emplace_back();
    lead.action = Text();
    lead.activity = Text();
    lead.id = Text();
    lead.person_or_body = Text();
    lead.printed_as = Text();
    lead.from = Day();
    lead.to = DayOrNone();
    lead.role = FromNumber<LeadRole>(Number());
    lead.resolved = Number() != 0;
    lead.order = Small();
  }

  void AddOpportunity() {
    Opportunity& opportunity = content_.opportunities.emplace_back();
    opportunity.action = Text();
    opportunity.id = Text();
    opportunity.text = Text();
    opportunity.order = Small();
  }

  void AddIndicatorLink() {
    IndicatorLink& link = content_.indicator_links.emplace_back();
    link.action = Text();
    link.id = Text();
    link.indicator = Text();
    link.from = Day();
    link.to = DayOrNone();
  }

  void AddMilestone() {
    Milestone& milestone = content_.milestones.emplace_back();
    milestone.action = Text();
    milestone.activity = Text();
    milestone.id = Text();
    milestone.title = Text();
    milestone.original_due = Day();
    milestone.current_due = Day();
    milestone.met_on = DayOrNone();
    milestone.met_known_on = DayOrNone();
    milestone.from = DayOrNone();
    for (int64_t moves = Number(); moves > 0; --moves) {
      DueRevision& revision = milestone.revisions.emplace_back();
      revision.to = Day();
      revision.on = Day();
    }
    while (day_ < days_.size()) {
      MilestoneReopening& reopening = milestone.reopenings.emplace_back();
      reopening.met_on = Day();
      reopening.met_known_on = Day();
      reopening.on = Day();
    }
  }

  StatusEntry TakeStatus() {
    StatusEntry entry;
    entry.action = Text();
    entry.activity = Text();
    entry.id = Text();
    entry.narrative = Text();
    entry.entered_by = Text();
    entry.corrects = Text();
    entry.override_reason = Text();
    entry.direction_as_printed = Text();
    entry.as_of = Day();
    entry.rag = FromNumber<Rag>(Number());
    entry.entered_at = instant_.value_or(absl::InfinitePast());
    return entry;
  }

  void AddPlanLink() {
    PlanLink& link = content_.links.emplace_back();
    link.id = Text();
    link.from_code = Text();
    link.to_code = Text();
    link.to_text = Text();
    link.kind = FromNumber<LinkKind>(Number());
  }

  // Its row may come before or after those of its colours.
  DirectionBase& Base() { return base_.has_value() ? *base_ : base_.emplace(); }

  void AddBase() {
    Base().cut_off = Day();
    Base().number = Small();
  }

  void AddBaseRag() {
    std::string code = Text();
    Base().rags.insert_or_assign(std::move(code), FromNumber<Rag>(Number()));
  }

  BoardFigures& figures_;
  PlanContent& content_;
  std::optional<DirectionBase>& base_;
  std::vector<std::string> texts_;
  std::vector<std::optional<absl::CivilDay>> days_;
  std::vector<int64_t> numbers_;
  std::optional<absl::Time> instant_;
  size_t text_ = 0;
  size_t day_ = 0;
  size_t number_ = 0;
};

}  // namespace

absl::StatusOr<BoardFigures> ReadBoardFigures(Session& session, absl::string_view force,
                                              absl::string_view plan, absl::CivilDay as_of,
                                              bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kReadBoard, force, plan, as_of, sensitive));
  if (rows.empty()) return change_postgres::NotFoundIn(session, force, PlanUnknown());
  BoardFigures figures;
  figures.content.force = std::string(force);
  BoardRowReader reader(figures);
  for (const Row row : rows) ABSL_RETURN_IF_ERROR(reader.Add(row));
  return figures;
}

}  // namespace copperplate::delivery

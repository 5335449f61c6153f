#include "services/governance/domain/risk_register.h"

#include <algorithm>
#include <tuple>

#include "libs/fields/civil.h"
#include "libs/fields/id.h"

namespace copperplate::governance {
namespace {

const RegisterRow* FindRow(const RegisterSnapshot* snapshot, absl::string_view risk) {
  if (snapshot == nullptr) return nullptr;
  const auto row =
      std::find_if(snapshot->rows.begin(), snapshot->rows.end(),
                   [&](const RegisterRow& one) { return absl::string_view(one.risk) == risk; });
  return row == snapshot->rows.end() ? nullptr : &*row;
}

std::optional<RegisterScores> ScoresOf(const AssessedRisk& assessed, const RegisterRow* before,
                                       const AsKnown& known, const GovernanceSettings& settings) {
  const RiskAssessment* const assessment = AssessmentAsKnown(assessed.assessments, known);
  if (assessment == nullptr) return std::nullopt;
  RegisterScores scores;
  scores.inherent = assessment->inherent.Score();
  scores.current = assessment->current.Score();
  scores.target = assessment->target.Score();
  scores.band = BandOf(scores.current, settings.risk_bands);
  if (before != nullptr && before->scores.has_value()) {
    scores.movement = scores.current - before->scores->current;
  }
  return scores;
}

RegisterRow RowOf(const AssessedRisk& assessed, const RegisterSnapshot* before,
                  const AsKnown& known, const GovernanceSettings& settings) {
  const Risk& risk = *assessed.risk;
  RegisterRow row;
  row.risk = risk.id;
  row.reference = risk.reference;
  row.title = risk.title;
  row.owner = OwnerAsKnown(risk.ownership, known);
  row.category = risk.category;
  row.treatment = TreatmentAsKnown(risk, known);
  row.marking = risk.marking;
  row.scores = ScoresOf(assessed, FindRow(before, risk.id), known, settings);
  row.next_review = NextReviewAsKnown(risk, known);
  row.review_overdue = row.next_review.has_value() && *row.next_review < known.as_of;
  return row;
}

auto RegisterOrder(const RegisterRow& row) {
  return std::make_tuple(row.scores.has_value() ? -row.scores->current : 0, row.reference,
                         row.risk);
}

}  // namespace

std::vector<RegisterRow> RegisterOn(absl::Span<const AssessedRisk> risks,
                                    const RegisterSnapshot* before, const AsKnown& known,
                                    const GovernanceSettings& settings) {
  std::vector<RegisterRow> rows;
  for (const AssessedRisk& assessed : risks) {
    const Risk& risk = *assessed.risk;
    if (StateAsKnown(risk.changes, RiskState::kProposed, known) != RiskState::kOpen) continue;
    rows.push_back(RowOf(assessed, before, known, settings));
  }
  std::sort(rows.begin(), rows.end(), [](const RegisterRow& a, const RegisterRow& b) {
    return RegisterOrder(a) < RegisterOrder(b);
  });
  return rows;
}

RegisterCounts CountsOf(absl::Span<const RegisterRow> rows) {
  RegisterCounts counts;
  for (const RegisterRow& row : rows) {
    ++(row.scores.has_value() ? counts.by_band[static_cast<size_t>(row.scores->band)]
                              : counts.not_assessed);
    if (row.review_overdue) ++counts.review_overdue;
  }
  return counts;
}

Faults Validate(const RegisterSnapshot& snapshot, const std::optional<MeetingDay>& meeting,
                std::optional<absl::CivilDay> last, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(snapshot.id, "id", faults);
  if (snapshot.as_of > today) {
    fields::CheckNotInFuture(snapshot.as_of, "as_of", today, faults);
  } else if (last.has_value() && snapshot.as_of < *last) {
    faults.Add("SNAPSHOT_OUT_OF_ORDER", "as_of", "must not lie before the last snapshot");
  }
  if (!meeting.has_value()) {
    faults.Add("MEETING_UNKNOWN", "presented_at_meeting", "is not there");
  } else if (meeting->called_off) {
    faults.Add("MEETING_CALLED_OFF", "presented_at_meeting", "must take place");
  } else if (meeting->on < snapshot.as_of) {
    faults.Add("PRESENTED_BEFORE_AS_OF", "presented_at_meeting",
               "must not lie before the day that the register is of");
  }
  return faults;
}

}  // namespace copperplate::governance

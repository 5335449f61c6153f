#include "services/governance/transport/action_log_mapping.h"

#include <iterator>
#include <optional>

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {
namespace {

// The least age of each band, in days.
constexpr int32_t kBandFrom[] = {0, 31, 91, 181};
static_assert(std::size(kBandFrom) == kAgeBands);

// One decimal, half away from zero; empty where there is none.
std::string OneDecimal(const std::optional<Rational>& value) {
  return value.has_value() ? value->Round(1) : "";
}

void WriteActionStanding(const std::string& force, const ActionStanding& standing, bool for_viewer,
                         v1::ActionLog::Action& out) {
  const Action& action = *standing.action;
  out.set_name(kActionName.Format(force, action.body, action.id));
  out.set_reference(action.reference);
  if (!for_viewer || !action.restricted) out.set_text(action.text);
  out.set_restricted(action.restricted);
  out.set_owner(standing.owner);
  out.set_state(api::ToProto<v1::Action::State>(standing.state));
  out.set_raised_on(FormatDate(action.raised_on));
  out.set_original_due(DateText(action.due.original));
  out.set_current_due(DateText(standing.due));
  if (standing.slippage_days.has_value()) out.set_slippage_days(*standing.slippage_days);
  out.set_revision_count(standing.revision_count);
  out.set_age_days(standing.age_days);
  out.set_closed_on(DateText(standing.closed_on));
  out.set_overdue(standing.overdue);
  out.set_due_soon(standing.due_soon);
  out.set_reopened(standing.reopened);
}

void WriteActionCounts(const ActionLog& log, v1::ActionLog& out) {
  out.set_total(log.total);
  out.set_open(log.open);
  out.set_not_started(log.InState(ActionState::kOpen));
  out.set_in_progress(log.InState(ActionState::kInProgress));
  out.set_proposed_complete(log.InState(ActionState::kProposedComplete));
  out.set_closed(log.InState(ActionState::kClosed));
  out.set_cancelled(log.InState(ActionState::kCancelled));
  out.set_superseded(log.InState(ActionState::kSuperseded));
  out.set_overdue(log.overdue);
  out.set_due_soon(log.due_soon);
  out.set_undated(log.undated);
  out.set_without_owner(log.without_owner);
  out.set_without_owner_or_date(log.without_owner_or_date);
  out.set_reopened(log.reopened);
}

}  // namespace

v1::ActionLog WriteActionLog(const std::string& force, const std::string& name,
                             absl::CivilDay as_of, const ActionLogAt& at,
                             const ActionLogShown& shown) {
  v1::ActionLog out;
  out.set_name(name);
  out.set_as_of(FormatDate(as_of));
  api::WriteInstant(at.known_at, *out.mutable_known_at());
  WriteActionCounts(at.log, out);
  out.set_due_soon_days(at.settings.due_soon_days);
  for (size_t band = 0; band < kAgeBands; ++band) {
    v1::ActionLog::AgeBand& ages = *out.add_ages();
    ages.set_from_days(kBandFrom[band]);
    if (band + 1 < kAgeBands) ages.set_to_days(kBandFrom[band + 1] - 1);
    ages.set_count(at.log.by_age[band]);
  }
  out.set_mean_open_age_days(OneDecimal(at.log.mean_open_age_days));
  out.set_mean_closed_age_days(OneDecimal(at.log.mean_closed_age_days));
  out.set_closed_by_original_due_percent(OneDecimal(at.log.closed_by_original_due));
  for (const std::string& reference : at.missing_references) out.add_missing_references(reference);
  for (const ActionStanding& standing : at.log.standings) {
    if (!shown.open_only || IsOpen(standing.state)) {
      WriteActionStanding(force, standing, shown.for_viewer, *out.add_actions());
    }
  }
  return out;
}

}  // namespace copperplate::governance

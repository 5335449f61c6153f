#include "services/governance/domain/statutory_clock.h"

#include <algorithm>
#include <tuple>

#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

absl::CivilDay S55Due(absl::CivilDay report_published_on) {
  return report_published_on + kS55DaysAfter;
}

std::optional<S55Standing> StandingOn(const SourceReport& report, const StatutoryResponse* response,
                                      const AsKnown& known) {
  // The day of a final report does not change.
  if (!report.published_on.has_value() || *report.published_on > known.as_of ||
      !WasUnderDuty(report, known.known_at)) {
    return std::nullopt;
  }
  S55Standing standing;
  standing.due = S55Due(*report.published_on);
  standing.days_left = static_cast<int32_t>(standing.due - known.as_of);
  if (response != nullptr) {
    standing.state = StateAsKnown(response->changes, ResponseState::kAwaitingChief, known);
    const auto& publication = response->publication;
    if (publication.has_value() && known.Has(publication->on, publication->recorded_at)) {
      standing.published_on = publication->on;
    }
  }
  standing.breached = standing.published_on.value_or(known.as_of) > standing.due;
  return standing;
}

std::vector<StatutoryRow> StatutoryRowsOn(absl::Span<const SourceReport* const> reports,
                                          absl::Span<const StatutoryResponse* const> responses,
                                          const AsKnown& known) {
  std::vector<StatutoryRow> rows;
  for (const SourceReport* const report : reports) {
    const auto found =
        std::find_if(responses.begin(), responses.end(), [&](const StatutoryResponse* response) {
          return response->id == report->id && known.Has(response->begun_on, response->recorded_at);
        });
    const StatutoryResponse* const response = found == responses.end() ? nullptr : *found;
    const auto standing = StandingOn(*report, response, known);
    if (standing.has_value()) rows.push_back({report, response, *standing});
  }
  std::sort(rows.begin(), rows.end(), [](const StatutoryRow& a, const StatutoryRow& b) {
    return std::tie(a.standing.due, a.report->id) < std::tie(b.standing.due, b.report->id);
  });
  return rows;
}

}  // namespace copperplate::governance

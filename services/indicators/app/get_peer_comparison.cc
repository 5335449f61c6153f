#include "services/indicators/app/get_peer_comparison.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/indicators/app/one_indicator.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/period_words.h"

namespace copperplate::indicators {
namespace {

absl::Status PeerFiguresUnknown(absl::string_view why) {
  return Error(absl::StatusCode::kNotFound, "PEER_FIGURES_UNKNOWN", why).Build();
}

// The end of the period to compare in.
absl::StatusOr<int32_t> PeriodEnd(const PeerFigures& figures, int32_t month) {
  if (!figures.own.has_value()) return IndicatorUnknown();
  if (!figures.own->ValidIn(month)) {
    Faults faults;
    AddIndicatorNotValid(
        "month",
        absl::StrCat("it is so ", MonthsThere(figures.own->valid_from, figures.own->valid_to)),
        faults);
    return faults.ToStatus();
  }
  if (!figures.peers.has_value()) {
    return PeerFiguresUnknown(
        "forces/national has no indicator of this id, which figures of peers would be of");
  }
  const PublishedPeers& peers = *figures.peers;
  if (!peers.period_end.has_value()) {
    return PeerFiguresUnknown("no figure of any force is held up to the month");
  }
  if (!ReachesPeers(peers.definition, month, *peers.period_end)) {
    return PeerFiguresUnknown(absl::StrCat("the latest period with a figure of any force ends in ",
                                           FormatMonth(*peers.period_end),
                                           ", and the indicator of "
                                           "forces/national may lag ",
                                           peers.definition.lag_months, " months"));
  }
  return *peers.period_end;
}

}  // namespace

absl::StatusOr<ComputedPeers> GetPeerComparison(PeerReader& reader, const RequestContext& context,
                                                const PeerComparisonQuery& query) {
  ABSL_ASSIGN_OR_RETURN(PeerFigures figures, reader.Read(context, {.indicator = query.indicator,
                                                                   .month = query.month,
                                                                   .known_at = query.known_at}));
  ABSL_ASSIGN_OR_RETURN(const int32_t period_end, PeriodEnd(figures, query.month));
  std::vector<PeerFigure> now;
  std::vector<PeerFigure> before;
  for (PeerFigure& figure : figures.peers->figures) {
    (figure.period_end == period_end ? now : before).push_back(std::move(figure));
  }
  ComputedPeers computed;
  if (const PeerGroup* const group = GroupIn(figures.groups, period_end)) computed.group = *group;
  const Profile* profile =
      FindProfile(query.profile.empty() ? figures.own->rule_profile : query.profile);
  // One that this release lacks, as a dashboard's.
  if (profile == nullptr) profile = FindProfile(kBoardProfile);
  computed.title = std::move(figures.own->title);
  computed.definition = std::move(figures.peers->definition);
  computed.month = query.month;
  computed.comparison =
      ComparePeers({.definition = computed.definition,
                    .force = context.force,
                    .group = computed.group.has_value() ? &*computed.group : nullptr,
                    .period_end = period_end,
                    .figures = now,
                    .figures_year_before = before,
                    .profile = *profile,
                    .titles = &figures.titles});
  computed.revision = figures.revision;
  computed.national_revision = figures.national_revision;
  computed.recorded_at = figures.recorded_at;
  return computed;
}

}  // namespace copperplate::indicators

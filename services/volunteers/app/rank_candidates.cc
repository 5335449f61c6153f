#include "services/volunteers/app/rank_candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

bool IsLiveOn(const CandidateRecord& record, absl::CivilDay day) {
  const std::optional<EngagementState> state = StateOn(record.history, day);
  return state.has_value() && !IsTerminal(*state);
}

using EngagementIds = std::pair<absl::string_view, absl::string_view>;

// The page behind `query.after`, of the ranking.
std::vector<RankedCandidate> PageOf(const std::vector<Suitability>& ranked,
                                    const std::map<EngagementIds, const CandidateRecord*>& records,
                                    const RankingQuery& query) {
  auto first = ranked.begin();
  if (query.after.has_value()) {
    first = std::upper_bound(
        ranked.begin(), ranked.end(), *query.after,
        [](const Rank& rank, const Suitability& one) { return IsBefore(rank, RankOf(one)); });
  }
  std::vector<RankedCandidate> rows;
  for (auto at = first; at != ranked.end() && rows.size() < static_cast<size_t>(query.limit);
       ++at) {
    const CandidateRecord& record = *records.at({at->ref, at->engagement});
    rows.push_back({.suitability = *at,
                    .kind = record.candidate.kind,
                    .name = record.name,
                    .place = at->eligible() ? at - ranked.begin() + 1 : 0});
  }
  return rows;
}

}  // namespace

absl::StatusOr<RankingPage> RankCandidates(CandidateRegister& candidates,
                                           const RequestContext& context,
                                           const RankingQuery& query) {
  ABSL_ASSIGN_OR_RETURN(const OpportunityAt at,
                        candidates.Read(context, query.opportunity, query.as_of));
  std::vector<Candidate> live;
  std::map<EngagementIds, const CandidateRecord*> records;
  for (const CandidateRecord& record : at.candidates) {
    if (!IsLiveOn(record, query.as_of)) continue;
    live.push_back(record.candidate);
    records[{record.candidate.ref, record.candidate.engagement}] = &record;
  }
  const std::vector<Suitability> ranked = Ranked(at.opportunity, live);
  RankingPage page;
  page.eligible = std::count_if(ranked.begin(), ranked.end(),
                                [](const Suitability& one) { return one.eligible(); });
  page.excluded = static_cast<int64_t>(ranked.size()) - page.eligible;
  page.rows = PageOf(ranked, records, query);
  page.more =
      !page.rows.empty() && IsBefore(RankOf(page.rows.back().suitability), RankOf(ranked.back()));
  std::set<std::string> shown;
  for (const RankedCandidate& row : page.rows) {
    const Suitability& one = row.suitability;
    if (records.at({one.ref, one.engagement})->marking == Marking::kOfficialSensitive) {
      shown.insert(one.ref);
    }
  }
  ABSL_RETURN_IF_ERROR(candidates.RecordShown(context, {shown.begin(), shown.end()}));
  return page;
}

}  // namespace copperplate::volunteers

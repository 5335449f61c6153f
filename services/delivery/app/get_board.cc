#include "services/delivery/app/get_board.h"

#include <set>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"

namespace copperplate::delivery {
namespace {

VerdictAnswers AskVerdicts(VerdictReader& verdicts, const RequestContext& context,
                           const Board& board) {
  std::set<std::string> ids;
  VerdictAnswers by_name;
  for (const BoardTheme& theme : board.themes) {
    for (const BoardAction& action : theme.actions) {
      for (const IndicatorLink& link : action.indicator_links) {
        const auto [place, added] = by_name.emplace(link.indicator, VerdictAbsence::kNoSuchRow);
        decltype(kIndicatorName)::Ids parts;
        if (added && kIndicatorName.Matches(link.indicator, parts) && parts[0] == context.force) {
          ids.emplace(parts[1]);
        }
      }
    }
  }
  if (ids.empty()) return by_name;
  const VerdictAnswers by_id =
      verdicts.Read(context, VerdictMonth(board.as_of), {ids.begin(), ids.end()});
  for (const auto& [id, answer] : by_id) {
    by_name.insert_or_assign(kIndicatorName.Format(context.force, id), answer);
  }
  return by_name;
}

}  // namespace

absl::StatusOr<LiveBoard> GetBoard(BoardReader& boards, VerdictReader& verdicts,
                                   const RequestContext& context, const BoardQuery& query) {
  ABSL_ASSIGN_OR_RETURN(const BoardFigures figures,
                        boards.ReadBoard(context, query.plan, query.as_of, query.sees_sensitive));
  LiveBoard live;
  live.board = ComputeBoard(figures, query.as_of);
  if (figures.base.has_value()) live.base_cut_off = figures.base->cut_off;
  if (query.with_indicators) live.verdicts = AskVerdicts(verdicts, context, live.board);
  return live;
}

}  // namespace copperplate::delivery

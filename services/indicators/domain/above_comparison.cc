#include "services/indicators/domain/above_comparison.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "services/indicators/domain/judge.h"
#include "services/indicators/domain/peer_funnel.h"
#include "services/indicators/domain/peer_sentence.h"

namespace copperplate::indicators {
namespace {

Cell OwnCell(const AboveInput& input) {
  if (input.own != nullptr) return PeerCell(input.definition, *input.own);
  Cell none = PeerCell(input.definition, input.published);  // the period
  none.absence = AbsenceReason::kNoObservation;
  none.text = "n/a";
  return none;
}

bool IsOfGroup(const AboveInput& input, const PeerFigure& figure) {
  if (figure.kind != PeerKind::kForce || figure.period_end != input.published.period_end) {
    return false;
  }
  const std::vector<std::string>& members = input.group->members;
  return figure.of == input.force ||
         std::find(members.begin(), members.end(), figure.of) != members.end();
}

// The limits around the published value; decides nothing where there are none.
void JudgeByFunnel(const AboveInput& input, const TestControl& control, Verdict& verdict) {
  if (input.group == nullptr) {
    verdict.reason = VerdictReason::kNoPeerGroup;
    return;
  }
  std::vector<const PeerFigure*> figures;
  std::optional<size_t> own;
  for (const PeerFigure& figure : input.forces) {
    if (!IsOfGroup(input, figure)) continue;
    if (figure.of == input.force) own = figures.size();
    figures.push_back(&figure);
  }
  verdict.reason = VerdictReason::kPeersTooFew;
  if (!own.has_value()) return;
  const Rule rule =
      RuleOf(input.profile, Comparison::kPeers, input.definition.measure, control.control);
  const FunnelAround around =
      LimitsAround(input.definition, rule, figures, *own, verdict.reference.value);
  verdict.reason = around.reason;
  if (around.reason != VerdictReason::kNone) return;
  verdict.interval = around.limits;
  verdict.one_in = rule.one_in;
  const double value = verdict.subject.value;
  verdict.word = value > around.limits.upper   ? VerdictWord::kHigher
                 : value < around.limits.lower ? VerdictWord::kLower
                                               : VerdictWord::kComparable;
}

}  // namespace

Verdict CompareWithAbove(const AboveInput& input) {
  const Cell subject = OwnCell(input);
  const Cell reference = PeerCell(input.definition, input.published);
  const ComparedCells cells(subject, reference);
  const auto untested = [](const Rule&) {
    TwoSampleTest none;
    none.reason = VerdictReason::kNotTestable;
    return none;
  };
  const TestControl control{ControlOfPeers(input.control)};
  Verdict verdict =
      CompareCells(input.definition, input.profile, Comparison::kPeers, cells, untested, control);
  if (verdict.method == Method::kFunnel && subject.present()) {
    JudgeByFunnel(input, control, verdict);
  }
  if (input.detail == Detail::kVerdictsAlone) return verdict;
  verdict.sentence = AboveSentence(input, verdict, cells);
  return verdict;
}

}  // namespace copperplate::indicators

#include "services/indicators/domain/peer_comparison.h"

#include <algorithm>
#include <map>

#include "libs/statistics/rank.h"
#include "services/indicators/domain/judge.h"
#include "services/indicators/domain/peer_average.h"
#include "services/indicators/domain/peer_sentence.h"
#include "services/indicators/domain/polarity.h"

namespace copperplate::indicators {
namespace {

using Figures = std::map<std::string, const PeerFigure*, std::less<>>;  // by force

Figures OfForces(absl::Span<const PeerFigure> figures) {
  Figures by_force;
  for (const PeerFigure& figure : figures) {
    if (figure.kind == PeerKind::kForce) by_force[figure.of] = &figure;
  }
  return by_force;
}

// Places of the figures that `counts` says count; nothing for the others.
struct Ranked {
  std::map<std::string, int, std::less<>> places;
  int of = 0;
  bool highest_first = false;

  std::optional<int> Of(absl::string_view force) const {
    const auto found = places.find(std::string(force));
    return found == places.end() ? std::nullopt : std::optional(found->second);
  }
};

template <typename Counts>
Ranked RankForces(const IndicatorDefinition& definition, const Figures& figures, Counts counts) {
  std::vector<std::string> forces;
  std::vector<std::optional<double>> values;
  for (const auto& [force, figure] : figures) {
    if (!counts(force)) continue;
    forces.push_back(force);
    values.emplace_back(PeerCell(definition, *figure).value);
  }
  Ranked ranked;
  const auto ranking = statistics::Rank(values, ForStatistics(definition.polarity));
  if (!ranking.ok()) return ranked;  // never: values are finite
  ranked.of = ranking->of;
  ranked.highest_first = ranking->highest_first;
  for (size_t i = 0; i < forces.size(); ++i)
    ranked.places[forces[i]] = ranking->places[i].value_or(0);
  return ranked;
}

class Comparer {
 public:
  explicit Comparer(const PeerInput& input)
      : input_(input),
        figures_(OfForces(input.figures)),
        year_before_(OfForces(input.figures_year_before)) {}

  PeerComparison Compare() {
    const int months = PeriodMonths(input_.definition.frequency);
    out_.period = {input_.period_end - months + 1, input_.period_end};
    for (const PeerFigure& figure : input_.figures) {
      if (figure.kind != PeerKind::kForce) out_.published.push_back(figure);
    }
    ListForces();
    DrawFunnels();
    Place();
    Judge();
    return std::move(out_);
  }

 private:
  bool InGroup(absl::string_view force) const {
    if (input_.group == nullptr) return false;
    const std::vector<std::string>& members = input_.group->members;
    return force == input_.force ||
           std::any_of(members.begin(), members.end(),
                       [&](const std::string& member) { return member == force; });
  }

  void ListForces() {
    std::map<std::string, const PeerFigure*, std::less<>> listed = figures_;
    listed.emplace(std::string(input_.force), nullptr);
    if (input_.group != nullptr) {
      for (const std::string& member : input_.group->members) listed.emplace(member, nullptr);
    }
    for (const auto& [force, figure] : listed) {
      PeerForce& row = out_.forces.emplace_back();
      row.force = force;
      row.in_group = InGroup(force);
      if (figure == nullptr) {
        row.cell.absence = AbsenceReason::kNoObservation;
        row.cell.text = "n/a";
        row.cell.period = out_.period;
        if (row.in_group) out_.missing.push_back(force);
        continue;
      }
      row.cell = PeerCell(input_.definition, *figure);
      row.figure = *figure;
      if (figure->negative()) out_.negative.push_back(force);
      if (!row.in_group) continue;
      ++out_.group_size;
      out_.data_to = std::min(out_.data_to.value_or(figure->data_to), figure->data_to);
    }
  }

  // Fills in the funnel of the rows that count and what it says of each.
  template <typename Counts, typename Take>
  PeerFunnel Funnel(std::vector<const PeerFigure*>& drawn, Counts counts, Take take) {
    std::vector<PeerForce*> rows;
    for (PeerForce& row : out_.forces) {
      if (!row.figure.has_value() || !counts(row)) continue;
      rows.push_back(&row);
      drawn.push_back(&*row.figure);
    }
    PeerFunnel funnel = DrawFunnel(input_.definition, drawn);
    for (size_t i = 0; i < rows.size(); ++i) take(*rows[i], funnel.limits[i]);
    return funnel;
  }

  void DrawFunnels() {
    std::vector<const PeerFigure*> all;
    out_.national_funnel = Funnel(
        all, [](const PeerForce&) { return true; },
        [](PeerForce& row, const auto& limits) { row.limits = limits; });
    out_.group_funnel = Funnel(
        group_figures_, [](const PeerForce& row) { return row.in_group; },
        [](PeerForce& row, const auto& limits) { row.limits_in_group = limits; });
  }

  void Place() {
    const auto everyone = [](absl::string_view) { return true; };
    const auto in_group = [this](absl::string_view force) { return InGroup(force); };
    out_.national = PlaceAmong(everyone, "forces",
                               [](PeerForce& row, std::optional<int> place) { row.place = place; });
    out_.in_group =
        PlaceAmong(in_group, "forces of its group",
                   [](PeerForce& row, std::optional<int> place) { row.place_in_group = place; });
    if (input_.group == nullptr) {
      out_.in_group.sentence = NoGroupSentence(input_, out_.period);
    }
  }

  template <typename Counts, typename Take>
  PeerPlace PlaceAmong(Counts counts, absl::string_view among, Take take) {
    const Ranked now = RankForces(input_.definition, figures_, counts);
    const Ranked before = RankForces(input_.definition, year_before_, counts);
    for (PeerForce& row : out_.forces) take(row, now.Of(row.force));
    PeerPlace place;
    place.place = now.Of(input_.force);
    place.of = now.of;
    place.highest_first = now.highest_first;
    place.place_year_before = before.Of(input_.force);
    place.of_year_before = before.of;
    const auto below = std::count_if(out_.negative.begin(), out_.negative.end(), counts);
    place.not_adjusted_for_size = GrowsWithSize(input_.definition.measure);
    if (input_.detail == Detail::kVerdictsAlone) return place;
    place.sentence = PlaceSentence(input_, place, among, static_cast<int>(below));
    return place;
  }

  TwoSampleTest Test(const Rule& rule) const {
    for (size_t i = 0; i < group_figures_.size(); ++i) {
      if (group_figures_[i]->of == input_.force) {
        return TestByFunnel(out_.group_funnel, rule, group_figures_, i);
      }
    }
    TwoSampleTest none;
    none.reason = VerdictReason::kSubjectAbsent;
    return none;
  }

  // What keeps any profile from a verdict.
  VerdictReason Hindrance(const Cell& subject) const {
    if (input_.group == nullptr) return VerdictReason::kNoPeerGroup;
    if (!subject.present()) return VerdictReason::kSubjectAbsent;
    if (out_.group_size < kFewestPeers) return VerdictReason::kPeersTooFew;
    return VerdictReason::kNone;
  }

  Verdict JudgeBy(const Profile& profile, const Cell& subject) const {
    const bool by_funnel =
        profile.rule(Comparison::kPeers, input_.definition.measure).method == Method::kFunnel;
    const Cell& reference = by_funnel ? out_.group_funnel.centre : out_.average;
    const auto tester = [this](const Rule& rule) { return Test(rule); };
    Verdict verdict = CompareCells(input_.definition, profile, Comparison::kPeers,
                                   {subject, reference}, tester, {ControlOfPeers(input_.control)});
    // Without a funnel there is no common figure either: what keeps it from being drawn is why.
    if (by_funnel && verdict.reason == VerdictReason::kReferenceAbsent) {
      verdict.reason = out_.group_funnel.reason;
    }
    const VerdictReason hindrance = Hindrance(subject);
    if (hindrance != VerdictReason::kNone) {
      verdict.word = VerdictWord::kNotCalculated;
      verdict.reason = hindrance;
    }
    return verdict;
  }

  void Judge() {
    static const Profile& significance = *FindProfile(kSignificanceProfile);
    out_.average = AverageOf(
        input_.definition,
        input_.group == nullptr ? PeerAveraging::kSimple : input_.group->averaging, group_figures_);
    const auto own = std::find_if(out_.forces.begin(), out_.forces.end(),
                                  [&](const PeerForce& row) { return row.force == input_.force; });
    const Cell& subject = own->cell;
    out_.verdict = JudgeBy(input_.profile, subject);
    if (input_.detail == Detail::kVerdictsAlone) return;
    out_.verdict.significant = SaysTheyDiffer(JudgeBy(significance, subject));
    const bool by_funnel = out_.verdict.method == Method::kFunnel;
    out_.verdict.sentence =
        PeerSentence(input_, out_, {subject, by_funnel ? out_.group_funnel.centre : out_.average});
  }

  const PeerInput& input_;
  const Figures figures_;
  const Figures year_before_;
  std::vector<const PeerFigure*> group_figures_;  // of the group, by force
  PeerComparison out_;
};

}  // namespace

bool ReachesPeers(const IndicatorDefinition& definition, int32_t month_asked, int32_t period_end) {
  return period_end >= LatestPeriodEnd(definition, month_asked) - definition.lag_months;
}

const PeerGroup* GroupIn(absl::Span<const PeerGroup> groups, int32_t month) {
  for (const PeerGroup& group : groups) {
    if (group.ValidIn(month)) return &group;
  }
  return nullptr;
}

PeerComparison ComparePeers(const PeerInput& input) { return Comparer(input).Compare(); }

}  // namespace copperplate::indicators

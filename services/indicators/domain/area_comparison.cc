#include "services/indicators/domain/area_comparison.h"

#include "absl/strings/str_cat.h"
#include "libs/statistics/rank.h"
#include "libs/text/thousands.h"
#include "services/indicators/domain/adds_up.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/polarity.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/quantity.h"

namespace copperplate::indicators {
namespace {

using statistics::Ranking;

Period RankedPeriod(const IndicatorDefinition& definition, int32_t data_month) {
  if (definition.frequency == Frequency::kMonthly) return Rolling12(data_month);
  return {data_month, data_month};
}

CellMaker CellsOf(const IndicatorDefinition& definition, const AreaFigures& area) {
  return {definition, area.series, area.residents, area.notes};
}

// The change from a year before `period` to it, nothing where one of the two is not whole.
std::optional<absl::int128> ChangeOf(const CellMaker& cells, const Period& period) {
  const Cell later = cells.Value(period);
  const Cell earlier = cells.Value(period.YearsBefore(1));
  if (!later.present() || !earlier.present()) return std::nullopt;
  return later.numerator - earlier.numerator;
}

absl::int128 Magnitude(const absl::int128& change) { return change < 0 ? -change : change; }

// Of one period: the force's change, and those of all areas without their signs.
struct Movement {
  std::optional<absl::int128> force;
  absl::int128 of_areas = 0;
};

ShareOfChange ShareOf(const std::optional<absl::int128>& area, const Movement& all) {
  const std::optional<absl::int128>& force = all.force;
  ShareOfChange share;
  share.area_change = area.value_or(0);
  share.force_change = force.value_or(0);
  if (!area.has_value() || !force.has_value()) {
    share.reason = area.has_value() ? ShareReason::kForceAbsent : ShareReason::kAreaAbsent;
  } else if (*force == 0) {
    share.reason = ShareReason::kForceUnchanged;
  } else if (all.of_areas > 2 * Magnitude(*force)) {
    share.reason = ShareReason::kChangesCancel;
  } else {
    const Rational percent = Rational::Of(*area * 100, *force);
    share.reason = ShareReason::kNone;
    share.text = percent.Round(1);
    share.percent = percent.ToDouble();
  }
  return share;
}

// Shares are of events also where a RATE is shown, so that they do not depend on populations.
class Shares {
 public:
  Shares(const IndicatorDefinition& definition, int32_t data_month, const AreaFigures& force,
         absl::Span<const AreaFigures> areas)
      : events_(definition), month_{data_month, data_month}, rolling_(Rolling12(data_month)) {
    if (events_.measure == Measure::kRate) events_.measure = Measure::kCount;
    if (!AddsUp(events_.measure)) return;
    in_year_ = MovementIn(month_, force, areas);
    if (events_.frequency == Frequency::kMonthly) in_rolling_ = MovementIn(rolling_, force, areas);
  }

  void Set(const AreaFigures& area, AreaStanding& standing) const {
    if (!AddsUp(events_.measure)) return;
    const CellMaker cells = CellsOf(events_, area);
    standing.year = ShareOf(ChangeOf(cells, month_), in_year_);
    standing.rolling.reason = ShareReason::kNotMonthly;
    if (events_.frequency != Frequency::kMonthly) return;
    standing.rolling = ShareOf(ChangeOf(cells, rolling_), in_rolling_);
  }

 private:
  Movement MovementIn(const Period& period, const AreaFigures& force,
                      absl::Span<const AreaFigures> areas) const {
    Movement all;
    all.force = ChangeOf(CellsOf(events_, force), period);
    for (const AreaFigures& area : areas) {
      all.of_areas += Magnitude(ChangeOf(CellsOf(events_, area), period).value_or(0));
    }
    return all;
  }

  IndicatorDefinition events_;
  const Period month_;
  const Period rolling_;
  Movement in_year_;
  Movement in_rolling_;
};

Ranking RankOf(const IndicatorDefinition& definition, const std::vector<Cell>& cells) {
  std::vector<std::optional<double>> values;
  values.reserve(cells.size());
  for (const Cell& cell : cells) {
    values.push_back(cell.present() ? std::optional(cell.value) : std::nullopt);
  }
  // Cells are finite, so there is no error to tell.
  return statistics::Rank(values, ForStatistics(definition.polarity)).value_or(Ranking());
}

std::string RankingInWords(Polarity polarity, const std::string& period) {
  return absl::StrCat("1 is the ", FirstInWords(polarity), " value of ", period, "; ",
                      BetterWayInWords(polarity));
}

std::string PlaceInWords(const AreaStandings& all, const AreaStanding& standing) {
  std::string words = absl::StrCat("place ", *standing.place, " of ", all.ranked);
  if (standing.place_a_year_before.has_value()) {
    absl::StrAppend(&words, " (a year before: ", *standing.place_a_year_before, " of ",
                    all.ranked_a_year_before, ")");
  }
  return words;
}

std::string Sentence(const IndicatorDefinition& definition, const AreaStandings& all,
                     const std::string& title, const PeriodLabel& period,
                     const AreaStanding& standing) {
  if (!standing.value.present()) {
    return absl::StrCat(title, " has no value for ", period.text, ".");
  }
  std::string sentence = absl::StrCat(title, ": ", Quantity(definition, standing.value.text),
                                      " in ", period.text, ", ", PlaceInWords(all, standing));
  const ShareOfChange& share =
      definition.frequency == Frequency::kMonthly ? standing.rolling : standing.year;
  if (share.present()) {
    absl::StrAppend(&sentence, "; its change of ",
                    GroupThousands(FormatMillionths(share.area_change)), " since a year before is ",
                    share.text, "% of the force's ",
                    GroupThousands(FormatMillionths(share.force_change)));
  } else if (share.reason == ShareReason::kChangesCancel) {
    absl::StrAppend(&sentence, "; it changed by ",
                    GroupThousands(FormatMillionths(share.area_change)),
                    " since a year before, and the force by only ",
                    GroupThousands(FormatMillionths(share.force_change)),
                    ", since areas went both ways: no share of that is given");
  }
  return absl::StrCat(sentence, ".");
}

}  // namespace

AreaStandings CompareAreas(const IndicatorDefinition& definition, int32_t data_month,
                           const AreaFigures& force, absl::Span<const AreaFigures> areas) {
  AreaStandings all;
  const Period period = RankedPeriod(definition, data_month);
  if (definition.frequency != Frequency::kMonthly) all.ranked_by = Column::kCurrent;
  std::vector<Cell> now;
  std::vector<Cell> before;
  for (const AreaFigures& area : areas) {
    const CellMaker cells = CellsOf(definition, area);
    now.push_back(cells.Value(period));
    before.push_back(cells.Value(period.YearsBefore(1)));
  }
  const Ranking places = RankOf(definition, now);
  const Ranking places_before = RankOf(definition, before);
  all.ranked = places.of;
  all.ranked_a_year_before = places_before.of;
  all.highest_first = places.highest_first;
  const PeriodLabel label = SubjectLabel(definition, Comparison::kBenchmark, period);
  all.ranking = absl::StrCat(RankingInWords(definition.polarity, label.text), ".");
  const Shares shares(definition, data_month, force, areas);
  for (size_t i = 0; i < areas.size(); ++i) {
    AreaStanding& standing = all.areas.emplace_back();
    standing.value = std::move(now[i]);
    standing.place = places.places[i];
    standing.place_a_year_before = places_before.places[i];
    shares.Set(areas[i], standing);
    standing.sentence = Sentence(definition, all, areas[i].title, label, standing);
  }
  return all;
}

}  // namespace copperplate::indicators

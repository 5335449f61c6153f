#include "services/indicators/domain/breakdown_table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/text/thousands.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/suppression.h"

namespace copperplate::indicators {
namespace {

// A row of the table before its figures: a category, or a subtotal of some.
struct Place {
  std::string category;
  bool subtotal = false;
  Subtotal parts;  // the category itself, or those in the subtotal
};

bool LiesIn(absl::string_view category, absl::string_view subtotal) {
  return category == subtotal || absl::StartsWith(category, absl::StrCat(subtotal, "/"));
}

// Every subtotal that the category closes, the innermost first.
void AddSubtotals(absl::Span<const CategoryCells> categories, size_t last,
                  std::vector<Place>& places) {
  const std::string& category = categories[last].category;
  for (size_t slash = category.rfind('/'); slash != std::string::npos;
       slash = slash == 0 ? std::string::npos : category.rfind('/', slash - 1)) {
    Place place{category.substr(0, slash), true, {}};
    for (size_t i = 0; i < categories.size(); ++i) {
      if (LiesIn(categories[i].category, place.category)) place.parts.push_back(i);
    }
    if (place.parts.back() == last) places.push_back(std::move(place));
  }
}

std::vector<Place> PlacesOf(absl::Span<const CategoryCells> categories) {
  std::vector<Place> places;
  for (size_t i = 0; i < categories.size(); ++i) {
    places.push_back({categories[i].category, false, {i}});
    AddSubtotals(categories, i, places);
  }
  return places;
}

// One column: the figures of a period.
class Line {
 public:
  using Pick = const Cell& (*)(const CategoryCells&);

  Line(const IndicatorDefinition& definition, absl::Span<const CategoryCells> categories,
       absl::Span<const Place> places, Pick pick, bool suppress)
      : decimals_(definition.decimals), categories_(categories), pick_(pick), suppress_(suppress) {
    std::vector<absl::int128> counts;
    std::vector<Subtotal> subtotals;
    for (const CategoryCells& category : categories) {
      const Cell& cell = pick(category);
      counts.push_back(cell.present() ? cell.numerator : 0);
      base_ += counts.back();
    }
    base_absence_ = BaseAbsence();
    for (const Place& place : places) {
      if (place.subtotal) subtotals.push_back(place.parts);
    }
    if (suppress) hidden_ = Suppress(counts, subtotals);
  }

  ShareCell Show(const Place& place, size_t subtotal) const {
    ShareCell shown;
    absl::int128 count = 0;
    shown.absence = AbsenceReason::kNone;
    for (const size_t part : place.parts) {
      const Cell& cell = pick_(categories_[part]);
      shown.provisional = shown.provisional || cell.provisional;
      if (!cell.present()) shown.absence = cell.absence;
      count += cell.numerator;
    }
    if (shown.absence != AbsenceReason::kNone) {
      const bool applies = shown.absence != AbsenceReason::kNotApplicable;
      shown.text = shown.percent_text = applies ? "n/a" : "-";
      return shown;
    }
    shown.suppressed = suppress_ && (place.subtotal ? hidden_.subtotals[subtotal]
                                                    : hidden_.categories[place.parts.front()]);
    SetCount(count, shown);
    SetPercent(count, base_, shown);
    return shown;
  }

  ShareBase Base(const Cell& headline) const {
    ShareBase base;
    base.headline = headline;
    base.base.absence = base_absence_;
    if (base.base.absence != AbsenceReason::kNone) {
      const bool applies = base.base.absence != AbsenceReason::kNotApplicable;
      base.base.text = base.base.percent_text = applies ? "n/a" : "-";
      return base;
    }
    base.base.suppressed = suppress_ && hidden_.withheld;
    SetCount(base_, base.base);
    base.base.percent_text = "n/a";
    if (!headline.present()) return base;
    // However it is rounded, a share of nearly all tells a small difference.
    if (!suppress_) SetPercent(base_, headline.numerator, base.base);
    ShareCell difference;
    difference.suppressed = base.base.suppressed;
    SetCount(headline.numerator - base_, difference);
    base.difference_text = difference.text;
    base.difference = difference.count;
    return base;
  }

 private:
  // A category that has a figure, but not of all the line, leaves no base: without it the shares of
  // the others would be too large. One without any observation adds nothing.
  AbsenceReason BaseAbsence() const {
    if (categories_.empty()) return AbsenceReason::kNoObservation;
    bool any_present = false;
    for (const CategoryCells& category : categories_) {
      const Cell& cell = pick_(category);
      if (cell.absence == AbsenceReason::kIncompletePeriod ||
          cell.absence == AbsenceReason::kOutOfRange ||
          cell.absence == AbsenceReason::kHarmWeightMissing) {
        return cell.absence;
      }
      any_present = any_present || cell.present();
    }
    return any_present ? AbsenceReason::kNone : pick_(categories_.front()).absence;
  }

  void SetCount(absl::int128 count, ShareCell& shown) const {
    if (shown.suppressed) {
      shown.text = kSuppressedMark;
      return;
    }
    const Rational exact = Rational::Of(suppress_ ? RoundedToFive(count) : count, kMillion);
    shown.text = exact.Round(suppress_ ? 0 : decimals_);
    shown.count = exact.ToDouble();
  }

  void SetPercent(absl::int128 count, absl::int128 of, ShareCell& shown) const {
    shown.percent_text = "n/a";
    if (shown.suppressed || of <= 0 || base_absence_ != AbsenceReason::kNone) return;
    if (suppress_ && (!hidden_.percentages || of < absl::int128(kLeastPercentageBase) * kMillion)) {
      return;
    }
    const Rational percent = Rational::Of(count * 100, of);
    shown.percent_text = percent.Round(suppress_ ? 0 : 1);
    double value = percent.ToDouble();
    // What is not printed is not told another way.
    if (suppress_) (void)absl::SimpleAtod(shown.percent_text, &value);
    shown.percent = value;
  }

  const int decimals_;
  const absl::Span<const CategoryCells> categories_;
  const Pick pick_;
  const bool suppress_;
  absl::int128 base_ = 0;
  AbsenceReason base_absence_ = AbsenceReason::kNone;
  Suppression hidden_;
};

const Cell& MonthOf(const CategoryCells& category) { return category.month; }
const Cell& RollingOf(const CategoryCells& category) { return category.rolling; }

std::string BaseInWords(const ShareBase& base, bool rounded) {
  if (base.base.absence != AbsenceReason::kNone || !base.headline.present()) return "";
  const Period& period = base.headline.period;
  const std::string when = period.months() == 12 ? "the 12 months to " : "";
  return absl::StrCat(
      "Of ", GroupThousands(base.headline.text), " in ", when, MonthInWords(period.last), ", ",
      base.base.suppressed ? "too few have a category to be shown. "
                           : absl::StrCat(rounded ? "about " : "", GroupThousands(base.base.text),
                                          " have a category. "));
}

std::string NoteOf(const BreakdownTable& table, bool suppress) {
  std::string note =
      absl::StrCat(BaseInWords(table.month, suppress), BaseInWords(table.rolling, suppress));
  if (suppress) {
    absl::StrAppend(&note,
                    "Counts of 1 to 4, and others that would give them away, are shown as c; other "
                    "counts of categories are rounded to the nearest 5.");
  }
  while (!note.empty() && note.back() == ' ') note.pop_back();
  return note;
}

}  // namespace

IndicatorDefinition CountsOf(const IndicatorDefinition& definition) {
  IndicatorDefinition counts = definition;
  if (definition.measure == Measure::kRate) {
    counts.measure = Measure::kCount;
    counts.unit = "count";
    counts.decimals = 0;
  }
  return counts;
}

BreakdownTable MakeBreakdownTable(const IndicatorDefinition& definition,
                                  std::vector<CategoryCells> categories, const Cell& month,
                                  const Cell& rolling, bool suppress) {
  std::sort(categories.begin(), categories.end(),
            [](const CategoryCells& a, const CategoryCells& b) { return a.category < b.category; });
  const std::vector<Place> places = PlacesOf(categories);
  const Line months(definition, categories, places, MonthOf, suppress);
  const Line rollings(definition, categories, places, RollingOf, suppress);
  BreakdownTable table;
  size_t subtotals = 0;
  for (const Place& place : places) {
    table.rows.push_back({place.category, place.subtotal, months.Show(place, subtotals),
                          rollings.Show(place, subtotals)});
    if (place.subtotal) ++subtotals;
  }
  table.month = months.Base(month);
  table.rolling = rollings.Base(rolling);
  table.note = NoteOf(table, suppress);
  return table;
}

}  // namespace copperplate::indicators

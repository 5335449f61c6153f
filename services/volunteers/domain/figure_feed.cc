#include "services/volunteers/domain/figure_feed.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/rational/rational.h"
#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kFeedFigureWords[] = {"ESTABLISHMENT", "HOURS"};
constexpr int kMinutesInHour = 60;
constexpr int kDecimals = 6;
constexpr int kMostDoublings = 9;

std::string HoursText(int64_t minutes) {
  std::string text = Rational::Of(minutes, kMinutesInHour).Round(kDecimals);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

absl::string_view Name(FeedFigure figure) { return NameIn(kFeedFigureWords, figure); }

void CheckMapping(const FigureMapping& mapping, absl::Span<const FigureMapping> others,
                  Faults& faults) {
  for (const FigureMapping& other : others) {
    if (other.id == mapping.id) continue;
    if (other.kind == mapping.kind && other.figure == mapping.figure) {
      faults.Add("FIGURE_MAPPED", "figure", "of the kind is an indicator already");
    }
    if (other.indicator == mapping.indicator) {
      faults.Add("INDICATOR_MAPPED", "indicator", "is another figure already");
    }
  }
}

std::vector<PublishedFigure> FiguresOf(absl::Span<const FigureMapping> mappings,
                                       absl::Span<const MonthFigures> months) {
  std::vector<PublishedFigure> figures;
  for (const FigureMapping& mapping : mappings) {
    const auto month = std::find_if(months.begin(), months.end(), [&](const MonthFigures& one) {
      return one.kind == mapping.kind;
    });
    if (month == months.end()) continue;
    PublishedFigure& figure = figures.emplace_back();
    figure.kind = mapping.kind;
    figure.figure = mapping.figure;
    figure.indicator = mapping.indicator;
    if (mapping.figure == FeedFigure::kHours) {
      figure.amount = HoursText(month->hours.minutes);
      figure.qualifier = month->hours.qualifier();
    } else {
      figure.amount = absl::StrCat(month->strength);
    }
  }
  return figures;
}

absl::string_view ChangeReason(absl::Span<const PublishedMonth> published, absl::CivilDay month,
                               bool late) {
  const bool again = std::any_of(published.begin(), published.end(),
                                 [&](const PublishedMonth& one) { return one.month == month; });
  if (!again) return kFirstPublication;
  return late ? kLateEntry : kCorrection;
}

std::string BatchIdOf(const FigurePublication& publication) {
  std::string id = absl::StrCat("volunteers-", publication.id);
  if (publication.delivery > 1) absl::StrAppend(&id, "-", publication.delivery);
  return id;
}

absl::Duration PauseAfter(int32_t attempts) {
  const int doublings = std::clamp(attempts - 1, 0, kMostDoublings);
  return std::min(absl::Seconds(int64_t{1} << doublings), absl::Minutes(5));
}

}  // namespace copperplate::volunteers

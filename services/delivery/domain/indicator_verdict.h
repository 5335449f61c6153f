// What the board shows beside an action of the indicators linked to it: what their own service says
// of them, or why it is not there to be shown.
#pragma once

#include <map>
#include <string>
#include <variant>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace copperplate::delivery {

// One row of the force's dashboard, in the words that it prints.
struct IndicatorVerdict {
  enum class Word { kLower, kComparable, kHigher, kNotCalculated };
  enum class Polarity { kNeutral, kHigherIsBetter, kLowerIsBetter };
  // What was compared with what: the row's verdict that applies to the indicator, in this order.
  enum class Comparison { kBenchmark, kYearAverage, kThreeYearAverage };

  std::string title;
  // The month of `value`: the newest with a figure of those that were asked, or else the last.
  absl::CivilMonth data_month;
  // `66192`, `15.9`; where no month has a figure the row's own word for it, `n/a` or `-`.
  std::string value;
  bool has_figure = false;
  Word word = Word::kNotCalculated;
  // `Lower`, `Comparable`, `Higher`; `n/a` or `-` where not calculated.
  std::string text;
  // What stands how to what, and why that is the verdict or there is none. For people.
  std::string sentence;
  Comparison comparison = Comparison::kBenchmark;
  // What `value` is in: `percent`.
  std::string unit;
  // Which direction is good news.
  Polarity polarity = Polarity::kNeutral;
};

// Why there is nothing to show. Never a reason to fail the board.
enum class VerdictAbsence {
  kNotConfigured,  // this process was not told where the service is
  kBusy,           // as many boards as may wait for it do already
  kUnreachable,    // it is stopped, starting, or asks to come again later
  kTooSlow,        // it did not answer within the part of the board's time that it was given
  kRefused,        // it does not let this caller see the dashboard
  kNoSuchRow,      // it answered, and the dashboard has no such indicator
  kFailed,         // it answered with another error
};

// For metrics and programs: `NOT_CONFIGURED`, `TOO_SLOW`.
absl::string_view VerdictAbsenceName(VerdictAbsence absence);
// For the reader of a board.
absl::string_view VerdictAbsenceSentence(VerdictAbsence absence);

using VerdictAnswer = std::variant<IndicatorVerdict, VerdictAbsence>;
// By the indicator's id (`all-recorded-crime`).
using VerdictAnswers = std::map<std::string, VerdictAnswer, std::less<>>;

// The dashboard that a board as of a day shows: of the newest month that has ended by the end of
// that day. On 2018-03-31 that is 2018-03, on 2018-03-30 still 2018-02.
absl::CivilMonth VerdictMonth(absl::CivilDay as_of);

}  // namespace copperplate::delivery

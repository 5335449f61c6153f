// Rule profiles: by which rule a comparison becomes a word. Named, versioned, constant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/indicators/domain/measure.h"
#include "services/indicators/domain/significance_control.h"

namespace copperplate::indicators {

enum class Comparison : uint8_t {
  kOneYearAverage,    // the month against the average month of the baseline year
  kThreeYearAverage,  // the month against the average month of 36
  kBenchmark,         // rolling 12 (or the latest period) against the baseline
  kPeers,
};

enum class Method : uint8_t {
  kNone,
  kRelativeBand,            // HIGHER or LOWER at or beyond a percentage of the reference
  kTwoProportionsAndBand,   // pooled z beyond a critical value, and at or beyond the percentage
  kTwoPoissonZAndBand,      // z of two counts, and at or beyond the percentage
  kTwoPoissonExactAndBand,  // conditional exact test of two small counts, and the percentage
  kFunnel,                  // outside over-dispersed funnel limits around the forces' common figure
  // The reference's value outside the 95% interval of the subject's own:
  kWilsonInterval,        // of a proportion
  kByarInterval,          // of a count of events
  kExactPoissonInterval,  // of a small count
  // By the control chart of the months behind the row:
  kXmrSignal,     // whether the month is a signal
  kXmrAssurance,  // whether its limits lie above or below the target
  // The two-sample tests of large months that vary more than chance has them, after Laney:
  kLaneyProportionsAndBand,
  kLaneyPoissonZAndBand,
};

// Whether the method holds a value against an interval, and so has neither test nor band.
constexpr bool IsInterval(Method method) {
  return method == Method::kWilsonInterval || method == Method::kByarInterval ||
         method == Method::kExactPoissonInterval;
}

// Whether the method looks at a control chart, and so at neither an average nor a baseline.
constexpr bool IsChart(Method method) {
  return method == Method::kXmrSignal || method == Method::kXmrAssurance;
}

// One rule: the method and its numbers. Of the methods for large counts and for small, the one for
// large is named, and the other used where events are few.
struct Rule {
  Method method = Method::kNone;
  int band_percent = 0;   // of the reference, in magnitude; 0: none
  double critical_z = 0;  // two-sided; the z must lie beyond it
  // How seldom chance alone passes the test, or an interval misses: one time in so many.
  int one_in = 0;
  // Leave out of the test the months that both periods share: they say nothing of a difference.
  bool drop_shared_months = false;
  // Widen the standard error by what the months of the reference vary beyond chance, where they are
  // large enough to tell.
  bool widens = false;
  // Hold not z but p, adjusted for the tests made together, against 1 / one_in; critical_z is 0.
  bool adjusts_p = false;
};

// Rule::one_in under kOneIn500.
inline constexpr int kStrictOneIn = 500;

inline constexpr char kBoardProfile[] = "board-2018";
inline constexpr char kSignificanceProfile[] = "significance";
inline constexpr char kFingertipsProfile[] = "fingertips";
inline constexpr char kMdcProfile[] = "mdc";

struct Profile {
  absl::string_view name;
  int version = 1;
  absl::string_view title;
  absl::string_view description;  // for people, one paragraph

  // Method kNone where the profile has no rule for the measure.
  Rule (*rule)(Comparison comparison, Measure measure) = nullptr;
  // Who asks may have chance controlled otherwise than `rule` does (RuleOf()).
  bool takes_control = false;
};

// The profile's rule, with chance controlled as asked where the profile takes that.
Rule RuleOf(const Profile& profile, Comparison comparison, Measure measure,
            SignificanceControl control);

// `board-2018`, the rules that the printed dashboard of March 2018 follows, `significance`,
// `fingertips`, as public health profiles are coloured, and `mdc`, as NHS England's "Making Data
// Count" reads control charts.
//
// board-2018, version 1: against an average, a relative band (COUNT, AMOUNT, RATE 20%; PROPORTION,
// RATIO, MEAN 4%; PER_HEAD 12%); against the benchmark 3% (COUNT, AMOUNT, RATE, MEAN, PER_HEAD), or
// for PROPORTION and RATIO a pooled two-sided z above 1.2816 and at least 3%; peers 4%. A RATE has
// COUNT's 20% because a row uses one population throughout, so the two differ by a constant.
//
// significance, version 2: at 95% (on request at 99.8%, or by Benjamini and Hochberg), two
// proportions (PROPORTION, RATIO) or two Poisson counts (COUNT, RATE; conditional exact when either
// count is below 10), and a practical floor of 3%; AMOUNT, MEAN, PER_HEAD, LEVEL and HARM have no
// rule, since their sums alone carry no spread. Months common to both periods are left out of a
// test, since they say nothing of a difference. Where an average month of the reference has 100
// events or more, and of proportions as many without, the standard error is widened by Laney's
// sigma z of its months, of which there are 12 or more and all (version 1 had chance alone).
// Against peers the 95% funnel limits of the group (PROPORTION, RATIO, RATE; on request the 99.8%
// ones, while Benjamini and Hochberg leave those of 95%), whose own spread stands for the floor.
//
// fingertips, version 1: whether the 95% interval of the area's own value holds the reference's
// value, whose own spread counts for nothing: Wilson's (PROPORTION, RATIO) or Byar's (COUNT, RATE;
// exact below 10 events). The same for averages, benchmark and peers; at a bound COMPARABLE, and no
// least change. AMOUNT, MEAN, PER_HEAD, LEVEL and HARM have no rule, as above.
//
// mdc, version 1: whether the month is a signal of the XmR chart of the 48 months to it, the same
// in both columns of averages: there is one chart. Against the benchmark whether the chart's limits
// lie wholly above the target (HIGHER), below it (LOWER) or around it (COMPARABLE). Any measure;
// no rule for peers. Decision 27.
absl::Span<const Profile> Profiles();  // by name

// Their names, for people: `board-2018, fingertips, mdc, significance`.
std::string ProfileNames();

// Null when there is no profile of that name.
const Profile* FindProfile(absl::string_view name);

}  // namespace copperplate::indicators

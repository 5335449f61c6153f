// Rule profiles: by which rule a comparison becomes a word. Named, versioned, constant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/indicators/domain/measure.h"

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
};

// One rule: the method and its numbers.
struct Rule {
  Method method = Method::kNone;
  int band_percent = 0;   // of the reference, in magnitude; 0: none
  double critical_z = 0;  // two-sided; the z must lie beyond it
  int one_in = 0;         // how seldom chance alone passes the test: one time in so many
  // Leave out of the test the months that both periods share: they say nothing of a difference.
  bool drop_shared_months = false;
};

inline constexpr char kBoardProfile[] = "board-2018";
inline constexpr char kSignificanceProfile[] = "significance";

struct Profile {
  absl::string_view name;
  int version = 1;
  absl::string_view title;
  absl::string_view description;  // for people, one paragraph

  // Method kNone where the profile has no rule for the measure.
  Rule (*rule)(Comparison comparison, Measure measure) = nullptr;
};

// `board-2018`, the rules that the printed dashboard of March 2018 follows, and `significance`.
//
// board-2018, version 1: against an average, a relative band (COUNT, AMOUNT, RATE 20%; PROPORTION,
// RATIO, MEAN 4%; PER_HEAD 12%); against the benchmark 3% (COUNT, AMOUNT, RATE, MEAN, PER_HEAD), or
// for PROPORTION and RATIO a pooled two-sided z above 1.2816 and at least 3%; peers 4%. A RATE has
// COUNT's 20% because a row uses one population throughout, so the two differ by a constant.
//
// significance, version 1: at 95%, two proportions (PROPORTION, RATIO) or two Poisson counts
// (COUNT, RATE; conditional exact when either count is below 10), and a practical floor of 3%;
// AMOUNT, MEAN, PER_HEAD, LEVEL and HARM have no rule, since their sums alone carry no spread.
// Months common to both periods are left out of a test, since they say nothing of a difference.
// Against peers the 95% funnel limits of the group (PROPORTION, RATIO, RATE), whose own spread
// stands for the floor.
absl::Span<const Profile> Profiles();

// Their names, for people: `board-2018, significance`.
std::string ProfileNames();

// Null when there is no profile of that name.
const Profile* FindProfile(absl::string_view name);

}  // namespace copperplate::indicators

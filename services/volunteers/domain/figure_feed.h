// What the indicators service is told of volunteers, month by month.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/hours.h"
#include "services/volunteers/domain/kind.h"

namespace copperplate::volunteers {

enum class FeedFigure : uint8_t {
  kEstablishment,  // strength at the end of the month
  kHours,          // of the month
};

// `ESTABLISHMENT`, `HOURS`.
absl::string_view Name(FeedFigure figure);

// Which indicator a figure is.
struct FigureMapping {
  std::string id;
  Kind kind = Kind::kSpecial;
  FeedFigure figure = FeedFigure::kEstablishment;
  std::string indicator;  // id of one of the force's
};

// The faults of `mapping` beside the others: FIGURE_MAPPED of `figure` that is an indicator
// already, INDICATOR_MAPPED of `indicator` that another figure is.
void CheckMapping(const FigureMapping& mapping, absl::Span<const FigureMapping> others,
                  Faults& faults);

struct PublishedFigure {
  Kind kind = Kind::kSpecial;
  FeedFigure figure = FeedFigure::kEstablishment;
  std::string indicator;  // id
  std::string amount;     // decimal: `229`, `5168.25`
  HoursQualifier qualifier = HoursQualifier::kExact;
};

// What a figure is made of.
struct MonthFigures {
  Kind kind = Kind::kSpecial;
  int64_t strength = 0;
  Hours hours;
};

// The figures of the mappings, in their order. Hours have up to six decimals, as the indicators
// service keeps them, half away from zero.
std::vector<PublishedFigure> FiguresOf(absl::Span<const FigureMapping> mappings,
                                       absl::Span<const MonthFigures> months);

enum class PublicationState : uint8_t {
  kPending,    // not taken yet; it is tried again by itself
  kDelivered,  // the indicators service has it
  kRefused,    // it said no: something has to be put right, then it is asked for again
};

// One publication of a month's figures.
struct FigurePublication {
  std::string id;
  absl::CivilDay month;       // its first day
  absl::Time known_at;        // as of which
  std::string change_reason;  // why figures are there, or change
  std::vector<PublishedFigure> figures;
  PublicationState state = PublicationState::kPending;
  int32_t delivery = 1;    // counts how often it was asked for: another one is another batch
  int32_t attempts = 0;    // of the delivery
  std::string last_error;  // reason of the last attempt that failed; empty: none did
  absl::Time next_attempt_at;
  std::optional<absl::Time> delivered_at;
};

// The words for why: it is the month's first publication; hours of it were entered after it had
// ended and since the last one; or else something was put right.
inline constexpr char kFirstPublication[] = "PUBLICATION";
inline constexpr char kLateEntry[] = "LATE_ENTRY";
inline constexpr char kCorrection[] = "CORRECTION";

// A month that was published, and as of when last; what was refused nobody has.
struct PublishedMonth {
  absl::CivilDay month;  // its first day
  absl::Time known_at;
};

// `late`: hours of what is published were entered after the month, and since it was published last.
absl::string_view ChangeReason(absl::Span<const PublishedMonth> published, absl::CivilDay month,
                               bool late);

// The id of the publication's batch in the indicators service. What was refused under one is
// refused under it for ever.
std::string BatchIdOf(const FigurePublication& publication);

// How long to wait after the nth attempt that failed: a second, doubled with each, at most five
// minutes.
absl::Duration PauseAfter(int32_t attempts);

}  // namespace copperplate::volunteers

// What volunteers were thanked and honoured with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"

namespace copperplate::volunteers {

enum class RecognitionType : uint8_t {
  kLongService,  // of years of service (continuous_service.h)
  kCommendation,
  kAward,
  kThanks,
  kOther,
};

inline constexpr int kRecognitionTypes = 5;

struct Recognition {
  std::string id;
  std::string volunteer;  // id
  RecognitionType type = RecognitionType::kThanks;
  std::optional<int> years;  // of kLongService, and of it alone
  absl::CivilDay awarded_on;
  std::string citation;   // may be empty
  bool external = false;  // by somebody else than the force
};

// Its faults beside the others of the volunteer, by the API's names: DATE_IN_FUTURE of
// `awarded_on`; FIELD_REQUIRED of `years` of long service, FIELD_NOT_FOR_TYPE of the others,
// NUMBER_OUT_OF_RANGE outside 1 to 80; those of libs/fields of `citation`.
Faults CheckRecognitionFields(const Recognition& recognition, absl::CivilDay today);

// RECOGNITION_GIVEN of `years` where another of the volunteer is of them already.
void CheckRecognitionAmong(const Recognition& recognition, absl::Span<const Recognition> others,
                           Faults& faults);

// The years of service that were recognised by the end of the day.
std::vector<int> RecognisedYears(absl::Span<const Recognition> recognitions, absl::CivilDay day);

}  // namespace copperplate::volunteers

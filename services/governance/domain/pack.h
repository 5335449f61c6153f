// What a pack is taken from: keys that are fixed once the agenda is published, so that the pack of
// a past meeting is what was tabled.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/meeting.h"
#include "services/governance/domain/paper.h"

namespace copperplate::governance {

struct PackKeys {
  // As what was known; nothing: the agenda is not published, and the pack is of now.
  std::optional<absl::Time> fixed_at;
  absl::CivilDay meeting_day;  // of registers that are told as at a day
  // The end of the newest month that was over when the agenda was published; not known when: on the
  // day of the meeting.
  absl::CivilDay figures_as_of;
};
PackKeys PackKeysOf(const Meeting& meeting, absl::CivilDay today);

// Why a part of another service is not there.
enum class PackAbsence {
  kNotConfigured,  // this process was not told where the service is
  kBusy,           // as many packs as may wait for it do already
  kUnreachable,    // it is stopped, starting, or asks to come again later
  kTooSlow,        // it did not answer within the time that there was
  kRefused,        // it does not let this caller see it
  kNone,           // it answered, and there was none
  kFailed,         // it answered with another error
};

// For programs: `NOT_CONFIGURED`, `TOO_SLOW`.
absl::string_view PackAbsenceName(PackAbsence absence);

// What another service tells for a pack.
struct ForeignPart {
  std::string resource;  // name
  absl::CivilDay as_of;
  std::string sha256;  // over the content; empty where the service keeps none
  std::string json;    // an object
};
using PackAnswer = std::variant<ForeignPart, PackAbsence>;

// Whether the paper is of the pack: issued to the agenda, of a meeting that is no historic import
// by the end of its day, and not withdrawn before the pack was fixed. What is withdrawn since was
// tabled all the same.
bool IsOfPack(const Meeting& meeting, const Paper& paper);

// The paper with the versions that were tabled: of a historic import all, else those there by the
// end of the day of the meeting.
Paper AsTabled(const Meeting& meeting, const Paper& paper);

}  // namespace copperplate::governance

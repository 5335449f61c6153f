#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

enum class OutcomeKind : uint8_t {
  kNoted,
  kApproved,
  kAgreed,
  kEndorsed,
  kDeferred,
  kRejected,
  kCommended,
};

// `NOTED` and so on.
absl::string_view Name(OutcomeKind kind);

// Whether it says yes to what was asked: what noted, endorsed or commended it decided nothing.
constexpr bool IsAgreement(OutcomeKind kind) {
  return kind == OutcomeKind::kApproved || kind == OutcomeKind::kAgreed;
}

// Whether a body settles by it what is to become of something of its own: it also does by endorsing
// what is proposed to it. What it noted, deferred, rejected or commended leaves things as they are.
constexpr bool IsDetermination(OutcomeKind kind) {
  return IsAgreement(kind) || kind == OutcomeKind::kEndorsed;
}

// What a meeting made of an item; an item may have several: noted the report, and approved its
// recommendation.
struct Outcome {
  std::string id;
  std::string item;  // id
  OutcomeKind kind = OutcomeKind::kNoted;
  std::string text;        // as minutes tell it
  std::string paragraph;   // its number in the minutes; empty: the next that is free
  std::string moved_by;    // a person; may be empty
  std::string decided_by;  // a person; empty: the body
};

// Every fault of an outcome by itself, by the API's names: those of libs/fields, and
// PARAGRAPH_NUMBER_MALFORMED (item_number.h).
Faults Validate(const Outcome& outcome);

}  // namespace copperplate::governance

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "services/governance/domain/minutes_state.h"
#include "services/governance/domain/publication.h"

namespace copperplate::governance {

struct MinutesParagraph {
  std::string item;    // id
  std::string number;  // `12.3`
  std::string text;
};

// How the text that was circulated was changed when it was approved.
struct MinutesAmendment {
  std::string number;  // of the paragraph
  std::string before;
  std::string after;
};

// What is wrong in minutes that were approved: beside the text, which stays.
struct MinutesCorrection {
  std::string number;  // of the paragraph
  std::string text;
  std::string by;  // verified
  absl::Time at;
};

// The outcome by which a later meeting approved them; ids, within the same body.
struct MinutesApproval {
  std::string meeting;
  std::string outcome;
  absl::CivilDay on;  // the day of that meeting
};

// One version of the minutes of a meeting.
struct Minutes {
  std::string id;       // of its version: `version-2`
  int32_t version = 1;  // from 1 without a gap
  MinutesState state = MinutesState::kDraft;
  std::vector<MinutesParagraph> paragraphs;
  // From here on set by moves.
  std::vector<MinutesAmendment> amendments;
  std::optional<MinutesApproval> approval;
  std::string signed_by;  // a person
  std::optional<absl::CivilDay> signed_on;
  std::optional<Publication> publication;
  std::vector<MinutesCorrection> corrections;  // oldest first
};

// As many paragraphs as minutes may have.
inline constexpr size_t kMostParagraphs = 1000;

// The resource id of a version: `version-2`.
std::string MinutesId(int32_t version);

// Null where they have no such paragraph.
const MinutesParagraph* FindParagraph(const Minutes& minutes, absl::string_view number);

// Every fault of minutes by themselves, by the API's names: of `paragraphs` TOO_MANY, and of each
// FIELD_REQUIRED, PARAGRAPH_NUMBER_MALFORMED (item_number.h), DUPLICATE of a number, and those of
// libs/fields.
Faults Validate(const Minutes& minutes);

}  // namespace copperplate::governance

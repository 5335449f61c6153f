#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"
#include "services/delivery/domain/direction.h"
#include "services/delivery/domain/plan.h"
#include "services/delivery/domain/rag.h"
#include "services/delivery/domain/rag_counts.h"

namespace copperplate::delivery {

enum class IterationState : uint8_t { kDraft, kFrozen, kPublished, kWithdrawn };
enum class PublicationBody : uint8_t { kBoard, kPanel, kWeb };

// One activity as it was frozen: a copy that no later edit reaches.
struct IterationRow {
  std::string theme;  // id
  std::string theme_prefix;
  std::string theme_name;
  std::string action_code;
  std::string action_text;
  std::string action_note;
  std::string activity_code;
  std::vector<std::string> opcc_leads;
  std::vector<std::string> delivery_leads;
  Rag rag = Rag::kWhite;
  absl::CivilDay as_of;  // of the status
  std::string override_reason;
  Direction direction;  // since `base`
  std::string narrative;
  std::vector<std::string> opportunities;  // of the action
  std::optional<absl::CivilDay> target_date;
  int64_t days_since_update = 0;
  bool stale = false;
};

// A report of the whole plan as of a day, frozen and then published under its number.
struct Iteration {
  std::string id;      // of its number: `iteration-3`
  std::string plan;    // id
  int32_t number = 0;  // from 1 without a gap
  std::string label;   // as printed: `WORK IN PROGRESS`; may be empty
  absl::CivilDay cut_off;
  std::string erratum_note;           // what it corrects in an earlier one; may be empty
  std::string stale_accepted_reason;  // why stale statuses were frozen; may be empty
  std::string withdrawn_reason;       // of kWithdrawn only
  IterationState state = IterationState::kDraft;
  // From here on of frozen ones only.
  std::optional<int32_t> base;     // number of the published one its directions are against
  std::vector<IterationRow> rows;  // by code
  RagCounts counts;                // of the rows, also where these are not read
  std::string content_sha256;      // of the canonical JSON of the rows: lower-case hexadecimal
  std::string frozen_by;
  std::optional<absl::Time> frozen_at;
};

// That an iteration was shown to a body.
struct Publication {
  std::string id;
  std::string iteration;  // id
  PublicationBody body = PublicationBody::kBoard;
  absl::CivilDay on;
  std::string meeting_ref;  // resource name or words; may be empty
  Marking marking = Marking::kOfficial;
};

// The resource id of an iteration: `iteration-3`.
std::string IterationId(int32_t number);

// Every fault of either by itself, by the API's field names.
Faults Validate(const Iteration& iteration);
Faults Validate(const Publication& publication);

}  // namespace copperplate::delivery

#pragma once

#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/domain/narrative.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

// An entry as it was written. Its header's update_time is its create_time.
struct StatusRecord {
  StatusEntry entry;
  RecordHeader header;
  std::string corrected_by;  // id of the entry of the activity that corrects it; empty: none
};

inline const std::string& IdOf(const StatusRecord& record) { return record.entry.id; }

inline absl::Status StatusEntryUnknown() {
  return Error(absl::StatusCode::kNotFound, "STATUS_ENTRY_UNKNOWN", "there is no such status entry")
      .Build();
}

// The entries of an activity, the newest day first: by id, which the day begins, backwards.
struct StatusQuery {
  PartPath activity;
  std::string before;  // id of the one before the first; empty: from the newest
  int limit = 0;
  bool sensitive = false;  // as PartQuery has it
};

// What a report makes of an activity.
struct DecidedReport {
  // Its header, `entered_by` and `entered_at` are filled in when it is written.
  StatusEntry entry;
  // The activity where it changes with it.
  std::optional<Activity> activity;
};

// One report, decided under the lock of the plan.
struct StatusReport {
  PartPath activity;
  // `present` is null where there is no such activity; `written` has its narratives that no report
  // brought, `history` all its entries, by id. An error ends the change. May run again.
  absl::FunctionRef<absl::StatusOr<DecidedReport>(
      const PlanContent& content, const PartRecord<Activity>* present,
      absl::Span<const WrittenNarrative> written, absl::Span<const StatusEntry> history)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<StatusRecord> print;
  PrintImage<PartRecord<Activity>> activity_image;
};

// How the activities of the plans of one force stood, the context's. Entries are only ever added.
// Implementations are thread-safe. Beside the errors named each gives those of
// libs/postgres/sqlstate.h. That those of a sensitive plan were read is an event of the plan,
// `plan.read`, one for each call.
class StatusRepository {
 public:
  virtual ~StatusRepository() = default;

  // NOT_FOUND (STATUS_ENTRY_UNKNOWN, PartUnknown() of what it lies below; PLAN_UNKNOWN,
  // FORCE_UNKNOWN).
  virtual absl::StatusOr<StatusRecord> Get(const RequestContext& context, const PartPath& path,
                                           bool sensitive) = 0;

  // NOT_FOUND (PartUnknown() of the activity and its action; PLAN_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<Page<StatusRecord>> List(const RequestContext& context,
                                                  const StatusQuery& query) = 0;

  // See libs/change. Its events are `status_entry.created` and, where the activity changes with it,
  // `activity.updated`. NOT_FOUND (PLAN_UNKNOWN, FORCE_UNKNOWN), ALREADY_EXISTS
  // (REQUEST_ID_REUSED), and what `decide` gives.
  virtual absl::StatusOr<Changed<StatusRecord>> Report(const RequestContext& context,
                                                       const StatusReport& report) = 0;
};

}  // namespace copperplate::delivery

// The recording of one duty, in one statement.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/events/event.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// Everything that recording a duty is: the look-up of a repeat, the lock on the engagement and what
// it lets, the duty, its minutes, its event, the request. A row in any case; for the benchmark and
// the test of its plan.
extern const postgres::Statement kRecordDuty;

// DutyRepository::Record().
absl::StatusOr<RecordedDuty> RecordDuty(const change_postgres::ChangeParts& parts,
                                        const RequestContext& context, const Duty& duty,
                                        const Printer<DutyRecord>& print);

// A duty that is ready to be written: its header and its event, whose images are sealed.
struct NewDuty {
  DutyRecord record;
  std::string subject;
  events::Event event;
  // Of a request that may be sent again, where it is for this duty alone.
  std::optional<std::string> request_id;
  std::optional<postgres::Bytes> body;
  std::optional<postgres::Bytes> reply;
};

// Without images. One whose id is empty gets one.
NewDuty MakeDuty(const change_postgres::ChangeParts& parts, const RequestContext& context,
                 const Duty& duty);

// Runs kRecordDuty.
absl::StatusOr<postgres::Rows> WriteDutyRow(postgres::Session& session,
                                            const RequestContext& context, const NewDuty& made);

// What a broken constraint says of duties; nothing where it is another's.
std::optional<DutyRefusal> RefusalOf(const absl::Status& status);

// The id of a duty whose caller gave none.
std::string DutyIdOf(absl::string_view uid);

}  // namespace copperplate::volunteers

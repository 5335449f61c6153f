#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/change/record_image.h"
#include "libs/change/request_context.h"
#include "libs/postgres/transaction.h"
#include "libs/uuid/uuid.h"

namespace copperplate::change_postgres {

// What a change tells of one resource beside who made it: an event.
struct ChangeNote {
  // Nothing: the database's clock when the event is written.
  std::optional<absl::Time> instant;
  std::string type;     // `area.created`
  std::string subject;  // resource name
  // The resource as PrintImage gives it; nothing where there was, or is, none.
  std::optional<RecordImage> before;
  std::optional<RecordImage> after;
};

// The last statements of a changing transaction: the events, in one statement, and the request with
// its reply where it may be sent again. What is personal in a note's images is encrypted under the
// key of the person that its subject is, or lies below (person_keys.h).
absl::Status RecordChange(postgres::Transaction& transaction, const RequestContext& context,
                          UuidGenerator& uuids, absl::Span<const ChangeNote> notes,
                          absl::string_view reply);

}  // namespace copperplate::change_postgres

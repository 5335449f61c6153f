// What is personal in events is encrypted under a key of the person (libs/personal), so that
// destroying the key erases it from what is sealed and can no longer be changed. A service whose
// protos mark fields `personal` has the table:
//
//   CREATE TABLE person_key (
//       force        text COLLATE "C" NOT NULL REFERENCES force,
//       person       text COLLATE "C" NOT NULL,  -- volunteers/0190c5b2-...
//       key          bytea CHECK (length(key) = 32),
//       made_at      timestamptz NOT NULL,
//       destroyed_at timestamptz,
//       PRIMARY KEY (force, person),
//       CHECK ((key IS NULL) = (destroyed_at IS NOT NULL)));
//
// An event's image with something personal has the member `sealed` after all others: base64 of what
// personal::Seal() made of the image's personal part.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/change_postgres/record_change.h"
#include "libs/events/event.h"
#include "libs/postgres/transaction.h"

namespace copperplate::change_postgres {

// Gives each event the images of its note, the n-th that of the n-th note, with what is personal in
// them sealed under the key of the person that the note's subject is, or lies below:
// `volunteers/v1` of `forces/kent/volunteers/v1/engagements/e1`. Makes the keys that are missing.
// INTERNAL (PERSON_KEY_DESTROYED) where the person has been erased: nothing personal can be told of
// them again.
absl::Status SealImages(postgres::Transaction& transaction, const std::string& force,
                        absl::Span<const ChangeNote> notes, std::vector<events::Event>& events);

// Erases what events say of the person: `volunteers/v1`. No key of theirs can be made again.
absl::Status DestroyPersonKey(postgres::Transaction& transaction, const std::string& force,
                              absl::string_view person);

}  // namespace copperplate::change_postgres

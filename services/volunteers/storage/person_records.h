// The records of one person.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/volunteers/domain/supervision.h"

namespace copperplate::volunteers {

// Whose it is to judge under the supervision `v`, an array of names as SQL: the supervisor, whom
// they named, and of whichever of them has a record that was merged into another one also the name
// of that (Dossier::kept_names).
#define COPPERPLATE_JUDGES                                                        \
  "(v.supervisor || v.delegates || ARRAY("                                        \
  "SELECT 'volunteers/' || m.merged_into FROM volunteer m "                       \
  "WHERE m.force = v.force AND m.merged_into IS NOT NULL AND m.id = ANY (ARRAY("  \
  "SELECT substr(n, 12) FROM unnest(v.supervisor || v.delegates) n WHERE n LIKE " \
  "'volunteers/%'))))"

// Named for the tests of their plans. $1 force, $2 volunteer.
extern const postgres::Statement kOtherRecords;
extern const postgres::Statement kMergedRecords;

// The ids of the other records of the volunteer's person, in order; none where there is no such
// volunteer.
absl::StatusOr<std::vector<std::string>> ReadOtherRecords(postgres::Session& session,
                                                          absl::string_view force,
                                                          absl::string_view volunteer);

// Those of them that were merged into the volunteer's: none of one that was merged itself.
absl::StatusOr<std::vector<std::string>> ReadMergedRecords(postgres::Session& session,
                                                           absl::string_view force,
                                                           absl::string_view volunteer);

// Persons as supervisions name them, those who volunteer; each with the id of the record into which
// theirs was merged.
using NamedVolunteers = std::map<std::string, std::optional<std::string>>;
// Those of `persons` of whom the force has a record.
absl::StatusOr<NamedVolunteers> ReadNamedVolunteers(postgres::Session& session,
                                                    absl::string_view force,
                                                    const std::vector<std::string>& persons);

// Dossier::kept_names of those whom the supervisions name.
absl::StatusOr<std::map<std::string, std::string>> ReadKeptNames(
    postgres::Session& session, absl::string_view force,
    const std::vector<Supervision>& supervisions);

}  // namespace copperplate::volunteers

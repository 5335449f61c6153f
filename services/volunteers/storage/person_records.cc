#include "services/volunteers/storage/person_records.h"

#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {

const postgres::Statement kOtherRecords{postgres::kRead, "other_records", R"(
    SELECT ARRAY(SELECT v.id
                 FROM volunteer own
                 JOIN volunteer v ON v.force = $1 AND v.person = own.person AND v.id <> own.id
                 WHERE own.force = $1 AND own.id = $2
                 ORDER BY v.id))"};

// A person's own number is that of the record that is kept.
const postgres::Statement kMergedRecords{postgres::kRead, "merged_records", R"(
    SELECT ARRAY(SELECT v.id
                 FROM volunteer own
                 JOIN volunteer v ON v.force = $1 AND v.person = own.uid AND v.id <> own.id
                 WHERE own.force = $1 AND own.id = $2
                 ORDER BY v.id))"};

namespace {

absl::StatusOr<std::vector<std::string>> ReadRecords(postgres::Session& session,
                                                     const postgres::Statement& statement,
                                                     absl::string_view force,
                                                     absl::string_view volunteer) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(statement, force, volunteer));
  return rows[0].Get<std::vector<std::string>>(0);
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadOtherRecords(postgres::Session& session,
                                                          absl::string_view force,
                                                          absl::string_view volunteer) {
  return ReadRecords(session, kOtherRecords, force, volunteer);
}

absl::StatusOr<std::vector<std::string>> ReadMergedRecords(postgres::Session& session,
                                                           absl::string_view force,
                                                           absl::string_view volunteer) {
  return ReadRecords(session, kMergedRecords, force, volunteer);
}

}  // namespace copperplate::volunteers

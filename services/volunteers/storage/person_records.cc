#include "services/volunteers/storage/person_records.h"

#include <utility>

#include "absl/strings/strip.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/dossier.h"

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

constexpr postgres::Statement kVolunteersNamed{postgres::kRead, "volunteers_named", R"(
    SELECT 'volunteers/' || id, merged_into FROM volunteer
    WHERE force = $1 AND id = ANY ($2::text[]))"};

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

absl::StatusOr<NamedVolunteers> ReadNamedVolunteers(postgres::Session& session,
                                                    absl::string_view force,
                                                    const std::vector<std::string>& persons) {
  std::vector<std::string> ids;
  for (const std::string& person : persons) {
    absl::string_view id = person;
    if (absl::ConsumePrefix(&id, PersonOf(""))) ids.emplace_back(id);
  }
  NamedVolunteers named;
  if (ids.empty()) return named;
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kVolunteersNamed, force, ids));
  for (const postgres::Row row : rows) {
    std::string person;
    std::optional<std::string> merged_into;
    ABSL_RETURN_IF_ERROR(row.Read(person, merged_into));
    named.emplace(std::move(person), std::move(merged_into));
  }
  return named;
}

absl::StatusOr<std::map<std::string, std::string>> ReadKeptNames(
    postgres::Session& session, absl::string_view force,
    const std::vector<Supervision>& supervisions) {
  std::vector<std::string> persons;
  for (const Supervision& supervision : supervisions) {
    persons.push_back(supervision.supervisor);
    persons.insert(persons.end(), supervision.delegates.begin(), supervision.delegates.end());
  }
  ABSL_ASSIGN_OR_RETURN(const NamedVolunteers named, ReadNamedVolunteers(session, force, persons));
  std::map<std::string, std::string> kept;
  for (const auto& [person, merged_into] : named) {
    if (merged_into.has_value()) kept.emplace(person, PersonOf(*merged_into));
  }
  return kept;
}

}  // namespace copperplate::volunteers

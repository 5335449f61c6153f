#include "services/delivery/storage/publication_rows.h"

#include <cstdint>
#include <limits>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"

namespace copperplate::delivery {

using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::ToNumber;

#define PUBLICATION_COLUMNS                                                          \
  "SELECT t.uid, t.version, t.created_at, t.created_by, t.id, t.iteration, t.body, " \
  "       t.published_on, t.meeting_ref, t.marking "                                 \
  "FROM plan p JOIN publication t ON t.force = p.force AND t.plan = p.id "           \
  "WHERE p.force = $1 AND t.force = $1 AND p.id = $2 AND t.plan = $2 AND t.iteration = $3 "

const Statement kFindPublication{postgres::kRead, "find_publication",
                                 PUBLICATION_COLUMNS
                                 "AND t.id = $4 AND (greatest(p.marking, t.marking) = 1 OR $5)"};

const Statement kListPublications{
    postgres::kRead, "list_publications",
    PUBLICATION_COLUMNS
    "AND t.id > $4 AND (greatest(p.marking, t.marking) = 1 OR $5) ORDER BY t.id LIMIT $6"};

#undef PUBLICATION_COLUMNS

namespace {

constexpr Statement kInsertPublication{postgres::kWrite, "insert_publication", R"(
    INSERT INTO publication (force, plan, iteration, id, uid, version, created_at, created_by, body,
                             published_on, meeting_ref, marking)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))"};

}  // namespace

absl::StatusOr<PublicationRecord> ReadPublication(const Row& row) {
  PublicationRecord record;
  Publication& publication = record.publication;
  RecordHeader& header = record.header;
  int64_t body = 0;
  int64_t marking = 0;
  ABSL_RETURN_IF_ERROR(row.Read(header.uid, header.version, header.create_time, header.created_by,
                                publication.id, publication.iteration, body, publication.on,
                                publication.meeting_ref, marking));
  header.update_time = header.create_time;
  header.updated_by = header.created_by;
  publication.body = FromNumber<PublicationBody>(body);
  publication.marking = FromNumber<Marking>(marking);
  return record;
}

absl::StatusOr<std::vector<PublicationRecord>> ReadPublications(Session& session,
                                                                absl::string_view force,
                                                                absl::string_view plan,
                                                                absl::string_view iteration) {
  constexpr int64_t kEveryRow = std::numeric_limits<int64_t>::max();
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kListPublications, force, plan, iteration,
                                                       "", true, kEveryRow));
  std::vector<PublicationRecord> records;
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadPublication(row));
  }
  return records;
}

absl::Status InsertPublication(Session& session, absl::string_view force, absl::string_view plan,
                               const PublicationRecord& record) {
  const Publication& publication = record.publication;
  const RecordHeader& header = record.header;
  return session
      .Execute(kInsertPublication, force, plan, publication.iteration, publication.id, header.uid,
               header.version, header.create_time, header.created_by, ToNumber(publication.body),
               publication.on, publication.meeting_ref, ToNumber(publication.marking))
      .status();
}

}  // namespace copperplate::delivery

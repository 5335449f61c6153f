#include "services/indicators/storage/annotation_rows.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

#define ANNOTATION_COLUMNS                                                                    \
  "SELECT n.kind, n.id, n.uid, n.created_at, n.updated_at, n.revision, i.id, "                \
  "       coalesce(a.id, ''), n.first_month, n.last_month, n.value, coalesce(other.id, ''), " \
  "       n.reason, n.author FROM "
#define ANNOTATION_REFERENCES                                                                 \
  " JOIN indicator i ON i.force = $1 AND i.indicator = n.indicator "                          \
  "LEFT JOIN area a ON a.force = $1 AND a.area = n.area "                                     \
  "LEFT JOIN indicator other ON other.force = $1 AND other.indicator = n.adjusted_indicator " \
  "WHERE NOT n.deleted "

const Statement kFindAnnotation{
    postgres::kRead, "find_annotation",
    ANNOTATION_COLUMNS
    "(SELECT * FROM annotation o WHERE o.force = $1 AND o.kind = $2 AND o.id = $3 "
    " AND o.revision <= $4::bigint ORDER BY o.revision DESC LIMIT 1) n" ANNOTATION_REFERENCES};

// The newest of each id is met first by the key read backwards; a force has few.
const Statement kListAnnotations{
    postgres::kRead, "list_annotations",
    ANNOTATION_COLUMNS
    "(SELECT DISTINCT ON (o.id) o.* FROM annotation o WHERE o.force = $1 AND o.kind = $2 "
    " AND o.id > $3 AND o.revision <= $4::bigint ORDER BY o.id, o.revision DESC) "
    "n" ANNOTATION_REFERENCES "AND ($5 = '' OR i.id = $5) ORDER BY n.id LIMIT $6"};

#undef ANNOTATION_REFERENCES
#undef ANNOTATION_COLUMNS

namespace {

constexpr Statement kAnnotationSubject{postgres::kRead, "annotation_subject", R"(
    SELECT $3 = '' OR a.area IS NOT NULL, $4 = '' OR adjusted.indicator IS NOT NULL,
           v.measure, v.allows_negative, v.valid_from, v.valid_to,
           there.valid_from, there.valid_to
    FROM (SELECT 1) one
    LEFT JOIN indicator i ON i.force = $1 AND i.id = $2
    LEFT JOIN indicator_version v
      ON v.force = i.force AND v.indicator = i.indicator AND v.revision = i.revision
    LEFT JOIN area a ON a.force = $1 AND a.id = $3
    LEFT JOIN area_version there
      ON there.force = a.force AND there.area = a.area AND there.revision = a.revision
    LEFT JOIN indicator adjusted ON adjusted.force = $1 AND adjusted.id = $4)"};

constexpr Statement kWriteAnnotation{postgres::kWrite, "write_annotation", R"(
    INSERT INTO annotation (force, kind, id, revision, uid, created_at, updated_at, deleted,
                            indicator, area, first_month, last_month, value, adjusted_indicator,
                            reason, author)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, i.indicator, a.area, $11, $12, $13, other.indicator,
           $15, $16
    FROM indicator i
    LEFT JOIN area a ON a.force = $1 AND a.id = $10
    LEFT JOIN indicator other ON other.force = $1 AND other.id = $14
    WHERE i.force = $1 AND i.id = $9)"};

}  // namespace

absl::StatusOr<AnnotationRecord> ReadAnnotation(const Row& row) {
  AnnotationRecord record;
  Annotation& annotation = record.annotation;
  RecordHeader& header = record.header;
  int kind = 0;
  ABSL_RETURN_IF_ERROR(row.Read(
      kind, annotation.id, header.uid, header.create_time, header.update_time, header.version,
      annotation.indicator, annotation.area, annotation.first_month, annotation.last,
      annotation.value, annotation.adjusted_indicator, annotation.reason, annotation.author));
  annotation.kind = postgres::FromNumber<AnnotationKind>(kind);
  return record;
}

absl::StatusOr<std::vector<AnnotationRecord>> ReadAnnotations(postgres::Session& session,
                                                              absl::string_view force,
                                                              AnnotationKind kind) {
  constexpr int64_t kAll = std::numeric_limits<int64_t>::max();
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      session.Query(kListAnnotations, force, postgres::ToNumber(kind), "", kAll, "", kAll));
  std::vector<AnnotationRecord> records;
  records.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadAnnotation(row));
  }
  return records;
}

absl::StatusOr<AnnotationSubject> FindSubject(postgres::Session& session, absl::string_view force,
                                              const Annotation& annotation, Faults& faults) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kAnnotationSubject, force, annotation.indicator,
                                      annotation.area, annotation.adjusted_indicator));
  bool area = false;
  bool adjusted = false;
  std::optional<int> measure;
  std::optional<bool> allows_negative;
  std::optional<int32_t> first, last, area_first, area_last;
  ABSL_RETURN_IF_ERROR(
      rows[0].Read(area, adjusted, measure, allows_negative, first, last, area_first, area_last));
  if (!measure.has_value()) AddIndicatorUnknown("indicator", faults);
  if (!area) AddAreaUnknown("area", faults);
  if (!adjusted) AddIndicatorUnknown("adjusted_series", faults);
  constexpr int32_t kForEver = std::numeric_limits<int32_t>::max();
  AnnotationSubject subject;
  if (measure.has_value()) {
    subject.indicator = {postgres::FromNumber<Measure>(*measure),
                         *allows_negative,
                         {*first, last.value_or(kForEver)}};
  }
  if (area_first.has_value()) subject.area = MonthSpan{*area_first, area_last.value_or(kForEver)};
  return subject;
}

absl::Status WriteAnnotation(postgres::Session& session, absl::string_view force,
                             const AnnotationRecord& record, bool deleted) {
  const Annotation& annotation = record.annotation;
  const RecordHeader& header = record.header;
  return session
      .Execute(kWriteAnnotation, force, postgres::ToNumber(annotation.kind), annotation.id,
               header.version, header.uid, header.create_time, header.update_time, deleted,
               annotation.indicator, annotation.area, annotation.first_month, annotation.last,
               annotation.value, annotation.adjusted_indicator, annotation.reason,
               annotation.author)
      .status();
}

}  // namespace copperplate::indicators

// The statements of annotations, and what their rows mean.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/annotation_repository.h"

namespace copperplate::indicators {

// $1 force, $2 kind, $3 id, $4 newest revision to look at.
extern const postgres::Statement kFindAnnotation;
// $1 force, $2 kind, $3 id before the first, $4 newest revision to look at, $5 indicator id (empty:
// all), $6 number of rows.
extern const postgres::Statement kListAnnotations;

// A row of the statements above.
absl::StatusOr<AnnotationRecord> ReadAnnotation(const postgres::Row& row);

// All of the kind that the force holds, by id.
absl::StatusOr<std::vector<AnnotationRecord>> ReadAnnotations(postgres::Session& session,
                                                              absl::string_view force,
                                                              AnnotationKind kind);

// INDICATOR_UNKNOWN, AREA_UNKNOWN of each field that names what the force has not, added to
// `faults`. Gives what there is of what the annotation is about, by the newest definitions.
absl::StatusOr<AnnotationSubject> FindSubject(postgres::Session& session, absl::string_view force,
                                              const Annotation& annotation, Faults& faults);

// Writes the revision `record.header.version` of it; what it refers to is there.
absl::Status WriteAnnotation(postgres::Session& session, absl::string_view force,
                             const AnnotationRecord& record, bool deleted);

}  // namespace copperplate::indicators

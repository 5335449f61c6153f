#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/rebase.pb.h"
#include "copperplate/indicators/v1/series_break.pb.h"
#include "copperplate/indicators/v1/target.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

// The annotation `id` of `force` that `message` describes. Faults, by the resource's field names,
// are everything that is wrong with it by itself.
Annotation ReadAnnotation(absl::string_view force, absl::string_view id, const v1::Rebase& message,
                          Faults& faults);
Annotation ReadAnnotation(absl::string_view force, absl::string_view id,
                          const v1::SeriesBreak& message, Faults& faults);
Annotation ReadAnnotation(absl::string_view force, absl::string_view id, const v1::Target& message,
                          Faults& faults);

// The annotation of `force` as the API shows it, into an empty message of its kind.
void WriteAnnotation(absl::string_view force, const AnnotationRecord& record, v1::Rebase& out);
void WriteAnnotation(absl::string_view force, const AnnotationRecord& record, v1::SeriesBreak& out);
void WriteAnnotation(absl::string_view force, const AnnotationRecord& record, v1::Target& out);

// A series break that a window crosses, into an empty message.
void WriteCrossedBreak(absl::string_view force, const Annotation& crossed, v1::CrossedBreak& out);

}  // namespace copperplate::indicators

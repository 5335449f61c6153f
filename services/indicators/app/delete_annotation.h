#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

struct AnnotationDeletion {
  AnnotationKind kind = AnnotationKind::kRebase;
  std::string id;
  // The version the caller takes back; nothing: whichever is present.
  std::optional<int64_t> expected_version;
  WriteMode mode = WriteMode::kWrite;
};

// Takes an annotation of the context's force back, which gives it as it last was. NOT_FOUND
// (REBASE_UNKNOWN and its kin), ABORTED (ETAG_MISMATCH), and what the port gives.
absl::StatusOr<Changed<AnnotationRecord>> DeleteAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           const AnnotationDeletion& deletion,
                                                           const Printer<AnnotationRecord>& print);

}  // namespace copperplate::indicators

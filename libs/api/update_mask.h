// Update masks (AIP-134): which fields a PATCH replaces.
//
//   const api::UpdateRules rules = {.output_only = {"unit_label"}, .immutable = {"measure"}};
//   ABSL_ASSIGN_OR_RETURN(
//       const api::UpdateMask mask,
//       api::UpdateMask::Parse(request.update_mask(), Indicator::descriptor(), rules));
//   Indicator updated = current;
//   ABSL_RETURN_IF_ERROR(mask.Apply(request.indicator(), updated));
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace google::protobuf {
class Descriptor;
class FieldMask;
class Message;
}  // namespace google::protobuf

namespace copperplate::api {

// Paths (`title`, `source.note`) of a resource that a caller may not set. `name` is immutable and
// `uid`, `create_time`, `update_time`, `created_by`, `updated_by`, `etag`, `state` are output only
// in every resource that has them, without being listed.
struct UpdateRules {
  // Named in a mask: refused. Under `*` or a parent path: kept as they stand.
  std::vector<std::string> output_only = {};
  // Named or covered: refused where the caller's value is set and differs (AIP-203), else kept.
  std::vector<std::string> immutable = {};
};

// A checked mask for one resource type. Immutable; threads may share it.
class UpdateMask {
 public:
  // `mask` is the request's `update_mask`, `resource` its resource's type. INVALID_ARGUMENT, naming
  // every faulty path: UPDATE_MASK_REQUIRED where it is empty, UPDATE_MASK_INVALID for a path that
  // is no field (or goes into a repeated or map field), FIELD_OUTPUT_ONLY. The one path `*` means
  // every field the caller may set, cleared where the patch has it not.
  static absl::StatusOr<UpdateMask> Parse(const google::protobuf::FieldMask& mask,
                                          const google::protobuf::Descriptor* resource,
                                          const UpdateRules& rules);

  // True when the mask replaces `path` or a part of it: what need not be covered need not be
  // validated.
  bool Covers(absl::string_view path) const;

  // Replaces the covered fields of `current` by the patch's, clearing those the patch has not set.
  // Both are of the resource's type. INVALID_ARGUMENT with reason FIELD_IMMUTABLE names the
  // immutable fields that the patch would change; `current` is then as it was.
  absl::Status Apply(const google::protobuf::Message& patch,
                     google::protobuf::Message& current) const;

 private:
  UpdateMask() = default;

  std::vector<std::string> paths_;
  // Covered by paths_, yet not to change.
  std::vector<std::string> kept_;
  std::vector<std::string> immutable_;
};

}  // namespace copperplate::api

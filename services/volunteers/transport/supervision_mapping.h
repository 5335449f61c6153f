#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/consent.pb.h"
#include "copperplate/volunteers/v1/supervision.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<Supervision> {
  using Message = v1::Supervision;
  static constexpr absl::string_view kField = "supervision";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Supervision Write(absl::string_view force, absl::string_view volunteer,
                               const PartRecord<Supervision>& record);
  static Supervision Read(absl::string_view force, const PartPath& path,
                          const v1::Supervision& message, Faults& faults);
};

template <>
struct PartMapping<GuardianConsent> {
  using Message = v1::Consent;
  static constexpr absl::string_view kField = "consent";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Consent Write(absl::string_view force, absl::string_view volunteer,
                           const PartRecord<GuardianConsent>& record);
  static GuardianConsent Read(absl::string_view force, const PartPath& path,
                              const v1::Consent& message, Faults& faults);
};

}  // namespace copperplate::volunteers

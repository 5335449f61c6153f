#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/watch_group.pb.h"
#include "copperplate/volunteers/v1/watch_group_service.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/watch_rules.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<WatchGroup> {
  using Message = v1::WatchGroup;
  static constexpr absl::string_view kField = "watch_group";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::WatchGroup Write(absl::string_view force, absl::string_view root,
                              const PartRecord<WatchGroup>& record);
  WatchGroup Read(absl::string_view force, const PartPath& path, const v1::WatchGroup& message,
                  Faults& faults) const;

  absl::CivilDay today;  // in Europe/London
  // Whether what it declares holds from today on, whatever the message says (DeclaresToday()).
  bool declared_today = false;
};

// Whether an update tells how many members there are and not since when: they are as many from the
// day of the change on. One that names `declared_from` tells it, empty or not; one of everything
// where it is not empty.
bool DeclaresToday(const v1::UpdateWatchGroupRequest& request);

}  // namespace copperplate::volunteers

#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/privacy_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/volunteer_exporter.h"

namespace copperplate::volunteers {

// Everything that is held of one person. Thread-safe.
class ExportHandlers {
 public:
  // What it is given outlives it.
  ExportHandlers(VolunteerExporter& exporter, const Clock& clock)
      : exporter_(exporter), clock_(clock) {}

  absl::StatusOr<v1::VolunteerExport> ExportVolunteer(
      const rpc::CallContext& call, const v1::ExportVolunteerRequest& request) const;

 private:
  VolunteerExporter& exporter_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers

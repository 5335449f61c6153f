// The methods of ExitInterviewService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/exit_interview_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class ExitInterviewHandlers {
 public:
  ExitInterviewHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Engagement> RecordExitInterview(
      const rpc::CallContext& call, const v1::RecordExitInterviewRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers

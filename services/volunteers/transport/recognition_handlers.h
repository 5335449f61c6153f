// The methods of RecognitionService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/recognition_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/recognition_mapping.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class RecognitionHandlers {
 public:
  RecognitionHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Recognition> GetRecognition(const rpc::CallContext& call,
                                                 const v1::GetRecognitionRequest& request) const;
  absl::StatusOr<v1::ListRecognitionsResponse> ListRecognitions(
      const rpc::CallContext& call, const v1::ListRecognitionsRequest& request) const;
  absl::StatusOr<v1::Recognition> CreateRecognition(
      const rpc::CallContext& call, const v1::CreateRecognitionRequest& request) const;
  absl::StatusOr<v1::Recognition> UpdateRecognition(
      const rpc::CallContext& call, const v1::UpdateRecognitionRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteRecognition(
      const rpc::CallContext& call, const v1::DeleteRecognitionRequest& request) const;

 private:
  PartCall<Recognition> CallOf(const rpc::CallContext& call) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers

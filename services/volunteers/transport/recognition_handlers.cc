#include "services/volunteers/transport/recognition_handlers.h"

#include "libs/time/civil.h"

namespace copperplate::volunteers {

PartCall<Recognition> RecognitionHandlers::CallOf(const rpc::CallContext& call) const {
  return {ports_.recognitions, call, {.today = LondonDay(clock_.Now())}};
}

absl::StatusOr<v1::Recognition> RecognitionHandlers::GetRecognition(
    const rpc::CallContext& call, const v1::GetRecognitionRequest& request) const {
  return CallOf(call).Get(request);
}

absl::StatusOr<v1::ListRecognitionsResponse> RecognitionHandlers::ListRecognitions(
    const rpc::CallContext& call, const v1::ListRecognitionsRequest& request) const {
  using Response = v1::ListRecognitionsResponse;
  return CallOf(call).List<Response>(kVolunteerName, request, &Response::add_recognitions);
}

absl::StatusOr<v1::Recognition> RecognitionHandlers::CreateRecognition(
    const rpc::CallContext& call, const v1::CreateRecognitionRequest& request) const {
  return CallOf(call).Create(kVolunteerName, request, request.recognition_id(),
                             request.recognition());
}

absl::StatusOr<v1::Recognition> RecognitionHandlers::UpdateRecognition(
    const rpc::CallContext& call, const v1::UpdateRecognitionRequest& request) const {
  return CallOf(call).Update(request, request.recognition());
}

absl::StatusOr<google::protobuf::Empty> RecognitionHandlers::DeleteRecognition(
    const rpc::CallContext& call, const v1::DeleteRecognitionRequest& request) const {
  return CallOf(call).Delete(request);
}

}  // namespace copperplate::volunteers

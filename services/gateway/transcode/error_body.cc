#include "services/gateway/transcode/error_body.h"

#include <google/rpc/error_details.pb.h>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "services/gateway/json/json_text.h"
#include "services/gateway/json/json_writer.h"
#include "services/gateway/transcode/http_status.h"

namespace copperplate::gateway {

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status error;
  error.ParseFromString(SerializeErrorDetails(status, kGatewayDomain));
  return error;
}

std::string ErrorBody(const PlanSet& types, int http_status, const google::rpc::Status& error) {
  std::string body = absl::StrCat("{\"error\":{\"code\":", http_status, ",\"message\":");
  AppendJsonString(error.message(), body);
  absl::StrAppend(&body, ",\"status\":\"", GrpcCodeName(error.code()), "\",\"details\":[");
  const MessagePlan* any = types.Find("google.protobuf.Any");
  bool first = true;
  for (const google::protobuf::Any& detail : error.details()) {
    std::string text;
    if (any == nullptr || !AppendJson(types, *any, detail.SerializeAsString(), text).ok()) continue;
    absl::StrAppend(&body, first ? "" : ",", text);
    first = false;
  }
  absl::StrAppend(&body, "]}}");
  return body;
}

std::optional<absl::Duration> RetryAfter(const google::rpc::Status& error) {
  google::rpc::RetryInfo retry;
  for (const google::protobuf::Any& detail : error.details()) {
    if (!detail.UnpackTo(&retry)) continue;
    return absl::Seconds(retry.retry_delay().seconds()) +
           absl::Nanoseconds(retry.retry_delay().nanos());
  }
  return std::nullopt;
}

bool HasErrorInfo(const google::rpc::Status& error) {
  for (const google::protobuf::Any& detail : error.details()) {
    if (detail.Is<google::rpc::ErrorInfo>()) return true;
  }
  return false;
}

}  // namespace copperplate::gateway

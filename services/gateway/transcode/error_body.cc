#include "services/gateway/transcode/error_body.h"

#include <google/rpc/error_details.pb.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "services/gateway/json/json_text.h"
#include "services/gateway/json/json_writer.h"
#include "services/gateway/transcode/http_status.h"

namespace copperplate::gateway {

namespace {

// Names of fields are snake_case; dots and indices stand as they are.
std::string LowerCamelCase(absl::string_view path) {
  std::string json;
  bool upper = false;
  for (const char c : path) {
    if (c != '_') json += upper ? absl::ascii_toupper(c) : c;
    upper = c == '_';
  }
  return json;
}

}  // namespace

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status error;
  error.ParseFromString(SerializeErrorDetails(status, kGatewayDomain));
  return error;
}

void SpellFieldsAsJson(const google::protobuf::Descriptor& request, google::rpc::Status& error) {
  for (google::protobuf::Any& detail : *error.mutable_details()) {
    google::rpc::BadRequest faults;
    if (!detail.Is<google::rpc::BadRequest>() || !detail.UnpackTo(&faults)) continue;
    for (auto& fault : *faults.mutable_field_violations()) {
      const std::string& path = fault.field();
      if (request.FindFieldByName(path.substr(0, path.find_first_of(".["))) == nullptr) continue;
      const std::string json = LowerCamelCase(path);
      // The message tells the first fault, its field before a colon.
      if (absl::StartsWith(error.message(), path + ":")) {
        error.set_message(absl::StrCat(json, error.message().substr(path.size())));
      }
      fault.set_field(json);
    }
    detail.PackFrom(faults);
  }
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

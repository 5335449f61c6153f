#pragma once

#include <google/protobuf/descriptor.h>
#include <google/rpc/status.pb.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/gateway/json/plan.h"

namespace copperplate::gateway {

// The error domain of what the gateway itself refuses.
inline constexpr char kGatewayDomain[] = "copperplate.gateway";

// A status of our own as google.rpc.Status, with ErrorInfo of the gateway's domain.
google::rpc::Status ToRpcStatus(const absl::Status& status);

// Names the faulty fields of a service's BadRequest as JSON does: `printed_cells[3].data_to` of
// `request` becomes `printedCells[3].dataTo`. What begins with no field of `request`, such as
// `rows[7].period_months` of a CSV body, stands as it is.
void SpellFieldsAsJson(const google::protobuf::Descriptor& request, google::rpc::Status& error);

// The AIP-193 body of an error: `{"error": {"code", "message", "status", "details"}}`, where `code`
// is the HTTP status. Details are expanded by type; one whose type neither `types` nor its base
// knows keeps its type and its bytes in base64.
std::string ErrorBody(const PlanSet& types, int http_status, const google::rpc::Status& error);

// How long the error's RetryInfo asks to wait.
std::optional<absl::Duration> RetryAfter(const google::rpc::Status& error);

// True where the error has an ErrorInfo: whoever made it meant a caller to read it.
bool HasErrorInfo(const google::rpc::Status& error);

}  // namespace copperplate::gateway

#include "libs/rpc/grpc_status.h"

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>

#include <cstddef>
#include <string>
#include <utility>

#include "absl/strings/cord.h"
#include "libs/status/error.h"

namespace copperplate::rpc {
namespace {

constexpr size_t kMessageLimit = 1024;

// The longest prefix of `message` that takes at most kMessageLimit bytes in `grpc-message`, where
// everything but printable ASCII takes three, and that ends between characters.
std::string Shortened(absl::string_view message) {
  size_t encoded = 0;
  size_t boundary = 0;
  for (size_t at = 0; at < message.size(); ++at) {
    const char c = message[at];
    if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) boundary = at;
    encoded += c >= ' ' && c <= '~' && c != '%' ? 1 : 3;
    if (encoded > kMessageLimit) return std::string(message.substr(0, boundary));
  }
  return std::string(message);
}

// For details that were not all built by Error, which keeps to the limit by itself, or that grew
// with the domain: drops the last faulty fields until the whole fits, then every detail but the
// first, ErrorInfo, then that one's metadata.
void Fit(google::rpc::Status& wire) {
  for (auto& detail : *wire.mutable_details()) {
    google::rpc::BadRequest faults;
    if (!detail.Is<google::rpc::BadRequest>() || !detail.UnpackTo(&faults)) continue;
    while (faults.field_violations_size() > 0 && wire.ByteSizeLong() > kErrorDetailsLimit) {
      faults.mutable_field_violations()->RemoveLast();
      detail.PackFrom(faults);
    }
  }
  while (wire.details_size() > 1 && wire.ByteSizeLong() > kErrorDetailsLimit) {
    wire.mutable_details()->RemoveLast();
  }
  google::rpc::ErrorInfo info;
  if (wire.ByteSizeLong() > kErrorDetailsLimit && wire.details(0).UnpackTo(&info)) {
    info.clear_metadata();
    wire.mutable_details(0)->PackFrom(info);
  }
}

}  // namespace

bool IsIncident(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnknown ||
         status.code() == absl::StatusCode::kInternal ||
         status.code() == absl::StatusCode::kDataLoss;
}

absl::Status OpaqueStatus(absl::string_view incident_id) {
  return Error(absl::StatusCode::kInternal, "INTERNAL",
               "the service failed; its log has more under the incident's id")
      .Metadata("incident", incident_id)
      .Build();
}

grpc::Status ToGrpcStatus(const absl::Status& status, absl::string_view domain) {
  if (status.ok()) return grpc::Status::OK;
  std::string message = Shortened(status.message());
  std::string details;
  if (message.size() == status.message().size()) {
    details = SerializeErrorDetails(status, domain);
  } else {
    absl::Status shortened(status.code(), message);
    status.ForEachPayload([&](absl::string_view type, const absl::Cord& payload) {
      shortened.SetPayload(type, payload);
    });
    details = SerializeErrorDetails(shortened, domain);
  }
  if (details.size() > kErrorDetailsLimit) {
    google::rpc::Status wire;
    if (wire.ParseFromString(details)) {
      Fit(wire);
      details = wire.SerializeAsString();
    }
  }
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), message, details);
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status wire;
  if (wire.ParseFromString(status.error_details())) {
    for (const auto& detail : wire.details()) {
      result.SetPayload(detail.type_url(), absl::Cord(detail.value()));
    }
  }
  return result;
}

}  // namespace copperplate::rpc

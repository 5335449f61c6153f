#include "services/gateway/transcode/http_status.h"

namespace copperplate::gateway {
namespace {

struct CodeRow {
  int http_status;
  absl::string_view name;
};

// By gRPC code, 0 to 16.
constexpr CodeRow kCodes[] = {
    {200, "OK"},
    {499, "CANCELLED"},
    {500, "UNKNOWN"},
    {400, "INVALID_ARGUMENT"},
    {504, "DEADLINE_EXCEEDED"},
    {404, "NOT_FOUND"},
    {409, "ALREADY_EXISTS"},
    {403, "PERMISSION_DENIED"},
    {429, "RESOURCE_EXHAUSTED"},
    {400, "FAILED_PRECONDITION"},
    {409, "ABORTED"},
    {400, "OUT_OF_RANGE"},
    {501, "UNIMPLEMENTED"},
    {500, "INTERNAL"},
    {503, "UNAVAILABLE"},
    {500, "DATA_LOSS"},
    {401, "UNAUTHENTICATED"},
};

const CodeRow& RowOf(int grpc_code) {
  const bool known = grpc_code >= 0 && grpc_code < static_cast<int>(std::size(kCodes));
  return kCodes[known ? grpc_code : 2];
}

}  // namespace

int HttpStatusOf(int grpc_code, bool if_match) {
  if (grpc_code == static_cast<int>(absl::StatusCode::kAborted) && if_match) return 412;
  return RowOf(grpc_code).http_status;
}

absl::string_view GrpcCodeName(int grpc_code) { return RowOf(grpc_code).name; }

}  // namespace copperplate::gateway

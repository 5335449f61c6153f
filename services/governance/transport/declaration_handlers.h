#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/declaration_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of DeclarationService. Thread-safe.
class DeclarationHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit DeclarationHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Declaration> GetDeclaration(const rpc::CallContext& call,
                                                 const v1::GetDeclarationRequest& request) const;
  absl::StatusOr<v1::ListDeclarationsResponse> ListDeclarations(
      const rpc::CallContext& call, const v1::ListDeclarationsRequest& request) const;
  absl::StatusOr<v1::Declaration> CreateDeclaration(
      const rpc::CallContext& call, const v1::CreateDeclarationRequest& request) const;
  absl::StatusOr<v1::Declaration> UpdateDeclaration(
      const rpc::CallContext& call, const v1::UpdateDeclarationRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteDeclaration(
      const rpc::CallContext& call, const v1::DeleteDeclarationRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance

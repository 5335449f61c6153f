#include "services/governance/transport/declaration_handlers.h"

#include "libs/status/status_macros.h"
#include "services/governance/transport/declaration_mapping.h"
#include "services/governance/transport/restricted_view.h"

namespace copperplate::governance {

absl::StatusOr<v1::Declaration> DeclarationHandlers::GetDeclaration(
    const rpc::CallContext& call, const v1::GetDeclarationRequest& request) const {
  RestrictedView<Declaration> view(ports_.declarations, ports_.meeting_reader, call);
  return PartCall<Declaration>(view, call, {.content = view.content()}).Get(request);
}

absl::StatusOr<v1::ListDeclarationsResponse> DeclarationHandlers::ListDeclarations(
    const rpc::CallContext& call, const v1::ListDeclarationsRequest& request) const {
  using Response = v1::ListDeclarationsResponse;
  RestrictedView<Declaration> view(ports_.declarations, ports_.meeting_reader, call);
  return PartCall<Declaration>(view, call, {.content = view.content()})
      .List<Response>(kMeetingName, request, &Response::add_declarations);
}

absl::StatusOr<v1::Declaration> DeclarationHandlers::CreateDeclaration(
    const rpc::CallContext& call, const v1::CreateDeclarationRequest& request) const {
  return PartCall<Declaration>(ports_.declarations, call)
      .Create(kMeetingName, request, request.declaration_id(), request.declaration());
}

absl::StatusOr<v1::Declaration> DeclarationHandlers::UpdateDeclaration(
    const rpc::CallContext& call, const v1::UpdateDeclarationRequest& request) const {
  return PartCall<Declaration>(ports_.declarations, call).Update(request, request.declaration());
}

absl::StatusOr<google::protobuf::Empty> DeclarationHandlers::DeleteDeclaration(
    const rpc::CallContext& call, const v1::DeleteDeclarationRequest& request) const {
  return PartCall<Declaration>(ports_.declarations, call).Delete(request);
}

}  // namespace copperplate::governance

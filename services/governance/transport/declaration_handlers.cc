#include "services/governance/transport/declaration_handlers.h"

#include <optional>

#include "libs/status/status_macros.h"
#include "services/governance/transport/declaration_mapping.h"
#include "services/governance/transport/restricted_view.h"

namespace copperplate::governance {

absl::StatusOr<v1::Declaration> DeclarationHandlers::GetDeclaration(
    const rpc::CallContext& call, const v1::GetDeclarationRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const std::optional<MeetingContent> content,
                        ReadForViewer(ports_.meeting_reader, call, request.name()));
  return PartCall<Declaration>(ports_.declarations, call,
                               {.content = content.has_value() ? &*content : nullptr})
      .Get(request);
}

absl::StatusOr<v1::ListDeclarationsResponse> DeclarationHandlers::ListDeclarations(
    const rpc::CallContext& call, const v1::ListDeclarationsRequest& request) const {
  using Response = v1::ListDeclarationsResponse;
  ABSL_ASSIGN_OR_RETURN(const std::optional<MeetingContent> content,
                        ReadForViewer(ports_.meeting_reader, call, request.parent()));
  return PartCall<Declaration>(ports_.declarations, call,
                               {.content = content.has_value() ? &*content : nullptr})
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

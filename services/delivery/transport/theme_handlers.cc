#include "services/delivery/transport/theme_handlers.h"

#include "services/delivery/transport/business_intelligence_item_mapping.h"
#include "services/delivery/transport/objective_mapping.h"
#include "services/delivery/transport/part_calls.h"
#include "services/delivery/transport/theme_mapping.h"

namespace copperplate::delivery {

absl::StatusOr<v1::Theme> ThemeHandlers::GetTheme(const rpc::CallContext& call,
                                                  const v1::GetThemeRequest& request) const {
  return PartCall<Theme>(ports_.themes, call).Get(request);
}

absl::StatusOr<v1::ListThemesResponse> ThemeHandlers::ListThemes(
    const rpc::CallContext& call, const v1::ListThemesRequest& request) const {
  return PartCall<Theme>(ports_.themes, call)
      .List<v1::ListThemesResponse>(kPlanName, request, &v1::ListThemesResponse::add_themes);
}

absl::StatusOr<v1::Theme> ThemeHandlers::CreateTheme(const rpc::CallContext& call,
                                                     const v1::CreateThemeRequest& request) const {
  return PartCall<Theme>(ports_.themes, call)
      .Create(kPlanName, request, request.theme_id(), request.theme());
}

absl::StatusOr<v1::Theme> ThemeHandlers::UpdateTheme(const rpc::CallContext& call,
                                                     const v1::UpdateThemeRequest& request) const {
  return PartCall<Theme>(ports_.themes, call).Update(request, request.theme());
}

absl::StatusOr<google::protobuf::Empty> ThemeHandlers::DeleteTheme(
    const rpc::CallContext& call, const v1::DeleteThemeRequest& request) const {
  return PartCall<Theme>(ports_.themes, call).Delete(request);
}

absl::StatusOr<v1::Objective> ThemeHandlers::GetObjective(
    const rpc::CallContext& call, const v1::GetObjectiveRequest& request) const {
  return PartCall<Objective>(ports_.objectives, call).Get(request);
}

absl::StatusOr<v1::ListObjectivesResponse> ThemeHandlers::ListObjectives(
    const rpc::CallContext& call, const v1::ListObjectivesRequest& request) const {
  return PartCall<Objective>(ports_.objectives, call)
      .List<v1::ListObjectivesResponse>(kThemeName, request,
                                        &v1::ListObjectivesResponse::add_objectives);
}

absl::StatusOr<v1::Objective> ThemeHandlers::CreateObjective(
    const rpc::CallContext& call, const v1::CreateObjectiveRequest& request) const {
  return PartCall<Objective>(ports_.objectives, call)
      .Create(kThemeName, request, request.objective_id(), request.objective());
}

absl::StatusOr<v1::Objective> ThemeHandlers::UpdateObjective(
    const rpc::CallContext& call, const v1::UpdateObjectiveRequest& request) const {
  return PartCall<Objective>(ports_.objectives, call).Update(request, request.objective());
}

absl::StatusOr<google::protobuf::Empty> ThemeHandlers::DeleteObjective(
    const rpc::CallContext& call, const v1::DeleteObjectiveRequest& request) const {
  return PartCall<Objective>(ports_.objectives, call).Delete(request);
}

absl::StatusOr<v1::BusinessIntelligenceItem> ThemeHandlers::GetBusinessIntelligenceItem(
    const rpc::CallContext& call, const v1::GetBusinessIntelligenceItemRequest& request) const {
  return PartCall<BusinessIntelligenceItem>(ports_.business_intelligence_items, call).Get(request);
}

absl::StatusOr<v1::ListBusinessIntelligenceItemsResponse>
ThemeHandlers::ListBusinessIntelligenceItems(
    const rpc::CallContext& call, const v1::ListBusinessIntelligenceItemsRequest& request) const {
  return PartCall<BusinessIntelligenceItem>(ports_.business_intelligence_items, call)
      .List<v1::ListBusinessIntelligenceItemsResponse>(
          kThemeName, request,
          &v1::ListBusinessIntelligenceItemsResponse::add_business_intelligence_items);
}

absl::StatusOr<v1::BusinessIntelligenceItem> ThemeHandlers::CreateBusinessIntelligenceItem(
    const rpc::CallContext& call, const v1::CreateBusinessIntelligenceItemRequest& request) const {
  return PartCall<BusinessIntelligenceItem>(ports_.business_intelligence_items, call)
      .Create(kThemeName, request, request.business_intelligence_item_id(),
              request.business_intelligence_item());
}

absl::StatusOr<v1::BusinessIntelligenceItem> ThemeHandlers::UpdateBusinessIntelligenceItem(
    const rpc::CallContext& call, const v1::UpdateBusinessIntelligenceItemRequest& request) const {
  return PartCall<BusinessIntelligenceItem>(ports_.business_intelligence_items, call)
      .Update(request, request.business_intelligence_item());
}

absl::StatusOr<google::protobuf::Empty> ThemeHandlers::DeleteBusinessIntelligenceItem(
    const rpc::CallContext& call, const v1::DeleteBusinessIntelligenceItemRequest& request) const {
  return PartCall<BusinessIntelligenceItem>(ports_.business_intelligence_items, call)
      .Delete(request);
}

}  // namespace copperplate::delivery

#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/theme_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/delivery/app/ports/ports.h"

namespace copperplate::delivery {

// The methods of ThemeService. Thread-safe.
class ThemeHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit ThemeHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Theme> GetTheme(const rpc::CallContext& call,
                                     const v1::GetThemeRequest& request) const;
  absl::StatusOr<v1::ListThemesResponse> ListThemes(const rpc::CallContext& call,
                                                    const v1::ListThemesRequest& request) const;
  absl::StatusOr<v1::Theme> CreateTheme(const rpc::CallContext& call,
                                        const v1::CreateThemeRequest& request) const;
  absl::StatusOr<v1::Theme> UpdateTheme(const rpc::CallContext& call,
                                        const v1::UpdateThemeRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteTheme(const rpc::CallContext& call,
                                                      const v1::DeleteThemeRequest& request) const;
  absl::StatusOr<v1::Objective> GetObjective(const rpc::CallContext& call,
                                             const v1::GetObjectiveRequest& request) const;
  absl::StatusOr<v1::ListObjectivesResponse> ListObjectives(
      const rpc::CallContext& call, const v1::ListObjectivesRequest& request) const;
  absl::StatusOr<v1::Objective> CreateObjective(const rpc::CallContext& call,
                                                const v1::CreateObjectiveRequest& request) const;
  absl::StatusOr<v1::Objective> UpdateObjective(const rpc::CallContext& call,
                                                const v1::UpdateObjectiveRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteObjective(
      const rpc::CallContext& call, const v1::DeleteObjectiveRequest& request) const;
  absl::StatusOr<v1::BusinessIntelligenceItem> GetBusinessIntelligenceItem(
      const rpc::CallContext& call, const v1::GetBusinessIntelligenceItemRequest& request) const;
  absl::StatusOr<v1::ListBusinessIntelligenceItemsResponse> ListBusinessIntelligenceItems(
      const rpc::CallContext& call, const v1::ListBusinessIntelligenceItemsRequest& request) const;
  absl::StatusOr<v1::BusinessIntelligenceItem> CreateBusinessIntelligenceItem(
      const rpc::CallContext& call, const v1::CreateBusinessIntelligenceItemRequest& request) const;
  absl::StatusOr<v1::BusinessIntelligenceItem> UpdateBusinessIntelligenceItem(
      const rpc::CallContext& call, const v1::UpdateBusinessIntelligenceItemRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteBusinessIntelligenceItem(
      const rpc::CallContext& call, const v1::DeleteBusinessIntelligenceItemRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::delivery

#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/area_service.grpc.pb.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "copperplate/indicators/v1/indicator_service.grpc.pb.h"
#include "copperplate/indicators/v1/observation_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "services/indicators/transport/testing/demonstration.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {

// The services with the demonstration data loaded through them.
class DemonstrationTest : public ServiceTest {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto areas, DemonstrationAreas());
    for (const auto& [id, area] : areas) {
      v1::CreateAreaRequest request;
      request.set_parent(kForceName);
      request.set_area_id(id);
      *request.mutable_area() = area;
      ABSL_ASSERT_OK(Call(*areas_, &v1::AreaService::Stub::CreateArea, request, writer_));
    }
    ABSL_ASSERT_OK_AND_ASSIGN(const auto indicators, DemonstrationIndicators());
    for (const auto& [id, indicator] : indicators) {
      v1::CreateIndicatorRequest request;
      request.set_parent(kForceName);
      request.set_indicator_id(id);
      *request.mutable_indicator() = indicator;
      ABSL_ASSERT_OK(
          Call(*indicators_, &v1::IndicatorService::Stub::CreateIndicator, request, writer_));
    }
    ABSL_ASSERT_OK_AND_ASSIGN(const auto printed, DemonstrationPrintedCells());
    ABSL_ASSERT_OK(
        Call(*dashboards_, &v1::DashboardService::Stub::ImportPrintedCells, printed, writer_));
    ABSL_ASSERT_OK_AND_ASSIGN(const std::string figures, DemonstrationFigures());
    ABSL_ASSERT_OK(Import("demonstration", figures));
  }

  absl::Status Import(const std::string& batch, const std::string& csv,
                      const std::string& revision_reason = "") {
    v1::ImportObservationsRequest request;
    request.set_parent(kForceName);
    request.set_batch_id(batch);
    request.set_revision_reason(revision_reason);
    request.set_content(csv);
    return Send(*observations_, &v1::ObservationService::Stub::ImportObservations, {request},
                writer_)
        .status();
  }

  static v1::GetDashboardRequest OfMonth(const std::string& month) {
    v1::GetDashboardRequest request;
    request.set_name(absl::StrCat(kForceName, "/dashboard"));
    request.set_month(month);
    return request;
  }
  absl::StatusOr<v1::Dashboard> Get(const v1::GetDashboardRequest& request) {
    return Call(*dashboards_, &v1::DashboardService::Stub::GetDashboard, request,
                Viewer(kDemonstrationForce));
  }

  const Caller writer_ = Analyst(kDemonstrationForce);
  std::unique_ptr<v1::AreaService::Stub> areas_ = v1::AreaService::NewStub(channel());
  std::unique_ptr<v1::IndicatorService::Stub> indicators_ =
      v1::IndicatorService::NewStub(channel());
  std::unique_ptr<v1::DashboardService::Stub> dashboards_ =
      v1::DashboardService::NewStub(channel());
  std::unique_ptr<v1::ObservationService::Stub> observations_ =
      v1::ObservationService::NewStub(channel());
  std::unique_ptr<v1::SnapshotService::Stub> snapshots_ = v1::SnapshotService::NewStub(channel());
};

}  // namespace copperplate::indicators

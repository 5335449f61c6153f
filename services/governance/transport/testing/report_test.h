// Reports and their recommendations, for tests.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/recommendation_log_service.grpc.pb.h"
#include "copperplate/governance/v1/recommendation_service.grpc.pb.h"
#include "copperplate/governance/v1/source_report_service.grpc.pb.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {

class ReportTest : public ServiceTest {
 protected:
  using Stub = v1::RecommendationService::Stub;

  // Of HMICFRS, published on 8 February 2018: a historic import.
  static v1::SourceReport Inspection();
  // `forces/essex/sourceReports/peel/recommendations/<id>`
  static std::string NameOf(const std::string& id);
  static v1::Recommendation Asked(int number);

  absl::StatusOr<v1::SourceReport> AddReport(const std::string& id, const v1::SourceReport& report,
                                             const Caller& caller = Analyst("essex"));
  // To the report `peel`.
  absl::StatusOr<v1::Recommendation> Add(const std::string& id, const v1::Recommendation& asked,
                                         const Caller& caller = Analyst("essex"));
  // A step of the recommendation `r1` of the report `peel` on a day.
  template <class Request>
  absl::StatusOr<v1::Recommendation> Step(
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, v1::Recommendation*),
      const std::string& on, Request request = {}, const Caller& caller = Publisher("essex")) {
    request.set_name(NameOf("r1"));
    request.set_on(on);
    return Call(*recommendations_, method, request, caller);
  }

  std::unique_ptr<v1::SourceReportService::Stub> reports_ =
      v1::SourceReportService::NewStub(channel());
  std::unique_ptr<Stub> recommendations_ = v1::RecommendationService::NewStub(channel());
  std::unique_ptr<v1::RecommendationLogService::Stub> logs_ =
      v1::RecommendationLogService::NewStub(channel());
};

}  // namespace copperplate::governance

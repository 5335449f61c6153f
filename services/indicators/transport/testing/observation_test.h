// Imports and reads figures as a client does.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/area_service.grpc.pb.h"
#include "copperplate/indicators/v1/indicator_service.grpc.pb.h"
#include "copperplate/indicators/v1/observation_service.grpc.pb.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {

// What an import says of itself beside its content.
struct ImportCall {
  std::string batch_id = "";
  std::string revision_reason = "";
  std::string source = "";
  bool validate_only = false;
  std::string force = "cambridgeshire";
  size_t piece = size_t{32} * 1024;  // bytes of content in a message
};

class ObservationTest : public ServiceTest {
 protected:
  using Stub = v1::ObservationService::Stub;

  static std::string AreaName(absl::string_view id, absl::string_view force = "cambridgeshire") {
    return absl::StrCat("forces/", force, "/areas/", id);
  }
  static std::string IndicatorName(absl::string_view id,
                                   absl::string_view force = "cambridgeshire") {
    return absl::StrCat("forces/", force, "/indicators/", id);
  }

  void AddArea(absl::string_view id, absl::string_view force = "cambridgeshire") {
    v1::CreateAreaRequest request;
    request.set_parent(absl::StrCat("forces/", force));
    request.set_area_id(std::string(id));
    request.mutable_area()->set_title(std::string(id));
    request.mutable_area()->set_kind(id == force ? v1::Area::FORCE : v1::Area::DISTRICT);
    if (id != force) request.mutable_area()->add_parents()->set_area(AreaName(force, force));
    request.mutable_area()->set_valid_from("1974-04");
    ABSL_EXPECT_OK(Call(*areas_, &v1::AreaService::Stub::CreateArea, request, Analyst(force)));
  }

  void AddIndicator(absl::string_view id, absl::string_view force = "cambridgeshire") {
    v1::CreateIndicatorRequest request;
    request.set_parent(absl::StrCat("forces/", force));
    request.set_indicator_id(std::string(id));
    v1::Indicator& indicator = *request.mutable_indicator();
    indicator.set_title(std::string(id));
    indicator.set_theme("victims");
    indicator.set_measure(v1::Indicator::COUNT);
    indicator.set_unit("count");
    indicator.set_polarity(v1::Indicator::LOWER_IS_BETTER);
    indicator.set_valid_from("2010-04");
    ABSL_EXPECT_OK(
        Call(*indicators_, &v1::IndicatorService::Stub::CreateIndicator, request, Analyst(force)));
  }

  // What the messages of the stream give, one after the other.
  absl::StatusOr<v1::Batch> Send(const std::vector<v1::ImportObservationsRequest>& messages,
                                 const Caller& caller) {
    return ServiceTest::Send(*observations_, &Stub::ImportObservations, messages, caller);
  }

  static v1::ImportObservationsRequest FirstMessage(const ImportCall& call) {
    v1::ImportObservationsRequest first;
    first.set_parent(absl::StrCat("forces/", call.force));
    first.set_batch_id(call.batch_id);
    first.set_source(call.source);
    first.set_revision_reason(call.revision_reason);
    first.set_validate_only(call.validate_only);
    return first;
  }

  absl::StatusOr<v1::Batch> Import(absl::string_view content, const ImportCall& call = {}) {
    return Upload(*observations_, &Stub::ImportObservations, FirstMessage(call), content,
                  Analyst(call.force), call.piece);
  }

  template <class Request, class Reply>
  absl::StatusOr<Reply> Read(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                          Reply*),
                             const Request& request) {
    return Call(*observations_, method, request, Viewer("cambridgeshire"));
  }

  std::unique_ptr<v1::AreaService::Stub> areas_ = v1::AreaService::NewStub(channel());
  std::unique_ptr<v1::IndicatorService::Stub> indicators_ =
      v1::IndicatorService::NewStub(channel());
  std::unique_ptr<Stub> observations_ = v1::ObservationService::NewStub(channel());
};

}  // namespace copperplate::indicators

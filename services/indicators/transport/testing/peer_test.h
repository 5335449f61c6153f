// Groups and figures of peers as a client brings them in.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "copperplate/indicators/v1/indicator_service.grpc.pb.h"
#include "copperplate/indicators/v1/peer_service.grpc.pb.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {

class PeerTest : public ServiceTest {
 protected:
  using Stub = v1::PeerService::Stub;

  // A RATE per 1,000 residents, each quarter.
  v1::Indicator Rate(absl::string_view title) {
    v1::Indicator indicator;
    indicator.set_title(std::string(title));
    indicator.set_theme("victims");
    indicator.set_measure(v1::Indicator::RATE);
    indicator.set_unit("per_1000");
    indicator.set_decimals(2);
    indicator.set_frequency(v1::Indicator::QUARTERLY);
    indicator.set_polarity(v1::Indicator::LOWER_IS_BETTER);
    indicator.set_valid_from("2010-04");
    return indicator;
  }

  void AddIndicator(absl::string_view force, absl::string_view id, const v1::Indicator& indicator) {
    v1::CreateIndicatorRequest request;
    request.set_parent(absl::StrCat("forces/", force));
    request.set_indicator_id(std::string(id));
    *request.mutable_indicator() = indicator;
    ABSL_EXPECT_OK(
        Call(*indicators_, &v1::IndicatorService::Stub::CreateIndicator, request, Analyst(force)));
  }

  // Of `force`, from April 2018 on.
  static v1::CreatePeerGroupRequest Group(absl::string_view force,
                                          const std::vector<std::string>& members) {
    v1::CreatePeerGroupRequest request;
    request.set_parent("forces/national");
    request.set_peer_group_id(absl::StrCat(force, "-2018"));
    v1::PeerGroup& group = *request.mutable_peer_group();
    group.set_force(std::string(force));
    for (const std::string& member : members) group.add_members(member);
    group.set_averaging(v1::PeerGroup::SIMPLE);
    group.set_source("Most Similar Groups of 2018");
    group.set_valid_from("2018-04");
    return request;
  }
  absl::StatusOr<v1::PeerGroup> Create(const v1::CreatePeerGroupRequest& request) {
    return Call(*peers_, &Stub::CreatePeerGroup, request, Analyst("national"));
  }

  // The CSV in pieces of `piece` bytes.
  absl::StatusOr<v1::Batch> Import(absl::string_view content, absl::string_view batch_id = "",
                                   absl::string_view force = "national", size_t piece = 32'768,
                                   bool validate_only = false) {
    v1::ImportPeerFiguresRequest first;
    first.set_parent(absl::StrCat("forces/", force));
    first.set_batch_id(std::string(batch_id));
    first.set_source("published");
    first.set_validate_only(validate_only);
    return Upload(*peers_, &Stub::ImportPeerFigures, first, content, Analyst(force), piece);
  }

  absl::StatusOr<v1::PeerComparison> Compare(absl::string_view indicator, absl::string_view month,
                                             absl::string_view profile = "",
                                             const google::protobuf::Timestamp* known_at = nullptr,
                                             absl::string_view force = "cambridgeshire") {
    v1::GetPeerComparisonRequest request;
    request.set_name(absl::StrCat("forces/", force, "/indicators/", indicator, "/peerComparison"));
    request.set_month(std::string(month));
    request.set_profile(std::string(profile));
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    return Call(*analysis_, &v1::AnalysisService::Stub::GetPeerComparison, request, Viewer(force));
  }

  std::unique_ptr<Stub> peers_ = v1::PeerService::NewStub(channel());
  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
  std::unique_ptr<v1::IndicatorService::Stub> indicators_ =
      v1::IndicatorService::NewStub(channel());
};

}  // namespace copperplate::indicators

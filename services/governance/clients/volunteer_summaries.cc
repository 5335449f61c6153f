#include "services/governance/clients/volunteer_summaries.h"

#include <google/protobuf/util/json_util.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/volunteer_summary_service.grpc.pb.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/governance/clients/pack_absence.h"

namespace copperplate::governance {

struct VolunteerSummaries::Stub {
  std::unique_ptr<volunteers::v1::VolunteerSummaryService::Stub> summaries;
};

VolunteerSummaries::VolunteerSummaries(std::shared_ptr<grpc::Channel> channel,
                                       const client::AskedService::Limits& limits,
                                       metrics::Registry& metrics, const log::Logger& logger,
                                       const Clock& clock)
    : stub_(new Stub{volunteers::v1::VolunteerSummaryService::NewStub(std::move(channel))}),
      service_("volunteers", "summary", limits, metrics, logger, clock) {}

VolunteerSummaries::~VolunteerSummaries() = default;

PackAnswer VolunteerSummaries::At(const RequestContext& context, absl::CivilDay day,
                                  std::optional<absl::Time> known_at) {
  client::AskedService::Turn turn(service_, context.call, context.call_id, context.deadline);
  volunteers::v1::GetVolunteerSummaryRequest request;
  request.set_name(absl::StrCat("forces/", context.force, "/volunteerSummary"));
  request.set_as_of(FormatDate(day));
  if (known_at.has_value()) api::WriteInstant(*known_at, *request.mutable_known_at());
  volunteers::v1::VolunteerSummary summary;
  const auto absence = turn.Ask([&](grpc::ClientContext& call) {
    return AnsweredOf(stub_->summaries->GetVolunteerSummary(&call, request, &summary));
  });
  if (absence.has_value()) return ToPackAbsence(*absence);
  ForeignPart part{.resource = request.name(), .as_of = day, .sha256 = "", .json = ""};
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;  // as the gateway does
  if (!google::protobuf::util::MessageToJsonString(summary, &part.json, options).ok()) {
    return PackAbsence::kFailed;
  }
  return part;
}

}  // namespace copperplate::governance

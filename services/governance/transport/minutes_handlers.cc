#include "services/governance/transport/minutes_handlers.h"

#include <utility>
#include <vector>

#include "libs/fields/civil.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/move_minutes.h"
#include "services/governance/transport/minutes_mapping.h"
#include "services/governance/transport/restricted_view.h"

namespace copperplate::governance {

absl::StatusOr<v1::Minutes> MinutesHandlers::GetMinutes(
    const rpc::CallContext& call, const v1::GetMinutesRequest& request) const {
  RestrictedView<Minutes> view(ports_.minutes, ports_.meeting_reader, call);
  return PartCall<Minutes>(view, call, {.content = view.content()}).Get(request);
}

absl::StatusOr<v1::ListMinutesResponse> MinutesHandlers::ListMinutes(
    const rpc::CallContext& call, const v1::ListMinutesRequest& request) const {
  using Response = v1::ListMinutesResponse;
  RestrictedView<Minutes> view(ports_.minutes, ports_.meeting_reader, call);
  return PartCall<Minutes>(view, call, {.content = view.content()})
      .List<Response>(kMeetingName, request, &Response::add_minutes);
}

absl::StatusOr<v1::Minutes> MinutesHandlers::CreateMinutes(
    const rpc::CallContext& call, const v1::CreateMinutesRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view meeting,
                          const Minutes& minutes, WriteMode mode, const MinutesPrinter& print) {
    return governance::CreateMinutes(ports_.minutes, context, meeting, minutes.paragraphs, mode,
                                     print);
  };
  // Which version it is, and so its id, is found under the lock.
  return PartCall<Minutes>(ports_.minutes, call)
      .Create(kMeetingName, request, "", request.minutes(), create);
}

absl::StatusOr<v1::Minutes> MinutesHandlers::UpdateMinutes(
    const rpc::CallContext& call, const v1::UpdateMinutesRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<Minutes> merge, const MinutesPrinter& print) {
    return governance::UpdateMinutes(ports_.minutes, context, path, asked, merge, print);
  };
  return PartCall<Minutes>(ports_.minutes, call).Update(request, request.minutes(), update);
}

absl::StatusOr<v1::Minutes> MinutesHandlers::CirculateMinutes(
    const rpc::CallContext& call, const v1::CirculateMinutesRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MinutesPrinter& print) {
    return governance::CirculateMinutes(ports_.minutes, context, path, asked, print);
  };
  return PartCall<Minutes>(ports_.minutes, call).Move(request, {}, move);
}

absl::StatusOr<v1::Minutes> MinutesHandlers::ApproveMinutes(
    const rpc::CallContext& call, const v1::ApproveMinutesRequest& request) const {
  Faults faults;
  const PartPath outcome = handler::ReadPath(kOutcomeName, request.outcome(), "outcome", faults);
  const auto ids = kOutcomeName.Match(request.outcome(), "outcome");
  if (ids.ok() && (*ids)[0] != call.force) {
    faults.Add("OUTCOME_NOT_OF_FORCE", "outcome", "must be of the same force");
  }
  std::vector<AmendmentAsked> amendments;
  for (const v1::Minutes::Amendment& amendment : request.amendments()) {
    amendments.push_back({amendment.paragraph(), amendment.text()});
  }
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MinutesPrinter& print) {
    return governance::ApproveMinutes(ports_.minutes, context, path, outcome, amendments, asked,
                                      print);
  };
  return PartCall<Minutes>(ports_.minutes, call).Move(request, std::move(faults), move);
}

absl::StatusOr<v1::Minutes> MinutesHandlers::SignMinutes(
    const rpc::CallContext& call, const v1::SignMinutesRequest& request) const {
  Faults faults;
  const absl::CivilDay today = LondonDay(clock_.Now());
  const absl::CivilDay signed_on =
      fields::ReadOptionalDate(request.signed_on(), "signed_on", faults).value_or(today);
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MinutesPrinter& print) {
    return governance::SignMinutes(ports_.minutes, context, path, request.signed_by(), signed_on,
                                   today, asked, print);
  };
  return PartCall<Minutes>(ports_.minutes, call).Move(request, std::move(faults), move);
}

absl::StatusOr<v1::Minutes> MinutesHandlers::PublishMinutes(
    const rpc::CallContext& call, const v1::PublishMinutesRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MinutesPrinter& print) {
    return governance::PublishMinutes(ports_.minutes, context, path, request.url(), on, asked,
                                      print);
  };
  return PartCall<Minutes>(ports_.minutes, call).Move(request, std::move(faults), move);
}

absl::StatusOr<v1::Minutes> MinutesHandlers::CorrectMinutes(
    const rpc::CallContext& call, const v1::CorrectMinutesRequest& request) const {
  MinutesCorrection correction;
  correction.number = request.paragraph();
  correction.text = request.text();
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MinutesPrinter& print) {
    return governance::CorrectMinutes(ports_.minutes, context, path, correction, asked, print);
  };
  return PartCall<Minutes>(ports_.minutes, call).Move(request, {}, move);
}

}  // namespace copperplate::governance

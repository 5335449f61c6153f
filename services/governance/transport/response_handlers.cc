#include "services/governance/transport/response_handlers.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/read_statutory_clock.h"
#include "services/governance/transport/references.h"
#include "services/governance/transport/response_mapping.h"

namespace copperplate::governance {
namespace {

absl::StatusOr<v1::StatutoryResponse> WithStanding(absl::StatusOr<v1::StatutoryResponse> reply,
                                                   const Clock& clock) {
  if (reply.ok()) WriteStanding(LondonDay(clock.Now()), *reply);
  return reply;
}

template <class Request>
absl::StatusOr<v1::StatutoryResponse> AnswerResponseMove(const Ports& ports, const Clock& clock,
                                                         const rpc::CallContext& call,
                                                         const Request& request,
                                                         ResponseMoveDetails details,
                                                         Faults faults) {
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  details.reason = request.reason();
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const ResponsePrinter& print) {
    return MoveResponse(ports.statutory_responses, context, path, asked, details, on, print);
  };
  return WithStanding(PartCall<StatutoryResponse>(ports.statutory_responses, call)
                          .Move(request, std::move(faults), move),
                      clock);
}

void WriteStatutoryRow(const std::string& force, const StatutoryRow& row,
                       v1::StatutoryClock::Row& out) {
  out.set_report(kSourceReportName.Format(force, row.report->id));
  out.set_title(row.report->title);
  out.set_published_on(DateText(row.report->published_on));
  out.set_has_response(row.response != nullptr);
  out.set_state(api::ToProto<v1::StatutoryResponse::State>(row.standing.state));
  out.set_due(FormatDate(row.standing.due));
  out.set_days_left(row.standing.days_left);
  out.set_response_published_on(DateText(row.standing.published_on));
  out.set_breached(row.standing.breached);
}

}  // namespace

absl::StatusOr<v1::StatutoryResponse> StatutoryResponseHandlers::GetStatutoryResponse(
    const rpc::CallContext& call, const v1::GetStatutoryResponseRequest& request) const {
  PartMapping<StatutoryResponse> mapping;
  mapping.today = LondonDay(clock_.Now());
  return PartCall<StatutoryResponse>(ports_.statutory_responses, call, mapping).Get(request);
}

absl::StatusOr<v1::StatutoryResponse> StatutoryResponseHandlers::CreateStatutoryResponse(
    const rpc::CallContext& call, const v1::CreateStatutoryResponseRequest& request) const {
  // It is one a report, under the report's id; a name at fault is told by the call.
  decltype(kSourceReportName)::Ids ids;
  const std::string report =
      kSourceReportName.Matches(request.parent(), ids) ? std::string(ids.back()) : "";
  std::optional<absl::CivilDay> begun_on;
  if (const auto day = ParseDate(request.statutory_response().begun_on()); day.ok()) {
    begun_on = *day;
  }
  const auto create = [&](const RequestContext& context, absl::string_view,
                          const StatutoryResponse& response, WriteMode mode,
                          const ResponsePrinter& print) {
    return BeginResponse(ports_.statutory_responses, context, response, begun_on, mode, print);
  };
  return WithStanding(
      PartCall<StatutoryResponse>(ports_.statutory_responses, call)
          .Create(kSourceReportName, request, report, request.statutory_response(), create),
      clock_);
}

absl::StatusOr<v1::StatutoryResponse> StatutoryResponseHandlers::UpdateStatutoryResponse(
    const rpc::CallContext& call, const v1::UpdateStatutoryResponseRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<StatutoryResponse> merge, const ResponsePrinter& print) {
    return RewriteResponse(ports_.statutory_responses, context, path, asked, merge, print);
  };
  return WithStanding(PartCall<StatutoryResponse>(ports_.statutory_responses, call)
                          .Update(request, request.statutory_response(), update),
                      clock_);
}

absl::StatusOr<v1::StatutoryResponse> StatutoryResponseHandlers::RecordChiefComments(
    const rpc::CallContext& call, const v1::RecordChiefCommentsRequest& request) const {
  ResponseMoveDetails details;
  details.move = ResponseMove::kRecordChiefComments;
  details.chief_comments_text = request.chief_comments_text();
  details.chief_comments_absence = request.chief_comments_absence();
  return AnswerResponseMove(ports_, clock_, call, request, std::move(details), {});
}

absl::StatusOr<v1::StatutoryResponse> StatutoryResponseHandlers::PublishStatutoryResponse(
    const rpc::CallContext& call, const v1::PublishStatutoryResponseRequest& request) const {
  ResponseMoveDetails details;
  details.move = ResponseMove::kPublish;
  details.url = request.url();
  return AnswerResponseMove(ports_, clock_, call, request, std::move(details), {});
}

absl::StatusOr<v1::StatutoryResponse> StatutoryResponseHandlers::SendStatutoryResponse(
    const rpc::CallContext& call, const v1::SendStatutoryResponseRequest& request) const {
  Faults faults;
  ResponseMoveDetails details;
  details.move = ResponseMove::kSend;
  details.sent_to_inspectors_on =
      fields::ReadOptionalDate(request.sent_to_inspectors_on(), "sent_to_inspectors_on", faults);
  details.sent_to_secretary_of_state_on = fields::ReadOptionalDate(
      request.sent_to_secretary_of_state_on(), "sent_to_secretary_of_state_on", faults);
  return AnswerResponseMove(ports_, clock_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::StatutoryClock> StatutoryResponseHandlers::GetStatutoryClock(
    const rpc::CallContext& call, const v1::GetStatutoryClockRequest& request) const {
  const absl::Time now = clock_.Now();
  Faults faults;
  kStatutoryClockName.Match(request.name(), "name", faults);
  const absl::CivilDay as_of =
      fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(now), faults);
  const auto known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const StatutoryClockAt at,
                        ReadStatutoryClock(ports_.response_register, handler::ContextOf(call),
                                           as_of, known_at, handler::SeesSensitive(call)));
  v1::StatutoryClock out;
  out.set_name(request.name());
  out.set_as_of(FormatDate(as_of));
  api::WriteInstant(at.read.known_at, *out.mutable_known_at());
  int32_t awaited = 0;
  int32_t breached = 0;
  for (const StatutoryRow& row : at.rows) {
    if (!row.standing.published_on.has_value()) ++awaited;
    if (row.standing.breached) ++breached;
    WriteStatutoryRow(call.force, row, *out.add_reports());
  }
  out.set_awaited(awaited);
  out.set_breached(breached);
  return out;
}

}  // namespace copperplate::governance

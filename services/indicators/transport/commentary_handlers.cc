#include "services/indicators/transport/commentary_handlers.h"

#include <string>
#include <tuple>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/change_commentary.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/commentary_mapping.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {
namespace {

// `now` is the present: nobody writes of a month to come.
handler::Resource<v1::Commentary, CommentaryRecord, Commentary> CommentaryResource(
    absl::string_view force, absl::Time now) {
  const auto to_proto = [force](const CommentaryRecord& record) {
    return WriteCommentary(force, record);
  };
  const auto read = [force, now](absl::string_view id, const v1::Commentary& message,
                                 Faults& faults) {
    Commentary commentary = ReadCommentary(force, id, message, faults);
    Faults of_month;
    if (commentary.month != 0) {
      CheckNotInFuture(commentary.month, PresentMonth(now), "month", of_month);
    }
    faults.AddRuleFaults(of_month);
    return commentary;
  };
  return {.field = "commentary",
          .rules = {.output_only = {"author", "state"},
                    .immutable = {"subject", "indicator", "theme", "area", "month"}},
          .to_proto = to_proto,
          .read = read};
}

// What a list's filter asks for but the page.
CommentaryQuery ReadQuery(const rpc::CallContext& call, const v1::ListCommentariesRequest& request,
                          Faults& faults) {
  CommentaryQuery query;
  query.sensitive = handler::SeesSensitive(call);
  query.month = fields::ReadOptionalMonth(request.month(), "month", faults);
  query.subject = api::ReadOptionalEnum<CommentarySubject>(request.subject(), "subject", faults);
  if (!request.indicator().empty()) {
    query.indicator =
        ReadReference(kIndicatorName, call.force, request.indicator(), "indicator", faults);
  }
  query.theme = request.theme();
  if (!query.theme.empty()) fields::CheckId(query.theme, "theme", faults);
  if (!request.area().empty()) {
    query.area = ReadReference(kAreaName, call.force, request.area(), "area", faults);
  }
  query.state = api::ReadOptionalEnum<CommentaryState>(request.state(), "state", faults);
  return query;
}

}  // namespace

absl::StatusOr<v1::Commentary> CommentaryHandlers::GetCommentary(
    const rpc::CallContext& call, const v1::GetCommentaryRequest& request) const {
  Faults faults;
  const auto ids = kCommentaryName.Match(request.name(), "name", faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const CommentaryRecord record,
                        ports_.commentaries.Get(handler::ContextOf(call), (*ids)[1],
                                                handler::SeesSensitive(call), known_at));
  return WriteCommentary(call.force, record);
}

absl::StatusOr<v1::ListCommentariesResponse> CommentaryHandlers::ListCommentaries(
    const rpc::CallContext& call, const v1::ListCommentariesRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<std::string>(request, faults);
  CommentaryQuery query = ReadQuery(call, request, faults);
  query.known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  if (asked.after.has_value()) query.after = std::get<0>(*asked.after);
  query.limit = asked.limit;
  const auto find = [&](const RequestContext& context) {
    return ports_.commentaries.List(context, query);
  };
  const auto key = [](const CommentaryRecord& record) { return std::tuple(record.commentary.id); };
  return handler::ListPage<v1::ListCommentariesResponse, CommentaryRecord>(
      call, asked, faults, &v1::ListCommentariesResponse::add_commentaries,
      CommentaryResource(call.force, clock_.Now()).to_proto, key, find);
}

absl::StatusOr<v1::Commentary> CommentaryHandlers::CreateCommentary(
    const rpc::CallContext& call, const v1::CreateCommentaryRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const Commentary& commentary,
                          WriteMode mode, const Printer<CommentaryRecord>& print) {
    return indicators::CreateCommentary(ports_.commentaries, context, commentary, mode, print);
  };
  return handler::Create(call, request, request.commentary_id(), request.commentary(),
                         CommentaryResource(call.force, clock_.Now()), std::move(faults), create);
}

absl::StatusOr<v1::Commentary> CommentaryHandlers::UpdateCommentary(
    const rpc::CallContext& call, const v1::UpdateCommentaryRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, MergeCommentary merge,
                          const Printer<CommentaryRecord>& print) {
    return indicators::UpdateCommentary(ports_.commentaries, context, asked, merge, print);
  };
  return handler::Update(call, request, request.commentary(), kCommentaryName,
                         CommentaryResource(call.force, clock_.Now()), update);
}

absl::StatusOr<google::protobuf::Empty> CommentaryHandlers::DeleteCommentary(
    const rpc::CallContext& call, const v1::DeleteCommentaryRequest& request) const {
  const auto erase = [&](const RequestContext& context, const Asked& asked,
                         const Printer<CommentaryRecord>& print) {
    return indicators::DeleteCommentary(ports_.commentaries, context, asked, print);
  };
  return handler::Delete(call, request, kCommentaryName,
                         CommentaryResource(call.force, clock_.Now()), erase);
}

absl::StatusOr<v1::Commentary> CommentaryHandlers::AgreeCommentary(
    const rpc::CallContext& call, const v1::AgreeCommentaryRequest& request) const {
  const auto agree = [&](const RequestContext& context, const Asked& asked,
                         const Printer<CommentaryRecord>& print) {
    return indicators::AgreeCommentary(ports_.commentaries, context, asked, print);
  };
  return handler::Move(call, request, kCommentaryName, CommentaryResource(call.force, clock_.Now()),
                       Faults(), agree);
}

absl::StatusOr<v1::Commentary> CommentaryHandlers::ReopenCommentary(
    const rpc::CallContext& call, const v1::ReopenCommentaryRequest& request) const {
  const auto reopen = [&](const RequestContext& context, const Asked& asked,
                          const Printer<CommentaryRecord>& print) {
    return indicators::ReopenCommentary(ports_.commentaries, context, asked, print);
  };
  return handler::Move(call, request, kCommentaryName, CommentaryResource(call.force, clock_.Now()),
                       Faults(), reopen);
}

}  // namespace copperplate::indicators

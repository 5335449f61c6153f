// The methods that every kind of annotation has, by its message.
#pragma once

#include <google/protobuf/empty.pb.h>

#include <string>
#include <variant>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/etag.h"
#include "libs/api/page_request.h"
#include "libs/api/print_message.h"
#include "libs/api/update_mask.h"
#include "libs/handler/context.h"
#include "libs/handler/write.h"
#include "libs/rpc/call_context.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/create_annotation.h"
#include "services/indicators/app/delete_annotation.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/app/update_annotation.h"
#include "services/indicators/transport/annotation_mapping.h"
#include "services/indicators/transport/known_at.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {

template <class Message>
inline constexpr AnnotationKind kKindOf = AnnotationKind::kRebase;
template <>
inline constexpr AnnotationKind kKindOf<v1::SeriesBreak> = AnnotationKind::kSeriesBreak;
template <>
inline constexpr AnnotationKind kKindOf<v1::Target> = AnnotationKind::kTarget;

// One call about annotations of the kind that `Message` shows.
template <class Message>
class AnnotationCall {
 public:
  // All outlive it; `now` is the present.
  AnnotationCall(AnnotationRepository& annotations, const rpc::CallContext& call, absl::Time now)
      : annotations_(annotations), call_(call), now_(now) {}

  template <class Pattern, class Request>
  absl::StatusOr<Message> Get(const Pattern& name, const Request& request) const {
    Faults faults;
    const auto ids = name.Match(request.name(), "name", faults);
    const auto known_at = ReadKnownAt(request, now_, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    ABSL_ASSIGN_OR_RETURN(
        const AnnotationRecord record,
        annotations_.Get(handler::ContextOf(call_), kKindOf<Message>, (*ids)[1], known_at));
    return ToProto(record);
  }

  // `add` gives where the response keeps another one.
  template <class Response, class Request>
  absl::StatusOr<Response> List(const Request& request, Message* (Response::*add)()) const {
    Faults faults;
    kForceName.Match(request.parent(), "parent", faults);
    const auto asked = api::ReadPageRequest<std::string>(request, faults);
    AnnotationQuery query;
    query.kind = kKindOf<Message>;
    query.known_at = ReadKnownAt(request, now_, faults);
    if (!request.indicator().empty()) {
      query.indicator =
          ReadReference(kIndicatorName, call_.force, request.indicator(), "indicator", faults);
    }
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    if (asked.after.has_value()) query.after = std::get<0>(*asked.after);
    query.limit = asked.limit;
    ABSL_ASSIGN_OR_RETURN(const Page<AnnotationRecord> page,
                          annotations_.List(handler::ContextOf(call_), query));
    Response response;
    for (const AnnotationRecord& record : page.rows) {
      WriteAnnotation(call_.force, record, *(response.*add)());
    }
    if (page.more) response.set_next_page_token(asked.NextToken(page.rows.back().annotation.id));
    return response;
  }

  // `field` is that of the request which holds the message; `of_message` are faults of the message
  // that its mapping does not see.
  template <class Request>
  absl::StatusOr<Message> Create(absl::string_view field, const Request& request,
                                 absl::string_view id, const Message& message,
                                 Faults of_message = {}) const {
    Faults faults;
    kForceName.Match(request.parent(), "parent", faults);
    const Annotation annotation = ReadAnnotation(call_.force, id, message, of_message);
    faults.AddUnder(field, of_message);
    const RequestContext context = handler::WriteContextOf(call_, request, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return handler::Write<Message, AnnotationRecord>(
        field, [this](const AnnotationRecord& record) { return ToProto(record); },
        [&](const Printer<AnnotationRecord>& print) {
          return CreateAnnotation(annotations_, context, annotation, handler::ModeOf(request),
                                  print);
        });
  }

  template <class Pattern, class Request>
  absl::StatusOr<Message> Update(absl::string_view field, const Pattern& name,
                                 const Request& request, const Message& patch) const {
    Faults faults;
    const auto ids = name.Match(patch.name(), absl::StrCat(field, ".name"), faults);
    const api::UpdateRules rules = {.output_only = {"author"}, .immutable = Immutable()};
    const auto mask = api::UpdateMask::Parse(request.update_mask(), Message::descriptor(), rules);
    faults.AddStatus(mask.status());
    const RequestContext context = handler::WriteContextOf(call_, request, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());

    const std::string id((*ids)[1]);
    const auto to_proto = [this](const AnnotationRecord& record) { return ToProto(record); };
    const auto merge = [&](const AnnotationRecord& present) -> absl::StatusOr<Annotation> {
      Message merged = to_proto(present);
      ABSL_RETURN_IF_ERROR(mask->Apply(patch, merged));
      Faults of_message;
      Annotation annotation = ReadAnnotation(call_.force, id, merged, of_message);
      ABSL_RETURN_IF_ERROR(of_message.ToStatus());
      return annotation;
    };
    const AnnotationUpdate update{.kind = kKindOf<Message>,
                                  .id = id,
                                  .expected_version = api::ReadEtag(patch.etag()),
                                  .mode = handler::ModeOf(request),
                                  .merge = merge};
    return handler::Write<Message, AnnotationRecord>(
        field, to_proto, [&](const Printer<AnnotationRecord>& print) {
          return UpdateAnnotation(annotations_, context, update, print);
        });
  }

  template <class Pattern, class Request>
  absl::StatusOr<google::protobuf::Empty> Delete(const Pattern& name,
                                                 const Request& request) const {
    Faults faults;
    const auto ids = name.Match(request.name(), "name", faults);
    const RequestContext context = handler::WriteContextOf(call_, request, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    const AnnotationDeletion deletion{.kind = kKindOf<Message>,
                                      .id = std::string((*ids)[1]),
                                      .expected_version = api::ReadEtag(request.etag()),
                                      .mode = handler::ModeOf(request)};
    const auto image = [this](const AnnotationRecord& record) {
      return api::PrintMessage(ToProto(record));
    };
    // That of Empty.
    const auto reply = [](const AnnotationRecord&) { return std::string(); };
    ABSL_RETURN_IF_ERROR(
        DeleteAnnotation(annotations_, context, deletion, {image, reply}).status());
    return google::protobuf::Empty();
  }

 private:
  Message ToProto(const AnnotationRecord& record) const {
    Message message;
    WriteAnnotation(call_.force, record, message);
    return message;
  }
  // Those that it has of what cannot be changed.
  static std::vector<std::string> Immutable() {
    std::vector<std::string> fields = {"indicator"};
    if (Message::descriptor()->FindFieldByName("area") != nullptr) fields.emplace_back("area");
    return fields;
  }

  AnnotationRepository& annotations_;
  const rpc::CallContext& call_;
  const absl::Time now_;
};

}  // namespace copperplate::indicators

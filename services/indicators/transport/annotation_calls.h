// The methods that every kind of annotation has, by its message.
#pragma once

#include <google/protobuf/empty.pb.h>

#include <string>
#include <tuple>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/page_request.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/resource.h"
#include "libs/rpc/call_context.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/create_annotation.h"
#include "services/indicators/app/delete_annotation.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/app/update_annotation.h"
#include "services/indicators/transport/annotation_mapping.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {

template <class Message>
inline constexpr AnnotationKind kKindOf = AnnotationKind::kRebase;
template <>
inline constexpr AnnotationKind kKindOf<v1::SeriesBreak> = AnnotationKind::kSeriesBreak;
template <>
inline constexpr AnnotationKind kKindOf<v1::Target> = AnnotationKind::kTarget;

template <class Message>
using AnnotationResource = handler::Resource<Message, AnnotationRecord, Annotation>;

// Of the kind that `Message` shows.
template <class Message>
AnnotationResource<Message> AnnotationResourceOf(absl::string_view force) {
  const auto to_proto = [force](const AnnotationRecord& record) {
    Message message;
    WriteAnnotation(force, record, message);
    return message;
  };
  const auto read = [force](absl::string_view id, const Message& message, Faults& faults) {
    return ReadAnnotation(force, id, message, faults);
  };
  AnnotationResource<Message> resource{
      .field = Name(kKindOf<Message>),
      .rules = {.output_only = {"author"}, .immutable = {"indicator"}},
      .to_proto = to_proto,
      .read = read};
  if (Message::descriptor()->FindFieldByName("area") != nullptr) {
    resource.rules.immutable.emplace_back("area");
  }
  return resource;
}

// One call about annotations of the kind that `Message` shows.
template <class Message>
class AnnotationCall {
 public:
  // All outlive it; `now` is the present.
  AnnotationCall(AnnotationRepository& annotations, const rpc::CallContext& call, absl::Time now)
      : annotations_(annotations),
        call_(call),
        now_(now),
        resource_(AnnotationResourceOf<Message>(call.force)) {}

  template <class Pattern, class Request>
  absl::StatusOr<Message> Get(const Pattern& name, const Request& request) const {
    Faults faults;
    const auto ids = name.Match(request.name(), "name", faults);
    const auto known_at = handler::ReadKnownAt(request, now_, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    ABSL_ASSIGN_OR_RETURN(
        const AnnotationRecord record,
        annotations_.Get(handler::ContextOf(call_), kKindOf<Message>, (*ids)[1], known_at));
    return resource_.to_proto(record);
  }

  // `add` gives where the response keeps another one.
  template <class Response, class Request>
  absl::StatusOr<Response> List(const Request& request, Message* (Response::*add)()) const {
    Faults faults;
    kForceName.Match(request.parent(), "parent", faults);
    const auto asked = api::ReadPageRequest<std::string>(request, faults);
    AnnotationQuery query;
    query.kind = kKindOf<Message>;
    query.known_at = handler::ReadKnownAt(request, now_, faults);
    if (!request.indicator().empty()) {
      query.indicator =
          ReadReference(kIndicatorName, call_.force, request.indicator(), "indicator", faults);
    }
    if (asked.after.has_value()) query.after = std::get<0>(*asked.after);
    query.limit = asked.limit;
    const auto find = [&](const RequestContext& context) {
      return annotations_.List(context, query);
    };
    const auto key = [](const AnnotationRecord& record) {
      return std::tuple(record.annotation.id);
    };
    return handler::ListPage<Response, AnnotationRecord>(call_, asked, faults, add,
                                                         resource_.to_proto, key, find);
  }

  template <class Request>
  absl::StatusOr<Message> Create(const Request& request, absl::string_view id,
                                 const Message& message) const {
    return Create(request, id, message, resource_);
  }

  // The same read by `resource`, which may look at more.
  template <class Request>
  absl::StatusOr<Message> Create(const Request& request, absl::string_view id,
                                 const Message& message,
                                 const AnnotationResource<Message>& resource) const {
    Faults faults;
    kForceName.Match(request.parent(), "parent", faults);
    const auto create = [this](const RequestContext& context, const Annotation& annotation,
                               WriteMode mode, const Printer<AnnotationRecord>& print) {
      return CreateAnnotation(annotations_, context, annotation, mode, print);
    };
    return handler::Create(call_, request, id, message, resource, std::move(faults), create);
  }

  template <class Pattern, class Request>
  absl::StatusOr<Message> Update(const Pattern& name, const Request& request,
                                 const Message& patch) const {
    const auto update = [this](const RequestContext& context, const Asked& asked,
                               MergeAnnotation merge, const Printer<AnnotationRecord>& print) {
      return UpdateAnnotation(annotations_, context, kKindOf<Message>, asked, merge, print);
    };
    return handler::Update(call_, request, patch, name, resource_, update);
  }

  template <class Pattern, class Request>
  absl::StatusOr<google::protobuf::Empty> Delete(const Pattern& name,
                                                 const Request& request) const {
    const auto erase = [this](const RequestContext& context, const Asked& asked,
                              const Printer<AnnotationRecord>& print) {
      return DeleteAnnotation(annotations_, context, kKindOf<Message>, asked, print);
    };
    return handler::Delete(call_, request, name, resource_, erase);
  }

 private:
  AnnotationRepository& annotations_;
  const rpc::CallContext& call_;
  const absl::Time now_;
  const AnnotationResource<Message> resource_;
};

}  // namespace copperplate::indicators

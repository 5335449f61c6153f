// The standard methods of a resource (AIP-131..135) and the moves along the arrows of its states,
// as far as they are the same for each. A service says of each kind how its message and its record
// go into one another, once, and gives each method its use case:
//
//   absl::StatusOr<v1::Area> AreaHandlers::UpdateArea(const rpc::CallContext& call,
//                                                     const v1::UpdateAreaRequest& request) const {
//     return handler::Update<v1::Area, AreaRecord, Area>(
//         call, request, request.area(), kAreaName, AreaResource(call.force),
//         [&](const RequestContext& context, const Asked& asked, const auto& merge,
//             const Printer<AreaRecord>& print) {
//           return indicators::UpdateArea(areas_, context, asked, merge, print);
//         });
//   }
//
// Where a resource lies below others (`forces/{force}/plans/{plan}/themes/{theme}`) their ids are
// in `asked.parents`.
#pragma once

#include <google/protobuf/empty.pb.h>

#include <cstddef>
#include <functional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/api/etag.h"
#include "libs/api/page_request.h"
#include "libs/api/record_image.h"
#include "libs/api/update_mask.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/handler/context.h"
#include "libs/handler/write.h"
#include "libs/resource/pattern.h"
#include "libs/rpc/call_context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate::handler {

// One kind of resource. `Value` is what a caller can set of it.
template <class Message, class Record, class Value>
struct Resource {
  // The field of its requests that holds it: `area`.
  absl::string_view field;
  api::UpdateRules rules;
  // As the API shows it.
  std::function<Message(const Record&)> to_proto;
  // What the caller gives, sound by itself or with every fault by the message's field names. `id`
  // is the resource's own.
  std::function<Value(absl::string_view id, const Message&, Faults&)> read;
};

// The resource of these ids, in the order of their pattern.
template <class Ids>
Asked AskedOf(const Ids& ids) {
  Asked asked;
  asked.id = std::string(ids.back());
  for (size_t i = 0; i + 1 < ids.size(); ++i) asked.parents.emplace_back(ids[i]);
  return asked;
}

// The resource that a request with `name`, and where it has one `etag`, is about, of `pattern`.
template <class Pattern, class Request>
Asked ReadAsked(const Pattern& pattern, const Request& request, Faults& faults) {
  const auto ids = pattern.Match(request.name(), "name", faults);
  Asked asked = ids.has_value() ? AskedOf(*ids) : Asked();
  asked.expected_version = api::ReadEtag(request.etag());
  asked.mode = ModeOf(request);
  return asked;
}

// The page that `asked`, read of the request, is about. `find(context)` gives it, `add` the
// response's next place, `key` where a row stands in the order of the list; `faults` are all of the
// request's.
template <class Response, class Record, class Message, class... Key>
absl::StatusOr<Response> ListPage(
    const rpc::CallContext& call, const api::PageRequest<Key...>& asked, const Faults& faults,
    Message* (Response::*add)(),
    std::type_identity_t<absl::FunctionRef<Message(const Record&)>> to_proto,
    std::type_identity_t<absl::FunctionRef<std::tuple<Key...>(const Record&)>> key,
    absl::FunctionRef<absl::StatusOr<Page<Record>>(const RequestContext&)> find) {
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const Page<Record> page, find(ContextOf(call)));
  Response response;
  for (const Record& record : page.rows) *(response.*add)() = to_proto(record);
  if (page.more) {
    const auto token = [&](const Key&... last) { return asked.NextToken(last...); };
    response.set_next_page_token(std::apply(token, key(page.rows.back())));
  }
  return response;
}

// A page of a list in the order of ids, or of texts that stand for rows as ids do.
// `find(context, after, limit)` gives it, `id` is the row's.
// Faults of the request beside those of paging are in `faults`.
template <class Response, class Record, class Message, class Request>
absl::StatusOr<Response> List(
    const rpc::CallContext& call, const Request& request, Faults faults,
    Message* (Response::*add)(),
    std::type_identity_t<absl::FunctionRef<Message(const Record&)>> to_proto,
    absl::FunctionRef<std::string(const Record&)> id,
    absl::FunctionRef<absl::StatusOr<Page<Record>>(const RequestContext&, const std::string& after,
                                                   int limit)>
        find) {
  const auto asked = api::ReadPageRequest<std::string>(request, faults);
  const std::string after = asked.after.has_value() ? std::get<0>(*asked.after) : "";
  const auto key = [&](const Record& record) { return std::tuple<std::string>(id(record)); };
  const auto page = [&](const RequestContext& context) {
    return find(context, after, asked.limit);
  };
  return ListPage<Response, Record>(call, asked, faults, add, to_proto, key, page);
}

// A new resource. `faults` holds those of the request outside the message, that of its parent among
// them; `create(context, value, mode, print)` is the use case.
template <class Message, class Record, class Value, class Request, class UseCase>
absl::StatusOr<Message> Create(const rpc::CallContext& call, const Request& request,
                               absl::string_view id, const Message& message,
                               const Resource<Message, Record, Value>& resource, Faults faults,
                               const UseCase& create) {
  Faults of_message;
  const Value value = resource.read(id, message, of_message);
  faults.AddUnder(resource.field, of_message);
  const RequestContext context = WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const auto change = [&](const Printer<Record>& print) -> absl::StatusOr<Changed<Record>> {
    return create(context, value, ModeOf(request), print);
  };
  return Write<Message, Record>(resource.field, resource.to_proto, change);
}

// What `patch` makes of the present record.
template <class Record, class Value>
using Merge = absl::FunctionRef<absl::StatusOr<Value>(const Record&)>;

// A change of the fields that `update_mask` names. `update(context, asked, merge, print)` is the
// use case; `faults` are those that the request has beside what is looked at here.
template <class Message, class Record, class Value, class Pattern, class Request, class UseCase>
absl::StatusOr<Message> Update(const rpc::CallContext& call, const Request& request,
                               const Message& patch, const Pattern& pattern,
                               const Resource<Message, Record, Value>& resource,
                               const UseCase& update, Faults faults = {}) {
  const auto ids = pattern.Match(patch.name(), absl::StrCat(resource.field, ".name"), faults);
  const auto mask =
      api::UpdateMask::Parse(request.update_mask(), Message::descriptor(), resource.rules);
  faults.AddStatus(mask.status());
  const RequestContext context = WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  Asked asked = AskedOf(*ids);
  asked.expected_version = api::ReadEtag(patch.etag());
  asked.mode = ModeOf(request);
  const auto merge = [&](const Record& present) -> absl::StatusOr<Value> {
    Message merged = resource.to_proto(present);
    ABSL_RETURN_IF_ERROR(mask->Apply(patch, merged));
    Faults of_message;
    Value value = resource.read(asked.id, merged, of_message);
    ABSL_RETURN_IF_ERROR(of_message.ToStatus());
    return value;
  };
  const auto change = [&](const Printer<Record>& print) -> absl::StatusOr<Changed<Record>> {
    return update(context, asked, Merge<Record, Value>(merge), print);
  };
  return Write<Message, Record>(resource.field, resource.to_proto, change);
}

// A move along an arrow, or another change that a request with name and etag asks for and that is
// answered with the resource. `faults` holds those of the request's own fields, which those that
// the use case finds are about too; `move(context, asked, print)` is the use case.
template <class Message, class Record, class Value, class Pattern, class Request, class UseCase>
absl::StatusOr<Message> Move(const rpc::CallContext& call, const Request& request,
                             const Pattern& pattern,
                             const Resource<Message, Record, Value>& resource, Faults faults,
                             const UseCase& move) {
  const Asked asked = ReadAsked(pattern, request, faults);
  const RequestContext context = WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const auto change = [&](const Printer<Record>& print) -> absl::StatusOr<Changed<Record>> {
    return move(context, asked, print);
  };
  return Write<Message, Record>("", resource.to_proto, change);
}

// The end of a resource. `erase(context, asked, print)` is the use case.
template <class Message, class Record, class Value, class Pattern, class Request, class UseCase>
absl::StatusOr<google::protobuf::Empty> Delete(const rpc::CallContext& call, const Request& request,
                                               const Pattern& pattern,
                                               const Resource<Message, Record, Value>& resource,
                                               const UseCase& erase) {
  Faults faults;
  const Asked asked = ReadAsked(pattern, request, faults);
  const RequestContext context = WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const auto image = [&](const Record& record) { return api::ImageOf(resource.to_proto(record)); };
  // That of Empty.
  const auto reply = [](const Record&) { return std::string(); };
  ABSL_RETURN_IF_ERROR(erase(context, asked, Printer<Record>{image, reply}).status());
  return google::protobuf::Empty();
}

}  // namespace copperplate::handler

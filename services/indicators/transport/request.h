// What every handler does with its request before the use case, and with the reply after it.
//
// A handler reads the whole request into the domain's terms and gathers what is wrong with it, so
// that the caller hears of every fault at once.
#pragma once

#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/api/request_id.h"
#include "libs/rpc/call_context.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/change.h"
#include "services/indicators/app/ports/request_context.h"

namespace copperplate::indicators {

// The call as use cases and ports know it, without idempotency.
RequestContext ContextOf(const rpc::CallContext& call);

// Adds what an INVALID_ARGUMENT says of fields to `faults`, under its reason; nothing for OK.
void AddFaults(const absl::Status& status, Faults& faults);

// Adds the faults that the domain's rules find, its field names `renamed` as the API has them. A
// field that has a fault gets no second.
void AddRuleFaults(const Faults& found,
                   std::initializer_list<std::pair<absl::string_view, absl::string_view>> renamed,
                   Faults& faults);

// Adds what is wrong with a resource to the faults of its request: `title` as `area.title` where
// `parent` is `area`, the resource's `id` as `area_id`. A field that has a fault gets no second.
void AddFaultsUnder(absl::string_view parent, const Faults& resource, Faults& faults);

// The same for a status; one that names no fields comes back as it is.
absl::Status InField(absl::string_view parent, const absl::Status& status);
template <class Reply>
absl::StatusOr<Reply> InField(absl::string_view parent, absl::StatusOr<Reply> reply) {
  if (!reply.ok()) return InField(parent, reply.status());
  return reply;
}

// The context of a write that may be sent again: with the idempotency that `request` asks for by
// its `request_id`, if it does. Fault: REQUEST_ID_INVALID.
template <class Request>
RequestContext WriteContextOf(const rpc::CallContext& call, const Request& request,
                              Faults& faults) {
  RequestContext context = ContextOf(call);
  if (request.request_id().empty()) return context;
  absl::StatusOr<std::string> id = api::ParseRequestId(request.request_id());
  AddFaults(id.status(), faults);
  if (id.ok()) context.idempotency = Idempotency{*std::move(id), api::RequestHash(request)};
  return context;
}

// The month as a month number; 0 with the fault MONTH_MALFORMED, or FIELD_REQUIRED where empty.
int32_t ReadMonth(absl::string_view text, absl::string_view field, Faults& faults);
// The same where the field may be empty.
std::optional<int32_t> ReadOptionalMonth(absl::string_view text, absl::string_view field,
                                         Faults& faults);
// `2018-03`.
std::string MonthText(int32_t month);

// Faults TEXT_TOO_LONG where the text has more than `most` characters, TEXT_INVALID where it holds
// a NUL, which no text of PostgreSQL can.
void CheckText(absl::string_view text, size_t most, absl::string_view field, Faults& faults);

// Fault FIELD_REQUIRED where `number` is 0, ENUM_UNKNOWN where `known` is false: a value that this
// release does not know.
void CheckEnum(int number, bool known, absl::string_view field, Faults& faults);

// The instant, cut to the microsecond; nothing where the message has none. Fault TIME_INVALID
// outside the years 1 to 9999.
std::optional<absl::Time> ReadInstant(bool present, const google::protobuf::Timestamp& value,
                                      absl::string_view field, Faults& faults);
void WriteInstant(absl::Time time, google::protobuf::Timestamp& out);

// A resource as events keep it: JSON as the gateway prints it.
std::string PrintMessage(const google::protobuf::Message& resource);
// The resource of an event's image. INTERNAL where it is none.
absl::Status ParseMessage(absl::string_view image, google::protobuf::Message& resource);

// The reply to a change: what was written, or what the first call of a repeat was told.
template <class Message, class Record>
absl::StatusOr<Message> ReplyTo(const absl::StatusOr<Changed<Record>>& changed,
                                absl::FunctionRef<Message(const Record&)> to_proto) {
  if (!changed.ok()) return changed.status();
  if (const auto* record = std::get_if<Record>(&*changed)) return to_proto(*record);
  Message message;
  ABSL_RETURN_IF_ERROR(ParseMessage(std::get<FirstResult>(*changed).image, message));
  return message;
}

}  // namespace copperplate::indicators

#pragma once

#include <string>
#include <utility>
#include <variant>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/record_image.h"
#include "libs/change/change.h"
#include "libs/status/faults.h"

namespace copperplate::handler {

// The way of a write from its request to its reply: `change` calls the use case with what prints
// the record it writes, `to_proto` gives the record as the API shows it, in the reply and in the
// event alike. A repeat gets the very bytes of the first reply. Faults of the resource stand under
// `resource`, the request's field (Faults::AddUnder); where that is empty they are the request's.
//
//   return handler::Write<v1::Area, AreaRecord>(
//       "area", [&](const AreaRecord& record) { return WriteArea(call.force, record); },
//       [&](const Printer<AreaRecord>& print) {
//         return CreateArea(ports_.areas, context, area, handler::ModeOf(request), print);
//       });
template <class Message, class Record>
absl::StatusOr<Message> Write(
    absl::string_view resource, absl::FunctionRef<Message(const Record&)> to_proto,
    absl::FunctionRef<absl::StatusOr<Changed<Record>>(const Printer<Record>&)> change) {
  const auto image = [&](const Record& record) { return api::ImageOf(to_proto(record)); };
  const auto reply = [&](const Record& record) { return to_proto(record).SerializeAsString(); };
  const absl::StatusOr<Changed<Record>> changed = change(Printer<Record>{image, reply});
  if (!changed.ok()) {
    return resource.empty() ? changed.status() : InField(resource, changed.status());
  }
  if (const auto* const record = std::get_if<Record>(&*changed)) return to_proto(*record);
  Message message;
  if (!message.ParseFromString(std::get<FirstResult>(*changed).reply)) {
    return absl::InternalError("a request's reply is not of its method");
  }
  return message;
}

}  // namespace copperplate::handler

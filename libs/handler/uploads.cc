#include "libs/handler/uploads.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <vector>

#include "absl/time/time.h"
#include "libs/status/error.h"
#include "libs/status/faults.h"

namespace copperplate::handler {

absl::StatusOr<UploadSlots::Slot> UploadSlots::Take() {
  ++taken_;
  // Gives it back, also where it is refused.
  Slot slot(taken_);
  if (taken_ > kMostAtOnce) {
    return Error(absl::StatusCode::kResourceExhausted, "IMPORTS_BUSY", "other imports are running")
        .RetryAfter(absl::Seconds(10))
        .Build();
  }
  return slot;
}

absl::Status CheckLaterMessage(const google::protobuf::Message& message) {
  std::vector<const google::protobuf::FieldDescriptor*> given;
  message.GetReflection()->ListFields(message, &given);
  Faults faults;
  for (const google::protobuf::FieldDescriptor* field : given) {
    if (field->name() == "content") continue;
    faults.Add("FIRST_MESSAGE_ONLY", field->name(), "must be in the stream's first message only");
  }
  return faults.ToStatus();
}

}  // namespace copperplate::handler

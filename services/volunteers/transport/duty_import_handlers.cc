#include "services/volunteers/transport/duty_import_handlers.h"

#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "libs/api/instant.h"
#include "libs/api/record_image.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/resource_names.h"

namespace copperplate::volunteers {
namespace {

constexpr size_t kLongestImportSource = 200;

v1::DutyImport WriteDutyImport(absl::string_view force, const DutyImportRecord& record) {
  v1::DutyImport message;
  if (!record.import_id.empty()) {
    message.set_name(kDutyImportName.Format(force, record.import_id));
  }
  if (!record.validate_only) {
    api::WriteInstant(record.create_time, *message.mutable_create_time());
  }
  message.set_author(record.author);
  message.set_source(record.source);
  message.set_content_sha256(absl::BytesToHexString(AsBytes(record.content)));
  message.set_row_count(record.row_count);
  message.set_created_count(record.created_count);
  message.set_unchanged_count(record.unchanged_count);
  message.set_validate_only(record.validate_only);
  message.set_replayed(record.replayed);
  return message;
}

DutyImportRequest ReadDutyImportRequest(const v1::ImportDutiesRequest& message, Faults& faults) {
  DutyImportRequest request;
  kForceName.Match(message.parent(), "parent", faults);
  request.import_id = message.import_id();
  if (!request.import_id.empty()) fields::CheckId(request.import_id, "import_id", faults);
  request.source = message.source();
  fields::CheckLine(request.source, "source", faults, kLongestImportSource);
  request.mode = handler::ModeOf(message);
  return request;
}

class DutyUpload final : public handler::Upload<v1::DutyImport> {
 public:
  DutyUpload(const DutyImportParts& parts, const rpc::CallContext& call, DutyImportRequest request,
             absl::Time now)
      : import_(parts, handler::ContextOf(call), std::move(request),
                {.now = now, .sensitive = handler::SeesSensitive(call)}) {}

  absl::Status Write(absl::string_view content) override { return import_.Write(content); }

  absl::StatusOr<v1::DutyImport> Finish(const rpc::CallContext& call) override {
    const auto print = [&](const DutyImportRecord& record) {
      return api::ImageOf(WriteDutyImport(call.force, record));
    };
    const auto cancelled = [&] { return call.IsCancelled(); };
    ABSL_ASSIGN_OR_RETURN(const DutyImportRecord record, import_.Finish(print, cancelled));
    return WriteDutyImport(call.force, record);
  }

 private:
  DutyCsvImport import_;
};

}  // namespace

std::shared_ptr<DutyUploads> MakeDutyUploads(std::shared_ptr<handler::UploadSlots> slots,
                                             const DutyImportParts& parts, const Clock& clock) {
  // Imports refer to `parts` of the uploads, which outlive them.
  auto begin = [parts, &clock](const rpc::CallContext& call, const v1::ImportDutiesRequest& message)
      -> absl::StatusOr<std::unique_ptr<handler::Upload<v1::DutyImport>>> {
    Faults faults;
    DutyImportRequest request = ReadDutyImportRequest(message, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return std::make_unique<DutyUpload>(parts, call, std::move(request),
                                        InMicroseconds(clock.Now()));
  };
  return std::make_shared<DutyUploads>(std::move(slots), std::move(begin));
}

}  // namespace copperplate::volunteers

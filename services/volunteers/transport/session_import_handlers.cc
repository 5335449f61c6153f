#include "services/volunteers/transport/session_import_handlers.h"

#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "libs/api/instant.h"
#include "libs/api/record_image.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/import_sessions.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/transport/session_mapping.h"

namespace copperplate::volunteers {
namespace {

constexpr size_t kLongestSessionSource = 200;

v1::SessionImport WriteSessionImport(absl::string_view force, const SessionImportRecord& record) {
  v1::SessionImport message;
  if (!record.import_id.empty()) {
    message.set_name(kSessionImportName.Format(force, record.import_id));
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

SessionImportRequest ReadSessionImportRequest(const v1::ImportSessionsRequest& message,
                                              Faults& faults) {
  SessionImportRequest request;
  kForceName.Match(message.parent(), "parent", faults);
  request.import_id = message.import_id();
  if (!request.import_id.empty()) fields::CheckId(request.import_id, "import_id", faults);
  request.source = message.source();
  fields::CheckLine(request.source, "source", faults, kLongestSessionSource);
  request.mode = handler::ModeOf(message);
  return request;
}

class SessionUpload final : public handler::Upload<v1::SessionImport> {
 public:
  SessionUpload(SessionImportRepository& imports, const rpc::CallContext& call,
                SessionImportRequest request, absl::Time now)
      : import_(imports, handler::ContextOf(call), std::move(request), now) {}

  absl::Status Write(absl::string_view content) override { return import_.Write(content); }

  absl::StatusOr<v1::SessionImport> Finish(const rpc::CallContext& call) override {
    const auto print_session = [&](const PartRecord<SpeedwatchSession>& record) {
      return api::ImageOf(
          PartMapping<SpeedwatchSession>::Write(call.force, record.part.group, record));
    };
    const auto print = [&](const SessionImportRecord& record) {
      return api::ImageOf(WriteSessionImport(call.force, record));
    };
    const auto cancelled = [&] { return call.IsCancelled(); };
    ABSL_ASSIGN_OR_RETURN(const SessionImportRecord record,
                          import_.Finish(print_session, print, cancelled));
    return WriteSessionImport(call.force, record);
  }

 private:
  SessionCsvImport import_;
};

}  // namespace

std::shared_ptr<SessionUploads> MakeSessionUploads(std::shared_ptr<handler::UploadSlots> slots,
                                                   SessionImportRepository& imports,
                                                   const Clock& clock) {
  auto begin = [&imports, &clock](const rpc::CallContext& call,
                                  const v1::ImportSessionsRequest& message)
      -> absl::StatusOr<std::unique_ptr<handler::Upload<v1::SessionImport>>> {
    Faults faults;
    SessionImportRequest request = ReadSessionImportRequest(message, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return std::make_unique<SessionUpload>(imports, call, std::move(request), clock.Now());
  };
  return std::make_shared<SessionUploads>(std::move(slots), std::move(begin));
}

}  // namespace copperplate::volunteers

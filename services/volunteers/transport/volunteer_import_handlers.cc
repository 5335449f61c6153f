#include "services/volunteers/transport/volunteer_import_handlers.h"

#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "libs/api/instant.h"
#include "libs/api/record_image.h"
#include "libs/fields/id.h"
#include "libs/handler/context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/import_volunteers.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/transport/engagement_mapping.h"
#include "services/volunteers/transport/supervision_mapping.h"
#include "services/volunteers/transport/vetting_check_mapping.h"
#include "services/volunteers/transport/volunteer_mapping.h"

namespace copperplate::volunteers {
namespace {

template <class Part>
RecordImage ImageOfPart(absl::string_view force, absl::string_view volunteer,
                        const PartRecord<Part>& record) {
  return api::ImageOf(PartMapping<Part>::Write(force, volunteer, record));
}

// As the events of parts that people make.
const VolunteerImages& Images() {
  static const VolunteerImages* const kImages = new VolunteerImages{
      ImageOfPart<Volunteer>, ImageOfPart<VettingCheck>, ImageOfPart<Engagement>,
      ImageOfPart<Supervision>, ImageOfPart<GuardianConsent>};
  return *kImages;
}

v1::VolunteerImport WriteVolunteerImport(absl::string_view force,
                                         const VolunteerImportRecord& record) {
  v1::VolunteerImport message;
  if (!record.import_id.empty()) {
    message.set_name(kVolunteerImportName.Format(force, record.import_id));
  }
  if (!record.validate_only) {
    api::WriteInstant(record.create_time, *message.mutable_create_time());
  }
  message.set_author(record.author);
  message.set_content_sha256(absl::BytesToHexString(AsBytes(record.content)));
  message.set_row_count(record.row_count);
  message.set_volunteer_count(record.volunteer_count);
  message.set_engagement_count(record.engagement_count);
  message.set_validate_only(record.validate_only);
  message.set_replayed(record.replayed);
  return message;
}

VolunteerImportRequest ReadVolunteerImportRequest(const v1::ImportVolunteersRequest& message,
                                                  Faults& faults) {
  VolunteerImportRequest request;
  kForceName.Match(message.parent(), "parent", faults);
  request.import_id = message.import_id();
  if (!request.import_id.empty()) fields::CheckId(request.import_id, "import_id", faults);
  request.mode = handler::ModeOf(message);
  return request;
}

class VolunteerUpload final : public handler::Upload<v1::VolunteerImport> {
 public:
  VolunteerUpload(VolunteerImportRepository& imports, const rpc::CallContext& call,
                  VolunteerImportRequest request, absl::CivilDay today)
      : import_(imports, Images(), handler::ContextOf(call), std::move(request), today) {}

  absl::Status Write(absl::string_view content) override { return import_.Write(content); }

  absl::StatusOr<v1::VolunteerImport> Finish(const rpc::CallContext& call) override {
    const auto print = [&](const VolunteerImportRecord& record) {
      return api::ImageOf(WriteVolunteerImport(call.force, record));
    };
    const auto cancelled = [&] { return call.IsCancelled(); };
    ABSL_ASSIGN_OR_RETURN(const VolunteerImportRecord record, import_.Finish(print, cancelled));
    return WriteVolunteerImport(call.force, record);
  }

 private:
  VolunteerCsvImport import_;
};

}  // namespace

std::shared_ptr<VolunteerUploads> MakeVolunteerUploads(std::shared_ptr<handler::UploadSlots> slots,
                                                       VolunteerImportRepository& imports,
                                                       const Clock& clock) {
  auto begin = [&imports, &clock](const rpc::CallContext& call,
                                  const v1::ImportVolunteersRequest& message)
      -> absl::StatusOr<std::unique_ptr<handler::Upload<v1::VolunteerImport>>> {
    Faults faults;
    VolunteerImportRequest request = ReadVolunteerImportRequest(message, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return std::make_unique<VolunteerUpload>(imports, call, std::move(request),
                                             LondonDay(clock.Now()));
  };
  return std::make_shared<VolunteerUploads>(std::move(slots), std::move(begin));
}

}  // namespace copperplate::volunteers

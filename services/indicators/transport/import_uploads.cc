#include "services/indicators/transport/import_uploads.h"

#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/record_image.h"
#include "libs/handler/context.h"
#include "libs/rpc/call_context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/observation_mapping.h"
#include "services/indicators/transport/peer_mapping.h"

namespace copperplate::indicators {
namespace {

// Whose figures a stream's first message says it brings.
void CheckImportParent(const v1::ImportObservationsRequest& message, Faults& faults) {
  kForceName.Match(message.parent(), "parent", faults);
}
void CheckImportParent(const v1::ImportPeerFiguresRequest& message, Faults& faults) {
  CheckPeerParent(message.parent(), faults);
}

template <class Importer>
class ImportUpload final : public handler::Upload<v1::Batch> {
 public:
  explicit ImportUpload(std::unique_ptr<Importer> import) : import_(std::move(import)) {}

  absl::Status Write(absl::string_view content) override { return import_->Write(content); }

  absl::StatusOr<v1::Batch> Finish(const rpc::CallContext& call) override {
    const auto print = [&](const Batch& batch) {
      return api::ImageOf(WriteBatch(call.force, batch));
    };
    const auto cancelled = [&] { return call.IsCancelled(); };
    ABSL_ASSIGN_OR_RETURN(const Batch batch, import_->Finish(print, cancelled));
    return WriteImported(call.force, batch);
  }

 private:
  const std::unique_ptr<Importer> import_;
};

template <class Importer, class Message, class Parts>
std::shared_ptr<handler::Uploads<Message, v1::Batch>> MakeUploads(
    std::shared_ptr<handler::UploadSlots> slots, const Parts& parts) {
  // Imports refer to `parts` of the uploads, which outlive them.
  auto begin = [parts](const rpc::CallContext& call, const Message& message)
      -> absl::StatusOr<std::unique_ptr<handler::Upload<v1::Batch>>> {
    Faults faults;
    CheckImportParent(message, faults);
    ImportRequest request = ReadImportRequest(message, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    ABSL_ASSIGN_OR_RETURN(auto started,
                          Importer::Begin(parts, handler::ContextOf(call), std::move(request)));
    return std::make_unique<ImportUpload<Importer>>(std::move(started));
  };
  return std::make_shared<handler::Uploads<Message, v1::Batch>>(std::move(slots), std::move(begin));
}

}  // namespace

std::shared_ptr<ImportUploads> MakeImportUploads(std::shared_ptr<handler::UploadSlots> slots,
                                                 const ImportParts& parts) {
  return MakeUploads<ObservationImport, v1::ImportObservationsRequest>(std::move(slots), parts);
}

std::shared_ptr<PeerImportUploads> MakePeerImportUploads(
    std::shared_ptr<handler::UploadSlots> slots, const PeerImportParts& parts) {
  return MakeUploads<PeerFigureImport, v1::ImportPeerFiguresRequest>(std::move(slots), parts);
}

}  // namespace copperplate::indicators

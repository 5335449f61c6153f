#include "services/indicators/transport/import_sink.h"

#include <utility>

#include "libs/api/print_message.h"
#include "libs/handler/context.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/observation_mapping.h"

namespace copperplate::indicators {
namespace {

constexpr absl::Duration kRetryAfter = absl::Seconds(10);

// The first message says everything but the content.
absl::Status CheckLater(const v1::ImportObservationsRequest& message) {
  constexpr absl::string_view kReason = "FIRST_MESSAGE_ONLY";
  constexpr absl::string_view kDescription = "must be in the stream's first message only";
  Faults faults;
  if (!message.batch_id().empty()) faults.Add(kReason, "batch_id", kDescription);
  if (!message.source().empty()) faults.Add(kReason, "source", kDescription);
  if (!message.revision_reason().empty()) faults.Add(kReason, "revision_reason", kDescription);
  if (message.validate_only()) faults.Add(kReason, "validate_only", kDescription);
  return faults.ToStatus();
}

}  // namespace

class ImportSinks::ImportSink final : public ImportSinks::Sink {
 public:
  explicit ImportSink(ImportSinks& sinks) : sinks_(sinks) {}
  ~ImportSink() override { --sinks_.open_; }

  absl::Status Accept(const rpc::CallContext& call,
                      const v1::ImportObservationsRequest& message) override {
    ABSL_RETURN_IF_ERROR(import_ == nullptr ? Begin(call, message) : CheckLater(message));
    return import_->Write(message.content());
  }

  absl::StatusOr<v1::Batch> Finish(const rpc::CallContext& call) override {
    const auto print = [&](const Batch& batch) {
      return api::PrintMessage(WriteBatch(call.force, batch));
    };
    ABSL_ASSIGN_OR_RETURN(const Batch batch,
                          import_->Finish(print, [&] { return call.IsCancelled(); }));
    return WriteBatch(call.force, batch);
  }

 private:
  absl::Status Begin(const rpc::CallContext& call, const v1::ImportObservationsRequest& message) {
    Faults faults;
    kForceName.Match(message.parent(), "parent", faults);
    ImportRequest request = ReadImportRequest(message, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    ABSL_ASSIGN_OR_RETURN(import_, ObservationImport::Begin(sinks_.parts_, handler::ContextOf(call),
                                                            std::move(request)));
    return absl::OkStatus();
  }

  ImportSinks& sinks_;
  std::unique_ptr<ObservationImport> import_;
};

absl::StatusOr<std::unique_ptr<ImportSinks::Sink>> ImportSinks::Open(const rpc::CallContext&) {
  // The sink counts itself out, also where it is refused here.
  ++open_;
  auto sink = std::make_unique<ImportSink>(*this);
  if (open_ > kMostAtOnce) {
    return Error(absl::StatusCode::kResourceExhausted, "IMPORTS_BUSY", "other imports are running")
        .RetryAfter(kRetryAfter)
        .Build();
  }
  return sink;
}

}  // namespace copperplate::indicators

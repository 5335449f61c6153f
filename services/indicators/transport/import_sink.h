// Client streams that bring CSV in.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/observation_service.pb.h"
#include "copperplate/indicators/v1/peer_service.pb.h"
#include "libs/api/print_message.h"
#include "libs/handler/context.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/sink.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/app/import_peer_figures.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/observation_mapping.h"
#include "services/indicators/transport/peer_mapping.h"

namespace copperplate::indicators {

// Whose figures a stream's first message says it brings.
inline void CheckImportParent(const v1::ImportObservationsRequest& message, Faults& faults) {
  kForceName.Match(message.parent(), "parent", faults);
}
inline void CheckImportParent(const v1::ImportPeerFiguresRequest& message, Faults& faults) {
  CheckPeerParent(message.parent(), faults);
}

// Takes the streams of one method. Thread-safe; outlives them.
template <class Message, class Importer, class Parts>
class ImportSinksOf {
 public:
  using Sink = rpc::Sink<Message, v1::Batch>;

  // At most so many imports run at once: each holds its rows in memory up to a bound.
  static constexpr int kMostAtOnce = 8;

  // What `parts` refers to outlives this.
  explicit ImportSinksOf(const Parts& parts) : parts_(parts) {}

  // For the pipeline. RESOURCE_EXHAUSTED (IMPORTS_BUSY, RetryInfo) beyond kMostAtOnce.
  absl::StatusOr<std::unique_ptr<Sink>> Open(const rpc::CallContext&) {
    // The sink counts itself out, also where it is refused here.
    ++open_;
    std::unique_ptr<Sink> sink = std::make_unique<ImportSink>(*this);
    if (open_ > kMostAtOnce) {
      return Error(absl::StatusCode::kResourceExhausted, "IMPORTS_BUSY",
                   "other imports are running")
          .RetryAfter(absl::Seconds(10))
          .Build();
    }
    return sink;
  }

 private:
  class ImportSink final : public Sink {
   public:
    explicit ImportSink(ImportSinksOf& sinks) : sinks_(sinks) {}
    ~ImportSink() override { --sinks_.open_; }

    absl::Status Accept(const rpc::CallContext& call, const Message& message) override {
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
    absl::Status Begin(const rpc::CallContext& call, const Message& message) {
      Faults faults;
      CheckImportParent(message, faults);
      ImportRequest request = ReadImportRequest(message, faults);
      ABSL_RETURN_IF_ERROR(faults.ToStatus());
      ABSL_ASSIGN_OR_RETURN(
          import_, Importer::Begin(sinks_.parts_, handler::ContextOf(call), std::move(request)));
      return absl::OkStatus();
    }

    // The first message says everything but the content.
    static absl::Status CheckLater(const Message& message) {
      constexpr absl::string_view kReason = "FIRST_MESSAGE_ONLY";
      constexpr absl::string_view kDescription = "must be in the stream's first message only";
      Faults faults;
      if (!message.batch_id().empty()) faults.Add(kReason, "batch_id", kDescription);
      if (!message.source().empty()) faults.Add(kReason, "source", kDescription);
      if (!message.revision_reason().empty()) faults.Add(kReason, "revision_reason", kDescription);
      if (message.validate_only()) faults.Add(kReason, "validate_only", kDescription);
      return faults.ToStatus();
    }

    ImportSinksOf& sinks_;
    std::unique_ptr<Importer> import_;
  };

  const Parts parts_;
  std::atomic<int> open_{0};
};

using ImportSinks = ImportSinksOf<v1::ImportObservationsRequest, ObservationImport, ImportParts>;
using PeerImportSinks =
    ImportSinksOf<v1::ImportPeerFiguresRequest, PeerFigureImport, PeerImportParts>;

}  // namespace copperplate::indicators

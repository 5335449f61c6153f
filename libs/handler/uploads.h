// Client streams that bring content in: the first message says what it is of, and every message
// may have a piece of it in its field `content` (bytes), cut anywhere.
//
//   const auto imports = std::make_shared<handler::Uploads<v1::ImportPlanRequest, v1::PlanImport>>(
//       slots, begin);
//   service->Sink("ImportPlan", imports, &decltype(imports)::element_type::Open);
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/sink.h"
#include "libs/status/status_macros.h"

namespace google::protobuf {
class Message;
}

namespace copperplate::handler {

// How many uploads run at once in a process, of whatever method: each holds what it brings in
// memory up to a bound. Thread-safe; outlives the slots.
class UploadSlots {
 public:
  static constexpr int kMostAtOnce = 8;

  // Counts for one upload while it lives.
  class Slot {
   public:
    explicit Slot(std::atomic<int>& taken) : taken_(&taken) {}
    Slot(Slot&& other) noexcept : taken_(std::exchange(other.taken_, nullptr)) {}
    Slot& operator=(Slot&&) = delete;
    ~Slot() {
      if (taken_ != nullptr) --*taken_;
    }

   private:
    std::atomic<int>* taken_;
  };

  // RESOURCE_EXHAUSTED (IMPORTS_BUSY, RetryInfo) beyond kMostAtOnce.
  absl::StatusOr<Slot> Take();

 private:
  std::atomic<int> taken_{0};
};

// INVALID_ARGUMENT (FIRST_MESSAGE_ONLY) where a later message of a stream says anything but
// `content`.
absl::Status CheckLaterMessage(const google::protobuf::Message& message);

// What a method makes of one upload.
template <class Reply>
class Upload {
 public:
  virtual ~Upload() = default;
  virtual absl::Status Write(absl::string_view content) = 0;
  // The content is complete. Called once. `call` is that of every message.
  virtual absl::StatusOr<Reply> Finish(const rpc::CallContext& call) = 0;
};

// Takes the streams of one method. Thread-safe; outlives them.
template <class Message, class Reply>
class Uploads {
 public:
  using Sink = rpc::Sink<Message, Reply>;
  // By the first message, whose content it leaves alone.
  using Begin = std::function<absl::StatusOr<std::unique_ptr<Upload<Reply>>>(
      const rpc::CallContext&, const Message&)>;

  Uploads(std::shared_ptr<UploadSlots> slots, Begin begin)
      : slots_(std::move(slots)), begin_(std::move(begin)) {}

  // For rpc::Service::Sink(). The errors of UploadSlots::Take().
  absl::StatusOr<std::unique_ptr<Sink>> Open(const rpc::CallContext& /*call*/) {
    ABSL_ASSIGN_OR_RETURN(UploadSlots::Slot slot, slots_->Take());
    std::unique_ptr<Sink> sink = std::make_unique<UploadSink>(begin_, std::move(slot));
    return sink;
  }

 private:
  class UploadSink final : public Sink {
   public:
    UploadSink(const Begin& begin, UploadSlots::Slot slot)
        : begin_(begin), slot_(std::move(slot)) {}

    absl::Status Accept(const rpc::CallContext& call, const Message& message) override {
      if (upload_ != nullptr) {
        ABSL_RETURN_IF_ERROR(CheckLaterMessage(message));
      } else {
        ABSL_ASSIGN_OR_RETURN(upload_, begin_(call, message));
      }
      return upload_->Write(message.content());
    }

    absl::StatusOr<Reply> Finish(const rpc::CallContext& call) override {
      return upload_->Finish(call);
    }

   private:
    const Begin& begin_;
    const UploadSlots::Slot slot_;
    std::unique_ptr<Upload<Reply>> upload_;
  };

  const std::shared_ptr<UploadSlots> slots_;
  const Begin begin_;
};

}  // namespace copperplate::handler

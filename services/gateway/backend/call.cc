#include "services/gateway/backend/call.h"

#include <mutex>
#include <thread>

#include "absl/strings/ascii.h"

namespace copperplate::gateway {
namespace {

CallStatus ToCallStatus(const grpc::Status& status) {
  return {static_cast<int>(status.error_code()), status.error_message(), status.error_details()};
}

grpc::ByteBuffer ToBuffer(absl::string_view bytes) {
  const grpc::Slice slice(bytes.data(), bytes.size());
  return grpc::ByteBuffer(&slice, 1);
}

void Apply(const CallSetup& setup, grpc::ClientContext& context) {
  for (const auto& [key, value] : setup.metadata) context.AddMetadata(key, value);
  if (setup.deadline != absl::InfiniteFuture()) {
    context.set_deadline(absl::ToChronoTime(setup.deadline));
  }
}

struct Proto {
  grpc::CompletionQueue cq;
  std::thread thread;
  Proto() {
    thread = std::thread([this] {
      void* tag;
      bool ok;
      while (cq.Next(&tag, &ok)) {
        auto* f = static_cast<std::function<void()>*>(tag);
        (*f)();
        delete f;
      }
    });
  }
};
Proto& proto() {
  static Proto* p = new Proto;
  return *p;
}
class UnaryCall : public Call, public std::enable_shared_from_this<UnaryCall> {
 public:
  using Done = std::function<void(CallStatus, WireMessage)>;

  UnaryCall(absl::string_view request, Done done)
      : request_(ToBuffer(request)), done_(std::move(done)) {}

  void Start(Backend& backend, const CallSetup& setup) {
    Apply(setup, context_);
    reader_ = backend.Stub().PrepareUnaryCall(&context_, setup.rpc_path, request_, &proto().cq);
    reader_->StartCall();
    reader_->Finish(&reply_, &status_, new std::function<void()>([self = shared_from_this()] {
      Done done = std::move(self->done_);
      done(ToCallStatus(self->status_),
           self->status_.ok() ? WireMessage(self->reply_) : WireMessage());
    }));
  }

  void Cancel() override { context_.TryCancel(); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<grpc::ByteBuffer>> reader_;
  grpc::Status status_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer reply_;
  Done done_;
};

// Holds itself from Start() to OnDone().
class BidiCall : public StreamCall,
                 public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  explicit BidiCall(std::shared_ptr<Listener> listener) : listener_(std::move(listener)) {}

  void Start(Backend& backend, const CallSetup& setup, std::shared_ptr<BidiCall> self) {
    self_ = std::move(self);
    Apply(setup, context_);
    backend.Stub().PrepareBidiStreamingCall(&context_, setup.rpc_path, grpc::StubOptions(), this);
    AddHold();  // operations are started from other threads than its reactions
    StartCall();
  }

  void Cancel() override {
    context_.TryCancel();
    Read();  // the end is only heard of by a read
  }

  void Read() override {
    const std::lock_guard lock(mutex_);
    if (ended_ || reading_) return;
    reading_ = true;
    StartRead(&incoming_);
  }

  void Write(absl::string_view message) override {
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    outgoing_ = ToBuffer(message);
    StartWrite(&outgoing_);
  }

  void WritesDone() override {
    const std::lock_guard lock(mutex_);
    if (!ended_) StartWritesDone();
  }

 private:
  void OnReadDone(bool ok) override {
    if (!ok) {
      {
        const std::lock_guard lock(mutex_);
        ended_ = true;
      }
      RemoveHold();
      return;
    }
    WireMessage message(incoming_);
    {
      const std::lock_guard lock(mutex_);
      reading_ = false;
    }
    listener_->OnRead(std::move(message));
  }

  void OnWriteDone(bool ok) override {
    if (ok) {
      listener_->OnWritten();
    } else {
      Read();  // the service has ended the call: hear its status
    }
  }

  void OnDone(const grpc::Status& status) override {
    const std::shared_ptr<BidiCall> self = std::move(self_);
    listener_->OnEnd(ToCallStatus(status));
    listener_ = nullptr;
  }

  std::shared_ptr<BidiCall> self_;
  std::shared_ptr<Listener> listener_;
  grpc::ClientContext context_;
  grpc::ByteBuffer incoming_;
  grpc::ByteBuffer outgoing_;
  std::mutex mutex_;
  bool reading_ = false;
  bool ended_ = false;
};

}  // namespace

bool IsMetadataValue(absl::string_view value) {
  for (const char c : value) {
    if (!absl::ascii_isprint(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

WireMessage::WireMessage(grpc::ByteBuffer& buffer) {
  if (!buffer.TrySingleSlice(&slice_).ok()) buffer.DumpToSingleSlice(&slice_);
  buffer.Clear();
}

std::shared_ptr<Call> CallUnary(Backend& backend, const CallSetup& setup, absl::string_view request,
                                std::function<void(CallStatus, WireMessage)> done) {
  auto call = std::make_shared<UnaryCall>(request, std::move(done));
  call->Start(backend, setup);
  return call;
}

std::shared_ptr<StreamCall> StreamCall::Start(Backend& backend, const CallSetup& setup,
                                              std::shared_ptr<Listener> listener) {
  auto call = std::make_shared<BidiCall>(std::move(listener));
  call->Start(backend, setup, call);
  return call;
}

}  // namespace copperplate::gateway

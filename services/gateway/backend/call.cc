#include "services/gateway/backend/call.h"

#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>

#include <mutex>

#include "services/gateway/backend/completion_thread.h"

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

// Holds itself from Start() to OnComplete().
class UnaryCall final : public Call, public Completion {
 public:
  using Done = std::function<void(CallStatus, WireMessage)>;

  explicit UnaryCall(Done done) : done_(std::move(done)) {}

  void Start(Backend& backend, const CallSetup& setup, absl::string_view request,
             std::shared_ptr<UnaryCall> self) {
    self_ = std::move(self);
    Apply(setup, context_);
    const Backend::Lane lane = backend.PickLane();
    reader_ = lane.stub.PrepareUnaryCall(&context_, setup.rpc_path, ToBuffer(request), &lane.queue);
    reader_->StartCall();
    reader_->Finish(&reply_, &status_, static_cast<Completion*>(this));
  }

  void Cancel() override { context_.TryCancel(); }

 private:
  void OnComplete(bool) override {
    const std::shared_ptr<UnaryCall> self = std::move(self_);
    const Done done = std::move(done_);
    done(ToCallStatus(status_), status_.ok() ? WireMessage(reply_) : WireMessage());
  }

  std::shared_ptr<UnaryCall> self_;
  Done done_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<grpc::ByteBuffer>> reader_;
  grpc::ByteBuffer reply_;
  grpc::Status status_;
};

// Holds itself from Start() to the last of its completions.
class BidiCall final : public StreamCall {
 public:
  explicit BidiCall(std::shared_ptr<Listener> listener) : listener_(std::move(listener)) {}

  void Start(Backend& backend, const CallSetup& setup, std::shared_ptr<BidiCall> self) {
    const std::lock_guard lock(mutex_);
    self_ = std::move(self);
    Apply(setup, context_);
    const Backend::Lane lane = backend.PickLane();
    stream_ = lane.stub.PrepareCall(&context_, setup.rpc_path, &lane.queue);
    ++under_way_;
    stream_->StartCall(&started_tag_);
  }

  void Cancel() override {
    context_.TryCancel();
    {
      const std::lock_guard lock(mutex_);
      cancelled_ = true;
    }
    Read();  // the end is only heard of by a read
  }

  void Read() override {
    const std::lock_guard lock(mutex_);
    if (reading_ || finishing_) return;
    reading_ = true;
    if (started_) StartRead();
  }

  void Write(absl::string_view message) override {
    const std::lock_guard lock(mutex_);
    if (finishing_) return;
    outgoing_ = ToBuffer(message);
    write_due_ = true;
    if (started_) StartWrites();
  }

  void WritesDone() override {
    const std::lock_guard lock(mutex_);
    if (finishing_) return;
    writes_done_due_ = true;
    if (started_) StartWrites();
  }

 private:
  class Tag final : public Completion {
   public:
    Tag(BidiCall& call, void (BidiCall::*reaction)(bool)) : call_(call), reaction_(reaction) {}
    void OnComplete(bool ok) override { (call_.*reaction_)(ok); }

   private:
    BidiCall& call_;
    void (BidiCall::*const reaction_)(bool);
  };

  // Under the mutex.
  void StartRead() {
    ++under_way_;
    stream_->Read(&incoming_, &read_tag_);
  }
  void StartWrites() {
    if (writing_) return;
    if (std::exchange(write_due_, false)) {
      writing_ = true;
      ++under_way_;
      stream_->Write(outgoing_, &written_tag_);
    } else if (std::exchange(writes_done_due_, false)) {
      ++under_way_;
      stream_->WritesDone(&writes_done_tag_);
    }
  }

  void OnStarted(bool) {  // where it has failed, reads and writes fail too
    {
      const std::lock_guard lock(mutex_);
      started_ = true;
      if (reading_) StartRead();
      StartWrites();
    }
    Completed();
  }

  void OnReadDone(bool ok) {
    WireMessage message;
    {
      const std::lock_guard lock(mutex_);
      if (ok && cancelled_) {
        // Came before the cancellation; nobody would ask for what follows, and so hear of the end.
        incoming_.Clear();
        StartRead();
        ok = false;
      } else if (ok) {
        message = WireMessage(incoming_);
        reading_ = false;
      } else {
        finishing_ = true;
        ++under_way_;
        stream_->Finish(&status_, &finished_tag_);
      }
    }
    if (ok) listener_->OnRead(std::move(message));
    Completed();
  }

  void OnWriteDone(bool ok) {
    {
      const std::lock_guard lock(mutex_);
      writing_ = false;
      if (ok && !finishing_) StartWrites();  // WritesDone() came meanwhile
    }
    if (ok) {
      listener_->OnWritten();
    } else {
      Read();  // the service has ended the call: hear its status
    }
    Completed();
  }

  void OnWritesDoneDone(bool) { Completed(); }
  void OnFinished(bool) { Completed(); }

  // The end of each reaction.
  void Completed() {
    {
      const std::lock_guard lock(mutex_);
      if (--under_way_ > 0 || !finishing_) return;
    }
    const std::shared_ptr<BidiCall> self = std::move(self_);
    listener_->OnEnd(ToCallStatus(status_));
    listener_ = nullptr;
  }

  std::shared_ptr<BidiCall> self_;
  std::shared_ptr<Listener> listener_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream_;
  grpc::ByteBuffer incoming_;
  grpc::ByteBuffer outgoing_;
  grpc::Status status_;
  Tag started_tag_{*this, &BidiCall::OnStarted};
  Tag read_tag_{*this, &BidiCall::OnReadDone};
  Tag written_tag_{*this, &BidiCall::OnWriteDone};
  Tag writes_done_tag_{*this, &BidiCall::OnWritesDoneDone};
  Tag finished_tag_{*this, &BidiCall::OnFinished};

  std::mutex mutex_;  // guards what follows, and the starting of operations
  bool started_ = false;
  bool cancelled_ = false;
  bool reading_ = false;
  bool write_due_ = false;
  bool writing_ = false;
  bool writes_done_due_ = false;
  bool finishing_ = false;
  int under_way_ = 0;
};

}  // namespace

WireMessage::WireMessage(grpc::ByteBuffer& buffer) {
  if (!buffer.TrySingleSlice(&slice_).ok()) buffer.DumpToSingleSlice(&slice_);
  buffer.Clear();
}

std::shared_ptr<Call> CallUnary(Backend& backend, const CallSetup& setup, absl::string_view request,
                                std::function<void(CallStatus, WireMessage)> done) {
  auto call = std::make_shared<UnaryCall>(std::move(done));
  call->Start(backend, setup, request, call);
  return call;
}

std::shared_ptr<StreamCall> StreamCall::Start(Backend& backend, const CallSetup& setup,
                                              std::shared_ptr<Listener> listener) {
  auto call = std::make_shared<BidiCall>(std::move(listener));
  call->Start(backend, setup, call);
  return call;
}

}  // namespace copperplate::gateway

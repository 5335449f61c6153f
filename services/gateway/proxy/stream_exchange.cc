#include "services/gateway/proxy/stream_exchange.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "services/gateway/http/reply_head.h"

namespace copperplate::gateway {
namespace {

const FieldPlan* FieldOf(const Endpoint& endpoint, const google::protobuf::FieldDescriptor* field) {
  return field == nullptr ? nullptr
                          : endpoint.reply.message.Find(static_cast<uint32_t>(field->number()));
}

// A token that would break the event's lines is left out.
std::string Event(absl::string_view token, absl::string_view json) {
  const bool fine = !token.empty() && IsFieldValue(token);
  return absl::StrCat(fine ? "id: " : "", fine ? token : "", fine ? "\n" : "", "data: ", json,
                      "\n\n");
}

}  // namespace

void StreamExchange::Start(const CallSetup& setup, absl::string_view request) {
  {
    const std::lock_guard lock(mutex_);  // what the call brings waits until call_ is set
    call_ = StreamCall::Start(*context_->endpoint().backend, setup, shared_from_this());
    call_->Write(request);
    call_->Read();
    if (form_ == StreamForm::kEvents) {
      tick_ = ticker_.Add([self = shared_from_this()] { self->OnTick(); });
    }
  }
  context_->exchange()->OnAbandoned([self = shared_from_this()] { self->OnAbandoned(); });
  if (form_ != StreamForm::kRaw) {
    context_->exchange()->OnDrain([weak = weak_from_this()] {
      if (const auto self = weak.lock(); self != nullptr) self->OnDrain();
    });
  }
}

void StreamExchange::OnWritten() {
  const std::lock_guard lock(mutex_);
  call_->WritesDone();
}

absl::StatusOr<std::string> StreamExchange::TextOf(const WireMessage& message) const {
  const Endpoint& endpoint = context_->endpoint();
  if (form_ == StreamForm::kRaw) {
    return std::string(
        TopLevelText(FieldOf(endpoint, endpoint.route.raw_reply->field), message.bytes()));
  }
  auto json = ReplyJson(endpoint.reply, message.bytes());
  if (!json.ok()) return json.status();
  if (form_ == StreamForm::kLines) return absl::StrCat(*json, "\n");
  return Event(TopLevelText(endpoint.reply.token, message.bytes()), *json);
}

void StreamExchange::OnRead(WireMessage message) {
  auto text = TextOf(message);
  {
    const std::lock_guard lock(mutex_);
    if (!text.ok()) return CancelWith(text.status());
    if (!begun_) Begin(&message);
    queued_ += *text;
    read_due_ = true;
  }
  Proceed();
}

void StreamExchange::CancelWith(const absl::Status& fault) {
  if (ended_ || !our_fault_.ok()) return;
  our_fault_ = fault;
  call_->Cancel();
}

void StreamExchange::Begin(const WireMessage* first) {
  begun_ = true;
  HttpReply head;
  std::string type = "application/x-ndjson";
  if (form_ == StreamForm::kEvents) type = "text/event-stream";
  if (form_ == StreamForm::kRaw) {
    type = "application/octet-stream";
    const Endpoint& endpoint = context_->endpoint();
    const FieldPlan* field = FieldOf(endpoint, endpoint.route.raw_reply->content_type_field);
    const absl::string_view named =
        first == nullptr ? absl::string_view() : TopLevelText(field, first->bytes());
    if (!named.empty() && IsFieldValue(named)) type = std::string(named);
  }
  head.fields.emplace_back("Content-Type", std::move(type));
  head.fields.emplace_back("Cache-Control", "no-store");
  // Else nginx gathers events until they fill a buffer.
  if (form_ == StreamForm::kEvents) head.fields.emplace_back("X-Accel-Buffering", "no");
  context_->StartReply(std::move(head));
}

void StreamExchange::Proceed() {
  std::string piece;
  {
    const std::lock_guard lock(mutex_);
    if (sending_ || abandoned_) return;
    if (queued_.empty()) {
      if (ended_ && Finish()) context_->EndReply(whole_);
      if (!ended_ && std::exchange(read_due_, false)) call_->Read();
      return;
    }
    sending_ = true;
    last_sent_ = std::chrono::steady_clock::now();
    piece = std::exchange(queued_, "");
  }
  context_->exchange()->SendPiece(std::move(piece), [self = shared_from_this()] {
    {
      const std::lock_guard lock(self->mutex_);
      self->sending_ = false;
    }
    self->Proceed();
  });
}

// Only for event streams: a comment, so that peer and proxies see that the stream lives.
void StreamExchange::OnTick() {
  {
    const std::lock_guard lock(mutex_);
    const auto silent = absl::FromChrono(std::chrono::steady_clock::now() - last_sent_);
    if (ended_ || sending_ || silent < context_->services().options.comment_interval) return;
    if (!begun_) Begin(nullptr);
    queued_ += ": still here\n\n";
  }
  Proceed();
}

void StreamExchange::OnDrain() {
  const std::lock_guard lock(mutex_);
  CancelWith(Error(absl::StatusCode::kUnavailable, "DRAINING",
                   "this gateway is shutting down: the stream goes on elsewhere")
                 .RetryAfter(absl::Seconds(1))
                 .Build());
}

// Nothing that is sent arrives any more. The request is over once the call is too, which ends soon.
void StreamExchange::OnAbandoned() {
  abandoned_ = true;
  call_->Cancel();
  if (ended_ && Finish()) context_->Abandoned();
}

void StreamExchange::QueueError(const CallStatus& status) {
  if (form_ == StreamForm::kRaw) {
    whole_ = false;
    return;
  }
  const std::string error = context_->ErrorText(status);
  queued_ += form_ == StreamForm::kLines ? absl::StrCat(error, "\n")
                                         : absl::StrCat("event: error\ndata: ", error, "\n\n");
}

void StreamExchange::OnEnd(CallStatus status) {
  {
    const std::lock_guard lock(mutex_);
    if (tick_ != 0) ticker_.Remove(tick_);
    if (!our_fault_.ok()) status = ToCallStatus(our_fault_);
    ended_ = true;
    if (abandoned_) {
      if (Finish()) context_->Abandoned();
      return;
    }
    if (!begun_ && status.code != 0) {
      if (Finish()) context_->FailWith(status);
      return;
    }
    if (!begun_) Begin(nullptr);
    if (status.code != 0) QueueError(status);
  }
  Proceed();
}

}  // namespace copperplate::gateway

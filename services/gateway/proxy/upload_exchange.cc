#include "services/gateway/proxy/upload_exchange.h"

#include <algorithm>
#include <utility>

#include "services/gateway/json/wire.h"
#include "services/gateway/proxy/unary_exchange.h"

namespace copperplate::gateway {

void UploadExchange::Start(const CallSetup& setup, absl::string_view first) {
  const std::lock_guard lock(mutex_);  // what the call brings waits until call_ is set
  call_ = StreamCall::Start(*context_->endpoint().backend, setup, shared_from_this());
  call_->Write(first);
  call_->Read();
  context_->exchange()->OnAbandoned([call = call_] { call->Cancel(); });
}

void UploadExchange::OnWritten() { Proceed(); }

void UploadExchange::Proceed() {
  const RawBodyRule& rule = *context_->endpoint().route.raw_body;
  {
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    if (sent_ < piece_.size()) {
      const absl::string_view chunk = absl::string_view(piece_).substr(sent_, kChunk);
      std::string message;
      AppendBytesField(static_cast<uint32_t>(rule.field->number()), chunk, message);
      sent_ += chunk.size();
      return call_->Write(message);
    }
    if (last_ || !context_->head().has_body) return call_->WritesDone();
  }
  context_->exchange()->ReadPiece(static_cast<size_t>(rule.max_bytes),
                                  [self = shared_from_this()](std::string piece, bool last) {
                                    self->OnPiece(std::move(piece), last);
                                  });
}

void UploadExchange::OnPiece(std::string piece, bool last) {
  {
    const std::lock_guard lock(mutex_);
    piece_ = std::move(piece);
    sent_ = 0;
    last_ = last;
  }
  Proceed();
}

void UploadExchange::OnRead(WireMessage message) {
  const std::lock_guard lock(mutex_);
  reply_ = std::move(message);
  replied_ = true;
  call_->Read();  // to hear of the end
}

void UploadExchange::OnEnd(CallStatus status) {
  WireMessage reply;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (status.code == 0 && !replied_) {
      status = {static_cast<int>(absl::StatusCode::kInternal), "no reply message", ""};
    }
    reply = std::move(reply_);
  }
  if (status.code != 0) return context_->FailWith(status);
  const bool raw = context_->endpoint().route.raw_reply.has_value();
  UnaryExchange::ReplyWith(*context_, raw ? ReplyForm::kRaw : ReplyForm::kJson, reply.bytes());
}

}  // namespace copperplate::gateway

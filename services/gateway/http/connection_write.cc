#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "services/gateway/http/connection.h"
#include "services/gateway/http/reply_head.h"
#include "services/gateway/http/request_exchange.h"

namespace copperplate::gateway {
namespace {

constexpr size_t kWriteWindow = 16 << 10;  // what a peer must take in a span of the write timeout
constexpr absl::Duration kLingerTime = absl::Seconds(2);

absl::StatusCode CodeOf(int http_status) {
  switch (http_status) {
    case 408:
      return absl::StatusCode::kDeadlineExceeded;
    case 501:
      return absl::StatusCode::kUnimplemented;
    case 503:
      return absl::StatusCode::kUnavailable;
    default:
      return absl::StatusCode::kInvalidArgument;
  }
}

}  // namespace

void Connection::Refuse(int status, absl::string_view reason, absl::string_view message,
                        Deferred& after) {
  if (replied_) return Close(after);
  if (state_ == State::kHead) {  // no request could be read
    state_ = State::kBusy;
    http10_ = false;
    head_only_ = false;
    continue_expected_ = false;
  }
  keep_alive_ = false;
  Error error(CodeOf(status), reason, message);
  if (status == 503) error.RetryAfter(absl::Seconds(1));
  const RequestHead* head = exchange_ == nullptr ? nullptr : &exchange_->head();
  const HttpReply reply = context_.handler.Refuse(head, status, error.Build());
  Abandon(after);
  WriteReply(reply, false, after);
}

void Connection::RefuseForMemory(Deferred& after) {
  Refuse(503, "MEMORY_FULL", "this server holds as many bytes of other requests as it may", after);
}

void Connection::WriteReply(const HttpReply& reply, bool stream, Deferred& after) {
  body_share_ = {};
  MemoryBudget::Share share;
  if (!stream && !head_only_ && reply.body != nullptr &&
      !context_.memory->Resize(share, reply.body->capacity())) {
    return RefuseForMemory(after);
  }
  replied_ = true;
  wanted_ = nullptr;
  read_deadline_ = Time::max();
  // What is left of the body would be in the way.
  if (!parser_->is_done() || draining_) keep_alive_ = false;
  ReplyFraming framing;
  framing.http10 = http10_;
  framing.chunked = stream && !http10_;
  framing.close = !keep_alive_ || (stream && http10_);
  keep_alive_ = !framing.close;
  if (!stream && reply.body != nullptr) {
    framing.content_length = reply.body->size();
  } else if (!stream && reply.status != 204 && reply.status != 304) {
    framing.content_length = 0;
  }
  streaming_ = stream && !head_only_;
  ends_by_close_ = streaming_ && http10_;
  Write({FormatReplyHead(reply, framing), head_only_ || stream ? nullptr : reply.body, nullptr,
         !streaming_, std::move(share)},
        after);
}

void Connection::WriteEnd(Deferred& after) {
  streaming_ = false;
  Write({http10_ ? "" : "0\r\n\r\n", nullptr, nullptr, true}, after);
}

void Connection::Write(Outgoing outgoing, Deferred& after) {
  if (state_ != State::kBusy) return;
  out_.push_back(std::move(outgoing));
  Flush(after);
}

void Connection::Flush(Deferred& after) {
  while (!writing_ && !out_.empty()) {
    const Outgoing& next = out_.front();
    const absl::string_view body = next.body == nullptr ? "" : absl::string_view(*next.body);
    const absl::string_view first =
        absl::string_view(next.head).substr(std::min(out_sent_, next.head.size()));
    const absl::string_view second = body.substr(out_sent_ - std::min(out_sent_, next.head.size()));
    if (first.empty() && second.empty()) {
      TakeWritten(0, after);
      continue;
    }
    const ssize_t written = transport_->TryWrite(first, second);
    if (written < 0) return Close(after);
    if (written > 0) {
      TakeWritten(static_cast<size_t>(written), after);
      continue;
    }
    writing_ = true;
    if (write_deadline_ == Time::max()) {
      write_window_ = 0;
      write_deadline_ = In(context_.limits.write_timeout);
    }
    transport_->WriteSome(first, second, [self = shared_from_this()](bool ok, size_t bytes) {
      self->OnWritten(ok, bytes);
    });
  }
}

void Connection::OnWritten(bool ok, size_t bytes) {
  Enter([this, ok, bytes](Deferred& after) {
    writing_ = false;
    if (state_ == State::kClosed) return out_.clear();
    if (!ok) return Close(after);
    write_window_ += bytes;
    if (write_window_ >= kWriteWindow) write_deadline_ = Time::max();  // Flush() sets it anew
    TakeWritten(bytes, after);
    Flush(after);
  });
}

void Connection::TakeWritten(size_t bytes, Deferred& after) {
  Outgoing& front = out_.front();
  out_sent_ += bytes;
  if (out_sent_ < front.head.size() + (front.body == nullptr ? 0 : front.body->size())) return;
  const Outgoing done = std::move(front);
  out_.pop_front();
  out_sent_ = 0;
  write_deadline_ = Time::max();
  if (done.sent != nullptr) after.push_back(done.sent);
  if (done.last) EndExchange();
}

// The reply is written: on to the next request, or to the end.
void Connection::EndExchange() {
  exchange_ = nullptr;
  abandoned_ = nullptr;
  drain_ = nullptr;
  body_share_ = {};
  wanted_ = nullptr;
  out_.clear();
  if (!keep_alive_) {
    state_ = State::kLinger;
    transport_->ShutdownSend();
    read_deadline_ = In(kLingerTime);
    ReadMore();
    return;
  }
  state_ = State::kHead;
  parser_ = nullptr;
  read_deadline_ = In(context_.limits.idle_timeout);
  if (in_parsed_ < in_.size()) {
    // The next request is here already. Not on this thread: it may be the handler's, or gRPC's.
    transport_->Post([self = shared_from_this()] {
      self->Enter([&self](Deferred& after) {
        self->Parse(after);
        self->ReadMore();
      });
    });
  }
  ReadMore();
}

void Connection::Abandon(Deferred& after) {
  if (exchange_ == nullptr) return;
  if (abandoned_ != nullptr) after.push_back(std::exchange(abandoned_, nullptr));
  exchange_ = nullptr;
  drain_ = nullptr;
  wanted_ = nullptr;
  body_share_ = {};
}

void Connection::Close(Deferred& after) {
  if (state_ == State::kClosed) return;
  Abandon(after);
  // A reply that is cut short: the peer is to see that it is, and the kernel not to keep for a peer
  // who does not read what it was given of it.
  const bool cut = !out_.empty() || (state_ == State::kBusy && ends_by_close_);
  transport_->Close(/*reset=*/cut);
  state_ = State::kClosed;
  if (!writing_) out_.clear();  // else the write under way still points into it
  after.push_back([this, self = shared_from_this()] { context_.closed(); });
}

bool Connection::Sweep(Time now) {
  bool ended = false;
  Enter([this, now, &ended](Deferred& after) {
    if (state_ != State::kClosed && now >= write_deadline_) Close(after);
    if (state_ != State::kClosed && now >= read_deadline_) ReadExpired(after);
    ended = state_ == State::kClosed;
  });
  return ended;
}

void Connection::ReadExpired(Deferred& after) {
  read_deadline_ = Time::max();
  if (state_ == State::kHead && parser_ != nullptr) {
    return Refuse(408, "HEAD_TIMEOUT", "the request's head came too slowly", after);
  }
  if (state_ == State::kBusy) {
    return Refuse(408, "BODY_TIMEOUT", "the request's body came too slowly", after);
  }
  Close(after);
}

void Connection::Drain() {
  Enter([this](Deferred& after) {
    draining_ = true;
    if (state_ == State::kHead && parser_ == nullptr) return Close(after);
    if (state_ != State::kBusy) return;
    keep_alive_ = false;
    if (drain_ != nullptr) after.push_back(std::exchange(drain_, nullptr));
  });
}

void Connection::Abort() {
  Enter([this](Deferred& after) { Close(after); });
}

Connection::Time Connection::In(absl::Duration from_now) {
  return std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(from_now);
}

}  // namespace copperplate::gateway

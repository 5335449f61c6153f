#include "services/gateway/http/connection.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/http/request_exchange.h"

namespace copperplate::gateway {
namespace {

namespace http = boost::beast::http;

constexpr size_t kSmallBlock = 4 << 10;   // for heads: a connection at rest holds one
constexpr size_t kLargeBlock = 64 << 10;  // for bodies
constexpr size_t kReadAhead = 8 << 10;    // of requests sent before the reply to the last
constexpr size_t kBodyWindow = 16 << 10;  // what a body must bring in a span of its timeout

absl::string_view View(boost::beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Connection::Connection(std::unique_ptr<Transport> transport, ConnectionContext& context,
                       std::string peer, bool crowded)
    : context_(context),
      peer_(std::move(peer)),
      crowded_(crowded),
      transport_(std::move(transport)) {}

void Connection::Start() {
  thread_ = std::this_thread::get_id();
  {
    const std::lock_guard lock(mutex_);
    read_deadline_ = In(context_.limits.head_timeout);
  }
  transport_->Handshake([self = shared_from_this()](bool ok, size_t) {
    self->Enter([&self, ok](Deferred& after) {
      if (!ok || self->draining_) return self->Close(after);
      self->state_ = State::kHead;
      self->ReadMore();
    });
  });
}

void Connection::ReadMore() {
  if (reading_) return;
  const size_t waiting = in_.size() - in_parsed_;
  size_t block = kSmallBlock;
  switch (state_) {
    case State::kHandshake:
    case State::kClosed:
      return;
    case State::kHead:
      // A piece of a head is parsed before more is read, so what waits is less than its limit.
      break;
    case State::kBusy:
      if (!parser_->is_done()) {
        if (wanted_ == nullptr) return;
        block = kLargeBlock;
      } else if (waiting >= kReadAhead) {
        return;
      }
      break;
    case State::kLinger:
      break;
  }
  reading_ = true;
  if (block_.size() != block) block_.assign(block, 0);
  transport_->ReadSome(absl::MakeSpan(block_), [self = shared_from_this()](bool ok, size_t bytes) {
    self->OnRead(ok, bytes);
  });
}

void Connection::OnRead(bool ok, size_t bytes) {
  Enter([this, ok, bytes](Deferred& after) {
    reading_ = false;
    if (state_ == State::kClosed) return;
    if (!ok) return Close(after);
    if (state_ != State::kLinger) {
      in_.erase(0, std::exchange(in_parsed_, 0));
      in_.append(block_.data(), bytes);
      Parse(after);
    }
    ReadMore();
  });
}

void Connection::Parse(Deferred& after) {
  if (state_ == State::kHead) {
    ParseHead(after);
  } else if (state_ == State::kBusy) {
    ParseBody(after);
  }
}

void Connection::ParseHead(Deferred& after) {
  const absl::string_view waiting = absl::string_view(in_).substr(in_parsed_);
  if (waiting.empty()) return;
  if (parser_ == nullptr) {
    parser_ = std::make_shared<Parser>();
    parser_->header_limit(static_cast<std::uint32_t>(context_.limits.max_head_bytes));
    parser_->body_limit(boost::none);  // the route decides; counted in ParseBody
    parser_->eager(false);
    head_bytes_ = 0;
    read_deadline_ = In(context_.limits.head_timeout);
  }
  boost::system::error_code error;
  const size_t used =
      parser_->put(boost::asio::const_buffer(waiting.data(), waiting.size()), error);
  in_parsed_ += used;
  head_bytes_ += used;
  const size_t read = head_bytes_ + in_.size() - in_parsed_;
  if (error == http::error::need_more) {
    if (read <= context_.limits.max_head_bytes) return;
    error = http::error::header_limit;
  }
  if (error) return RefuseHead(error, after);
  BeginExchange(after);
}

void Connection::RefuseHead(boost::system::error_code error, Deferred& after) {
  const size_t limit = context_.limits.max_head_bytes;
  if (error == http::error::header_limit) {
    // Beast takes the first line whole before any field.
    if (head_bytes_ == 0) {
      return Refuse(
          414, "TARGET_TOO_LONG",
          absl::StrCat("the address is longer than ", context_.limits.max_target_bytes, " bytes"),
          after);
    }
    return Refuse(431, "HEAD_TOO_LARGE",
                  absl::StrCat("the request's head is larger than ", limit, " bytes"), after);
  }
  if (error == http::error::bad_version) {
    return Refuse(505, "HTTP_VERSION", "this server speaks HTTP/1.1 and HTTP/1.0", after);
  }
  Refuse(400, "HTTP_MALFORMED", absl::StrCat("the request is not HTTP: ", error.message()), after);
}

// Whether the head says what a request must.
bool Connection::FillHead(RequestHead& head) {
  const auto& message = parser_->get();
  head.method = View(message.method_string());
  absl::string_view target = View(message.target());
  for (absl::string_view scheme : {"http://", "https://"}) {  // the absolute form, as to a proxy
    if (!absl::StartsWithIgnoreCase(target, scheme)) continue;
    const size_t slash = target.find('/', scheme.size());
    target = slash == absl::string_view::npos ? "/" : target.substr(slash);
  }
  const size_t mark = std::min(target.find('?'), target.size());
  head.path = target.substr(0, mark);
  head.query = target.substr(std::min(mark + 1, target.size()));
  for (const auto& field : message) {
    head.fields.emplace_back(View(field.name_string()), View(field.value()));
  }
  head.peer = peer_;
  const auto length = parser_->content_length();
  head.has_body = parser_->chunked() || (length.has_value() && *length > 0);
  const bool target_fine =
      !head.path.empty() && (head.path[0] == '/' || (head.path == "*" && head.method == "OPTIONS"));
  return target_fine && (http10_ || head.Has("Host"));
}

// Refuses what two readers of one request may understand differently: where the next one begins
// (RFC 9112, 6.1 and 6.3), or which of two values counts. True where it did.
bool Connection::RefuseFraming(const RequestHead& head, Deferred& after) {
  const auto& message = parser_->get();
  const auto refuse = [&](absl::string_view what) {
    Refuse(400, "HTTP_MALFORMED", what, after);
    return true;
  };
  if (const size_t codings = message.count(http::field::transfer_encoding); codings > 0) {
    if (http10_) return refuse("HTTP/1.0 has no Transfer-Encoding");
    if (head.Has("Content-Length")) {
      return refuse("the request has both Content-Length and Transfer-Encoding");
    }
    // Beast takes a body whose last coding is not chunked for none at all.
    if (codings > 1 || !absl::EqualsIgnoreCase(head.Field("Transfer-Encoding"), "chunked")) {
      Refuse(501, "TRANSFER_ENCODING", "only Transfer-Encoding: chunked is known", after);
      return true;
    }
  }
  static constexpr http::field kOnce[] = {http::field::host,         http::field::authorization,
                                          http::field::content_type, http::field::content_encoding,
                                          http::field::expect,       http::field::if_match};
  for (const http::field field : kOnce) {
    if (message.count(field) > 1) {
      return refuse(absl::StrCat("the request has ", View(http::to_string(field)), " twice"));
    }
  }
  return false;
}

void Connection::BeginExchange(Deferred& after) {
  state_ = State::kBusy;
  read_deadline_ = Time::max();
  parser_->eager(true);
  body_bytes_ = 0;
  body_window_ = 0;
  body_time_left_ = absl::ToChronoNanoseconds(context_.limits.body_timeout);
  replied_ = false;
  streaming_ = false;
  ends_by_close_ = false;
  exchange_ = std::make_shared<RequestExchange>(shared_from_this(), parser_);
  RequestHead& head = exchange_->head_;
  http10_ = parser_->get().version() == 10;
  const bool fine = FillHead(head);
  keep_alive_ = parser_->keep_alive() && !draining_;
  head_only_ = head.method == "HEAD";
  const absl::string_view expect = head.Field("Expect");
  continue_expected_ = head.has_body && !http10_ && absl::EqualsIgnoreCase(expect, "100-continue");
  if (!fine) {
    return Refuse(400, "HTTP_MALFORMED", "the request needs a Host and an address of a path",
                  after);
  }
  if (head.path.size() + head.query.size() > context_.limits.max_target_bytes) {
    return Refuse(
        414, "TARGET_TOO_LONG",
        absl::StrCat("the address is longer than ", context_.limits.max_target_bytes, " bytes"),
        after);
  }
  if (RefuseFraming(head, after)) return;
  if (!expect.empty() && !absl::EqualsIgnoreCase(expect, "100-continue")) {
    return Refuse(417, "EXPECTATION", "only Expect: 100-continue is known", after);
  }
  if (crowded_) {
    keep_alive_ = false;
    return Refuse(503, "TOO_MANY_CONNECTIONS", "this server has all the connections it can keep",
                  after);
  }
  after.push_back([this, exchange = exchange_] { context_.handler.Handle(exchange); });
}

void Connection::ParseBody(Deferred& after) {
  if (wanted_ == nullptr) return;
  const auto length = parser_->content_length();
  const auto too_large = [&] {
    Refuse(413, "BODY_TOO_LARGE", absl::StrCat("the body is larger than ", body_limit_, " bytes"),
           after);
  };
  if (length.has_value() && *length > body_limit_) return too_large();
  std::string& body = parser_->get().body();
  const size_t before = body.size();
  while (!parser_->is_done() && in_parsed_ < in_.size()) {
    boost::system::error_code error;
    const size_t used = parser_->put(
        boost::asio::const_buffer(in_.data() + in_parsed_, in_.size() - in_parsed_), error);
    in_parsed_ += used;
    if (error == http::error::need_more &&
        in_.size() - in_parsed_ <= context_.limits.max_head_bytes) {
      break;
    }
    if (error) {
      return Refuse(400, "HTTP_MALFORMED", absl::StrCat("the body is not HTTP: ", error.message()),
                    after);
    }
  }
  const size_t added = body.size() - before;
  body_bytes_ += added;
  if (body_bytes_ > body_limit_) return too_large();
  if (!context_.memory->Resize(body_share_, body.size())) return RefuseForMemory(after);
  body_window_ += added;
  if (body_window_ >= kBodyWindow) {
    body_window_ = 0;
    read_deadline_ = In(context_.limits.body_timeout);
  }
  DeliverBody(after);
}

void Connection::DeliverBody(Deferred& after) {
  std::string& body = parser_->get().body();
  const bool last = parser_->is_done();
  if (!last && (wants_all_ || body.empty())) return;
  body_time_left_ = read_deadline_ - std::chrono::steady_clock::now();
  read_deadline_ = Time::max();
  after.push_back([wanted = std::exchange(wanted_, nullptr),
                   piece = std::exchange(body, std::string()),
                   last]() mutable { wanted(std::move(piece), last); });
}

}  // namespace copperplate::gateway

#pragma once

#include <boost/beast/http/parser.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "services/gateway/http/exchange.h"
#include "services/gateway/http/limits.h"
#include "services/gateway/http/memory_budget.h"
#include "services/gateway/http/piece_body.h"
#include "services/gateway/http/transport.h"

namespace copperplate::gateway {

// What the connections of a server share. Outlives them.
struct ConnectionContext {
  HttpHandler& handler;
  const HttpLimits& limits;
  std::function<void()> closed;  // a connection has ended
  std::shared_ptr<MemoryBudget> memory;
};

// One HTTP/1.1 connection: reads requests one after another, hands each to the handler, writes the
// reply. A mutex guards all of it, so that a reply is written by the thread that has it, without a
// hop to the connection's own; reads, and everything of TLS, happen on the connection's thread.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // `crowded`: one connection too many; its first request is told so.
  Connection(std::unique_ptr<Transport> transport, ConnectionContext& context, std::string peer,
             bool crowded);

  // On the connection's thread: the handshake, then the first request.
  void Start();
  // On the connection's thread: ends what has taken too long. True where the connection has ended.
  bool Sweep(Time now);
  // On the connection's thread: no further request; ends once the present one has its reply.
  void Drain();
  // On the connection's thread: ends now.
  void Abort();

 private:
  class RequestExchange;
  using Parser = boost::beast::http::request_parser<PieceBody>;
  // What is to be done once the mutex is free again.
  using Deferred = std::vector<std::function<void()>>;

  enum class State {
    kHandshake,
    kHead,    // waits for a request, or reads its head
    kBusy,    // has a request; until its reply is written
    kLinger,  // all is written; waits for the peer to close, else it might lose the last reply
    kClosed,
  };

  // Bytes on their way out.
  struct Outgoing {
    std::string head;
    std::shared_ptr<const std::string> body;
    std::function<void()> sent;
    bool last = false;  // of this reply
    MemoryBudget::Share share = {};
  };

  // All that follow run under the mutex, but for OnRead() and OnWritten().
  // connection.cc: reading.
  void OnRead(bool ok, size_t bytes);
  void ReadMore();
  void Parse(Deferred& after);
  void ParseHead(Deferred& after);
  void ParseBody(Deferred& after);
  void BeginExchange(Deferred& after);
  bool FillHead(RequestHead& head);
  bool RefuseFraming(const RequestHead& head, Deferred& after);
  void DeliverBody(Deferred& after);
  void RefuseHead(boost::system::error_code error, Deferred& after);

  // connection_write.cc: writing and ending.
  void Refuse(int status, absl::string_view reason, absl::string_view message, Deferred& after);
  void RefuseForMemory(Deferred& after);
  void WriteReply(const HttpReply& reply, bool stream, Deferred& after);
  void WriteEnd(Deferred& after);
  void Write(Outgoing outgoing, Deferred& after);
  void Flush(Deferred& after);
  void TakeWritten(size_t bytes, Deferred& after);
  void OnWritten(bool ok, size_t bytes);
  void EndExchange();
  void Close(Deferred& after);
  void Abandon(Deferred& after);
  void ReadExpired(Deferred& after);
  static Time In(absl::Duration from_now);

  // Runs `change(after)` under the mutex and what it deferred after it: on this thread or, where
  // the transport wants it, on the connection's own.
  template <typename Change>
  void Enter(Change change) {
    if (!transport_->any_thread() && std::this_thread::get_id() != thread_) {
      auto shared = std::make_shared<Change>(std::move(change));
      transport_->Post([self = shared_from_this(), shared] { self->Enter(std::move(*shared)); });
      return;
    }
    Deferred after;
    {
      const std::lock_guard lock(mutex_);
      change(after);
    }
    for (const auto& task : after) task();
  }

  ConnectionContext& context_;
  const std::string peer_;
  const bool crowded_;
  std::thread::id thread_;  // set by Start()

  std::mutex mutex_;  // guards what follows
  const std::unique_ptr<Transport> transport_;
  State state_ = State::kHandshake;
  bool draining_ = false;
  Time read_deadline_ = Time::max();
  Time write_deadline_ = Time::max();

  std::string in_;           // read, not yet parsed
  size_t in_parsed_ = 0;     // of it
  std::vector<char> block_;  // where the read under way puts its bytes
  bool reading_ = false;
  std::shared_ptr<Parser> parser_;
  size_t head_bytes_ = 0;  // of the head now being read, parsed so far

  // Of the request under way.
  std::shared_ptr<RequestExchange> exchange_;  // null: abandoned
  std::function<void()> abandoned_;
  std::function<void()> drain_;
  std::function<void(std::string, bool)> wanted_;
  bool wants_all_ = false;
  size_t body_limit_ = 0;
  size_t body_bytes_ = 0;           // delivered or about to be
  MemoryBudget::Share body_share_;  // until the handler wants more, or replies
  // Time and bytes of the span a body's 16 KiB must come in; the clock stands while nobody wants
  // it.
  std::chrono::nanoseconds body_time_left_;
  size_t body_window_ = 0;  // bytes since the read deadline was set
  bool continue_expected_ = false;
  bool keep_alive_ = false;
  bool http10_ = false;
  bool head_only_ = false;
  bool replied_ = false;        // the reply's head is on its way
  bool streaming_ = false;      // and its end is not known
  bool ends_by_close_ = false;  // and nothing but the connection's end tells the peer of it

  std::deque<Outgoing> out_;
  size_t out_sent_ = 0;      // of the first
  size_t write_window_ = 0;  // bytes since the write deadline was set
  bool writing_ = false;
};

}  // namespace copperplate::gateway

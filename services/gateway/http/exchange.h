// One HTTP request and its reply, as the rest of the gateway sees them: no Boost, no sockets.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate::gateway {

// A request up to its body. The views stay good as long as the exchange.
struct RequestHead {
  absl::string_view method;
  absl::string_view path;   // as sent, `/v1/forces/kent`
  absl::string_view query;  // after the `?`
  std::vector<std::pair<absl::string_view, absl::string_view>> fields;  // as sent
  std::string peer;                                                     // the address it came from
  bool has_body = false;  // by its Content-Length or Transfer-Encoding

  // The value of a header field, whatever its case; empty where it is not there. The first, where
  // it is there twice.
  absl::string_view Field(absl::string_view name) const;
  bool Has(absl::string_view name) const;
};

using HeaderFields = std::vector<std::pair<absl::string_view, std::string>>;  // names are literals

struct HttpReply {
  int status = 200;
  HeaderFields fields;  // but those of the connection: Date, Content-Length, Connection...
  std::shared_ptr<const std::string> body;  // null: none, and no Content-Length with 204 and 304
};

// All methods are thread-safe. A method that comes too late, when the peer is gone or has had its
// reply, does nothing.
class Exchange {
 public:
  virtual ~Exchange() = default;

  virtual const RequestHead& head() const = 0;

  // Reads the body to its end. Where it is larger than `max_bytes`, too slow or malformed, the
  // exchange answers that itself, and OnAbandoned's function runs instead of `done`.
  virtual void ReadBody(size_t max_bytes, std::function<void(std::string)> done) = 0;

  // Reads the body in pieces: the next one, of at most 64 KiB, and whether it is the last (which
  // may be empty). Nothing is read from the peer until the next call. Faults as above, `max_bytes`
  // counting all pieces.
  virtual void ReadPiece(size_t max_bytes, std::function<void(std::string, bool)> done) = 0;

  // What to do when the peer goes away, is too slow, or the server's grace at shutdown is over,
  // before the reply is complete. Runs at most once, on any thread; at once where that has happened
  // already.
  virtual void OnAbandoned(std::function<void()> abandoned) = 0;

  // What to do when the server shuts down before the reply is complete: a reply without an end of
  // its own should now come to one, within the grace, and say that there is more. Runs at most
  // once, on any thread; at once where the server shuts down already; never after the reply's end.
  virtual void OnDrain(std::function<void()> drain) = 0;

  // Answered 503 instead where the server has no memory left for it.
  virtual void Reply(HttpReply reply) = 0;

  // A reply whose length is not known: its head, pieces one at a time (`sent` runs when the socket
  // has taken the piece), and its end.
  virtual void StartReply(HttpReply head) = 0;
  virtual void SendPiece(std::string piece, std::function<void()> sent) = 0;
  virtual void EndReply() = 0;
  // Cuts the connection in the middle of the reply, which tells the peer that it is not whole.
  virtual void CutReply() = 0;
};

// Answers requests. Called on the connections' threads, where it must not block.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;

  // The head of a request is in; the exchange is the handler's until it has replied.
  virtual void Handle(std::shared_ptr<Exchange> exchange) = 0;

  // What a request is told that the server itself refuses. `head` is null where none could be
  // read. Pure: calls nothing of the exchange.
  virtual HttpReply Refuse(const RequestHead* head, int status, const absl::Status& error) = 0;
};

}  // namespace copperplate::gateway

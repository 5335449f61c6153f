#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <functional>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate::gateway {

// The bytes of one connection, plain or TLS. Calls are serialised by the caller; where
// `any_thread()` is false they come from the connection's own thread only. Handlers run there.
class Transport {
 public:
  using Done = std::function<void(bool ok, size_t bytes)>;

  virtual ~Transport() = default;

  virtual bool any_thread() const = 0;
  // Runs `task` on the connection's thread.
  virtual void Post(std::function<void()> task) = 0;

  // `bytes` is unused. At once for a plain connection.
  virtual void Handshake(Done done) = 0;
  virtual void ReadSome(absl::Span<char> into, Done done) = 0;
  // Writes what the socket takes now: how many bytes, 0 where none, -1 where the peer is gone. A
  // transport that cannot tell takes none.
  virtual ssize_t TryWrite(absl::string_view first, absl::string_view second) = 0;
  virtual void WriteSome(absl::string_view first, absl::string_view second, Done done) = 0;
  // Tells the peer that nothing more comes.
  virtual void ShutdownSend() = 0;
  // Ends what is under way with ok == false. With `reset` the peer hears of it as a fault: for a
  // reply that only the end of the connection delimits, and that is not whole.
  virtual void Close(bool reset) = 0;
};

// `io` is what the socket runs on: kept, since a handler may hold on to its exchange for longer
// than the server lives.
std::unique_ptr<Transport> PlainTransport(std::shared_ptr<boost::asio::io_context> io,
                                          boost::asio::ip::tcp::socket socket);
std::unique_ptr<Transport> TlsTransport(std::shared_ptr<boost::asio::io_context> io,
                                        boost::asio::ip::tcp::socket socket,
                                        std::shared_ptr<boost::asio::ssl::context> context);

}  // namespace copperplate::gateway

#include "services/gateway/http/transport.h"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <utility>

namespace copperplate::gateway {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Buffers = std::array<asio::const_buffer, 2>;

Buffers BuffersOf(absl::string_view first, absl::string_view second) {
  return {asio::const_buffer(first.data(), first.size()),
          asio::const_buffer(second.data(), second.size())};
}

auto Completion(Transport::Done done) {
  return [done = std::move(done)](error_code error, size_t bytes) { done(!error, bytes); };
}

class Plain : public Transport {
 public:
  Plain(std::shared_ptr<asio::io_context> io, asio::ip::tcp::socket socket)
      : io_(std::move(io)), socket_(std::move(socket)) {
    error_code ignored;
    socket_.non_blocking(true, ignored);
  }

  bool any_thread() const override { return true; }

  void Post(std::function<void()> task) override { asio::post(*io_, std::move(task)); }

  void Handshake(Done done) override { done(true, 0); }

  void ReadSome(absl::Span<char> into, Done done) override {
    socket_.async_read_some(asio::buffer(into.data(), into.size()), Completion(std::move(done)));
  }

  ssize_t TryWrite(absl::string_view first, absl::string_view second) override {
    error_code error;
    const size_t written = socket_.write_some(BuffersOf(first, second), error);
    if (error == asio::error::would_block) return 0;
    return error ? -1 : static_cast<ssize_t>(written);
  }

  void WriteSome(absl::string_view first, absl::string_view second, Done done) override {
    socket_.async_write_some(BuffersOf(first, second), Completion(std::move(done)));
  }

  void ShutdownSend() override {
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  }

  void Close(bool reset) override {
    error_code ignored;
    if (reset) socket_.set_option(asio::socket_base::linger(true, 0), ignored);
    socket_.close(ignored);
  }

 private:
  const std::shared_ptr<asio::io_context> io_;  // outlives the socket
  asio::ip::tcp::socket socket_;
};

class Tls : public Transport {
 public:
  Tls(std::shared_ptr<asio::io_context> io, asio::ip::tcp::socket socket,
      std::shared_ptr<asio::ssl::context> context)
      : io_(std::move(io)), context_(std::move(context)), stream_(std::move(socket), *context_) {}

  bool any_thread() const override { return false; }

  void Post(std::function<void()> task) override { asio::post(*io_, std::move(task)); }

  void Handshake(Done done) override {
    stream_.async_handshake(asio::ssl::stream_base::server,
                            [done = std::move(done)](error_code error) { done(!error, 0); });
  }

  void ReadSome(absl::Span<char> into, Done done) override {
    stream_.async_read_some(asio::buffer(into.data(), into.size()), Completion(std::move(done)));
  }

  ssize_t TryWrite(absl::string_view, absl::string_view) override { return 0; }

  void WriteSome(absl::string_view first, absl::string_view second, Done done) override {
    // A TLS record each: small pieces joined save one.
    if (!first.empty() && first.size() + second.size() <= sizeof(joined_)) {
      first.copy(joined_, first.size());
      second.copy(joined_ + first.size(), second.size());
      stream_.async_write_some(asio::buffer(joined_, first.size() + second.size()),
                               Completion(std::move(done)));
      return;
    }
    const absl::string_view piece = first.empty() ? second : first;
    stream_.async_write_some(asio::buffer(piece.data(), piece.size()), Completion(std::move(done)));
  }

  void ShutdownSend() override {
    error_code ignored;
    stream_.next_layer().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  }

  void Close(bool reset) override {
    error_code ignored;
    if (reset) stream_.next_layer().set_option(asio::socket_base::linger(true, 0), ignored);
    stream_.next_layer().close(ignored);
  }

 private:
  const std::shared_ptr<asio::io_context> io_;  // outlives the stream
  const std::shared_ptr<asio::ssl::context> context_;
  asio::ssl::stream<asio::ip::tcp::socket> stream_;
  char joined_[4096];
};

}  // namespace

std::unique_ptr<Transport> PlainTransport(std::shared_ptr<asio::io_context> io,
                                          asio::ip::tcp::socket socket) {
  return std::make_unique<Plain>(std::move(io), std::move(socket));
}

std::unique_ptr<Transport> TlsTransport(std::shared_ptr<asio::io_context> io,
                                        asio::ip::tcp::socket socket,
                                        std::shared_ptr<asio::ssl::context> context) {
  return std::make_unique<Tls>(std::move(io), std::move(socket), std::move(context));
}

}  // namespace copperplate::gateway

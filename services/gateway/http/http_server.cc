#include "services/gateway/http/http_server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/http/connection.h"

namespace copperplate::gateway {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Beyond the limit, so many connections are told so; further ones are cut.
constexpr size_t kCrowd = 64;

// One thread and the connections it has.
class Worker {
 public:
  explicit Worker(const HttpLimits& limits)
      : limits_(limits), work_(asio::make_work_guard(*context_)), sweep_(*context_) {
    ScheduleSweep();
  }

  const std::shared_ptr<asio::io_context>& context() { return context_; }
  void Start() {
    thread_ = std::thread([this] { context_->run(); });
  }
  // Once every connection has been aborted: waits for the last of their handlers.
  void Stop() {
    work_.reset();
    asio::post(*context_, [this] {
      swept_ = true;
      sweep_.cancel();
    });
    if (!thread_.joinable()) return;
    thread_.join();
    connections_.clear();
  }

  // On the thread.
  void Add(std::shared_ptr<Connection> connection) {
    connection->Start();
    if (draining_) connection->Drain();
    connections_.push_back(std::move(connection));
  }
  void Drain() {
    draining_ = true;
    for (const auto& connection : connections_) connection->Drain();
  }
  void Abort() {
    for (const auto& connection : connections_) connection->Abort();
  }

 private:
  void ScheduleSweep() {
    sweep_.expires_after(absl::ToChronoNanoseconds(limits_.sweep_interval));
    sweep_.async_wait([this](error_code error) {
      if (error || swept_) return;
      const auto now = std::chrono::steady_clock::now();
      const auto ended =
          std::remove_if(connections_.begin(), connections_.end(),
                         [now](const auto& connection) { return connection->Sweep(now); });
      connections_.erase(ended, connections_.end());
      ScheduleSweep();
    });
  }

  const HttpLimits& limits_;
  const std::shared_ptr<asio::io_context> context_ = std::make_shared<asio::io_context>(1);
  asio::executor_work_guard<asio::io_context::executor_type> work_;
  asio::steady_timer sweep_;
  std::vector<std::shared_ptr<Connection>> connections_;
  bool draining_ = false;
  bool swept_ = false;  // for the last time
  std::thread thread_;
};

class Server : public HttpServer {
 public:
  Server(const HttpServerOptions& options, HttpHandler& handler)
      : options_(options),
        context_{handler, options_.limits, [this] { ConnectionClosed(); },
                 std::make_shared<MemoryBudget>(options_.limits.max_buffered_bytes)} {
    int threads = options.threads;
    if (threads == 0) threads = static_cast<int>(std::thread::hardware_concurrency() / 2);
    for (int i = 0; i < std::max(1, threads); ++i)
      workers_.push_back(std::make_unique<Worker>(options_.limits));
    acceptor_ = std::make_unique<tcp::acceptor>(*workers_[0]->context());
    retry_ = std::make_unique<asio::steady_timer>(*workers_[0]->context());
  }

  ~Server() override { Stop(absl::ZeroDuration()); }

  absl::Status Listen() {
    if (!options_.certificate.empty() || !options_.key.empty()) {
      if (const absl::Status status = LoadTls(); !status.ok()) return status;
    }
    error_code error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (error) {
      return absl::InvalidArgumentError(absl::StrCat("'", options_.address, "' is no IP address"));
    }
    const tcp::endpoint endpoint(address, static_cast<uint16_t>(options_.port));
    acceptor_->open(endpoint.protocol(), error);
    if (!error) acceptor_->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_->bind(endpoint, error);
    if (!error) acceptor_->listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      return absl::UnavailableError(absl::StrCat("cannot listen on ", options_.address, ":",
                                                 options_.port, ": ", error.message()));
    }
    port_ = acceptor_->local_endpoint().port();
    Accept();
    for (const auto& worker : workers_) worker->Start();
    return absl::OkStatus();
  }

  int port() const override { return port_; }
  size_t connections() const override { return connections_.load(); }
  size_t buffered_bytes() const override { return context_.memory->held(); }

  void Stop(absl::Duration grace) override {
    if (std::exchange(stopped_, true)) return;
    const auto none_left = [this] { return connections_ == 0; };
    asio::post(*workers_[0]->context(), [this] {
      stopping_ = true;
      error_code ignored;
      acceptor_->close(ignored);
      retry_->cancel();
    });
    for (const auto& worker : workers_) {
      asio::post(*worker->context(), [&worker] { worker->Drain(); });
    }
    {
      std::unique_lock lock(mutex_);
      closed_.wait_for(lock, absl::ToChronoNanoseconds(grace), none_left);
    }
    for (const auto& worker : workers_) {
      asio::post(*worker->context(), [&worker] { worker->Abort(); });
    }
    {
      std::unique_lock lock(mutex_);
      closed_.wait_for(lock, std::chrono::seconds(1), none_left);
    }
    for (const auto& worker : workers_) worker->Stop();
  }

 private:
  absl::Status LoadTls() {
    tls_ = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    error_code error;
    tls_->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                          asio::ssl::context::no_tlsv1_1,
                      error);
    if (!error) tls_->use_certificate_chain(asio::buffer(options_.certificate), error);
    if (!error) {
      tls_->use_private_key(asio::buffer(options_.key), asio::ssl::context::pem, error);
    }
    if (!error) return absl::OkStatus();
    return absl::InvalidArgumentError(
        absl::StrCat("the TLS certificate or key cannot be used: ", error.message()));
  }

  void Accept() {
    Worker& worker = *workers_[next_worker_++ % workers_.size()];
    acceptor_->async_accept(
        *worker.context(), [this, &worker](error_code error, tcp::socket socket) {
          if (stopping_) return;
          if (error) {  // out of file descriptors, most likely: some will be free soon
            retry_->expires_after(std::chrono::milliseconds(100));
            retry_->async_wait([this](error_code cancelled) {
              if (!cancelled) Accept();
            });
            return;
          }
          Take(worker, std::move(socket));
          Accept();
        });
  }

  void Take(Worker& worker, tcp::socket socket) {
    const size_t before = connections_.fetch_add(1);
    if (before >= options_.limits.max_connections + kCrowd) {
      ConnectionClosed();
      return;  // cut
    }
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    socket.set_option(tcp::no_delay(true), error);
    socket.set_option(asio::socket_base::keep_alive(true), error);
    auto transport = tls_ == nullptr ? PlainTransport(worker.context(), std::move(socket))
                                     : TlsTransport(worker.context(), std::move(socket), tls_);
    auto connection =
        std::make_shared<Connection>(std::move(transport), context_, peer.address().to_string(),
                                     before >= options_.limits.max_connections);
    asio::post(*worker.context(), [&worker, connection = std::move(connection)]() mutable {
      worker.Add(std::move(connection));
    });
  }

  void ConnectionClosed() {
    const std::lock_guard lock(mutex_);
    if (--connections_ == 0) closed_.notify_all();
  }

  const HttpServerOptions options_;
  ConnectionContext context_;
  std::shared_ptr<asio::ssl::context> tls_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::unique_ptr<tcp::acceptor> acceptor_;
  std::unique_ptr<asio::steady_timer> retry_;
  int port_ = 0;
  size_t next_worker_ = 0;
  bool stopping_ = false;  // on the first worker's thread
  bool stopped_ = false;   // on the owner's
  std::atomic<size_t> connections_ = 0;
  std::mutex mutex_;  // for Stop() to wait on
  std::condition_variable closed_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Start(const HttpServerOptions& options,
                                                              HttpHandler& handler) {
  auto server = std::make_unique<Server>(options, handler);
  if (const absl::Status status = server->Listen(); !status.ok()) return status;
  return std::unique_ptr<HttpServer>(std::move(server));
}

}  // namespace copperplate::gateway

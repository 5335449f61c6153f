#include "libs/server/admin_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace copperplate::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;

constexpr auto kConnectionLimit = std::chrono::seconds(5);
constexpr auto kAcceptPause = std::chrono::milliseconds(100);
constexpr size_t kHeaderLimit = 8192;

AdminPage PageFor(const http::request<http::empty_body>& request, const AdminServer::Pages& pages) {
  if (request.method() != http::verb::get) return {405, "only GET\n"};
  const absl::string_view target(request.target().data(), request.target().size());
  const absl::string_view path = target.substr(0, target.find('?'));
  if (path == "/metrics") return pages.metrics();
  if (path == "/livez") return pages.livez();
  if (path == "/readyz") return pages.readyz();
  return {404, "there are /metrics, /livez and /readyz\n"};
}

// One connection; lives as long as an operation on it is under way.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Tcp::socket socket, const AdminServer::Pages& pages)
      : stream_(std::move(socket)), pages_(pages) {
    parser_.header_limit(kHeaderLimit);
  }

  void Start() {
    stream_.expires_after(kConnectionLimit);
    http::async_read_header(stream_, buffer_, parser_,
                            [self = shared_from_this()](beast::error_code error, size_t) {
                              if (!error) self->Answer();
                            });
  }

 private:
  void Answer() {
    AdminPage page = PageFor(parser_.get(), pages_);
    response_.result(static_cast<unsigned>(page.http_status));
    response_.set(http::field::content_type, "text/plain; charset=utf-8");
    response_.set(http::field::cache_control, "no-store");
    response_.keep_alive(false);
    response_.body() = std::move(page.text);
    response_.prepare_payload();
    http::async_write(stream_, response_,
                      [self = shared_from_this()](beast::error_code error, size_t) {
                        if (!error)
                          self->stream_.socket().shutdown(Tcp::socket::shutdown_send, error);
                      });
  }

  beast::tcp_stream stream_;
  const AdminServer::Pages& pages_;
  beast::flat_buffer buffer_;
  http::request_parser<http::empty_body> parser_;
  http::response<http::string_body> response_;
};

std::optional<Tcp::endpoint> ParseEndpoint(absl::string_view listen) {
  const size_t colon = listen.rfind(':');
  if (colon == absl::string_view::npos) return std::nullopt;
  std::string host(listen.substr(0, colon));
  int port = 0;
  if (!absl::SimpleAtoi(listen.substr(colon + 1), &port) || port < 0 || port > 65535) {
    return std::nullopt;
  }
  if (host == "localhost") host = "127.0.0.1";
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  beast::error_code error;
  const auto address = asio::ip::make_address(host, error);
  if (error) return std::nullopt;
  return Tcp::endpoint(address, static_cast<asio::ip::port_type>(port));
}

}  // namespace

struct AdminServer::Impl {
  explicit Impl(Pages served) : pages(std::move(served)) {}

  beast::error_code Listen(const Tcp::endpoint& endpoint) {
    beast::error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    return error;
  }

  void Accept() {
    acceptor.async_accept([this](beast::error_code error, Tcp::socket socket) {
      if (!error) {
        std::make_shared<Session>(std::move(socket), pages)->Start();
        return Accept();
      }
      pause.expires_after(kAcceptPause);  // out of descriptors, say: trying at once would spin
      pause.async_wait([this](beast::error_code) { Accept(); });
    });
  }

  const Pages pages;
  asio::io_context context{1};
  Tcp::acceptor acceptor{context};
  asio::steady_timer pause{context};
  std::thread thread;
};

AdminServer::AdminServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

absl::StatusOr<std::unique_ptr<AdminServer>> AdminServer::Start(absl::string_view listen,
                                                                Pages pages) {
  const auto endpoint = ParseEndpoint(listen);
  if (!endpoint.has_value()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the admin port's address ", listen, " is not of the form 127.0.0.1:9090"));
  }
  auto impl = std::make_unique<Impl>(std::move(pages));
  if (const beast::error_code error = impl->Listen(*endpoint); error) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", listen, " for the admin port: ", error.message()));
  }
  impl->Accept();
  impl->thread = std::thread([context = &impl->context] { context->run(); });
  return std::unique_ptr<AdminServer>(new AdminServer(std::move(impl)));
}

AdminServer::~AdminServer() {
  impl_->context.stop();
  impl_->thread.join();
}

int AdminServer::port() const { return impl_->acceptor.local_endpoint().port(); }

}  // namespace copperplate::server

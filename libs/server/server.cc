#include "libs/server/server.h"

#include <grpc/grpc.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <future>
#include <thread>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "libs/server/credentials.h"
#include "libs/status/status_macros.h"

namespace copperplate::server {
namespace {

// For the statuses of the last calls to leave, once no handler has anything to do.
constexpr auto kLastWords = std::chrono::milliseconds(500);

// Up to so many, one thread takes the events of all connections, as in the gateway (decision 18).
constexpr unsigned kOneThreadProcessors = 4;

int Millis(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

void SetLimits(const Options& options, grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(options.max_request_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, options.max_metadata_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, options.max_calls_per_connection);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, Millis(options.max_connection_age));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, Millis(options.keepalive_interval));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Millis(options.keepalive_timeout));
  // Callers may ping an idle connection too, but not more often than every 10 s.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
  // gRPC's own count of calls, which nobody could ask for.
  builder.AddChannelArgument(GRPC_ARG_ENABLE_CHANNELZ, 0);
  // Two processes on one port would share its connections in silence.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  // Only reflection is served by blocking threads.
  builder.SetSyncServerOption(grpc::ServerBuilder::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::MIN_POLLERS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::MAX_POLLERS, 1);
}

}  // namespace

Server::Server(const Options& options, Parts parts) : options_(options), parts_(std::move(parts)) {}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const Options& options, Parts parts) {
  ABSL_RETURN_IF_ERROR(parts.pipeline.Validate());
  std::unique_ptr<Server> server(new Server(options, std::move(parts)));
  ABSL_RETURN_IF_ERROR(server->StartGrpc());
  ABSL_RETURN_IF_ERROR(server->StartAdmin());
  return server;
}

Server::~Server() { (void)Drain(); }

absl::Status Server::StartGrpc() {
  ABSL_ASSIGN_OR_RETURN(const auto credentials, MakeCredentials(options_));
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(options_.listen, credentials, &port);
  for (grpc::Service* service : parts_.services) builder.RegisterService(service);
  SetLimits(options_, builder);
  grpc_ = builder.BuildAndStart();
  if (grpc_ == nullptr || port == 0) {
    grpc_.reset();
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", options_.listen, ": it is in use, or not ours"));
  }
  if (std::thread::hardware_concurrency() <= kOneThreadProcessors) {
    callback_threads_ = std::make_unique<CallbackThreads>(*grpc_);
  }
  SetServing(false);
  address_ = options_.listen;
  if (!absl::StartsWith(address_, "unix:")) {
    address_ = absl::StrCat(address_.substr(0, address_.rfind(':') + 1), port);
  }
  return absl::OkStatus();
}

absl::Status Server::StartAdmin() {
  readiness_ = std::make_unique<Readiness>(parts_.checks, options_.check_interval_failing,
                                           options_.check_interval, [this](bool ready) {
                                             SetServing(ready);
                                             parts_.logger.Info(ready ? "ready" : "not ready");
                                           });
  ABSL_ASSIGN_OR_RETURN(admin_,
                        AdminServer::Start(options_.admin_listen,
                                           {.metrics =
                                                [this] {
                                                  return AdminPage{200, parts_.metrics.Render()};
                                                },
                                            .livez =
                                                [] {
                                                  return AdminPage{200, "ok\n"};
                                                },
                                            .readyz = [this] { return ReadyPage(); }}));
  return absl::OkStatus();
}

void Server::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface* health = grpc_->GetHealthCheckService();
  health->SetServingStatus("", serving);
  for (const rpc::Method& method : parts_.pipeline.methods()) {
    health->SetServingStatus(method.name.substr(0, method.name.find('/')), serving);
  }
}

AdminPage Server::ReadyPage() const {
  AdminPage page;
  for (const Readiness::Result& result : readiness_->results()) {
    if (!result.status.ok()) page.http_status = 503;
    absl::StrAppend(&page.text, result.name, ": ",
                    result.status.ok() ? "ok" : result.status.message(), "\n");
  }
  if (page.text.empty()) page.text = "ok\n";
  return page;
}

absl::Status Server::Drain() {
  if (drained_ || grpc_ == nullptr) return drain_result_;
  drained_ = true;
  if (readiness_ != nullptr) readiness_->Drain();
  absl::SleepFor(options_.drain_delay);
  parts_.pipeline.BeginDrain();
  callback_threads_.reset();
  if (!ShutDownGrpc()) {
    drain_result_ = absl::DeadlineExceededError(absl::StrCat(
        "calls were cut off that had not ended in ", absl::FormatDuration(options_.drain_limit)));
  }
  parts_.executor.Stop();
  return drain_result_;
}

// gRPC waits for every call, and those that watch the health or read descriptions never end. It is
// given no limit of its own: which calls were cut off is known as nothing else cuts them off.
bool Server::ShutDownGrpc() {
  std::future<void> down = std::async(std::launch::async, [this] { grpc_->Shutdown(); });
  const bool idle = parts_.pipeline.WaitIdle(options_.drain_limit);
  if (!idle) grpc_server_cancel_all_calls(grpc_->c_server());
  while (down.wait_for(kLastWords) == std::future_status::timeout) {
    grpc_server_cancel_all_calls(grpc_->c_server());
  }
  return idle;
}

}  // namespace copperplate::server

// Runs one service: the gRPC server with health and reflection, the admin port, and the way down.
//
//   server::ShutdownSignals signals;          // first of all: before any thread
//   ...
//   auto server = server::Server::Start(options, {.pipeline = pipeline, ...});
//   if (!server.ok()) return server::ReportStartFailure(logger, server.status());
//   return server::RunUntilSignal(**server, signals, logger);
#pragma once

#include <grpcpp/impl/service_type.h>
#include <grpcpp/server.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/pipeline.h"
#include "libs/server/admin_server.h"
#include "libs/server/callback_threads.h"
#include "libs/server/options.h"
#include "libs/server/readiness.h"

namespace copperplate::server {

class Server {
 public:
  // All of them outlive the server.
  struct Parts {
    std::vector<grpc::Service*> services;
    rpc::Pipeline& pipeline;
    rpc::Executor& executor;
    metrics::Registry& metrics;
    const log::Logger& logger;
    std::vector<ReadinessCheck> checks;
  };

  // Listening when it returns. FAILED_PRECONDITION where the pipeline is not valid (a method
  // without a policy or a handler); INVALID_ARGUMENT where the options are not; UNAVAILABLE naming
  // the address that cannot be had.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const Options& options, Parts parts);

  // Drains.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Readiness says no, waiting streams end, no new connection or call is taken, calls under way
  // may end within the limit and are cut off after it, and the executor stops. Idempotent.
  // DEADLINE_EXCEEDED where calls had to be cut off.
  absl::Status Drain();

  // Where callers reach it: `127.0.0.1:7071`, with the port that was given for 0.
  const std::string& address() const { return address_; }
  int admin_port() const { return admin_->port(); }
  bool ready() const { return readiness_->ready(); }

 private:
  Server(const Options& options, Parts parts);

  absl::Status StartGrpc();
  absl::Status StartAdmin();
  void SetServing(bool serving);
  AdminPage ReadyPage() const;
  // False where calls were cut off.
  bool ShutDownGrpc();

  const Options options_;
  const Parts parts_;
  std::string address_;
  std::unique_ptr<grpc::Server> grpc_;
  std::unique_ptr<CallbackThreads> callback_threads_;  // nothing: all of them are at work
  std::unique_ptr<Readiness> readiness_;
  std::unique_ptr<AdminServer> admin_;
  bool drained_ = false;
  absl::Status drain_result_;
};

}  // namespace copperplate::server

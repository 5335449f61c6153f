// What the call pipeline costs: the same service without any check, through the pipeline with a
// handler on the workers, and through it with ready bytes given by an inline attempt.
//
//   build/release/bin/pipeline_bench plain|message|ready <port>
//
// Load it with h2load (README.md), with the header `authorization: Bearer bench;essex=viewer`.
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <cstdio>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/log/stderr_sink.h"
#include "libs/rpc/bench/bench.grpc.pb.h"
#include "libs/rpc/service.h"
#include "libs/testing_rpc/fake_authenticator.h"

namespace copperplate::rpc::bench {
namespace {

void Fill(const GetRequest& request, GetResponse& reply) {
  reply.set_month("2018-03");
  for (int i = 0; i < request.rows(); ++i) {
    Row& row = *reply.add_rows();
    row.set_name(absl::StrCat("forces/cambridgeshire/indicators/indicator-", i));
    row.set_title(absl::StrCat("All recorded crime of the kind number ", i));
    for (int k = 0; k < 30; ++k) row.add_figures(i * 100.0 + k);
    row.set_verdict("HIGHER");
    row.set_reason(
        "The twelve months to March 2018 are higher than the twelve months before by 7.4%, more "
        "than the 5% that counts as a change under the profile.");
  }
}

class Plain final : public BenchService::CallbackService {
 public:
  grpc::ServerUnaryReactor* Get(grpc::CallbackServerContext* context, const GetRequest* request,
                                GetResponse* reply) override {
    Fill(*request, *reply);
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

// The replies of GetRequests for 0 and 42 rows, made once.
struct ReadyReplies {
  ReadyReplies() : small(Of(0)), large(Of(42)) {}

  static grpc::ByteBuffer Of(int rows) {
    GetRequest request;
    request.set_rows(rows);
    GetResponse reply;
    Fill(request, reply);
    return Serialize(reply);
  }

  const grpc::ByteBuffer small;
  const grpc::ByteBuffer large;
};

std::unique_ptr<grpc::Service> MakeChecked(Pipeline& pipeline, bool ready) {
  auto service = std::make_unique<Service>(pipeline, "copperplate.rpc.bench.BenchService");
  auto& get = service->Add<UnaryMethod<GetRequest, GetResponse>>(
      "Get", [](const CallContext&, const GetRequest& request) {
        GetResponse reply;
        Fill(request, reply);
        return reply;
      });
  if (!ready) return service;
  get.set_inline_attempt(
      [replies = std::make_shared<ReadyReplies>()](const CallContext&, const GetRequest& request) {
        return std::optional(request.rows() == 0 ? replies->small : replies->large);
      });
  return service;
}

int Main(const std::string& kind, const std::string& port) {
  const log::Logger logger(std::make_shared<log::StderrSink>(), log::Level::kInfo, Clock::System());
  metrics::Registry metrics;
  testing_rpc::FakeAuthenticator authenticator;
  Executor executor({}, metrics, Clock::System());
  Pipeline pipeline({authenticator, executor, metrics, logger, Clock::System()},
                    {.domain = "copperplate.bench"});
  std::unique_ptr<grpc::Service> service;
  if (kind == "plain") {
    service = std::make_unique<Plain>();
  } else {
    service = MakeChecked(pipeline, kind == "ready");
  }
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:" + port, grpc::InsecureServerCredentials());
  builder.RegisterService(service.get());
  const auto server = builder.BuildAndStart();
  if (server == nullptr) return 1;
  server->Wait();
  return 0;
}

}  // namespace
}  // namespace copperplate::rpc::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s plain|message|ready <port>\n", argv[0]);
    return 2;
  }
  return copperplate::rpc::bench::Main(argv[1], argv[2]);
}

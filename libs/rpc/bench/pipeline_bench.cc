// What the call pipeline costs: the same service without any check, through the pipeline with a
// handler on the workers, and through it with ready bytes given by an inline attempt.
//
//   build/release/bin/pipeline_bench plain|typed|ready <port>
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
#include "libs/rpc/unary.h"
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

class Checked final : public BenchService::WithRawCallbackMethod_Get<BenchService::Service> {
 public:
  Checked(Pipeline& pipeline, bool ready)
      : get_(pipeline, "copperplate.rpc.bench.BenchService/Get",
             [](const CallContext&, const GetRequest& request) {
               GetResponse reply;
               Fill(request, reply);
               return reply;
             }) {
    if (!ready) return;
    for (const int rows : {0, 42}) {
      GetRequest request;
      request.set_rows(rows);
      GetResponse reply;
      Fill(request, reply);
      (rows == 0 ? small_ : large_) = Serialize(reply);
    }
    get_.set_inline_attempt([this](const CallContext&, const GetRequest& request) {
      return std::optional(request.rows() == 0 ? small_ : large_);
    });
  }

  grpc::ServerUnaryReactor* Get(grpc::CallbackServerContext* context,
                                const grpc::ByteBuffer* request, grpc::ByteBuffer* reply) override {
    return get_.Serve(context, request, reply);
  }

 private:
  UnaryMethod<GetRequest, GetResponse> get_;
  grpc::ByteBuffer small_;
  grpc::ByteBuffer large_;
};

int Main(const std::string& kind, const std::string& port) {
  const log::Logger logger(std::make_shared<log::StderrSink>(), log::Level::kInfo, Clock::System());
  metrics::Registry metrics;
  testing_rpc::FakeAuthenticator authenticator;
  const MethodTable methods({BenchService::service_full_name()});
  Executor executor({}, metrics, Clock::System());
  Pipeline pipeline({methods, authenticator, executor, metrics, logger, Clock::System()},
                    {.domain = "copperplate.bench"});
  std::unique_ptr<grpc::Service> service;
  if (kind == "plain") {
    service = std::make_unique<Plain>();
  } else {
    service = std::make_unique<Checked>(pipeline, kind == "ready");
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
    std::fprintf(stderr, "usage: %s plain|typed|ready <port>\n", argv[0]);
    return 2;
  }
  return copperplate::rpc::bench::Main(argv[1], argv[2]);
}

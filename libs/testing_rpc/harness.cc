#include "libs/testing_rpc/harness.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace copperplate::testing_rpc {

CallAs::CallAs(absl::string_view subject, const RolesByForce& roles) {
  AddMetadata("authorization", absl::StrCat("Bearer ", FakeToken(subject, roles)));
  set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
}

Harness::Harness() : Harness(Options()) {}

Harness::Harness(const Options& options)
    : logger_(log_.logger()),
      executor_(options.executor, metrics_, *options.clock),
      pipeline_({authenticator_, executor_, metrics_, logger_, *options.clock}, options.pipeline) {}

Harness::~Harness() { Stop(); }

void Harness::Start(const std::vector<grpc::Service*>& services) {
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  for (grpc::Service* service : services) builder.RegisterService(service);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) std::abort();
  address_ = absl::StrCat("127.0.0.1:", port);
}

std::shared_ptr<grpc::Channel> Harness::channel() const {
  return grpc::CreateChannel(address_, grpc::InsecureChannelCredentials());
}

void Harness::Stop() {
  pipeline_.BeginDrain();
  if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
  executor_.Stop();
  if (server_ != nullptr) server_->Wait();
  server_.reset();
}

}  // namespace copperplate::testing_rpc

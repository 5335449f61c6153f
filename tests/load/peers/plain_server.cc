// The peer of P1: a callback server as a tutorial writes it. Each call fills the same dashboard,
// field by field, and gRPC serialises it; nothing is checked, looked up or kept.
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:0", "host:port");
ABSL_FLAG(std::string, reply_file, "", "the serialised Dashboard that every call answers with");
ABSL_FLAG(std::string, tls_certificate_file, "",
          "PEM; with tls_key_file, TLS; neither: plain text");
ABSL_FLAG(std::string, tls_key_file, "", "PEM");

namespace {

using ::copperplate::indicators::v1::Dashboard;
using ::copperplate::indicators::v1::DashboardService;
using ::copperplate::indicators::v1::GetDashboardRequest;

class PlainService final : public DashboardService::CallbackService {
 public:
  explicit PlainService(const Dashboard& dashboard) : dashboard_(dashboard) {}

  grpc::ServerUnaryReactor* GetDashboard(grpc::CallbackServerContext* context,
                                         const GetDashboardRequest* /*request*/,
                                         Dashboard* reply) override {
    reply->CopyFrom(dashboard_);
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const Dashboard dashboard_;
};

// Empty where there is no such file.
std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::shared_ptr<grpc::ServerCredentials> Credentials() {
  const std::string certificate = absl::GetFlag(FLAGS_tls_certificate_file);
  if (certificate.empty()) return grpc::InsecureServerCredentials();
  grpc::SslServerCredentialsOptions options;
  options.pem_key_cert_pairs.push_back(
      {ReadFile(absl::GetFlag(FLAGS_tls_key_file)), ReadFile(certificate)});
  return grpc::SslServerCredentials(options);
}

}  // namespace

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  Dashboard dashboard;
  if (!dashboard.ParseFromString(ReadFile(absl::GetFlag(FLAGS_reply_file))) ||
      dashboard.rows_size() == 0) {
    std::cerr << "plain_server: --reply_file holds no dashboard\n";
    return 2;
  }
  PlainService service(dashboard);
  grpc::ServerBuilder builder;
  builder.AddListeningPort(absl::GetFlag(FLAGS_listen), Credentials());
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr) return 1;
  server->Wait();
  return 0;
}

// The delivery service: what it is, its settings, its parts.
#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/service/process.h"
#include "libs/status/status_macros.h"
#include "services/delivery/clients/clients.h"
#include "services/delivery/storage/repositories.h"
#include "services/delivery/storage/schema_version.h"
#include "services/delivery/transport/plan_link_image.h"
#include "services/delivery/transport/services.h"

namespace copperplate::delivery {
namespace {

class DeliveryParts final : public service::Parts {
 public:
  DeliveryParts(service::Process& process, std::unique_ptr<Clients> clients)
      : clients_(std::move(clients)),
        repositories_(process.pool(), process.uuids(), LinkImage),
        services_(MakeServices(process.pipeline(), repositories_.ports(clients_->verdicts()))) {}

  std::vector<grpc::Service*> services() override { return service::PointersTo(services_); }

 private:
  const std::unique_ptr<Clients> clients_;
  Repositories repositories_;
  const std::vector<std::unique_ptr<grpc::Service>> services_;
};

absl::StatusOr<std::unique_ptr<service::Parts>> Start(service::Process& process,
                                                      const ClientOptions& others) {
  ABSL_ASSIGN_OR_RETURN(auto clients, Clients::Create(others, process.tls().certificate_chain,
                                                      process.tls().private_key, process.metrics(),
                                                      process.logger(), process.clock()));
  return std::make_unique<DeliveryParts>(process, std::move(clients));
}

}  // namespace
}  // namespace copperplate::delivery

int main(int argc, char** argv) {
  namespace own = copperplate::delivery;
  const copperplate::service::Identity identity = {
      .name = "copperplate-delivery",
      .summary =
          "Delivery plans, improvement plans and the Board Assurance Framework of a police force.",
      .schema = own::kSchema,
      .error_domain = own::kErrorDomain,
      .migration = own::RequiredMigration(),
  };
  own::ClientOptions others;
  return copperplate::service::Main(
      argc, argv, identity,
      {.declare = [&](auto& settings) { own::DeclareClientOptions(settings, others); },
       .start = [&](auto& process) { return own::Start(process, others); }});
}

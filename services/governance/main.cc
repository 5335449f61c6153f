// The governance service: what it is, its settings, its parts.
#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/service/process.h"
#include "libs/status/status_macros.h"
#include "services/governance/clients/clients.h"
#include "services/governance/storage/repositories.h"
#include "services/governance/storage/schema_version.h"
#include "services/governance/transport/event_images.h"
#include "services/governance/transport/services.h"

namespace copperplate::governance {
namespace {

class OwnParts final : public service::Parts {
 public:
  OwnParts(service::Process& process, std::unique_ptr<PackSources> pack_sources)
      : pack_sources_(std::move(pack_sources)),
        repositories_(process.pool(), process.uuids(), PrintedImages()),
        services_(MakeServices(process.pipeline(), repositories_.ports(*pack_sources_))) {}

  std::vector<grpc::Service*> services() override { return service::PointersTo(services_); }

 private:
  const std::unique_ptr<PackSources> pack_sources_;
  Repositories repositories_;
  const std::vector<std::unique_ptr<grpc::Service>> services_;
};

absl::StatusOr<std::unique_ptr<service::Parts>> Start(service::Process& process,
                                                      const ClientOptions& others) {
  ABSL_ASSIGN_OR_RETURN(
      auto pack_sources,
      MakePackSources(others, process.tls().certificate_chain, process.tls().private_key,
                      process.metrics(), process.logger(), process.clock()));
  return std::make_unique<OwnParts>(process, std::move(pack_sources));
}

}  // namespace
}  // namespace copperplate::governance

int main(int argc, char** argv) {
  namespace own = copperplate::governance;
  const copperplate::service::Identity identity = {
      .name = "copperplate-governance",
      .summary = "Boards, decisions, actions and risks of a police force and its commissioner.",
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

// The volunteers service: what it is, its parts.
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/service/process.h"
#include "services/volunteers/storage/repositories.h"
#include "services/volunteers/storage/schema_version.h"
#include "services/volunteers/transport/services.h"
#include "services/volunteers/transport/supervision_image.h"

namespace copperplate::volunteers {
namespace {

class OwnParts final : public service::Parts {
 public:
  explicit OwnParts(service::Process& process)
      : repositories_(process.pool(), process.uuids(), ImageOfSupervision),
        services_(MakeServices(process.pipeline(), repositories_.ports())) {}

  std::vector<grpc::Service*> services() override { return service::PointersTo(services_); }

 private:
  Repositories repositories_;
  const std::vector<std::unique_ptr<grpc::Service>> services_;
};

absl::StatusOr<std::unique_ptr<service::Parts>> Start(service::Process& process) {
  return std::make_unique<OwnParts>(process);
}

}  // namespace
}  // namespace copperplate::volunteers

int main(int argc, char** argv) {
  namespace own = copperplate::volunteers;
  const copperplate::service::Identity identity = {
      .name = "copperplate-volunteers",
      .summary = "The service volunteers of a police force.",
      .schema = own::kSchema,
      .error_domain = own::kErrorDomain,
      .migration = own::RequiredMigration(),
  };
  return copperplate::service::Main(argc, argv, identity, {.start = &own::Start});
}

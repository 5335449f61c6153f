// The volunteers service: what it is, its settings, its parts.
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/service/process.h"
#include "services/volunteers/storage/repositories.h"
#include "services/volunteers/storage/schema_version.h"
#include "services/volunteers/transport/services.h"

namespace copperplate::volunteers {
namespace {

struct OwnSettings {
  DutyImportOptions imports;

  void Declare(config::Settings& settings) {
    settings.Text("import_folder", imports.rows.folder,
                  "Where an import keeps its rows until the last byte is in.");
  }
};

class OwnParts final : public service::Parts {
 public:
  OwnParts(service::Process& process, const OwnSettings& settings)
      : repositories_(process.pool(), process.uuids()),
        services_(MakeServices(process.pipeline(), repositories_.ports(), settings.imports)) {}

  std::vector<grpc::Service*> services() override { return service::PointersTo(services_); }

 private:
  Repositories repositories_;
  const std::vector<std::unique_ptr<grpc::Service>> services_;
};

absl::StatusOr<std::unique_ptr<service::Parts>> Start(service::Process& process,
                                                      const OwnSettings& settings) {
  return std::make_unique<OwnParts>(process, settings);
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
  own::OwnSettings own_settings;
  return copperplate::service::Main(
      argc, argv, identity,
      {.declare = [&](auto& settings) { own_settings.Declare(settings); },
       .start = [&](auto& process) { return own::Start(process, own_settings); }});
}

// The indicators service: what it is, its settings, its parts.
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/service/listener_metrics.h"
#include "libs/service/process.h"
#include "libs/status/status_macros.h"
#include "services/indicators/storage/repositories.h"
#include "services/indicators/storage/revision_listener.h"
#include "services/indicators/storage/schema_version.h"
#include "services/indicators/transport/services.h"

namespace copperplate::indicators {
namespace {

struct OwnSettings {
  ServiceOptions options;
  int64_t reply_cache = static_cast<int64_t>(ServiceOptions().reply_cache_bytes);

  void Declare(config::Settings& settings) {
    settings.Bytes("reply_cache", reply_cache, "Replies to reads kept ready; 0 keeps none.");
    settings.Text("import_folder", options.imports.rows.folder,
                  "Where an import keeps its rows until the last byte is in.");
  }
};

class IndicatorsParts final : public service::Parts {
 public:
  IndicatorsParts(service::Process& process, const ServiceOptions& options)
      : repositories_(process.pool(), process.uuids()),
        listening_("revisions", process.metrics(), process.logger(), process.clock()),
        services_(MakeServices(process.pipeline(), repositories_.ports(), options)) {}

  absl::Status Listen(const std::string& dsn) {
    ABSL_ASSIGN_OR_RETURN(listener_,
                          ListenForRevisions(dsn, repositories_.data_revisions(), listening_));
    return absl::OkStatus();
  }

  std::vector<grpc::Service*> services() override { return service::PointersTo(services_); }

 private:
  Repositories repositories_;
  service::ListenerMetrics listening_;
  std::unique_ptr<postgres::Listener> listener_;
  const std::vector<std::unique_ptr<grpc::Service>> services_;
};

absl::StatusOr<std::unique_ptr<service::Parts>> Start(service::Process& process,
                                                      OwnSettings& settings) {
  settings.options.reply_cache_bytes = static_cast<size_t>(settings.reply_cache);
  auto parts = std::make_unique<IndicatorsParts>(process, settings.options);
  ABSL_RETURN_IF_ERROR(parts->Listen(process.dsn()));
  return parts;
}

}  // namespace
}  // namespace copperplate::indicators

int main(int argc, char** argv) {
  namespace own = copperplate::indicators;
  const copperplate::service::Identity identity = {
      .name = "copperplate-indicators",
      .summary = "Performance indicators of a police force.",
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

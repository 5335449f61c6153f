// The volunteers service: what it is, its settings, its parts.
#include <memory>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/config/settings.h"
#include "libs/service/process.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/clients/feed_options.h"
#include "services/volunteers/clients/figure_feed_process.h"
#include "services/volunteers/storage/figure_outbox_storage.h"
#include "services/volunteers/storage/repositories.h"
#include "services/volunteers/storage/schema_version.h"
#include "services/volunteers/transport/event_images.h"
#include "services/volunteers/transport/services.h"

namespace copperplate::volunteers {
namespace {

struct OwnSettings {
  DutyImportOptions imports;
  FeedOptions feed;

  void Declare(config::Settings& settings) {
    settings.Text("import_folder", imports.rows.folder,
                  "Where an import keeps its rows until the last byte is in.");
    DeclareFeedOptions(settings, feed);
  }
};

class VolunteerParts final : public service::Parts {
 public:
  VolunteerParts(service::Process& process, const OwnSettings& settings)
      : repositories_(process.pool(), process.uuids(), PrintedImages()),
        services_(MakeServices(process.pipeline(), repositories_.ports(), settings.imports)) {}

  // INVALID_ARGUMENT naming the setting.
  absl::Status StartFeed(service::Process& process, const FeedOptions& options) {
    if (process.worker_pool() == nullptr) {
      if (options.indicators_address.empty()) return absl::OkStatus();
      return absl::InvalidArgumentError("worker_database: is needed with indicators_address");
    }
    outbox_ = std::make_unique<FigureOutboxStorage>(*process.worker_pool());
    ABSL_ASSIGN_OR_RETURN(
        feed_,
        FigureFeed::Start(options, process.tls().certificate_chain, process.tls().private_key,
                          *outbox_, process.metrics(), process.logger(), process.clock()));
    return absl::OkStatus();
  }

  std::vector<grpc::Service*> services() override { return service::PointersTo(services_); }

 private:
  Repositories repositories_;
  const std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<FigureOutbox> outbox_;
  std::unique_ptr<FigureFeed> feed_;
};

absl::StatusOr<std::unique_ptr<service::Parts>> Start(service::Process& process,
                                                      const OwnSettings& settings) {
  auto parts = std::make_unique<VolunteerParts>(process, settings);
  ABSL_RETURN_IF_ERROR(parts->StartFeed(process, settings.feed));
  return parts;
}

}  // namespace
}  // namespace copperplate::volunteers

int main(int argc, char** argv) {
  namespace own = copperplate::volunteers;
  const copperplate::service::Identity identity = {
      .name = "copperplate-volunteers",
      .summary = "The volunteers of a police force and their hours.",
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

#include "services/governance/clients/clients.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/client/channel.h"
#include "libs/status/status_macros.h"
#include "services/governance/clients/delivery_iterations.h"
#include "services/governance/clients/indicators_snapshots.h"
#include "services/governance/clients/volunteer_summaries.h"

namespace copperplate::governance {
namespace {

constexpr char kIndicatorsAddress[] = "indicators_address";
constexpr char kDeliveryAddress[] = "delivery_address";
constexpr char kVolunteersAddress[] = "volunteers_address";

class OtherServices final : public PackSources {
 public:
  // Null: not asked.
  OtherServices(std::unique_ptr<IndicatorsSnapshots> snapshots,
                std::unique_ptr<DeliveryIterations> iterations,
                std::unique_ptr<VolunteerSummaries> summaries)
      : snapshots_(std::move(snapshots)),
        iterations_(std::move(iterations)),
        summaries_(std::move(summaries)) {}

  PackAnswer Dashboard(const RequestContext& context, absl::CivilMonth month,
                       std::optional<absl::Time> known_at) override {
    if (snapshots_ == nullptr) return PackAbsence::kNotConfigured;
    return snapshots_->Newest(context, month, known_at);
  }
  PackAnswer PlanIteration(const RequestContext& context, absl::CivilDay day,
                           std::optional<absl::Time> known_at) override {
    if (iterations_ == nullptr) return PackAbsence::kNotConfigured;
    return iterations_->Newest(context, day, known_at);
  }
  PackAnswer VolunteerSummary(const RequestContext& context, absl::CivilDay day,
                              std::optional<absl::Time> known_at) override {
    if (summaries_ == nullptr) return PackAbsence::kNotConfigured;
    return summaries_->At(context, day, known_at);
  }

 private:
  const std::unique_ptr<IndicatorsSnapshots> snapshots_;
  const std::unique_ptr<DeliveryIterations> iterations_;
  const std::unique_ptr<VolunteerSummaries> summaries_;
};

}  // namespace

void DeclareClientOptions(config::Settings& settings, ClientOptions& options) {
  settings.Text(kIndicatorsAddress, options.indicators_address,
                "Where the indicators service is, such as dns:///indicators.internal:7101; without "
                "it packs have no dashboard.");
  settings.Text(kDeliveryAddress, options.delivery_address,
                "Where the delivery service is; without it packs have no plan.");
  settings.Text(kVolunteersAddress, options.volunteers_address,
                "Where the volunteers service is; without it packs have no summary of volunteers.");
  settings
      .Duration("pack_timeout", options.pack_timeout,
                "Longest a pack waits for each of them, and never more than half of its own time.")
      .Range(absl::Milliseconds(1), absl::Minutes(1));
  settings
      .Int("pack_calls", options.pack_calls,
           "Packs that may wait for each at once; fewer than workers, so that others go on.")
      .Range(1, 256);
  client::DeclareOptions(settings, options.security);
}

absl::StatusOr<std::unique_ptr<PackSources>> MakePackSources(
    const ClientOptions& options, const std::string& certificate_file, const std::string& key_file,
    metrics::Registry& metrics, const log::Logger& logger, const Clock& clock) {
  const client::AskedService::Limits limits = {.timeout = options.pack_timeout,
                                               .max_calls = options.pack_calls};
  std::optional<client::Security> security;
  const auto channel_to =
      [&](absl::string_view setting,
          const std::string& address) -> absl::StatusOr<std::shared_ptr<grpc::Channel>> {
    if (address.empty()) return nullptr;
    if (!security.has_value()) {
      ABSL_ASSIGN_OR_RETURN(security,
                            client::Resolve(options.security, certificate_file, key_file));
    }
    ABSL_RETURN_IF_ERROR(client::CheckTarget(setting, address, *security));
    return client::MakeChannel(address, *security);
  };
  ABSL_ASSIGN_OR_RETURN(auto indicators,
                        channel_to(kIndicatorsAddress, options.indicators_address));
  ABSL_ASSIGN_OR_RETURN(auto delivery, channel_to(kDeliveryAddress, options.delivery_address));
  ABSL_ASSIGN_OR_RETURN(auto volunteers,
                        channel_to(kVolunteersAddress, options.volunteers_address));
  const auto asking = [&](auto channel, auto of) {
    using Reader = typename decltype(of)::element_type;
    if (channel == nullptr) return of;
    return std::make_unique<Reader>(std::move(channel), limits, metrics, logger, clock);
  };
  return std::make_unique<OtherServices>(
      asking(std::move(indicators), std::unique_ptr<IndicatorsSnapshots>()),
      asking(std::move(delivery), std::unique_ptr<DeliveryIterations>()),
      asking(std::move(volunteers), std::unique_ptr<VolunteerSummaries>()));
}

}  // namespace copperplate::governance

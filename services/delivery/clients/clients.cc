#include "services/delivery/clients/clients.h"

#include <vector>

#include "absl/memory/memory.h"
#include "absl/strings/string_view.h"
#include "libs/client/channel.h"
#include "libs/status/status_macros.h"
#include "services/delivery/clients/indicators_verdict_reader.h"

namespace copperplate::delivery {
namespace {

constexpr char kIndicatorsAddress[] = "indicators_address";

class NotConfigured final : public VerdictReader {
 public:
  VerdictAnswers Read(const RequestContext&, absl::CivilMonth,
                      const std::vector<std::string>& indicators) override {
    VerdictAnswers answers;
    for (const std::string& id : indicators) {
      answers.insert_or_assign(id, VerdictAbsence::kNotConfigured);
    }
    return answers;
  }
};

}  // namespace

void DeclareClientOptions(config::Settings& settings, ClientOptions& options) {
  settings.Text(kIndicatorsAddress, options.indicators_address,
                "Where the indicators service is, such as dns:///indicators.internal:7101; without "
                "it boards show no verdicts.");
  settings
      .Duration("indicators_timeout", options.indicators_timeout,
                "Longest a board waits for it, and never more than half of its own time.")
      .Range(absl::Milliseconds(1), absl::Minutes(1));
  settings
      .Int("indicators_calls", options.indicators_calls,
           "Boards that may wait for it at once; fewer than workers, so that others go on.")
      .Range(1, 256);
  client::DeclareOptions(settings, options.security);
}

absl::StatusOr<std::unique_ptr<Clients>> Clients::Create(
    const ClientOptions& options, const std::string& certificate_file, const std::string& key_file,
    metrics::Registry& metrics, const log::Logger& logger, const Clock& clock) {
  if (options.indicators_address.empty()) {
    return absl::WrapUnique(new Clients(std::make_unique<NotConfigured>()));
  }
  ABSL_ASSIGN_OR_RETURN(const client::Security security,
                        client::Resolve(options.security, certificate_file, key_file));
  ABSL_RETURN_IF_ERROR(
      client::CheckTarget(kIndicatorsAddress, options.indicators_address, security));
  const IndicatorsVerdictReader::Limits limits = {.timeout = options.indicators_timeout,
                                                  .max_calls = options.indicators_calls};
  return absl::WrapUnique(new Clients(std::make_unique<IndicatorsVerdictReader>(
      client::MakeChannel(options.indicators_address, security), limits, metrics, logger, clock)));
}

}  // namespace copperplate::delivery

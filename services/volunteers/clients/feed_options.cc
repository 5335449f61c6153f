#include "services/volunteers/clients/feed_options.h"

namespace copperplate::volunteers {

void DeclareFeedOptions(config::Settings& settings, FeedOptions& options) {
  settings.Text("indicators_address", options.indicators_address,
                "Where the indicators service is, such as dns:///indicators.internal:7101; without "
                "it published figures wait.");
  settings.Text("feed_token_file", options.token_file,
                "File with the bearer token (of a client whose role is analyst) that is shown to "
                "the indicators service; read anew for each delivery.");
  settings.Duration("feed_timeout", options.timeout, "Longest one delivery of figures may take.")
      .Range(absl::Milliseconds(100), absl::Minutes(5));
  settings
      .Duration("feed_poll", options.poll, "How often it is looked for figures to be delivered.")
      .Range(absl::Milliseconds(10), absl::Hours(1));
  client::DeclareOptions(settings, options.security);
}

}  // namespace copperplate::volunteers

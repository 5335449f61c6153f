#include "services/gateway/admin/admin.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

HttpReply Page(int status, std::string text) {
  HttpReply reply;
  reply.status = status;
  reply.fields = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}};
  reply.body = std::make_shared<const std::string>(std::move(text));
  return reply;
}

std::string DescribeSets(const Catalogue& catalogue) {
  std::string text;
  for (const auto& set : catalogue.sets()) {
    absl::StrAppend(&text, "set ", set->name(), ": serves ", set->routes().size(), " routes\n");
  }
  for (const Refusal& refusal : catalogue.refusals()) {
    absl::StrAppend(&text, "set ", refusal.file, ": REFUSED: ", refusal.reason,
                    refusal.previous_version_serves ? " (its former version serves)" : "", "\n");
  }
  return text;
}

}  // namespace

AdminPages::AdminPages(const AdminSources& sources)
    : sources_(sources),
      connections_(sources.metrics.AddGauge("copperplate_http_connections", "Connections open.")),
      buffered_(sources.metrics.AddGauge(
          "copperplate_http_buffered_bytes",
          "Bodies and replies that all connections hold together, less small ones.")),
      memory_(sources.metrics.AddGauge("copperplate_gateway_reply_memory_bytes",
                                       "Held for what replies were rendered to.")),
      refused_sets_(sources.metrics.AddGauge("copperplate_gateway_refused_descriptor_sets",
                                             "Descriptor sets that are not served.")) {}

void AdminPages::Handle(std::shared_ptr<Exchange> exchange) {
  const absl::string_view path = exchange->head().path;
  if (exchange->head().method != "GET" && exchange->head().method != "HEAD") {
    exchange->Reply(Page(405, "only GET\n"));
  } else if (path == "/livez") {
    exchange->Reply(Page(200, "ok\n"));
  } else if (path == "/readyz") {
    exchange->Reply(Ready());
  } else if (path == "/metrics") {
    exchange->Reply(Metrics());
  } else if (path == "/routes") {
    exchange->Reply(Routes());
  } else {
    exchange->Reply(Page(404, "there are /livez, /readyz, /metrics and /routes\n"));
  }
}

HttpReply AdminPages::Refuse(const RequestHead*, int status, const absl::Status& error) {
  return Page(status, absl::StrCat(error.message(), "\n"));
}

HttpReply AdminPages::Metrics() const {
  const std::shared_ptr<const Site> site = sources_.gateway.site();
  connections_.Set(static_cast<double>(sources_.server.connections()));
  buffered_.Set(static_cast<double>(sources_.server.buffered_bytes()));
  memory_.Set(static_cast<double>(site->memory().bytes()));
  refused_sets_.Set(static_cast<double>(site->catalogue().refusals().size()));
  HttpReply reply = Page(200, sources_.metrics.Render());
  reply.fields[0].second = "text/plain; version=0.0.4; charset=utf-8";
  return reply;
}

// One line of state. A backend that is down costs only its own routes, a set that is refused only
// what is new in it, and what serves goes on when the folder cannot be listed: none of it makes the
// gateway unready. Details are on /routes.
HttpReply AdminPages::Ready() const {
  const std::shared_ptr<const Site> site = sources_.gateway.site();
  const absl::Status polled = sources_.keeper.last_poll();
  std::string faults;
  if (const size_t refused = site->catalogue().refusals().size(); refused > 0) {
    absl::StrAppend(&faults, refused, " sets refused, see /routes\n");
  }
  if (!polled.ok()) absl::StrAppend(&faults, polled.message(), "\n");
  if (draining_) return Page(503, absl::StrCat("not ready: shutting down\n", faults));
  if (site->catalogue().sets().empty()) {
    return Page(503, absl::StrCat("not ready: no descriptor set is served\n", faults));
  }
  return Page(200, absl::StrCat("ready\n", faults));
}

HttpReply AdminPages::Routes() const {
  const std::shared_ptr<const Site> site = sources_.gateway.site();
  std::string text = DescribeSets(site->catalogue());
  if (const absl::Status polled = sources_.keeper.last_poll(); !polled.ok()) {
    absl::StrAppend(&text, "folder: ", polled.message(), "; what served before still does\n");
  }
  for (const Backend* backend : sources_.backends.all()) {
    absl::StrAppend(&text, "backend ", backend->address().package, ": ", backend->State(), " ",
                    backend->address().target, "\n");
  }
  for (const Endpoint* endpoint : site->endpoints()) {
    absl::StrAppend(&text, "route ", endpoint->route.http_method, " ", endpoint->route.pattern,
                    " -> ", endpoint->route.method->full_name(),
                    endpoint->backend == nullptr ? " (NO BACKEND CONFIGURED)" : "", "\n");
  }
  return Page(200, std::move(text));
}

}  // namespace copperplate::gateway

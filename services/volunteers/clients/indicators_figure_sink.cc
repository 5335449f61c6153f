#include "services/volunteers/clients/indicators_figure_sink.h"

#include <grpcpp/client_context.h>

#include <fstream>
#include <sstream>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/observation_service.grpc.pb.h"
#include "libs/client/call.h"
#include "libs/rpc/grpc_status.h"
#include "libs/status/error.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {
namespace {

namespace v1 = indicators::v1;

constexpr char kHeader[] = "indicator,area,month,numerator,denominator,status,qualifier\n";

absl::Status Unreadable() {
  return Error(absl::StatusCode::kUnavailable, "FEED_TOKEN_UNREADABLE",
               "there is no token to show to the indicators service")
      .Build();
}

absl::StatusOr<std::string> ReadToken(const std::string& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  const std::string token(absl::StripAsciiWhitespace(text.str()));
  if (!in || token.empty() || !client::IsMetadataValue(token)) return Unreadable();
  return token;
}

// The same for the same publication, byte for byte: the batch would be refused else. Nothing of it
// needs quoting.
std::string ContentOf(const FigureDelivery& delivery) {
  std::string content = kHeader;
  const std::string month = FormatMonth(absl::CivilMonth(delivery.publication.month));
  for (const PublishedFigure& figure : delivery.publication.figures) {
    const bool estimated = figure.qualifier == HoursQualifier::kEstimated;
    absl::StrAppend(&content, figure.indicator, ",", delivery.force, ",", month, ",", figure.amount,
                    ",,", estimated ? "PROVISIONAL" : "FINAL", ",",
                    estimated ? "ESTIMATED" : "EXACT", "\n");
  }
  return content;
}

v1::ImportObservationsRequest RequestOf(const FigureDelivery& delivery) {
  const FigurePublication& publication = delivery.publication;
  v1::ImportObservationsRequest request;
  request.set_parent(absl::StrCat("forces/", delivery.force));
  request.set_batch_id(BatchIdOf(publication));
  request.set_source(absl::StrCat(
      "volunteers, as known at ",
      absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", publication.known_at, absl::UTCTimeZone())));
  request.set_revision_reason(publication.change_reason);
  request.set_content(ContentOf(delivery));
  return request;
}

}  // namespace

struct IndicatorsFigureSink::Stub {
  std::unique_ptr<v1::ObservationService::Stub> observations;
};

IndicatorsFigureSink::IndicatorsFigureSink(std::shared_ptr<grpc::Channel> channel, Options options,
                                           metrics::Registry& metrics, const Clock& clock)
    : stub_(new Stub{v1::ObservationService::NewStub(std::move(channel))}),
      options_(std::move(options)),
      delivered_(metrics.AddCounter("copperplate_figure_deliveries_total",
                                    "Publications of figures sent to the indicators service.",
                                    {{"outcome", "DELIVERED"}})),
      failed_(metrics.AddCounter("copperplate_figure_deliveries_total",
                                 "Publications of figures sent to the indicators service.",
                                 {{"outcome", "FAILED"}})),
      clock_(clock) {}

IndicatorsFigureSink::~IndicatorsFigureSink() = default;

absl::Status IndicatorsFigureSink::Deliver(const FigureDelivery& delivery) {
  const absl::StatusOr<std::string> token = ReadToken(options_.token_file);
  if (!token.ok()) {
    failed_.Increment();
    return token.status();
  }
  grpc::ClientContext call;
  client::PrepareCall(nullptr, clock_.Now() + options_.timeout, call);
  call.AddMetadata("authorization", absl::StrCat("Bearer ", *token));
  v1::Batch batch;
  const auto writer = stub_->observations->ImportObservations(&call, &batch);
  // Where the stream broke, Finish() says why.
  if (writer->Write(RequestOf(delivery))) writer->WritesDone();
  const grpc::Status status = writer->Finish();
  (status.ok() ? delivered_ : failed_).Increment();
  return status.ok() ? absl::OkStatus() : rpc::FromGrpcStatus(status);
}

}  // namespace copperplate::volunteers

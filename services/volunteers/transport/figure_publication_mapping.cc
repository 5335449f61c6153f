#include "services/volunteers/transport/figure_publication_mapping.h"

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {

static_assert(v1::FigurePublication::PENDING == static_cast<int>(PublicationState::kPending) + 1);
static_assert(v1::FigurePublication::State_MAX == static_cast<int>(PublicationState::kRefused) + 1);

namespace {

void WriteFigure(absl::string_view force, const PublishedFigure& figure,
                 v1::FigurePublication::Figure& out) {
  out.set_kind(api::ToProto<v1::Role::Kind>(figure.kind));
  out.set_figure(api::ToProto<v1::FigureMapping::Figure>(figure.figure));
  out.set_indicator(kIndicatorName.Format(force, figure.indicator));
  out.set_amount(figure.amount);
  out.set_qualifier(api::ToProto<v1::VolunteerSummary::Hours::Qualifier>(figure.qualifier));
}

}  // namespace

v1::FigurePublication PartMapping<FigurePublication>::Write(
    absl::string_view force, absl::string_view, const PartRecord<FigurePublication>& record) {
  const FigurePublication& publication = record.part;
  v1::FigurePublication out;
  out.set_name(kFigurePublicationName.Format(force, publication.id));
  api::WriteHeader(record.header, out);
  out.set_month(FormatMonth(absl::CivilMonth(publication.month)));
  api::WriteInstant(publication.known_at, *out.mutable_known_at());
  out.set_change_reason(publication.change_reason);
  for (const PublishedFigure& figure : publication.figures) {
    WriteFigure(force, figure, *out.add_figures());
  }
  out.set_state(api::ToProto<v1::FigurePublication::State>(publication.state));
  out.set_attempts(publication.attempts);
  out.set_last_error(publication.last_error);
  if (publication.state == PublicationState::kPending) {
    api::WriteInstant(publication.next_attempt_at, *out.mutable_next_attempt_time());
  }
  if (publication.delivered_at.has_value()) {
    api::WriteInstant(*publication.delivered_at, *out.mutable_delivered_time());
  }
  out.set_batch(absl::StrCat("forces/", force, "/batches/", BatchIdOf(publication)));
  return out;
}

FigurePublication PartMapping<FigurePublication>::Read(absl::string_view, const PartPath& path,
                                                       const v1::FigurePublication&, Faults&) {
  FigurePublication publication;
  publication.id = path.back();
  return publication;
}

}  // namespace copperplate::volunteers

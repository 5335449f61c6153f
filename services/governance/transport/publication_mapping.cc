#include "services/governance/transport/publication_mapping.h"

#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

void WritePublication(const Publication& publication, v1::Publication& out) {
  out.set_url(publication.url);
  out.set_on(FormatDate(publication.on));
  out.set_published_by(publication.published_by);
  api::WriteInstant(publication.recorded_at, *out.mutable_record_time());
}

void WriteExemption(const Exemption& exemption, v1::Exemption& out) {
  out.set_category(exemption.category);
  out.set_reason(exemption.reason);
  out.set_review_on(FormatDate(exemption.review_on));
}

Exemption ReadExemption(const v1::Exemption& message, Faults& faults) {
  return {message.category(), message.reason(),
          fields::ReadDate(message.review_on(), "exemption.review_on", faults)};
}

void WriteStanding(const PublicationStanding& standing, v1::PublicationStanding& out) {
  out.set_owed(standing.owed);
  out.set_published_on(DateText(standing.published_on));
  if (standing.days_to_publish.has_value()) out.set_days_to_publish(*standing.days_to_publish);
  if (standing.days_waiting.has_value()) out.set_days_waiting(*standing.days_waiting);
  out.set_target_on(DateText(standing.target_on));
  if (standing.within_target.has_value()) out.set_within_target(*standing.within_target);
  out.set_overdue(standing.overdue);
}

}  // namespace copperplate::governance

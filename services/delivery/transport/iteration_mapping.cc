#include "services/delivery/transport/iteration_mapping.h"

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/api/record_image.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

static_assert(v1::Iteration::DRAFT == static_cast<int>(IterationState::kDraft) + 1);
static_assert(v1::Iteration::FROZEN == static_cast<int>(IterationState::kFrozen) + 1);
static_assert(v1::Iteration::PUBLISHED == static_cast<int>(IterationState::kPublished) + 1);
static_assert(v1::Iteration::WITHDRAWN == static_cast<int>(IterationState::kWithdrawn) + 1);
static_assert(v1::Iteration::State_MAX == v1::Iteration::WITHDRAWN);
static_assert(v1::Publication::BOARD == static_cast<int>(PublicationBody::kBoard) + 1);
static_assert(v1::Publication::PANEL == static_cast<int>(PublicationBody::kPanel) + 1);
static_assert(v1::Publication::WEB == static_cast<int>(PublicationBody::kWeb) + 1);
static_assert(v1::Publication::Body_MAX == v1::Publication::WEB);

void WriteRow(const IterationRow& row, v1::Iteration::Row& out) {
  out.set_theme(row.theme);
  out.set_theme_prefix(row.theme_prefix);
  out.set_theme_title(row.theme_name);
  out.set_code(row.action_code);
  out.set_action(row.action_text);
  out.set_action_note(row.action_note);
  out.set_activity_code(row.activity_code);
  for (const std::string& lead : row.opcc_leads) out.add_opcc_leads(lead);
  for (const std::string& lead : row.delivery_leads) out.add_delivery_leads(lead);
  out.set_narrative(row.narrative);
  out.set_rag(api::ToProto<v1::StatusEntry::Rag>(row.rag));
  out.set_as_of(FormatDate(row.as_of));
  out.set_direction(api::ToProto<v1::Iteration::Direction>(row.direction.travel));
  out.set_started_late(row.direction.started);
  for (const std::string& opportunity : row.opportunities) out.add_opportunities(opportunity);
  out.set_target_date(DateText(row.target_date));
  out.set_days_since_update(static_cast<int32_t>(row.days_since_update));
  out.set_stale(row.stale);
  out.set_override_reason(row.override_reason);
}

void WriteCounts(const RagCounts& counts, v1::Iteration::Counts& out) {
  out.set_activity_count(static_cast<int32_t>(counts.total()));
  out.set_red_count(static_cast<int32_t>(counts.red));
  out.set_yellow_count(static_cast<int32_t>(counts.yellow));
  out.set_green_count(static_cast<int32_t>(counts.green));
  out.set_white_count(static_cast<int32_t>(counts.white));
}

// Who froze it, and when. What has just been frozen is so by its new version.
void WriteFreezing(const IterationRecord& record, v1::Iteration& out) {
  const Iteration& iteration = record.iteration;
  if (iteration.state == IterationState::kDraft || record.header.version == 0) return;
  const bool now = !iteration.frozen_at.has_value();
  out.set_frozen_by(now ? record.header.updated_by : iteration.frozen_by);
  api::WriteInstant(now ? record.header.update_time : *iteration.frozen_at,
                    *out.mutable_freeze_time());
}

}  // namespace

v1::Iteration WriteIteration(absl::string_view force, const IterationRecord& record) {
  const Iteration& iteration = record.iteration;
  v1::Iteration out;
  out.set_name(kIterationName.Format(force, iteration.plan, iteration.id));
  api::WriteHeader(record.header, out);
  out.set_label(iteration.label);
  out.set_number(iteration.number);
  out.set_cut_off(FormatDate(iteration.cut_off));
  out.set_state(api::ToProto<v1::Iteration::State>(iteration.state));
  out.set_erratum_note(iteration.erratum_note);
  out.set_stale_accepted_reason(iteration.stale_accepted_reason);
  if (iteration.base.has_value()) {
    out.set_base(kIterationName.Format(force, iteration.plan, IterationId(*iteration.base)));
  }
  out.set_withdrawn_reason(iteration.withdrawn_reason);
  out.set_content_sha256(iteration.content_sha256);
  WriteFreezing(record, out);
  if (iteration.state != IterationState::kDraft)
    WriteCounts(iteration.counts, *out.mutable_counts());
  for (const IterationRow& row : iteration.rows) WriteRow(row, *out.add_rows());
  return out;
}

RecordImage IterationImage(absl::string_view force, const IterationRecord& record) {
  v1::Iteration message = WriteIteration(force, record);
  message.clear_rows();
  return api::ImageOf(message);
}

v1::Publication WritePublication(absl::string_view force, absl::string_view plan,
                                 const PublicationRecord& record) {
  const Publication& publication = record.publication;
  v1::Publication out;
  out.set_name(kPublicationName.Format(force, plan, publication.iteration, publication.id));
  if (record.header.version != 0) {
    out.set_uid(record.header.uid);
    api::WriteInstant(record.header.create_time, *out.mutable_create_time());
    out.set_author(record.header.created_by);
  }
  out.set_body(api::ToProto<v1::Publication::Body>(publication.body));
  out.set_on_date(FormatDate(publication.on));
  out.set_meeting_ref(publication.meeting_ref);
  out.set_marking(api::ToProto<v1::Plan::Marking>(publication.marking));
  return out;
}

IterationText ReadIteration(const v1::Iteration& message, Faults& faults) {
  IterationText text;
  text.label = message.label();
  text.cut_off = fields::ReadDate(message.cut_off(), "cut_off", faults);
  text.erratum_note = message.erratum_note();
  faults.AddRuleFaults(Validate(text));
  return text;
}

Publication ReadPublication(const v1::Publication& message, Faults& faults) {
  Publication publication;
  publication.body = api::ReadEnum<PublicationBody>(message.body(), "body", faults);
  publication.on = fields::ReadDate(message.on_date(), "on_date", faults);
  publication.meeting_ref = message.meeting_ref();
  publication.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  fields::CheckOptionalLine(publication.meeting_ref, "meeting_ref", faults);
  return publication;
}

}  // namespace copperplate::delivery

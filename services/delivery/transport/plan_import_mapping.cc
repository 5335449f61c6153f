#include "services/delivery/transport/plan_import_mapping.h"

#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "libs/api/instant.h"
#include "libs/api/record_image.h"
#include "libs/digest/sha256.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/handler/context.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/transport/activity_mapping.h"
#include "services/delivery/transport/business_intelligence_item_mapping.h"
#include "services/delivery/transport/lead_mapping.h"
#include "services/delivery/transport/mapping_fields.h"
#include "services/delivery/transport/objective_mapping.h"
#include "services/delivery/transport/opportunity_mapping.h"
#include "services/delivery/transport/plan_link_mapping.h"
#include "services/delivery/transport/plan_mapping.h"
#include "services/delivery/transport/priority_action_mapping.h"
#include "services/delivery/transport/status_entry_mapping.h"
#include "services/delivery/transport/theme_mapping.h"

namespace copperplate::delivery {
namespace {

template <class Request>
PlanImportRequest ReadWhatBothHave(const Request& message, Faults& faults) {
  PlanImportRequest request;
  const auto ids = kPlanName.Match(message.name(), "name", faults);
  if (ids.has_value()) request.plan = std::string((*ids)[1]);
  request.import_id = message.import_id();
  if (!request.import_id.empty()) fields::CheckId(request.import_id, "import_id", faults);
  request.mode = handler::ModeOf(message);
  return request;
}

template <class Part>
auto ImageOf(const std::string& force, const std::string& plan) {
  return [&force, plan](const PartRecord<Part>& record) {
    return api::ImageOf(PartMapping<Part>::Write(force, plan, record));
  };
}

}  // namespace

PlanImportRequest ReadPlanImportRequest(const v1::ImportPlanRequest& message, Faults& faults) {
  PlanImportRequest request = ReadWhatBothHave(message, faults);
  request.as_of = fields::ReadOptionalDate(message.as_of(), "as_of", faults);
  return request;
}

PlanImportRequest ReadPlanImportRequest(const v1::ImportPlanDocumentRequest& message,
                                        Faults& faults) {
  return ReadWhatBothHave(message, faults);
}

PlanDocument ReadPlanDocument(absl::string_view force, const v1::PlanDocument& message,
                              Faults& faults) {
  PlanDocument document;
  document.title = message.title();
  document.area = message.area();
  document.vision = message.vision();
  document.effective_from =
      fields::ReadOptionalDate(message.effective_from(), "effective_from", faults);
  // A month alone is no day of the plan's course.
  constexpr size_t kMonthLength = 7;
  if (message.commissioner_elected().size() == kMonthLength) {
    fields::ReadOptionalMonth(message.commissioner_elected(), "commissioner_elected", faults);
  } else {
    document.elected_on =
        fields::ReadOptionalDate(message.commissioner_elected(), "commissioner_elected", faults);
  }
  for (const v1::PlanDocumentTheme& from : message.themes()) {
    PlanDocumentTheme& theme = document.themes.emplace_back();
    theme.prefix = from.prefix();
    theme.name = from.name();
    theme.strategic_themes = TextsOf(from.strategic_theme_subtitle());
    theme.aim = from.aim();
    theme.shared_outcome = from.shared_outcome();
    theme.objectives = TextsOf(from.objectives());
    theme.alt_objectives = TextsOf(from.objectives_performance_framework());
    for (const v1::PlanDocumentAction& action : from.priorities_for_action()) {
      theme.actions.push_back({action.code(), action.text()});
    }
    for (const v1::PlanDocumentItem& item : from.business_intelligence()) {
      const std::string path = absl::StrCat("themes[", document.themes.size() - 1,
                                            "].business_intelligence[", theme.items.size(), "].");
      theme.items.push_back({item.name(), TextsOf(item.breakdown()), item.provider(),
                             ReadIndicators(force, item.indicators(), path, faults)});
    }
  }
  return document;
}

v1::PlanImport WritePlanImport(absl::string_view force, const PlanImportRecord& record) {
  v1::PlanImport message;
  message.set_plan(kPlanName.Format(force, record.plan));
  message.set_import_id(record.import_id);
  if (!record.validate_only)
    api::WriteInstant(record.header.create_time, *message.mutable_create_time());
  message.set_author(record.header.created_by);
  message.set_content_sha256(absl::BytesToHexString(AsBytes(record.content)));
  message.set_row_count(static_cast<int32_t>(record.row_count));
  message.set_created_count(static_cast<int32_t>(record.created_count));
  message.set_changed_count(static_cast<int32_t>(record.changed_count));
  message.set_unchanged_count(static_cast<int32_t>(record.unchanged_count));
  message.set_status_count(static_cast<int32_t>(record.status_count));
  for (const std::string& lead : record.unresolved_leads) message.add_unresolved_leads(lead);
  for (const std::string& link : record.unresolved_links) message.add_unresolved_links(link);
  message.set_validate_only(record.validate_only);
  message.set_replayed(record.replayed);
  return message;
}

PlanImages ImagesOf(const std::string& force, const std::string& plan) {
  PlanImages images;
  images.plan = [&force](const PlanRecord& record) {
    return api::ImageOf(WritePlan(force, record));
  };
  images.theme = ImageOf<Theme>(force, plan);
  images.objective = ImageOf<Objective>(force, plan);
  images.item = ImageOf<BusinessIntelligenceItem>(force, plan);
  images.action = ImageOf<PriorityAction>(force, plan);
  images.opportunity = ImageOf<Opportunity>(force, plan);
  images.activity = ImageOf<Activity>(force, plan);
  images.lead = ImageOf<LeadAssignment>(force, plan);
  images.link = ImageOf<PlanLink>(force, plan);
  images.status = [&force, plan](const StatusRecord& record) {
    return api::ImageOf(
        WriteStatusEntry(force, plan, record.entry, record.header, record.corrected_by));
  };
  images.whole = [&force](const PlanImportRecord& record) {
    return api::ImageOf(WritePlanImport(force, record));
  };
  return images;
}

}  // namespace copperplate::delivery

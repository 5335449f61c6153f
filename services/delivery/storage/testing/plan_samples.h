// Parts of a plan for tests: of each kind two with every field set, the second without those that
// may be left out, what the first becomes, and a text that tells every field.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/app/ports/status_repository.h"

namespace copperplate::delivery {

template <class Part>
struct Samples;

#define DELIVERY_SAMPLES(Part) \
  template <>                  \
  struct Samples<Part> {       \
    static Part First();       \
    static Part Second();      \
    static Part Changed();     \
  }
DELIVERY_SAMPLES(Theme);
DELIVERY_SAMPLES(Objective);
DELIVERY_SAMPLES(BusinessIntelligenceItem);
DELIVERY_SAMPLES(PriorityAction);
DELIVERY_SAMPLES(Opportunity);
DELIVERY_SAMPLES(IndicatorLink);
DELIVERY_SAMPLES(Activity);
DELIVERY_SAMPLES(LeadAssignment);
DELIVERY_SAMPLES(Milestone);
DELIVERY_SAMPLES(PlanLink);
#undef DELIVERY_SAMPLES

// A DRAFT POLICE_AND_CRIME plan with every field set.
Plan SamplePlan(std::string id);
// Of the first activity.
StatusEntry SampleStatus(absl::CivilDay as_of, Rag rag);

std::string Text(const Plan& plan);
std::string Text(const Theme& theme);
std::string Text(const Objective& objective);
std::string Text(const BusinessIntelligenceItem& item);
std::string Text(const PriorityAction& action);
std::string Text(const Opportunity& opportunity);
std::string Text(const IndicatorLink& link);
std::string Text(const Activity& activity);
std::string Text(const LeadAssignment& lead);
std::string Text(const Milestone& milestone);
std::string Text(const PlanLink& link);
std::string Text(const StatusEntry& entry);

template <class Part>
std::string Text(const PartRecord<Part>& record) {
  return Text(record.part);
}
// PlanLinkImage.
inline RecordImage TextLinkImage(absl::string_view, absl::string_view,
                                 const PartRecord<PlanLink>& record) {
  return Text(record);
}
inline std::string Text(const PlanRecord& record) { return Text(record.plan); }
inline std::string Text(const StatusRecord& record) { return Text(record.entry); }

// What a reply says of a record: its text and its version.
template <class Record>
std::string ReplyText(const Record& record) {
  return Text(record) + " v" + std::to_string(record.header.version);
}

// Prints records as the texts above.
template <class Record>
Printer<Record> TextPrinter() {
  static constexpr auto kText = [](const Record& record) { return Text(record); };
  return {kText, ReplyText<Record>};
}

}  // namespace copperplate::delivery

// The plans that the fakes of this room's ports share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/decided.h"
#include "libs/change/record_image.h"
#include "libs/parts/part.h"
#include "libs/testing_change/fake_change.h"
#include "libs/testing_change/fake_ledger.h"
#include "services/delivery/app/ports/iteration_repository.h"
#include "services/delivery/app/ports/plan_import_repository.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/app/ports/status_repository.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {

// A plan in memory with everything in it.
struct FakePlan {
  std::string force;
  PlanRecord record;
  // Each by its path.
  std::tuple<std::vector<PartRecord<Theme>>, std::vector<PartRecord<Objective>>,
             std::vector<PartRecord<BusinessIntelligenceItem>>,
             std::vector<PartRecord<PriorityAction>>, std::vector<PartRecord<Opportunity>>,
             std::vector<PartRecord<IndicatorLink>>, std::vector<PartRecord<Activity>>,
             std::vector<PartRecord<LeadAssignment>>, std::vector<PartRecord<Milestone>>,
             std::vector<PartRecord<PlanLink>>>
      parts;
  std::vector<StatusRecord> statuses;                            // by path
  std::map<PartPath, std::vector<WrittenNarrative>> narratives;  // by path of the activity
  std::vector<IterationRecord> iterations;                       // by number, with their rows
  std::map<std::string, std::string> contents;      // canonical JSON of frozen iterations, by id
  std::vector<PublicationRecord> publications;      // by iteration and id
  std::map<std::string, PlanImportRecord> imports;  // by their ids
  // Where a test says so, whatever the iterations are.
  std::optional<LastPublished> last_published;
  int64_t changes = 0;

  template <class Part>
  std::vector<PartRecord<Part>>& Parts() {
    return std::get<std::vector<PartRecord<Part>>>(parts);
  }
  template <class Part>
  const std::vector<PartRecord<Part>>& Parts() const {
    return std::get<std::vector<PartRecord<Part>>>(parts);
  }
  // Null where there is none.
  template <class Part>
  const PartRecord<Part>* Find(const PartPath& path) const {
    for (const PartRecord<Part>& one : Parts<Part>()) {
      if (PathOf(record.plan.id, one.part) == path) return &one;
    }
    return nullptr;
  }
  // In the place of the one of its path, where there is one.
  template <class Part>
  void Put(const PartRecord<Part>& part);
  template <class Part>
  void Drop(const PartPath& path);
  // A new entry, which its header says when was entered; the one it corrects is marked.
  void Put(const StatusRecord& status);

  PlanContent Content() const;
  // Whom each lead means, now that they are what they are.
  void SettleMeanings();
  // As storage's AddLinks(), its image a TextLinkImage(); the plan outlives the set.
  void AddLinks(const std::string& force, const LinkChanges& links,
                testing_change::FakeChangeSet& changes);
  // The highest-numbered PUBLISHED iteration, or what a test says.
  std::optional<LastPublished> Published() const;
  // Of a report or an iteration.
  std::optional<absl::CivilDay> FirstTold() const;
  // The entries of an activity, by id.
  std::vector<StatusRecord> StatusesOf(const PartPath& activity) const;
};

// The path of an entry of the plan (id).
PartPath StatusPath(absl::string_view plan, const StatusEntry& entry);
std::vector<StatusEntry> EntriesOf(const std::vector<StatusRecord>& records);

// The plans of all forces. Reached under the ledger's mutex.
class FakePlanBook {
 public:
  // `ledger` outlives it.
  explicit FakePlanBook(testing_change::FakeLedger& ledger) : ledger_(ledger) {}

  testing_change::FakeLedger& ledger() { return ledger_; }
  // NOT_FOUND (FORCE_UNKNOWN, PLAN_UNKNOWN).
  absl::StatusOr<FakePlan*> Find(absl::string_view force, absl::string_view plan, bool sensitive);
  // Records that the plan was read, where it is sensitive.
  void RecordRead(const RequestContext& context, const Plan& plan);
  // Records that something was.
  void RecordReadOf(const RequestContext& context, absl::string_view type, std::string subject);
  // Those of a force, by id.
  std::vector<PlanRecord> PlansOf(absl::string_view force) const;
  // The plan without the names of those that the caller may not know of.
  PlanRecord Seen(absl::string_view force, PlanRecord record, bool sensitive) const;
  // The plan, which is made where there is none.
  FakePlan& At(const std::string& force, const std::string& plan) {
    FakePlan& held = plans_[{force, plan}];
    held.force = force;
    return held;
  }

 private:
  testing_change::FakeLedger& ledger_;
  std::map<std::pair<std::string, std::string>, FakePlan> plans_;  // by force and id
};

template <class Part>
void FakePlan::Drop(const PartPath& path) {
  std::vector<PartRecord<Part>>& held = Parts<Part>();
  held.erase(std::remove_if(held.begin(), held.end(),
                            [&](const PartRecord<Part>& one) {
                              return PathOf(record.plan.id, one.part) == path;
                            }),
             held.end());
}

template <class Part>
void FakePlan::Put(const PartRecord<Part>& part) {
  const PartPath path = PathOf(record.plan.id, part.part);
  if constexpr (std::is_same_v<Part, Activity>) {
    const std::optional<absl::CivilDay>& from = part.part.narrative_from;
    if (from.has_value()) {
      narratives[path].push_back({*from, part.part.narrative, part.header.update_time});
    }
  }
  Drop<Part>(path);
  std::vector<PartRecord<Part>>& held = Parts<Part>();
  const auto behind = std::find_if(held.begin(), held.end(), [&](const PartRecord<Part>& one) {
    return path < PathOf(record.plan.id, one.part);
  });
  const auto put = held.insert(behind, part);
  if constexpr (std::is_same_v<Part, Activity>) put->part.narrative_from.reset();
  if constexpr (std::is_same_v<Part, LeadAssignment>) SettleMeanings();
}

// As storage's AddPart(); `plan` outlives the set.
template <class Part>
const PartRecord<Part>& AddPart(const std::string& force, FakePlan& plan,
                                Decided<PartRecord<Part>> decided,
                                std::function<RecordImage(const PartRecord<Part>&)> image,
                                testing_change::FakeChangeSet& changes) {
  using Record = PartRecord<Part>;
  std::string name = NameOf(force, plan.record.plan.id, decided.record.part);
  const auto put = [&plan](const Decided<Record>& written) {
    if (written.deleted) {
      plan.Drop<Part>(PathOf(plan.record.plan.id, written.record.part));
    } else {
      plan.Put(written.record);
    }
  };
  return changes.Add<Record>(std::move(decided), {.type = PartKind<Part>::kType,
                                                  .name = std::move(name),
                                                  .put = put,
                                                  .image = std::move(image)});
}

}  // namespace copperplate::delivery

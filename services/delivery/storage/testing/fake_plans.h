#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part_repository.h"
#include "libs/testing_change/fake_change.h"
#include "libs/testing_change/fake_ledger.h"
#include "services/delivery/app/ports/activity_repository.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/app/ports/status_repository.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {

// A plan in memory with everything in it.
struct FakePlan {
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
  // As storage's AddLinks(), its image a TextLinkImage(); the plan outlives the set.
  void AddLinks(const std::string& force, const LinkChanges& links,
                testing_change::FakeChangeSet& changes);
  // Of a report, or of the last published iteration: it has no other.
  std::optional<absl::CivilDay> FirstTold() const;
  // The entries of an activity, by id.
  std::vector<StatusRecord> StatusesOf(const PartPath& activity) const;
};

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
  // Those of a force, by id.
  std::vector<PlanRecord> PlansOf(absl::string_view force) const;
  // The plan without the names of those that the caller may not know of.
  PlanRecord Seen(absl::string_view force, PlanRecord record, bool sensitive) const;
  // The plan, which is made where there is none.
  FakePlan& At(const std::string& force, const std::string& plan) { return plans_[{force, plan}]; }

 private:
  testing_change::FakeLedger& ledger_;
  std::map<std::pair<std::string, std::string>, FakePlan> plans_;  // by force and id
};

class FakePlans final : public PlanRepository {
 public:
  explicit FakePlans(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<PlanRecord> Get(const RequestContext& context, absl::string_view id,
                                 bool sensitive) override;
  absl::StatusOr<Page<PlanRecord>> List(const RequestContext& context,
                                        const PlanQuery& query) override;
  absl::StatusOr<Changed<PlanRecord>> Change(const RequestContext& context,
                                             const PlanChange& change) override;

 private:
  FakePlanBook& book_;
};

class FakeStatuses final : public StatusRepository {
 public:
  explicit FakeStatuses(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<StatusRecord> Get(const RequestContext& context, const PartPath& path,
                                   bool sensitive) override;
  absl::StatusOr<Page<StatusRecord>> List(const RequestContext& context,
                                          const StatusQuery& query) override;
  absl::StatusOr<Changed<StatusRecord>> Report(const RequestContext& context,
                                               const StatusReport& report) override;

 private:
  FakePlanBook& book_;
};

class FakeLedActivities final : public ActivityRepository {
 public:
  explicit FakeLedActivities(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<std::vector<PartRecord<LeadAssignment>>> LeadsBelow(const RequestContext& context,
                                                                     const PartPath& above,
                                                                     bool sensitive) override;
  absl::StatusOr<Changed<LedActivity>> Create(const RequestContext& context,
                                              const ActivityCreation& creation) override;

 private:
  FakePlanBook& book_;
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
}

template <class Part>
class FakePlanParts final : public PartRepository<Part> {
 public:
  using Record = PartRecord<Part>;

  explicit FakePlanParts(FakePlanBook& book) : book_(book) {}

  absl::StatusOr<Record> Get(const RequestContext& context, const PartPath& path,
                             bool sensitive) override {
    const std::lock_guard lock(book_.ledger().mutex());
    ABSL_ASSIGN_OR_RETURN(const FakePlan* const plan,
                          book_.Find(context.force, path.front(), sensitive));
    ABSL_RETURN_IF_ERROR(CheckAbove<Part>(plan->Content(), path));
    const Record* const found = plan->template Find<Part>(path);
    if (found == nullptr) return PartUnknown<Part>();
    book_.RecordRead(context, plan->record.plan);
    return *found;
  }

  absl::StatusOr<Page<Record>> List(const RequestContext& context,
                                    const PartQuery<Part>& query) override {
    const std::lock_guard lock(book_.ledger().mutex());
    ABSL_ASSIGN_OR_RETURN(const FakePlan* const plan,
                          book_.Find(context.force, query.parent.front(), query.sensitive));
    PartPath path = query.parent;
    path.emplace_back();
    ABSL_RETURN_IF_ERROR(CheckAbove<Part>(plan->Content(), path));
    Page<Record> page;
    for (const Record& record : plan->template Parts<Part>()) {
      if (Above(PathOf(path.front(), record.part)) != query.parent) continue;
      if (record.part.id <= query.after) continue;
      if constexpr (std::is_same_v<Part, PlanLink>) {
        if (query.filter.unresolved && record.part.resolved()) continue;
      }
      page.more = page.rows.size() == static_cast<size_t>(query.limit);
      if (page.more) break;
      page.rows.push_back(record);
    }
    if (!page.rows.empty()) book_.RecordRead(context, plan->record.plan);
    return page;
  }

  absl::StatusOr<Changed<Record>> Change(const RequestContext& context,
                                         const PartChange<Part>& change) override {
    const std::lock_guard lock(book_.ledger().mutex());
    const std::string& id = change.path.front();
    ABSL_ASSIGN_OR_RETURN(FakePlan* const plan, book_.Find(context.force, id, true));
    const Record* record = nullptr;
    const auto put = [&](const Decided<Record>& decided) {
      if (decided.deleted) {
        plan->template Drop<Part>(change.path);
      } else {
        plan->Put(decided.record);
      }
    };
    const auto decide = [&](testing_change::FakeChangeSet& changes) -> absl::Status {
      ABSL_ASSIGN_OR_RETURN(Decided<Record> decided,
                            change.decide(plan->Content(), plan->template Find<Part>(change.path)));
      if (!change.beside().empty()) return absl::UnimplementedError("no kind of a plan's has it");
      std::string name = NameOf(context.force, id, decided.record.part);
      record = &changes.Add<Record>(std::move(decided), {.type = PartKind<Part>::kType,
                                                         .name = std::move(name),
                                                         .put = put,
                                                         .image = change.print.image});
      if constexpr (std::is_same_v<Part, PriorityAction> || std::is_same_v<Part, Activity>) {
        plan->AddLinks(context.force, LinksAfter(plan->Content(), record->part), changes);
      }
      return absl::OkStatus();
    };
    const auto next_version = [&] { return ++plan->changes; };
    const auto result = [&] { return *record; };
    return testing_change::ChangeAllInFake<Record>(book_.ledger(), context,
                                                   {.mode = change.mode,
                                                    .decide = decide,
                                                    .next_version = next_version,
                                                    .result = result,
                                                    .reply = change.print.reply});
  }

 private:
  FakePlanBook& book_;
};

}  // namespace copperplate::delivery

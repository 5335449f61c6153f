#pragma once

#include <mutex>
#include <string>
#include <type_traits>
#include <utility>

#include "libs/parts/part_repository.h"
#include "libs/status/status_macros.h"
#include "libs/testing_change/fake_change.h"
#include "services/delivery/storage/testing/fake_plan.h"

namespace copperplate::delivery {

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

#include "services/delivery/storage/testing/fake_iterations.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>

#include "libs/change/decided.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/testing/fake_boards.h"

namespace copperplate::delivery {
namespace {

using testing_change::FakeChangeSet;

// As the port gives it.
IterationRecord Shown(const FakePlan& plan, IterationRecord record, bool with_rows) {
  record.sensitive = plan.record.plan.sensitive();
  if (!with_rows) record.iteration.rows.clear();
  return record;
}

std::vector<PublicationRecord> PublicationsOf(const FakePlan& plan, absl::string_view iteration) {
  std::vector<PublicationRecord> publications;
  for (const PublicationRecord& record : plan.publications) {
    if (record.publication.iteration == iteration) publications.push_back(record);
  }
  return publications;
}

HeldIterations HeldOf(const FakePlan& plan, const std::string& changing) {
  HeldIterations held;
  held.plan = plan.record.plan;
  for (const IterationRecord& record : plan.iterations) {
    held.iterations.push_back(Shown(plan, record, record.iteration.id == changing));
  }
  if (!changing.empty()) held.publications = PublicationsOf(plan, changing);
  return held;
}

// `content` is what it freezes, where it does.
void PutIteration(FakePlan& plan, IterationRecord record,
                  const std::optional<std::string>& content) {
  Iteration& iteration = record.iteration;
  if (content.has_value()) {
    plan.contents[iteration.id] = *content;
    iteration.frozen_by = record.header.updated_by;
    iteration.frozen_at = record.header.update_time;
  } else if (iteration.state == IterationState::kDraft) {
    plan.contents.erase(iteration.id);
    // What was frozen stands in rows of its own, which a DRAFT has none of.
    iteration.base.reset();
    iteration.rows.clear();
    iteration.counts = {};
    iteration.content_sha256.clear();
    iteration.stale_accepted_reason.clear();
    iteration.frozen_by.clear();
    iteration.frozen_at.reset();
  }
  for (IterationRecord& held : plan.iterations) {
    if (held.iteration.id != iteration.id) continue;
    held = std::move(record);
    return;
  }
  plan.iterations.push_back(std::move(record));
}

void PutPublication(FakePlan& plan, const PublicationRecord& record) {
  const auto behind = std::find_if(
      plan.publications.begin(), plan.publications.end(), [&](const PublicationRecord& other) {
        return std::tie(record.publication.iteration, record.publication.id) <
               std::tie(other.publication.iteration, other.publication.id);
      });
  plan.publications.insert(behind, record);
}

// An OFFICIAL_SENSITIVE one is not there for who may not read it.
bool IsThereFor(const PublicationRecord& record, bool sensitive) {
  return sensitive || record.publication.marking == Marking::kOfficial;
}

}  // namespace

void FakeIterations::RecordReadOf(const RequestContext& context, const IterationRecord& record) {
  if (!record.sensitive) return;
  book_.RecordReadOf(
      context, "iteration.read",
      kIterationName.Format(context.force, record.iteration.plan, record.iteration.id));
}

absl::StatusOr<IterationRecord> FakeIterations::Get(const RequestContext& context,
                                                    absl::string_view plan, absl::string_view id,
                                                    bool sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const held, book_.Find(context.force, plan, sensitive));
  const IterationRecord* const found = FindById(held->iterations, id);
  if (found == nullptr) return IterationUnknown();
  IterationRecord record = Shown(*held, *found, /*with_rows=*/true);
  RecordReadOf(context, record);
  return record;
}

absl::StatusOr<Page<IterationRecord>> FakeIterations::List(const RequestContext& context,
                                                           const IterationQuery& query) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const held,
                        book_.Find(context.force, query.plan, query.sensitive));
  Page<IterationRecord> page;
  for (auto one = held->iterations.rbegin(); one != held->iterations.rend(); ++one) {
    const Iteration& iteration = one->iteration;
    if (query.state.value_or(iteration.state) != iteration.state) continue;
    if (iteration.number >= query.below.value_or(std::numeric_limits<int32_t>::max())) continue;
    page.more = page.rows.size() == static_cast<size_t>(query.limit);
    if (page.more) break;
    page.rows.push_back(Shown(*held, *one, /*with_rows=*/false));
    RecordReadOf(context, page.rows.back());
  }
  return page;
}

absl::StatusOr<FrozenContent> FakeIterations::Content(const RequestContext& context,
                                                      absl::string_view plan, absl::string_view id,
                                                      bool sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const held, book_.Find(context.force, plan, sensitive));
  const IterationRecord* const found = FindById(held->iterations, id);
  if (found == nullptr) return IterationUnknown();
  FrozenContent content;
  content.state = found->iteration.state;
  const auto frozen = held->contents.find(found->iteration.id);
  if (frozen != held->contents.end()) content.canonical_json = frozen->second;
  content.sha256 = found->iteration.content_sha256;
  content.sensitive = held->record.plan.sensitive();
  RecordReadOf(context, Shown(*held, *found, /*with_rows=*/false));
  return content;
}

absl::StatusOr<PublicationRecord> FakeIterations::GetPublication(const RequestContext& context,
                                                                 absl::string_view plan,
                                                                 absl::string_view iteration,
                                                                 absl::string_view id,
                                                                 bool sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const held, book_.Find(context.force, plan, sensitive));
  if (FindById(held->iterations, iteration) == nullptr) return IterationUnknown();
  for (const PublicationRecord& record : PublicationsOf(*held, iteration)) {
    if (record.publication.id != id || !IsThereFor(record, sensitive)) continue;
    if (record.publication.marking == Marking::kOfficialSensitive) {
      book_.RecordReadOf(context, "publication.read",
                         kPublicationName.Format(context.force, plan, iteration, id));
    }
    return record;
  }
  return PublicationUnknown();
}

absl::StatusOr<Page<PublicationRecord>> FakeIterations::ListPublications(
    const RequestContext& context, const PublicationQuery& query) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const held,
                        book_.Find(context.force, query.plan, query.sensitive));
  if (FindById(held->iterations, query.iteration) == nullptr) return IterationUnknown();
  Page<PublicationRecord> page;
  for (const PublicationRecord& record : PublicationsOf(*held, query.iteration)) {
    const Publication& publication = record.publication;
    if (publication.id <= query.after || !IsThereFor(record, query.sensitive)) continue;
    page.more = page.rows.size() == static_cast<size_t>(query.limit);
    if (page.more) break;
    page.rows.push_back(record);
    if (publication.marking == Marking::kOfficialSensitive) {
      book_.RecordReadOf(
          context, "publication.read",
          kPublicationName.Format(context.force, query.plan, query.iteration, publication.id));
    }
  }
  return page;
}

absl::StatusOr<Changed<IterationRecord>> FakeIterations::Change(const RequestContext& context,
                                                                const IterationChange& change) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(FakePlan* const plan, book_.Find(context.force, change.plan, true));
  std::optional<std::string> content;
  const auto name = [&](const IterationRecord& record) {
    return kIterationName.Format(context.force, change.plan, record.iteration.id);
  };
  const auto decide = [&]() -> absl::StatusOr<Decided<IterationRecord>> {
    const auto board = [&](absl::CivilDay as_of) -> absl::StatusOr<BoardFigures> {
      return FakeBoardFigures(*plan, as_of);
    };
    ABSL_ASSIGN_OR_RETURN(DecidedIteration decided,
                          change.decide(HeldOf(*plan, change.iteration), board));
    content = std::move(decided.content);
    return std::move(decided.iteration);
  };
  const auto next_version = [&] { return ++plan->changes; };
  const auto put = [&](const Decided<IterationRecord>& decided) {
    PutIteration(*plan, decided.record, content);
  };
  return testing_change::ChangeFakeResource<IterationRecord>(book_.ledger(), context,
                                                             {.type = "iteration",
                                                              .name = name,
                                                              .decide = decide,
                                                              .next_version = next_version,
                                                              .put = put,
                                                              .mode = change.mode,
                                                              .print = change.print});
}

absl::StatusOr<Changed<IterationRecord>> FakeIterations::Publish(
    const RequestContext& context, const IterationPublishing& publishing) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(FakePlan* const plan, book_.Find(context.force, publishing.plan, true));
  const IterationRecord* iteration = nullptr;
  const auto put = [&](const Decided<IterationRecord>& decided) {
    PutIteration(*plan, decided.record, std::nullopt);
  };
  const auto put_publication = [&](const Decided<PublicationRecord>& decided) {
    PutPublication(*plan, decided.record);
  };
  const auto decide = [&](FakeChangeSet& changes) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(DecidedPublishing decided,
                          publishing.decide(HeldOf(*plan, publishing.iteration)));
    iteration = &changes.Add<IterationRecord>(
        std::move(decided.iteration),
        {.type = "iteration",
         .name = kIterationName.Format(context.force, publishing.plan, publishing.iteration),
         .put = put,
         .image = publishing.print.image});
    std::string name = kPublicationName.Format(context.force, publishing.plan, publishing.iteration,
                                               decided.publication.record.publication.id);
    changes.Add<PublicationRecord>(std::move(decided.publication),
                                   {.type = "publication",
                                    .name = std::move(name),
                                    .put = put_publication,
                                    .image = publishing.publication_image});
    return absl::OkStatus();
  };
  const auto next_version = [&] { return ++plan->changes; };
  const auto result = [&] { return *iteration; };
  return testing_change::ChangeAllInFake<IterationRecord>(book_.ledger(), context,
                                                          {.mode = publishing.mode,
                                                           .decide = decide,
                                                           .next_version = next_version,
                                                           .result = result,
                                                           .reply = publishing.print.reply});
}

absl::StatusOr<Changed<PublicationRecord>> FakeIterations::ChangePublication(
    const RequestContext& context, const PublicationChange& change) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(FakePlan* const plan, book_.Find(context.force, change.plan, true));
  const auto name = [&](const PublicationRecord& record) {
    return kPublicationName.Format(context.force, change.plan, change.iteration,
                                   record.publication.id);
  };
  const auto decide = [&] { return change.decide(HeldOf(*plan, change.iteration)); };
  const auto next_version = [&] { return ++plan->changes; };
  const auto put = [&](const Decided<PublicationRecord>& decided) {
    PutPublication(*plan, decided.record);
  };
  return testing_change::ChangeFakeResource<PublicationRecord>(book_.ledger(), context,
                                                               {.type = "publication",
                                                                .name = name,
                                                                .decide = decide,
                                                                .next_version = next_version,
                                                                .put = put,
                                                                .mode = change.mode,
                                                                .print = change.print});
}

}  // namespace copperplate::delivery

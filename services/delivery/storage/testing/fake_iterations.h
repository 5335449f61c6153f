// Iterations of plans, and their publications, in memory.
#pragma once

#include <string>

#include "services/delivery/app/ports/iteration_repository.h"
#include "services/delivery/storage/testing/fake_plan.h"

namespace copperplate::delivery {

class FakeIterations final : public IterationRepository {
 public:
  explicit FakeIterations(FakePlanBook& book) : book_(book) {}

  absl::StatusOr<IterationRecord> Get(const RequestContext& context, absl::string_view plan,
                                      absl::string_view id, bool sensitive) override;
  absl::StatusOr<Page<IterationRecord>> List(const RequestContext& context,
                                             const IterationQuery& query) override;
  absl::StatusOr<FrozenContent> Content(const RequestContext& context, absl::string_view plan,
                                        absl::string_view id, bool sensitive) override;
  absl::StatusOr<PublicationRecord> GetPublication(const RequestContext& context,
                                                   absl::string_view plan,
                                                   absl::string_view iteration,
                                                   absl::string_view id, bool sensitive) override;
  absl::StatusOr<Page<PublicationRecord>> ListPublications(const RequestContext& context,
                                                           const PublicationQuery& query) override;
  absl::StatusOr<Changed<IterationRecord>> Change(const RequestContext& context,
                                                  const IterationChange& change) override;
  absl::StatusOr<Changed<IterationRecord>> Publish(const RequestContext& context,
                                                   const IterationPublishing& publishing) override;
  absl::StatusOr<Changed<PublicationRecord>> ChangePublication(
      const RequestContext& context, const PublicationChange& change) override;

 private:
  void RecordReadOf(const RequestContext& context, const IterationRecord& record);

  FakePlanBook& book_;
};

}  // namespace copperplate::delivery

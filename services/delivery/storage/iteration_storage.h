#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/iteration_repository.h"

namespace copperplate::delivery {

class IterationStorage final : public IterationRepository {
 public:
  explicit IterationStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

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
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery

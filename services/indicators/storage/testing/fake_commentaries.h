#pragma once

#include "services/indicators/app/ports/commentary_repository.h"
#include "services/indicators/storage/testing/fake_ledger.h"
#include "services/indicators/storage/testing/fake_reference.h"
#include "services/indicators/storage/testing/fake_versions.h"

namespace copperplate::indicators {

// Commentaries in memory.
class FakeCommentaries final : public CommentaryRepository {
 public:
  // All outlive it.
  FakeCommentaries(FakeLedger& ledger, const FakeAreas& areas, const FakeIndicators& indicators)
      : ledger_(ledger), areas_(areas), indicators_(indicators) {}

  absl::StatusOr<CommentaryRecord> Get(const RequestContext& context, absl::string_view id,
                                       bool sensitive, std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<CommentaryRecord>> List(const RequestContext& context,
                                              const CommentaryQuery& query) override;
  absl::StatusOr<Changed<CommentaryRecord>> Change(const RequestContext& context,
                                                   const CommentaryChange& change) override;

 private:
  absl::Status CheckReferences(absl::string_view force, const Commentary& commentary) const;
  void SetSensitiveNow(absl::string_view force, CommentaryRecord& record) const;
  // The event of a reading of what is sensitive.
  void NoteReading(const RequestContext& context, absl::string_view id);

  FakeLedger& ledger_;
  const FakeAreas& areas_;
  const FakeIndicators& indicators_;
  FakeVersions<CommentaryRecord> commentaries_;
};

}  // namespace copperplate::indicators

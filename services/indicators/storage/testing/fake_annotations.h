#pragma once

#include <map>

#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/storage/testing/fake_ledger.h"
#include "services/indicators/storage/testing/fake_reference.h"
#include "services/indicators/storage/testing/fake_versions.h"

namespace copperplate::indicators {

// Rebases, series breaks and targets in memory.
class FakeAnnotations final : public AnnotationRepository {
 public:
  // All outlive it.
  FakeAnnotations(FakeLedger& ledger, const FakeAreas& areas, const FakeIndicators& indicators)
      : ledger_(ledger), areas_(areas), indicators_(indicators) {}

  absl::StatusOr<AnnotationRecord> Get(const RequestContext& context, AnnotationKind kind,
                                       absl::string_view id,
                                       std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<AnnotationRecord>> List(const RequestContext& context,
                                              const AnnotationQuery& query) override;
  absl::StatusOr<Changed<AnnotationRecord>> Change(const RequestContext& context,
                                                   const AnnotationChange& change) override;

 private:
  Faults CheckReferences(absl::string_view force, const Annotation& annotation) const;
  AnnotationSubject SubjectOf(absl::string_view force, const Annotation& annotation) const;

  FakeLedger& ledger_;
  const FakeAreas& areas_;
  const FakeIndicators& indicators_;
  std::map<AnnotationKind, FakeVersions<AnnotationRecord>> annotations_;
};

}  // namespace copperplate::indicators

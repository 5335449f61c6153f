// Fakes of the ports for peers, in memory.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "services/indicators/app/ports/peer_figure_repository.h"
#include "services/indicators/app/ports/peer_group_repository.h"
#include "services/indicators/app/ports/peer_reader.h"
#include "services/indicators/storage/testing/fake_ledger.h"
#include "services/indicators/storage/testing/fake_reference.h"
#include "services/indicators/storage/testing/fake_versions.h"

namespace copperplate::indicators {

class FakePeers final : public PeerGroupRepository, public PeerFigureRepository, public PeerReader {
 public:
  // All outlive it.
  FakePeers(FakeLedger& ledger, const FakeAreas& areas, const FakeIndicators& indicators)
      : ledger_(ledger), areas_(areas), indicators_(indicators) {}

  absl::StatusOr<PeerGroupRecord> Get(const RequestContext& context, absl::string_view id,
                                      std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<PeerGroupRecord>> List(const RequestContext& context,
                                             const PeerGroupQuery& query) override;
  absl::StatusOr<Changed<PeerGroupRecord>> Change(const RequestContext& context,
                                                  const PeerGroupChange& change) override;

  absl::StatusOr<PeerReference> LoadReference(const RequestContext& context) override;
  absl::StatusOr<Batch> Apply(const RequestContext& context, const Import& import,
                              const PeerReference& reference,
                              absl::Span<const PeerFigureImportRow> rows) override;
  absl::StatusOr<Page<PeerFigureRecord>> List(const RequestContext& context,
                                              const PeerFigureQuery& query) override;

  absl::StatusOr<PeerFigures> Read(const RequestContext& context, const PeerQuery& query) override;

 private:
  // By indicator id, kind, period and id of whose.
  using Key = std::tuple<std::string, PeerKind, int32_t, std::string>;

  std::optional<PublishedPeers> PublishedAt(int64_t revision, const PeerQuery& query) const;

  FakeLedger& ledger_;
  const FakeAreas& areas_;
  const FakeIndicators& indicators_;
  FakeVersions<PeerGroupRecord> groups_;
  std::map<Key, std::map<int64_t, PeerFigureRecord>> figures_;  // by revision
  std::map<std::string, Batch> batches_;
};

}  // namespace copperplate::indicators

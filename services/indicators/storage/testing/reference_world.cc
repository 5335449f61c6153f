#include "services/indicators/storage/testing/reference_world.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/digest/sha256.h"
#include "services/indicators/storage/testing/fake_annotations.h"
#include "services/indicators/storage/testing/fake_commentaries.h"
#include "services/indicators/storage/testing/fake_harm_weights.h"
#include "services/indicators/storage/testing/fake_peers.h"
#include "services/indicators/storage/testing/fake_reference.h"
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

class FakeReferenceWorld final : public ReferenceWorld {
 public:
  ForceRepository& forces() override { return forces_; }
  AreaRepository& areas() override { return areas_; }
  PopulationRepository& populations() override { return populations_; }
  IndicatorRepository& indicators() override { return indicators_; }
  AnnotationRepository& annotations() override { return annotations_; }
  CommentaryRepository& commentaries() override { return commentaries_; }
  HarmWeightRepository& harm_weights() override { return harm_weights_; }
  PeerGroupRepository& peer_groups() override { return peers_; }
  PeerFigureRepository& peer_figures() override { return peers_; }
  PeerReader& peers() override { return peers_; }
  int EventCount(absl::string_view type) override {
    const std::vector<FakeLedger::Event>& events = ledger_.events();
    return static_cast<int>(
        std::count_if(events.begin(), events.end(),
                      [&](const FakeLedger::Event& event) { return event.type == type; }));
  }

 private:
  FakeLedger ledger_{{"cambridgeshire", "essex", "national"}, Clock::System()};
  FakeForces forces_{ledger_};
  FakeAreas areas_{ledger_};
  FakePopulations populations_{ledger_, areas_};
  FakeIndicators indicators_{ledger_};
  FakeAnnotations annotations_{ledger_, areas_, indicators_};
  FakeCommentaries commentaries_{ledger_, areas_, indicators_};
  FakeHarmWeights harm_weights_{ledger_};
  FakePeers peers_{ledger_, areas_, indicators_};
};

class PostgresReferenceWorld final : public ReferenceWorld {
 public:
  explicit PostgresReferenceWorld(std::unique_ptr<ServiceDatabase> storage)
      : storage_(std::move(storage)), ports_(storage_->repositories().ports()) {}

  ForceRepository& forces() override { return ports_.forces; }
  AreaRepository& areas() override { return ports_.areas; }
  PopulationRepository& populations() override { return ports_.populations; }
  IndicatorRepository& indicators() override { return ports_.indicators; }
  AnnotationRepository& annotations() override { return ports_.annotations; }
  CommentaryRepository& commentaries() override { return ports_.commentaries; }
  HarmWeightRepository& harm_weights() override { return ports_.harm_weights; }
  PeerGroupRepository& peer_groups() override { return ports_.peer_groups; }
  PeerFigureRepository& peer_figures() override { return ports_.peer_figures; }
  PeerReader& peers() override { return ports_.peers; }
  int EventCount(absl::string_view type) override {
    const auto count = storage_->database().RunAsSuperuser(
        absl::StrCat("SELECT count(*) FROM indicators.event_out WHERE type = '", type, "'"));
    int number = -1;
    return count.ok() && absl::SimpleAtoi(*count, &number) ? number : -1;
  }

 private:
  const std::unique_ptr<ServiceDatabase> storage_;
  const Ports ports_;
};

}  // namespace

std::unique_ptr<ReferenceWorld> MakeFakeReferenceWorld() {
  return std::make_unique<FakeReferenceWorld>();
}

std::unique_ptr<ReferenceWorld> MakePostgresReferenceWorld() {
  auto storage = ServiceDatabase::Create();
  if (storage.ok()) return std::make_unique<PostgresReferenceWorld>(*std::move(storage));
  std::cerr << storage.status() << std::endl;
  std::abort();
}

RequestContext ReferenceSuite::Context(std::string force) {
  return {.force = std::move(force),
          .caller = "somebody",
          .call_id = "call-1",
          .deadline = absl::Now() + absl::Seconds(30),
          .idempotency = std::nullopt};
}

RequestContext ReferenceSuite::Repeatable(std::string force, absl::string_view body) {
  RequestContext context = Context(std::move(force));
  context.idempotency = Idempotency{"7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01", Sha256(body)};
  return context;
}

}  // namespace copperplate::indicators

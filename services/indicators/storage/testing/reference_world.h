#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/app/ports/commentary_repository.h"
#include "services/indicators/app/ports/force_repository.h"
#include "services/indicators/app/ports/harm_weight_repository.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/app/ports/peer_figure_repository.h"
#include "services/indicators/app/ports/peer_group_repository.h"
#include "services/indicators/app/ports/peer_reader.h"
#include "services/indicators/app/ports/population_repository.h"

namespace copperplate::indicators {

// One implementation of the ports for reference data, empty but for the forces, among them
// `national`, `cambridgeshire` and `essex`.
class ReferenceWorld {
 public:
  virtual ~ReferenceWorld() = default;
  virtual ForceRepository& forces() = 0;
  virtual AreaRepository& areas() = 0;
  virtual PopulationRepository& populations() = 0;
  virtual IndicatorRepository& indicators() = 0;
  virtual AnnotationRepository& annotations() = 0;
  virtual CommentaryRepository& commentaries() = 0;
  virtual HarmWeightRepository& harm_weights() = 0;
  virtual PeerGroupRepository& peer_groups() = 0;
  virtual PeerFigureRepository& peer_figures() = 0;
  virtual PeerReader& peers() = 0;
  // How many events of the type there are.
  virtual int EventCount(absl::string_view type) = 0;
};

std::unique_ptr<ReferenceWorld> MakeFakeReferenceWorld();
// Dies where there is no database.
std::unique_ptr<ReferenceWorld> MakePostgresReferenceWorld();

// A suite that every implementation passes:
//
//   class AreasTest : public ReferenceSuite {};
//   INSTANTIATE_REFERENCE_SUITE(AreasTest);
class ReferenceSuite : public ::testing::TestWithParam<std::unique_ptr<ReferenceWorld> (*)()> {
 protected:
  ReferenceWorld& world() { return *world_; }

  // A call of `somebody`, with half a minute.
  static RequestContext Context(std::string force);
  // The same with an AIP-155 request id and the hash of a body.
  static RequestContext Repeatable(std::string force, absl::string_view body);

 private:
  std::unique_ptr<ReferenceWorld> world_ = GetParam()();
};

#define INSTANTIATE_REFERENCE_SUITE(suite)                                                   \
  INSTANTIATE_TEST_SUITE_P(                                                                  \
      Ports, suite, ::testing::Values(&MakeFakeReferenceWorld, &MakePostgresReferenceWorld), \
      [](const auto& param_info) {                                                           \
        return std::string(param_info.index == 0 ? "Fake" : "Postgres");                     \
      })

}  // namespace copperplate::indicators

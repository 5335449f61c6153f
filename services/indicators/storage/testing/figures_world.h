// What the conformance suite of the figures' ports works on: an implementation of the three, and
// ways to set up what others write.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/import_repository.h"
#include "services/indicators/app/ports/observation_repository.h"

namespace copperplate::indicators {

class FiguresWorld {
 public:
  virtual ~FiguresWorld() = default;

  virtual ImportRepository& imports() = 0;
  virtual BatchRepository& batches() = 0;
  virtual ObservationRepository& observations() = 0;

  // Each makes a revision of the force, which is `cambridgeshire` or `essex`.
  virtual void AddArea(absl::string_view force, const ImportArea& area,
                       absl::string_view parent) = 0;
  virtual void AddIndicator(absl::string_view force, const IndicatorDefinition& definition) = 0;
  // Publishes the months for an area.
  virtual void AddSnapshot(absl::string_view force, absl::string_view area, int32_t first_month,
                           int32_t month) = 0;
  // When the revision was recorded.
  virtual absl::Time RecordTime(absl::string_view force, int64_t revision) = 0;
};

std::unique_ptr<FiguresWorld> MakeFakeFiguresWorld();
// Over PostgreSQL as the runtime role; what others write as the superuser.
std::unique_ptr<FiguresWorld> MakeStoredFiguresWorld();

}  // namespace copperplate::indicators

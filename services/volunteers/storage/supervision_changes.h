// What becomes of who supervises an engagement that ends or begins.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/change/decided.h"
#include "libs/change_postgres/change_set.h"
#include "libs/parts_postgres/beside.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/supervision_image.h"

namespace copperplate::volunteers {

// Supervisions end with their engagement; one that goes on in another of the same kind goes on with
// it (domain/supervision.h).
parts_postgres::AddBeside<Engagement> SupervisionsBeside(SupervisionImage image);

// Who is named next ends the present one. INVALID_ARGUMENT of `supervisor`: SUPERVISOR_UNKNOWN
// where a volunteer is named of whom the force has nothing; and of `delegates[i]` VOLUNTEER_MERGED
// where one is named anew whose record was merged into another one.
parts_postgres::AddBeside<Supervision> SucceededBeside(SupervisionImage image);

// Whose supervisions they are.
struct Supervised {
  std::string force;
  std::string volunteer;
};

// Puts what a supervision is to be into the set: a new one, or one no more.
void AddSupervision(const Supervised& supervised, Decided<PartRecord<Supervision>> decided,
                    const SupervisionImage& image, change_postgres::ChangeSet& changes);
// The same of one that is there.
absl::Status AddSupervisionAs(const Supervised& supervised, const Supervision& next,
                              const SupervisionImage& image, postgres::Transaction& transaction,
                              change_postgres::ChangeSet& changes);
// The same of one that lasts longer again: no longer than until its supervisor left, a volunteer
// who is over in every engagement.
absl::Status AddReopened(const Supervised& supervised, Supervision reopened,
                         const SupervisionImage& image, postgres::Transaction& transaction,
                         change_postgres::ChangeSet& changes);
// The one that is there.
absl::StatusOr<PartRecord<Supervision>> FindSupervision(postgres::Transaction& transaction,
                                                        const Supervised& supervised,
                                                        const Supervision& supervision);

}  // namespace copperplate::volunteers

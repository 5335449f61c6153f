#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/record_image.h"
#include "libs/change/request_context.h"
#include "libs/digest/sha256.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/domain/dossier.h"

namespace copperplate::volunteers {

// An import that was applied, or the preview of one.
struct VolunteerImportRecord {
  std::string import_id;  // empty of a preview
  Sha256Digest content{};
  int64_t row_count = 0;
  int64_t volunteer_count = 0;
  int64_t engagement_count = 0;
  bool validate_only = false;
  bool replayed = false;  // one before it, of this id and content, was applied: this is its result
  absl::Time create_time;
  std::string author;
};

// What the force has that the rules of an import look at.
struct VolunteerImportContent {
  std::vector<Role> roles;
  std::vector<WatchGroup> watch_groups;
  // Of VolunteerImport::ids those that are volunteers, each with the record (id) into which it was
  // merged.
  std::map<std::string, std::optional<std::string>> known;
  std::vector<CadetUnit> units = {};
  std::vector<Engagement> cadets = {};  // in units, of all volunteers
};

// How each part is told of in the event of its creation. The second argument is the volunteer's id.
template <class Part>
using PartImage = std::function<RecordImage(absl::string_view force, absl::string_view volunteer,
                                            const PartRecord<Part>& record)>;
struct VolunteerImages {
  PartImage<Volunteer> volunteer;
  PartImage<VettingCheck> check;
  PartImage<Engagement> engagement;
  PartImage<Supervision> supervision;
  PartImage<GuardianConsent> consent;
};

struct VolunteerImport {
  std::string import_id;  // empty: one is made, and nothing is a repeat
  Sha256Digest content{};
  int64_t row_count = 0;
  WriteMode mode = WriteMode::kWrite;
  // Of volunteers: whether the force has them is asked.
  std::vector<std::string> ids;
  // Who is to be there, each with what is told of it and nothing of the force's; its supervisions
  // are those of its own engagements. An error ends the import. May run again.
  absl::FunctionRef<absl::StatusOr<std::vector<Dossier>>(const VolunteerImportContent&)> decide;
  const VolunteerImages& images;
  PrintImage<VolunteerImportRecord> print;
  // Whether the caller has gone: the import then ends with CANCELLED.
  absl::FunctionRef<bool()> cancelled;
};

// The imports of volunteers of one force, the context's. Implementations are thread-safe. Beside
// the errors named each gives those of libs/postgres/sqlstate.h.
class VolunteerImportRepository {
 public:
  virtual ~VolunteerImportRepository() = default;

  // Writes everybody or nobody, in one transaction and set by set, under the force's lock and as
  // one revision: volunteers, checks, engagements with their events and the days on which duties
  // may be given, supervisions and consents; with the events of each and one more,
  // `volunteer_import.applied`. The id and content of one that was applied give its result, nothing
  // decided. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS (IMPORT_CONTENT_DIFFERS), CANCELLED, what
  // `decide` gives.
  virtual absl::StatusOr<VolunteerImportRecord> Apply(const RequestContext& context,
                                                      const VolunteerImport& import) = 0;

  // The import of this id, `replayed`; nothing where there is none. ALREADY_EXISTS
  // (IMPORT_CONTENT_DIFFERS).
  virtual absl::StatusOr<std::optional<VolunteerImportRecord>> Find(
      const RequestContext& context, const VolunteerImport& import) = 0;
};

}  // namespace copperplate::volunteers

// Who supervises whom.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

struct Supervision {
  std::string engagement;  // id
  std::string supervised;  // the engagement's volunteer: the name of a person
  std::string supervisor;  // likewise a volunteer's, or that of one of the force's staff
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the first day on which it no longer holds
  std::string id = {};
  std::vector<std::string> delegates = {};  // persons whom the supervisor named to verify duties

  DayRange days() const { return {from, to.value_or(kNoEnd)}; }
};

// The supervisor of the engagement on the day; nothing where it has none. (There are never two:
// CheckSupervision().)
std::optional<std::string> SupervisorOn(absl::Span<const Supervision> supervisions,
                                        absl::string_view engagement, absl::CivilDay day);

// The one that `added` takes the place of, as it is then: of the same engagement, begun before and
// without an end, it ends where the new one begins. Nothing where there is none, or where `added`
// is there already.
std::optional<Supervision> SupervisionSucceeded(const Supervision& added,
                                                absl::Span<const Supervision> present);

// The days on which the engagement would have no supervisor any more once `next` is in the place of
// `present` (one of `supervisions`).
DaySet DaysLeftUnsupervised(const Supervision& present, const Supervision& next,
                            absl::Span<const Supervision> supervisions);

// Those of the engagement, each as it is once the engagement has ended on `day`: those that last
// beyond it end on it. One that would begin then or later is not among them: it stays as a record
// of what was planned.
std::vector<Supervision> SupervisionsEnded(absl::Span<const Supervision> supervisions,
                                           absl::string_view supervised,
                                           absl::string_view engagement, absl::CivilDay day);

// Those that ended with the engagement on `ended`, as they are once it has not ended then: the last
// one goes on to `until` (as long as it lasts: nothing).
std::vector<Supervision> SupervisionsReopened(absl::Span<const Supervision> supervisions,
                                              absl::string_view supervised,
                                              absl::string_view engagement, absl::CivilDay ended,
                                              std::optional<absl::CivilDay> until);

// The supervisions that `begins`, made on `day` in the place of `ends`, both of one volunteer,
// takes over: that of the day, and those to come. Their ids are those of the ones they continue.
std::vector<Supervision> CarriedSupervisions(absl::Span<const Supervision> supervisions,
                                             absl::string_view supervised, absl::string_view ends,
                                             absl::string_view begins, absl::CivilDay day);

// Whom somebody supervises who leaves on a day.
struct SupervisionsGivenUp {
  std::vector<Supervision> ended;    // those that hold then, each as it is once it ended on the day
  std::vector<Supervision> dropped;  // those that were to begin then or later, and never do
  // Those by others that end where one that is dropped was to begin, each as it is without that.
  std::vector<Supervision> reopened;
};
SupervisionsGivenUp GiveUpSupervisions(absl::Span<const Supervision> supervisions,
                                       absl::string_view supervisor, absl::CivilDay day);

// Supervisions by whom they supervise, where many are asked about among the same ones.
class Supervisors {
 public:
  // `supervisions` outlive it.
  explicit Supervisors(absl::Span<const Supervision> supervisions);

  // Whether the one who is supervised supervises the supervisor on some of the days, or supervises
  // whoever does. It may be one of them itself. Not of oneself.
  bool GoesRound(const Supervision& supervision) const;

 private:
  bool IsAbove(absl::string_view target, absl::string_view person, const DayRange& days,
               std::vector<absl::string_view>& path) const;

  std::map<absl::string_view, std::vector<const Supervision*>> of_;
};

// The faults of `added` beside the others that there are, of the force's engagements:
// FIELD_REQUIRED of `supervisor`, DATES_REVERSED of `to` that is not after `from`, SUPERVISED_TWICE
// where the engagement has a supervisor on some of its days whom it does not succeed,
// SUPERVISED_BY_SELF, SUPERVISION_CYCLE where the volunteer supervises the supervisor, or
// supervises whoever does, on some of them.
Faults CheckSupervision(const Supervision& added, absl::Span<const Supervision> present);

}  // namespace copperplate::volunteers

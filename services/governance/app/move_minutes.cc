#include "services/governance/app/move_minutes.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/domain/minutes_draft.h"

namespace copperplate::governance {
namespace {

// `move(content, minutes, name)` gives the minutes as they are then.
template <class Move>
PartChanged<Minutes> ChangeMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                   const PartPath& path, const Asked& asked, absl::string_view verb,
                                   const MinutesPrinter& print, const Move& move) {
  const std::string name = NameAt<Minutes>(context.force, path);
  const auto next = [&](const MeetingRoot::Content& content, const Minutes& present) {
    return move(content, present, name);
  };
  return ChangePart<Minutes>(minutes, context, path, asked, next, print, verb);
}

}  // namespace

PartChanged<Minutes> CreateMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                   absl::string_view meeting,
                                   const std::vector<MinutesParagraph>& paragraphs, WriteMode mode,
                                   const MinutesPrinter& print) {
  // Which version it is is known under the lock: there is none of this path.
  PartPath path = RootPath<MeetingRoot>(meeting);
  path.emplace_back();
  const auto decide = [&](const MeetingContent& content,
                          const PartRecord<Minutes>*) -> DecidedPart<Minutes> {
    ABSL_ASSIGN_OR_RETURN(Minutes next, NextMinutes(content, NameOfMeeting(content), paragraphs));
    return Created(PartRecord<Minutes>{std::move(next), {}});
  };
  return minutes.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Minutes> UpdateMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                   const PartPath& path, const Asked& asked,
                                   MergePart<Minutes> merge, const MinutesPrinter& print) {
  return ChangeMinutes(
      minutes, context, path, asked, "updated", print,
      [&](const MeetingContent&, const Minutes& present,
          const std::string& name) -> absl::StatusOr<Minutes> {
        ABSL_RETURN_IF_ERROR(CheckTextOpen(name, present.state));
        ABSL_ASSIGN_OR_RETURN(Minutes next, merge(PartRecord<Minutes>{present, {}}));
        GovernancePartRules<Minutes>::Keep(present, next);
        return next;
      });
}

PartChanged<Minutes> CirculateMinutes(PartRepository<Minutes>& minutes,
                                      const RequestContext& context, const PartPath& path,
                                      const Asked& asked, const MinutesPrinter& print) {
  return ChangeMinutes(minutes, context, path, asked, "circulated", print, Circulated);
}

PartChanged<Minutes> ApproveMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                    const PartPath& path, const PartPath& outcome,
                                    const std::vector<AmendmentAsked>& amendments,
                                    const Asked& asked, const MinutesPrinter& print) {
  return ChangeMinutes(minutes, context, path, asked, "approved", print,
                       [&](const MeetingRoot::Content& content, const Minutes& present,
                           const std::string& name) -> absl::StatusOr<Minutes> {
                         ABSL_ASSIGN_OR_RETURN(const std::optional<ApprovingOutcome> approving,
                                               content.outcome(outcome));
                         return Approved(content, present, name, approving, amendments);
                       });
}

PartChanged<Minutes> SignMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                 const PartPath& path, absl::string_view signed_by,
                                 absl::CivilDay signed_on, absl::CivilDay today, const Asked& asked,
                                 const MinutesPrinter& print) {
  return ChangeMinutes(minutes, context, path, asked, "signed", print,
                       [&](const MeetingContent&, const Minutes& present, const std::string& name) {
                         return Signed(present, name, signed_by, signed_on, today);
                       });
}

PartChanged<Minutes> PublishMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                    const PartPath& path, absl::string_view url,
                                    std::optional<absl::CivilDay> on, const Asked& asked,
                                    const MinutesPrinter& print) {
  return ChangeMinutes(
      minutes, context, path, asked, "published", print,
      [&](const MeetingRoot::Content& content, const Minutes& present, const std::string& name) {
        const Publication publication = {std::string(url), on.value_or(LondonDay(content.now)),
                                         context.caller, content.now};
        return Published(content, present, name, publication);
      });
}

PartChanged<Minutes> CorrectMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                    const PartPath& path, MinutesCorrection correction,
                                    const Asked& asked, const MinutesPrinter& print) {
  correction.by = context.caller;
  return ChangeMinutes(
      minutes, context, path, asked, "corrected", print,
      [&](const MeetingRoot::Content& content, const Minutes& present, const std::string& name) {
        correction.at = content.now;
        return Corrected(present, name, correction);
      });
}

}  // namespace copperplate::governance

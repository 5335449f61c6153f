#include "services/governance/domain/minutes_moves.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "libs/time/civil.h"
#include "services/governance/domain/publicity.h"

namespace copperplate::governance {
namespace {

absl::StatusOr<Minutes> MovedMinutes(const Minutes& present, absl::string_view name,
                                     absl::string_view verb) {
  Minutes minutes = present;
  ABSL_ASSIGN_OR_RETURN(minutes.state, StateAfter(name, minutes.state, verb));
  return minutes;
}

void CheckNotSuperseded(const MeetingContent& content, const Minutes& minutes,
                        absl::string_view name, Unmet& unmet) {
  const Minutes* const last = LastMinutes(content);
  if (last == nullptr || last->version <= minutes.version) return;
  unmet.Add("MINUTES_SUPERSEDED", name, absl::StrCat("is followed by ", last->id));
}

void CheckDeclarations(const MeetingContent& content, absl::string_view name, Unmet& unmet) {
  if (content.declarations.empty()) {
    unmet.Add("DECLARATIONS_MISSING", name, "needs declarations of interest, NIL at least");
  }
  for (const Declaration& declaration : content.declarations) {
    if (!IsUnanswered(declaration)) continue;
    unmet.Add("DECLARATION_UNANSWERED", declaration.id, "does not say what the person did");
  }
}

bool Names(const std::vector<std::string>& meetings, absl::string_view meeting) {
  return std::find(meetings.begin(), meetings.end(), meeting) != meetings.end();
}

void CheckApproving(const Meeting& meeting, const std::optional<ApprovingOutcome>& approving,
                    Faults& faults) {
  const auto add = [&](absl::string_view reason, absl::string_view what) {
    faults.Add(reason, "outcome", what);
  };
  if (!approving.has_value()) return add("OUTCOME_UNKNOWN", "there is no such outcome");
  const Meeting& other = approving->meeting;
  if (other.body != meeting.body) {
    return add("OUTCOME_OF_OTHER_BODY", "must be one of a meeting of the same body");
  }
  if (other.id == meeting.id) {
    return add("OUTCOME_OF_SAME_MEETING", "must be one of a later meeting");
  }
  if (StartOf(other) <= StartOf(meeting)) {
    return add("OUTCOME_OF_EARLIER_MEETING", "must be one of a later meeting");
  }
  if (approving->outcome.kind != OutcomeKind::kApproved) {
    return add("OUTCOME_NOT_APPROVED",
               absl::StrCat("must be APPROVED, not ", Name(approving->outcome.kind)));
  }
  if (!Names(other.previous_minutes_of, meeting.id)) {
    add("OUTCOME_NOT_OF_MINUTES", "must be one of a meeting that was to approve these minutes");
  }
}

void Amend(const std::vector<AmendmentAsked>& amendments, Minutes& minutes, Faults& faults) {
  if (amendments.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "amendments", absl::StrCat("must be at most ", fields::kMostItems));
    return;
  }
  std::set<absl::string_view> numbers;
  for (size_t i = 0; i < amendments.size(); ++i) {
    const AmendmentAsked& asked = amendments[i];
    const std::string field = absl::StrCat("amendments[", i, "]");
    fields::CheckProse(asked.text, absl::StrCat(field, ".text"), faults);
    const auto paragraph =
        std::find_if(minutes.paragraphs.begin(), minutes.paragraphs.end(),
                     [&](const MinutesParagraph& one) { return one.number == asked.number; });
    if (paragraph == minutes.paragraphs.end()) {
      faults.Add("PARAGRAPH_UNKNOWN", absl::StrCat(field, ".paragraph"),
                 "the minutes have no such paragraph");
    } else if (!numbers.insert(asked.number).second) {
      faults.Add("DUPLICATE", absl::StrCat(field, ".paragraph"), "is there already");
    } else if (paragraph->text == asked.text) {
      faults.Add("AMENDMENT_UNCHANGED", absl::StrCat(field, ".text"), "is what was circulated");
    } else {
      minutes.amendments.push_back({asked.number, paragraph->text, asked.text});
      paragraph->text = asked.text;
    }
  }
}

}  // namespace

absl::StatusOr<Minutes> Circulated(const MeetingContent& content, const Minutes& minutes,
                                   absl::string_view name) {
  ABSL_ASSIGN_OR_RETURN(Minutes next, MovedMinutes(minutes, name, "circulate"));
  Unmet unmet;
  CheckNotSuperseded(content, minutes, name, unmet);
  if (minutes.paragraphs.empty()) unmet.Add("MINUTES_EMPTY", name, "needs a paragraph");
  for (const AgendaItem* const item : Agenda(content)) {
    if (item->purpose == ItemPurpose::kProcedural) continue;
    if (std::any_of(minutes.paragraphs.begin(), minutes.paragraphs.end(),
                    [&](const MinutesParagraph& one) { return one.item == item->id; })) {
      continue;
    }
    unmet.Add("ITEM_NOT_MINUTED", item->id,
              absl::StrCat("is number ", item->number, " and needs a paragraph"));
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  return next;
}

absl::StatusOr<Minutes> Approved(const MeetingContent& content, const Minutes& minutes,
                                 absl::string_view name,
                                 const std::optional<ApprovingOutcome>& approving,
                                 const std::vector<AmendmentAsked>& amendments) {
  ABSL_ASSIGN_OR_RETURN(Minutes next, MovedMinutes(minutes, name, "approve"));
  Faults faults;
  CheckApproving(content.meeting, approving, faults);
  Amend(amendments, next, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  Unmet unmet;
  CheckNotSuperseded(content, minutes, name, unmet);
  CheckDeclarations(content, name, unmet);
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  next.approval =
      MinutesApproval{approving->meeting.id, approving->outcome.id, approving->meeting.date};
  return next;
}

absl::StatusOr<Minutes> Signed(const Minutes& minutes, absl::string_view name,
                               absl::string_view signed_by, absl::CivilDay signed_on,
                               absl::CivilDay today) {
  ABSL_ASSIGN_OR_RETURN(Minutes next, MovedMinutes(minutes, name, "sign"));
  Faults faults;
  fields::CheckLine(signed_by, "signed_by", faults);
  fields::CheckNotInFuture(signed_on, "signed_on", today, faults);
  if (minutes.approval.has_value()) {
    fields::CheckNotBefore(signed_on, "signed_on", minutes.approval->on,
                           "the day on which they were approved", faults);
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  next.signed_by = std::string(signed_by);
  next.signed_on = signed_on;
  return next;
}

absl::StatusOr<Minutes> Published(const MeetingContent& content, const Minutes& minutes,
                                  absl::string_view name, const Publication& publication) {
  ABSL_ASSIGN_OR_RETURN(Minutes next, MovedMinutes(minutes, name, "publish"));
  Faults faults;
  CheckUrl(publication.url, "url", faults);
  fields::CheckNotInFuture(publication.on, "on", LondonDay(publication.recorded_at), faults);
  if (minutes.signed_on.has_value()) {
    fields::CheckNotBefore(publication.on, "on", *minutes.signed_on,
                           "the day on which they were signed", faults);
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  Unmet unmet;
  if (!OwesPublicMinutes(content)) {
    unmet.Add(
        "MINUTES_NOT_FOR_PUBLICATION", name,
        "is of a meeting that was not public and had no item or decision of significant public "
        "interest");
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  next.publication = publication;
  return next;
}

absl::StatusOr<Minutes> Corrected(const Minutes& minutes, absl::string_view name,
                                  MinutesCorrection correction) {
  ABSL_RETURN_IF_ERROR(CheckCorrectable(name, minutes.state));
  Minutes next = minutes;
  Faults faults;
  if (FindParagraph(minutes, correction.number) == nullptr) {
    faults.Add("PARAGRAPH_UNKNOWN", "paragraph", "the minutes have no such paragraph");
  }
  fields::CheckProse(correction.text, "text", faults);
  if (minutes.corrections.size() >= fields::kMostItems) {
    faults.Add("TOO_MANY", "text",
               absl::StrCat("minutes have at most ", fields::kMostItems, " corrections"));
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  next.corrections.push_back(std::move(correction));
  return next;
}

}  // namespace copperplate::governance

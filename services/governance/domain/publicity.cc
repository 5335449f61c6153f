#include "services/governance/domain/publicity.h"

#include <algorithm>
#include <utility>

namespace copperplate::governance {
namespace {

bool IsRestricted(const MeetingContent& content, absl::string_view item) {
  const AgendaItem* const found = FindItem(content, item);
  // What is of an item that is not there is not shown either.
  return found == nullptr || found->restricted;
}

bool IsPrintedSensitive(const std::vector<ContentVersion>& versions) {
  return std::any_of(versions.begin(), versions.end(), [](const ContentVersion& version) {
    return version.printed_marking == Marking::kOfficialSensitive;
  });
}

// One that nobody has cleared yet may turn out to be.
bool IsMarkedSensitive(const Paper& paper) {
  return paper.marking.value_or(Marking::kOfficialSensitive) == Marking::kOfficialSensitive ||
         IsPrintedSensitive(paper.versions) ||
         std::any_of(paper.attachments.begin(), paper.attachments.end(),
                     [](const PaperAttachment& attachment) {
                       return IsPrintedSensitive(attachment.versions);
                     });
}

void KeepLastVersion(std::vector<ContentVersion>& versions) {
  if (versions.size() > 1) versions.erase(versions.begin(), versions.end() - 1);
}

Paper PublicPaper(Paper paper) {
  KeepLastVersion(paper.versions);
  for (PaperAttachment& attachment : paper.attachments) KeepLastVersion(attachment.versions);
  return paper;
}

}  // namespace

bool IsForRestrictedItem(const MeetingContent& content, const Paper& paper) {
  return std::any_of(
      paper.submissions.begin(), paper.submissions.end(),
      [&](const PaperSubmission& submission) { return IsRestricted(content, submission.item); });
}

bool IsSensitive(const MeetingContent& content, const Paper& paper) {
  return IsMarkedSensitive(paper) || IsForRestrictedItem(content, paper);
}

bool IsAgendaPublic(const Meeting& meeting) {
  return meeting.is_public &&
         (meeting.agenda_published_at.has_value() ||
          meeting.state == MeetingState::kAgendaPublished || WasHeld(meeting.state));
}

bool OwesPublicMinutes(const MeetingContent& content) {
  const auto is_spi = [](const auto& one) { return one.significant_public_interest; };
  return content.meeting.is_public ||
         std::any_of(content.items.begin(), content.items.end(), is_spi) ||
         std::any_of(content.decisions.begin(), content.decisions.end(), is_spi);
}

AgendaItem WithoutRestricted(const AgendaItem& item) {
  if (!item.restricted) return item;
  AgendaItem shown;
  shown.id = item.id;
  shown.number = item.number;
  shown.order = item.order;
  shown.purpose = item.purpose;
  shown.restricted = true;
  shown.restriction_reason = item.restriction_reason;
  return shown;
}

Outcome WithoutRestricted(const MeetingContent& content, const Outcome& outcome) {
  if (!IsRestricted(content, outcome.item)) return outcome;
  Outcome shown;
  shown.id = outcome.id;
  shown.item = outcome.item;
  shown.kind = outcome.kind;
  shown.paragraph = outcome.paragraph;
  return shown;
}

Declaration WithoutRestricted(const MeetingContent& content, const Declaration& declaration) {
  if (declaration.item.empty() || !IsRestricted(content, declaration.item)) return declaration;
  Declaration shown;
  shown.id = declaration.id;
  shown.kind = declaration.kind;
  shown.item = declaration.item;
  shown.action = declaration.action;
  return shown;
}

Minutes WithoutRestricted(const MeetingContent& content, const Minutes& minutes) {
  Minutes shown = minutes;
  // Two paragraphs may have one number: what is said of it is shown where neither is restricted.
  const auto is_hidden = [&](absl::string_view number) {
    return FindParagraph(minutes, number) == nullptr ||
           std::any_of(minutes.paragraphs.begin(), minutes.paragraphs.end(),
                       [&](const MinutesParagraph& paragraph) {
                         return paragraph.number == number && IsRestricted(content, paragraph.item);
                       });
  };
  const auto erase_hidden = [&](auto& of_paragraphs) {
    of_paragraphs.erase(std::remove_if(of_paragraphs.begin(), of_paragraphs.end(),
                                       [&](const auto& one) { return is_hidden(one.number); }),
                        of_paragraphs.end());
  };
  erase_hidden(shown.paragraphs);
  erase_hidden(shown.amendments);
  erase_hidden(shown.corrections);
  return shown;
}

bool IsPublishable(const MeetingContent& content, const Paper& paper) {
  return IsAgendaPublic(content.meeting) && IsIssued(paper.state) && !IsSensitive(content, paper);
}

bool IsPublishable(const MeetingContent& content, const Minutes& minutes) {
  return OwesPublicMinutes(content) && minutes.state == MinutesState::kPublished;
}

PublicRecord PublicRecordOf(const MeetingContent& content) {
  PublicRecord record;
  if (IsAgendaPublic(content.meeting)) {
    for (const AgendaItem* const item : Agenda(content))
      record.items.push_back(WithoutRestricted(*item));
  }
  for (const Paper& paper : content.papers) {
    if (IsPublishable(content, paper)) record.papers.push_back(PublicPaper(paper));
  }
  std::sort(record.papers.begin(), record.papers.end(),
            [](const Paper& one, const Paper& other) { return one.id < other.id; });
  for (const Minutes& minutes : content.minutes) {
    if (IsPublishable(content, minutes)) record.minutes = WithoutRestricted(content, minutes);
  }
  record.shows_meeting = content.meeting.is_public || record.minutes.has_value();
  return record;
}

}  // namespace copperplate::governance

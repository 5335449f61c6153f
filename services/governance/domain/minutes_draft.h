// Minutes as they are first written, from what the meeting recorded.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// A paragraph for each that outcomes name, and for each outcome that names none the next number of
// its item that is free, `12.1` first; in printed order. Outcomes of one paragraph are told one
// after the other, in the order of their ids.
std::vector<MinutesParagraph> ParagraphsDrafted(const MeetingContent& content);

// The next version of the minutes, as a DRAFT: `paragraphs`, sound by themselves; without any,
// those of the version before, or of the first one ParagraphsDrafted(). FAILED_PRECONDITION:
// STATE_NOT_ALLOWED of the meeting (`meeting_name`) that is not CLOSED; MINUTES_APPROVED where one
// version was approved: its text stays, and a correction is noted beside it. INVALID_ARGUMENT:
// those of CheckAmong().
absl::StatusOr<Minutes> NextMinutes(const MeetingContent& content, absl::string_view meeting_name,
                                    std::vector<MinutesParagraph> paragraphs);

}  // namespace copperplate::governance

// What people say of a month's figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "libs/marking/marking.h"
#include "libs/state/arrows.h"
#include "libs/status/error.h"

namespace copperplate::indicators {

enum class CommentarySubject : uint8_t { kIndicator, kTheme, kArea, kSection };
enum class CommentaryState : uint8_t { kDraft, kAgreed };

struct Commentary {
  std::string id;
  CommentarySubject subject = CommentarySubject::kIndicator;
  std::string indicator;  // id; of kIndicator only
  std::string theme;      // slug; of kTheme only
  std::string heading;    // may be empty but of kSection
  std::string area;       // id: whose figures
  int32_t month = 0;      // of which dashboard
  std::string text;
  std::vector<std::string> sources;
  std::string author;  // who wrote it as it stands
  CommentaryState state = CommentaryState::kDraft;
  Marking marking = Marking::kOfficial;

  bool sensitive() const { return marking == Marking::kOfficialSensitive; }
};

inline constexpr Arrow<CommentaryState> kCommentaryArrows[] = {
    {CommentaryState::kDraft, "agree", CommentaryState::kAgreed},
    {CommentaryState::kAgreed, "reopen", CommentaryState::kDraft},
};

// Whether both say the same under the same marking, whoever wrote them.
bool SaysTheSame(const Commentary& a, const Commentary& b);

// Every fault of a commentary by itself, by the API's field names; how long and of which characters
// its texts are is for the caller to see, and that what it names exists.
Faults Validate(const Commentary& commentary);

}  // namespace copperplate::indicators

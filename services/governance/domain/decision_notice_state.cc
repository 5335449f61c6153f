#include "services/governance/domain/decision_notice_state.h"

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kNoticeStates[] = {"DRAFT", "AGREED_TO_SIGN", "SIGNED", "PUBLISHED",
                                               "WITHDRAWN"};

}  // namespace

absl::string_view Name(NoticeState state) { return NameIn(kNoticeStates, state); }

}  // namespace copperplate::governance

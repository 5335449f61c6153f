#include "services/governance/domain/paper_state.h"

#include <string>

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kPaperStateWords[] = {"DRAFT",  "SUBMITTED", "CLEARED",
                                                  "ISSUED", "REPLACED",  "WITHDRAWN"};

MovedResource<PaperState> PaperNamed(absl::string_view name) {
  return {"paper", std::string(name), [](PaperState state) { return Name(state); }};
}

absl::Status AllowOfPaper(bool allowed, absl::string_view name, PaperState present) {
  return allowed ? absl::OkStatus() : StateNotAllowed(kPaperArrows, present, PaperNamed(name));
}

}  // namespace

absl::string_view Name(PaperState state) { return NameIn(kPaperStateWords, state); }

absl::StatusOr<PaperState> StateAfter(absl::string_view name, PaperState present,
                                      absl::string_view verb) {
  return Follow(kPaperArrows, present, verb, PaperNamed(name));
}

absl::Status CheckPaperOpen(absl::string_view name, PaperState present) {
  return AllowOfPaper(present == PaperState::kDraft || present == PaperState::kSubmitted, name,
                      present);
}

}  // namespace copperplate::governance

#include "services/volunteers/domain/establishment.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kTargetBasisWords[] = {"BUDGET", "ASPIRATION"};

}  // namespace

absl::string_view Name(TargetBasis basis) { return NameIn(kTargetBasisWords, basis); }

std::optional<TargetBasis> ParseTargetBasis(absl::string_view word) {
  return FindIn<TargetBasis>(kTargetBasisWords, word);
}

void CheckTarget(const EstablishmentTarget& target, absl::Span<const EstablishmentTarget> others,
                 Faults& faults) {
  for (const EstablishmentTarget& other : others) {
    if (other.id != target.id && other.kind == target.kind && other.basis == target.basis &&
        other.from == target.from) {
      faults.Add("TARGET_EXISTS_ON_DAY", "from_date",
                 "there is a target of the kind and basis from that day on already");
    }
  }
}

std::optional<int64_t> TargetOn(absl::Span<const EstablishmentTarget> targets, Kind kind,
                                TargetBasis basis, absl::CivilDay day) {
  const EstablishmentTarget* last = nullptr;
  for (const EstablishmentTarget& target : targets) {
    if (target.kind != kind || target.basis != basis || target.from > day) continue;
    if (last == nullptr || last->from < target.from) last = &target;
  }
  if (last == nullptr) return std::nullopt;
  return last->value;
}

std::optional<int64_t> Vacancy(std::optional<int64_t> target, int64_t strength) {
  if (!target.has_value()) return std::nullopt;
  return *target - strength;
}

}  // namespace copperplate::volunteers

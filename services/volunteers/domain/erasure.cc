#include "services/volunteers/domain/erasure.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/text/words.h"
#include "libs/time/civil.h"
#include "libs/time/months.h"
#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kRecordClassWords[] = {"SPECIAL", "PSV", "CADET", "SPEEDWATCH",
                                                   "APPLICANT"};

const RetentionRule* FindRule(const ErasureFacts& facts, RecordClass record_class) {
  for (const RetentionRule& rule : facts.rules) {
    if (rule.record_class == record_class) return &rule;
  }
  return nullptr;
}

// What is kept, without what the rules say of it: of each engagement that has ended, and of who was
// never engaged the application.
std::vector<Retention> KeptOf(const ErasureFacts& facts, absl::CivilDay today) {
  std::vector<Retention> kept;
  for (const Engagement& engagement : facts.engagements) {
    const std::optional<Standing> standing = StandingOn(engagement.history, today);
    if (!standing.has_value() || !IsTerminal(standing->state)) continue;
    Retention& one = kept.emplace_back();
    one.record_class = RecordClassOf(engagement);
    one.engagement = engagement.id;
    one.ended_on = standing->since;
  }
  if (facts.engagements.empty()) kept.emplace_back().ended_on = facts.recorded_on;
  return kept;
}

bool IsLive(const Engagement& engagement, absl::CivilDay today) {
  const std::optional<Standing> standing = StandingOn(engagement.history, today);
  return !standing.has_value() || !IsTerminal(standing->state);
}

// The one that is kept longest, of those whose class has a rule.
std::optional<Retention> Longest(const ErasureFacts& facts, std::vector<Retention> kept) {
  std::optional<Retention> longest;
  for (Retention& one : kept) {
    const RetentionRule* const rule = FindRule(facts, one.record_class);
    if (rule == nullptr) continue;
    one.rule = rule->id;
    one.due_on = AddMonths(one.ended_on, static_cast<int>(rule->months));
    if (!longest.has_value() || longest->due_on < one.due_on) longest = one;
  }
  return longest;
}

}  // namespace

absl::string_view Name(RecordClass record_class) { return NameIn(kRecordClassWords, record_class); }

RecordClass RecordClassOf(const Engagement& engagement) {
  const std::vector<StateSpan> spans = StateSpans(engagement.history);
  const bool counted = std::any_of(spans.begin(), spans.end(),
                                   [](const StateSpan& span) { return IsCounted(span.state); });
  return counted ? static_cast<RecordClass>(engagement.kind) : RecordClass::kApplicant;
}

void CheckRetentionRule(const RetentionRule& rule, absl::Span<const RetentionRule> others,
                        Faults& faults) {
  for (const RetentionRule& other : others) {
    if (other.id != rule.id && other.record_class == rule.record_class) {
      faults.Add("RECORD_CLASS_TAKEN", "record_class", "is that of another rule: change it");
    }
  }
}

bool StandsOn(const LegalHold& hold, absl::CivilDay day) {
  return day < hold.released_on.value_or(kNoEnd);
}

std::optional<Retention> RetentionOf(const ErasureFacts& facts, absl::CivilDay today) {
  for (const Engagement& engagement : facts.engagements) {
    if (IsLive(engagement, today)) return std::nullopt;
  }
  std::vector<Retention> kept = KeptOf(facts, today);
  for (const Retention& one : kept) {
    if (FindRule(facts, one.record_class) == nullptr) return std::nullopt;
  }
  return Longest(facts, std::move(kept));
}

Unmet CheckErasure(const ErasureFacts& facts, absl::string_view subject, absl::CivilDay today) {
  Unmet unmet;
  if (facts.volunteer.anonymised_on.has_value()) {
    unmet.Add("ALREADY_ANONYMISED", subject, "was anonymised already");
    return unmet;
  }
  for (const Engagement& engagement : facts.engagements) {
    if (!IsLive(engagement, today)) continue;
    const std::optional<Standing> standing = StandingOn(engagement.history, today);
    unmet.Add(
        "ENGAGEMENT_LIVE", absl::StrCat(subject, "/engagements/", engagement.id),
        standing.has_value() ? absl::StrCat("is ", Name(standing->state)) : "has not begun yet");
  }
  // The reason of a hold may be somebody else's secret: it is not told.
  if (std::any_of(facts.holds.begin(), facts.holds.end(),
                  [&](const LegalHold& hold) { return StandsOn(hold, today); })) {
    unmet.Add("LEGAL_HOLD", subject, "is under a legal hold");
  }
  const std::vector<Retention> kept = KeptOf(facts, today);
  std::set<RecordClass> missing;
  for (const Retention& one : kept) {
    if (FindRule(facts, one.record_class) != nullptr || !missing.insert(one.record_class).second) {
      continue;
    }
    unmet.Add("RETENTION_RULE_MISSING", subject,
              absl::StrCat("no rule says how long a record of the class ", Name(one.record_class),
                           " is kept"));
  }
  const std::optional<Retention> longest = Longest(facts, kept);
  if (longest.has_value() && today < longest->due_on) {
    unmet.Add("RETENTION_NOT_ELAPSED", subject,
              absl::StrCat("is kept until ", FormatDate(longest->due_on)));
  }
  return unmet;
}

Unmet CheckNotAnonymised(const Volunteer& volunteer, absl::string_view subject) {
  Unmet unmet;
  if (volunteer.anonymised_on.has_value()) {
    unmet.Add("VOLUNTEER_ANONYMISED", subject, "was anonymised: nothing is written of them");
  }
  return unmet;
}

}  // namespace copperplate::volunteers

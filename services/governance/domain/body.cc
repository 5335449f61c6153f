#include "services/governance/domain/body.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/text/fold.h"
#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kBodyKindWords[] = {
    "BOARD", "PANEL", "SUBGROUP", "COMMITTEE", "MANAGEMENT_MEETING", "PARTNERSHIP"};
constexpr size_t kLongestBodyCode = 12;
constexpr int64_t kMostQuorum = 100;

bool IsBodyCode(absl::string_view code) {
  if (code.size() < 2 || code.size() > kLongestBodyCode || !absl::ascii_isupper(code.front())) {
    return false;
  }
  return std::all_of(code.begin(), code.end(), [](unsigned char letter) {
    return absl::ascii_isupper(letter) || absl::ascii_isdigit(letter);
  });
}

// A way in which a body is written, on the days from the first through the last.
struct CalledSo {
  std::u32string name;
  absl::CivilDay from = absl::CivilDay::min();
  absl::CivilDay to = absl::CivilDay::max();
};

std::vector<CalledSo> NamesOfBody(const Body& body) {
  std::vector<CalledSo> names = {{Folded(body.code)}, {Folded(body.name)}};
  for (const BodyAlias& alias : body.aliases) {
    names.push_back({Folded(alias.name), alias.from.value_or(absl::CivilDay::min()),
                     alias.to.value_or(absl::CivilDay::max())});
  }
  return names;
}

bool AreBothCalledSo(const Body& one, const Body& other) {
  const std::vector<CalledSo> names = NamesOfBody(one);
  const std::vector<CalledSo> others = NamesOfBody(other);
  return std::any_of(names.begin(), names.end(), [&](const CalledSo& name) {
    return std::any_of(others.begin(), others.end(), [&](const CalledSo& theirs) {
      return name.name == theirs.name && name.from <= theirs.to && theirs.from <= name.to;
    });
  });
}

const Body* FindBody(absl::Span<const Body> held, absl::string_view id) {
  const auto found =
      std::find_if(held.begin(), held.end(), [&](const Body& body) { return body.id == id; });
  return found == held.end() ? nullptr : &*found;
}

// Whether the body lies below `id`, itself included, by the parents that are held.
bool LiesBelow(absl::Span<const Body> held, const Body* body, absl::string_view id) {
  for (size_t steps = 0; body != nullptr && steps <= held.size(); ++steps) {
    if (body->id == id) return true;
    body = body->parent.has_value() ? FindBody(held, *body->parent) : nullptr;
  }
  return false;
}

void CheckAliases(const Body& body, Faults& faults) {
  if (body.aliases.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "aliases", absl::StrCat("must be at most ", fields::kMostItems));
    return;
  }
  for (size_t i = 0; i < body.aliases.size(); ++i) {
    const BodyAlias& alias = body.aliases[i];
    const std::string field = absl::StrCat("aliases[", i, "]");
    fields::CheckLine(alias.name, absl::StrCat(field, ".name"), faults);
    fields::CheckNotBefore(alias.to, absl::StrCat(field, ".to_date"), alias.from, "the first day",
                           faults);
    const auto before = body.aliases.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(body.aliases.begin(), before,
                    [&](const BodyAlias& other) { return other.name == alias.name; })) {
      faults.Add("DUPLICATE", absl::StrCat(field, ".name"), "is there already");
    }
  }
}

}  // namespace

absl::string_view Name(BodyKind kind) { return NameIn(kBodyKindWords, kind); }

std::string BodyId(absl::string_view code) {
  return IsBodyCode(code) ? absl::AsciiStrToLower(code) : std::string();
}

Faults Validate(const Body& body) {
  Faults faults;
  if (body.code.empty()) {
    fields::CheckGiven(body.code, "code", faults);
  } else if (!IsBodyCode(body.code)) {
    faults.Add("BODY_CODE_MALFORMED", "code",
               absl::StrCat("must be 2 to ", kLongestBodyCode,
                            " capital letters and digits that begin with a letter"));
  }
  fields::CheckLine(body.name, "title", faults);
  CheckAliases(body, faults);
  if (body.quorum.has_value()) {
    fields::CheckRange(*body.quorum, "quorum", 1, kMostQuorum, faults);
  }
  if (body.parent.has_value() && *body.parent == body.id) {
    faults.Add("BODY_PARENT_INVALID", "parent_body", "must be another body");
  }
  return faults;
}

void CheckBodyAmong(absl::Span<const Body> held, const Body& body, Faults& faults) {
  if (body.parent.has_value()) {
    const Body* const parent = FindBody(held, *body.parent);
    if (parent == nullptr) {
      faults.Add("BODY_PARENT_UNKNOWN", "parent_body", "the force has no such body");
    } else if (LiesBelow(held, parent, body.id)) {
      faults.Add("BODY_PARENT_INVALID", "parent_body", "lies below the body itself");
    }
  }
  for (const Body& other : held) {
    if (other.id == body.id || !AreBothCalledSo(body, other)) continue;
    faults.Add("BODY_NAME_TAKEN", "title",
               absl::StrCat("the body ", other.code,
                            " is called by one of its names on the same days: give other names, or "
                            "the days of an alias"));
  }
}

void CheckChair(absl::Span<const std::string> offices, const Body& body, Faults& faults) {
  if (!body.chair.has_value()) return;
  if (std::find(offices.begin(), offices.end(), *body.chair) != offices.end()) return;
  faults.Add("OFFICE_UNKNOWN", "chair", "the force has no such office");
}

Unmet CheckBodyDeletion(absl::Span<const std::string> referring) {
  Unmet unmet;
  for (const std::string& name : referring) unmet.Add("BODY_IN_USE", name, "refers to the body");
  return unmet;
}

void CheckBodyUpdate(const Body& present, const Body& next, Faults& faults) {
  if (next.code == present.code) return;
  faults.Add("FIELD_IMMUTABLE", "code", "cannot be changed: references of actions are made of it");
}

const Body* FindBodyCalled(absl::Span<const Body> bodies, absl::string_view text,
                           absl::CivilDay day) {
  const std::u32string wanted = Folded(text);
  for (const Body& body : bodies) {
    for (const CalledSo& name : NamesOfBody(body)) {
      if (name.name == wanted && name.from <= day && day <= name.to) return &body;
    }
  }
  return nullptr;
}

}  // namespace copperplate::governance

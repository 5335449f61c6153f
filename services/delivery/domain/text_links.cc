#include "services/delivery/domain/text_links.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/import_texts.h"

namespace copperplate::delivery {
namespace {

bool IsCodeOf(const PlanContent& content, absl::string_view code) {
  return FindActionByCode(content, code) != nullptr || FindActivityByCode(content, code) != nullptr;
}

// An action and its only activity may share a code, and so their links. What parts the texts ends
// what one of them says.
std::vector<SeenAlso> SeenIn(const PlanContent& content, absl::string_view code) {
  std::string texts;
  const PriorityAction* const action = FindActionByCode(content, code);
  if (action != nullptr) {
    absl::StrAppend(&texts, action->text, ";\n", action->alt_text, ";\n", action->note, ";\n");
  }
  const Activity* const activity = FindActivityByCode(content, code);
  if (activity != nullptr) absl::StrAppend(&texts, activity->narrative);
  return FindSeeAlso(texts);
}

// The code that a link leads to, or would once the plan has it; empty where it is none.
std::string TargetOf(const PlanLink& link) {
  if (link.resolved()) return link.to_code;
  const std::vector<SeenAlso> seen = FindSeeAlso(absl::StrCat("See also ", link.to_text));
  return seen.size() == 1 && seen[0].text == link.to_text ? seen[0].code : "";
}

bool LeadsThere(const PlanLink& link, absl::string_view from, const SeenAlso& seen) {
  if (link.from_code != from || link.kind != LinkKind::kSeeAlso) return false;
  return seen.code.empty() ? !link.resolved() && link.to_text == seen.text
                           : TargetOf(link) == seen.code;
}

bool IsAmong(const std::vector<SeenAlso>& said, const SeenAlso& seen) {
  return std::any_of(said.begin(), said.end(), [&](const SeenAlso& other) {
    return other.code == seen.code && (!seen.code.empty() || other.text == seen.text);
  });
}

class LinkSettler {
 public:
  LinkSettler(const PlanContent& before, const PlanContent& after)
      : before_(before), after_(after), links_(before.links) {
    for (const PlanLink& link : links_) taken_.insert(link.id);
  }

  LinkChanges Settle(const std::set<std::string>& codes) {
    for (const std::string& code : codes) {
      const std::vector<SeenAlso> said_before = SeenIn(before_, code);
      for (const SeenAlso& seen : SeenIn(after_, code)) {
        // A text that was written before this was refused.
        if (seen.code != code) Speak(code, seen, !IsAmong(said_before, seen));
      }
      DropUnspoken(code);
    }
    ResolveAll();
    return std::move(changes_);
  }

 private:
  void Speak(const std::string& code, const SeenAlso& seen, bool anew) {
    const std::string to_code = IsCodeOf(after_, seen.code) ? seen.code : "";
    const auto held = std::find_if(links_.begin(), links_.end(), [&](const PlanLink& link) {
      return LeadsThere(link, code, seen);
    });
    if (held != links_.end()) {
      spoken_.insert(held->id);
      if (held->to_code == to_code) {
        ++changes_.unchanged_count;
      } else {
        held->to_code = to_code;
        changes_.changed.push_back(*held);
      }
      if (!held->resolved()) changes_.unresolved.push_back(*held);
      return;
    }
    if (!anew) return;
    PlanLink link;
    link.id = FreeId(SlugOf(CodeId(code), to_code.empty() ? seen.text : to_code), taken_);
    link.from_code = code;
    link.to_code = to_code;
    link.to_text = seen.text;
    link.parsed = true;
    // What cannot be said in a link is left in the text.
    if (!Validate(link).empty()) return;
    taken_.insert(link.id);
    spoken_.insert(link.id);
    links_.push_back(link);
    if (!link.resolved()) changes_.unresolved.push_back(link);
    changes_.created.push_back(std::move(link));
  }

  void DropUnspoken(const std::string& code) {
    DropIf([&](const PlanLink& link) {
      return link.parsed && link.from_code == code && spoken_.count(link.id) == 0;
    });
  }

  void ResolveAll() {
    std::vector<std::string> doubled;
    for (PlanLink& link : links_) {
      if (link.resolved()) continue;
      const std::string target = TargetOf(link);
      if (target == link.from_code || !IsCodeOf(after_, target)) continue;
      const bool led_there = std::any_of(links_.begin(), links_.end(), [&](const PlanLink& other) {
        return other.from_code == link.from_code && other.kind == link.kind &&
               other.to_code == target;
      });
      if (led_there) {
        if (link.parsed) doubled.push_back(link.id);
        continue;
      }
      link.to_code = target;
      changes_.changed.push_back(link);
    }
    DropIf([&](const PlanLink& link) {
      return std::find(doubled.begin(), doubled.end(), link.id) != doubled.end();
    });
  }

  template <class Is>
  void DropIf(const Is& is) {
    const auto dropped = std::stable_partition(links_.begin(), links_.end(),
                                               [&](const PlanLink& link) { return !is(link); });
    changes_.deleted.insert(changes_.deleted.end(), dropped, links_.end());
    links_.erase(dropped, links_.end());
  }

  const PlanContent& before_;
  const PlanContent& after_;
  std::vector<PlanLink> links_;   // as far as they are decided
  std::set<std::string> taken_;   // ids, those of what is deleted included
  std::set<std::string> spoken_;  // ids
  LinkChanges changes_;
};

template <class Part>
void PutIn(const Part& written, std::vector<Part>& parts) {
  const auto held = std::find_if(parts.begin(), parts.end(),
                                 [&](const Part& part) { return part.id == written.id; });
  if (held == parts.end()) {
    parts.push_back(written);
  } else {
    *held = written;
  }
}

}  // namespace

LinkChanges SettleLinks(const PlanContent& before, const PlanContent& after,
                        const std::set<std::string>& codes) {
  return LinkSettler(before, after).Settle(codes);
}

LinkChanges LinksAfter(const PlanContent& content, const PriorityAction& written) {
  PlanContent after = content;
  PutIn(written, after.actions);
  return SettleLinks(content, after, {written.code});
}

LinkChanges LinksAfter(const PlanContent& content, const Activity& written) {
  PlanContent after = content;
  PutIn(written, after.activities);
  return SettleLinks(content, after, {written.code});
}

void CheckPointsElsewhere(absl::string_view code, absl::string_view text, absl::string_view field,
                          Faults& faults) {
  for (const SeenAlso& seen : FindSeeAlso(text)) {
    if (seen.code != code) continue;
    faults.Add("LINK_TO_SELF", field, absl::StrCat("points to its own code, ", code));
    return;
  }
}

}  // namespace copperplate::delivery

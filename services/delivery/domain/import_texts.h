// What is read out of the texts of a plan.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/delivery/domain/priority_action.h"

namespace copperplate::delivery {

// `NP / CS` and `CS/EW` are two leads each; parts that are blank are none.
std::vector<std::string> SplitLeads(absl::string_view text);
std::string JoinLeads(const std::vector<std::string>& leads);  // with ` / `

// Opportunities are parted by blank lines.
std::vector<std::string> SplitOpportunities(absl::string_view text);
std::string JoinOpportunities(const std::vector<std::string>& opportunities);

// An action as the table words it: `text` and, behind it, ` (Note: ...)`.
struct WordedAction {
  std::string text;
  std::string note;
};
WordedAction SplitNote(absl::string_view text);
// As the table has the action, and so an export: its alt_text, else its text, with its note.
std::string PrintedText(const PriorityAction& action);

// Where `See also ...` in a text points.
struct SeenAlso {
  std::string code;  // `O1.1`; empty: what is written is no code
  std::string text;  // as written: `O 1.1`, `section 10.1`
};
// Each place that a text points to, once, in order. `See also update at T1` and `See also section
// C6` point to T1 and C6; behind a code, `,`, `and` or `&` lead to another. What is no code is
// taken to the end of its clause, cut at 60 characters.
std::vector<SeenAlso> FindSeeAlso(absl::string_view text);

// A resource id made of a text: lower-case letters, digits and single hyphens, at most 63, with
// `prefix` (a word, or empty) and a hyphen in front; with `item-` where it would not begin with a
// letter.
std::string SlugOf(absl::string_view prefix, absl::string_view text);
// An id made of `id` that `taken` does not have: `id`, else `id-2` and so on.
std::string FreeId(std::string id, const std::set<std::string>& taken);

}  // namespace copperplate::delivery

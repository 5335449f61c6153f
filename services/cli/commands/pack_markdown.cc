#include "services/cli/commands/pack_markdown.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/cli/commands/dashboard_table.h"
#include "services/cli/commands/markdown.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/pack_papers_markdown.h"
#include "services/cli/commands/plan_table.h"
#include "services/cli/commands/volunteer_cells.h"

namespace copperplate::cli {
namespace {

std::string OrDash(const std::string& text) { return text.empty() ? "-" : text; }

// A part's heading, what it was taken from, and then `draw(content)`, or why it is not there.
template <class Draw>
std::string Part(const char* heading, const Value& source, const char* none, const Draw& draw) {
  std::string text = absl::StrCat("\n## ", heading, "\n\n");
  const std::string availability = source["availability"].text();
  if (availability == "NONE") return absl::StrCat(text, none, "\n");
  if (availability != "AVAILABLE") {
    return absl::StrCat(text, "Not available: the service that has it did not answer (",
                        source["reason"].text(), ").\n");
  }
  text += draw();
  absl::StrAppend(&text, "\nSource: `", source["resource"].text(), "`, as at ",
                  source["asOf"].text());
  if (const std::string known = source["knownAt"].text(); !known.empty()) {
    absl::StrAppend(&text, ", as known at ", known);
  }
  if (const std::string digest = source["sha256"].text(); !digest.empty()) {
    absl::StrAppend(&text, ", SHA-256 `", digest, "`");
  }
  return text + ".\n";
}

// A resource name of an office by what it names, so that it is no path.
std::string OwnerText(const Value& row) {
  const std::string owner = row["owner"].text();
  if (owner.empty()) return "-";
  return absl::StartsWith(owner, "forces/") && absl::StrContains(owner, "/offices/")
             ? absl::StrCat("Office: ", LastSegment(owner))
             : owner;
}

// Behind what not everybody may read, for whoever passes the pack on.
std::string MarkingText(const Value& row, const char* marking) {
  return row[marking].text() == "OFFICIAL_SENSITIVE" ? ", OFFICIAL_SENSITIVE" : "";
}

// As it is drawn, whatever it holds.
std::string Block(const std::string& drawn) {
  std::string fence = "```";
  while (absl::StrContains(drawn, fence)) fence += "`";
  return absl::StrCat(fence, "\n", drawn, fence, "\n");
}

std::string Heading(const Value& pack) {
  const Value meeting = pack["meeting"];
  std::string text =
      absl::StrCat("# ", EscapedMarkdown(pack["bodyTitle"].text()), ", ", meeting["date"].text(),
                   ", ", meeting["startTime"].text(), "\n\n");
  if (const std::string venue = meeting["venue"].text(); !venue.empty()) {
    absl::StrAppend(&text, "Venue: ", EscapedMarkdown(venue), ". ");
  }
  absl::StrAppend(&text,
                  meeting["heldInPublic"].boolean() ? "Held in public" : "Not held in public",
                  ". State: ", meeting["state"].text(), ".\n\n");
  const std::string fixed = pack["fixedTime"].text();
  absl::StrAppend(&text,
                  fixed.empty() ? "The agenda is not published yet: this is the pack as it would "
                                  "be now."
                                : absl::StrCat("Fixed with the publication of the agenda, recorded "
                                               "at ",
                                               fixed, "."),
                  "\n");
  return text;
}

std::string AgendaPart(const Value& pack) {
  MarkdownTable table({"No.", "Item", "Purpose", "Report from"});
  std::string notes;
  for (const Value& item : pack["agendaItems"].elements()) {
    const bool restricted = item["restricted"].boolean();
    const std::string title = item["title"].text();
    table.AddRow({item["number"].text(), title.empty() && restricted ? "Restricted" : title,
                  absl::AsciiStrToLower(item["purpose"].text()),
                  OrDash(item["reportFrom"].text())});
    if (restricted) {
      absl::StrAppend(&notes, "- ", item["number"].text(),
                      " is restricted: ", EscapedMarkdown(item["restrictionReason"].text()), "\n");
    }
    if (const std::string urgency = item["urgencyReason"].text(); !urgency.empty()) {
      absl::StrAppend(
          &notes, "- ", item["number"].text(),
          " was added or changed once the agenda was published: ", EscapedMarkdown(urgency), "\n");
    }
  }
  return absl::StrCat("\n## Agenda\n\n", table.text(), notes.empty() ? "" : "\n", notes);
}

std::string VolunteersText(const Value& summary) {
  MarkdownTable table({"Kind", "In force", "Active", "Probation", "Hours in month",
                       "In financial year", "In 12 months"});
  for (const Value& kind : summary["kinds"].elements()) {
    const Value headcount = kind["headcount"];
    table.AddRow({kind["kind"].text(), headcount["strength"].text(), headcount["active"].text(),
                  headcount["inProbation"].text(), HoursOfMonth(kind), HoursOfFinancialYear(kind),
                  HoursOfTwelveMonths(kind)});
  }
  return table.text();
}

std::string ActionsText(const Value& log) {
  std::string text = absl::StrCat(log["total"].text(), " actions, ", log["open"].text(), " open, ",
                                  log["overdue"].text(), " overdue, ", log["dueSoon"].text(),
                                  " due soon, ", log["undated"].text(), " without a date.\n");
  if (log["actions"].elements().empty()) return text;
  std::string restrictions;
  MarkdownTable table({"Reference", "Action", "Owner", "Due", "State", "Age in days"});
  for (const Value& action : log["actions"].elements()) {
    const std::string due = OrDash(action["currentDue"].text());
    const std::string words = action["text"].text();
    const bool restricted = action["restricted"].boolean();
    if (restricted) {
      absl::StrAppend(&restrictions, "- ", EscapedMarkdown(action["reference"].text()),
                      " is restricted.\n");
    }
    table.AddRow({action["reference"].text(), words.empty() && restricted ? "Restricted" : words,
                  OwnerText(action),
                  absl::StrCat(due, action["overdue"].boolean() ? " overdue" : ""),
                  action["state"].text(), action["ageDays"].text()});
  }
  return absl::StrCat(text, "\n", table.text(), restrictions.empty() ? "" : "\n", restrictions);
}

std::string RecommendationsText(const Value& log) {
  std::string claimed = "0";
  for (const Value& state : log["states"].elements()) {
    if (state["state"].text() == "IMPLEMENTED") claimed = state["count"].text();
  }
  std::string text = absl::StrCat(log["total"].text(), " recommendations, ", log["toDo"].text(),
                                  " to be done, ", claimed, " implemented and not verified, ",
                                  log["overdue"].text(), " overdue.\n");
  if (log["recommendations"].elements().empty()) return text;
  MarkdownTable table({"Number", "Recommendation", "Owner", "Due", "State", "Report"});
  for (const Value& row : log["recommendations"].elements()) {
    const bool is_draft = !row["reportGivesAssurance"].boolean();
    table.AddRow(
        {row["number"].text(), row["text"].text(), OwnerText(row),
         absl::StrCat(OrDash(row["currentDue"].text()), row["overdue"].boolean() ? " overdue" : ""),
         row["state"].text(),
         absl::StrCat(row["reportTitle"].text(), is_draft ? " (a draft)" : "",
                      MarkingText(row, "reportMarking"))});
  }
  return absl::StrCat(text, "\n", table.text());
}

std::string RisksText(const Value& rows) {
  if (rows.elements().empty()) return "None are open.\n";
  MarkdownTable table({"Reference", "Risk", "Owner", "Score", "Band", "Movement", "Review"});
  for (const Value& row : rows.elements()) {
    const std::string band = row["band"].text();
    table.AddRow({row["reference"].text(),
                  absl::StrCat(row["title"].text(), MarkingText(row, "marking")), OwnerText(row),
                  OrDash(row["currentScore"].text()),
                  band == "BAND_UNSPECIFIED" ? "-" : OrDash(band), OrDash(row["movement"].text()),
                  absl::StrCat(OrDash(row["nextReview"].text()),
                               row["reviewOverdue"].boolean() ? " overdue" : "")});
  }
  return table.text();
}

std::string ForwardPlanText(const Value& entries) {
  if (entries.elements().empty()) return "Nothing is planned.\n";
  MarkdownTable table({"Title", "For", "Report from", "Purpose", "State"});
  for (const Value& entry : entries.elements()) {
    std::string intended = LastSegment(entry["intendedMeeting"].text());
    if (intended.empty()) intended = entry["intendedMonth"].text();
    if (intended.empty()) intended = entry["triggerText"].text();
    table.AddRow({entry["title"].text(), intended, OrDash(entry["reportFrom"].text()),
                  absl::AsciiStrToLower(entry["purpose"].text()), entry["state"].text()});
  }
  return table.text();
}

}  // namespace

std::string PackMarkdown(const Value& pack) {
  const Value dashboard = pack["dashboard"];
  const Value plan = pack["planIteration"];
  const Value volunteers = pack["volunteerSummary"];
  const Value actions = pack["actions"];
  const Value recommendations = pack["recommendations"];
  const Value risks = pack["risks"];
  const Value forward_plan = pack["forwardPlan"];
  return absl::StrCat(
      Heading(pack), AgendaPart(pack), PackPapersMarkdown(pack),
      Part("Dashboard", dashboard["source"], "None was published by then.",
           [&] { return Block(DrawDashboard(dashboard["content"], {})); }),
      Part("Police and crime plan", plan["source"], "No iteration was frozen by then.",
           [&] { return Block(DrawPlan(plan["content"], {})); }),
      Part("Volunteers", volunteers["source"], "Nothing was held by then.",
           [&] { return VolunteersText(volunteers["content"]); }),
      Part("Actions", actions["source"], "None.", [&] { return ActionsText(actions["log"]); }),
      Part("Recommendations", recommendations["source"], "None.",
           [&] { return RecommendationsText(recommendations["log"]); }),
      Part("Risks", risks["source"], "None.",
           [&] { return RisksText(risks["riskRegister"]["rows"]); }),
      Part("Forward plan", forward_plan["source"], "None.",
           [&] { return ForwardPlanText(forward_plan["entries"]); }));
}

}  // namespace copperplate::cli

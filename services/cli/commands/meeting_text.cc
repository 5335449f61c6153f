#include "services/cli/commands/meeting_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/view_text.h"
#include "services/cli/terminal/printable.h"
#include "services/cli/terminal/record.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

constexpr ViewColumn kAgendaColumns[] = {
    {"No", "item.number"},
    {"Title", "item.title"},
    {"Purpose", "item.purpose"},
    {"From", "item.reportFrom"},
    {"Papers", "papers.name", Form::kId},
    {"Outcomes", "outcomes.kind"},
    {"Restricted", "item.restricted", Form::kFlag},
    {"Outcome texts", "outcomes.text", Form::kLong},
    {"Name", "item.name", Form::kLong},
};

constexpr ViewColumn kPaperColumns[] = {
    {"Paper", "name", Form::kId}, {"From", "reportFrom"},   {"Date", "date"},   {"State", "state"},
    {"Marking", "marking"},       {"Warnings", "warnings"}, {"Title", "title"},
};

constexpr ViewColumn kAttendanceColumns[] = {
    {"Person", "person"},
    {"As", "capacity"},
    {"Status", "status"},
    {"For", "substituteFor"},
    {"From item", "arrivedAtItem", Form::kId},
    {"To item", "leftAtItem", Form::kId},
};

constexpr ViewColumn kDeclarationColumns[] = {
    {"Kind", "kind"},     {"Person", "person"}, {"Item", "agendaItem", Form::kId},
    {"Nature", "nature"}, {"Then", "action"},
};

constexpr ViewColumn kOutcomeColumns[] = {
    {"Item", "agendaItem", Form::kId},
    {"Outcome", "kind"},
    {"Paragraph", "paragraph"},
    {"By", "decidedBy"},
    {"Text", "text"},
};

constexpr ViewColumn kMinutesColumns[] = {
    {"Minutes", "name", Form::kId},  {"State", "state"},
    {"Approved", "approvedOn"},      {"Signed", "signedOn"},
    {"Published", "publication.on"},
};

View SectionOf(absl::Span<const ViewColumn> columns) {
  return {.verb = "", .about = "", .example = "", .path = "", .items = "", .columns = columns};
}

std::string DrawSection(const char* heading, absl::Span<const ViewColumn> columns,
                        const std::vector<Value>& items) {
  const View view = SectionOf(columns);
  ViewText text(view, /*csv=*/false);
  for (const Value& item : items) text.Add(item);
  return absl::StrCat("\n", heading, "\n", items.empty() ? "(none)\n" : text.Draw());
}

std::string JsonOf(const std::vector<Value>& values) {
  return absl::StrJoin(values, ",", [](std::string* out, const Value& value) {
    absl::StrAppend(out, value.json());
  });
}

bool IsFor(const Value& paper, const std::string& item) {
  for (const Value& submission : paper["submissions"].elements()) {
    if (submission["agendaItem"].text() == item) return true;
  }
  return false;
}

std::vector<Value> PapersFor(const Value& whole, const Value& item) {
  std::vector<Value> papers = whole["papers"].elements();
  std::erase_if(papers, [&](const Value& paper) { return !IsFor(paper, item["name"].text()); });
  return papers;
}

std::vector<Value> OutcomesOf(const Value& whole, const Value& item) {
  std::vector<Value> outcomes = whole["outcomes"].elements();
  std::erase_if(outcomes, [&](const Value& outcome) {
    return outcome["agendaItem"].text() != item["name"].text();
  });
  return outcomes;
}

// `{"item": ..., "papers": [...], "outcomes": [...]}` of each item.
std::vector<Value> AgendaRows(const Value& whole) {
  std::vector<Value> rows;
  for (const Value& item : whole["agendaItems"].elements()) {
    rows.push_back(Value::Parse(absl::StrCat("{\"item\":", item.json(), ",\"papers\":[",
                                             JsonOf(PapersFor(whole, item)), "],\"outcomes\":[",
                                             JsonOf(OutcomesOf(whole, item)), "]}")));
  }
  return rows;
}

// Both in the order of the agenda; papers that are for no item yet behind the others.
std::vector<Value> OutcomesInOrder(const Value& whole) {
  std::vector<Value> outcomes;
  for (const Value& item : whole["agendaItems"].elements()) {
    for (Value& outcome : OutcomesOf(whole, item)) outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

std::vector<Value> PapersInOrder(const Value& whole) {
  std::vector<Value> papers = whole["papers"].elements();
  auto rest = papers.begin();
  for (const Value& item : whole["agendaItems"].elements()) {
    rest = std::stable_partition(
        rest, papers.end(), [&](const Value& paper) { return IsFor(paper, item["name"].text()); });
  }
  return papers;
}

// Members first, as minutes have it.
std::vector<Value> AttendancesInOrder(const Value& whole) {
  std::vector<Value> attendances = whole["attendances"].elements();
  std::stable_partition(attendances.begin(), attendances.end(), [](const Value& attendance) {
    return attendance["capacity"].text() == "MEMBER";
  });
  return attendances;
}

std::string TextsOrNames(const Value& list) {
  return absl::StrJoin(list.elements(), "; ", [](std::string* out, const Value& value) {
    absl::StrAppend(out, LastSegment(value.text()));
  });
}

std::string DrawHeading(const Value& meeting) {
  const std::string asked = meeting["quorumAsked"].text();
  const std::string present = meeting["membersPresent"].text();
  return DrawRecord({
      {"Meeting", meeting["name"].text()},
      {"Date", meeting["date"].text()},
      {"Start", meeting["startTime"].text()},
      {"End", meeting["endTime"].text()},
      {"Venue", meeting["venue"].text()},
      {"State", meeting["state"].text()},
      {"Why", meeting["endReason"].text()},
      {"Held in public", meeting["heldInPublic"].boolean() ? "yes" : "no"},
      {"Members present",
       present.empty() || asked.empty() ? present : absl::StrCat(present, " of ", asked, " asked")},
      {"To approve minutes of", TextsOrNames(meeting["previousMinutesOf"])},
      {"Warnings", TextsOrNames(meeting["warnings"])},
  });
}

}  // namespace

std::string DrawMeeting(const Value& whole) {
  return absl::StrCat(DrawHeading(whole["meeting"].WithTexts(&Printable)),
                      DrawSection("Agenda", kAgendaColumns, AgendaRows(whole)),
                      DrawSection("Papers", kPaperColumns, PapersInOrder(whole)),
                      DrawSection("Attendance", kAttendanceColumns, AttendancesInOrder(whole)),
                      DrawSection("Declarations of interest", kDeclarationColumns,
                                  whole["declarations"].elements()),
                      DrawSection("Outcomes", kOutcomeColumns, OutcomesInOrder(whole)),
                      DrawSection("Minutes", kMinutesColumns, whole["minutes"].elements()));
}

std::string AgendaCsv(const Value& whole) {
  const View view = SectionOf(kAgendaColumns);
  ViewText text(view, /*csv=*/true);
  for (const Value& row : AgendaRows(whole)) text.Add(row);
  return text.Draw();
}

}  // namespace copperplate::cli

#include "services/cli/commands/pack_papers_markdown.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/markdown.h"

namespace copperplate::cli {
namespace {

// The digest of the last version of a file.
std::string DigestOf(const Value& file) {
  const std::vector<Value> versions = file["versions"].elements();
  return versions.empty() ? "" : absl::StrCat(", SHA-256 `", versions.back()["sha256"].text(), "`");
}

// One item of the agenda, as papers refer to it.
struct Place {
  size_t position = 0;
  std::string number;
  bool restricted = false;
};

using PlacesByName = std::map<std::string, Place>;

PlacesByName PlacesOf(const Value& pack) {
  PlacesByName places;
  for (const Value& item : pack["agendaItems"].elements()) {
    places[item["name"].text()] = {places.size(), item["number"].text(),
                                   item["restricted"].boolean()};
  }
  return places;
}

// The items that the paper is for, in the order of the agenda.
std::vector<Place> PlacesOfPaper(const PlacesByName& places, const Value& paper) {
  std::vector<Place> found;
  for (const Value& submission : paper["submissions"].elements()) {
    const auto place = places.find(submission["agendaItem"].text());
    if (place != places.end()) found.push_back(place->second);
  }
  std::sort(found.begin(), found.end(),
            [](const Place& a, const Place& b) { return a.position < b.position; });
  return found;
}

std::string ForItems(const std::vector<Place>& places) {
  if (places.empty()) return "";
  return absl::StrCat("For item ",
                      absl::StrJoin(places, ", ",
                                    [](std::string* out, const Place& place) {
                                      absl::StrAppend(out, EscapedMarkdown(place.number),
                                                      place.restricted ? " (restricted)" : "");
                                    }),
                      ". ");
}

std::string PaperText(const Value& paper, const std::vector<Place>& places) {
  std::string text =
      absl::StrCat("\n### ", EscapedMarkdown(paper["title"].text()), "\n\n", ForItems(places));
  if (const std::string from = paper["reportFrom"].text(); !from.empty()) {
    absl::StrAppend(&text, "From ", EscapedMarkdown(from), ". ");
  }
  if (const std::string date = paper["date"].text(); !date.empty()) {
    absl::StrAppend(&text, "Dated ", date, ". ");
  }
  absl::StrAppend(&text, paper["marking"].text(), ". `", paper["name"].text(), "`", DigestOf(paper),
                  "\n");
  if (paper["state"].text() == "WITHDRAWN") {
    absl::StrAppend(&text, "\nWithdrawn since, on ", paper["withdrawTime"].text(), ": ",
                    EscapedMarkdown(paper["withdrawalReason"].text()), "\n");
  }
  if (const std::string purpose = paper["purpose"].text(); !purpose.empty()) {
    absl::StrAppend(&text, "\n", EscapedMarkdown(purpose), "\n");
  }
  if (!paper["recommendations"].elements().empty()) text += "\nRecommendations:\n\n";
  for (const Value& recommendation : paper["recommendations"].elements()) {
    absl::StrAppend(&text, "- ", EscapedMarkdown(recommendation.text()), "\n");
  }
  if (!paper["attachments"].elements().empty()) text += "\nAttachments:\n\n";
  for (const Value& attachment : paper["attachments"].elements()) {
    absl::StrAppend(&text, "- ", EscapedMarkdown(attachment["label"].text()), DigestOf(attachment),
                    "\n");
  }
  return text;
}

}  // namespace

std::string PackPapersMarkdown(const Value& pack) {
  std::string text = "\n## Papers\n";
  if (pack["papers"].elements().empty()) return text + "\nNone were issued.\n";
  const PlacesByName places = PlacesOf(pack);
  std::vector<std::pair<std::vector<Place>, Value>> papers;
  for (const Value& paper : pack["papers"].elements()) {
    papers.emplace_back(PlacesOfPaper(places, paper), paper);
  }
  // In the order of the agenda; those of no item that is shown come last.
  const auto position = [&](const auto& paper) {
    return paper.first.empty() ? places.size() : paper.first.front().position;
  };
  std::stable_sort(papers.begin(), papers.end(),
                   [&](const auto& a, const auto& b) { return position(a) < position(b); });
  for (const auto& [of, paper] : papers) text += PaperText(paper, of);
  return text;
}

}  // namespace copperplate::cli

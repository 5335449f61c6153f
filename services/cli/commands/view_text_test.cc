#include "services/cli/commands/view_text.h"

#include <gtest/gtest.h>

#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

std::string Draw(const View& view, bool csv, const std::vector<std::string>& items) {
  ViewText text(view, csv);
  for (const std::string& item : items) text.Add(Value::Parse(item));
  return text.Draw();
}

constexpr char kArea[] = R"({"name": "forces/f/areas/hunts", "title": "Hunts \u001b[2J",
    "kind": "DISTRICT", "validFrom": "2014-04", "parents": [
      {"area": "forces/f/areas/f", "toMonth": "2018-03"},
      {"area": "forces/f/areas/south", "fromMonth": "2018-04"}],
    "codes": [{"scheme": "ONS", "code": "E1"}, {"scheme": "HO", "code": "35"}]})";

TEST(ViewText, DrawsATable) {
  EXPECT_EQ(
      Draw(kAreasView, false, {kArea}),
      R"(Area   Title          Kind      Lies in                           Valid from  Valid to  Codes
hunts  Hunts \x1b[2J  DISTRICT  f to 2018-03; south from 2018-04  2014-04               ONS E1; HO 35
)");
}

TEST(ViewText, WritesCsvThatASpreadsheetMayOpen) {
  EXPECT_EQ(
      Draw(kBatchFaultsView, true, {R"json({"line": "3", "field": "area", "reason": "AREA_UNKNOWN",
                          "description": "=HYPERLINK(\"x\")"})json"}),
      "line,column,reason,description\r\n"
      "3,area,AREA_UNKNOWN,\"'=HYPERLINK(\"\"x\"\")\"\r\n");
}

TEST(ViewText, WritesFiguresAsAnImportTakesThem) {
  EXPECT_EQ(
      Draw(kObservationsView, true,
           {R"({"indicator": "forces/f/indicators/fraud", "area": "forces/f/areas/f",
                      "month": "2018-03", "periodMonths": 1, "breakdown": "", "numerator": "-5",
                      "denominator": "", "status": "FINAL", "qualifier": "EXACT",
                      "batch": "forces/f/batches/b"})"}),
      "indicator,area,month,numerator,denominator,status,qualifier,breakdown,period_months\r\n"
      "fraud,f,2018-03,-5,,FINAL,EXACT,,1\r\n");
}

TEST(ViewText, FindsWhatLiesWithinAndLeavesOutWhatSaysNothing) {
  const std::string point = R"({"month": "2018-03", "cells": [{"text": "n/a",
      "absence": "NO_OBSERVATION", "provisional": false}]})";
  const std::string other = R"({"month": "2018-04", "cells": [{"text": "4",
      "absence": "ABSENCE_UNSPECIFIED", "provisional": true, "value": 4.25}]})";
  EXPECT_EQ(Draw(kSeriesView, false, {point, other}),
            R"(Month    Value  Provisional  Absence
2018-03    n/a               NO_OBSERVATION
2018-04      4  yes
)");
  EXPECT_EQ(Draw(kSeriesView, true, {other}),
            "month,value,provisional,absence,unrounded,numerator,denominator\r\n"
            "2018-04,4,yes,,4.25,,\r\n");
}

// Editions count per profile.
TEST(ViewText, TellsSnapshotsOfOneMonthApart) {
  const std::vector<std::string> snapshots = {
      R"({"name": "forces/f/snapshots/m", "month": "2018-03", "area": "forces/f/areas/f",
          "profile": "", "edition": 1, "createTime": "2018-05-10T14:00:00Z", "author": "ann"})",
      R"({"name": "forces/f/snapshots/p", "month": "2018-03", "area": "forces/f/areas/f",
          "profile": "profiles/significance", "edition": 1, "createTime": "2018-05-10T14:00:00Z",
          "author": "ann"})"};
  EXPECT_EQ(Draw(kSnapshotsView, false, snapshots),
            R"(Snapshot  Month    Area  Profile       Edition  Published             By
m         2018-03  f                         1  2018-05-10T14:00:00Z  ann
p         2018-03  f     significance        1  2018-05-10T14:00:00Z  ann
)");
  EXPECT_EQ(Draw(kSnapshotsView, true, snapshots),
            "snapshot,month,area,profile,edition,published,by\r\n"
            "m,2018-03,f,,1,2018-05-10T14:00:00Z,ann\r\n"
            "p,2018-03,f,significance,1,2018-05-10T14:00:00Z,ann\r\n");
}

TEST(ViewText, DrawsRecordsApart) {
  EXPECT_EQ(Draw(kProfilesView, false,
                 {R"({"name": "profiles/a", "version": 1, "title": "A", "description": "x y"})",
                  R"({"name": "profiles/b", "version": 2, "title": "B", "description": ""})"}),
            "Profile      a\nVersion      1\nTitle        A\nDescription  x y\n"
            "\nProfile  b\nVersion  2\nTitle    B\n");
}

TEST(ViewText, ShowsADefinition) {
  const std::string shown = Draw(kIndicatorView, false, {R"({"name": "forces/f/indicators/ksi",
      "caveat": "One.\n\nTwo.", "columns": ["CURRENT", "FYTD"],
      "formula": [{"indicator": "forces/f/indicators/killed"},
      {"indicator": "forces/f/indicators/slight", "subtract": true}]})"});
  EXPECT_EQ(shown,
            "Indicator  ksi\nFormula    killed - slight\nColumns    CURRENT; FYTD\nCaveat     One. "
            "Two.\n");
}

TEST(View, KnowsWhetherItIsOfAForce) {
  EXPECT_FALSE(kForcesView.NeedsForce());
  EXPECT_FALSE(kProfilesView.NeedsForce());
  EXPECT_TRUE(kAreasView.NeedsForce());
}

}  // namespace
}  // namespace copperplate::cli

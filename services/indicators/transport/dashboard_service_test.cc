#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"
#include "services/indicators/storage/revision_listener.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/insert_figures.h"
#include "services/indicators/storage/testing/usual.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;
using ::testing::UnorderedElementsAre;

using DashboardStub = v1::DashboardService::Stub;

constexpr char kEssex[] = "essex";

// One force with an area and the indicators `crime` and `asb`.
class DashboardServiceTest : public ServiceTest {
 protected:
  void SetUp() override {
    AddArea(kEssex, AreaKind::kForce, "");
    AddArea("south", AreaKind::kPolicingArea, kEssex);
    AddIndicator("crime", "victims");
    AddIndicator("asb", "communities");
    AddFigure("b1", kMonth, "5");
  }

  void AddArea(absl::string_view id, AreaKind kind, absl::string_view parent) {
    const auto decide = [&](const AreaTree&) -> absl::StatusOr<Area> {
      return GivenArea(id, kind, parent);
    };
    const auto print = [](const AreaRecord&) { return std::string("{}"); };
    ABSL_ASSERT_OK(ports().areas.Change(
        DashboardContext(kEssex),
        {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  }
  void AddIndicator(absl::string_view id, absl::string_view theme,
                    std::optional<int32_t> valid_to = std::nullopt) {
    const auto decide =
        [&](const std::vector<IndicatorRecord>&) -> absl::StatusOr<IndicatorDefinition> {
      IndicatorDefinition definition = GivenDefinition(id, Measure::kCount);
      definition.theme = std::string(theme);
      definition.valid_to = valid_to;
      return definition;
    };
    const auto print = [](const IndicatorRecord&) { return std::string("{}"); };
    ABSL_ASSERT_OK(ports().indicators.Change(
        DashboardContext(kEssex),
        {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  }
  // As another replica would: this process does not know.
  void AddFigure(absl::string_view batch, int32_t month, const std::string& numerator) {
    ABSL_ASSERT_OK(InsertFigures(
        storage().database(), kEssex, batch,
        {{"crime", kEssex, month, numerator, "", FigureStatus::kFinal, Qualifier::kExact, ""}}));
  }
  Ports ports() { return storage().repositories().ports(); }
  DataRevisionTracker& revisions() { return storage().repositories().data_revisions(); }

  static v1::GetDashboardRequest OfMonth(const std::string& month = "2018-03") {
    v1::GetDashboardRequest request;
    request.set_name(absl::StrCat("forces/", kEssex, "/dashboard"));
    request.set_month(month);
    return request;
  }
  absl::StatusOr<v1::Dashboard> Get(const v1::GetDashboardRequest& request = OfMonth()) {
    return Call(*stub_, &DashboardStub::GetDashboard, request, Viewer(kEssex));
  }
  // `crime`'s current cell.
  std::string Current(const v1::GetDashboardRequest& request = OfMonth()) {
    const auto dashboard = Get(request);
    EXPECT_THAT(dashboard, testing::IsOk());
    if (!dashboard.ok()) return "";
    for (const v1::DashboardRow& row : dashboard->rows()) {
      if (row.title() == "crime") return row.current().text();
    }
    return "no row";
  }

  // Makes every computation fail, so that what is answered was kept.
  void HideTheDatabase() {
    ABSL_ASSERT_OK(storage().database().RunAsOwner(
        "REVOKE SELECT ON indicators.force FROM indicators_runtime"));
  }
  void ShowTheDatabase() {
    ABSL_ASSERT_OK(
        storage().database().RunAsOwner("GRANT SELECT ON indicators.force TO indicators_runtime"));
  }

  static v1::PrintedCell Printed(const std::string& indicator = "crime") {
    v1::PrintedCell cell;
    cell.set_indicator(absl::StrCat("forces/", kEssex, "/indicators/", indicator));
    cell.set_month("2018-03");
    cell.set_column(v1::Indicator::CURRENT);
    cell.set_text("6");
    cell.set_reason("misprint");
    cell.set_source("Board pack");
    return cell;
  }
  absl::StatusOr<v1::ImportPrintedCellsResponse> Import(const std::vector<v1::PrintedCell>& cells,
                                                        const Caller& caller = Analyst(kEssex)) {
    v1::ImportPrintedCellsRequest request;
    request.set_parent(absl::StrCat("forces/", kEssex));
    for (const v1::PrintedCell& cell : cells) *request.add_printed_cells() = cell;
    return Call(*stub_, &DashboardStub::ImportPrintedCells, request, caller);
  }

  std::unique_ptr<DashboardStub> stub_ = v1::DashboardService::NewStub(channel());
};

TEST_F(DashboardServiceTest, NamesEveryFaultOfARequest) {
  v1::GetDashboardRequest request;
  request.set_name(absl::StrCat("forces/", kEssex, "/dashboards"));
  request.set_month("2018-13");
  request.set_area("forces/kent/areas/thanet");
  request.set_theme("No Theme");
  request.set_profile("astrology");
  request.set_significance_control(static_cast<v1::Verdict::SignificanceControl>(9));
  request.set_view(static_cast<v1::Dashboard::View>(3));
  request.mutable_known_at()->set_nanos(-1);
  const absl::Status status = Get(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status), UnorderedElementsAre("name", "month", "area", "theme", "profile",
                                                     "significance_control", "view", "known_at"));
  request = OfMonth("");
  EXPECT_THAT(Get(request), HasReason("FIELD_REQUIRED"));
}

TEST_F(DashboardServiceTest, ReferencesAreNamesOrIds) {
  v1::GetDashboardRequest by_id = OfMonth();
  by_id.set_area("south");
  by_id.set_profile("significance");
  v1::GetDashboardRequest by_name = OfMonth();
  by_name.set_area("forces/essex/areas/south");
  by_name.set_profile("profiles/significance");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard one, Get(by_id));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard other, Get(by_name));
  EXPECT_EQ(one.SerializeAsString(), other.SerializeAsString());
  EXPECT_EQ(one.area(), "forces/essex/areas/south");
  EXPECT_EQ(one.profile(), "profiles/significance");
  EXPECT_EQ(one.rows(0).benchmark().profile(), "profiles/significance");
  by_id.set_area("forces/kent/areas/thanet");
  EXPECT_THAT(Get(by_id), HasReason("AREA_NOT_OF_FORCE"));
  by_id.set_area("South");
  by_id.set_profile("rules/significance");
  const absl::Status faulty = Get(by_id).status();
  ASSERT_EQ(ErrorFields(faulty).size(), 2u);
  EXPECT_EQ(ErrorFields(faulty)[1].description, "must be of the form profiles/{profile}");
  EXPECT_EQ(ErrorFields(faulty)[0].description,
            "must be of the form forces/{force}/areas/{area}, or its id alone");
}

TEST_F(DashboardServiceTest, AThemeThatNoDefinitionHasIsRefused) {
  v1::GetDashboardRequest request = OfMonth();
  request.set_theme("communities");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard there, Get(request));
  EXPECT_EQ(there.rows_size(), 1);
  request.set_theme("transformation");
  const absl::Status unknown = Get(request).status();
  EXPECT_THAT(unknown, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(unknown, HasReason("THEME_UNKNOWN"));
  EXPECT_THAT(FieldsOf(unknown), ElementsAre("theme"));
  EXPECT_EQ(ErrorFields(unknown)[0].description, "must be one of communities, victims");
  // A theme whose indicators do not apply to the month is one all the same.
  AddIndicator("ended", "transformation", 2000 * 12);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard empty, Get(request));
  EXPECT_EQ(empty.rows_size(), 0);
}

TEST_F(DashboardServiceTest, RefusesWhatCannotBeKnown) {
  EXPECT_THAT(Get(OfMonth("2199-12")), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(Get(OfMonth("2199-12")), HasReason("MONTH_IN_FUTURE"));
  v1::GetDashboardRequest request = OfMonth();
  request.mutable_known_at()->set_seconds(absl::ToUnixSeconds(absl::Now()) + 3600);
  EXPECT_THAT(Get(request), HasReason("KNOWN_AT_IN_FUTURE"));
  request.mutable_known_at()->set_seconds(1'000'000'000);
  EXPECT_THAT(Get(request), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(Get(request), HasReason("KNOWN_AT_BEFORE_FIRST"));
  EXPECT_THAT(FieldsOf(Get(request).status()), ElementsAre("known_at"));
  request = OfMonth();
  request.set_area(absl::StrCat("forces/", kEssex, "/areas/atlantis"));
  EXPECT_THAT(Get(request), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(Get(request), HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(FieldsOf(Get(request).status()), ElementsAre("area"));
}

TEST_F(DashboardServiceTest, NamesAllThatNeedsNoDatabaseThenAllThatDoes) {
  v1::GetDashboardRequest request = OfMonth();
  request.set_area("nope");
  request.set_theme("x");
  request.set_profile("y");
  request.mutable_known_at()->set_seconds(absl::ToUnixSeconds(absl::Now()) + 3600);
  EXPECT_THAT(FieldsOf(Get(request).status()), ElementsAre("known_at", "profile"));
  EXPECT_THAT(Get(request), HasReason("KNOWN_AT_IN_FUTURE"));
  request.clear_profile();
  request.clear_known_at();
  const absl::Status second = Get(request).status();
  EXPECT_THAT(second, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(second, HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(FieldsOf(second), ElementsAre("area", "theme"));
  EXPECT_EQ(ErrorFields(second)[1].description, "must be one of communities, victims");
}

TEST_F(DashboardServiceTest, ALittleAheadOfThisClockIsForTheDatabaseToJudge) {
  v1::GetDashboardRequest request = OfMonth();
  request.set_area("nope");
  request.set_profile("y");
  // Within the skew that is tolerated, and so not named with the profile.
  request.mutable_known_at()->set_seconds(absl::ToUnixSeconds(absl::Now()) + 30);
  EXPECT_THAT(FieldsOf(Get(request).status()), ElementsAre("profile"));
  request.clear_profile();
  EXPECT_THAT(Get(request), HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_F(DashboardServiceTest, AForceWithoutAnAreaOfItsOwnIsNoFaultOfAField) {
  v1::GetDashboardRequest request;
  request.set_name("forces/kent/dashboard");
  request.set_month("2018-03");
  const absl::Status status =
      Call(*stub_, &DashboardStub::GetDashboard, request, Viewer("kent")).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(status, HasReason("AREA_UNKNOWN"));
  EXPECT_EQ(status.message(), "the force has no area of its own, which would have its id");
  request.set_area("kent");
  EXPECT_THAT(Call(*stub_, &DashboardStub::GetDashboard, request, Viewer("kent")),
              StatusIs(StatusCode::kInvalidArgument));
}

TEST_F(DashboardServiceTest, ThePresentMonthIsLondons) {
  const absl::CivilMonth present = absl::ToCivilMonth(absl::Now(), London());
  ABSL_EXPECT_OK(Get(OfMonth(FormatMonth(present))));
  EXPECT_THAT(Get(OfMonth(FormatMonth(present + 2))), HasReason("MONTH_IN_FUTURE"));
}

TEST_F(DashboardServiceTest, AnswersWithTheForcesOwnArea) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get());
  EXPECT_EQ(dashboard.name(), "forces/essex/dashboard");
  EXPECT_EQ(dashboard.month(), "2018-03");
  EXPECT_EQ(dashboard.area(), "forces/essex/areas/essex");
  EXPECT_EQ(dashboard.profile(), "");
  EXPECT_EQ(dashboard.revision(), 5);
  EXPECT_EQ(dashboard.etag().size(), 11u);
  ASSERT_EQ(dashboard.rows_size(), 2);
  EXPECT_EQ(dashboard.rows(0).indicator(), "forces/essex/indicators/asb");
  EXPECT_EQ(dashboard.rows(0).current().text(), "n/a");
  EXPECT_EQ(dashboard.rows(0).current().absence(), v1::Cell::NO_OBSERVATION);
  EXPECT_EQ(dashboard.rows(1).current().text(), "5");
}

TEST_F(DashboardServiceTest, FiltersByThemeAndJudgesByTheProfileAsked) {
  v1::GetDashboardRequest request = OfMonth();
  request.set_theme("victims");
  request.set_profile("significance");
  request.set_area("forces/essex/areas/south");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get(request));
  EXPECT_EQ(dashboard.area(), "forces/essex/areas/south");
  EXPECT_EQ(dashboard.profile(), "profiles/significance");
  ASSERT_EQ(dashboard.rows_size(), 1);
  EXPECT_EQ(dashboard.rows(0).title(), "crime");
  EXPECT_EQ(dashboard.rows(0).benchmark().profile(), "profiles/significance");
  EXPECT_EQ(dashboard.rows(0).current().text(), "n/a");
}

TEST_F(DashboardServiceTest, ControlsChanceAsAsked) {
  std::vector<GivenFigure> figures;
  for (int32_t month = kMonth - 23; month <= kMonth; ++month) {
    figures.push_back({"crime", kEssex, month, month == kMonth ? "130" : "100", "",
                       FigureStatus::kFinal, Qualifier::kExact, ""});
  }
  ABSL_ASSERT_OK(InsertFigures(storage().database(), kEssex, "b2", figures));
  v1::GetDashboardRequest request = OfMonth();
  request.set_theme("victims");
  request.set_profile("significance");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Dashboard dashboard, Get(request));
  EXPECT_EQ(dashboard.significance_control(), v1::Verdict::ONE_IN_20);
  const v1::Verdict plain = dashboard.rows(0).v_1_year_average();
  EXPECT_EQ(plain.word(), v1::Verdict::HIGHER);
  EXPECT_EQ(plain.one_in(), 20);
  EXPECT_FALSE(plain.has_adjusted_p_value());

  request.set_significance_control(v1::Verdict::ONE_IN_500);
  ABSL_ASSERT_OK_AND_ASSIGN(dashboard, Get(request));
  EXPECT_EQ(dashboard.significance_control(), v1::Verdict::ONE_IN_500);
  EXPECT_EQ(dashboard.rows(0).v_1_year_average().word(), v1::Verdict::COMPARABLE);
  EXPECT_EQ(dashboard.rows(0).v_1_year_average().one_in(), 500);

  request.set_significance_control(v1::Verdict::BENJAMINI_HOCHBERG);
  ABSL_ASSERT_OK_AND_ASSIGN(dashboard, Get(request));
  const v1::Verdict& controlled = dashboard.rows(0).v_1_year_average();
  EXPECT_EQ(controlled.word(), v1::Verdict::HIGHER);
  EXPECT_EQ(controlled.p_value(), plain.p_value());
  EXPECT_DOUBLE_EQ(controlled.adjusted_p_value(), plain.p_value() * 2);
  EXPECT_EQ(controlled.tests_together(), 2);
  EXPECT_FALSE(controlled.has_threshold());
  EXPECT_EQ(dashboard.rows(0).benchmark().tests_together(), 2);
}

TEST_F(DashboardServiceTest, TheBasicViewIsKeptBesideTheFullOne) {
  revisions().OnListening();
  v1::GetDashboardRequest basic = OfMonth();
  basic.set_view(v1::Dashboard::BASIC);
  for (const bool computed : {true, false}) {
    if (!computed) HideTheDatabase();
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard full, Get());
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard short_one, Get(basic));
    ASSERT_EQ(short_one.rows_size(), full.rows_size());
    EXPECT_EQ(short_one.revision(), full.revision());
    EXPECT_NE(full.rows(1).benchmark().sentence(), "");
    EXPECT_EQ(short_one.rows(1).benchmark().sentence(), "");
    EXPECT_EQ(short_one.rows(1).current().text(), full.rows(1).current().text());
  }
  ShowTheDatabase();
}

TEST_F(DashboardServiceTest, TheEtagChangesWithTheDataAlone) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard first, Get());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard same, Get());
  EXPECT_EQ(same.SerializeAsString(), first.SerializeAsString());
  AddFigure("b2", kMonth, "7");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard moved, Get());
  EXPECT_NE(moved.etag(), first.etag());
  EXPECT_EQ(moved.revision(), 6);
}

TEST_F(DashboardServiceTest, KnownAtBeforeARevisionDoesNotMove) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard before, Get());
  AddFigure("b2", kMonth, "7");
  v1::GetDashboardRequest request = OfMonth();
  *request.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard then, Get(request));
  EXPECT_EQ(then.SerializeAsString(), before.SerializeAsString());
  // An instant between two revisions gives the dashboard of the former.
  request.mutable_known_at()->set_nanos(before.known_at().nanos() + 1000);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard between, Get(request));
  EXPECT_EQ(between.SerializeAsString(), before.SerializeAsString());
  EXPECT_EQ(Current(), "7");
}

TEST_F(DashboardServiceTest, NothingIsKeptWhileNobodyListens) {
  EXPECT_EQ(Current(), "5");
  HideTheDatabase();
  EXPECT_THAT(Get(), StatusIs(StatusCode::kInternal));
}

TEST_F(DashboardServiceTest, WhatIsKeptIsGivenAgain) {
  revisions().OnListening();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard first, Get());
  v1::GetDashboardRequest of_theme = OfMonth();
  of_theme.set_theme("communities");
  ABSL_ASSERT_OK(Get(of_theme));
  HideTheDatabase();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard kept, Get());
  EXPECT_EQ(kept.SerializeAsString(), first.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard kept_of_theme, Get(of_theme));
  EXPECT_EQ(kept_of_theme.rows_size(), 1);
  // Anything else about the request is another request.
  EXPECT_THAT(Get(OfMonth("2018-02")), StatusIs(StatusCode::kInternal));
  v1::GetDashboardRequest other = OfMonth();
  other.set_profile("significance");
  EXPECT_THAT(Get(other), StatusIs(StatusCode::kInternal));
  other = OfMonth();
  *other.mutable_known_at() = first.known_at();
  EXPECT_THAT(Get(other), StatusIs(StatusCode::kInternal));
  other = OfMonth();
  other.set_significance_control(v1::Verdict::ONE_IN_500);
  EXPECT_THAT(Get(other), StatusIs(StatusCode::kInternal));
}

TEST_F(DashboardServiceTest, WhatIsKeptIsForThoseWhoMayRead) {
  revisions().OnListening();
  ABSL_ASSERT_OK(Get());
  EXPECT_THAT(Call(*stub_, &DashboardStub::GetDashboard, OfMonth(), Viewer("kent")),
              StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(DashboardServiceTest, AChangeThroughThisProcessIsSeenAtOnce) {
  revisions().OnListening();
  ABSL_ASSERT_OK(Get());
  ABSL_ASSERT_OK(Import({Printed()}));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard after, Get());
  EXPECT_EQ(after.revision(), 6);
  EXPECT_EQ(after.rows(1).current().as_printed().text(), "6");
  EXPECT_EQ(after.rows(1).current().as_printed().reason(), "misprint");
}

TEST_F(DashboardServiceTest, ANotificationOfAChangeElsewhereDropsWhatWasKept) {
  revisions().OnListening();
  EXPECT_EQ(Current(), "5");
  AddFigure("b2", kMonth, "7");
  EXPECT_EQ(Current(), "5");  // not heard of yet
  revisions().OnRevision(kEssex, 6);
  EXPECT_EQ(Current(), "7");
  revisions().OnRevision("national", 1);
  HideTheDatabase();
  EXPECT_THAT(Get(), StatusIs(StatusCode::kInternal));
}

TEST_F(DashboardServiceTest, ALostConnectionEmptiesTheCache) {
  revisions().OnListening();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard before, Get());
  v1::GetDashboardRequest known_at = OfMonth();
  *known_at.mutable_known_at() = before.known_at();
  EXPECT_EQ(Current(known_at), "5");
  revisions().OnLost();
  HideTheDatabase();
  EXPECT_THAT(Get(), StatusIs(StatusCode::kInternal));
  EXPECT_THAT(Get(known_at), StatusIs(StatusCode::kInternal));
  revisions().OnListening();
  EXPECT_THAT(Get(), StatusIs(StatusCode::kInternal));
  EXPECT_THAT(Get(known_at), StatusIs(StatusCode::kInternal));
  ShowTheDatabase();
  EXPECT_EQ(Current(), "5");
}

TEST_F(DashboardServiceTest, AListenerKeepsTheCacheFresh) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto listener,
                            ListenForRevisions(storage().database().RuntimeDsn(), revisions(),
                                               postgres::ListenerObserver::None()));
  const absl::Time bound = absl::Now() + absl::Seconds(30);
  while (!revisions().Stretch().has_value() && absl::Now() < bound) std::this_thread::yield();
  EXPECT_EQ(Current(), "5");
  // Another replica: the same database, its own knowledge.
  UuidGenerator uuids(Clock::System(), SystemRandom());
  Repositories elsewhere(storage().pool(), uuids);
  PrintedCellRecord cell;
  cell.key = {kMonth, "crime", kEssex, Column::kCurrent, std::nullopt};
  cell.text = "6";
  ABSL_ASSERT_OK(elsewhere.ports().printed_cells.Write(
      DashboardContext(kEssex), {cell},
      [](const PrintedCellRecord&) { return std::string("{}"); }));
  std::string printed;
  while (printed.empty() && absl::Now() < bound) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get());
    printed = dashboard.rows(1).current().as_printed().text();
  }
  EXPECT_EQ(printed, "6");
}

TEST_F(DashboardServiceTest, PrintedCellsAreImportedAndListed) {
  v1::PrintedCell peer = Printed("asb");
  peer.set_column(v1::Indicator::PEERS);
  peer.set_comparator(v1::PeerVerdict::NATIONAL);
  peer.set_verdict(v1::Verdict::LOWER);
  peer.set_text("Below national average");
  peer.set_data_to("2017-03");
  peer.clear_reason();
  ABSL_ASSERT_OK_AND_ASSIGN(const auto written, Import({Printed(), peer}));
  EXPECT_EQ(written.changed_count(), 2);
  EXPECT_EQ(written.unchanged_count(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Import({Printed(), peer}));
  EXPECT_EQ(again.changed_count(), 0);
  EXPECT_EQ(again.unchanged_count(), 2);

  v1::ListPrintedCellsRequest request;
  request.set_parent("forces/essex");
  request.set_month("2018-03");
  request.set_page_size(1);
  std::vector<v1::PrintedCell> listed;
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(
        const auto page, Call(*stub_, &DashboardStub::ListPrintedCells, request, Viewer(kEssex)));
    ASSERT_EQ(page.printed_cells_size(), 1);
    listed.push_back(page.printed_cells(0));
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  ASSERT_EQ(listed.size(), 2u);
  for (v1::PrintedCell& cell : listed) {
    EXPECT_EQ(cell.name().rfind("forces/essex/printedCells/p", 0), 0u) << cell.name();
    EXPECT_EQ(cell.area(), "forces/essex/areas/essex");
    cell.clear_name();
    cell.clear_area();
  }
  EXPECT_EQ(listed[0].SerializeAsString(), peer.SerializeAsString());
  EXPECT_EQ(listed[1].SerializeAsString(), Printed().SerializeAsString());

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get());
  ASSERT_EQ(dashboard.rows(0).peers_size(), 1);
  const v1::PeerVerdict& shown = dashboard.rows(0).peers(0);
  EXPECT_EQ(shown.comparator(), v1::PeerVerdict::NATIONAL);
  EXPECT_EQ(shown.verdict(), v1::Verdict::LOWER);
  EXPECT_EQ(shown.text(), "Below national average");
  EXPECT_EQ(shown.data_to(), "2017-03");
  EXPECT_EQ(shown.origin(), v1::PeerVerdict::AS_PRINTED);
}

TEST_F(DashboardServiceTest, PrintedCellsAreReadAsTheyWereKnown) {
  ABSL_ASSERT_OK(Import({Printed()}));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard then, Get());
  v1::PrintedCell corrected = Printed();
  corrected.set_text("7");
  ABSL_ASSERT_OK(Import({corrected}));

  v1::ListPrintedCellsRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(auto page,
                            Call(*stub_, &DashboardStub::ListPrintedCells, list, Viewer(kEssex)));
  ASSERT_EQ(page.printed_cells_size(), 1);
  EXPECT_EQ(page.printed_cells(0).text(), "7");
  v1::GetPrintedCellRequest get;
  get.set_name(page.printed_cells(0).name());
  ABSL_ASSERT_OK_AND_ASSIGN(auto cell,
                            Call(*stub_, &DashboardStub::GetPrintedCell, get, Viewer(kEssex)));
  EXPECT_EQ(cell.SerializeAsString(), page.printed_cells(0).SerializeAsString());

  *list.mutable_known_at() = then.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(page,
                            Call(*stub_, &DashboardStub::ListPrintedCells, list, Viewer(kEssex)));
  ASSERT_EQ(page.printed_cells_size(), 1);
  EXPECT_EQ(page.printed_cells(0).text(), "6");
  *get.mutable_known_at() = then.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(cell,
                            Call(*stub_, &DashboardStub::GetPrintedCell, get, Viewer(kEssex)));
  EXPECT_EQ(cell.text(), "6");

  get.mutable_known_at()->set_seconds(1'000'000'000);
  EXPECT_THAT(Call(*stub_, &DashboardStub::GetPrintedCell, get, Viewer(kEssex)),
              HasReason("KNOWN_AT_BEFORE_FIRST"));
  get.clear_known_at();
  get.set_name("forces/essex/printedCells/p0");
  EXPECT_THAT(Call(*stub_, &DashboardStub::GetPrintedCell, get, Viewer(kEssex)),
              StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(Call(*stub_, &DashboardStub::GetPrintedCell, get, Viewer(kEssex)),
              HasReason("PRINTED_CELL_UNKNOWN"));
}

TEST_F(DashboardServiceTest, AnImportNamesEveryFaultOfEveryCell) {
  v1::PrintedCell faulty;
  faulty.set_indicator("forces/kent/indicators/crime");
  faulty.set_area("No Where");
  faulty.set_month("March");
  faulty.set_column(static_cast<v1::Indicator::Column>(77));
  faulty.set_text(std::string(101, 'x'));
  faulty.set_reason(std::string(1001, 'x'));
  faulty.set_verdict(v1::Verdict::NOT_CALCULATED);
  faulty.set_comparator(static_cast<v1::PeerVerdict::Comparator>(9));
  faulty.set_data_to("2018");
  faulty.set_source(std::string(301, 'x'));
  v1::PrintedCell bare;
  v1::PrintedCell change = Printed();
  change.set_column(v1::Indicator::CHANGE);
  change.clear_text();
  change.set_month("2199-01");
  const absl::Status status = Import({Printed(), faulty, bare, change, Printed()}).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(
      FieldsOf(status),
      UnorderedElementsAre(
          "printed_cells[1].indicator", "printed_cells[1].area", "printed_cells[1].month",
          "printed_cells[1].column", "printed_cells[1].text", "printed_cells[1].reason",
          "printed_cells[1].verdict", "printed_cells[1].comparator", "printed_cells[1].data_to",
          "printed_cells[1].source", "printed_cells[2].indicator", "printed_cells[2].month",
          "printed_cells[2].column", "printed_cells[3].month", "printed_cells[3].column",
          "printed_cells[3].text", "printed_cells[4]"));
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.printed_cell"), "0");
}

TEST_F(DashboardServiceTest, AnImportIsAllOrNothing) {
  EXPECT_THAT(FieldsOf(Import({Printed(), Printed("arson"), Printed()}).status()),
              ElementsAre("printed_cells[2]"));
  EXPECT_THAT(FieldsOf(Import({Printed(), Printed("arson")}).status()),
              ElementsAre("printed_cells[1].indicator"));
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.printed_cell"), "0");
  EXPECT_THAT(FieldsOf(Import({}).status()), ElementsAre("printed_cells"));
  EXPECT_THAT(Import(std::vector<v1::PrintedCell>(1001, Printed())), HasReason("TOO_MANY"));
  EXPECT_THAT(Import({Printed()}, Viewer(kEssex)), StatusIs(StatusCode::kPermissionDenied));
}

}  // namespace
}  // namespace copperplate::indicators

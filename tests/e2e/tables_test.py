"""Every list and view as CSV: the same figures as in JSON, a line each, with what an analyst needs to read it."""

import csv
import io
import json
import unittest

from support.stack import Stack

FORCE = "/v1/forces/cambridgeshire"
CRIME = FORCE + "/indicators/all-recorded-crime"
BROKEN_DOWN = """indicator,area,month,numerator,denominator,status,qualifier,breakdown
rural-crime,cambridgeshire,2018-03,30,,FINAL,EXACT,place=farm
rural-crime,cambridgeshire,2018-03,20,,FINAL,EXACT,place=village
"""


class TablesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.analyst = cls.stack.token("analyst", "viewer")

    def both(self, path, **query):
        """The answer as JSON, and its table as a dictionary a line."""
        whole = self.stack.curl(path, token=self.analyst, **query)
        self.assertEqual(whole.status, 200, whole.body)
        table = self.stack.curl(path, "-H", "Accept: text/csv", token=self.analyst, **query)
        self.assertEqual((table.status, table.headers["content-type"]), (200, "text/csv; charset=utf-8"), table.body)
        header, *lines = csv.reader(io.StringIO(table.body, newline=""))
        self.assertEqual(len(set(header)), len(header), "two columns of one name")
        for line in lines:
            self.assertEqual(len(line), len(header))
        return whole.json(), [dict(zip(header, line)) for line in lines]

    def test_a_series_has_a_line_a_month_and_column(self):
        series, lines = self.both(CRIME + "/series", columns="ROLLING_12", toMonth="2018-03", fromMonth="2018-02")
        self.assertEqual([(line["month"], line["columns"], line["cells.text"]) for line in lines],
                         [(point["month"], "ROLLING_12", point["cells"][0]["text"]) for point in series["points"]])
        self.assertEqual({(line["title"], line["unit"], line["area"]) for line in lines},
                         {("All Recorded Crime", "count", "forces/cambridgeshire/areas/cambridgeshire")})
        address = CRIME + "/series?columns=MONTH&columns=ROLLING_12&toMonth=2018-03&fromMonth=2018-02"
        two, lines = self.both(address)
        self.assertEqual([(line["month"], line["columns"], line["cells.text"]) for line in lines],
                         [(point["month"], column, cell["text"]) for point in two["points"]
                          for column, cell in zip(["MONTH", "ROLLING_12"], point["cells"])])
        self.assertEqual(len(lines), 4)

    def test_a_control_chart_has_its_limits_beside_each_point(self):
        chart, lines = self.both(CRIME + "/controlChart")
        self.assertEqual(len(lines), 48)
        self.assertEqual([(line["month"], line["text"], float(line["upperLimit"])) for line in lines],
                         [(point["month"], point["text"], point["upperLimit"]) for point in chart["points"]])
        self.assertEqual({(line["unit"], line["values"]) for line in lines}, {("count", chart["values"])})

    def test_a_forecast_has_the_months_to_come_and_the_year(self):
        forecast, lines = self.both(CRIME + "/forecast", toMonth="2017-09")
        self.assertEqual([line["month"] for line in lines],
                         ["2017-10", "2017-11", "2017-12", "2018-01", "2018-02", "2018-03"])
        self.assertEqual([line["text"] for line in lines], [month["text"] for month in forecast["months"]])
        self.assertEqual({(line["projected.lowerText"], line["projected.text"], line["projected.upperText"]) for line in lines},
                         {tuple(forecast["projected"][name] for name in ("lowerText", "text", "upperText"))})

    def test_a_breakdown_has_its_categories(self):
        done = self.stack.curl(FORCE + "/observations:import", "-X", "POST", "-H", "Content-Type: text/csv", "--data-binary",
                               BROKEN_DOWN, token=self.analyst, batchId="broken-down", revisionReason="its parts")
        self.assertEqual(done.status, 200, done.body)
        breakdown, lines = self.both(FORCE + "/indicators/rural-crime/breakdown", dimension="place", month="2018-03")
        self.assertEqual([(line["category"], line["month.text"], line["month.percentText"]) for line in lines],
                         [(row["category"], row["month"]["text"], row["month"]["percentText"]) for row in breakdown["rows"]])
        self.assertEqual({(line["dimension"], line["dataMonth"], line["smallNumbersSuppressed"]) for line in lines},
                         {("place", "2018-03", "false")})

    def test_peers_have_a_line_a_force(self):
        national = self.stack.token("analyst", force="national")
        for path, kind, body, query in (
                ("/indicators", "application/json", json.dumps({
                    "title": "Outcome rate, published", "theme": "victims", "measure": "RATIO", "unit": "percent",
                    "frequency": "QUARTERLY", "polarity": "HIGHER_IS_BETTER", "decimals": 1, "lagMonths": 6,
                    "validFrom": "2014-04"}), {"indicatorId": "all-crime-outcome-rate"}),
                ("/peerFigures:import", "text/csv", "indicator,of,period_end,numerator,denominator\n"
                 "all-crime-outcome-rate,cambridgeshire,2017-12,900,5000\n"
                 "all-crime-outcome-rate,kent,2017-12,3000,20000\n", {"batchId": "outcomes"})):
            done = self.stack.curl("/v1/forces/national" + path, "-X", "POST", "-H", f"Content-Type: {kind}",
                                   "--data-binary", body, token=national, **query)
            self.assertEqual(done.status, 200, done.body)
        _, lines = self.both(FORCE + "/indicators/all-crime-outcome-rate/peerComparison", month="2018-03")
        self.assertEqual([(line["force"], line["figure.text"], line["place"], line["unit"], line["lastMonth"]) for line in lines],
                         [("forces/cambridgeshire", "18.0", "1", "percent", "2017-12"),
                          ("forces/kent", "15.0", "2", "percent", "2017-12")])

    def test_views_with_one_list_need_no_mark(self):
        sheet, lines = self.both(FORCE + "/informationSheet", month="2018-03")
        self.assertEqual([line["indicator"] for line in lines], [row["indicator"] for row in sheet["rows"]])
        compared, lines = self.both(CRIME + "/areaComparison", month="2018-03", kind="DISTRICT")
        self.assertEqual([(line["title"], line["row.unit"], line["row.current.text"]) for line in lines],
                         [(row["title"], "count", row["row"]["current"]["text"]) for row in compared["rows"]])
        self.assertEqual(len(lines), 6)
        dashboard, lines = self.both(FORCE + "/dashboard", month="2018-03")
        self.assertEqual([line["benchmark.text"] for line in lines], [row["benchmark"]["text"] for row in dashboard["rows"]])

    def test_a_trend_has_its_periods(self):
        trend, lines = self.both(CRIME + "/recentTrend", month="2018-03", periodMonths="3")
        self.assertEqual([(line["firstMonth"], line["lastMonth"], line["cell.text"], line["upperText"]) for line in lines],
                         [(period["firstMonth"], period["lastMonth"], period["cell"]["text"], period["upperText"])
                          for period in trend["periods"]])
        self.assertEqual(len(lines), 5)
        self.assertEqual({(line["title"], line["unit"], line["area"], line["direction"]) for line in lines},
                         {("All Recorded Crime", "count", FORCE[4:] + "/areas/cambridgeshire", trend["direction"])})

    def test_a_resource_with_a_list_is_no_table_and_the_difference_of_one_is(self):
        publisher = self.stack.token("publisher")
        made = self.stack.curl(FORCE + "/snapshots", "-X", "POST", "-H", "Content-Type: application/json", "-d",
                               json.dumps({"month": "2018-02"}), token=publisher)
        self.assertEqual(made.status, 200, made.body)
        row = "indicator,area,month,numerator,denominator\nrural-crime,cambridgeshire,2018-02,71,\n"
        done = self.stack.curl(FORCE + "/observations:import", "-X", "POST", "-H", "Content-Type: text/csv", "--data-binary", row,
                               token=self.analyst, batchId="recounted", revisionReason="recount")
        self.assertEqual(done.status, 200, done.body)
        snapshot = "/v1/" + made.json()["name"]
        difference, lines = self.both(snapshot + ":diff")
        # A text that begins with a minus has an apostrophe in front.
        self.assertEqual([(line["indicator"], line["before"].lstrip("'"), line["after"].lstrip("'")) for line in lines],
                         [(cell["indicator"], cell["before"], cell["after"]) for cell in difference["differences"]])
        self.assertIn("forces/cambridgeshire/indicators/rural-crime", {line["indicator"] for line in lines})
        for resource in (snapshot, FORCE + "/batches/recounted"):
            with self.subTest(resource=resource):
                refused = self.stack.curl(resource, "-H", "Accept: text/csv", token=self.analyst)
                self.assertEqual(refused.status, 406, refused.body)

    def test_the_logs_of_the_board_have_a_line_a_record(self):
        log, lines = self.both(FORCE + "/bodies/bcb/actionLog", asOf="2018-05-10")
        self.assertEqual([(line["name"], line["asOf"], line["reference"]) for line in lines],
                         [(action["name"], "2018-05-10", action["reference"]) for action in log["actions"]])
        self.assertEqual(len(lines), 3)
        for path, rows in (("/recommendationLog", "recommendations"), ("/statutoryClock", "reports"), ("/publicationClock", "decisions"),
                           ("/riskRegister", "rows")):
            whole, lines = self.both(FORCE + path)
            self.assertEqual(len(lines), len(whole[rows]), path)

    def test_every_read_but_that_of_one_thing_says_that_it_answers_csv(self):
        paths = self.stack.curl("/openapi.json").json()["paths"]
        reads = {operation["operationId"]: operation["responses"]["200"]["content"]
                 for methods in paths.values() for verb, operation in methods.items() if verb == "get"}
        # Files have their own form. A reply with several lists, or with a name, marks its table by (copperplate.options.v1.table).
        self.assertEqual(sorted(name for name, content in reads.items() if "text/csv" not in content), [
            "AboutService_GetAbout", "AboutService_GetAbout_2", "ActionService_GetAction", "ActionService_GetIndicatorLink",
            "ActionService_GetOpportunity", "ActionService_GetPriorityAction", "ActivityService_GetActivity",
            "ActivityService_GetPlanLink", "ActivityService_GetStatusEntry", "AgendaItemService_GetAgendaItem",
            "AnnotationService_GetRebase", "AnnotationService_GetSeriesBreak", "AnnotationService_GetTarget",
            "AreaService_GetArea", "AreaService_GetForce", "AreaService_GetPopulation", "AssuranceService_GetAssurance",
            "AssuranceService_GetAssuranceEntry", "AttendanceService_GetAttendance", "AvailabilityService_GetAvailability",
            "BankHolidayService_GetBankHoliday", "BodyService_GetBody", "CadetUnitService_GetCadetUnit",
            "CommentaryService_GetCommentary", "DashboardService_GetPrintedCell",
            "DecisionNoticeService_GetDecisionNotice", "DecisionService_GetDecision", "DeclarationService_GetDeclaration",
            "DutyService_GetDuty", "DutyTypeService_GetDutyType", "EngagementReviewService_GetEngagementReview",
            "EngagementService_GetConsent", "EngagementService_GetEngagement", "EngagementService_GetSupervision",
            "EngagementStandardService_GetEngagementStandard",
            "EqualityService_GetEqualityBenchmark", "EqualityService_GetEqualityCharacteristic",
            "EstablishmentTargetService_GetEstablishmentTarget", "EventPermissionService_GetEventPermission",
            "FigureFeedService_GetFigureMapping", "FigureFeedService_GetFigurePublication",
            "ForwardPlanService_GetForwardPlanEntry",
            "GovernanceSettingsService_GetGovernanceSettings", "HarmWeightService_GetHarmWeight",
            "ImprovementActionService_GetImprovementAction", "ImprovementPlanService_GetFinding",
            "ImprovementPlanService_GetImprovementPlan", "ImprovementPlanService_GetPlanReview",
            "IndicatorService_GetIndicator", "IndicatorService_GetProfile", "IterationService_GetIterationContent",
            "IterationService_GetPublication", "LeadService_GetLead", "MeetingService_GetMeeting",
            "MembershipService_GetMembership", "MilestoneService_GetMilestone", "MinutesService_GetMinutes",
            "ObservationService_GetBatch", "OfficeService_GetOffice", "OpportunityService_GetMatch",
            "OpportunityService_GetOpportunity", "OutcomeService_GetOutcome", "PackService_GetPack",
            "PaperService_DownloadPaper",
            "PaperService_GetPaper", "PeerService_GetPeerGroup", "PlanService_ExportPlan", "PlanService_GetPlan",
            "PrivacyService_ExportVolunteer", "PrivacyService_GetLegalHold", "PrivacyService_GetRetentionRule",
            "RecognitionService_GetRecognition", "RecommendationService_GetRecommendation",
            "ReviewStandardService_GetReviewStandard",
            "RiskAssessmentService_GetRiskAssessment", "RiskRegisterService_GetRiskRegisterSnapshot", "RiskService_GetRisk",
            "RoleService_GetRole", "SkillService_GetSkill",
            "SkillService_GetVolunteerSkill", "SnapshotService_GetSnapshot", "SourceReportService_GetSourceReport",
            "SpeedwatchStandardService_GetSpeedwatchStandard", "StatutoryResponseService_GetStatutoryResponse",
            "ThemeService_GetBusinessIntelligenceItem", "ThemeService_GetObjective", "ThemeService_GetTheme",
            "VettingService_GetVettingCheck", "VolunteerService_GetVolunteer", "WatchGroupService_GetSession",
            "WatchGroupService_GetSite", "WatchGroupService_GetWatchGroup"])
        self.assertGreater(len(reads), 40)


if __name__ == "__main__":
    unittest.main()

"""What governance refuses, against its tests: each refusal of its definitions has a test that asserts its reason, and so has each
reason that docs/errors.md explains."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# The refusals of the definitions of governance: of its errors, then machine by machine. Who drops one drops its row.
REFUSALS = (
    # What is refused across its records.
    ("an agenda changes after its publication without why it is urgent", "URGENCY_REASON_REQUIRED", "AgendaItemServiceTest.APublishedAgendaSaysWhyItIsChanged"),
    ("minutes are approved by the same meeting", "OUTCOME_OF_SAME_MEETING", "MinutesServiceTest.ALaterMeetingApprovesThem"),
    ("minutes are approved by another body", "OUTCOME_OF_OTHER_BODY", "MinutesMovesTest.ApprovedByALaterMeetingOfTheSameBody"),
    ("minutes are approved with an unanswered declaration", "DECLARATION_UNANSWERED", "MinutesMovesTest.ApprovedMinutesRecordDeclarationsThatAreAnswered"),
    ("minutes are approved without any declaration", "DECLARATIONS_MISSING", "MinutesServiceTest.ALaterMeetingApprovesThem"),
    ("an owner closes the action", "CLOSED_BY_OWNER", "ActionServiceTest.TheWayToClosingAndBack"),
    ("due before it was raised", "DUE_BEFORE_RAISED", "ActionValidateTest.EachFaultHasItsReason"),
    ("a date is moved without reason or approver", "FIELD_REQUIRED", "DueDateTest.EveryFaultIsNamed"),
    ("an action is due in the past", "DUE_IN_PAST", "RaisedTest.APastDateIsRefusedButInAHistoricImport"),
    ("a recommendation is due in the past", "DUE_IN_PAST", "RecommendationServiceTest.NothingNewIsDueInThePast"),
    ("significant public interest is not determined", "SPI_REQUIRED", "DecisionServiceTest.ItIsTakenAtItsMeeting"),
    ("significant public interest has no basis", "SPI_BASIS_REQUIRED", "DecisionTest.PublicInterestHasABasisEitherWay"),
    ("what is OFFICIAL_SENSITIVE is published", "MARKED_OFFICIAL_SENSITIVE", "DecisionServiceTest.WhatIsSensitiveIsNotThereForViewersNorPublished"),
    ("a notice is signed by who does not hold the office", "SIGNATORY_NOT_HOLDER", "DecisionNoticeServiceTest.TheHolderOfTheOfficeSigns"),
    ("a notice is signed before the decision", "SIGNED_BEFORE_DECISION", "DecisionNoticeTest.NothingIsSignedBeforeItIsDecided"),
    ("a recommendation is answered both ways", "RECOMMENDATION_ANSWERED_TWICE", "StatutoryResponseTest.EveryRecommendationIsAnsweredInExactlyOneWay"),
    ("a recommendation is answered neither way", "RECOMMENDATION_UNANSWERED", "StatutoryResponseTest.EveryRecommendationIsAnsweredInExactlyOneWay"),
    ("a score is outside 1 to 5", "NUMBER_OUT_OF_RANGE", "RiskAssessmentTest.LevelsAreOneToFive"),
    ("a meeting is closed with undetermined items", "ITEM_UNDETERMINED", "MeetingMovesTest.ClosesWhenEveryItemIsDetermined"),
    ("two items have one number", "ITEM_NUMBER_TAKEN", "AgendaRulesTest.NumbersAreOfOneItemEach"),
    ("a paper is too large", "CONTENT_TOO_LARGE", "PaperContentTest.AFileHasAtMost32MiB"),
    ("a paper is of a type that is not taken", "CONTENT_TYPE_NOT_ALLOWED", "PaperServiceTest.WhatIsNotTakenIsNotKept"),
    ("a paper is marked above OFFICIAL_SENSITIVE", "MARKING_TOO_HIGH", "PaperServiceTest.WhatIsMarkedTooHighIsRefusedAndNowhere"),
    ("a body that is referred to is deleted", "BODY_IN_USE", "ActionServiceTest.ABodyWithActionsStays"),
    ("an office that is referred to is deleted", "OFFICE_IN_USE", "DecisionNoticeServiceTest.TheHolderOfTheOfficeSigns"),
    ("a membership by which somebody attended is deleted", "MEMBERSHIP_IN_USE", "MembershipTest.WhatSomebodyAttendedByIsNotDeleted"),
    ("an item that is referred to is deleted", "AGENDA_ITEM_IN_USE", "AgendaRulesTest.WhatIsReferredToIsNotDeleted"),
    ("an attendance that is referred to is deleted", "ATTENDANCE_IN_USE", "MeetingRecordTest.WhoDeclaredAnInterestAndLeftDecidesNothing"),
    ("an outcome that is referred to is deleted", "OUTCOME_IN_USE", "ActionServiceTest.ABodyCancelsByAnOutcome"),
    ("an action that is referred to is struck out", "REFERENCED", "ActionServiceTest.AnotherStandsInItsPlace"),
    # Meetings.
    ("a meeting follows no arrow", "STATE_NOT_ALLOWED", "MeetingMovesTest.EightArrowsAndEveryOtherPairIsRefused"),
    ("an agenda without items is published", "AGENDA_EMPTY", "MeetingMovesTest.AnAgendaIsComplete"),
    ("an item does not say whose report it is", "REPORT_FROM_REQUIRED", "MeetingMovesTest.AnAgendaIsComplete"),
    ("an agenda is published after the meeting began", "AGENDA_AFTER_START", "MeetingMovesTest.TheAgendaIsPublishedBeforeTheMeetingBegins"),
    ("a meeting is opened without a quorum", "QUORUM_NOT_MET", "MeetingMovesTest.OpensWithAQuorumOnItsDay"),
    ("a meeting is minuted without approved minutes", "MINUTES_NOT_APPROVED", "MeetingMovesTest.IsMinutedOnceItsMinutesAreApproved"),
    ("a meeting is postponed to no later time", "POSTPONED_NOT_LATER", "MeetingMovesTest.ItIsPostponedToALaterTimeThatIsFree"),
    ("two live meetings of a body are at one time", "MEETING_TIME_TAKEN", "MeetingTest.ABodyHasOneLiveMeetingAtATime"),
    # Papers.
    ("a paper follows no arrow", "STATE_NOT_ALLOWED", "PaperMovesTest.NineArrowsAndEveryOtherPairIsRefused"),
    ("a paper is submitted without its file", "PAPER_WITHOUT_CONTENT", "PaperMovesTest.WhatIsSubmittedIsThereAndForAnItem"),
    ("a paper is submitted for no item", "SUBMISSION_REQUIRED", "PaperMovesTest.WhatIsSubmittedIsThereAndForAnItem"),
    ("a paper is cleared below what is printed", "MARKING_BELOW_PRINTED", "PaperMovesTest.ClearingSetsAMarkingNotBelowWhatIsPrinted"),
    ("a cleared paper is changed", "FIELD_IMMUTABLE", "PaperTest.WhatWasClearedStays"),
    ("an attachment is replaced that is not there", "PAPER_ATTACHMENT_UNKNOWN", "PaperServiceTest.AnAttachmentIsReplacedToo"),
    ("a paper is withdrawn without a reason", "FIELD_REQUIRED", "PaperMovesTest.IsWithdrawnForAReason"),
    # Minutes.
    ("minutes follow no arrow", "STATE_NOT_ALLOWED", "MinutesMovesTest.FourArrowsAndEveryOtherPairIsRefused"),
    ("minutes are approved by another outcome", "OUTCOME_NOT_APPROVED", "MinutesMovesTest.ApprovedByALaterMeetingOfTheSameBody"),
    ("minutes are published without an address", "URL_INVALID", "MinutesMovesTest.PublishedAtAnAddressOnADayAfterTheyWereSigned"),
    ("who left for an item moves or decides it", "LEFT_FOR_ITEM", "OutcomeRulesTest.WhoLeftNeitherMovesNorDecides"),
    ("who left for an item takes its decision", "DECIDER_LEFT_ITEM", "DecisionServiceTest.ItIsTakenAtItsMeeting"),
    # Decisions and notices.
    ("a decision follows no arrow, or ends unpublished", "STATE_NOT_ALLOWED", "DecisionMovesTest.OneOfPublicInterestNeverEndsWithoutPublicationOrExemption"),
    ("a decision is revoked by none that is later", "REVOKING_DECISION_INVALID", "DecisionMovesTest.ALaterDecisionRevokes"),
    ("an exemption is not asked about again", "REVIEW_NOT_AHEAD", "ExemptionTest.SaysWhyAndWhenItIsAskedAgain"),
    ("a notice follows no arrow", "STATE_NOT_ALLOWED", "DecisionNoticeTest.EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused"),
    ("a notice is agreed to by what agrees to nothing", "OUTCOME_NOT_AGREED", "DecisionNoticeTest.AnOutcomeAgreesToIt"),
    ("a notice is agreed to by another body", "OUTCOME_OF_OTHER_BODY", "DecisionNoticeServiceTest.TheBodyThatDecidesAgrees"),
    # Actions.
    ("an action follows no arrow", "STATE_NOT_ALLOWED", "ActionMovesTest.EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused"),
    ("an action is started without an owner", "OWNER_REQUIRED", "ActionMovesTest.NothingIsStartedWithoutAnOwner"),
    ("an action is proposed complete without evidence or a note", "EVIDENCE_REQUIRED", "ActionMovesTest.ItIsProposedCompleteWithEvidenceOrANote"),
    ("an action is closed by neither meeting nor delegate", "MEETING_OR_DELEGATE_REQUIRED", "ActionMovesTest.ABodyAtAMeetingClosesOrTheChairsDelegate"),
    ("an action is returned or reopened without a reason", "FIELD_REQUIRED", "ActionMovesTest.ReturnsAndReopeningsHaveAReason"),
    ("an action is cancelled by another body", "MEETING_OF_ANOTHER_BODY", "ActionMovesTest.ABodyCancelsByAnOutcome"),
    ("an action is cancelled by what settles nothing", "OUTCOME_NOT_AGREED", "ActionMovesTest.WhatSettlesNothingCancelsNothing"),
    ("an action is superseded by none of the body", "SUPERSEDING_ACTION_INVALID", "ActionMovesTest.AnotherLiveActionOfTheBodySupersedes"),
    ("an action's owner is an office that there is not", "OFFICE_UNKNOWN", "ActionServiceTest.AnOfficeThatIsGivenOneIsThere"),
    # Forward plan.
    ("an entry follows no arrow", "STATE_NOT_ALLOWED", "ForwardPlanEntryTest.EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused"),
    ("an entry slips to no later month", "SLIP_NOT_LATER", "ForwardPlanEntryTest.ASlipIsLaterAndHasAReason"),
    ("an entry is taken as an item that is not there", "AGENDA_ITEM_UNKNOWN", "ForwardPlanServiceTest.ItIsConfirmedForAMeetingAndTakenAsItsItem"),
    ("an entry is withdrawn without a reason", "FIELD_REQUIRED", "ForwardPlanEntryTest.AWithdrawalHasAReason"),
    ("an entry is for an action of another body", "ORIGIN_OF_ANOTHER_BODY", "ForwardPlanEntryTest.TheActionThatAskedForItIsTheBodys"),
    # Recommendations and responses.
    ("a recommendation follows no arrow", "STATE_NOT_ALLOWED", "RecommendationMovesTest.EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused"),
    ("a recommendation is rejected without why", "FIELD_REQUIRED", "RecommendationMovesTest.WhoRejectsSaysWhy"),
    ("a recommendation is implemented without evidence", "EVIDENCE_REQUIRED", "RecommendationMovesTest.ItIsImplementedWithEvidence"),
    ("an owner verifies the recommendation", "VERIFIED_BY_OWNER", "RecommendationMovesTest.AnotherThanItsOwnerVerifies"),
    ("a recommendation's owner is an office that there is not", "OFFICE_UNKNOWN", "RecommendationServiceTest.AnOfficeThatIsGivenOneIsThere"),
    ("a response follows no arrow", "STATE_NOT_ALLOWED", "StatutoryResponseTest.EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused"),
    ("a response has neither the chief's comments nor their absence", "CHIEF_COMMENTS_ONE_OF", "StatutoryResponseTest.TheChiefCommentsOrThatThereAreNoneIsRecorded"),
    ("a response is sent to one of the two", "FIELD_REQUIRED", "StatutoryResponseTest.IsSentToBothAfterItIsPublished"),
    # Risks.
    ("a risk follows no arrow", "STATE_NOT_ALLOWED", "RiskTest.EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused"),
    ("a risk is closed without reason or body", "FIELD_REQUIRED", "RiskTest.ABodyClosesItWithAReason"),
    ("the present score is above the inherent one", "CURRENT_ABOVE_INHERENT", "RiskAssessmentTest.ScoresDoNotRiseFromInherentToTarget"),
    ("the target is above the present score", "TARGET_ABOVE_CURRENT", "RiskAssessmentTest.ScoresDoNotRiseFromInherentToTarget"),
)

# Ids that the service gives, so that none is taken.
NEVER_TOLD = {"MINUTES_EXISTS"}


def _tests() -> dict[str, str]:
    """The bodies of governance's tests, by `Suite.Name`."""
    found = {}
    for path in sorted((ROOT / "services/governance").rglob("*_test.cc")):
        for suite, name, told in re.findall(r"^TEST(?:_F)?\((\w+), (\w+)\) \{(.*?)^\}", path.read_text(encoding="utf-8"), re.M | re.S):
            found[f"{suite}.{name}"] = told
    return found


def _explained() -> list[str]:
    """The reasons that docs/errors.md explains under Governance."""
    sections = re.split(r"^## ", (ROOT / "docs/errors.md").read_text(encoding="utf-8"), flags=re.M)
    governance = next(section for section in sections if section.startswith("Governance\n"))
    rows = [line.split("|")[1] for line in governance.splitlines() if line.startswith("| `")]
    return [reason for row in rows for reason in re.findall(r"`([A-Z0-9_]+)`", row)]


class RefusalsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.tests = _tests()

    def test_each_refusal_has_a_test_with_its_reason(self) -> None:
        for what, reason, test in REFUSALS:
            with self.subTest(what):
                told = re.search(rf"\b{reason}\b", self.tests.get(test, ""))
                self.assertIsNotNone(told, f"{test} is not there or does not assert {reason}")

    def test_each_reason_that_is_explained_is_asserted(self) -> None:
        told = "\n".join(self.tests.values())
        for reason in _explained():
            if reason in NEVER_TOLD:
                continue
            with self.subTest(reason):
                self.assertIsNotNone(re.search(rf"\b{reason}\b", told), "no test asserts it")


if __name__ == "__main__":
    unittest.main()

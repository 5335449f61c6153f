// The board as a caller sees it, over PostgreSQL, with and without the indicators service.
#include "services/delivery/transport/board_handler.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/client/channel.h"
#include "libs/metrics/registry.h"
#include "libs/status/error.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/clients/indicators_verdict_reader.h"
#include "services/delivery/storage/board_storage.h"
#include "services/delivery/storage/testing/plan_data.h"
#include "services/delivery/transport/testing/service_test.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;

constexpr char kBoard[] = "forces/cambridgeshire/plans/pcp/board";
constexpr char kCrime[] = "forces/cambridgeshire/indicators/all-recorded-crime";

// Takes connections and never says a word.
class SilentListener {
 public:
  SilentListener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    listening_ = ::bind(socket_, generic, size) == 0 && ::listen(socket_, 8) == 0 &&
                 ::getsockname(socket_, generic, &size) == 0;
    port_ = ntohs(address.sin_port);
  }
  ~SilentListener() { ::close(socket_); }
  SilentListener(const SilentListener&) = delete;
  SilentListener& operator=(const SilentListener&) = delete;

  bool listening() const { return listening_; }
  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }

 private:
  const int socket_;
  bool listening_ = false;
  int port_ = 0;
};

class BoardHandlerTest : public ServiceTest {
 protected:
  BoardHandlerTest() { Value(kPlanData); }

  absl::StatusOr<v1::Board> Ask(VerdictReader& verdicts, const v1::GetBoardRequest& request,
                                const std::string& role, absl::Duration limit = absl::Minutes(2)) {
    const auto principal = std::make_shared<auth::Principal>();
    principal->subject = "somebody";
    principal->roles_by_force["cambridgeshire"] = {role};
    rpc::CallContext call;
    call.call_id = "call-1";
    call.force = "cambridgeshire";
    call.principal = principal;
    call.deadline = absl::Now() + limit;
    return BoardHandler(boards_, verdicts, clock_).GetBoard(call, request);
  }
  absl::StatusOr<v1::Board> Ask(const std::string& as_of, const std::string& name = kBoard,
                                const std::string& role = "viewer") {
    v1::GetBoardRequest request;
    request.set_name(name);
    request.set_as_of(as_of);
    return Ask(verdicts(), request, role);
  }

  testing::FakeClock clock_{
      absl::FromCivil(absl::CivilSecond(2018, 5, 10, 12, 0, 0), absl::UTCTimeZone())};
  BoardStorage boards_{change_postgres::ChangeParts{storage().pool(), storage().uuids()}};
};

TEST_F(BoardHandlerTest, ShowsThePlanAsItStandsToday) {
  const auto board = Ask("");
  ABSL_ASSERT_OK(board);
  EXPECT_EQ(board->name(), kBoard);
  EXPECT_EQ(board->title(), "Police and Crime Plan");
  EXPECT_EQ(board->as_of(), "2018-05-10");
  EXPECT_EQ(board->base(), "");
  ASSERT_EQ(board->themes_size(), 2);
  const v1::BoardTheme& victims = board->themes(0);
  EXPECT_EQ(victims.theme(), "forces/cambridgeshire/plans/pcp/themes/victims");
  EXPECT_EQ(victims.prefix(), "V");
  EXPECT_EQ(victims.title(), "Victims");
  EXPECT_EQ(victims.activity_count(), 3);
  EXPECT_EQ(victims.yellow_count(), 1);
  EXPECT_EQ(victims.green_count(), 1);
  EXPECT_EQ(victims.white_count(), 1);
  EXPECT_EQ(victims.on_target_pct(), "50.0");
  EXPECT_EQ(board->themes(1).unreported_count(), 1);
  EXPECT_FALSE(board->themes(1).has_on_target_pct());
  ASSERT_EQ(board->rows_size(), 4);
  const v1::BoardRow& row = board->rows(0);
  EXPECT_EQ(row.activity(), "forces/cambridgeshire/plans/pcp/actions/v1/activities/v1-1");
  EXPECT_EQ(row.theme(), "Victims");
  EXPECT_EQ(row.code(), "V1");
  EXPECT_EQ(row.activity_code(), "V1.1");
  EXPECT_THAT(row.opcc_leads(), ElementsAre("NP", "Head of Policy"));
  EXPECT_THAT(row.delivery_leads(), ElementsAre("The Constabulary"));
  EXPECT_EQ(row.rag(), v1::StatusEntry::YELLOW);
  EXPECT_EQ(row.status_as_of(), "2018-04-30");
  EXPECT_EQ(row.days_since_update(), 10);
  EXPECT_FALSE(row.stale());
  EXPECT_EQ(row.direction(), v1::Iteration::NONE);
  EXPECT_EQ(row.action_rag(), v1::StatusEntry::YELLOW);
  EXPECT_TRUE(row.has_not_started());
  EXPECT_THAT(row.opportunities(), ElementsAre("Share a hub"));
  EXPECT_THAT(row.links(), ElementsAre("O1"));
  ASSERT_EQ(row.overdue_milestones_size(), 2);
  EXPECT_EQ(row.overdue_milestones(0).title(), "Contract signed");
  EXPECT_EQ(row.overdue_milestones(0).slippage_days(), 45);
  EXPECT_EQ(row.overdue_milestones(0).revision_count(), 2);
  EXPECT_TRUE(board->rows(1).stale());
  EXPECT_EQ(board->rows(3).rag(), v1::StatusEntry::RAG_UNSPECIFIED);
  EXPECT_FALSE(board->rows(3).has_days_since_update());
  EXPECT_THAT(board->unresolved_links(), ElementsAre("V2: section 10.1"));
  EXPECT_THAT(board->unresolved_leads(), ElementsAre("CS", "NP"));
}

TEST_F(BoardHandlerTest, ShowsAPastDayAndNoneToCome) {
  const auto past = Ask("2018-04-30");
  ABSL_ASSERT_OK(past);
  EXPECT_EQ(past->as_of(), "2018-04-30");
  EXPECT_EQ(past->rows(2).status_as_of(), "2018-01-10");
  EXPECT_EQ(past->rows(2).narrative(), "In January");
  EXPECT_EQ(past->rows(0).due_soon_milestones_size(), 1);
  // The newest month that has ended by the end of the day.
  EXPECT_THAT(verdicts().months(), ElementsAre(absl::CivilMonth(2018, 4)));
  EXPECT_THAT(Ask("2018-05-11"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Ask("2018-04-31"), HasReason("DATE_MALFORMED"));
}

TEST_F(BoardHandlerTest, ShowsWhatTheIndicatorsSay) {
  IndicatorVerdict verdict;
  verdict.title = "All recorded crime";
  verdict.data_month = absl::CivilMonth(2018, 3);
  verdict.value = "66192";
  verdict.word = IndicatorVerdict::Word::kHigher;
  verdict.sentence = "66,192 is higher than 58,060.";
  verdict.unit = "count";
  verdicts().Say("all-recorded-crime", verdict);
  const auto board = Ask("");
  ABSL_ASSERT_OK(board);
  ASSERT_EQ(board->rows(0).indicators_size(), 2);
  const v1::BoardIndicator& crime = board->rows(0).indicators(0);
  EXPECT_EQ(crime.indicator(), kCrime);
  EXPECT_EQ(crime.title(), "All recorded crime");
  EXPECT_EQ(crime.verdict(), "HIGHER");
  EXPECT_EQ(crime.sentence(), "66,192 is higher than 58,060.");
  EXPECT_EQ(crime.value_text(), "66192");
  EXPECT_EQ(crime.unit(), "count");
  EXPECT_EQ(crime.data_month(), "2018-03");
  EXPECT_FALSE(crime.unavailable());
  // No dashboard of the force has one of another; nobody is asked for it, should there be a link.
  const v1::BoardIndicator& national = board->rows(0).indicators(1);
  EXPECT_EQ(national.indicator(), "forces/national/indicators/burglary");
  EXPECT_TRUE(national.unavailable());
  EXPECT_EQ(national.unavailability(), v1::BoardIndicator::NOT_FOUND);
  EXPECT_TRUE(board->indicators_unavailable());
  EXPECT_EQ(board->rows(2).indicators_size(), 0);
  EXPECT_THAT(verdicts().months(), ElementsAre(absl::CivilMonth(2018, 4)));
}

TEST_F(BoardHandlerTest, NobodyIsAskedWhereNoLinkHoldsOrTheCallerWantsNone) {
  v1::GetBoardRequest request;
  request.set_name(kBoard);
  request.set_without_indicators(true);
  const auto board = Ask(verdicts(), request, "viewer");
  ABSL_ASSERT_OK(board);
  EXPECT_EQ(board->rows(0).indicators_size(), 0);
  EXPECT_FALSE(board->indicators_unavailable());
  Value("UPDATE delivery.indicator_link SET last_day = '2018-05-09' WHERE id <> 'old'");
  const auto without = Ask("");
  ABSL_ASSERT_OK(without);
  EXPECT_EQ(without->rows(0).indicators_size(), 0);
  EXPECT_THAT(verdicts().months(), IsEmpty());
}

TEST_F(BoardHandlerTest, AnIndicatorsServiceThatNeverAnswersFailsNothing) {
  const SilentListener silent;
  ASSERT_TRUE(silent.listening());
  client::Security plaintext;
  plaintext.plaintext = true;
  metrics::Registry metrics;
  const testing::CapturedLog log;
  const log::Logger logger = log.logger();
  IndicatorsVerdictReader reader(client::MakeChannel(silent.address(), plaintext),
                                 {.timeout = absl::Milliseconds(100), .max_calls = 8}, metrics,
                                 logger, Clock::System());
  v1::GetBoardRequest request;
  request.set_name(kBoard);
  const absl::Time deadline = absl::Now() + absl::Minutes(2);
  const auto board = Ask(reader, request, "viewer");
  EXPECT_LT(absl::Now(), deadline);
  ABSL_ASSERT_OK(board);
  EXPECT_EQ(board->rows_size(), 4);
  const v1::BoardIndicator& crime = board->rows(0).indicators(0);
  EXPECT_EQ(crime.indicator(), kCrime);
  EXPECT_TRUE(crime.unavailable());
  EXPECT_EQ(crime.unavailability(), v1::BoardIndicator::SERVICE_SLOW);
  EXPECT_EQ(crime.title(), "");
  EXPECT_EQ(crime.verdict(), "");
  EXPECT_TRUE(board->indicators_unavailable());
}

TEST_F(BoardHandlerTest, EachReasonOfAnAbsenceHasItsWord) {
  const auto why = [&](VerdictAbsence absence) {
    verdicts().Say("all-recorded-crime", absence);
    const auto board = Ask("");
    EXPECT_THAT(board, IsOk());
    return board.ok() ? board->rows(0).indicators(0).unavailability()
                      : v1::BoardIndicator::UNAVAILABILITY_UNSPECIFIED;
  };
  EXPECT_EQ(why(VerdictAbsence::kNotConfigured), v1::BoardIndicator::SERVICE_DOWN);
  EXPECT_EQ(why(VerdictAbsence::kUnreachable), v1::BoardIndicator::SERVICE_DOWN);
  EXPECT_EQ(why(VerdictAbsence::kBusy), v1::BoardIndicator::SERVICE_SLOW);
  EXPECT_EQ(why(VerdictAbsence::kTooSlow), v1::BoardIndicator::SERVICE_SLOW);
  EXPECT_EQ(why(VerdictAbsence::kRefused), v1::BoardIndicator::REFUSED);
  EXPECT_EQ(why(VerdictAbsence::kNoSuchRow), v1::BoardIndicator::NOT_FOUND);
  EXPECT_EQ(why(VerdictAbsence::kFailed), v1::BoardIndicator::FAILED);
}

TEST_F(BoardHandlerTest, ASensitivePlanIsUnknownToAViewer) {
  constexpr char kSecret[] = "forces/cambridgeshire/plans/secret/board";
  EXPECT_THAT(Ask("", kSecret), HasReason("PLAN_UNKNOWN"));
  for (const char* role : {"analyst", "publisher", "admin"}) {
    EXPECT_THAT(Ask("", kSecret, role), IsOk()) << role;
  }
  EXPECT_THAT(Ask("", "forces/cambridgeshire/plans/pcp"), HasReason("RESOURCE_NAME_INVALID"));
}

}  // namespace
}  // namespace copperplate::delivery

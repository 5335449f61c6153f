#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/governance/v1/bank_holiday_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

class BankHolidayServiceTest : public ServiceTest {
 protected:
  using Stub = v1::BankHolidayService::Stub;

  absl::StatusOr<v1::BankHoliday> Create(const std::string& day, const std::string& title,
                                         const Caller& caller = Analyst("essex")) {
    v1::CreateBankHolidayRequest request;
    request.set_parent("forces/essex");
    request.mutable_bank_holiday()->set_day(day);
    request.mutable_bank_holiday()->set_title(title);
    return Call(*holidays_, &Stub::CreateBankHoliday, request, caller);
  }
  absl::StatusOr<v1::BankHoliday> Get(const std::string& force, const std::string& id) {
    v1::GetBankHolidayRequest request;
    request.set_name("forces/" + force + "/bankHolidays/" + id);
    return Call(*holidays_, &Stub::GetBankHoliday, request, Viewer(force));
  }

  std::unique_ptr<Stub> holidays_ = v1::BankHolidayService::NewStub(channel());
};

TEST_F(BankHolidayServiceTest, EveryForceHasThoseOfEnglandFrom2015To2027) {
  // Eight a year, and those for a jubilee, a state funeral and a coronation.
  EXPECT_EQ(Value("SELECT string_agg(n::text, ' ' ORDER BY year) FROM (SELECT extract(year FROM "
                  "day) AS year, count(*) AS n FROM governance.bank_holiday WHERE force = 'essex' "
                  "GROUP BY 1) y"),
            "8 8 8 8 8 8 8 10 9 8 8 8 8");
  EXPECT_EQ(Value("SELECT count(DISTINCT (force, n)) FROM (SELECT force, count(*) AS n FROM "
                  "governance.bank_holiday GROUP BY force) f WHERE n = 107"),
            Value("SELECT count(*) FROM governance.force"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::BankHoliday read, Get("kent", "day-2018-05-07"));
  EXPECT_EQ(read.day(), "2018-05-07");
  EXPECT_EQ(read.title(), "Early May bank holiday");
}

TEST_F(BankHolidayServiceTest, OneIsAddedUnderItsDay) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::BankHoliday added,
                            Create("2028-05-01", "Early May bank holiday"));
  EXPECT_EQ(added.name(), "forces/essex/bankHolidays/day-2028-05-01");
  EXPECT_THAT(Get("kent", "day-2028-05-01"), HasReason("BANK_HOLIDAY_UNKNOWN"));
  EXPECT_THAT(Create("2028-05-01", "Again"), HasReason("BANK_HOLIDAY_EXISTS"));
  EXPECT_THAT(Create("2028-05-02", "Mine", Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(BankHolidayServiceTest, EveryFaultIsTold) {
  EXPECT_THAT(Create("2028-05-06", "A Saturday"), HasReason("NOT_A_WORKING_DAY"));
  EXPECT_THAT(
      FieldsTold(Create("2028-13-01", "")),
      ElementsAre("bank_holiday.day: must be a date written YYYY-MM-DD that exists, between 1900 "
                  "and 2199",
                  "bank_holiday.title: must be given"));
}

TEST_F(BankHolidayServiceTest, ATitleIsChangedAndADayIsNot) {
  v1::UpdateBankHolidayRequest update;
  update.mutable_bank_holiday()->set_name("forces/essex/bankHolidays/day-2018-05-07");
  update.mutable_bank_holiday()->set_title("May Day");
  update.mutable_update_mask()->add_paths("title");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::BankHoliday before, Get("essex", "day-2018-05-07"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::BankHoliday updated,
                            Call(*holidays_, &Stub::UpdateBankHoliday, update, Analyst("essex")));
  EXPECT_EQ(updated.title(), "May Day");
  EXPECT_NE(updated.etag(), before.etag());
  update.mutable_bank_holiday()->set_day("2018-05-08");
  update.mutable_update_mask()->add_paths("day");
  EXPECT_THAT(Call(*holidays_, &Stub::UpdateBankHoliday, update, Analyst("essex")),
              HasReason("FIELD_IMMUTABLE"));
  v1::DeleteBankHolidayRequest remove;
  remove.set_name("forces/essex/bankHolidays/day-2018-05-07");
  ABSL_ASSERT_OK(Call(*holidays_, &Stub::DeleteBankHoliday, remove, Analyst("essex")));
  EXPECT_THAT(Get("essex", "day-2018-05-07"), HasReason("BANK_HOLIDAY_UNKNOWN"));
}

TEST_F(BankHolidayServiceTest, TheyAreListedInOrderOfTheirDays) {
  v1::ListBankHolidaysRequest request;
  request.set_parent("forces/essex");
  request.set_page_size(9);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListBankHolidaysResponse first,
                            Call(*holidays_, &Stub::ListBankHolidays, request, Viewer("essex")));
  ASSERT_EQ(first.bank_holidays_size(), 9);
  EXPECT_EQ(first.bank_holidays(0).day(), "2015-01-01");
  EXPECT_EQ(first.bank_holidays(8).day(), "2016-01-01");
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListBankHolidaysResponse second,
                            Call(*holidays_, &Stub::ListBankHolidays, request, Viewer("essex")));
  EXPECT_EQ(second.bank_holidays(0).day(), "2016-03-25");
}

}  // namespace
}  // namespace copperplate::governance

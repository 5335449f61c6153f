#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/governance/v1/office_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {
namespace {

using testing::HasReason;
using testing::Told;

class OfficeServiceTest : public ServiceTest {
 protected:
  absl::StatusOr<v1::Office> Create(const v1::Office& office) {
    v1::CreateOfficeRequest request;
    request.set_parent("forces/essex");
    request.set_office_id("commissioner");
    *request.mutable_office() = office;
    return Call(*offices_, &v1::OfficeService::Stub::CreateOffice, request, Analyst("essex"));
  }
  absl::StatusOr<v1::Office> Get(const std::string& as_of) {
    v1::GetOfficeRequest request;
    request.set_name("forces/essex/offices/commissioner");
    request.set_as_of(as_of);
    return Call(*offices_, &v1::OfficeService::Stub::GetOffice, request, Viewer("essex"));
  }
  static v1::Office Commissioner() {
    v1::Office office;
    office.set_title("Police and Crime Commissioner");
    v1::Office::Tenure& first = *office.add_tenures();
    first.set_holder("Graham Bright");
    first.set_from_date("2012-11-22");
    first.set_to_date("2016-05-11");
    v1::Office::Tenure& second = *office.add_tenures();
    second.set_holder("Jason Ablewhite");
    second.set_from_date("2016-05-12");
    second.set_to_date("2019-11-12");
    return office;
  }

  std::unique_ptr<v1::OfficeService::Stub> offices_ = v1::OfficeService::NewStub(channel());
};

TEST_F(OfficeServiceTest, TheHolderIsThatOfTheDay) {
  ABSL_ASSERT_OK(Create(Commissioner()));
  EXPECT_THAT(Create(Commissioner()), HasReason("OFFICE_EXISTS"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Office then, Get("2018-05-10"));
  EXPECT_EQ(then.holder(), "Jason Ablewhite");
  EXPECT_EQ(then.tenures(0).holder(), "Graham Bright");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Office now, Get(""));
  EXPECT_EQ(now.holder(), "");
  EXPECT_THAT(Get("soon"), HasReason("DATE_MALFORMED"));
}

TEST_F(OfficeServiceTest, AnOfficeHasOneHolderOnADay) {
  v1::Office office = Commissioner();
  office.mutable_tenures(1)->set_from_date("2016-05-11");
  EXPECT_EQ(Told(Create(office)), "TENURE_OUT_OF_ORDER office.tenures[1].from_date");
}

TEST_F(OfficeServiceTest, OfficesAreListedWithWhoHeldThem) {
  ABSL_ASSERT_OK(Create(Commissioner()));
  v1::ListOfficesRequest request;
  request.set_parent("forces/essex");
  request.set_as_of("2013-01-01");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto listed,
      Call(*offices_, &v1::OfficeService::Stub::ListOffices, request, Viewer("essex")));
  ASSERT_EQ(listed.offices_size(), 1);
  EXPECT_EQ(listed.offices(0).holder(), "Graham Bright");
}

}  // namespace
}  // namespace copperplate::governance

// What volunteers declare for the equality duty, in few words.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/equality_service.grpc.pb.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {

using EqualityTableMessage = v1::VolunteerEqualityTable;

// Support volunteers who are ACTIVE from 2017 on; the force asks for `ethnicity`.
class EqualityTest : public ServiceTest {
 protected:
  using Stub = v1::EqualityService::Stub;

  void SetUp() override;

  absl::StatusOr<v1::EqualityCharacteristic> AddCharacteristic(
      const std::string& id, const std::vector<std::string>& values,
      const Caller& caller = Admin("essex"));
  absl::StatusOr<v1::EqualityBenchmark> AddBenchmark(const std::string& id,
                                                     const std::string& value,
                                                     const std::string& definition,
                                                     int year = 2011);
  // So many more volunteers `<prefix>-1` ...
  void AddPeople(const std::string& prefix, int64_t count);
  absl::Status Declare(const std::string& volunteer, const std::string& value,
                       const std::string& characteristic = "ethnicity",
                       const Caller& caller = Analyst("essex"));
  // People who declare each value, through the API.
  void Declare(const std::map<std::string, int64_t>& counts);
  absl::StatusOr<EqualityTableMessage> Table(const std::string& quarter_end = "2018-03-31",
                                             const Caller& caller = Viewer("essex"));
  // `40 73% 75%`: text, percent, share.
  static std::vector<std::string> Cells(const EqualityTableMessage& table);

  std::unique_ptr<Stub> equality_ = v1::EqualityService::NewStub(channel());
};

}  // namespace copperplate::volunteers

#include "services/governance/domain/decision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/governance/domain/test_decision.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::Told;
using ::testing::ElementsAre;

TEST(DecisionTest, IsWholeWithOrWithoutPublicInterest) {
  EXPECT_EQ(Told(Validate(TestDecision(true), false)), "");
  EXPECT_EQ(Told(Validate(TestDecision(false), false)), "");
  EXPECT_EQ(Told(Validate(TestDecision(std::nullopt), false)), "");
}

TEST(DecisionTest, PublicInterestHasABasisEitherWay) {
  for (const bool spi : {true, false}) {
    Decision decision = TestDecision(spi);
    decision.spi_basis = "";
    EXPECT_EQ(Told(Validate(decision, false)), "SPI_BASIS_REQUIRED spi_basis");
    decision = TestDecision(spi);
    decision.spi_determined_by = "";
    EXPECT_EQ(Told(Validate(decision, false)), "FIELD_REQUIRED spi_determined_by");
  }
  Decision decision = TestDecision(true);
  decision.spi.reset();
  EXPECT_EQ(Told(Validate(decision, false)), "SPI_NOT_DETERMINED spi_basis spi_determined_by");
}

TEST(DecisionTest, EveryFaultIsNamed) {
  Decision decision = TestDecision();
  decision.id = "2018";
  decision.reference = "";
  decision.title = std::string(501, 'a');
  decision.reasons = "\x01";
  decision.options = " ";
  decision.spi_basis = "";
  EXPECT_THAT(FieldsOf(Validate(decision, false)),
              ElementsAre("id", "reference", "title", "reasons", "options", "spi_basis"));
  EXPECT_EQ(Told(Validate(TestDecision(), true)), "REFERENCE_TAKEN reference");
}

}  // namespace
}  // namespace copperplate::governance

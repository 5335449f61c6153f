#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/reference_world.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

std::string CommentaryImage(const CommentaryRecord& record) { return record.commentary.id; }
std::string CommentaryReply(const CommentaryRecord& record) {
  return "reply " + std::to_string(record.header.version);
}

Commentary AboutCrime(std::string id) {
  Commentary commentary;
  commentary.id = std::move(id);
  commentary.indicator = "crime";
  commentary.area = kForce;
  commentary.month = kMonth;
  commentary.text =
      "Recorded crime rose.\n\tBy \xc2\xa3"
      "3 \"more\".";
  commentary.heading = "Recorded crime";
  commentary.sources = {"The force's own analysis", "a, \"b\" {c}"};
  commentary.author = "somebody";
  return commentary;
}

class CommentaryRepositoryTest : public ReferenceSuite {
 protected:
  void SetUp() override {
    const auto print = [](const auto&) { return std::string("{}"); };
    for (const char* id : {kForce, "fenland"}) {
      const auto decide = [&](const AreaTree&) -> absl::StatusOr<Area> {
        Area area;
        area.id = area.title = id;
        area.kind = AreaKind::kDistrict;
        area.valid_from = 1974 * 12;
        if (area.id == "fenland") area.valid_to = kMonth - 1;
        return area;
      };
      ABSL_ASSERT_OK(world().areas().Change(
          Context(kForce), {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
    }
    const auto indicator =
        [](const std::vector<IndicatorRecord>&) -> absl::StatusOr<IndicatorDefinition> {
      IndicatorDefinition definition;
      definition.id = definition.title = "crime";
      definition.theme = "victims";
      definition.unit = "count";
      definition.rule_profile = "board-2018";
      definition.valid_from = 1974 * 12;
      return definition;
    };
    ABSL_ASSERT_OK(world().indicators().Change(
        Context(kForce),
        {.mode = WriteMode::kWrite, .decide = indicator, .print = {print, print}}));
  }

  CommentaryRepository& commentaries() { return world().commentaries(); }

  absl::StatusOr<Changed<CommentaryRecord>> Put(const RequestContext& context,
                                                const Commentary& commentary, bool deleted = false,
                                                WriteMode mode = WriteMode::kWrite) {
    const auto decide =
        [&](const CommentaryRecord* present) -> absl::StatusOr<Decided<CommentaryRecord>> {
      return DecidedAfter(present, CommentaryRecord{commentary, {}}, deleted);
    };
    return commentaries().Change(context, {.id = commentary.id,
                                           .mode = mode,
                                           .decide = decide,
                                           .print = {CommentaryImage, CommentaryReply}});
  }
  CommentaryRecord MustPut(const Commentary& commentary, bool deleted = false) {
    const auto changed = Put(Context(kForce), commentary, deleted);
    EXPECT_THAT(changed, testing::IsOk());
    return changed.ok() ? std::get<CommentaryRecord>(*changed) : CommentaryRecord();
  }
  absl::StatusOr<CommentaryRecord> Get(const std::string& id, bool sensitive = false,
                                       std::optional<absl::Time> known_at = std::nullopt) {
    return commentaries().Get(Context(kForce), id, sensitive, known_at);
  }
  static CommentaryQuery All() {
    CommentaryQuery query;
    query.limit = 9;
    return query;
  }
  std::vector<std::string> Ids(const CommentaryQuery& query) {
    const auto page = commentaries().List(Context(kForce), query);
    EXPECT_THAT(page, testing::IsOk());
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const CommentaryRecord& record : page->rows) ids.push_back(record.commentary.id);
    if (page->more) ids.emplace_back("...");
    return ids;
  }
};

TEST_P(CommentaryRepositoryTest, ComesBackAsItWasPut) {
  const Commentary put = AboutCrime("one");
  const CommentaryRecord written = MustPut(put);
  EXPECT_EQ(written.header.uid.size(), 36u);
  EXPECT_EQ(written.header.create_time, written.header.update_time);
  ABSL_ASSERT_OK_AND_ASSIGN(const CommentaryRecord got, Get("one"));
  EXPECT_EQ(got.header.uid, written.header.uid);
  EXPECT_EQ(got.header.version, written.header.version);
  EXPECT_EQ(got.header.create_time, written.header.create_time);
  EXPECT_EQ(got.header.update_time, written.header.update_time);
  EXPECT_TRUE(SaysTheSame(got.commentary, put));
  EXPECT_EQ(got.commentary.area, kForce);
  EXPECT_EQ(got.commentary.month, kMonth);
  EXPECT_EQ(got.commentary.author, "somebody");
  EXPECT_EQ(got.commentary.state, CommentaryState::kDraft);
  EXPECT_EQ(world().EventCount("commentary.created"), 1);
  EXPECT_EQ(world().EventCount("commentary.read"), 0);
  EXPECT_THAT(Get("two"), HasReason("COMMENTARY_UNKNOWN"));
}

TEST_P(CommentaryRepositoryTest, AMoveIsToldByItsVerb) {
  const Commentary draft = AboutCrime("one");
  MustPut(draft);
  const auto agree =
      [&](const CommentaryRecord* present) -> absl::StatusOr<Decided<CommentaryRecord>> {
    return Updated(*present, CommentaryRecord{draft, {}}, "agreed");
  };
  ABSL_ASSERT_OK(
      commentaries().Change(Context(kForce), {.id = "one",
                                              .mode = WriteMode::kWrite,
                                              .decide = agree,
                                              .print = {CommentaryImage, CommentaryReply}}));
  EXPECT_EQ(world().EventCount("commentary.agreed"), 1);
  EXPECT_EQ(world().EventCount("commentary.updated"), 0);
}

TEST_P(CommentaryRepositoryTest, WhatWasSaidIsKnownAtItsTimeAlsoWhenItIsDeleted) {
  Commentary commentary = AboutCrime("one");
  const CommentaryRecord first = MustPut(commentary);
  commentary.text = "Recorded crime fell.";
  commentary.state = CommentaryState::kAgreed;
  const CommentaryRecord second = MustPut(commentary);
  EXPECT_EQ(second.header.uid, first.header.uid);
  EXPECT_EQ(second.header.create_time, first.header.create_time);
  commentary.state = CommentaryState::kDraft;
  const CommentaryRecord end = MustPut(commentary, /*deleted=*/true);
  EXPECT_EQ(world().EventCount("commentary.updated"), 1);
  EXPECT_EQ(world().EventCount("commentary.deleted"), 1);

  EXPECT_THAT(Get("one"), HasReason("COMMENTARY_UNKNOWN"));
  EXPECT_THAT(Get("one", false, end.header.update_time), HasReason("COMMENTARY_UNKNOWN"));
  EXPECT_EQ(Get("one", false, first.header.update_time)->commentary.state, CommentaryState::kDraft);
  EXPECT_EQ(Get("one", false, second.header.update_time)->commentary.text, "Recorded crime fell.");
  CommentaryQuery query = All();
  EXPECT_THAT(Ids(query), IsEmpty());
  query.known_at = second.header.update_time;
  EXPECT_THAT(Ids(query), ElementsAre("one"));
  // The id may be taken again, of another month.
  commentary.month = kMonth - 1;
  EXPECT_NE(MustPut(commentary).header.uid, first.header.uid);
  query.known_at = std::nullopt;
  query.month = kMonth;
  EXPECT_THAT(Ids(query), IsEmpty());
  query.month = kMonth - 1;
  EXPECT_THAT(Ids(query), ElementsAre("one"));
}

TEST_P(CommentaryRepositoryTest, AreListedByWhatTheyAreAbout) {
  MustPut(AboutCrime("crime"));
  Commentary theme = AboutCrime("theme");
  theme.subject = CommentarySubject::kTheme;
  theme.indicator = "";
  theme.theme = "victims";
  MustPut(theme);
  Commentary section = AboutCrime("summary");
  section.subject = CommentarySubject::kSection;
  section.indicator = "";
  section.month = kMonth - 1;
  section.state = CommentaryState::kAgreed;
  MustPut(section);
  Commentary area = AboutCrime("area");
  area.subject = CommentarySubject::kArea;
  area.indicator = "";
  area.area = "fenland";
  area.month = kMonth - 1;
  MustPut(area);

  EXPECT_THAT(Ids(All()), ElementsAre("area", "crime", "summary", "theme"));
  CommentaryQuery query = All();
  query.limit = 2;
  EXPECT_THAT(Ids(query), ElementsAre("area", "crime", "..."));
  query.after = "crime";
  EXPECT_THAT(Ids(query), ElementsAre("summary", "theme"));
  query = All();
  query.month = kMonth;
  EXPECT_THAT(Ids(query), ElementsAre("crime", "theme"));
  query.subject = CommentarySubject::kTheme;
  EXPECT_THAT(Ids(query), ElementsAre("theme"));
  query = All();
  query.indicator = "crime";
  EXPECT_THAT(Ids(query), ElementsAre("crime"));
  query = All();
  query.theme = "victims";
  EXPECT_THAT(Ids(query), ElementsAre("theme"));
  query = All();
  query.area = "fenland";
  EXPECT_THAT(Ids(query), ElementsAre("area"));
  query = All();
  query.state = CommentaryState::kAgreed;
  EXPECT_THAT(Ids(query), ElementsAre("summary"));
  EXPECT_THAT(commentaries().List(Context("narnia"), All()), HasReason("FORCE_UNKNOWN"));
}

TEST_P(CommentaryRepositoryTest, WhatIsSensitiveIsGivenToWhoMayReadItAndThatIsAnEvent) {
  Commentary sensitive = AboutCrime("secret");
  sensitive.marking = Marking::kOfficialSensitive;
  MustPut(sensitive);
  MustPut(AboutCrime("open"));
  EXPECT_THAT(Get("secret"), HasReason("COMMENTARY_UNKNOWN"));
  CommentaryQuery query = All();
  EXPECT_THAT(Ids(query), ElementsAre("open"));
  EXPECT_EQ(world().EventCount("commentary.read"), 0);
  EXPECT_EQ(Get("secret", true)->commentary.marking, Marking::kOfficialSensitive);
  EXPECT_EQ(world().EventCount("commentary.read"), 1);
  query.sensitive = true;
  EXPECT_THAT(Ids(query), ElementsAre("open", "secret"));
  EXPECT_EQ(world().EventCount("commentary.read"), 2);
  ABSL_ASSERT_OK(Put(Context(kForce), sensitive, false, WriteMode::kValidateOnly));
  EXPECT_EQ(world().EventCount("commentary.read"), 3);
  sensitive.marking = Marking::kOfficial;
  ABSL_ASSERT_OK(Put(Context(kForce), sensitive, false, WriteMode::kValidateOnly));
  EXPECT_EQ(world().EventCount("commentary.read"), 4);
  // Whose answer has nothing of it.
  ABSL_ASSERT_OK(Put(Context(kForce), sensitive, true, WriteMode::kValidateOnly));
  EXPECT_EQ(world().EventCount("commentary.read"), 4);
}

TEST_P(CommentaryRepositoryTest, WhatBecameSensitiveIsSoAtAllTimes) {
  Commentary commentary = AboutCrime("one");
  const absl::Time open = MustPut(commentary).header.update_time;
  commentary.marking = Marking::kOfficialSensitive;
  MustPut(commentary);
  EXPECT_THAT(Get("one", false, open), HasReason("COMMENTARY_UNKNOWN"));
  CommentaryQuery then = All();
  then.known_at = open;
  EXPECT_THAT(Ids(then), IsEmpty());
  EXPECT_EQ(world().EventCount("commentary.read"), 0);
  EXPECT_EQ(Get("one", true, open)->commentary.marking, Marking::kOfficial);
  EXPECT_EQ(world().EventCount("commentary.read"), 1);
  then.sensitive = true;
  EXPECT_THAT(Ids(then), ElementsAre("one"));
  EXPECT_EQ(world().EventCount("commentary.read"), 2);
  // And what was marked so stays so, though its newest version is not.
  const absl::Time sensitive = Get("one", true)->header.update_time;
  commentary.marking = Marking::kOfficial;
  MustPut(commentary);
  then.sensitive = false;
  EXPECT_THAT(Ids(then), ElementsAre("one"));
  EXPECT_THAT(Get("one", false, sensitive), HasReason("COMMENTARY_UNKNOWN"));
  // Another commentary of the id is another matter, and an end keeps the marking.
  commentary.marking = Marking::kOfficialSensitive;
  MustPut(commentary, /*deleted=*/true);
  EXPECT_THAT(Ids(then), IsEmpty());
  commentary.marking = Marking::kOfficial;
  const absl::Time another = MustPut(commentary).header.update_time;
  EXPECT_THAT(Get("one", false, another), testing::IsOk());
  EXPECT_THAT(Ids(then), IsEmpty());
}

TEST_P(CommentaryRepositoryTest, WhatANewOneNamesIsThere) {
  Commentary commentary = AboutCrime("one");
  commentary.indicator = "arson";
  commentary.area = "atlantis";
  absl::Status status = Put(Context(kForce), commentary).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("INDICATOR_UNKNOWN"));
  ASSERT_EQ(ErrorFields(status).size(), 2u);
  EXPECT_EQ(ErrorFields(status)[1].field, "area");
  commentary = AboutCrime("one");
  commentary.subject = CommentarySubject::kTheme;
  commentary.indicator = "";
  commentary.theme = "offenders";
  commentary.area = "fenland";
  status = Put(Context(kForce), commentary).status();
  EXPECT_THAT(status, HasReason("THEME_UNKNOWN"));
  ASSERT_EQ(ErrorFields(status).size(), 2u);
  EXPECT_EQ(ErrorFields(status)[0].description, "must be one of victims");
  EXPECT_EQ(ErrorFields(status)[1].description, "must be an area that is valid in the month");
  EXPECT_THAT(Put(Context("narnia"), commentary), HasReason("FORCE_UNKNOWN"));
}

TEST_P(CommentaryRepositoryTest, ARepeatIsAnsweredAsBefore) {
  const RequestContext request = Repeatable(kForce, "body");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto preview,
                            Put(request, AboutCrime("one"), false, WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<CommentaryRecord>(preview).header.version, 0);
  EXPECT_THAT(Get("one"), HasReason("COMMENTARY_UNKNOWN"));
  ABSL_ASSERT_OK(Put(request, AboutCrime("one")));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Put(request, AboutCrime("one")));
  EXPECT_EQ(std::get<FirstResult>(again).reply, "reply 4");
}

TEST_P(CommentaryRepositoryTest, APreviewOfWhatIsSensitiveLeavesItsRequestToBeAnswered) {
  const RequestContext request = Repeatable(kForce, "body");
  Commentary sensitive = AboutCrime("one");
  sensitive.marking = Marking::kOfficialSensitive;
  for (int i = 0; i < 2; ++i) {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto preview,
                              Put(request, sensitive, false, WriteMode::kValidateOnly));
    EXPECT_EQ(std::get<CommentaryRecord>(preview).commentary.text, sensitive.text);
  }
  EXPECT_EQ(world().EventCount("commentary.read"), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto written, Put(Repeatable(kForce, "another"), sensitive));
  EXPECT_EQ(std::get<CommentaryRecord>(written).header.version, 4);
}

INSTANTIATE_REFERENCE_SUITE(CommentaryRepositoryTest);

}  // namespace
}  // namespace copperplate::indicators

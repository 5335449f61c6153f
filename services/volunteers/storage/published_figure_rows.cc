#include "services/volunteers/storage/published_figure_rows.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {
namespace {

constexpr postgres::Statement kAddFigures{postgres::kWrite, "add_published_figures", R"(
    INSERT INTO published_figure (force, publication, place, kind, figure, indicator, amount,
                                  qualifier)
    SELECT $1, $2, place, kind, figure, indicator, amount, qualifier
    FROM unnest($3::smallint[], $4::smallint[], $5::text[], $6::text[], $7::smallint[])
         WITH ORDINALITY AS f (kind, figure, indicator, amount, qualifier, place)
    ON CONFLICT (force, publication, place) DO NOTHING)"};

std::string Array(absl::string_view column) {
  return absl::StrCat("ARRAY(SELECT f.", column,
                      " FROM published_figure f WHERE f.force = figure_publication.force AND "
                      "f.publication = figure_publication.id ORDER BY f.place)");
}

}  // namespace

std::vector<PublishedFigure> PublishedFigureColumns::Rows() && {
  std::vector<PublishedFigure> rows;
  for (size_t i = 0; i < kinds.size(); ++i) {
    rows.push_back({.kind = kinds[i],
                    .figure = figures[i],
                    .indicator = std::move(indicators[i]),
                    .amount = std::move(amounts[i]),
                    .qualifier = qualifiers[i]});
  }
  return rows;
}

std::string PublishedFigureArrays() {
  return absl::StrJoin(
      {Array("kind"), Array("figure"), Array("indicator"), Array("amount"), Array("qualifier")},
      ", ");
}

parts_postgres::TableColumns PartRows<FigurePublication>::Columns() {
  static const std::string* const kFigures = new std::string(PublishedFigureArrays());
  return {.table = "figure_publication",
          .above = {},
          .fields = {"month", "known_at", "change_reason", "state", "delivery", "attempts",
                     "last_error", "next_attempt_at", "delivered_at"},
          .read_with = *kFigures};
}

absl::StatusOr<PartRecord<FigurePublication>> PartRows<FigurePublication>::Read(
    const postgres::Row& row) {
  PublishedFigureColumns columns;
  ABSL_ASSIGN_OR_RETURN(Record record,
                        ReadWith(row, columns.kinds, columns.figures, columns.indicators,
                                 columns.amounts, columns.qualifiers));
  record.part.figures = std::move(columns).Rows();
  return record;
}

absl::Status PartRows<FigurePublication>::Write(postgres::Session& session, absl::string_view force,
                                                absl::string_view root, const Record& record) {
  ABSL_RETURN_IF_ERROR(PartTable::Write(session, force, root, record));
  PublishedFigureColumns columns;
  for (const PublishedFigure& figure : record.part.figures) {
    columns.kinds.push_back(figure.kind);
    columns.figures.push_back(figure.figure);
    columns.indicators.push_back(figure.indicator);
    columns.amounts.push_back(figure.amount);
    columns.qualifiers.push_back(figure.qualifier);
  }
  return session
      .Execute(kAddFigures, force, record.part.id, columns.kinds, columns.figures,
               columns.indicators, columns.amounts, columns.qualifiers)
      .status();
}

}  // namespace copperplate::volunteers

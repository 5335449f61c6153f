#include "services/indicators/storage/warning_rows.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/status/status_macros.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Statement;

const Statement kListBatchWarnings{postgres::kRead, "list_batch_warnings", R"(
    SELECT line, indicator, area, month, breakdown, kind, value, value_text, expected,
           expected_text, lower_limit, lower_text, upper_limit, upper_text, n, seasonal, sentence
    FROM batch_warning
    WHERE force = $1 AND batch = $2 AND ordinal > $3
    ORDER BY ordinal
    LIMIT $4)"};

namespace {

constexpr Statement kWriteBatchWarnings{postgres::kWrite, "write_batch_warnings", R"(
    INSERT INTO batch_warning
        (force, batch, ordinal, line, indicator, area, month, breakdown, kind, value, value_text,
         expected, expected_text, lower_limit, lower_text, upper_limit, upper_text, n, seasonal,
         sentence)
    SELECT $1, $2::integer, w.ordinal, w.line, w.indicator, w.area, w.month, w.breakdown, w.kind,
           w.value, w.value_text, w.expected, w.expected_text, w.lower_limit, w.lower_text,
           w.upper_limit, w.upper_text, w.n, w.seasonal, w.sentence
    FROM unnest($3::bigint[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::smallint[],
                $9::double precision[], $10::text[], $11::double precision[], $12::text[],
                $13::double precision[], $14::text[], $15::double precision[], $16::text[],
                $17::integer[], $18::boolean[], $19::text[])
         WITH ORDINALITY AS w (line, indicator, area, month, breakdown, kind, value, value_text,
                               expected, expected_text, lower_limit, lower_text, upper_limit,
                               upper_text, n, seasonal, sentence, ordinal))"};

// A column of numbers and one of their texts.
struct Numbers {
  std::vector<std::optional<double>> values;
  std::vector<std::string> texts;

  void Add(const std::optional<WarnedNumber>& number) {
    values.push_back(number.has_value() ? std::make_optional(number->value) : std::nullopt);
    texts.push_back(number.has_value() ? number->text : "");
  }
};

std::optional<WarnedNumber> NumberOf(std::optional<double> value, std::string text) {
  if (!value.has_value()) return std::nullopt;
  return WarnedNumber{*value, std::move(text)};
}

}  // namespace

absl::StatusOr<ImportWarning> ReadBatchWarning(const Row& row) {
  ImportWarning warning;
  int kind = 0;
  std::optional<double> lower, upper;
  std::string lower_text, upper_text;
  ABSL_RETURN_IF_ERROR(row.Read(warning.line, warning.indicator, warning.area, warning.month,
                                warning.breakdown, kind, warning.value.value, warning.value.text,
                                warning.expected.value, warning.expected.text, lower, lower_text,
                                upper, upper_text, warning.n, warning.seasonal, warning.sentence));
  warning.kind = static_cast<WarningKind>(kind);
  warning.lower = NumberOf(lower, std::move(lower_text));
  warning.upper = NumberOf(upper, std::move(upper_text));
  return warning;
}

absl::Status WriteBatchWarnings(postgres::Session& session, absl::string_view force, int32_t batch,
                                const std::vector<ImportWarning>& warnings) {
  if (warnings.empty()) return absl::OkStatus();
  std::vector<int64_t> lines;
  std::vector<std::string> indicators, areas, breakdowns, sentences;
  std::vector<int32_t> months;
  std::vector<int16_t> kinds;
  std::vector<int> counts;
  std::vector<std::string> seasonal;
  Numbers values, expected, lower, upper;
  for (const ImportWarning& warning : warnings) {
    lines.push_back(warning.line);
    indicators.push_back(warning.indicator);
    areas.push_back(warning.area);
    months.push_back(warning.month);
    breakdowns.push_back(warning.breakdown);
    kinds.push_back(static_cast<int16_t>(warning.kind));
    values.Add(warning.value);
    expected.Add(warning.expected);
    lower.Add(warning.lower);
    upper.Add(warning.upper);
    counts.push_back(warning.n);
    seasonal.emplace_back(warning.seasonal ? "t" : "f");
    sentences.push_back(warning.sentence);
  }
  return session
      .Execute(kWriteBatchWarnings, force, batch, lines, indicators, areas, months, breakdowns,
               kinds, values.values, values.texts, expected.values, expected.texts, lower.values,
               lower.texts, upper.values, upper.texts, counts, seasonal, sentences)
      .status();
}

}  // namespace copperplate::indicators

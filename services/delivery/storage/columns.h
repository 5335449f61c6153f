// Rows as columns, for a statement that writes all of them: `unnest($2::text[], $3::date[])`.
#pragma once

#include <type_traits>
#include <vector>

namespace copperplate::delivery {

// What `of` gives of every row.
template <class Row, class Of>
auto Column(const std::vector<Row>& rows, const Of& of) {
  std::vector<std::decay_t<decltype(of(rows.front()))>> column;
  column.reserve(rows.size());
  for (const Row& row : rows) column.push_back(of(row));
  return column;
}

// A field of every row.
template <class Row, class Field>
auto Column(const std::vector<Row>& rows, Field Row::*field) {
  return Column(rows, [field](const Row& row) { return row.*field; });
}

}  // namespace copperplate::delivery

// What nobody deletes until the transaction's end, where there is such a row.
#pragma once

#include "libs/postgres/statement.h"

namespace copperplate::governance {

inline constexpr postgres::Statement kKeepBody{
    postgres::kWrite, "keep_body",
    "SELECT id FROM body WHERE force = $1 AND id = $2 FOR KEY SHARE"};
inline constexpr postgres::Statement kKeepOffice{
    postgres::kWrite, "keep_office",
    "SELECT id FROM office WHERE force = $1 AND id = $2 FOR KEY SHARE"};

}  // namespace copperplate::governance

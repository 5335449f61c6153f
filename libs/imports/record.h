// What every import's CSV has in common: a header, and records that may be no CSV.
#pragma once

#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/imports/row_faults.h"

namespace copperplate::imports {

// Takes the first record, which names the columns. False, and the faults added, where no row can be
// read under it.
bool ReadHeader(const csv::Record& record, csv::Header& header, RowFaults& faults);

// Whether a record behind the header has its fields; adds what is wrong with it.
bool HasFields(const csv::Record& record, const csv::Header& header, RowFaults& faults);

}  // namespace copperplate::imports

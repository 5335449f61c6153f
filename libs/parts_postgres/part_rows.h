// What a service says of its parts and roots on PostgreSQL: two templates of its own, whose
// specialisations have what stands here, all static.
//
//   template <class Part>
//   struct PartRows;                        // the rows of a kind of part; one table's: PartTable
//
//   Find(session, force, path, sensitive)   the row of one, or none
//   List(session, force, query)             those of a list, with change_postgres::RowsToAsk()
//   Delete(session, force, path)            of the kinds that can be deleted
//   Read(row)                               a row of any of these
//   Write(session, force, root, record)     a new row, or a new version of one
//   RecordRead(...)                         where a kind has it: as that of its root, instead of it
//
//   template <class Root>
//   struct RootRows;                        // what the parts lie below
//
//   Lock(transaction, force, path)          until the transaction's end nothing else changes what
//                                           the root holds. What the root says where it is not
//                                           there
//   ReadContent(transaction, force, path)   of the root that is locked; or ReadContentFor<Part>(),
//                                           where the rules of one kind look at less than others'
//   Stamp(transaction, force, path)         counts a change that is now written, under the lock
//   CheckKnown(session, force, root, sensitive)
//                                           what the root says where it is not there, or may not be
//                                           read
//   RecordRead(parts, context, root, rows, shown)
//                                           that the first `shown` of these rows of parts were
//                                           read, where the root is sensitive; once the connection
//                                           that read them is given back
//   Settle(transaction, force, path)        writes what follows of a change, once that is written;
//                                           or with the change itself, `Decided<PartRecord<Part>>`,
//                                           where it asks what of which kind has changed
//
// `sensitive`: whether what is marked OFFICIAL_SENSITIVE may be read; `root`: the root's id, empty
// where it has none; `path`: the part's.

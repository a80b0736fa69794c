#pragma once

#include "core/access/directory.h"
#include "core/tickets/filter_text.h"

namespace homeport {

/// The names that typed filters use, as far as the actor may see them; each list is read when it is
/// first asked for. Lives within one read.
class FilterNames
{
public:
    FilterNames(Database& database, const Actor& actor) : m_database(database), m_actor(actor) {}

    /// Rows that are called so as a whole, else those whose last part is, else those with words
    /// that begin so, accents aside.
    FilterLookUp lookUp();
    /// Rows with words that begin so, in the order of their names; all where nothing is begun.
    QList<Choice> beginningWith(const char* table, const QString& begun, int most);
    /// The shortest name by which lookUp() finds that row alone; empty: there is none.
    FilterNaming naming();
    /// Whether all lists could be read.
    Result<> status() const { return m_status; }

private:
    const QList<Choice>& choices(const char* table);
    Result<QList<Choice>> read(QLatin1StringView table);

    Database& m_database;
    const Actor& m_actor;
    QHash<QString, QList<Choice>> m_choices; ///< by table
    Result<> m_status;
};

} // namespace homeport

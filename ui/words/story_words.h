#pragma once

#include "core/tickets/history.h"

#include <QCoreApplication>

namespace homeport {

/// The history of a ticket told as sentences. Needs no window, so that the command line tells the
/// same story.
class StoryWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::StoryWords)

public:
    /// One thing an act changed. An empty value: there was nothing, or nothing is left.
    struct Line
    {
        QString label, before, after;
        bool isInitial = false; ///< there was no before
    };

    /// Who did it; the desk itself has a name too.
    static QString who(const HistoryItem& item);
    /// What they did, after the name: "put the ticket on hold".
    static QString did(const HistoryItem& item);
    /// What a command on a ticket does; empty: nobody has words for it.
    static QString deed(const QString& command);
    /// A file, a tag, a person, a task by its name; a link as "INC-2 blocked by INC-1".
    static QString subject(const HistorySubject& subject);
    /// "45 min", "1 h 30 min"
    static QString duration(int minutes);
    /// What it changed, without what did() says already.
    static QList<Line> lines(const HistoryItem& item);
    /// The lines in one: "Status In progress → Resolved · Team Network". Long values are cut, and
    /// beyond `most` lines only how many more there are is said; empty where there is none.
    static QString changes(const HistoryItem& item, int most);
    /// Who wrote it down, and what an import read.
    static QStringList notes(const HistoryItem& item);
    /// A value in words; empty for nothing. Moments are local time.
    static QString value(const HistoryEdit& edit, const Value& value, const QString& shown);

private:
    static QString act(const HistoryItem& item);
    static QString subjects(const HistoryItem& item);
};

} // namespace homeport

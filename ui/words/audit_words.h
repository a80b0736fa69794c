#pragma once

#include "core/audit/audit_trail.h"
#include "core/exchange/verify.h"

#include <QCoreApplication>

namespace homeport {

/// What the lines of the audit trail say.
class AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::AuditWords)

public:
    static QString who(const AuditLine& line);
    /// After a name: "signed in", "assigned the ticket".
    static QString act(const AuditLine& line);
    /// What an act does by its command, after a name; empty: nobody has words for it.
    static QString deed(const QString& command);
    static QString record(const AuditLine& line);
    /// All changed fields in one line: "Status: new → assigned; Team: – → Network".
    static QString changes(const AuditLine& line);
    /// Kinds of records, by the registry's name of their table.
    static QString recordKind(const QString& table);
    /// Of which records one can ask for the acts alone.
    static QStringList recordKinds();
    static QString of(AuditKind kind);
    /// What a check of the journal found.
    static QString of(const VerifyOutcome& outcome);
};

} // namespace homeport

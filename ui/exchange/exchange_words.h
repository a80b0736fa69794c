#pragma once

#include "core/exchange/import_job.h"

#include <QCoreApplication>

namespace homeport {

/// What the parts of an import are called for people.
class ExchangeWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::ExchangeWords)

public:
    static QString of(ImportField field);
    static QString of(ImportedRow::Kind kind);
    static QString of(ImportJobStatus status);
    /// What became of an earlier import, or becomes of it now.
    static QString stateOf(const ImportJobRow& job);
    static QString of(TextEncoding encoding);
    static QString preset(const QString& name);
    /// Why a row was refused, in one sentence.
    static QString reason(const LogReject& reject);
    /// What a row changes, in one line.
    static QString edits(const ImportedRow& row);
    /// What became of an import that was taken back.
    static QString of(const ImportUndo& undone);
    /// The same of one that was ended half way, and how it goes on.
    static QString ofPart(const ImportUndo& undone);
    /// What an import did, or would do, and how rows that were refused come in.
    static QString summary(const ImportOutcome& outcome, bool isRehearsal);
    /// Why an import stopped half way, what of it is kept, and how it goes on.
    static QString stopped(const Error& error, const ImportOutcome& kept);

private:
    static QString ofStop(const Error& error);
};

} // namespace homeport

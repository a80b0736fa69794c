#include "ui/words/error_words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QString ErrorWords::of(const Error& error)
{
    for (const auto& said : {ofPlace(error), ofImport(error), ofEntry(error)}) {
        if (!said.isEmpty())
            return said;
    }
    return {};
}

/// The file or the server where a desk is, or should be.
QString ErrorWords::ofPlace(const Error& error)
{
    if (error.code == "NO_FILE"_L1)
        return tr("There is no desk at that place. Look at the path, or make a new desk there.");
    if (error.code == "NO_DATABASE"_L1)
        return tr("The server has no database of that name. Have it made, or mend the address.");
    if (error.code == "SERVER_SIGN_IN"_L1)
        return tr("The database server refuses the name or the password it was given. Mend the "
                  "address, or PostgreSQL's password file (~/.pgpass).");
    if (error.code == "SERVER_BUSY"_L1)
        return tr("The database server takes no more connections now. Try again in a moment, or "
                  "have it take more.");
    if (error.code == "SERVER_TOO_OLD"_L1)
        return tr("The database server is older than PostgreSQL 15. Have it brought up to date, or "
                  "take another one.");
    if (error.code == "BAD_ADDRESS"_L1)
        return tr("That address cannot be read. It should look like postgresql://user@host/name.");
    if (error.code == "PASSWORD_IN_ADDRESS"_L1)
        return tr("The address must not hold a password. Put it into PostgreSQL's password file "
                  "(~/.pgpass).");
    if (error.code == "SETTING_REFUSED"_L1)
        return tr("The database does not take a setting that Homeport needs (%1), so it is not "
                  "worked on.")
            .arg(error.subject);
    if (error.code == "UPGRADE_FAILED"_L1)
        return tr("The desk could not be brought forward. It stands whole at the version before.");
    if (error.code == "OTHERS_CONNECTED"_L1)
        return tr("Other programs work on this desk. End them, then try again; nothing was "
                  "changed.");
    if (error.code == "COPY_DENIED"_L1)
        return tr("The database server does not allow the copy that is made before a desk is "
                  "brought forward. Whoever looks after the server can grant it; nothing was "
                  "changed.");
    if (error.code == "COPY_NO_ROOM"_L1)
        return tr("The server's disk has no room for the copy that is made before a desk is "
                  "brought forward. Have room made; nothing was changed.");
    if (error.code == "COPY_DIFFERS"_L1)
        return tr("The copy that is made before a desk is brought forward does not hold what the "
                  "desk holds. Have the server looked at; nothing was changed.");
    if (error.code == "COPY_IN_USE"_L1)
        return tr("Something on the database server was built upon the copy that an earlier "
                  "upgrade left (%1), which has to make room for a new one. Whoever looks after "
                  "the server can take it away; nothing was changed.")
            .arg(error.subject);
    if (error.code == "NOT_EMPTY"_L1)
        return tr("There are tickets in this desk already, so no examples were put into it.");
    // Homeport's own refusals have a code.
    if (error.kind == Error::Kind::Denied && error.code.isEmpty())
        return tr("The database server does not allow that to the name it is opened with. Whoever "
                  "looks after the server can grant it.");
    if (error.code == "CHAIN_BROKEN"_L1)
        return tr("The journal of this desk does not fit together any more. Restore the latest "
                  "backup.");
    return {};
}

/// A file that is read, and what stands in it.
QString ErrorWords::ofImport(const Error& error)
{
    if (error.code == "HEADER_MISSING"_L1)
        return tr("The file has no headings of the kind that is read here. Take another preset or "
                  "another file.");
    if (error.code == "COLUMN_UNKNOWN"_L1)
        return tr("The file lacks columns that are needed: %1.")
            .arg(error.subject == "header"_L1 ? error.detail : error.subject);
    if (error.code == "ENCODING"_L1)
        return tr("The text cannot be read in that encoding. Choose another one.");
    if (error.code == "VALUE_INVALID"_L1)
        return tr("A value cannot be read: %1. Look at it in the file, or at how it is read.")
            .arg(error.subject);
    if (error.code == "PRESET_NAME"_L1)
        return tr("No preset can have that name: it is shipped with Homeport, or longer than 60 "
                  "characters. Choose another one.");
    if (error.code == "LOOKUP_FAILED"_L1)
        return tr("Nothing of the name %1 is known here.").arg(error.detail);
    if (error.code == "LOOKUP_AMBIGUOUS"_L1)
        return tr("Several have the name %1. Give one of them another name first.")
            .arg(error.detail);
    if (error.code == "NUMBER_LEASED"_L1)
        return tr("That number is kept for another device, which gives it to new tickets.");
    if (error.code == "TICKET_DELETED"_L1)
        return tr("That ticket was deleted here. Whoever may delete it can bring it back.");
    if (error.code == "IMPORT_AT_WORK"_L1)
        return tr("That import is still under way. Cancel it or wait until it is done, then undo "
                  "it.");
    if (error.code == "IMPORT_ENDED"_L1)
        return tr("The import was taken back or ended by somebody else meanwhile, so it stopped.");
    if (error.code == "LIMIT"_L1)
        return tr("That is larger than can be taken. Divide it into several parts.");
    return {};
}

/// What was entered, and what stands against saving it.
QString ErrorWords::ofEntry(const Error& error)
{
    if (error.code == "REQUIRED"_L1)
        return tr("Something that is needed was left empty. Please fill it in.");
    if (error.code == "TOO_LONG"_L1)
        return tr("One of the texts is too long. Please shorten it.");
    if (error.code == "FORMAT"_L1 || error.code == "VALIDATION_FAILED"_L1)
        return tr("Something does not have the form that is needed there. Please enter it again.");
    if (error.code == "SETTING_UNKNOWN"_L1)
        return tr("There is no setting of that name that can be edited.");
    if (error.code == "ZONE_UNKNOWN"_L1)
        return tr("There is no time zone of that name. One is Europe/Oslo, another is UTC.");
    if (error.code == "CALENDAR_EMPTY"_L1)
        return tr("That calendar would never open. Give it working hours.");
    if (error.code == "IDEMPOTENCY_MISMATCH"_L1)
        return tr("It was saved at an earlier try, as it was then. Look at it before you send it "
                  "anew.");
    if (error.code == "40001"_L1 || error.code == "40P01"_L1)
        return tr("Others saved the same at the same moment. This was not saved; try again.");
    if (error.code == "NO_UNIT"_L1)
        return tr("Homeport tried to write past its journal, which the database refused. What was "
                  "saved before is kept; please report it.");
    if (error.code == "FOREIGN_SPACE"_L1)
        return tr("An entry of another organization's journal was not taken in.");
    return {};
}

} // namespace homeport

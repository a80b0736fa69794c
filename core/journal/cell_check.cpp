#include "core/journal/cell_check.h"

#include "core/journal/field_clock.h"

#include <QDate>
#include <QJsonDocument>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Error invalidCell(const TableMeta& table, const FieldMeta& field, const QString& code)
{
    return {Error::Kind::Invalid,
        u"%1.%2"_s.arg(QLatin1StringView(table.name), QLatin1StringView(field.name)), {}, code};
}

namespace {

Value::Kind kindOf(FieldType type)
{
    switch (type) {
    case FieldType::Uuid: return Value::Kind::Uuid;
    case FieldType::Text:
    case FieldType::Key:
    case FieldType::Date:
    case FieldType::Json: return Value::Kind::Text;
    case FieldType::Integer:
    case FieldType::Moment: return Value::Kind::Integer;
    case FieldType::Boolean: return Value::Kind::Boolean;
    case FieldType::Blob: return Value::Kind::Blob;
    }
    return Value::Kind::Null;
}

bool isWellFormed(const FieldMeta& field, const QString& text)
{
    switch (field.type) {
    case FieldType::Key:
        return std::any_of(field.keys.begin(), field.keys.end(),
            [&](const char* key) { return text == QLatin1StringView(key); });
    case FieldType::Date:
        return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
    case FieldType::Json: // in brackets, as a bare number is JSON too
        return !QJsonDocument::fromJson('[' + text.toUtf8() + ']').isNull();
    default: return true;
    }
}

Result<> checkCell(const TableMeta& table, const CellEdit& edit)
{
    if (edit.field == FieldClock::deletedAt) {
        if (edit.value.isNull() || edit.value.kind() == Value::Kind::Integer)
            return {};
        return Error{Error::Kind::Invalid, QString::fromLatin1(table.name), {}, u"FORMAT"_s};
    }
    const int at = table.position(edit.field);
    if (at < 0)
        return Error{Error::Kind::Invalid, QString::fromLatin1(table.name),
            QString::number(edit.field), u"SCHEMA_TOO_NEW"_s};
    const auto& field = table.fields[size_t(at)];
    if (edit.value.isNull())
        return field.isNullable ? Result<>() : invalidCell(table, field, u"REQUIRED"_s);
    // Older programs told of fields that are computed by now; the fold passes over them.
    if (field.merge == Merge::Local || edit.value.kind() != kindOf(field.type))
        return invalidCell(table, field, u"FORMAT"_s);
    if (edit.value.kind() != Value::Kind::Text)
        return {};
    // What another Unicode version composes otherwise is folded as it is: all replicas must agree.
    if (auto text = checkedText(table, field, edit.value.text()); !text)
        return text.error();
    return isWellFormed(field, edit.value.text()) ? Result<>()
                                                  : invalidCell(table, field, u"FORMAT"_s);
}

} // namespace

/// Text is stored in NFC, without NUL and lone surrogates, within its length (SEC-53).
Result<Value> checkedText(const TableMeta& table, const FieldMeta& field, const QString& text)
{
    bool isAscii = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (c.isNull())
            return invalidCell(table, field, u"FORMAT"_s);
        if (c.unicode() > 0x7f)
            isAscii = false;
        if (c.isHighSurrogate() && (i + 1 >= text.size() || !text[i + 1].isLowSurrogate()))
            return invalidCell(table, field, u"FORMAT"_s);
        if (c.isLowSurrogate() && (i == 0 || !text[i - 1].isHighSurrogate()))
            return invalidCell(table, field, u"FORMAT"_s);
    }
    const auto stored = isAscii ? text : text.normalized(QString::NormalizationForm_C);
    if (field.maxLength > 0 && stored.size() > field.maxLength) {
        qsizetype points = stored.size();
        for (const auto c : stored)
            points -= c.isLowSurrogate() ? 1 : 0;
        if (points > field.maxLength)
            return invalidCell(table, field, u"TOO_LONG"_s);
    }
    return Value(stored);
}

Result<> checkEntry(const Entry& entry, const QUuid& space)
{
    const auto refused = [](const char* what, const QString& code) {
        return Error{Error::Kind::Invalid, u"entry"_s, QString::fromLatin1(what), code};
    };
    if (!space.isNull() && entry.space != space)
        return refused("space", u"FOREIGN_SPACE"_s);
    if (entry.device.isNull() || entry.number < 1)
        return refused("number", u"FORMAT"_s);
    if (entry.stamp > quint64(std::numeric_limits<qint64>::max()))
        return refused("stamp", u"FORMAT"_s);
    if (entry.command.contains(QChar(u'\0')) || entry.reason.contains(QChar(u'\0')))
        return refused("text", u"FORMAT"_s);
    for (const auto& edit : entry.edits) {
        const auto* table = tableById(edit.table);
        if (!table || !table->isSynced())
            return refused("table", u"SCHEMA_TOO_NEW"_s);
        if (edit.row.isNull())
            return refused("row", u"FORMAT"_s);
        if (edit.isCreation())
            continue;
        if (auto fine = checkCell(*table, edit); !fine)
            return fine;
    }
    return {};
}

} // namespace homeport

#include "core/exchange/import_mapping.h"

#include "core/base/disk.h"
#include "core/exchange/csv_reader.h"
#include "core/exchange/instant_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Of the file: what a person looks at need not hold more.
constexpr qint64 mostSampleBytes = 4 << 20;

const QJsonObject& shipped()
{
    static const QJsonObject words = [] {
        QFile file(u":/seed/import.json"_s);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        return isOpen ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return words;
}

QJsonObject toObject(const QMap<QString, QString>& map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QMap<QString, QString> toMap(const QJsonObject& object)
{
    QMap<QString, QString> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value().toString());
    return map;
}

bool isInstant(ImportField field)
{
    return field == ImportField::CreatedAt || field == ImportField::ResolvedAt
        || field == ImportField::ClosedAt;
}

/// The field that a header name stands for, and how far down the list of its names: the first name
/// is the best.
std::optional<std::pair<ImportField, qsizetype>> fieldNamed(const QString& column)
{
    const auto name = column.simplified().toLower();
    const auto headers = shipped()["headers"_L1].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        const auto names = it.value().toArray();
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (names[i].toString() == name)
                return std::pair(*fromKey<ImportField>(it.key()), i);
        }
    }
    return std::nullopt;
}

} // namespace

bool ImportMapping::has(ImportField field) const
{
    return std::any_of(columns.begin(), columns.end(),
        [field](const ColumnMapping& column) { return column.field == field; });
}

QByteArray ImportMapping::toJson() const
{
    QJsonArray list;
    for (const auto& column : columns) {
        QJsonObject object{{u"column"_s, column.column}, {u"field"_s, keyOf(column.field)}};
        if (!column.format.isEmpty())
            object.insert(u"format"_s, column.format);
        list.append(object);
    }
    QJsonObject lists;
    for (auto it = values.begin(); it != values.end(); ++it)
        lists.insert(it.key(), toObject(it.value()));
    return QJsonDocument(
        QJsonObject{{u"name"_s, name}, {u"columns"_s, list}, {u"values"_s, lists},
            {u"defaults"_s, toObject(defaults)}, {u"creates_missing"_s, createsMissing},
            {u"neutralised"_s, isNeutralised}})
        .toJson(QJsonDocument::Compact);
}

Result<ImportMapping> ImportMapping::fromJson(const QByteArray& json)
{
    const auto invalid = [](const QString& detail) {
        return Error{Error::Kind::Invalid, u"mapping"_s, detail, u"VALUE_INVALID"_s};
    };
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json, &parsing);
    if (!document.isObject())
        return invalid(parsing.errorString());
    const auto object = document.object();
    ImportMapping mapping;
    mapping.name = object["name"_L1].toString();
    const auto list = object["columns"_L1].toArray();
    for (const auto& item : list) {
        const auto column = item.toObject();
        const auto field = fromKey<ImportField>(column["field"_L1].toString());
        if (!field)
            return invalid(column["field"_L1].toString());
        mapping.columns.push_back(
            {column["column"_L1].toString(), *field, column["format"_L1].toString()});
    }
    const auto lists = object["values"_L1].toObject();
    for (auto it = lists.begin(); it != lists.end(); ++it)
        mapping.values.insert(it.key(), toMap(it.value().toObject()));
    mapping.defaults = toMap(object["defaults"_L1].toObject());
    mapping.createsMissing = object["creates_missing"_L1].toBool(true);
    mapping.isNeutralised = object["neutralised"_L1].toBool(false);
    return mapping;
}

Result<CsvSample> sampleOf(
    Disk& disk, const QString& path, const std::optional<CsvFormat>& format, int rows)
{
    auto file = disk.read(path);
    if (!file)
        return file.error();
    CsvSample sample;
    if (format) {
        sample.format = *format;
    } else {
        auto detected = detectCsvFormat(**file);
        if (!detected)
            return detected.error();
        sample.format = *detected;
    }
    CsvReader reader(**file, sample.format);
    auto header = reader.header();
    if (!header)
        return header.error();
    sample.header = *header;
    while (sample.rows.size() < rows && reader.bytesRead() < mostSampleBytes) {
        const auto record = reader.next();
        if (!record)
            break;
        if (!record->fault)
            sample.rows.push_back(record->fields);
    }
    if (auto read = reader.status(); !read)
        return read.error();
    return sample;
}

ImportMapping guessedMapping(const CsvSample& sample)
{
    ImportMapping mapping;
    QMap<ImportField, std::pair<qsizetype, qsizetype>> best; // field → rank of its name, column
    for (qsizetype i = 0; i < sample.header.size(); ++i) {
        mapping.columns.push_back({sample.header[i]});
        const auto named = fieldNamed(sample.header[i]);
        if (!named)
            continue;
        const auto known = best.constFind(named->first);
        if (known == best.constEnd() || named->second < known->first)
            best.insert(named->first, {named->second, i});
    }
    mapping.isNeutralised =
        sample.header.contains(u"requester_login"_s) && sample.header.contains(u"assignee_login"_s);
    for (auto it = best.constBegin(); it != best.constEnd(); ++it) {
        auto& column = mapping.columns[it->second];
        column.field = it.key();
        if (!isInstant(column.field))
            continue;
        if (mapping.isNeutralised) { // our own export, also where a column is empty at first
            column.format = u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s;
            continue;
        }
        QStringList samples;
        for (const auto& row : sample.rows)
            samples << row.value(it->second).simplified();
        if (auto found = detectInstantPattern(samples))
            column.format = found->pattern.text();
    }
    return mapping;
}

QString knownValue(const QString& list, const QString& value)
{
    return shipped()["values"_L1][list].toObject().value(value.simplified().toLower()).toString();
}

} // namespace homeport

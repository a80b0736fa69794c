#include "core/db/postgres_database.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Statements that are kept prepared; an UPDATE has a text of its own for each set of cells.
constexpr qsizetype mostStatements = 300;

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

/// The identifiers and key words of a statement, what stands in quotes included.
QSet<QByteArray> wordsOf(QByteArrayView text)
{
    QSet<QByteArray> out;
    for (qsizetype i = 0; i < text.size();) {
        if (!isNameStart(text[i])) {
            ++i;
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && isNamePart(text[end]))
            ++end;
        out.insert(text.sliced(i, end - i).toByteArray());
        i = end;
    }
    return out;
}

} // namespace

/// Turns :name into $n, and lists the names.
QByteArray PostgresDatabase::numbered(QByteArrayView text, QList<QByteArray>& names)
{
    QByteArray out;
    out.reserve(text.size());
    const qsizetype size = text.size();
    qsizetype i = 0;
    const auto copyTo = [&](qsizetype end) {
        out.append(text.data() + i, end - i);
        i = end;
    };
    while (i < size) {
        const char c = text[i];
        if (c == '\'' || c == '"') {
            // A doubled quote reads as two strings side by side, which comes to the same here.
            const qsizetype end = text.indexOf(c, i + 1);
            copyTo(end < 0 ? size : end + 1);
        } else if (c == '-' && i + 1 < size && text[i + 1] == '-') {
            const qsizetype end = text.indexOf('\n', i);
            copyTo(end < 0 ? size : end);
        } else if (c == ':' && i + 1 < size && text[i + 1] == ':') {
            copyTo(i + 2);
        } else if (c == ':' && i + 1 < size && isNameStart(text[i + 1])) {
            qsizetype end = i + 2;
            while (end < size && isNamePart(text[end]))
                ++end;
            const QByteArray name = text.sliced(i + 1, end - i - 1).toByteArray();
            qsizetype at = names.indexOf(name);
            if (at < 0) {
                at = names.size();
                names.append(name);
            }
            out += '$' + QByteArray::number(at + 1);
            i = end;
        } else {
            copyTo(i + 1);
        }
    }
    return out;
}

Result<PostgresDatabase::Prepared> PostgresDatabase::prepared(const Sql& sql)
{
    const auto text = QByteArray::fromRawData(sql.text, qsizetype(qstrlen(sql.text)));
    if (const auto found = m_prepared.find(text); found != m_prepared.end()) {
        found->lastUse = ++m_uses;
        return *found;
    }
    if (m_prepared.size() >= mostStatements)
        dropOldest();
    Prepared made{"hp" + QByteArray::number(++m_preparedCount), {}, ++m_uses};
    const auto numberedText = numbered(text, made.placeholders);
    const Answer answer(
        PQprepare(m_connection, made.name.constData(), numberedText.constData(), 0, nullptr));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
        return errorOf(answer.get(), sql.name);
    made.words = wordsOf(text);
    made.writes = made.words.contains("INSERT") || made.words.contains("UPDATE")
        || made.words.contains("DELETE");
    m_prepared.insert(QByteArray(sql.text), made);
    return made;
}

Result<PostgresDatabase::Parameters> PostgresDatabase::bound(
    const QList<QByteArray>& placeholders, const Sql& sql, const Bindings& bindings)
{
    const auto count = size_t(placeholders.size());
    Parameters out{std::vector<QByteArray>(count), std::vector<const char*>(count, nullptr),
        std::vector<int>(count, 0), std::vector<int>(count, 0)};
    auto& [held, values, lengths, formats] = out;
    for (const auto& [name, value] : bindings) {
        const auto at = placeholders.indexOf(QByteArrayView(name));
        if (at < 0 || value.isNull())
            continue;
        const auto i = size_t(at);
        switch (value.kind()) {
        case Value::Kind::Null: break;
        case Value::Kind::Boolean: held[i] = value.boolean() ? "true" : "false"; break;
        case Value::Kind::Integer: held[i] = QByteArray::number(value.integer()); break;
        case Value::Kind::Text: {
            const auto text = value.text();
            if (text.contains(QChar(u'\0'))) {
                return Error{Error::Kind::Invalid, QString::fromLatin1(sql.name),
                    u"NUL in %1"_s.arg(QLatin1StringView(name)), u"VALIDATION_ERROR"_s};
            }
            held[i] = text.toUtf8();
            break;
        }
        case Value::Kind::Blob:
            held[i] = value.blob();
            formats[i] = 1;
            break;
        case Value::Kind::Uuid:
            held[i] = value.uuid().toRfc4122();
            formats[i] = 1;
            break;
        }
        values[i] = held[i].constData(); // never nullptr, which would be NULL
        lengths[i] = int(held[i].size());
    }
    return out;
}

/// Makes room for one more, at the cost of the one that was not needed for longest.
void PostgresDatabase::dropOldest()
{
    const auto oldest = std::min_element(m_prepared.begin(), m_prepared.end(),
        [](const Prepared& a, const Prepared& b) { return a.lastUse < b.lastUse; });
    Answer(PQexec(m_connection, ("DEALLOCATE " + oldest->name).constData()));
    m_prepared.erase(oldest);
}

} // namespace homeport

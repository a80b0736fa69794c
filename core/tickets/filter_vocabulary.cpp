#include "core/tickets/filter_vocabulary.h"

#include "core/tickets/filter_fields.h"
#include "core/tickets/folded_name.h"

namespace homeport {

void FilterVocabulary::Words::add(const QString& meaning, const QString& words)
{
    for (const auto& word : words.split(u',', Qt::SkipEmptyParts)) {
        meant.insert(foldedName(word), meaning);
        if (!written.contains(meaning))
            written.insert(meaning, word.trimmed());
    }
}

void FilterVocabulary::addField(const QString& name, const QString& words)
{
    m_fields.add(name, words);
}

void FilterVocabulary::addValue(const QString& field, const QString& key, const QString& words)
{
    m_values[field].add(key, words);
}

void FilterVocabulary::addWord(const QString& stable, const QString& words)
{
    m_common.add(stable, words);
}

const FilterField* FilterVocabulary::field(const QString& typed) const
{
    const auto name = m_fields.meant.constFind(foldedName(typed));
    return name != m_fields.meant.cend() ? filterField(*name) : filterFieldByWord(typed);
}

QString FilterVocabulary::wordOf(const FilterField& field) const
{
    return m_fields.written.value(QString::fromLatin1(field.name), QString::fromLatin1(field.word));
}

QString FilterVocabulary::keyOf(const FilterField& field, const QString& typed) const
{
    const auto values = m_values.constFind(QString::fromLatin1(field.name));
    return values == m_values.cend() ? typed : values->meant.value(foldedName(typed), typed);
}

QString FilterVocabulary::wordOf(const FilterField& field, const QString& key) const
{
    const auto values = m_values.constFind(QString::fromLatin1(field.name));
    return values == m_values.cend() ? key : values->written.value(key, key);
}

QString FilterVocabulary::stable(const QString& typed) const
{
    return m_common.meant.value(foldedName(typed), typed.toLower());
}

QString FilterVocabulary::spoken(const QString& stable) const
{
    return m_common.written.value(stable, stable);
}

} // namespace homeport

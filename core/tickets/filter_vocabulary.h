#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace homeport {

struct FilterField;

/// The words that typed filters use in another language. The stable English ones are understood
/// beside them, and stand for themselves where there are no others. Case and accents do not matter
/// in what is typed.
class FilterVocabulary
{
public:
    /// Of a field by its stored name; several are parted by commas, the first one is written.
    void addField(const QString& name, const QString& words);
    /// What a key or number of that field is called.
    void addValue(const QString& field, const QString& key, const QString& words);
    /// For words that stand in all fields: "none", "me", "open", "or".
    void addWord(const QString& stable, const QString& words);

    /// By its word or its stored name; null: none is called so.
    const FilterField* field(const QString& typed) const;
    QString wordOf(const FilterField& field) const;
    /// The key that is meant; what is typed itself where no other is known.
    QString keyOf(const FilterField& field, const QString& typed) const;
    QString wordOf(const FilterField& field, const QString& key) const;
    /// The stable word that is meant, in small letters; what is typed itself where none is.
    QString stable(const QString& typed) const;
    QString spoken(const QString& stable) const;

private:
    struct Words
    {
        QHash<QString, QString> meant; ///< by what is typed, folded
        QHash<QString, QString> written; ///< by what is meant

        void add(const QString& meaning, const QString& words);
    };

    Words m_fields;
    Words m_common;
    QHash<QString, Words> m_values; ///< by field
};

} // namespace homeport

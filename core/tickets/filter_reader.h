#pragma once

#include "core/tickets/filter_fields.h"
#include "core/tickets/filter_text.h"

#include <QTimeZone>

namespace homeport {

/// Reads one typed filter from the left to the right; FilterText's own.
class FilterReader
{
public:
    FilterReader(const QString& text, const FilterLookUp& lookUp, const QTimeZone& zone,
        const FilterVocabulary& vocabulary)
        : m_text(text), m_lookUp(lookUp), m_zone(zone), m_vocabulary(vocabulary)
    {}

    FilterReading read();

private:
    /// One value as it was typed.
    struct Item
    {
        QString text;
        bool isQuoted = false;
        qsizetype at = 0;
        qsizetype length = 0;
    };
    /// What stands behind the colon: a sign, and one or several values.
    struct Condition
    {
        const FilterField* field;
        QString sign; ///< "", "!", "=", "<", "<=", ">", ">=", "^", "$", "+"
        QList<Item> items;
        qsizetype at = 0;
        qsizetype length = 0;
    };

    FilterNode alternatives(int depth);
    qsizetype orLength() const;
    FilterNode term(int depth);
    FilterNode word();
    FilterNode condition(const FilterField& field, qsizetype at);
    Item item();
    QString quoted();
    QString sign();

    FilterNode built(const Condition& condition);
    /// The one bare word that is all of the value; empty: it is not one.
    QString wordIn(const Condition& condition) const;
    FilterNode ofText(const Condition& condition);
    FilterNode ofTree(const Condition& condition);
    FilterNode ofLinks(const Condition& condition);
    FilterNode ofMoment(const Condition& condition);
    /// Equality and, for numbers and moments, order.
    FilterNode compared(const Condition& condition);
    QJsonValue valueOf(const FilterField& field, const Item& item);
    QJsonValue referenceOf(const FilterField& field, const Item& item);
    QJsonValue momentOf(const Item& item, bool isEnd = false);

    void skipSpace();
    bool isAtEnd() const { return m_at >= m_text.size(); }
    QChar here() const { return isAtEnd() ? QChar() : m_text.at(m_at); }
    void fail(qsizetype at, qsizetype length, const QString& detail, const QStringList& names = {});
    void fail(const Item& item, const QString& detail, const QStringList& names = {})
    {
        fail(item.at, item.length, detail, names);
    }

    QString m_text;
    const FilterLookUp& m_lookUp;
    const QTimeZone& m_zone;
    const FilterVocabulary& m_vocabulary;
    qsizetype m_at = 0;
    std::optional<FilterFault> m_fault; ///< the first
    QList<FilterToken> m_tokens;
};

} // namespace homeport

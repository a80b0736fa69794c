#pragma once

#include "core/access/directory.h"
#include "core/tickets/filter_tree.h"
#include "core/tickets/filter_vocabulary.h"

#include <QStringList>
#include <QUuid>

#include <functional>

class QTimeZone;

namespace homeport {

/// Where in a typed filter something is wrong. FILTER_INVALID with details as checkFilter(), also
/// QUOTE (a quotation mark that nothing ends), BRACKET, REFERENCE (nobody and nothing is called
/// so) and AMBIGUOUS (several are).
struct FilterFault
{
    static constexpr int mostNames = 6;

    qsizetype at = 0;
    qsizetype length = 0;
    QString detail;
    QString word; ///< what it is about, as it was typed
    QStringList names = {}; ///< of those that are meant by it, the first few
    friend bool operator==(const FilterFault&, const FilterFault&) = default;
};

/// One condition of a typed filter, as a chip shows it.
struct FilterToken
{
    qsizetype at = 0;
    qsizetype length = 0;
    friend bool operator==(const FilterToken&, const FilterToken&) = default;
};

/// A typed filter, as far as it could be read.
struct FilterReading
{
    FilterNode tree;
    QList<FilterToken> tokens; ///< of the outermost conditions
    std::optional<FilterFault> fault;
};

/// Finds what is called so in a table ("team"): none, one, or several.
using FilterLookUp = std::function<QList<Choice>(const char* table, const QString& name)>;
/// The name of a row; empty where it has none that leads back to it.
using FilterNaming = std::function<QString(const char* table, const QUuid& id)>;

/// Typed filters: `state:open assignee:me team:"Service Desk" priority:1,2 sla:<2h created:>7d
/// -title:printer (impact:1 or urgency:1) "exact text"`. Words beside each other must all be true;
/// every tree can be written so, and is read back as the same. `sla:overdue` asks whether the next
/// target is missed by now, `sla:breached` whether any was that is not void, `sla:paused` whether a
/// clock stands still, `sla:nopolicy` whether no policy matches.
class FilterText
{
public:
    /// Days are those of the zone.
    static FilterReading read(const QString& text, const FilterLookUp& lookUp,
        const QTimeZone& zone, const FilterVocabulary& vocabulary = {});
    static QString written(const FilterNode& node, const FilterNaming& naming,
        const FilterVocabulary& vocabulary = {});
    /// A value as it can be typed: in quotation marks where it would be read otherwise.
    static QString quotedValue(const QString& text, const FilterVocabulary& vocabulary);
};

} // namespace homeport

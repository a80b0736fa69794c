#include "core/exchange/instant_text.h"

#include <QDateTime>
#include <QList>
#include <QTimeZone>

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using std::chrono::milliseconds;

/// Brackets nest, and every level is a call.
constexpr qsizetype longestPattern = 100;

constexpr Timestamp earliest{std::chrono::sys_days{std::chrono::January / 2 / 1970}};

/// What is gathered while text and pattern are walked through side by side.
struct Parts
{
    WrittenInstant instant;
    std::optional<bool> isAfternoon;
    bool hasTwelveHours = false;
};

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Takes between `least` and `most` digits from the front.
std::optional<int> takeNumber(QStringView& text, qsizetype least, qsizetype most)
{
    qsizetype size = 0;
    int number = 0;
    while (size < std::min(most, text.size()) && isDigit(text[size]))
        number = number * 10 + (text[size++].unicode() - u'0');
    if (size < least)
        return std::nullopt;
    text = text.sliced(size);
    return number;
}

bool takeFraction(QStringView& text, int& millisecond)
{
    const auto digits = text.first(std::min<qsizetype>(text.size(), 9));
    const auto end = std::find_if_not(digits.begin(), digits.end(), isDigit);
    const qsizetype size = end - digits.begin();
    if (size == 0)
        return false;
    QStringView thousandths = digits.first(std::min<qsizetype>(size, 3));
    const int weight = size == 1 ? 100 : size == 2 ? 10 : 1;
    millisecond = *takeNumber(thousandths, 1, 3) * weight;
    text = text.sliced(size);
    return true;
}

bool takeOffset(QStringView& text, std::optional<std::chrono::minutes>& offset)
{
    if (text.startsWith(u'Z', Qt::CaseInsensitive)) {
        offset = 0min;
        text = text.sliced(1);
        return true;
    }
    const bool isBehind = text.startsWith(u'-');
    if (!isBehind && !text.startsWith(u'+'))
        return false;
    text = text.sliced(1);
    const auto hours = takeNumber(text, 2, 2);
    const bool hasColon = text.startsWith(u':');
    if (hasColon)
        text = text.sliced(1);
    const auto minutes = takeNumber(text, 2, 2);
    if (!hours || *hours > 14 || (hasColon && !minutes) || minutes.value_or(0) > 59)
        return false;
    const auto ahead = std::chrono::hours(*hours) + std::chrono::minutes(minutes.value_or(0));
    offset = isBehind ? -ahead : ahead;
    return true;
}

bool takeHalf(QStringView& text, Parts& parts)
{
    const bool isAfternoon = text.startsWith(u"PM"_s, Qt::CaseInsensitive);
    if (!isAfternoon && !text.startsWith(u"AM"_s, Qt::CaseInsensitive))
        return false;
    parts.isAfternoon = isAfternoon;
    text = text.sliced(2);
    return true;
}

/// Takes one field of the pattern: a run of one letter.
bool takeField(QStringView field, QStringView& text, Parts& parts)
{
    const auto number = [&](int& into) {
        const bool isShort = field.size() == 1;
        const auto taken = takeNumber(text, isShort ? 1 : field.size(), isShort ? 2 : field.size());
        into = taken.value_or(0);
        return taken.has_value();
    };
    switch (field.front().unicode()) {
    case u'y': return number(parts.instant.year);
    case u'M': return number(parts.instant.month);
    case u'd': return number(parts.instant.day);
    case u'H': return number(parts.instant.hour);
    case u'h': parts.hasTwelveHours = true; return number(parts.instant.hour);
    case u'm': return number(parts.instant.minute);
    case u's': return number(parts.instant.second);
    case u'z': return takeFraction(text, parts.instant.millisecond);
    case u'A': return takeHalf(text, parts);
    case u'Z': return takeOffset(text, parts.instant.offset);
    default: return false;
    }
}

bool takeLiteral(QChar literal, QStringView& text)
{
    if (!text.startsWith(literal))
        return false;
    text = literal == u' ' ? text.trimmed() : text.sliced(1);
    return true;
}

constexpr QStringView fieldLetters = u"yMdHhmszAZ";

/// Cuts the next token off the pattern: a field, a bracketed or quoted piece, or one character.
QStringView takeToken(QStringView& pattern)
{
    const QChar first = pattern.front();
    qsizetype size = 1;
    if (first == u'[') {
        int depth = 1;
        while (size < pattern.size() && depth > 0) {
            depth += pattern[size] == u'[' ? 1 : pattern[size] == u']' ? -1 : 0;
            ++size;
        }
    } else if (first == u'\'') {
        size = std::max<qsizetype>(pattern.indexOf(u'\'', 1) + 1, 1);
    } else if (pattern.startsWith(u"AP"_s)) {
        size = 2;
    } else if (fieldLetters.contains(first)) {
        while (size < pattern.size() && pattern[size] == first)
            ++size;
    }
    const auto token = pattern.first(size);
    pattern = pattern.sliced(size);
    return token;
}

/// Walks the pattern and takes from the text what fits; false where something does not.
bool takeAll(QStringView pattern, QStringView& text, Parts& parts)
{
    while (!pattern.isEmpty()) {
        const auto token = takeToken(pattern);
        const QChar first = token.front();
        if (first == u'[') {
            QStringView rest = text;
            Parts more = parts;
            if (takeAll(token.sliced(1, token.size() - 2), rest, more)) {
                text = rest;
                parts = more;
            }
            continue;
        }
        if (first == u'\'') {
            const auto literal = token.sliced(1, token.size() - 2);
            if (!text.startsWith(literal))
                return false;
            text = text.sliced(literal.size());
            continue;
        }
        const bool fits =
            fieldLetters.contains(first) ? takeField(token, text, parts) : takeLiteral(first, text);
        if (!fits)
            return false;
    }
    return true;
}

/// Gathers the letters of all fields; nothing where the pattern is malformed.
std::optional<QString> fieldsOf(QStringView pattern)
{
    QString fields;
    while (!pattern.isEmpty()) {
        const auto token = takeToken(pattern);
        const QChar first = token.front();
        if (first == u'[') {
            if (token.size() < 3 || !token.endsWith(u']'))
                return std::nullopt;
            const auto inner = fieldsOf(token.sliced(1, token.size() - 2));
            if (!inner)
                return std::nullopt;
            fields += *inner;
        } else if (first == u'\'') {
            if (token.size() < 3)
                return std::nullopt;
        } else if (fieldLetters.contains(first)) {
            static const QStringList known{u"yyyy"_s, u"MM"_s, u"M"_s, u"dd"_s, u"d"_s, u"HH"_s,
                u"H"_s, u"hh"_s, u"h"_s, u"mm"_s, u"ss"_s, u"zzz"_s, u"AP"_s, u"Z"_s};
            if (!known.contains(token) || fields.contains(first))
                return std::nullopt;
            fields += first;
        } else if ((first.isLetter() && first != u'T') || first == u']' || isDigit(first)) {
            return std::nullopt;
        }
    }
    return fields;
}

milliseconds shownBy(const WrittenInstant& written)
{
    using namespace std::chrono;
    const sys_days date = year(written.year) / month(unsigned(written.month)) / written.day;
    return date.time_since_epoch() + hours(written.hour) + minutes(written.minute)
        + seconds(written.second) + milliseconds(written.millisecond);
}

/// What the detection tries, the likelier first. A sample that fits a day-first pattern and its
/// month-first twin leaves the day first.
QStringList knownPatterns()
{
    QStringList patterns;
    for (const auto& time :
        {u"[[,] H:mm[:ss[.zzz]][[ ]Z]]"_s, u"[TH:mm[:ss[.zzz]][Z]]"_s, u"[[,] h:mm[:ss][ ]AP]"_s}) {
        for (const auto& date : {u"yyyy-M-d"_s, u"yyyy/M/d"_s, u"yyyy.M.d"_s, u"d-M-yyyy"_s,
                 u"d/M/yyyy"_s, u"d.M.yyyy"_s, u"M-d-yyyy"_s, u"M/d/yyyy"_s, u"M.d.yyyy"_s})
            patterns.append(date + time);
    }
    return patterns;
}

} // namespace

Result<InstantPattern> InstantPattern::fromText(const QString& text)
{
    const auto fields = text.size() <= longestPattern ? fieldsOf(text) : std::nullopt;
    const bool isDate =
        fields && fields->contains(u'y') && fields->contains(u'M') && fields->contains(u'd');
    const bool isTime = fields && fields->contains(u'h') == fields->contains(u'A')
        && !(fields->contains(u'h') && fields->contains(u'H'));
    if (!isDate || !isTime)
        return Error{Error::Kind::Invalid, u"pattern"_s, u"malformed"_s, u"VALUE_INVALID"_s};
    return InstantPattern(text);
}

std::optional<WrittenInstant> InstantPattern::match(QStringView text) const
{
    Parts parts;
    text = text.trimmed();
    if (!takeAll(m_text, text, parts) || !text.isEmpty())
        return std::nullopt;

    auto& written = parts.instant;
    if (parts.hasTwelveHours) {
        if (written.hour < 1 || written.hour > 12 || !parts.isAfternoon)
            return std::nullopt;
        written.hour = written.hour % 12 + (*parts.isAfternoon ? 12 : 0);
    }
    const auto date = std::chrono::year(written.year) / written.month / written.day;
    if (!date.ok() || written.hour > 23 || written.minute > 59 || written.second > 59)
        return std::nullopt;
    return written;
}

Result<DetectedInstantPattern> detectInstantPattern(const QStringList& samples)
{
    QList<InstantPattern> fitting;
    for (const auto& text : knownPatterns())
        fitting.append(*InstantPattern::fromText(text));

    bool isAnyGiven = false;
    for (qsizetype at = 0; at < samples.size(); ++at) {
        if (samples[at].trimmed().isEmpty())
            continue;
        isAnyGiven = true;
        fitting.removeIf(
            [&](const InstantPattern& pattern) { return !pattern.match(samples[at]); });
        if (fitting.isEmpty()) {
            return Error{Error::Kind::Invalid, QString::number(at), u"no pattern fits so far"_s,
                u"VALUE_INVALID"_s};
        }
    }
    if (!isAnyGiven)
        return Error{Error::Kind::Invalid, u"0"_s, u"no sample"_s, u"VALUE_INVALID"_s};

    const bool hasMonthFirst = std::any_of(fitting.begin(), fitting.end(),
        [](const InstantPattern& pattern) { return pattern.text().startsWith(u'M'); });
    return DetectedInstantPattern{
        fitting.first(), hasMonthFirst && !fitting.first().text().startsWith(u'M')};
}

Result<WallClock> WallClock::fromZone(const QByteArray& zoneId, Timestamp now)
{
    // An empty id would be a valid zone: that of the machine.
    const QTimeZone zone = zoneId.isEmpty() ? QTimeZone() : QTimeZone(zoneId);
    if (!zone.isValid()) {
        return Error{Error::Kind::NotFound, QString::fromUtf8(zoneId), u"no such time zone"_s,
            u"ZONE_UNKNOWN"_s};
    }
    const auto first = QDateTime::fromMSecsSinceEpoch(toMsecs(earliest - 72h), Qt::UTC);
    const auto last = QDateTime::fromMSecsSinceEpoch(toMsecs(now + 72h), Qt::UTC);
    WallClock clock;
    clock.m_periods.push_back(
        {milliseconds(first.toMSecsSinceEpoch()), std::chrono::seconds(zone.offsetFromUtc(first))});
    const auto transitions = zone.transitions(first, last);
    for (const auto& transition : transitions) {
        clock.m_periods.push_back({milliseconds(transition.atUtc.toMSecsSinceEpoch()),
            std::chrono::seconds(transition.offsetFromUtc)});
    }
    return clock;
}

Timestamp WallClock::instantOf(milliseconds shown) const
{
    // No zone is further than a day from UTC, so these two lie on either side of the instant.
    const auto before = offsetAt(shown - 24h);
    const auto after = offsetAt(shown + 24h);
    const auto byOldOffset = shown - before;
    const auto byNewOffset = shown - after;
    const bool isOldRight = offsetAt(byOldOffset) == before;
    const bool isNewRight = offsetAt(byNewOffset) == after;
    if (isOldRight && isNewRight)
        return Timestamp(std::min(byOldOffset, byNewOffset));
    // The old offset also shifts a time in the gap forward: 02:30 becomes 03:30 of the new one.
    return Timestamp(isNewRight ? byNewOffset : byOldOffset);
}

milliseconds WallClock::offsetAt(milliseconds utc) const
{
    const auto next = std::upper_bound(m_periods.begin() + 1, m_periods.end(), utc,
        [](milliseconds at, const Period& period) { return at < period.startsAt; });
    return std::prev(next)->offset;
}

InstantReader::InstantReader(InstantPattern pattern, WallClock clock, Timestamp now)
    : m_pattern(std::move(pattern)), m_clock(std::move(clock)), m_latest(now + 24h)
{}

Result<Timestamp> InstantReader::read(QStringView text, const QString& subject) const
{
    const auto refused = [&subject](const QString& why) {
        return Error{Error::Kind::Invalid, subject, why, u"VALUE_INVALID"_s};
    };
    const auto written = m_pattern.match(text);
    if (!written)
        return refused(u"not a moment of the pattern "_s + m_pattern.text());
    const auto shown = shownBy(*written);
    const Timestamp at =
        written->offset ? Timestamp(shown - *written->offset) : m_clock.instantOf(shown);
    if (at < earliest || at > m_latest)
        return refused(u"not between 1970-01-02 and tomorrow"_s);
    return at;
}

} // namespace homeport

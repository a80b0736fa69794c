#include "core/access/password.h"

#include "core/access/password_hash.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <vector>

// Q_INIT_RESOURCE declares its function where it stands, so it cannot stand in a namespace.
static void initSeedResource()
{
    Q_INIT_RESOURCE(seed);
}

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longest = 256;
constexpr int runLimit = 4; // longer runs and sequences count as predictable
constexpr int shortestPersonal = 4;

QString composed(const QString& text)
{
    return text.normalized(QString::NormalizationForm_C);
}

/// The words nobody may take, sorted: a megabyte instead of the five of a set.
class BlockList
{
public:
    BlockList()
    {
        initSeed();
        for (const auto& name : {u"common_passwords.txt"_s, u"frequent_passwords.txt"_s}) {
            QFile file(u":/seed/"_s + name);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("The list of common passwords is missing from the program.");
            m_text += composed(QString::fromUtf8(file.readAll())).toLower().toUtf8() + '\n';
        }
        qsizetype start = 0;
        for (qsizetype end = 0; (end = m_text.indexOf('\n', start)) >= 0; start = end + 1) {
            const auto word = QByteArrayView(m_text).sliced(start, end - start).trimmed();
            if (!word.isEmpty())
                m_words.push_back(word);
        }
        std::sort(m_words.begin(), m_words.end());
    }
    bool contains(const QString& word) const
    {
        const auto bytes = word.toUtf8();
        return std::binary_search(m_words.begin(), m_words.end(), QByteArrayView(bytes));
    }

private:
    QByteArray m_text;
    std::vector<QByteArrayView> m_words; ///< parts of it
};

/// Letters in place of the digits and signs that are often written for them. A one stands for
/// an i or an l, so there are two readings.
QString withoutLeet(QString text, QChar one)
{
    for (auto& c : text) {
        switch (c.unicode()) {
        case u'0': c = u'o'; break;
        case u'1':
        case u'!':
        case u'|': c = one; break;
        case u'3': c = u'e'; break;
        case u'4':
        case u'@': c = u'a'; break;
        case u'5':
        case u'$': c = u's'; break;
        case u'7':
        case u'+': c = u't'; break;
        case u'8': c = u'b'; break;
        case u'9': c = u'g'; break;
        default: break;
        }
    }
    return text;
}

QSet<QString> readings(const QString& lower)
{
    static const QRegularExpression before(
        u"^[^\\p{L}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression behind(
        u"[^\\p{L}]+$"_s, QRegularExpression::UseUnicodePropertiesOption);
    const auto headless = QString(lower).remove(before);
    const auto tailless = QString(lower).remove(behind);
    QSet<QString> out;
    for (const auto& text : {lower, headless, tailless, QString(headless).remove(behind)}) {
        out.insert(text);
        out.insert(withoutLeet(text, u'i'));
        out.insert(withoutLeet(text, u'l'));
    }
    out.remove({});
    return out;
}

bool isListed(const QString& text)
{
    static const BlockList words;
    return words.contains(text);
}

/// "passwordpassword": one listed word, several times over and nothing else.
bool isListedWordRepeated(const QString& text)
{
    for (qsizetype length = 1; length * 2 <= text.size(); ++length) {
        if (text.size() % length != 0)
            continue;
        const auto word = text.left(length);
        if (isListed(word) && word.repeated(text.size() / length) == text)
            return true;
    }
    static const QRegularExpression gap(
        u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    auto words = text.split(gap, Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words.size() == 1 && isListed(words.first());
}

bool isCommon(const QString& lower)
{
    const auto all = readings(lower);
    return std::any_of(all.begin(), all.end(),
        [](const QString& text) { return isListed(text) || isListedWordRepeated(text); });
}

QStringList personalWords(const QStringList& personal)
{
    static const QRegularExpression gap(
        u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList out;
    for (const auto& entry : personal) {
        const auto lower = composed(entry).toLower().trimmed();
        out += lower;
        out += lower.split(gap, Qt::SkipEmptyParts);
    }
    out.removeIf([](const QString& word) { return word.toUcs4().size() < shortestPersonal; });
    out.removeDuplicates();
    return out;
}

bool isPersonal(const QString& lower, const QStringList& personal)
{
    const auto words = personalWords(personal);
    for (const auto& text : {lower, withoutLeet(lower, u'i'), withoutLeet(lower, u'l')}) {
        for (const auto& word : words) {
            if (text.contains(word))
                return true;
        }
    }
    return false;
}

constexpr std::array paths{u"abcdefghijklmnopqrstuvwxyz", u"0123456789", u"qwertyuiop",
    u"qwertzuiop", u"asdfghjkl", u"zxcvbnm", u"yxcvbnm", u"1qaz2wsx3edc4rfv5tgb6yhn7ujm"};

/// How far the text goes on from `start` by repeating one character or walking along one path.
qsizetype predictableFrom(const QList<uint>& text, qsizetype start)
{
    qsizetype best = 1;
    while (start + best < text.size() && text[start + best] == text[start])
        ++best;
    for (const char16_t* path : paths) {
        const QStringView keys(path);
        const auto at = text[start] < 0x80 ? keys.indexOf(QChar(char16_t(text[start]))) : -1;
        if (at < 0)
            continue;
        for (const qsizetype step : {qsizetype(1), keys.size() - 1}) {
            auto place = at;
            qsizetype length = 0;
            while (start + length < text.size() && text[start + length] == keys[place].unicode()) {
                ++length;
                place = (place + step) % keys.size();
            }
            best = std::max(best, length);
        }
    }
    return best;
}

/// Code points that lie in runs and sequences of more than four.
qsizetype predictable(const QList<uint>& text)
{
    qsizetype covered = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto length = predictableFrom(text, at);
        if (length > runLimit) {
            covered += length;
            at += length;
        } else {
            ++at;
        }
    }
    return covered;
}

/// "so-so-so-so": three times the same and nothing else, the last one perhaps cut short.
bool isPeriodic(const QList<uint>& text)
{
    for (qsizetype period = 1; period * 3 <= text.size(); ++period) {
        if (std::equal(text.begin() + period, text.end(), text.begin()))
            return true;
    }
    return false;
}

bool repeats(const QString& lower)
{
    const auto text = lower.toUcs4();
    return predictable(text) * 2 > text.size() || isPeriodic(text);
}

/// How many of small letters, capitals, digits and all else there are.
int classesOf(const QString& text)
{
    bool small = false, capital = false, digit = false, other = false;
    for (const uint c : text.toUcs4()) {
        if (QChar::isLower(c))
            small = true;
        else if (QChar::isUpper(c))
            capital = true;
        else if (QChar::isDigit(c))
            digit = true;
        else
            other = true;
    }
    return small + capital + digit + other;
}

} // namespace

void initSeed()
{
    static std::once_flag once;
    std::call_once(once, initSeedResource);
}

QStringList passwordFaults(
    const QString& password, const QStringList& personal, const PasswordRules& rules)
{
    if (password.size() > longestPasswordInput)
        return {u"too_long"_s};
    const auto text = composed(password);
    const auto length = text.toUcs4().size();
    if (length > longest)
        return {u"too_long"_s};

    QStringList faults;
    const auto lower = text.toLower();
    if (length < rules.minimum)
        faults += u"too_short"_s;
    if (classesOf(text) < rules.classes)
        faults += u"classes"_s;
    if (!rules.isListAsked)
        return faults;
    if (isCommon(lower))
        faults += u"common"_s;
    if (isPersonal(lower, personal))
        faults += u"personal"_s;
    if (repeats(lower))
        faults += u"repeats"_s;
    return faults;
}

int passwordStrength(const QString& password, const QStringList& personal)
{
    constexpr double fullBits = 128;
    constexpr int mostWhenGuessable = 20;
    constexpr int mostWhenShort = 49;

    const auto faults = passwordFaults(password, personal);
    if (password.isEmpty() || faults.contains(u"too_long"_s))
        return 0;

    bool lower = false, upper = false, digit = false, sign = false, other = false;
    const auto text = composed(password).toUcs4();
    for (const uint c : text) {
        if (c >= 0x80)
            other = true;
        else if (c >= 'a' && c <= 'z')
            lower = true;
        else if (c >= 'A' && c <= 'Z')
            upper = true;
        else if (c >= '0' && c <= '9')
            digit = true;
        else
            sign = true;
    }
    const int pool = lower * 26 + upper * 26 + digit * 10 + sign * 33 + other * 100;
    const auto counted = text.size() - predictable(composed(password).toLower().toUcs4());
    int strength = int(std::min(
        100.0, double(std::max<qsizetype>(counted, 1)) * std::log2(pool) * 100 / fullBits));
    if (faults.contains(u"too_short"_s))
        strength = std::min(strength, mostWhenShort);
    if (faults.contains(u"common"_s) || faults.contains(u"personal"_s)
        || faults.contains(u"repeats"_s))
        strength = std::min(strength, mostWhenGuessable);
    return strength;
}

} // namespace homeport

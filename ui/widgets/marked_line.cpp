#include "ui/widgets/marked_line.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype longestAddress = 2'000; // characters
constexpr qsizetype longestOwner = 80; // of it the end is shown, which tells whose it is
constexpr int longestRun = 3; // of * or _; longer ones are drawn lines

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark();
}

/// The pairs of * and _ in a line, closed from the inside out.
class Pairs
{
public:
    explicit Pairs(qsizetype size)
        : m_emphasis(size_t(size) + 1), m_strong(size_t(size) + 1), m_hidden(size_t(size))
    {}

    void open(QChar sign, qsizetype at, int length)
    {
        places(sign, length).push_back(m_openers.size());
        m_openers.push_back({at, length});
    }

    /// False where nothing of its kind is open.
    bool close(QChar sign, qsizetype at, int length)
    {
        if (take(sign, at, length))
            return true;
        if (length != longestRun)
            return false;
        // ***both* one after the other***: the inner one is the later one.
        const auto last = [&](int of) {
            const auto& all = places(sign, of);
            return all.empty() ? std::optional<size_t>() : std::optional(all.back());
        };
        if (!last(1) || !last(2))
            return false;
        const int inner = *last(1) > *last(2) ? 1 : 2;
        return take(sign, at, inner) && take(sign, at + inner, longestRun - inner);
    }

    void writeTo(std::vector<quint8>& letters) const
    {
        int emphasis = 0;
        int strong = 0;
        for (size_t i = 0; i < letters.size(); ++i) {
            emphasis += m_emphasis[i];
            strong += m_strong[i];
            if (m_hidden[i])
                letters[i] |= HiddenLetter;
            if (emphasis > 0)
                letters[i] |= EmphasizedLetter;
            if (strong > 0)
                letters[i] |= StrongLetter;
        }
    }

private:
    struct Opener
    {
        qsizetype at = 0;
        int length = 0;
    };

    std::vector<size_t>& places(QChar sign, int length)
    {
        return m_places[size_t(length - 1) + (sign == u'*' ? 0 : longestRun)];
    }

    bool take(QChar sign, qsizetype at, int length)
    {
        auto& all = places(sign, length);
        if (all.empty())
            return false;
        const auto place = all.back();
        const auto from = m_openers[place].at;
        m_openers.resize(place); // what is open within it stays as it is written
        for (auto& each : m_places) {
            while (!each.empty() && each.back() >= place)
                each.pop_back();
        }
        for (int i = 0; i < length; ++i) {
            m_hidden[size_t(from + i)] = true;
            m_hidden[size_t(at + i)] = true;
        }
        if (length != 2) {
            ++m_emphasis[size_t(from)];
            --m_emphasis[size_t(at)];
        }
        if (length != 1) {
            ++m_strong[size_t(from)];
            --m_strong[size_t(at)];
        }
        return true;
    }

    std::vector<Opener> m_openers;
    std::array<std::vector<size_t>, size_t(2) * longestRun> m_places; ///< in m_openers
    std::vector<int> m_emphasis, m_strong; ///< how many begin there, less how many end
    std::vector<bool> m_hidden;
};

/// Takes a line apart: code first, then links, then what is left.
class LineReader
{
public:
    explicit LineReader(const QString& line) : m_line(line), m_masked(line), m_isFixed(line.size())
    {
        m_marked.letters.resize(size_t(line.size()));
    }

    MarkedLine read()
    {
        readCode();
        readLinks();
        readBareLinks();
        readPairs();
        return std::move(m_marked);
    }

private:
    /// No sign there marks anything, and no bare link goes through it.
    void fix(qsizetype from, qsizetype to, quint8 mark)
    {
        for (auto i = from; i < to; ++i) {
            m_isFixed[i] = true;
            m_marked.letters[size_t(i)] |= mark;
            if (mark & HiddenLetter)
                m_masked[i] = u' ';
        }
    }

    qsizetype endOfRun(qsizetype at) const
    {
        auto end = at;
        while (end < m_line.size() && m_line[end] == m_line[at])
            ++end;
        return end;
    }

    void readCode()
    {
        struct Row
        {
            qsizetype at = 0, end = 0, next = -1; ///< next: the one of its length
        };
        QList<Row> rows;
        for (auto at = m_line.indexOf(u'`'); at >= 0; at = m_line.indexOf(u'`', rows.last().end))
            rows.append({at, endOfRun(at)});
        QHash<qsizetype, qsizetype> last;
        for (auto i = rows.size() - 1; i >= 0; --i) {
            const auto length = rows[i].end - rows[i].at;
            rows[i].next = last.value(length, -1);
            last.insert(length, i);
        }
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows[i].next < 0)
                continue;
            const auto& end = rows[rows[i].next];
            auto from = rows[i].end;
            auto to = end.at;
            const auto within = QStringView(m_line).mid(from, to - from);
            if (within.size() > 2 && within.front() == u' ' && within.back() == u' '
                && !within.trimmed().isEmpty()) {
                ++from;
                --to;
            }
            fix(rows[i].at, from, HiddenLetter);
            fix(from, to, CodeLetter);
            fix(to, end.end, HiddenLetter);
            i = rows[i].next;
        }
    }

    /// Where the address that begins there ends: at its bracket; -1: it does not.
    qsizetype endOfAddress(qsizetype from) const
    {
        int open = 0;
        for (auto i = from; i < m_line.size() && i - from < longestAddress; ++i) {
            const auto c = m_line[i];
            if (m_isFixed[i] || c.isSpace() || !c.isPrint() || u"<>[]\""_s.contains(c))
                return -1;
            if (c == u')' && open-- == 0)
                return i;
            open += c == u'(' ? 1 : 0;
        }
        return -1;
    }

    /// [words](address). An image, which has a ! in front, is none.
    void readLinks()
    {
        qsizetype open = -1;
        for (qsizetype i = 0; i < m_line.size(); ++i) {
            if (m_line[i] == u'[') {
                const bool isImage = i > 0 && m_line[i - 1] == u'!';
                open = m_isFixed[i] || isImage ? -1 : i;
            } else if (m_line[i] == u']') {
                const auto begin = std::exchange(open, -1);
                const bool hasAddress = i + 1 < m_line.size() && m_line[i + 1] == u'(';
                if (begin >= 0 && hasAddress && !m_isFixed[i])
                    readLink(begin, i);
            }
        }
    }

    void readLink(qsizetype open, qsizetype close)
    {
        const auto words = QStringView(m_line).mid(open + 1, close - open - 1);
        const auto end = endOfAddress(close + 2);
        if (end < 0 || words.trimmed().isEmpty())
            return;
        const auto address = addressOf(m_line.mid(close + 2, end - close - 2));
        if (address.isEmpty())
            return;
        fix(open, open + 1, HiddenLetter);
        fix(close, end + 1, HiddenLetter);
        for (auto i = open + 1; i < close; ++i)
            m_masked[i] = u' '; // the words lead to one place only
        m_marked.links.append({open + 1, words.size(), address});
    }

    void readBareLinks()
    {
        const auto bare = linksIn(m_masked);
        for (const auto& link : bare)
            fix(link.at, link.at + link.length, 0);
        m_marked.links += bare;
        std::sort(m_marked.links.begin(), m_marked.links.end(),
            [](const TextLink& a, const TextLink& b) { return a.at < b.at; });
    }

    void readPairs()
    {
        Pairs pairs(m_line.size());
        for (qsizetype i = 0; i < m_line.size();) {
            const auto sign = m_line[i];
            if (m_isFixed[i] || (sign != u'*' && sign != u'_')) {
                ++i;
                continue;
            }
            const auto end = endOfRun(i);
            const auto before = i > 0 ? m_line[i - 1] : QChar(u' ');
            const auto after = end < m_line.size() ? m_line[end] : QChar(u' ');
            const auto length = end - i;
            if (length <= longestRun && before != u'\\') {
                const bool closes =
                    !before.isSpace() && !isWord(after) && !u"([{"_s.contains(before);
                const bool opens =
                    !after.isSpace() && !isWord(before) && !u".,;:!?)]}"_s.contains(after);
                if (!(closes && pairs.close(sign, i, int(length))) && opens)
                    pairs.open(sign, i, int(length));
            }
            i = end;
        }
        pairs.writeTo(m_marked.letters);
    }

    const QString& m_line;
    QString m_masked; ///< the line with spaces where no bare link may be
    QList<bool> m_isFixed;
    MarkedLine m_marked;
};

} // namespace

MarkedLine markedLine(const QString& line)
{
    return LineReader(line).read();
}

QUrl addressOf(const QString& written)
{
    const QUrl address(written, QUrl::StrictMode);
    if (!address.isValid())
        return {};
    const auto scheme = address.scheme();
    if (scheme == "http"_L1 || scheme == "https"_L1)
        return address.host().isEmpty() ? QUrl() : address;
    // No subject, and above all no file that a mail program would attach.
    static const QRegularExpression mailbox(u"\\A[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}\\z"_s);
    const bool isMailbox = scheme == "mailto"_L1 && !address.hasQuery() && !address.hasFragment()
        && address.authority().isEmpty() && mailbox.match(address.path()).hasMatch();
    return isMailbox ? address : QUrl();
}

QString ownerOf(const QUrl& address)
{
    const auto owner =
        address.scheme() == "mailto"_L1 ? address.path() : address.host(QUrl::FullyEncoded);
    return owner.size() > longestOwner ? u'…' + owner.right(longestOwner) : owner;
}

} // namespace homeport

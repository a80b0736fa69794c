#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

const QStringList domains{u"assets"_s, u"changes"_s, u"cmdb"_s, u"incidents"_s, u"knowledge"_s,
    u"notices"_s, u"problems"_s, u"requests"_s, u"service_levels"_s, u"workflow"_s};
const QStringList spanning{
    u"audit"_s, u"demo"_s, u"desk"_s, u"exchange"_s, u"reports"_s, u"search"_s, u"sync"_s};

struct Include
{
    QString file;
    int line = 0;
    QString target;
};

/// The domain a path lies in, or nothing.
QString domainOf(const QString& path)
{
    const QString folder = path.section(u'/', 1, 1);
    return path.startsWith("core/"_L1) && domains.contains(folder) ? folder : QString();
}

/// How far to the right a path stands in base ← db ← journal ← access ← tickets ← domains ←
/// spanning ← ui ← app, or nothing where the floor plan does not know it.
std::optional<int> levelOf(const QString& path)
{
    const QString top = path.section(u'/', 0, 0);
    if (top == "record"_L1 || path == "core/ids.h"_L1)
        return 1;
    if (top == "ui"_L1)
        return 7;
    if (top == "app"_L1)
        return 8;
    if (top == "tests"_L1)
        return 9;
    if (top != "core"_L1)
        return std::nullopt;

    const QString folder = path.section(u'/', 1, 1);
    static const QStringList kernel{u"base"_s, u"db"_s, u"journal"_s, u"access"_s, u"tickets"_s};
    if (kernel.contains(folder))
        return static_cast<int>(kernel.indexOf(folder));
    if (domains.contains(folder))
        return 5;
    if (spanning.contains(folder))
        return 6;
    return std::nullopt;
}

/// What is wrong with this include, or an empty text.
QString complaint(const QString& file, const QString& target)
{
    if (target.startsWith(u'.'))
        return u"write the path from the root"_s;
    const auto from = levelOf(file);
    if (!from)
        return u"the floor plan has no place for this file"_s;
    const auto to = levelOf(target);
    if (!to)
        return target.startsWith("core/"_L1) ? u"the floor plan has no place for it"_s : QString();
    if (*to > *from)
        return u"the arrow points the wrong way"_s;
    const QString domain = domainOf(target);
    const bool isForeign =
        !domain.isEmpty() && !domainOf(file).isEmpty() && domainOf(file) != domain;
    if (isForeign && target.endsWith("_store.h"_L1))
        return u"another domain's store: ask its service"_s;
    return {};
}

/// Every #include "…" of core, ui and app.
QList<Include> allIncludes()
{
    static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*\"([^\"]+)\""_s);
    const QDir root(QStringLiteral(HOMEPORT_SOURCE_DIR));
    QList<Include> includes;
    for (const auto& top : {u"core"_s, u"ui"_s, u"app"_s}) {
        QDirIterator files(
            root.filePath(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
                qFatal("cannot read %s", qUtf8Printable(file.fileName()));
            int number = 0;
            const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
            for (const auto& line : lines) {
                ++number;
                if (const auto match = pattern.match(line); match.hasMatch())
                    includes.append(
                        {root.relativeFilePath(file.fileName()), number, match.captured(1)});
            }
        }
    }
    return includes;
}

/// A way from `at` back to `start` along the arrows, or nothing.
QStringList ringFrom(const QString& start, const QString& at,
    const QHash<QString, QSet<QString>>& arrows, QSet<QString>& visited)
{
    for (const auto& next : arrows.value(at)) {
        if (next == start)
            return {at, next};
        if (visited.contains(next))
            continue;
        visited.insert(next);
        if (const auto rest = ringFrom(start, next, arrows, visited); !rest.isEmpty())
            return QStringList{at} + rest;
    }
    return {};
}

} // namespace

/// The floor plan, as the compiler sees it: who includes whom.
class TstLayering : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void arrowsAreJudged_data();
    void arrowsAreJudged();
    void everyArrowPointsLeft();
    void domainsFormNoRing();

private:
    QList<Include> m_includes;
};

void TstLayering::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_includes = allIncludes();
    QVERIFY2(!m_includes.isEmpty(), "no sources found in " HOMEPORT_SOURCE_DIR);
}

void TstLayering::arrowsAreJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("good");

    QTest::newRow("down the plan") << u"core/db/a.h"_s << u"core/base/b.h"_s << true;
    QTest::newRow("up the plan") << u"core/db/a.h"_s << u"core/journal/b.h"_s << false;
    QTest::newRow("ids from base") << u"core/base/a.h"_s << u"core/ids.h"_s << false;
    QTest::newRow("ids from a domain") << u"core/cmdb/a.h"_s << u"core/ids.h"_s << true;
    QTest::newRow("rows from the journal") << u"core/journal/a.h"_s << u"record/ticket.h"_s << true;
    QTest::newRow("rows from base") << u"core/base/a.h"_s << u"record/ticket.h"_s << false;
    QTest::newRow("a domain's service")
        << u"core/service_levels/a.h"_s << u"core/incidents/b_service.h"_s << true;
    QTest::newRow("its own store")
        << u"core/service_levels/a.h"_s << u"core/service_levels/sla_store.h"_s << true;
    QTest::newRow("another's store")
        << u"core/service_levels/a.h"_s << u"core/incidents/b_store.h"_s << false;
    QTest::newRow("tickets, a domain") << u"core/tickets/a.h"_s << u"core/incidents/b.h"_s << false;
    QTest::newRow("a domain, search") << u"core/incidents/a.h"_s << u"core/search/b.h"_s << false;
    QTest::newRow("demo, a domain") << u"core/demo/a.cpp"_s << u"core/incidents/b.h"_s << true;
    QTest::newRow("core, ui") << u"core/sync/a.h"_s << u"ui/theme/b.h"_s << false;
    QTest::newRow("ui, app") << u"ui/shell/a.h"_s << u"app/composition.h"_s << false;
    QTest::newRow("app, ui") << u"app/desktop/a.h"_s << u"ui/shell/b.h"_s << true;
    QTest::newRow("app, tests") << u"app/desktop/a.h"_s << u"tests/support/b.h"_s << false;
    QTest::newRow("its moc") << u"core/db/a.cpp"_s << u"a.moc"_s << true;
    QTest::newRow("sideways path") << u"core/db/a.cpp"_s << u"../base/b.h"_s << false;
    QTest::newRow("unknown folder") << u"core/misc/a.cpp"_s << u"core/base/b.h"_s << false;
}

void TstLayering::arrowsAreJudged()
{
    QFETCH(QString, file);
    QFETCH(QString, target);
    QFETCH(bool, good);

    QCOMPARE(complaint(file, target).isEmpty(), good);
}

void TstLayering::everyArrowPointsLeft()
{
    QStringList wrong;

    for (const auto& include : m_includes)
        if (const auto what = complaint(include.file, include.target); !what.isEmpty())
            wrong += u"%1:%2: \"%3\": %4"_s.arg(
                include.file, QString::number(include.line), include.target, what);

    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TstLayering::domainsFormNoRing()
{
    QHash<QString, QSet<QString>> arrows;
    for (const auto& include : m_includes) {
        const QString from = domainOf(include.file);
        const QString to = domainOf(include.target);
        if (!from.isEmpty() && !to.isEmpty() && from != to)
            arrows[from].insert(to);
    }

    for (const auto& domain : domains) {
        QSet<QString> visited;
        const auto ring = ringFrom(domain, domain, arrows, visited);
        QVERIFY2(ring.isEmpty(), qPrintable(ring.join(u" includes "_s)));
    }
}

QTEST_GUILESS_MAIN(TstLayering)
#include "tst_layering.moc"

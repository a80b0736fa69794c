// Typed filters in the language of the window.
#include "core/tickets/filter_fields.h"
#include "core/tickets/filter_text.h"
#include "ui/words/spoken_filter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTest>
#include <QTimeZone>
#include <QTranslator>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstSpokenFilter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { QCoreApplication::removeTranslator(&m_german); }
    void theEnglishWordsAreTheStableOnes();
    void noFieldIsCalledLikeAnother_data();
    void noFieldIsCalledLikeAnother();
    void bothLanguagesAreUnderstood_data();
    void bothLanguagesAreUnderstood();
    void everyKeyIsReadBackAsItIsWritten_data() { noFieldIsCalledLikeAnother_data(); }
    void everyKeyIsReadBackAsItIsWritten();

private:
    FilterVocabulary vocabularyOf(bool isGerman)
    {
        if (isGerman)
            QCoreApplication::installTranslator(&m_german);
        return SpokenFilter::vocabulary();
    }
    static FilterReading read(const QString& text, const FilterVocabulary& vocabulary)
    {
        return FilterText::read(
            text, [](const char*, const QString&) { return QList<Choice>(); }, QTimeZone::utc(),
            vocabulary);
    }
    static QString written(const FilterNode& tree, const FilterVocabulary& vocabulary)
    {
        return FilterText::written(
            tree, [](const char*, const QUuid&) { return QString(); }, vocabulary);
    }

    QTranslator m_german;
};

void TstSpokenFilter::initTestCase()
{
    QVERIFY(m_german.load(QLocale(u"de_DE"_s), u"homeport"_s, u"_"_s, u":/i18n"_s));
}

void TstSpokenFilter::theEnglishWordsAreTheStableOnes()
{
    const auto vocabulary = vocabularyOf(false);
    for (const auto& field : filterFields()) {
        if (field.type != FilterType::Words)
            QCOMPARE(vocabulary.wordOf(field), QString::fromLatin1(field.word));
    }
}

void TstSpokenFilter::noFieldIsCalledLikeAnother_data()
{
    QTest::addColumn<bool>("isGerman");
    QTest::newRow("English") << false;
    QTest::newRow("German") << true;
}

void TstSpokenFilter::noFieldIsCalledLikeAnother()
{
    QFETCH(const bool, isGerman);
    const auto vocabulary = vocabularyOf(isGerman);
    for (const auto& field : filterFields()) {
        QCOMPARE(vocabulary.field(vocabulary.wordOf(field)), &field);
        QCOMPARE(vocabulary.field(QString::fromLatin1(field.word)), &field);
        QCOMPARE(vocabulary.field(QString::fromLatin1(field.name)), &field);
    }
}

void TstSpokenFilter::bothLanguagesAreUnderstood_data()
{
    QTest::addColumn<QString>("german");
    QTest::addColumn<QString>("stable");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* german, const char* stable, const char* shown) {
        QTest::newRow(german) << QString::fromUtf8(german) << QString::fromUtf8(stable)
                              << QString::fromUtf8(shown);
    };
    row("status:offen", "state:open", "status:offen");
    row("Status:\"in bearbeitung\"", "state:in_progress", "status:\"In Bearbeitung\"");
    row("state:in-progress", "state:in_progress", "status:\"In Bearbeitung\"");
    row("prioritat:hoch", "priority:2", "priorität:2");
    row("priorität:P1,2", "priority:1,2", "priorität:1,2");
    row("anforderer:ich", "requester:me", "melder:ich");
    row("bearbeiter:keiner", "assignee:none", "bearbeiter:keine");
    row("team:meine", "team:mine", "team:meine");
    row("sla:überfällig", "sla:overdue", "sla:<0m");
    row("sla:verfehlt oder schwer:ja", "sla:breached or major:yes", "sla:verfehlt or schwer:ja");
    row("erstellt:heute", "created:today", "erstellt:>=heute");
    row("drucker", "drucker", "drucker");
}

void TstSpokenFilter::bothLanguagesAreUnderstood()
{
    QFETCH(const QString, german);
    QFETCH(const QString, stable);
    QFETCH(const QString, shown);
    const auto vocabulary = vocabularyOf(true);

    const auto reading = read(german, vocabulary);

    QVERIFY2(!reading.fault, qPrintable(reading.fault ? reading.fault->detail : QString()));
    QVERIFY(reading.tree == read(stable, {}).tree);
    QVERIFY(reading.tree == read(stable, vocabulary).tree);
    QCOMPARE(written(reading.tree, vocabulary), shown);
    QVERIFY(read(shown, vocabulary).tree == reading.tree);
}

void TstSpokenFilter::everyKeyIsReadBackAsItIsWritten()
{
    QFETCH(const bool, isGerman);
    const auto vocabulary = vocabularyOf(isGerman);
    for (const auto& field : filterFields()) {
        if (field.type != FilterType::Key)
            continue;
        for (const auto& key : keysOf(field)) {
            const auto tree = FilterNode::leaf(field.name, FilterOp::Eq, key);
            const auto text = written(tree, vocabulary);
            QVERIFY2(read(text, vocabulary).tree == tree, qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(TstSpokenFilter)
#include "tst_spoken_filter.moc"

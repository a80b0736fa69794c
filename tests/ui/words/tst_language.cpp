#include "ui/widgets/key_hint.h"
#include "ui/words/language.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto catalogue = QStringLiteral(HOMEPORT_SOURCE_DIR "/translations/homeport_de.ts");
const auto englishCatalogue = QStringLiteral(HOMEPORT_SOURCE_DIR "/translations/homeport_en.ts");

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< several where it counts something
    bool isUnfinished = false;
};

QList<Message> messagesIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> found;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            found.append(Message{context, {}, {}, false});
        } else if (xml.name() == "source"_L1) {
            found.last().source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            found.last().isUnfinished = xml.attributes().hasAttribute("type"_L1);
            const auto text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            if (!text.isEmpty())
                found.last().translations.append(text);
        }
    }
    return xml.hasError() ? QList<Message>() : found;
}

/// Those of the catalogue with what the sources say by now, as lupdate brings it in.
QList<Message> messagesAsOfNow(const QString& path, const QStringList& options)
{
    const QTemporaryDir folder;
    const auto copy = folder.filePath(u"homeport.ts"_s);
    if (!QFile::copy(path, copy))
        return {};
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(HOMEPORT_SOURCE_DIR));
    lupdate.start(QStringLiteral(HOMEPORT_LUPDATE),
        QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s} + options
            + QStringList{u"-I"_s, u"."_s, u"ui"_s, u"app/desktop"_s, u"-ts"_s, copy});
    if (!lupdate.waitForFinished(180'000) || lupdate.exitCode() != 0)
        return {};
    return messagesIn(copy);
}

QStringList unfinishedOf(const QList<Message>& messages)
{
    QStringList found;
    for (const auto& message : messages) {
        if (message.isUnfinished || message.translations.isEmpty())
            found << message.context + u": "_s + message.source;
    }
    return found;
}

QStringList placesIn(const QString& text)
{
    static const QRegularExpression place(u"%(\\d|n)"_s);
    QSet<QString> places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places.insert(match.next().captured());
    auto sorted = places.values();
    sorted.sort();
    return sorted;
}

} // namespace

class TstLanguage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theGermanCatalogueSpeaks();
    void aLanguageWithoutCatalogueIsEnglish();
    void theChosenLanguageIsKept();
    void noTextOfTheSourcesLacksItsWords();
    void englishCounts();
    void placesForValuesAreKept();
};

void TstLanguage::theGermanCatalogueSpeaks()
{
    QVERIFY(Language::speaks(QLocale(u"de_AT"_s)));
    QTranslator german;
    QVERIFY(german.load(QLocale(u"de_DE"_s), u"homeport"_s, u"_"_s, u":/i18n"_s));
    QVERIFY(QCoreApplication::installTranslator(&german));
    QCOMPARE(Words::of(TicketStatus::InProgress), u"In Bearbeitung"_s);
    QCOMPARE(Words::level(1), u"Hoch"_s);
    QCOMPARE(QCoreApplication::translate("homeport::Workspace", "Sign out"), u"Abmelden"_s);
    QCOMPARE(KeyHint::words(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), u"Strg Umschalt ↵"_s);
    QCOMPARE(KeyHint::words(Qt::Key_Insert), u"Einfg"_s);
    QCOMPARE(QCoreApplication::translate(
                 "homeport::ImportRunPart", "about %n second(s) left", nullptr, 1),
        u"noch etwa 1 Sekunde"_s);
    QCOMPARE(QCoreApplication::translate(
                 "homeport::ImportRunPart", "about %n second(s) left", nullptr, 7),
        u"noch etwa 7 Sekunden"_s);
    QCoreApplication::removeTranslator(&german);
    QCOMPARE(Words::of(TicketStatus::InProgress), u"In progress"_s);
}

void TstLanguage::aLanguageWithoutCatalogueIsEnglish()
{
    QVERIFY(Language::speaks(QLocale(u"en_GB"_s)));
    QVERIFY(!Language::speaks(QLocale(u"is_IS"_s)));
}

void TstLanguage::theChosenLanguageIsKept()
{
    QCOMPARE(Language::kept(), QString());
    Language::keep(u"de"_s);
    QCOMPARE(Language::kept(), u"de"_s);
    Language::keep({});
    QCOMPARE(Language::kept(), QString());
}

void TstLanguage::noTextOfTheSourcesLacksItsWords()
{
    const auto messages = messagesAsOfNow(catalogue, {});
    QVERIFY(messages.size() > 400);
    const auto missing = unfinishedOf(messages);
    QVERIFY2(missing.isEmpty(),
        qPrintable(u"no German words yet; ninja update_translations, then fill in:\n"_s
            + missing.join(u'\n')));
}

void TstLanguage::englishCounts()
{
    const auto messages = messagesAsOfNow(englishCatalogue, {u"-pluralonly"_s});
    QVERIFY(messages.size() > 20);
    const auto missing = unfinishedOf(messages);
    QVERIFY2(missing.isEmpty(),
        qPrintable(u"not counted in English yet; lupdate -pluralonly, then fill in:\n"_s
            + missing.join(u'\n')));

    QTranslator english;
    QVERIFY(english.load(QLocale(u"en_GB"_s), u"homeport"_s, u"_"_s, u":/i18n"_s));
    QVERIFY(QCoreApplication::installTranslator(&english));
    const auto left = [](int seconds) {
        return QCoreApplication::translate(
            "homeport::ImportRunPart", "about %n second(s) left", nullptr, seconds);
    };
    QCOMPARE(left(1), u"about 1 second left"_s);
    QCOMPARE(left(7), u"about 7 seconds left"_s);
    QCoreApplication::removeTranslator(&english);
}

void TstLanguage::placesForValuesAreKept()
{
    const auto messages = messagesIn(catalogue);
    QVERIFY(messages.size() > 400);
    for (const auto& message : messages) {
        for (const auto& translation : message.translations)
            QVERIFY2(placesIn(translation) == placesIn(message.source),
                qPrintable(message.source + u" / "_s + translation));
    }
}

int main(int argc, char** argv)
{
    // The profile of the person who runs the tests is not touched.
    const QTemporaryDir profile;
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(profile.path()));
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"homeport-test"_s);
    QCoreApplication::setOrganizationName(u"homeport-test"_s);
    TstLanguage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_language.moc"

#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/form_draft.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 15'000;
const auto key = u"bulk-ticket.assign"_s;
const auto subject = u"34 tickets"_s;
const QUuid harbour(u"019a0000-0000-7000-8000-000000000001"_s);
const QUuid print(u"019a0000-0000-7000-8000-000000000002"_s);
const QList<Choice> names{{harbour, u"Harbour Cranes"_s}, {print, u"Nordic Print"_s}};

/// A card with a field of each sort.
struct Card
{
    explicit Card(DraftStore& store)
    {
        line->setObjectName(u"line"_s);
        text->setObjectName(u"text"_s);
        team->setObjectName(u"team"_s);
        reason->setObjectName(u"reason"_s);
        reason->addItem(u"Requester"_s, 0);
        reason->addItem(u"Supplier"_s, 1);
        late->setObjectName(u"late"_s);
        mark->setObjectName(u"mark"_s);
        mark->setChecked(true);
        draft = new FormDraft(
            store.open(key), {line, text, team, reason, late, mark}, subject, &window);
        draft->goOn();
    }

    QWidget window;
    QLineEdit* line = new QLineEdit(&window);
    QPlainTextEdit* text = new QPlainTextEdit(&window);
    ChoiceBox* team = new ChoiceBox(u"Team"_s, &window);
    QComboBox* reason = new QComboBox(&window);
    QComboBox* late = new QComboBox(&window); ///< its entries come late
    QCheckBox* mark = new QCheckBox(&window);
    FormDraft* draft;

    /// The names, one of them chosen, and the entries of the other list.
    void offerAll()
    {
        draft->offer([this] {
            team->setChoices(names);
            if (team->isBlank())
                team->choose(harbour);
            late->addItem(u"Please choose"_s);
            late->addItem(u"Along"_s, 1);
        });
    }
};

} // namespace

class TstFormDraft : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }
    void whatWasEnteredComesBackWhateverComesFirst_data();
    void whatWasEnteredComesBackWhateverComesFirst();
    void whatIsEnteredMeanwhileIsLeftAlone();
    void namesThatComeAreNoEntry();
    void whatIsPresetLateIsNoEntry();
    void whatWasEnteredComesBackIntoListsThatComeLate();
    void aMarkIsAnEntry();

private:
    /// Enters something in a card and leaves it; false: it does not reach the disk.
    bool leaveSomething();

    QTemporaryDir m_folder;
    std::unique_ptr<DraftStore> m_store;
};

void TstFormDraft::init()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.path()));
    Actor actor;
    actor.organization = OrganizationId(QUuid::createUuid());
    actor.person = PersonId(QUuid::createUuid());
    m_store = std::make_unique<DraftStore>(actor);
}

bool TstFormDraft::leaveSomething()
{
    Card card(*m_store);
    QSignalSpy saved(card.draft, &FormDraft::saved);
    card.team->setChoices(names);
    card.line->setText(u"They know it"_s);
    card.text->setPlainText(u"Two\nlines"_s);
    card.team->choose(print);
    card.reason->setCurrentIndex(1);
    return QTest::qWaitFor([&] { return !saved.isEmpty(); }, patience);
}

void TstFormDraft::whatWasEnteredComesBackWhateverComesFirst_data()
{
    QTest::addColumn<bool>("areNamesFirst");
    QTest::newRow("the names") << true;
    QTest::newRow("the draft") << false;
}

void TstFormDraft::whatWasEnteredComesBackWhateverComesFirst()
{
    QFETCH(const bool, areNamesFirst);
    QVERIFY(leaveSomething());

    Card card(*m_store);
    QSignalSpy restored(card.draft, &FormDraft::restored);
    if (areNamesFirst)
        card.team->setChoices(names);
    QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, patience);
    card.team->setChoices(names);

    QCOMPARE(restored.first().first().toString(), subject);
    QCOMPARE(card.line->text(), u"They know it"_s);
    QCOMPARE(card.text->toPlainText(), u"Two\nlines"_s);
    QCOMPARE(card.team->chosen(), std::optional(print));
    QCOMPARE(card.reason->currentData().toInt(), 1);

    card.draft->startOver();
    QVERIFY(card.line->text().isEmpty() && card.text->toPlainText().isEmpty());
    QVERIFY(!card.team->chosen());
    QCOMPARE(card.reason->currentData().toInt(), 0);
}

void TstFormDraft::whatIsEnteredMeanwhileIsLeftAlone()
{
    QVERIFY(leaveSomething());

    Card card(*m_store);
    QSignalSpy restored(card.draft, &FormDraft::restored);
    QSignalSpy saved(card.draft, &FormDraft::saved);
    card.line->setText(u"Another"_s); // before the disk has answered
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);

    QCOMPARE(card.line->text(), u"Another"_s);
    QVERIFY(restored.isEmpty());
}

void TstFormDraft::namesThatComeAreNoEntry()
{
    Card card(*m_store);
    QSignalSpy edited(card.draft, &FormDraft::edited);

    card.team->setChoices(names);

    QVERIFY(edited.isEmpty());
}

void TstFormDraft::whatIsPresetLateIsNoEntry()
{
    Card card(*m_store);
    QSignalSpy edited(card.draft, &FormDraft::edited);

    card.offerAll();

    QVERIFY(edited.isEmpty());
    QCOMPARE(card.team->chosen(), std::optional(harbour));
    card.line->setText(u"They know it"_s);
    card.draft->startOver();
    QCOMPARE(card.team->chosen(), std::optional(harbour));
}

void TstFormDraft::whatWasEnteredComesBackIntoListsThatComeLate()
{
    {
        Card card(*m_store);
        QSignalSpy saved(card.draft, &FormDraft::saved);
        card.offerAll();
        card.team->choose(print);
        card.late->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(!saved.isEmpty(), patience);
    }
    Card card(*m_store);
    QSignalSpy restored(card.draft, &FormDraft::restored);
    QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, patience);

    card.offerAll();

    QCOMPARE(card.team->chosen(), std::optional(print));
    QCOMPARE(card.late->currentData().toInt(), 1);
}

void TstFormDraft::aMarkIsAnEntry()
{
    {
        Card card(*m_store);
        QSignalSpy saved(card.draft, &FormDraft::saved);
        card.mark->setChecked(false);
        QTRY_VERIFY_WITH_TIMEOUT(!saved.isEmpty(), patience);
    }
    Card card(*m_store);
    QSignalSpy restored(card.draft, &FormDraft::restored);
    QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, patience);
    QVERIFY(!card.mark->isChecked());
}

QTEST_MAIN(TstFormDraft)

#include "tst_form_draft.moc"
